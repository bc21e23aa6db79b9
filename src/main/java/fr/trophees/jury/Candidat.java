package fr.trophees.jury;

/**
 * A dossier as recusals see it.
 *
 * @param dossier its number
 * @param siren of the structure that carries it; {@code null} when unknown, then no tie can name it
 * @param enLice false once it is withdrawn or refused
 */
public record Candidat(String dossier, String categorie, String siren, boolean enLice) {}
