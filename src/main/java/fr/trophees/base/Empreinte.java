package fr.trophees.base;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.core.io.InputStreamSource;

/** SHA-256: what proves that bytes have not changed, and what is kept of a link instead of its token. */
public final class Empreinte {

    private Empreinte() {}

    public static byte[] sha256(byte[] octets) {
        return sha256().digest(octets);
    }

    public static byte[] sha256(String texte) {
        return sha256(texte.getBytes(StandardCharsets.UTF_8));
    }

    /** Of bytes read as they come. */
    public static byte[] sha256(InputStreamSource source) throws IOException {
        try (DigestInputStream lues = new DigestInputStream(source.getInputStream(), sha256())) {
            lues.transferTo(OutputStream.nullOutputStream());
            return lues.getMessageDigest().digest();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
