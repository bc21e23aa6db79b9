package fr.trophees.vote;

import fr.trophees.edition.Definition;

/**
 * How many of a category's non-recused jurors must have voted for its count to designate anybody (JURY-8, usage): a
 * setting of the edition. A number and a share may be combined, then both are required; a blank ballot counts as a vote
 * towards the quorum.
 *
 * @param minimum number of voters, 0 for none
 * @param pourcentage share of the non-recused jurors, from 0 (none) to 100, rounded up to a whole voter
 */
public record Quorum(int minimum, int pourcentage) {

    /** With fewer voters, the count tells each of them what the other chose (JURY-8). */
    static final int VOTANTS_AU_MOINS = Definition.Quorum.POUR_LE_SECRET;

    /** The default of an edition. */
    public static final Quorum AUCUN = new Quorum(0, 0);

    public Quorum {
        if (minimum < 0) {
            throw new IllegalArgumentException("Un quorum ne peut pas être négatif.");
        }
        if (pourcentage < 0 || pourcentage > 100) {
            throw new IllegalArgumentException("Un quorum en pourcentage est compris entre 0 et 100.");
        }
    }

    /**
     * Number of voters required. It may exceed {@code electeurs}, when recusals leave too few of them: the quorum can
     * then not be met and the category goes to deliberation.
     *
     * @param electeurs jurors who are not recused from the category
     */
    int requis(int electeurs) {
        int part = Math.toIntExact(((long) electeurs * pourcentage + 99) / 100);
        return Math.max(minimum, part);
    }

    /** « 2 votants », for people. */
    static String nommer(int votants) {
        return votants == 0 ? "Aucun votant" : votants == 1 ? "Un votant" : votants + " votants";
    }

    /** Whether so many voters are enough for the quorum and for the secrecy of the ballots (JURY-3, JURY-8). */
    boolean suffisent(int electeurs) {
        return electeurs >= Math.max(requis(electeurs), VOTANTS_AU_MOINS);
    }
}
