package fr.trophees.palmares;

/**
 * Published, in the transaction, when results are validated, and each time a recorded decision corrects them (ORG-3).
 *
 * @param decision number of the decision in the register
 */
public record PalmaresArrete(String edition, long decision) {}
