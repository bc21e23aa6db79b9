package fr.trophees.edition;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What somebody who mistyped probably meant. */
final class Proximite {

    private Proximite() {}

    /** The candidate with the fewest letters to change, unless that is more than a third of what was typed. */
    static Optional<String> plusProche(String saisie, Collection<String> candidats) {
        return candidats.stream()
                .min(Comparator.comparingInt(candidat -> distance(saisie, candidat)))
                .filter(candidat -> distance(saisie, candidat) <= Math.max(2, saisie.length() / 3));
    }

    /** Levenshtein: insertions, deletions and substitutions. */
    private static int distance(String a, String b) {
        int[] ligne = new int[b.length() + 1];
        for (int j = 0; j < ligne.length; j++) {
            ligne[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonale = ligne[0];
            ligne[0] = i;
            for (int j = 1; j < ligne.length; j++) {
                int remplacement = diagonale + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonale = ligne[j];
                ligne[j] = Math.min(remplacement, 1 + Math.min(ligne[j], ligne[j - 1]));
            }
        }
        return ligne[b.length()];
    }
}
