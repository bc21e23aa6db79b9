package fr.trophees.vote;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the ballots of one category say once counted. It names no voter and holds no ballot (JURY-8).
 *
 * @param voix for each dossier that stands, its votes; by number of dossier
 * @param paliers the ranking of the dossiers that stand, best first; those on a par share a tier, in order of number
 * @param details for each dossier that stands, what explains its place with the method: French words
 * @param inscrits members of the contest's jury
 * @param recuses those who may not vote in the category (JURY-3)
 * @param exprimes ballots that count for a dossier that stands
 * @param blancs blank ballots
 * @param annules ballots left without effect because what they chose was withdrawn or refused since
 * @param quorum number of voters that was required, 0 when there is no quorum
 * @param secondTour the dossiers that a second round must be about; empty unless the method calls for one
 */
public record Depouillement(
        SortedMap<String, Integer> voix,
        List<List<String>> paliers,
        SortedMap<String, String> details,
        int inscrits,
        int recuses,
        int exprimes,
        int blancs,
        int annules,
        int quorum,
        List<String> secondTour) {

    /** How a count ends. Only {@link #LAUREAT}, {@link #SANS_DOSSIER} and {@link #SECOND_TOUR} need no deliberation (JURY-4). */
    public enum Issue {
        LAUREAT,
        SECOND_TOUR,
        EGALITE,
        AUCUN_SUFFRAGE,
        QUORUM_NON_ATTEINT,
        SANS_DOSSIER
    }

    /** @throws IllegalArgumentException if the figures contradict each other */
    public Depouillement {
        voix = Collections.unmodifiableSortedMap(new TreeMap<>(voix));
        paliers = paliers.stream().map(List::copyOf).toList();
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
        secondTour = List.copyOf(secondTour);
        if (inscrits < 0 || recuses < 0 || exprimes < 0 || blancs < 0 || annules < 0 || quorum < 0) {
            throw new IllegalArgumentException("Un nombre de jurés, de bulletins ou de voix est négatif.");
        }
        if (recuses > inscrits) {
            throw new IllegalArgumentException("Il y a plus de jurés récusés que d’inscrits.");
        }
        if ((long) exprimes + blancs + annules > inscrits - recuses) {
            throw new IllegalArgumentException("Il y a plus de bulletins que de jurés admis à voter.");
        }
        List<String> classes = paliers.stream().flatMap(List::stream).toList();
        if (classes.size() != voix.size()
                || !new HashSet<>(classes).equals(voix.keySet())
                || !details.keySet().equals(voix.keySet())) {
            throw new IllegalArgumentException("Le classement et les voix ne portent pas sur les mêmes dossiers.");
        }
    }

    /** Jurors who cast a ballot, whatever became of it. */
    public int votants() {
        return exprimes + blancs + annules;
    }

    /** Jurors who could vote and did not: nobody votes for them (JURY-4: no proxy). */
    public int absents() {
        return inscrits - recuses - votants();
    }

    public boolean quorumAtteint() {
        return votants() >= quorum;
    }

    /** JURY-8: whether so few voted that the figures tell a juror's choice to those who know who voted; nobody is shown them. */
    boolean trahirait() {
        return votants() > 0 && votants() < Quorum.VOTANTS_AU_MOINS;
    }

    /**
     * JURY-8: what staff must know before a count of so few voters designates anybody; empty when enough voted. The regulation
     * asks for no number of voters: nothing is decided here.
     */
    public String reserve() {
        if (votants() >= Quorum.VOTANTS_AU_MOINS || paliers.isEmpty()) {
            return "";
        }
        String admis = inscrits - recuses == 1
                ? "un seul membre admis à voter"
                : (inscrits - recuses) + " membres admis à voter";
        String deposes =
                switch (votants()) {
                    case 0 -> "Aucun bulletin déposé, pour " + admis + ". ";
                    case 1 ->
                        "Un seul bulletin déposé, pour " + admis
                                + " : le décompte dirait ce qu’il contient, il n’est donné nulle part. ";
                    default ->
                        "Deux bulletins seulement, pour " + admis
                                + " : du décompte, chacun déduirait le bulletin de l’autre, il n’est donné nulle part. ";
                };
        if (!quorumAtteint()) {
            return deposes + "Le quorum n’est pas atteint : le vote ne désigne personne, le jury délibère (art. 4.5).";
        }
        return deposes
                + (quorum == 0 ? "Cette édition n’a pas de quorum : assurez-vous" : "Assurez-vous")
                + " auprès de la présidence du jury que le jury s’en remet à si peu de votants.";
    }

    /** The best tier: one dossier, several on a par, or none when no dossier stands. */
    public List<String> premiers() {
        return paliers.isEmpty() ? List.of() : paliers.get(0);
    }

    public Issue issue() {
        if (paliers.isEmpty()) {
            return Issue.SANS_DOSSIER;
        }
        if (!quorumAtteint()) {
            return Issue.QUORUM_NON_ATTEINT;
        }
        if (exprimes == 0) {
            return Issue.AUCUN_SUFFRAGE;
        }
        if (!secondTour.isEmpty()) {
            return Issue.SECOND_TOUR;
        }
        return premiers().size() == 1 ? Issue.LAUREAT : Issue.EGALITE;
    }

    /** The same count, which calls for a second round between {@code dossiers}, if there are any. */
    Depouillement appelant(List<String> dossiers) {
        return new Depouillement(
                voix, paliers, details, inscrits, recuses, exprimes, blancs, annules, quorum, dossiers);
    }
}
