package fr.trophees.formulaire;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A field's pattern. Somebody deploys it and somebody else chooses the text, so a search that backtracks without end is
 * given up and counts as a text that doesn't match.
 */
final class Motif {

    private static final int LECTURES_MAX = 2_000_000;

    private final Pattern motif;

    private Motif(Pattern motif) {
        this.motif = motif;
    }

    static Motif lire(String source, String ou) {
        try {
            return new Motif(Pattern.compile(source));
        } catch (PatternSyntaxException e) {
            throw new FormulaireIllisibleException(ou + " : l'expression régulière est mal écrite.", e);
        }
    }

    /** As in the browser, the pattern may be found anywhere unless it is anchored. */
    boolean convient(String texte) {
        try {
            return motif.matcher(new TexteCompte(texte)).find();
        } catch (TropDeLectures | StackOverflowError e) {
            return false;
        }
    }

    private static final class TexteCompte implements CharSequence {
        private final CharSequence texte;
        private int lectures;

        TexteCompte(CharSequence texte) {
            this.texte = texte;
        }

        @Override
        public char charAt(int index) {
            if (++lectures > LECTURES_MAX) {
                throw new TropDeLectures();
            }
            return texte.charAt(index);
        }

        @Override
        public int length() {
            return texte.length();
        }

        @Override
        public CharSequence subSequence(int debut, int fin) {
            return texte.subSequence(debut, fin);
        }

        @Override
        public String toString() {
            return texte.toString();
        }
    }

    private static final class TropDeLectures extends RuntimeException {
        TropDeLectures() {
            super(null, null, false, false);
        }
    }
}
