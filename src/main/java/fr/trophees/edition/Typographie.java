package fr.trophees.edition;

import java.util.regex.Pattern;

/** The spaces of French typography that nobody types. */
final class Typographie {

    private static final Pattern AVANT_PONCTUATION = Pattern.compile(" (?=[:;!?»])");
    private static final Pattern APRES_GUILLEMET = Pattern.compile("« ");
    private static final Pattern MILLIERS = Pattern.compile("(?<=\\d) (?=\\d{3}(?!\\d))");

    private Typographie() {}

    /** Ordinary spaces before : ; ! ? », after « and between thousands become no-break ones. */
    static String insecables(String texte) {
        String suite = AVANT_PONCTUATION.matcher(texte).replaceAll("\u00a0");
        suite = APRES_GUILLEMET.matcher(suite).replaceAll("«\u00a0");
        return MILLIERS.matcher(suite).replaceAll("\u202f");
    }
}
