package fr.trophees.jury;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who may not vote where, and why (JURY-3): a tie with one candidate recuses from the whole category in which that
 * candidate stands, and from no other. Recusals are never stored as such: they follow from the ties and from the
 * dossiers that stand now, so a move, a withdrawal or a refusal changes them by itself.
 *
 * @param toutes by category, then by juror; at most one for each pair
 */
public record Recusations(List<Recusation> toutes) {

    public Recusations {
        toutes = List.copyOf(toutes);
    }

    /**
     * @param liens confirmed or declared ties, of the members of one contest's jury
     * @param candidats the dossiers of that contest
     */
    public static Recusations deduire(Collection<Lien> liens, Collection<Candidat> candidats) {
        Map<String, List<Candidat>> enLiceParSiren = candidats.stream()
                .filter(candidat -> candidat.enLice() && candidat.siren() != null)
                .collect(groupingBy(Candidat::siren));
        SortedMap<String, SortedMap<String, Motifs>> parCategorie = new TreeMap<>();
        for (Lien lien : liens) {
            if (lien.categorie() != null) {
                motifs(parCategorie, lien.categorie(), lien.jure()).declaree = true;
            } else {
                for (Candidat candidat : enLiceParSiren.getOrDefault(lien.siren(), List.of())) {
                    motifs(parCategorie, candidat.categorie(), lien.jure())
                            .dossiers
                            .add(candidat.dossier());
                }
            }
        }
        List<Recusation> toutes = new ArrayList<>();
        parCategorie.forEach((categorie, parJure) -> parJure.forEach(
                (jure, motifs) -> toutes.add(new Recusation(jure, categorie, motifs.dossiers, motifs.declaree))));
        return new Recusations(toutes);
    }

    public boolean recuse(String jure, String categorie) {
        return toutes.stream()
                .anyMatch(recusation ->
                        recusation.jure().equals(jure) && recusation.categorie().equals(categorie));
    }

    /** The jurors recused from a category. */
    public Set<String> jures(String categorie) {
        return toutes.stream()
                .filter(recusation -> recusation.categorie().equals(categorie))
                .map(Recusation::jure)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Motifs motifs(
            SortedMap<String, SortedMap<String, Motifs>> parCategorie, String categorie, String jure) {
        return parCategorie.computeIfAbsent(categorie, c -> new TreeMap<>()).computeIfAbsent(jure, j -> new Motifs());
    }

    private static final class Motifs {
        private final SortedSet<String> dossiers = new TreeSet<>();
        private boolean declaree;
    }
}
