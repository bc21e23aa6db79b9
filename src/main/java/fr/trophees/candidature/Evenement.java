package fr.trophees.candidature;

import java.time.Instant;

/**
 * One fact of a dossier's life, or one date that lies ahead, in words.
 *
 * @param detail may have several lines, null for none
 */
public record Evenement(Instant le, String titre, String detail) {

    /** What the results say of a dossier, once they are proclaimed. */
    public static final String RESULTATS = "Résultats proclamés";
}
