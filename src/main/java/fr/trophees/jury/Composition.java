package fr.trophees.jury;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What there is to say of a jury's composition (JURY-1, art. 4.1). Nothing here forbids anything: staff is told and
 * decides.
 *
 * @param domainesManquants fields the regulation asks for and that no member brings, in the edition's order and words
 * @param membresSansDomaine members whose field isn't recorded
 * @param membresHorsDomaines members whose field is none of those the regulation names
 * @param presidents how many members preside; one is expected (usage)
 */
public record Composition(
        List<String> domainesManquants,
        List<String> membresSansDomaine,
        List<String> membresHorsDomaines,
        int presidents) {

    /**
     * A member as the composition sees them.
     *
     * @param domaine the field they act in; {@code null} or blank when not recorded
     */
    public record Membre(String jure, String domaine, boolean president) {}

    /**
     * @param domainesAttendus the fields of the contest, data of its edition: for 2024, "commande publique",
     *     "insertion" and "achat responsable" (ASR), "insertion", "emploi" and "économie sociale et solidaire" (IT);
     *     empty when the contest names none. Case, accents and hyphens make no difference.
     */
    public static Composition examiner(List<String> domainesAttendus, Collection<Membre> membres) {
        Set<String> attendus = domainesAttendus.stream().map(Composition::cle).collect(Collectors.toSet());
        Set<String> presents = membres.stream()
                .filter(Composition::aUnDomaine)
                .map(membre -> cle(membre.domaine()))
                .collect(Collectors.toSet());
        List<String> sansDomaine = new ArrayList<>();
        List<String> horsDomaines = new ArrayList<>();
        for (Membre membre : membres) {
            if (!aUnDomaine(membre)) {
                sansDomaine.add(membre.jure());
            } else if (!attendus.isEmpty() && !attendus.contains(cle(membre.domaine()))) {
                horsDomaines.add(membre.jure());
            }
        }
        return new Composition(
                domainesAttendus.stream()
                        .filter(domaine -> !presents.contains(cle(domaine)))
                        .toList(),
                List.copyOf(sansDomaine),
                List.copyOf(horsDomaines),
                (int) membres.stream().filter(Membre::president).count());
    }

    /** Whether the jury is composed as article 4.1 says and has its one president. */
    public boolean conforme() {
        return domainesManquants.isEmpty()
                && membresSansDomaine.isEmpty()
                && membresHorsDomaines.isEmpty()
                && presidents == 1;
    }

    private static boolean aUnDomaine(Membre membre) {
        return membre.domaine() != null && !membre.domaine().isBlank();
    }

    private static String cle(String domaine) {
        return Normalizer.normalize(domaine, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\h\\p{Pd}_]+", " ")
                .strip();
    }
}
