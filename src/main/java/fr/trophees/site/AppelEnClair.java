package fr.trophees.site;

import fr.trophees.edition.Calendrier;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EtatAppel;
import fr.trophees.edition.Jalon;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A call in the words of our pages. */
public final class AppelEnClair {

    private AppelEnClair() {}

    /** « Candidatures ouvertes », … */
    public static String etat(EtatAppel etat) {
        return switch (etat) {
            case A_VENIR -> "Appel à venir";
            case OUVERT -> "Candidatures ouvertes";
            case CLOS -> "Candidatures closes";
            case SUSPENDU -> "Concours suspendu";
            case ANNULE -> "Concours annulé";
            case PROCLAME -> "Résultats proclamés";
        };
    }

    /** The calendar in force, in order, on the wall clock of Paris. */
    public static List<Date> calendrier(Edition edition) {
        List<Date> dates = new ArrayList<>();
        for (Jalon jalon : jalons(edition)) {
            Instant instant = edition.calendrier().instant(jalon);
            Instant premier = edition.premierCalendrier().instant(jalon);
            String annonce = premier.equals(instant) ? null : moment(jalon, premier);
            dates.add(new Date(libelle(jalon), moment(jalon, instant), annonce, instant));
        }
        return dates;
    }

    /** The milestones to tell: not the limit where it is the closing itself. */
    static List<Jalon> jalons(Edition edition) {
        Instant cloture = edition.calendrier().instant(Jalon.CLOTURE);
        return Arrays.stream(Jalon.values())
                .filter(jalon -> jalon != Jalon.LIMITE
                        || !edition.calendrier().instant(Jalon.LIMITE).equals(cloture))
                .toList();
    }

    /** « vendredi 8 novembre 2024 à 16 h (heure de Paris) »; the day alone for what begins with it. */
    static String moment(Jalon jalon, Instant instant) {
        if (jalon == Jalon.LIMITE) {
            return DatesEnFrancais.echeance(instant) + " (heure de Paris)";
        }
        boolean jourEntier = instant.atZone(Calendrier.PARIS).toLocalTime().equals(LocalTime.MIDNIGHT);
        return jourEntier ? DatesEnFrancais.jour(instant) : DatesEnFrancais.dateEtHeure(instant) + " (heure de Paris)";
    }

    /** How far a moment to come is, by days of the calendar: « aujourd’hui », « demain », « dans 12 jours ». */
    static String dans(Instant instant, Instant maintenant) {
        long jours = ChronoUnit.DAYS.between(
                maintenant.atZone(Calendrier.PARIS).toLocalDate(),
                instant.atZone(Calendrier.PARIS).toLocalDate());
        return jours == 0 ? "aujourd’hui" : jours == 1 ? "demain" : "dans " + jours + "\u00a0jours";
    }

    static String libelle(Jalon jalon) {
        return switch (jalon) {
            case LANCEMENT -> "Lancement de l’appel";
            case CLOTURE -> "Clôture des candidatures";
            case LIMITE -> "Fin de toute réception";
            case LECTURE_DOSSIERS -> "Lecture des dossiers par le jury";
            case OUVERTURE_VOTES -> "Ouverture des votes";
            case FERMETURE_VOTES -> "Fermeture des votes";
            case SESSION_JURY -> "Réunion du jury";
            case CEREMONIE -> "Remise des trophées";
        };
    }

    /**
     * A milestone in words.
     *
     * @param annonce as first announced when it has moved since, else null
     */
    public record Date(String libelle, String quand, String annonce, Instant instant) {}
}
