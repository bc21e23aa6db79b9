package fr.trophees.vote;

import fr.trophees.edition.Decision;
import fr.trophees.edition.Edition;
import fr.trophees.edition.Jalon;
import fr.trophees.moteur.SaisieRefusee;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** The day when the jury decided what staff records, maybe days later (JURY-9). */
public final class DateDeDecision {

    /** In the forms, and among the details of the decision. */
    public static final String CHAMP = "decideLe";

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private DateDeDecision() {}

    /**
     * What the form proposes, and what holds when nothing is said: the day of the session; today when the session is yet to come or
     * was over before there was something to decide.
     *
     * @param depuis since when there is something to decide
     */
    public static LocalDate proposer(Edition edition, Instant depuis, Instant maintenant) {
        LocalDate session = jour(edition.calendrier().instant(Jalon.SESSION_JURY));
        LocalDate aujourdhui = jour(maintenant);
        return session.isAfter(aujourdhui) || session.isBefore(jour(depuis)) ? aujourdhui : session;
    }

    /**
     * @param saisie an ISO date, or null for {@code proposee}
     * @return the ISO date to keep
     * @throws SaisieRefusee for a day to come, or before there was something to decide
     */
    public static String verifier(String saisie, LocalDate proposee, Instant depuis, Instant maintenant) {
        if (saisie == null || saisie.isBlank()) {
            return proposee.toString();
        }
        LocalDate decideLe;
        try {
            decideLe = LocalDate.parse(saisie);
        } catch (DateTimeParseException illisible) {
            throw new SaisieRefusee("La date de la décision n’est pas une date.");
        }
        if (decideLe.isAfter(jour(maintenant))) {
            throw new SaisieRefusee("La date de la décision est à venir : consignez la décision une fois prise.");
        }
        if (decideLe.isBefore(jour(depuis))) {
            throw new SaisieRefusee(
                    "La date de la décision précède la fermeture du vote sur lequel le jury se prononce.");
        }
        return decideLe.toString();
    }

    /** Null for a decision recorded without its day. */
    public static LocalDate lire(Decision decision) {
        String jour = decision.details().get(CHAMP);
        return jour == null ? null : LocalDate.parse(jour);
    }

    private static LocalDate jour(Instant instant) {
        return LocalDate.ofInstant(instant, PARIS);
    }
}
