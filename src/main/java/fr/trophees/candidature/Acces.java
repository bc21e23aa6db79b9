package fr.trophees.candidature;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A link that somebody else than the contact holds. It works as long as it is recorded: revoking it deletes it.
 *
 * @param dossier null for {@link Nature#ADRESSE}
 * @param courriel whom the link was sent to
 * @param nom as typed by who sent it, null when not told
 * @param qualite of a signatory, null when not told
 * @param expireLe exclusive; null until it is revoked
 */
record Acces(
        UUID id,
        UUID dossier,
        Nature nature,
        String courriel,
        String nom,
        String qualite,
        Instant creeLe,
        Instant expireLe) {

    /** What a link opens. */
    enum Nature {
        /** The dossier, beside its contact. */
        COLLEGUE,
        /** The page where the attestation is signed, and nothing else (DEP-2). */
        SIGNATAIRE,
        /** The page where one accepts to become the contact. */
        CESSION,
        /** The list of the dossiers of an address. */
        ADRESSE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
