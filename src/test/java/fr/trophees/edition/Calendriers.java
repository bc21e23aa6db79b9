package fr.trophees.edition;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.Map;

/** Calendars that tests start from. */
final class Calendriers {

    private Calendriers() {}

    /** That of the two contests of 2024. */
    static Calendrier de2024() {
        Map<Jalon, Instant> dates = new EnumMap<>(Jalon.class);
        dates.put(Jalon.LANCEMENT, a("2024-10-14T00:00"));
        dates.put(Jalon.CLOTURE, a("2024-11-08T16:00"));
        dates.put(Jalon.LIMITE, a("2024-11-09T00:00"));
        dates.put(Jalon.LECTURE_DOSSIERS, a("2024-11-18T09:00"));
        dates.put(Jalon.OUVERTURE_VOTES, a("2024-11-25T09:00"));
        dates.put(Jalon.FERMETURE_VOTES, a("2024-12-02T12:00"));
        dates.put(Jalon.SESSION_JURY, a("2024-12-02T14:00"));
        dates.put(Jalon.CEREMONIE, a("2024-12-09T16:00"));
        return Calendrier.de(dates);
    }

    /** The one of 2024 with one date changed, whatever the order. */
    static Calendrier avec(Jalon jalon, String mur) {
        Map<Jalon, Instant> dates = new EnumMap<>(de2024().dates());
        dates.put(jalon, a(mur));
        return Calendrier.de(dates);
    }

    /** An hour on the wall of Paris; the first one in the hour that comes twice. */
    static Instant a(String mur) {
        return LocalDateTime.parse(mur).atZone(Calendrier.PARIS).toInstant();
    }
}
