package fr.trophees.courriel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Instants as a French reader reads them, on the wall clock of Paris and saying so. Templates call it {@code dates}. */
final class DateEnFrancais {

    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static final DateTimeFormatter JOUR = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.FRENCH);
    private static final char INSECABLE = '\u00a0';

    /** "vendredi 8 novembre 2024 à 16 h (heure de Paris)". */
    public String moment(Instant instant) {
        return bref(instant) + " (heure de Paris)";
    }

    /** "vendredi 8 novembre 2024 à 16 h", beside another that says where. */
    public String bref(Instant instant) {
        ZonedDateTime paris = instant.atZone(PARIS);
        return "%s à %s".formatted(jour(paris), heure(paris));
    }

    /** When something happened, to the second: "vendredi 8 novembre 2024 à 16 h 00 min 01 s (heure de Paris)". */
    public String seconde(Instant instant) {
        ZonedDateTime paris = instant.atZone(PARIS);
        return "%s à %d h %02d min %02d s (heure de Paris)"
                .formatted(jour(paris), paris.getHour(), paris.getMinute(), paris.getSecond())
                .replaceAll("(?<=\\d) (?=h|min|s\\b)|(?<=h|min) (?=\\d)", "" + INSECABLE);
    }

    /** A deadline: midnight is the end of the day before, as the regulation says it. */
    public String echeance(Instant instant) {
        return fin(instant) + " (heure de Paris)";
    }

    /** As {@link #echeance}, beside another that says where. */
    public String fin(Instant instant) {
        ZonedDateTime paris = instant.atZone(PARIS);
        return paris.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? "%s à minuit".formatted(jour(paris.minusDays(1)))
                : bref(instant);
    }

    /** "vendredi 8 novembre 2024". */
    public String jour(Instant instant) {
        return jour(instant.atZone(PARIS));
    }

    /**
     * How long is left, in whole days of the wall clock from two days on, to the minute under two hours. Counted from the
     * quarter of an hour before, so that a mail that leaves a few seconds late doesn't lose a day.
     */
    public String reste(Instant maintenant, Instant echeance) {
        ZonedDateTime fin = echeance.atZone(PARIS);
        Duration exact = Duration.between(maintenant, echeance);
        if (exact.compareTo(Duration.ofHours(2)) < 0) {
            return duree(Math.max(exact.toMinutes(), 0), "minute");
        }
        ZonedDateTime debut = maintenant.atZone(PARIS).truncatedTo(ChronoUnit.MINUTES);
        debut = debut.minusMinutes(debut.getMinute() % 15);
        long jours = ChronoUnit.DAYS.between(debut, fin);
        if (jours >= 2) {
            return duree(jours, "jour");
        }
        long heures = ChronoUnit.HOURS.between(debut.plusDays(jours), fin);
        if (jours == 0) {
            return duree(heures, "heure");
        }
        return heures == 0 ? duree(1, "jour") : duree(1, "jour") + " et " + duree(heures, "heure");
    }

    private static String duree(long nombre, String unite) {
        return "" + nombre + INSECABLE + unite + (nombre > 1 ? "s" : "");
    }

    private static String jour(ZonedDateTime paris) {
        String jour = JOUR.format(paris);
        return paris.getDayOfMonth() == 1 ? jour.replaceFirst(" 1 ", " 1er ") : jour;
    }

    private static String heure(ZonedDateTime paris) {
        String minutes = paris.getMinute() == 0 ? "" : INSECABLE + "%02d".formatted(paris.getMinute());
        return "" + paris.getHour() + INSECABLE + "h" + minutes;
    }
}
