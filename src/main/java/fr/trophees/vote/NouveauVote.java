package fr.trophees.vote;

import java.time.Instant;
import java.util.SortedSet;

/**
 * That a category is voted again from the first round (JURY-2, JURY-3): what was voted before is void, and destroyed (JURY-8).
 *
 * @param decision its number in the register: what the jury decided on the category before has lost its object
 * @param tour number of the round that begins
 * @param motif a French sentence that cites the article
 * @param recuses accounts of the members because of whom it is; empty when it is for a dossier admitted late
 */
public record NouveauVote(
        long decision, String categorie, int tour, Instant le, String motif, SortedSet<String> recuses) {}
