package fr.trophees.palmares;

import fr.trophees.vote.Depouillement;
import fr.trophees.vote.TourDepouille;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * How a category was decided, as data: for the minutes, for staff and for answers to candidates (JURY-4, JURY-5). It exists
 * once the votes are counted; it names no voter's choice (JURY-8).
 *
 * @param issue {@code laureat}, {@code ex-aequo} or {@code aucun}; {@code a-deliberer} or {@code second-tour} while it is open
 * @param methode id of the voting method
 * @param methodeRegle how it designates a laureate: French sentences
 * @param regle what gave this outcome: French sentences that cite the articles
 * @param ecartes dossiers left out because their structure is rewarded in another category (JURY-5)
 * @param tours the counted rounds, in order; those that a new vote replaced (JURY-3) are kept and not in force
 * @param decisions what the jury decided about the category, oldest first (JURY-9)
 */
public record CompteRendu(
        String categorie,
        String titre,
        String issue,
        List<Dossier> laureats,
        String methode,
        String methodeLibelle,
        String methodeRegle,
        String regle,
        List<Ecarte> ecartes,
        List<Tour> tours,
        List<DecisionDuJury> decisions) {

    public CompteRendu {
        laureats = List.copyOf(laureats);
        ecartes = List.copyOf(ecartes);
        tours = List.copyOf(tours);
        decisions = List.copyOf(decisions);
    }

    public record Dossier(String numero, String structure, String titre) {}

    /** @param categorieRetenue title of the category in which its structure is rewarded */
    public record Ecarte(Dossier dossier, String categorieRetenue) {}

    /**
     * One counted round.
     *
     * @param rang 1, or 2 for the second round of a vote
     * @param presences juror's id → {@code a-vote}, {@code absent} or {@code recuse}
     * @param quorum voters required, 0 for none
     * @param decompte null where it would tell who chose what (JURY-8); {@code reserve} then says why
     * @param reserve French sentence, or null
     */
    public record Tour(
            int tour,
            int rang,
            boolean enVigueur,
            Instant ouvertLe,
            Instant fermeLe,
            int inscrits,
            int recuses,
            int votants,
            int absents,
            int quorum,
            boolean quorumAtteint,
            SortedMap<String, String> presences,
            Decompte decompte,
            String reserve) {

        static Tour de(TourDepouille tour, Decompte decompte) {
            return new Tour(
                    tour.tour(),
                    tour.rang(),
                    tour.enVigueur(),
                    tour.ouvertLe(),
                    tour.fermeLe(),
                    tour.inscrits(),
                    tour.recuses(),
                    tour.votants(),
                    tour.absents(),
                    tour.quorum(),
                    tour.quorumAtteint(),
                    tour.presences(),
                    decompte,
                    decompte != null ? null : tour.enVigueur() ? TROP_PEU : REMPLACE);
        }

        private static final String REMPLACE =
                "Ce vote est sans effet : la catégorie a été votée de nouveau. Ses suffrages ont été détruits et ce que le jury"
                        + " en avait tiré n’est pas repris, car la comparaison avec le nouveau vote dirait ce qu’un membre avait"
                        + " choisi.";
        private static final String TROP_PEU =
                "Moins de trois membres ont voté : le décompte n’est pas donné, car il dirait qui a choisi quoi.";
    }

    /**
     * What the ballots of a round say.
     *
     * @param annules ballots whose only choices have left since they were cast
     * @param lignes the dossiers that stand now, best first
     */
    public record Decompte(int exprimes, int blancs, int annules, List<Ligne> lignes) {

        static Decompte de(Depouillement depouillement, List<Ligne> lignes) {
            return new Decompte(
                    depouillement.exprimes(), depouillement.blancs(), depouillement.annules(), List.copyOf(lignes));
        }
    }

    /**
     * @param place from 1; dossiers on a par have the same
     * @param voix the method's figure: votes, or for rankings and grades the ballots that support it; 0 means none does
     * @param detail what explains the place with the method: French words
     */
    public record Ligne(int place, Dossier dossier, int voix, String detail) {}

    /**
     * @param sujet {@code deliberation} or {@code arbitrage}
     * @param issue as recorded: {@code departager}, {@code ex-aequo}, {@code aucun-laureat}, or the category retained
     * @param numeros dossiers named by a deliberation
     * @param structure name of the structure that an arbitration is about, else null
     * @param jour when the jury decided; null when it was not said
     * @param le when staff recorded it
     * @param enVigueur false once another decision or a new vote replaced it
     */
    public record DecisionDuJury(
            String sujet,
            String issue,
            List<String> numeros,
            String structure,
            String motif,
            String presents,
            LocalDate jour,
            Instant le,
            boolean enVigueur) {}
}
