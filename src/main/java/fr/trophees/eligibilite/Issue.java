package fr.trophees.eligibilite;

/** What an automatic check of one rule says. It proposes; staff decides. */
public enum Issue {
    FAVORABLE,
    /** The data don't settle it: a person looks. Never a "no". */
    A_VERIFIER,
    DEFAVORABLE,
    /** The rule doesn't concern this contest or category. */
    SANS_OBJET
}
