package fr.trophees.courriel;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.io.TimezoneAssignment;
import biweekly.parameter.Related;
import biweekly.property.Method;
import biweekly.property.Trigger;
import biweekly.util.DateTimeComponents;
import biweekly.util.DayOfWeek;
import biweekly.util.Duration;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import biweekly.util.UtcOffset;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;

/** Calendar files ({@code .ics}, RFC 5545). They hold no personal link: calendars are shared. */
final class Agenda {

    private static final UtcOffset HIVER = new UtcOffset(true, 1, 0);
    private static final UtcOffset ETE = new UtcOffset(true, 2, 0);

    private Agenda() {}

    /**
     * The closing, with a reminder on the day before. A later file about the same edition takes the place of an earlier one.
     *
     * @param ecritLe when the mail was written
     * @param page public page of the call, null for none
     */
    static byte[] cloture(Concours concours, Instant cloture, Instant ecritLe, URI page, String domaine) {
        String titre = "Clôture des candidatures : " + concours.titre();
        VEvent evenement = new VEvent();
        evenement.setUid("cloture-%s@%s".formatted(concours.edition(), domaine));
        evenement.setSequence(Math.toIntExact(ecritLe.getEpochSecond() / 60));
        evenement.setDateTimeStamp(Date.from(ecritLe));
        evenement.setDateStart(Date.from(cloture));
        evenement.setSummary(titre);
        evenement.setDescription("Le dossier doit être déposé et l’attestation signée reçue avant cette heure."
                + " Enregistrer un brouillon n’est pas déposer.");
        evenement.setTransparency(true);
        if (page != null) {
            evenement.setUrl(page.toString());
        }
        Duration veille = Duration.builder().prior(true).days(1).build();
        evenement.addAlarm(VAlarm.display(new Trigger(veille, Related.START), titre));

        ICalendar agenda = new ICalendar();
        agenda.setProductId("-//Trophees//Courriels//FR");
        agenda.setMethod(Method.publish());
        agenda.getTimezoneInfo().setDefaultTimezone(paris());
        agenda.addEvent(evenement);
        return Biweekly.write(agenda).go().getBytes(StandardCharsets.UTF_8);
    }

    /** The rules in force since 1996. */
    private static TimezoneAssignment paris() {
        VTimezone zone = new VTimezone("Europe/Paris");
        zone.addDaylightSavingsTime(changement(new DaylightSavingsTime(), "CEST", 3, 31, 2, HIVER, ETE));
        zone.addStandardTime(changement(new StandardTime(), "CET", 10, 27, 3, ETE, HIVER));
        return new TimezoneAssignment(TimeZone.getTimeZone(DateEnFrancais.PARIS), zone);
    }

    private static <T extends Observance> T changement(
            T periode, String nom, int mois, int premierJour, int heure, UtcOffset de, UtcOffset a) {
        periode.addTimezoneName(nom);
        periode.setDateStart(new DateTimeComponents(1996, mois, premierJour, heure, 0, 0, false));
        periode.setTimezoneOffsetFrom(de);
        periode.setTimezoneOffsetTo(a);
        periode.setRecurrenceRule(new Recurrence.Builder(Frequency.YEARLY)
                .byMonth(mois)
                .byDay(-1, DayOfWeek.SUNDAY)
                .build());
        return periode;
    }
}
