package fr.trophees.edition;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** D-1: when something arrives, against the calendar. */
public enum Ponctualite {
    AVANT_LANCEMENT,
    DANS_LES_DELAIS,
    HORS_DELAI,
    TROP_TARD;

    /**
     * @param recu when the server began to receive it; its second counts, e.g. 16:00:00.999 is on time for 16:00
     */
    public static Ponctualite de(Calendrier calendrier, Instant recu) {
        Instant seconde = recu.truncatedTo(ChronoUnit.SECONDS);
        if (seconde.isBefore(calendrier.instant(Jalon.LANCEMENT))) {
            return AVANT_LANCEMENT;
        }
        if (!seconde.isAfter(calendrier.instant(Jalon.CLOTURE))) {
            return DANS_LES_DELAIS;
        }
        return seconde.isBefore(calendrier.instant(Jalon.LIMITE)) ? HORS_DELAI : TROP_TARD;
    }
}
