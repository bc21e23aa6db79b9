package fr.trophees.rgpd;

import java.time.Instant;
import java.util.UUID;

/**
 * A request of a person on what is processed about them (ORG-2, GDPR 12–21).
 *
 * @param dossier whose contact asks, null when none is known or it was erased
 * @param message what the person wrote, null when the request came on paper and stays there
 * @param echeance by when it must be answered: the end of the day, one month after the reception
 * @param decision {@code accepter} or {@code refuser}, null before
 */
record Demande(
        UUID id,
        String edition,
        UUID dossier,
        String numero,
        String nature,
        String message,
        String voie,
        Instant recueLe,
        Instant echeance,
        String decision,
        String motif) {}
