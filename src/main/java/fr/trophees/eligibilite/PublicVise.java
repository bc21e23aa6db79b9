package fr.trophees.eligibilite;

/** Who a contest is for (art. 1.2). */
public enum PublicVise {
    /** PLIE, MDE, collectivités, EPCI and the organisations that they mandate: ELIG-1 and ELIG-3. */
    INITIATIVES,
    /** Structures that carry facilitateurs, members or recognised: ELIG-2 and ELIG-4. */
    ACHAT
}
