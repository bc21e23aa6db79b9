package fr.trophees.eligibilite;

import fr.trophees.territoire.Territoires;
import java.time.LocalDate;
import java.util.List;

/** The contests of 2024, for the tests. */
final class UnConcours {

    /** D-3: the closing first announced for 2024. */
    static final LocalDate CLOTURE_2024 = LocalDate.of(2024, 11, 8);

    static final SeuilsRuraux SANS_MARGE = new SeuilsRuraux(25_000, 250_000, 0);

    private UnConcours() {}

    static Contexte initiatives(DossierDepose... deposes) {
        return initiatives(CLOTURE_2024, deposes);
    }

    static Contexte initiatives(LocalDate reference, DossierDepose... deposes) {
        return new Contexte(
                PublicVise.INITIATIVES,
                reference,
                2,
                false,
                List.of(
                        new CategorieOuverte("it1", "Actions en faveur de la levée des freins périphériques", false),
                        new CategorieOuverte("it2", "Actions d’aller vers", false)),
                SeuilsRuraux.APPEL_2024,
                Territoires.version("4.0.0"),
                List.of(deposes));
    }

    static Contexte achat(DossierDepose... deposes) {
        return achat(false, SeuilsRuraux.APPEL_2024, "4.0.0", deposes);
    }

    static Contexte achatReconnaissanceExigeeDeTous() {
        return achat(true, SeuilsRuraux.APPEL_2024, "4.0.0");
    }

    /** With invented figures, on both sides of each limit. */
    static Contexte essai(SeuilsRuraux seuils) {
        return achat(false, seuils, "0.0.0");
    }

    private static Contexte achat(boolean exigee, SeuilsRuraux seuils, String version, DossierDepose... deposes) {
        return new Contexte(
                PublicVise.ACHAT,
                CLOTURE_2024,
                2,
                exigee,
                List.of(
                        new CategorieOuverte(
                                "asr1", "Communication et rayonnement de l’achat socialement responsable", false),
                        new CategorieOuverte("asr5", "Achat socialement responsable en milieu rural", true)),
                seuils,
                Territoires.version(version),
                List.of(deposes));
    }
}
