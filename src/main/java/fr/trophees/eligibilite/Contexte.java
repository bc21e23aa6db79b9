package fr.trophees.eligibilite;

import fr.trophees.territoire.Territoires;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The contest in which a dossier is examined, with the edition's settings.
 *
 * @param dateReference D-3: the day for which the closing was first announced, on the Paris calendar; a prolongation
 *     doesn't move it
 * @param ansApresLaFin ELIG-3: an action that has ended did so less than that many years before the reference date; 2
 * @param reconnaissanceExigeeDesAdherents D-2: false by default (art. 1.2)
 * @param seuils D-4
 * @param territoires D-4: the figures that the edition names
 * @param dossiersDeposes those of the contest that count (ELIG-5, ELIG-6); the examined one may be among them
 */
public record Contexte(
        PublicVise publicVise,
        LocalDate dateReference,
        int ansApresLaFin,
        boolean reconnaissanceExigeeDesAdherents,
        List<CategorieOuverte> categories,
        SeuilsRuraux seuils,
        Territoires territoires,
        List<DossierDepose> dossiersDeposes) {

    public Contexte {
        Objects.requireNonNull(publicVise);
        Objects.requireNonNull(dateReference);
        Objects.requireNonNull(seuils);
        Objects.requireNonNull(territoires);
        categories = List.copyOf(categories);
        dossiersDeposes = List.copyOf(dossiersDeposes);
    }

    Optional<CategorieOuverte> categorie(String id) {
        return categories.stream()
                .filter(categorie -> categorie.id().equals(id))
                .findFirst();
    }

    /** The applicant's other dossiers in the contest. */
    List<DossierDepose> autresDossiers(DossierExamine dossier) {
        return dossiersDeposes.stream()
                .filter(autre -> autre.siren().equals(dossier.siren()))
                .filter(autre -> !autre.numero().equals(dossier.numero()))
                .toList();
    }
}
