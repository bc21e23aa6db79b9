package fr.trophees.eligibilite;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How reasons write dates, figures and quotations in French, with no-break spaces where typography wants them. */
final class Redaction {

    private static final DateTimeFormatter JOUR = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRANCE);
    private static final int NOMMES = 3;

    private Redaction() {}

    static String jour(LocalDate jour) {
        String texte = JOUR.format(jour);
        return jour.getDayOfMonth() == 1 ? "1er" + texte.substring(1) : texte;
    }

    static String ans(int nombre) {
        return nombre + (nombre < 2 ? "\u00A0an" : "\u00A0ans");
    }

    static String nombre(int nombre) {
        DecimalFormatSymbols symboles = DecimalFormatSymbols.getInstance(Locale.FRANCE);
        symboles.setGroupingSeparator('\u00A0');
        return new DecimalFormat("#,##0", symboles).format(nombre);
    }

    static String habitants(int population) {
        return nombre(population) + "\u00A0habitants";
    }

    static String cite(String texte) {
        return "«\u00A0" + texte.strip() + "\u00A0»";
    }

    /** "a", "a et b", "a, b, c et 12 autres". */
    static String liste(List<String> elements) {
        int taille = elements.size();
        if (taille > NOMMES + 1) {
            return String.join(", ", elements.subList(0, NOMMES)) + " et " + (taille - NOMMES) + " autres";
        }
        return taille < 2
                ? String.join("", elements)
                : String.join(", ", elements.subList(0, taille - 1)) + " et " + elements.get(taille - 1);
    }
}
