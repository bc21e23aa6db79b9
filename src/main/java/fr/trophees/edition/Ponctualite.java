package fr.trophees.edition;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** D-1 (art. 3.1 and 4.3): when something arrives, against the calendar. */
public enum Ponctualite {
    AVANT_LANCEMENT,
    /** Up to and including the closing's second. */
    DANS_LES_DELAIS,
    /** After the closing and before the limit: accepted and marked, staff decides. */
    HORS_DELAI,
    /** From the limit on: refused. */
    TROP_TARD;

    /**
     * @param recu when the server began to receive it; truncated to the second, so 16:00:00.999 is on time for 16:00 and
     *     23:59:59.999 is before midnight
     */
    public static Ponctualite de(Calendrier calendrier, Instant recu) {
        Instant seconde = recu.truncatedTo(ChronoUnit.SECONDS);
        if (!calendrier.atteint(Jalon.LANCEMENT, seconde)) {
            return AVANT_LANCEMENT;
        }
        if (!seconde.isAfter(calendrier.instant(Jalon.CLOTURE))) {
            return DANS_LES_DELAIS;
        }
        return calendrier.atteint(Jalon.LIMITE, seconde) ? TROP_TARD : HORS_DELAI;
    }
}
