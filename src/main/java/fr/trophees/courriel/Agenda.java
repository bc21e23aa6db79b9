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
import biweekly.property.Status;
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
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Calendar files ({@code .ics}, RFC 5545), joined to mails or taken from the site. They hold no personal link: calendars are
 * shared. A later file about the same edition takes the place of an earlier one.
 */
public final class Agenda {

    private static final UtcOffset HIVER = new UtcOffset(true, 1, 0);
    private static final UtcOffset ETE = new UtcOffset(true, 2, 0);

    private Agenda() {}

    /**
     * The closing, with a reminder on the day before.
     *
     * @param ecritLe when the mail was written
     * @param page public page of the call, null for none
     */
    static byte[] cloture(Concours concours, Instant cloture, Instant ecritLe, URI page, String domaine) {
        return publier(
                List.of(cloture(concours.edition(), concours.titre(), cloture, Certitude.ANNONCE)),
                ecritLe,
                page,
                domaine);
    }

    /** The closing of an edition as every file tells it. */
    public static Evenement cloture(String edition, String titre, Instant cloture, Certitude certitude) {
        return new Evenement(
                "cloture-" + edition,
                "Clôture des candidatures : " + titre,
                "Le dossier doit être déposé et l’attestation signée reçue avant cette heure."
                        + " Enregistrer un brouillon n’est pas déposer.",
                cloture,
                null,
                true,
                certitude);
    }

    /**
     * @param ecritLe since when these dates are so
     * @param page public page of the call, null for none
     * @param domaine right-hand side of the events' ids
     */
    public static byte[] publier(List<Evenement> evenements, Instant ecritLe, URI page, String domaine) {
        return ecrire(evenements.stream()
                .map(evenement -> evenement.ecrire(ecritLe, page, domaine))
                .toList());
    }

    /**
     * A meeting. The file of a later sequence takes the place of an earlier one (JURY-9).
     *
     * @param ecritLe when the mail was written
     */
    static byte[] reunion(Concours concours, Contenu.Reunion reunion, Instant ecritLe, String domaine) {
        String lieu = Stream.of(reunion.lieu(), reunion.visio())
                .filter(ou -> ou != null)
                .collect(Collectors.joining(" – "));
        VEvent evenement = new Evenement(
                        "session-jury-" + concours.edition(),
                        "Session du jury : " + concours.titre(),
                        null,
                        reunion.debut(),
                        lieu.isEmpty() ? null : lieu,
                        true,
                        Certitude.ANNONCE)
                .ecrire(ecritLe, null, domaine);
        evenement.setSequence(reunion.sequence());
        evenement.setDuration(Duration.builder().minutes(reunion.minutes()).build());
        evenement.setTransparency(false);
        return ecrire(List.of(evenement));
    }

    private static byte[] ecrire(List<VEvent> evenements) {
        ICalendar agenda = new ICalendar();
        agenda.setProductId("-//Trophees//Courriels//FR");
        agenda.setMethod(Method.publish());
        agenda.getTimezoneInfo().setDefaultTimezone(paris());
        evenements.forEach(agenda::addEvent);
        return Biweekly.write(agenda).go().getBytes(StandardCharsets.UTF_8);
    }

    /** How sure a date is: a suspended contest's are not, a cancelled one's are void (ORG-1). */
    public enum Certitude {
        ANNONCE,
        SUSPENDU,
        ANNULE
    }

    /**
     * @param uid the same in every file for the same thing, without the domain
     * @param description null for none
     * @param lieu null for none
     * @param rappel with an alarm the day before
     */
    public record Evenement(
            String uid,
            String titre,
            String description,
            Instant quand,
            String lieu,
            boolean rappel,
            Certitude certitude) {

        private VEvent ecrire(Instant ecritLe, URI page, String domaine) {
            VEvent evenement = new VEvent();
            evenement.setUid(uid + "@" + domaine);
            evenement.setSequence(Math.toIntExact(ecritLe.getEpochSecond() / 60));
            evenement.setDateTimeStamp(Date.from(ecritLe));
            evenement.setDateStart(Date.from(quand));
            evenement.setSummary(titre);
            evenement.setDescription(description);
            evenement.setLocation(lieu);
            evenement.setTransparency(true);
            if (certitude != Certitude.ANNONCE) {
                evenement.setStatus(certitude == Certitude.ANNULE ? Status.cancelled() : Status.tentative());
            }
            if (page != null) {
                evenement.setUrl(page.toString());
            }
            if (rappel) {
                Duration veille = Duration.builder().prior(true).days(1).build();
                evenement.addAlarm(VAlarm.display(new Trigger(veille, Related.START), titre));
            }
            return evenement;
        }
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
