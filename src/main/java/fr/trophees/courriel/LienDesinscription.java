package fr.trophees.courriel;

import fr.trophees.base.Secret;
import fr.trophees.base.TropheesProperties;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The link by which a member stops the calls (DEP-5). It holds the id of the mail that carried it and a signature, not the
 * address: links end up in logs.
 */
@Component
class LienDesinscription {

    private static final String USAGE = "desinscription";
    private static final int TAILLE_ID = 2 * Long.BYTES;

    private final TropheesProperties reglages;
    private final Secret secret;

    LienDesinscription(TropheesProperties reglages, Secret secret) {
        this.reglages = reglages;
        this.secret = secret;
    }

    URI lien(UUID courriel) {
        byte[] signature = secret.signer(USAGE, courriel.toString());
        byte[] jeton = ByteBuffer.allocate(TAILLE_ID + signature.length)
                .putLong(courriel.getMostSignificantBits())
                .putLong(courriel.getLeastSignificantBits())
                .put(signature)
                .array();
        return reglages.page(
                "/desinscription/" + Base64.getUrlEncoder().withoutPadding().encodeToString(jeton));
    }

    /** The mail that carried it, empty when the token isn't ours. */
    Optional<UUID> courriel(String jeton) {
        byte[] octets;
        try {
            octets = Base64.getUrlDecoder().decode(jeton);
        } catch (IllegalArgumentException illisible) {
            return Optional.empty();
        }
        if (octets.length < TAILLE_ID) {
            return Optional.empty();
        }
        ByteBuffer lu = ByteBuffer.wrap(octets);
        UUID id = new UUID(lu.getLong(), lu.getLong());
        byte[] signature = new byte[lu.remaining()];
        lu.get(signature);
        boolean notre = MessageDigest.isEqual(signature, secret.signer(USAGE, id.toString()));
        return notre ? Optional.of(id) : Optional.empty();
    }
}
