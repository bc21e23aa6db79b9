package fr.trophees.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * The key that signs what the product sends out and must recognise when it comes back: personal links, unsubscription links.
 *
 * <p>It is the setting {@code trophees.secret}. On the embedded database, where nothing has to be set, it is drawn at the first
 * start and kept in {@code <trophees.donnees>/secret}, readable by its owner only. Beside a configured database (several nodes,
 * one database) the setting is required: nodes with different keys would not recognise each other's links.
 */
@Component
public class Secret {

    private static final String ALGORITHME = "HmacSHA256";

    private final SecretKeySpec cle;

    Secret(TropheesProperties reglages, Environment environnement) {
        String secret = reglages.secret();
        if (secret == null && StringUtils.hasText(environnement.getProperty("spring.datasource.url"))) {
            throw new IllegalStateException("trophees.secret est obligatoire avec spring.datasource.url : "
                    + TropheesProperties.LONGUEUR_SECRET
                    + " caractères au moins, tirés au hasard, les mêmes pour tous les nœuds.");
        }
        if (secret == null) {
            secret = conserve(reglages.donnees());
        }
        cle = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHME);
    }

    /**
     * HMAC-SHA256 of a message, 32 bytes.
     *
     * @param usage what the signature is for, without a zero character: a signature made for one usage is worth nothing for
     *     another
     */
    public byte[] signer(String usage, String message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHME);
            mac.init(cle);
            mac.update(usage.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static String conserve(Path donnees) {
        Path fichier = donnees.resolve("secret");
        try {
            if (Files.notExists(fichier)) {
                tirer(fichier);
            }
            String secret = Files.readString(fichier, StandardCharsets.US_ASCII).strip();
            if (secret.length() < TropheesProperties.LONGUEUR_SECRET) {
                throw new IllegalStateException(
                        "Le fichier « secret » du dossier trophees.donnees est abîmé : remettez sa"
                                + " sauvegarde, ou supprimez-le (les liens personnels déjà envoyés ne marcheront plus).");
            }
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moved into place once complete: a crash leaves the whole secret or none. */
    private static void tirer(Path fichier) throws IOException {
        Files.createDirectories(fichier.getParent());
        byte[] hasard = new byte[32];
        new SecureRandom().nextBytes(hasard);
        Path brouillon = Files.createTempFile(fichier.getParent(), "secret", ".tmp", proprietaireSeul(fichier));
        try {
            Files.writeString(brouillon, Base64.getUrlEncoder().withoutPadding().encodeToString(hasard));
            Files.move(brouillon, fichier);
        } catch (FileAlreadyExistsException autreNoeud) {
            Files.deleteIfExists(brouillon);
        }
    }

    private static FileAttribute<?>[] proprietaireSeul(Path fichier) {
        if (!fichier.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }
}
