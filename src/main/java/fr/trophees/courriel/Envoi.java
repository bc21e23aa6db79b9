package fr.trophees.courriel;

import java.time.Instant;
import java.util.UUID;

/** A row of the outbox that is due. */
record Envoi(
        UUID id,
        long rang,
        String edition,
        String type,
        String destinataire,
        UUID dossier,
        String numero,
        String jure,
        String parametres,
        Instant creeLe,
        int tentatives) {}
