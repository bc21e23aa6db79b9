package fr.trophees.vote;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A round whose ballots are separated and counted, for the minutes. It tells who voted, not what (JURY-8).
 *
 * @param tour number of the round in the category, from 1
 * @param rang 1, or 2 for the second round of a vote
 * @param enVigueur false once the category was voted again (JURY-3): kept for the record, of no effect
 * @param presences juror → {@code a-vote}, {@code absent} or {@code recuse}
 * @param quorum voters required, 0 for none
 * @param depouillement the round's own count, on the dossiers that stand now; empty where it would tell who chose what: once the
 *     category was voted again, when the votes are destroyed, and when too few voted
 * @param reserve see {@link Depouillement#reserve()}; empty for a round that isn't in force
 */
public record TourDepouille(
        int tour,
        int rang,
        boolean enVigueur,
        Instant ouvertLe,
        Instant fermeLe,
        Instant depouilleLe,
        SortedMap<String, String> presences,
        int quorum,
        Optional<Depouillement> depouillement,
        String reserve) {

    /** Members of the contest's jury when the round closed. */
    public int inscrits() {
        return presences.size();
    }

    public int recuses() {
        return compter("recuse");
    }

    public int votants() {
        return compter("a-vote");
    }

    public int absents() {
        return compter("absent");
    }

    public boolean quorumAtteint() {
        return votants() >= quorum;
    }

    private int compter(String presence) {
        return (int) presences.values().stream().filter(presence::equals).count();
    }
}
