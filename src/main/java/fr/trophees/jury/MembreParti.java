package fr.trophees.jury;

/** Published, in the transaction, when a member leaves the jury: what was theirs alone is erased. */
public record MembreParti(String edition, String jure) {}
