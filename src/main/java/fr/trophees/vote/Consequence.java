package fr.trophees.vote;

/**
 * What a decision on a category would entail in the contest, in French words for the jury.
 *
 * @param choix the decision
 * @param effet what would follow: other categories, structures to arbitrate (JURY-5)
 */
public record Consequence(String choix, String effet) {}
