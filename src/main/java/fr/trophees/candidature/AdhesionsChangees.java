package fr.trophees.candidature;

import java.util.Set;

/**
 * A new list of members is in force; published within the transaction.
 *
 * @param sirens of the structures that have come or gone since the former list
 */
public record AdhesionsChangees(Set<String> sirens) {}
