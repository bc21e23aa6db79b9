package fr.trophees.edition;

/** Published, in the transaction, when the contest is cancelled (ORG-1). */
public record EditionAnnulee(String edition) {}
