package fr.trophees.palmares;

import fr.trophees.edition.Edition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Puts into words what follows from a choice of the jury, cascades included (JURY-5).
 *
 * @param libelles number → how to name a dossier
 * @param nom a structure's key → its name
 */
record Effets(Edition edition, Map<String, String> libelles, UnaryOperator<String> nom) {

    String titre(String categorie) {
        return edition.definition().categorie(categorie).titre();
    }

    /** If the structure of a {@link Cumul} is rewarded in one of its categories. */
    String de(Cumul.Alternative alternative, List<String> dejaEnCumul) {
        List<String> phrases = new ArrayList<>();
        phrases.add(
                alternative.effets().isEmpty()
                        ? "Aucune autre catégorie ne change."
                        : alternative.effets().stream().map(this::changement).collect(Collectors.joining(" ")));
        alternative.cumuls().forEach((structure, categories) -> {
            if (!dejaEnCumul.contains(structure)) {
                phrases.add(aArbitrer(structure, categories));
            }
        });
        return String.join(" ", phrases);
    }

    /** If a category's situation becomes what it is in {@code apres}. */
    String entre(Attribution avant, Attribution apres, String categorie) {
        List<String> phrases = new ArrayList<>(apres.effets(avant).stream()
                .filter(situation -> !situation.categorie().equals(categorie))
                .map(this::changement)
                .toList());
        List<String> dejaEnCumul = avant.cumuls().stream().map(Cumul::structure).toList();
        for (Cumul cumul : apres.cumuls()) {
            if (!dejaEnCumul.contains(cumul.structure())) {
                phrases.add(aArbitrer(cumul.structure(), cumul.categories()));
                for (Cumul.Alternative alternative : cumul.alternatives()) {
                    phrases.add("Retenue dans « " + titre(alternative.categorieRetenue()) + " » : "
                            + alternative.effets().stream()
                                    .map(this::changement)
                                    .collect(Collectors.joining(" ")));
                }
            }
        }
        return phrases.isEmpty() ? "Rien d’autre ne change." : String.join(" ", phrases);
    }

    private String aArbitrer(String structure, List<String> categories) {
        return "Le jury devra ensuite choisir la seule récompense de " + nom.apply(structure) + ", alors en tête dans "
                + categories.stream()
                        .map(categorie -> "« " + titre(categorie) + " »")
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private String changement(Situation situation) {
        String titre = "« " + titre(situation.categorie()) + " » : ";
        if (situation instanceof ResultatCategorie resultat) {
            return titre
                    + (resultat.laureats().isEmpty()
                            ? "aucun lauréat."
                            : resultat.laureats().stream().map(libelles::get).collect(Collectors.joining(", ")) + ".");
        }
        return titre + "le jury délibère.";
    }
}
