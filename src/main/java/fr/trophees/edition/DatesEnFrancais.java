package fr.trophees.edition;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as people read them, on the wall clock of Paris. */
public final class DatesEnFrancais {

    private static final DateTimeFormatter JOUR = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.FRENCH);

    private DatesEnFrancais() {}

    /** "vendredi 8 novembre 2024 à 16 h" ; minutes only when there are any. */
    public static String dateEtHeure(Instant instant) {
        ZonedDateTime paris = instant.atZone(Calendrier.PARIS);
        String heure =
                paris.getHour() + "\u00a0h" + (paris.getMinute() == 0 ? "" : "\u00a0%02d".formatted(paris.getMinute()));
        return JOUR.format(paris) + " à " + heure;
    }

    /** "vendredi 8 novembre 2024 à 16 h 00 min 01 s (heure de Paris)". */
    public static String aLaSeconde(Instant instant) {
        ZonedDateTime paris = instant.atZone(Calendrier.PARIS);
        return JOUR.format(paris)
                + " à %d\u00a0h %02d\u00a0min %02d\u00a0s (heure de Paris)"
                        .formatted(paris.getHour(), paris.getMinute(), paris.getSecond());
    }

    /** "vendredi 8 novembre 2024". */
    public static String jour(Instant instant) {
        return JOUR.format(instant.atZone(Calendrier.PARIS));
    }
}
