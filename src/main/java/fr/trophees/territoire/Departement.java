package fr.trophees.territoire;

import java.util.OptionalInt;

/**
 * A département, or the overseas collectivité that stands for one.
 *
 * @param code Insee code: {@code 01}, {@code 2A}, {@code 974}
 * @param nom e.g. Haute-Corse
 * @param population sum of the populations municipales of its communes; empty if one of them has no figure
 * @param annee census year of that population
 */
public record Departement(String code, String nom, Region region, OptionalInt population, int annee) {}
