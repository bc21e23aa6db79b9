package fr.trophees.edition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Instants as people read them, on the wall clock of Paris. No-break spaces stand between a number of hours, minutes or
 * seconds and its unit.
 */
public final class DatesEnFrancais {

    private static final DateTimeFormatter JOUR = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.FRENCH);
    private static final DateTimeFormatter SEMAINE = DateTimeFormatter.ofPattern("EEEE ", Locale.FRENCH);

    private DatesEnFrancais() {}

    /** « vendredi 8 novembre 2024 ». */
    public static String jour(Instant instant) {
        return jour(paris(instant).toLocalDate());
    }

    /** « vendredi 1er novembre 2024 ». */
    public static String jour(LocalDate jour) {
        return SEMAINE.format(jour) + jourCourt(jour);
    }

    /** « 8 novembre 2024 ». */
    public static String jourCourt(Instant instant) {
        return jourCourt(paris(instant).toLocalDate());
    }

    /** « vendredi 8 novembre 2024 à 16 h », « … à 9 h 30 »: minutes only when there are any, seconds never. */
    public static String dateEtHeure(Instant instant) {
        return jour(instant) + " à " + heure(paris(instant).toLocalTime());
    }

    /** « 8 novembre 2024 à 16 h ». */
    public static String dateCourteEtHeure(Instant instant) {
        return jourCourt(instant) + " à " + heure(paris(instant).toLocalTime());
    }

    /** « vendredi 8 novembre 2024 à 16 h 00 min 01 s (heure de Paris) », for what is decided by the second (D-1). */
    public static String aLaSeconde(Instant instant) {
        ZonedDateTime paris = paris(instant);
        return jour(instant)
                + " à %d\u00a0h %02d\u00a0min %02d\u00a0s (heure de Paris)"
                        .formatted(paris.getHour(), paris.getMinute(), paris.getSecond());
    }

    /**
     * An end that is excluded, as the regulation says it: 9 November 00:00 is « vendredi 8 novembre 2024 à minuit »
     * (art. 3.1). Any other hour is {@link #dateEtHeure}.
     */
    public static String echeance(Instant instant) {
        ZonedDateTime paris = paris(instant);
        return paris.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? jour(paris.toLocalDate().minusDays(1)) + " à minuit"
                : dateEtHeure(instant);
    }

    private static String jourCourt(LocalDate jour) {
        String texte = JOUR.format(jour);
        return jour.getDayOfMonth() == 1 ? texte.replaceFirst("^1 ", "1er ") : texte;
    }

    private static String heure(LocalTime heure) {
        return heure.getHour() + "\u00a0h" + (heure.getMinute() == 0 ? "" : "\u00a0%02d".formatted(heure.getMinute()));
    }

    private static ZonedDateTime paris(Instant instant) {
        return instant.atZone(Calendrier.PARIS);
    }
}
