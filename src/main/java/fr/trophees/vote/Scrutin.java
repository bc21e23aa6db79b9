package fr.trophees.vote;

import java.time.Instant;
import java.util.List;

/**
 * One round of one category's vote.
 *
 * @param tour 1, and one more for each round that follows, whether the method calls for a second one or the category is
 *     voted again (JURY-3)
 * @param rang 1, or 2 for the second round of the vote that the round before began
 * @param retenus numbers of the dossiers that the round is about; null for all that stand
 * @param fermeLe own closing of a later round; null for the calendar's closing of votes
 * @param depouilleLe null until ballots are separated from voters
 */
record Scrutin(
        String edition,
        String categorie,
        int tour,
        int rang,
        List<String> retenus,
        Instant ouvertLe,
        Instant fermeLe,
        Instant depouilleLe) {

    boolean depouille() {
        return depouilleLe != null;
    }

    boolean secondTour() {
        return rang == 2;
    }
}
