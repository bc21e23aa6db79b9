package fr.trophees.eligibilite;

/**
 * A category of the contest.
 *
 * @param rurale whether it is kept for "territoires de faible densité" (ELIG-4)
 */
public record CategorieOuverte(String id, String titre, boolean rurale) {}
