package fr.trophees.palmares;

import fr.trophees.formulaire.Erreur;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The extra prize of a contest, chosen across its categories (JURY-6, art. 2), or not given. */
public final class CoupDeCoeur {

    /** What is recorded as {@code coupDeCoeur} when the jury gives none. */
    public static final String AUCUN = "aucun";

    /**
     * D-7: may a structure that is already laureate also get the coup de cœur? A setting of the edition.
     */
    public enum Laureats {
        /** As any other. */
        PROPOSES,
        /** Not proposed; the jury may still choose it and says why. The default. */
        SUR_MOTIF,
        EXCLUS
    }

    private CoupDeCoeur() {}

    /**
     * The dossiers proposed to the jury, by number. Those of a laureate structure are left out as a whole, its other
     * projects included, since it is rewarded for one only (JURY-5), unless the edition proposes them.
     *
     * @param admis every admitted dossier of the contest, number → structure
     * @param laureats numbers of the dossiers rewarded in a category
     */
    public static List<String> proposes(Map<String, String> admis, Collection<String> laureats, Laureats regle) {
        Set<String> recompensees = structures(admis, laureats);
        return admis.keySet().stream()
                .filter(dossier -> regle == Laureats.PROPOSES || !recompensees.contains(admis.get(dossier)))
                .sorted()
                .toList();
    }

    /**
     * Checks what staff records in {@code userTask_designerCoupDeCoeur}.
     *
     * @param choix a number, or {@link #AUCUN}
     * @param motif the jury's reason; may be {@code null}
     * @return nothing when all is well
     */
    public static Optional<Erreur> verifier(
            String choix, String motif, Map<String, String> admis, Collection<String> laureats, Laureats regle) {
        if (AUCUN.equals(choix)) {
            return Optional.empty();
        }
        if (choix == null || choix.isBlank()) {
            return Optional.of(new Erreur(
                    "coupDeCoeur", "Indiquez le numéro d’un dossier, ou aucun si le jury ne décerne pas ce prix."));
        }
        if (!admis.containsKey(choix)) {
            return Optional.of(
                    new Erreur("coupDeCoeur", "Ce numéro n’est pas celui d’un dossier admis de ce concours."));
        }
        boolean dejaLaureate = structures(admis, laureats).contains(admis.get(choix));
        if (!dejaLaureate || regle == Laureats.PROPOSES) {
            return Optional.empty();
        }
        if (regle == Laureats.EXCLUS) {
            return Optional.of(new Erreur(
                    "coupDeCoeur",
                    "Cette structure est déjà lauréate, elle ne peut pas recevoir aussi le coup de cœur."));
        }
        return motif == null || motif.isBlank()
                ? Optional.of(new Erreur(
                        "motif",
                        "Cette structure est déjà lauréate. Indiquez pourquoi le jury lui décerne aussi le coup de"
                                + " cœur."))
                : Optional.empty();
    }

    private static Set<String> structures(Map<String, String> admis, Collection<String> laureats) {
        return laureats.stream().map(admis::get).collect(Collectors.toSet());
    }
}
