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
        SECOND_TOUR("Un second tour doit avoir lieu."),
        /** Several dossiers are on a par at the top. */
        EGALITE("Plusieurs dossiers sont à égalité en tête."),
        /** None of the dossiers left has a vote. */
        SANS_SUFFRAGE("Aucun des dossiers qui restent n’a reçu de suffrage."),
        QUORUM_NON_ATTEINT("Le quorum n’est pas atteint."),
        /** The jury had decided, but all it named are rewarded elsewhere (JURY-5) or stand no more. */
        LAUREATS_ECARTES("Les dossiers que le jury avait désignés sont récompensés ailleurs, ou ne sont plus en lice."),
        /** The jury named two projects of one structure (JURY-5). */
        STRUCTURE_EN_DOUBLE("Le jury avait désigné deux projets d’une même structure.");

        private final String enClair;

        Motif(String enClair) {
            this.enClair = enClair;
        }

        /** In a French sentence. */
        String enClair() {
            return enClair;
        }
    }

    public DeliberationRequise {
        dossiers = List.copyOf(dossiers);
    }

    @Override
    public String code() {
        return motif == Motif.SECOND_TOUR ? "second-tour" : "a-deliberer";
    }
}
