package fr.trophees.candidature;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.Tika;
import org.springframework.core.io.InputStreamSource;

/** What a received file is, told by its first bytes; its name and what the client says of it count for nothing. */
final class TypeDeFichier {

    /** What an attestation may be (DEP-2), and a piece too. */
    static final Set<String> ACCEPTES = Set.of("application/pdf", "image/jpeg", "image/png");

    /** More than any format's mark needs. */
    private static final int DEBUT = 64 * 1024;

    private static final Tika DETECTEUR = new Tika();

    private TypeDeFichier() {}

    /** The media type when it is one of {@link #ACCEPTES}. */
    static Optional<String> reconnaitre(InputStreamSource source) throws IOException {
        try (InputStream contenu = source.getInputStream()) {
            return Optional.of(DETECTEUR.detect(contenu.readNBytes(DEBUT))).filter(ACCEPTES::contains);
        }
    }
}
