package fr.trophees.jury;

/**
 * A member of a contest's jury.
 *
 * @param id the user id in Tasklist, unique in the edition
 * @param domaine field of the member (art. 4.1), or null when not recorded
 * @param siren nine digits of the member's structure, or null
 */
public record Jure(
        String edition,
        String id,
        String nom,
        String courriel,
        String structureNom,
        String siren,
        String domaine,
        boolean president) {}
