package fr.trophees.vote;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Rankings with ties (JURY-4). */
final class Classements {

    private Classements() {}

    /** Tiers of equal value, best first; within a tier, in the order of {@code dossiers}. */
    static <V> List<List<String>> paliers(
            Collection<String> dossiers, Function<String, V> valeur, Comparator<V> meilleurDAbord) {
        SortedMap<V, List<String>> paliers = new TreeMap<>(meilleurDAbord);
        for (String dossier : dossiers) {
            paliers.computeIfAbsent(valeur.apply(dossier), v -> new ArrayList<>())
                    .add(dossier);
        }
        return List.copyOf(paliers.values());
    }
}
