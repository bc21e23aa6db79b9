package fr.trophees.edition;

import java.time.Instant;

/** Where a call stands for the public. */
public enum EtatAppel {
    A_VENIR("a-venir"),
    OUVERT("ouvert"),
    CLOS("clos"),
    SUSPENDU("suspendu"),
    ANNULE("annule"),
    PROCLAME("proclame");

    private final String code;

    EtatAppel(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** D-1: shown as closed from 16:00; what is complete at 16:00:00 is on time all the same, see {@link Ponctualite}. */
    static EtatAppel a(Instant maintenant, Calendrier calendrier, boolean suspendu, boolean annule, boolean proclame) {
        if (annule) {
            return ANNULE;
        }
        if (proclame) {
            return PROCLAME;
        }
        if (suspendu) {
            return SUSPENDU;
        }
        if (maintenant.isBefore(calendrier.instant(Jalon.LANCEMENT))) {
            return A_VENIR;
        }
        return maintenant.isBefore(calendrier.instant(Jalon.CLOTURE)) ? OUVERT : CLOS;
    }
}
