package fr.trophees.vote;

import fr.trophees.edition.Calendrier;
import fr.trophees.edition.Edition;
import fr.trophees.edition.Jalon;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One round of one category's vote.
 *
 * @param tour 1, and one more for each round that follows, whether the method calls for a second one or the category is
 *     voted again (JURY-3)
 * @param rang 1, or 2 for the second round of the vote that the round before began
 * @param retenus numbers of the dossiers that the round is about; null for all that stand
 * @param fermeLe own closing of a later round; null for the calendar's closing of votes
 * @param depouilleLe null until ballots are separated from voters
 * @param interrompuLe when a round was given up uncounted, because the vote begins again (JURY-3) or the contest is cancelled;
 *     null as a rule
 */
record Scrutin(
        String edition,
        String categorie,
        int tour,
        int rang,
        List<String> retenus,
        Instant ouvertLe,
        Instant fermeLe,
        Instant depouilleLe,
        Instant interrompuLe) {

    boolean depouille() {
        return depouilleLe != null;
    }

    boolean secondTour() {
        return rang == 2;
    }

    /** When the round closes: its own closing for a later round, else the calendar's. */
    Instant fermeture(Edition edition) {
        return fermeLe != null ? fermeLe : edition.calendrier().instant(Jalon.FERMETURE_VOTES);
    }

    /** The edition's calendar, with the round's own closing when it has one. */
    Calendrier calendrier(Edition edition) {
        return fermeLe == null
                ? edition.calendrier()
                : edition.calendrier().avec(Map.of(Jalon.FERMETURE_VOTES, fermeLe));
    }

    /** From the closing on; a suspension puts it off, whatever the hour (ORG-1). */
    boolean clos(Edition edition, Instant maintenant) {
        return depouille() || !edition.suspendue() && !maintenant.isBefore(fermeture(edition));
    }

    /** Until the closing, exclusive, unless its ballots are separated already. */
    boolean ouvert(Edition edition, Instant maintenant) {
        return !depouille() && maintenant.isBefore(fermeture(edition));
    }
}
