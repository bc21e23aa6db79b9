package fr.trophees.vote;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** One choice for each juror and category; the dossier with the most votes comes first. */
final class MajoriteRelative implements MethodeDeVote<String> {

    @Override
    public String id() {
        return "majorite-relative";
    }

    @Override
    public Optional<String> refus(String contenu, Set<String> dossiers) {
        return dossiers.contains(contenu)
                ? Optional.empty()
                : Optional.of("Ce dossier n’est pas, ou n’est plus, en lice dans cette catégorie.");
    }

    @Override
    public String lire(String contenu) {
        return contenu;
    }

    @Override
    public Decompte decompter(SortedSet<String> dossiers, List<String> bulletins) {
        Map<String, int[]> compteurs = new HashMap<>();
        for (String dossier : dossiers) {
            compteurs.put(dossier, new int[1]);
        }
        int annules = 0;
        for (String choix : bulletins) {
            int[] compteur = compteurs.get(choix);
            if (compteur == null) {
                annules++;
            } else {
                compteur[0]++;
            }
        }
        SortedMap<String, Integer> voix = new TreeMap<>();
        SortedMap<Integer, List<String>> paliers = new TreeMap<>(Comparator.reverseOrder());
        for (String dossier : dossiers) {
            int nombre = compteurs.get(dossier)[0];
            voix.put(dossier, nombre);
            paliers.computeIfAbsent(nombre, n -> new ArrayList<>()).add(dossier);
        }
        return new Decompte(voix, List.copyOf(paliers.values()), annules);
    }
}
