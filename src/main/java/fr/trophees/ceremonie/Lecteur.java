package fr.trophees.ceremonie;

import java.util.UUID;

/**
 * Who looks at results before they are proclaimed: an account of the team, or a name of the embargo list.
 *
 * @param compte null for a name of the list
 * @param nomme null for an account
 */
public record Lecteur(String compte, UUID nomme) {

    public static Lecteur compte(String compte) {
        return new Lecteur(compte, null);
    }

    static Lecteur nomme(UUID id) {
        return new Lecteur(null, id);
    }
}
