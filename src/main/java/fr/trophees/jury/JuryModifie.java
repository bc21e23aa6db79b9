package fr.trophees.jury;

/** Published, in the transaction, when the members of a jury or their ties change: votes under way are revised. */
public record JuryModifie(String edition) {}
