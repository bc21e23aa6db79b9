package fr.trophees.territoire;

/**
 * A région, or the overseas collectivité that stands for one.
 *
 * @param code Insee code, e.g. {@code 53}
 * @param nom e.g. Bretagne
 */
public record Region(String code, String nom) {}
