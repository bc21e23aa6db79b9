package fr.trophees.eligibilite;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** ELIG-6: whether two titles are near enough to be those of one project. It flags for a person, it decides nothing. */
final class TitresProches {

    /** Share of the longer title that may differ. */
    private static final double ECART = 0.15;

    private static final Set<String> MOTS_OUTILS = Set.of(
            "a", "au", "aux", "avec", "d", "dans", "de", "des", "du", "en", "et", "l", "la", "le", "les", "notre",
            "nos", "par", "pour", "sur", "un", "une");

    private TitresProches() {}

    /** Case, accents, punctuation, small words and the order of the words don't count. */
    static boolean proches(String titre, String autre) {
        if (titre == null || autre == null) {
            return false;
        }
        String a = essentiel(titre);
        String b = essentiel(autre);
        if (a.isEmpty() || b.isEmpty()) {
            return false;
        }
        int permis = (int) (Math.max(a.length(), b.length()) * ECART);
        return new LevenshteinDistance(permis).apply(a, b) >= 0;
    }

    private static String essentiel(String titre) {
        String lettres = Normalizer.normalize(titre, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replace("œ", "oe")
                .replace("æ", "ae");
        String[] mots = lettres.split("[^\\p{L}\\p{N}]+");
        String retenus = trier(Arrays.stream(mots).filter(mot -> !MOTS_OUTILS.contains(mot)));
        return retenus.isEmpty() ? trier(Arrays.stream(mots)) : retenus;
    }

    private static String trier(Stream<String> mots) {
        return mots.filter(mot -> !mot.isEmpty()).sorted().collect(Collectors.joining(" "));
    }
}
