package fr.trophees.edition;

import com.fasterxml.jackson.annotation.JsonValue;
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

    /** Name in the API. */
    @JsonValue
    public String code() {
        return code;
    }

    /**
     * D-1: shown as closed from the very instant of the closing, though what is complete in that second is on time all the
     * same: whether something may still come in is {@link Ponctualite}'s to say.
     */
    public static EtatAppel a(
            Instant maintenant, Calendrier calendrier, boolean suspendu, boolean annule, boolean proclame) {
        if (annule) {
            return ANNULE;
        }
        if (proclame) {
            return PROCLAME;
        }
        if (suspendu) {
            return SUSPENDU;
        }
        if (!calendrier.atteint(Jalon.LANCEMENT, maintenant)) {
            return A_VENIR;
        }
        return calendrier.atteint(Jalon.CLOTURE, maintenant) ? CLOS : OUVERT;
    }
}
