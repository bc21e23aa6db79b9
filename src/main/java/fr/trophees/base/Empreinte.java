package fr.trophees.base;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256: what proves that bytes have not changed, and what is kept of a link instead of its token. */
public final class Empreinte {

    private Empreinte() {}

    public static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    public static byte[] sha256(String texte) {
        return sha256(texte.getBytes(StandardCharsets.UTF_8));
    }
}
