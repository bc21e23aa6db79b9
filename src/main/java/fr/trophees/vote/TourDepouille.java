package fr.trophees.vote;

import java.time.Instant;
import java.util.SortedMap;

/**
 * A round whose ballots are separated and counted, for the minutes. It tells who voted, not what (JURY-8).
 *
 * @param tour number of the round in the category, from 1
 * @param rang 1, or 2 for the second round of a vote
 * @param enVigueur false once the category was voted again (JURY-3): kept for the record, of no effect
 * @param presences juror → {@code a-vote}, {@code absent} or {@code recuse}
 * @param depouillement the round's own count, on the dossiers that stand now
 */
public record TourDepouille(
        int tour,
        int rang,
        boolean enVigueur,
        Instant ouvertLe,
        Instant fermeLe,
        Instant depouilleLe,
        SortedMap<String, String> presences,
        Depouillement depouillement) {}
