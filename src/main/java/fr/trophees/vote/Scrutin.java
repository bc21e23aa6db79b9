package fr.trophees.vote;

import java.time.Instant;

/**
 * One round of one category's vote.
 *
 * @param tour 1, and one more each time the category is voted again (JURY-3)
 * @param fermeLe own closing of a later round; null for the calendar's closing of votes
 * @param depouilleLe null until ballots are separated from voters
 */
record Scrutin(String edition, String categorie, int tour, Instant ouvertLe, Instant fermeLe, Instant depouilleLe) {

    boolean depouille() {
        return depouilleLe != null;
    }
}
