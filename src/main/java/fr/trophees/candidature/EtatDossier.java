package fr.trophees.candidature;

import java.time.Instant;
import java.util.Locale;

/** Where a dossier stands, as candidates and staff are told. */
public enum EtatDossier {
    BROUILLON("Brouillon"),
    ATTESTATION_ATTENDUE("Déposé, attestation attendue"),
    ATTESTATION_A_VERIFIER("Attestation à vérifier"),
    HORS_DELAI("Hors délai, à trancher"),
    A_INSTRUIRE("À instruire"),
    ADMIS("Admis"),
    REFUSE("Refusé"),
    INCOMPLET("Incomplet, attestation non reçue"),
    RETIRE("Retiré");

    private final String libelle;

    EtatDossier(String libelle) {
        this.libelle = libelle;
    }

    /** As in the API: {@code attestation-attendue}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** In French, for pages. */
    public String libelle() {
        return libelle;
    }

    /**
     * In French, for its candidate: as long as staff records what came by mail, nobody knows that an attestation is missing (DEP-2).
     *
     * @param classe whether staff has done so
     */
    public String libelle(boolean classe) {
        return this == INCOMPLET && !classe ? "Attestation pas encore enregistrée" : libelle;
    }

    /**
     * From what is recorded, the calendar as it is now, and the time: the calendar decides, so a prolongation puts dossiers back
     * on time and a limit that passes makes a dossier incomplete without anything having to happen (D-1, DEP-2, D-5, ORG-1).
     */
    static EtatDossier de(Dossier dossier, Delais delais, Instant maintenant) {
        return de(
                dossier.instruction(),
                dossier.depose(),
                dossier.attestation(),
                delais.attestationTropTard(maintenant, dossier.attestationAvant()),
                horsDelai(dossier, delais));
    }

    /**
     * As above, for many dossiers of which the same is recorded.
     *
     * @param attestation null when none stands
     * @param attestationTropTard one that came now would have no effect
     */
    static EtatDossier de(
            Instruction instruction,
            boolean depose,
            StatutAttestation attestation,
            boolean attestationTropTard,
            boolean horsDelai) {
        switch (instruction) {
            case RETIRE:
                return RETIRE;
            case ADMIS:
                return ADMIS;
            case REFUSE:
                return REFUSE;
            default:
                break;
        }
        if (!depose) {
            return BROUILLON;
        }
        if (attestation == null) {
            return attestationTropTard ? INCOMPLET : ATTESTATION_ATTENDUE;
        }
        if (horsDelai) {
            return HORS_DELAI;
        }
        return attestation == StatutAttestation.A_VERIFIER ? ATTESTATION_A_VERIFIER : A_INSTRUIRE;
    }

    /** Completed after the closing, and nobody has decided what becomes of it (D-1). */
    static boolean horsDelai(Dossier dossier, Delais delais) {
        return dossier.tardif() == null && dossier.completLe() != null && delais.apresCloture(dossier.completLe());
    }
}
