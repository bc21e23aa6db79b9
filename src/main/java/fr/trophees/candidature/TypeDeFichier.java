package fr.trophees.candidature;

import java.util.Optional;
import java.util.Set;
import org.apache.tika.Tika;

/** What a received file is, told by its first bytes; its name and what the client says of it count for nothing. */
final class TypeDeFichier {

    /** What an attestation may be (DEP-2), and a piece too. */
    static final Set<String> ACCEPTES = Set.of("application/pdf", "image/jpeg", "image/png");

    private static final Tika DETECTEUR = new Tika();

    private TypeDeFichier() {}

    /** The media type when it is one of {@link #ACCEPTES}. */
    static Optional<String> reconnaitre(byte[] contenu) {
        return Optional.of(DETECTEUR.detect(contenu)).filter(ACCEPTES::contains);
    }
}
