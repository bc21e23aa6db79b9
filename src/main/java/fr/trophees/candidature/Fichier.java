package fr.trophees.candidature;

import fr.trophees.base.Empreinte;
import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.RequeteRefusee;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.InputStreamSource;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.support.SqlBinaryValue;
import org.springframework.web.multipart.MultipartFile;

/**
 * A received file, to be kept as it came (DEP-2). Its bytes stay where the server put them and are never held all in memory.
 *
 * @param nom the client's name for it, made harmless; for display only
 * @param typeMedia by content, one of {@link TypeDeFichier#ACCEPTES}
 * @param source of its bytes, which may be read more than once
 * @param taille in bytes
 * @param empreinte SHA-256 of the content
 */
record Fichier(String nom, String typeMedia, InputStreamSource source, int taille, byte[] empreinte) {

    static final int TAILLE_MAXIMALE = 10 * 1024 * 1024;

    private static final int LONGUEUR_NOM = 150;

    private static final Map<String, String> EXTENSIONS =
            Map.of("application/pdf", ".pdf", "image/jpeg", ".jpg", "image/png", ".png");

    /** @throws RequeteRefusee 413 over 10 MiB, 422 when empty, 415 when it is neither PDF nor JPEG nor PNG */
    static Fichier de(MultipartFile recu) throws IOException {
        if (recu.getSize() > TAILLE_MAXIMALE) {
            throw new RequeteRefusee(
                    HttpStatus.PAYLOAD_TOO_LARGE,
                    "Fichier trop volumineux",
                    "Le fichier dépasse la taille acceptée (10 Mio). Réduisez la résolution de la numérisation.",
                    List.of(new ErreurDeChamp("fichier", "Ce fichier dépasse 10 Mio.")));
        }
        if (recu.isEmpty()) {
            throw RequeteRefusee.invalide("fichier", "Ce fichier est vide : choisissez le document à envoyer.");
        }
        return de(recu.getOriginalFilename(), recu, (int) recu.getSize());
    }

    static Fichier de(String nom, InputStreamSource source, int taille) throws IOException {
        String type = TypeDeFichier.reconnaitre(source)
                .orElseThrow(() -> new RequeteRefusee(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "Format refusé",
                        "Le document doit être un PDF ou une image JPEG ou PNG. C’est son contenu qui compte, pas son nom.",
                        List.of(new ErreurDeChamp(
                                "fichier", "Ce fichier n’est ni un PDF, ni une image JPEG ou PNG."))));
        return new Fichier(nomSur(nom, type), type, source, taille, Empreinte.sha256(source));
    }

    /** The value of the column that keeps it. */
    SqlBinaryValue contenu() {
        return new SqlBinaryValue(source, taille);
    }

    /**
     * Whether a file ends as its format does. A copy that was interrupted doesn't: it is kept and counts, but who sent it had better
     * know at once.
     *
     * @param fin its last bytes, some thousands since programs may write a little after the format's last mark
     */
    static boolean entier(String typeMedia, byte[] fin) {
        byte[] marque =
                switch (typeMedia) {
                    case "application/pdf" -> "%%EOF".getBytes(StandardCharsets.US_ASCII);
                    case "image/png" -> "IEND".getBytes(StandardCharsets.US_ASCII);
                    default -> new byte[] {(byte) 0xff, (byte) 0xd9};
                };
        for (int i = fin.length - marque.length; i >= 0; i--) {
            if (Arrays.equals(fin, i, i + marque.length, marque, 0, marque.length)) {
                return true;
            }
        }
        return false;
    }

    /** Without folders, without control characters, and with the extension that its content deserves. */
    static String nomSur(String nom, String type) {
        String dernier = nom == null ? "" : nom.replaceAll(".*[/\\\\]", "");
        String propre = dernier.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\"<>:|?*]", "")
                .strip();
        String racine = propre.replaceFirst("\\.[A-Za-z0-9]{1,5}$", "").replaceFirst("^\\.+", "");
        if (racine.isBlank()) {
            racine = "document";
        }
        int fin = racine.offsetByCodePoints(0, Math.min(LONGUEUR_NOM, racine.codePointCount(0, racine.length())));
        return racine.substring(0, fin) + EXTENSIONS.get(type);
    }
}
