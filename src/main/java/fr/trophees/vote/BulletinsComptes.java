package fr.trophees.vote;

import java.util.List;

/**
 * The ballots of a counted round as they were counted, each beside the hash that its receipt checks (JURY-8): their sum is the
 * count, and a juror finds there, under their own hash, what they chose. No voter is known to it.
 *
 * @param tour number of the round in the category
 * @param rang 1, or 2 for the second round of a vote
 * @param bulletins in the order of the hashes, which tells nothing
 */
public record BulletinsComptes(int tour, int rang, List<Bulletin> bulletins) {

    public BulletinsComptes {
        bulletins = List.copyOf(bulletins);
    }

    /**
     * @param empreinte hexadecimal; null for a ballot cast before there were receipts
     * @param choix as it enters the hash, {@code blanc} for a blank one
     */
    public record Bulletin(String empreinte, String choix) {}
}
