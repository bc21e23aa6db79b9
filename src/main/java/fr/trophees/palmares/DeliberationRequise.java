package fr.trophees.palmares;

import java.util.List;

/**
 * The votes don't settle a category, or no longer do: nothing is drawn by lot, the jury deliberates, or votes in a second
 * round when its method has one (JURY-4).
 *
 * @param dossiers the best-ranked dossiers that may still be rewarded: those on a par when that is the motive; never
 *     empty
 */
public record DeliberationRequise(String categorie, Motif motif, List<String> dossiers) implements Situation {

    public enum Motif {
        /** The first of two rounds designates nobody: the second is to be held. */
        SECOND_TOUR,
        /** Several dossiers are on a par at the top. */
        EGALITE,
        /** None of the dossiers left has a vote. */
        SANS_SUFFRAGE,
        QUORUM_NON_ATTEINT,
        /** The jury had decided, but all it named are rewarded elsewhere (JURY-5) or stand no more. */
        LAUREATS_ECARTES,
        /** The jury named two projects of one structure (JURY-5). */
        STRUCTURE_EN_DOUBLE
    }

    public DeliberationRequise {
        dossiers = List.copyOf(dossiers);
    }

    @Override
    public String code() {
        return motif == Motif.SECOND_TOUR ? "second-tour" : "a-deliberer";
    }
}
