package fr.trophees.eligibilite;

import java.util.List;

/**
 * What the verdicts together propose to staff, who decides with a reason of their own.
 *
 * @param raisons the verdicts that lead to it
 */
public record Proposition(Sens sens, List<Verdict> raisons) {

    public enum Sens {
        ADMETTRE,
        REFUSER,
        A_DECIDER
    }

    public Proposition {
        raisons = List.copyOf(raisons);
    }
}
