package fr.trophees.edition;

import fr.trophees.moteur.VisibleDesDiagrammes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import org.springframework.stereotype.Component;

/** The dates that timers of diagrams ask for, in the words of their labels. */
@Component("calendrier")
@VisibleDesDiagrammes
public class CalendrierDesDiagrammes {

    /** While an edition is suspended its timers are parked here. */
    private static final Instant EN_ATTENTE =
            LocalDate.of(9999, 1, 1).atStartOfDay(ZoneId.of("Europe/Paris")).toInstant();

    private final EditionRepository editions;

    CalendrierDesDiagrammes(EditionRepository editions) {
        this.editions = editions;
    }

    /**
     * @param phrase as written on the diagram, e.g. « 7 jours avant la clôture, 9 h »
     * @return the instant it means on the Paris wall clock
     * @throws IllegalArgumentException in French when the phrase isn't understood
     */
    public Date date(String edition, String phrase) {
        Edition enCours = editions.charger(edition);
        return date(enCours, enCours.calendrier(), phrase);
    }

    /** The same on dates of the caller's; parked if it was still ahead when the edition was suspended. */
    public static Date date(Edition edition, Calendrier calendrier, String phrase) {
        Instant instant = Echeance.lire(phrase).instant(calendrier).toInstant();
        return Date.from(edition.suspendue() && instant.isAfter(edition.suspendueLe()) ? EN_ATTENTE : instant);
    }
}
