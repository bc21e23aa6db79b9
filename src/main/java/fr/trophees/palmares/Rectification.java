package fr.trophees.palmares;

import fr.trophees.formulaire.Erreur;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The results as they are, or as a decision of the jury wants them to be once they are validated (ORG-3): correcting them is
 * subject to the rules that made them (JURY-4 to JURY-6).
 *
 * @param laureats category → numbers of its laureates, none for a category without laureate (JURY-4)
 * @param coupDeCoeur a number, or {@link CoupDeCoeur#AUCUN}
 */
public record Rectification(SortedMap<String, List<String>> laureats, String coupDeCoeur) {

    public Rectification {
        SortedMap<String, List<String>> copie = new TreeMap<>();
        laureats.forEach((categorie, numeros) ->
                copie.put(categorie, numeros.stream().sorted().toList()));
        laureats = Collections.unmodifiableSortedMap(copie);
    }

    /** A dossier that stands: where, and its structure's key (one that is rewarded once). */
    public record EnLice(String categorie, String structure) {}

    /** Name of the field in which a category's laureates are typed. */
    public static String champ(String categorie) {
        return "laureats-" + categorie;
    }

    /**
     * Checks these results before they take the place of {@code avant}.
     *
     * @param enLice every admitted dossier of the contest, by number
     * @param motif why; the coup de cœur asks for one (D-7)
     * @return what is wrong, each on its field; empty when all is well
     */
    public List<Erreur> verifier(
            Rectification avant, Map<String, EnLice> enLice, CoupDeCoeur.Laureats regle, String motif) {
        List<Erreur> erreurs = new ArrayList<>();
        Map<String, String> recompensees = new HashMap<>();
        laureats.forEach((categorie, numeros) -> {
            for (String numero : numeros) {
                EnLice dossier = enLice.get(numero);
                if (dossier == null || !dossier.categorie().equals(categorie)) {
                    erreurs.add(new Erreur(
                            champ(categorie),
                            "Un des numéros n’est pas celui d’un dossier admis dans cette catégorie."));
                } else if (recompensees.putIfAbsent(dossier.structure(), categorie) != null) {
                    erreurs.add(new Erreur(
                            champ(categorie),
                            "La structure du dossier " + numero
                                    + " est déjà récompensée : une structure ne l’est que pour un seul projet."));
                }
            }
        });
        if (erreurs.isEmpty()) {
            Map<String, String> structures = new HashMap<>();
            enLice.forEach((numero, dossier) -> structures.put(numero, dossier.structure()));
            CoupDeCoeur.verifier(
                            coupDeCoeur,
                            motif,
                            structures,
                            laureats.values().stream().flatMap(List::stream).toList(),
                            regle)
                    .ifPresent(erreurs::add);
        }
        if (erreurs.isEmpty() && equals(avant)) {
            erreurs.add(new Erreur("", "Ce palmarès est celui qui est en vigueur : rien ne change."));
        }
        return erreurs;
    }

    /** The categories whose result isn't the same, in order. */
    public List<String> categoriesChangees(Rectification avant) {
        return laureats.keySet().stream()
                .filter(categorie -> !laureats.get(categorie).equals(avant.laureats.get(categorie)))
                .toList();
    }
}
