package fr.trophees.palmares;

/** Published, in the transaction, when the results are released (JURY-7). */
public record ResultatsProclames(String edition) {}
