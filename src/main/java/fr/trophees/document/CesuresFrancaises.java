package fr.trophees.document;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;

/** Where a line may break: as everywhere, but never after the apostrophe of an elision (« l’inclusion »). */
final class CesuresFrancaises implements FSTextBreaker {

    private final BreakIterator cesures = BreakIterator.getLineInstance(Locale.FRENCH);
    private String texte = "";

    @Override
    public void setText(String texte) {
        this.texte = texte;
        cesures.setText(texte);
    }

    @Override
    public int next() {
        int fin = cesures.next();
        while (fin != BreakIterator.DONE && elision(fin)) {
            fin = cesures.next();
        }
        return fin;
    }

    private boolean elision(int fin) {
        return fin < texte.length()
                && (texte.charAt(fin - 1) == '’' || texte.charAt(fin - 1) == '\'')
                && Character.isLetter(texte.charAt(fin));
    }
}
