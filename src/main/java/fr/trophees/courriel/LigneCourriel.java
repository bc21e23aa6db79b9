package fr.trophees.courriel;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail of the outbox as staff sees it.
 *
 * @param rang order of writing
 * @param type as in {@link TypeCourriel#code()}
 * @param tentatives attempts made
 * @param sansObjet given up because there was nothing to say any more
 * @param erreur of the last attempt, or why it was given up; null when there was none
 */
public record LigneCourriel(
        long rang,
        UUID id,
        String edition,
        String type,
        String destinataire,
        UUID dossier,
        String numero,
        String jure,
        Instant creeLe,
        Instant aEnvoyerLe,
        int tentatives,
        Instant envoyeLe,
        Instant abandonneLe,
        boolean sansObjet,
        String erreur) {

    /** Where a mail stands. */
    public enum Etat {
        EN_ATTENTE,
        ENVOYE,
        /** Failed for good: staff may have it tried again. */
        ABANDONNE,
        /** Not delivered because it had nothing to say any more. */
        SANS_OBJET
    }

    public Etat etat() {
        if (envoyeLe != null) {
            return Etat.ENVOYE;
        }
        if (abandonneLe == null) {
            return Etat.EN_ATTENTE;
        }
        return sansObjet ? Etat.SANS_OBJET : Etat.ABANDONNE;
    }
}
