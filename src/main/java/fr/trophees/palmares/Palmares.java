package fr.trophees.palmares;

import fr.trophees.edition.Edition;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Proclaimed results, as the public sees them.
 *
 * @param categories every category of the edition, in its order
 * @param coupDeCoeur the extra prize, or null when it isn't given
 * @param rectifications corrections published since, oldest first (ORG-3)
 */
public record Palmares(List<Categorie> categories, Laureat coupDeCoeur, List<Rectificatif> rectifications) {

    /**
     * @param id the category's id
     * @param resultat {@code laureat}, {@code ex-aequo} or {@code aucun}
     */
    public record Categorie(String id, String resultat, List<Laureat> laureats) {}

    public record Laureat(String numero, String structureNom, String projetTitre) {}

    /** A dated correction, in the words that are published. */
    public record Rectificatif(Instant le, String texte) {}

    static Palmares de(
            Edition edition,
            Map<String, String> issues,
            List<PalmaresRepository.LigneDePalmares> laureats,
            List<Rectificatif> rectifications) {
        return new Palmares(
                edition.definition().categories().stream()
                        .map(categorie -> new Categorie(
                                categorie.id(),
                                issues.getOrDefault(categorie.id(), "aucun"),
                                laureats(laureats, categorie.id())))
                        .toList(),
                laureats(laureats, PalmaresRepository.COUP_DE_COEUR).stream()
                        .findFirst()
                        .orElse(null),
                rectifications);
    }

    private static List<Laureat> laureats(List<PalmaresRepository.LigneDePalmares> laureats, String categorie) {
        return laureats.stream()
                .filter(ligne -> ligne.categorie().equals(categorie))
                .map(ligne -> new Laureat(ligne.numero(), ligne.structureNom(), ligne.projetTitre()))
                .toList();
    }
}
