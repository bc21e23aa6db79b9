package fr.trophees.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * Reads the JSON body of a request, strictly: UTF-8, one document, no key twice, shallow, at most {@value #TAILLE_MAXIMALE}
 * bytes, and none of the characters that a database can't keep.
 */
public final class CorpsJson {

    static final int TAILLE_MAXIMALE = 256 * 1024;

    private static final int PROFONDEUR_MAXIMALE = 16;

    private static final JsonMapper LECTEUR = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(PROFONDEUR_MAXIMALE)
                            .maxNumberLength(64)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CorpsJson() {}

    /**
     * The body as a JSON object.
     *
     * @throws RequeteRefusee 400 when it isn't JSON, 413 when it is too long, 422 when it is another kind of value
     */
    public static ObjectNode objet(HttpServletRequest requete) throws IOException {
        JsonNode corps = lire(requete);
        if (corps.isMissingNode()) {
            throw malforme();
        }
        if (corps instanceof ObjectNode objet) {
            return objet;
        }
        throw new RequeteRefusee(
                HttpStatus.UNPROCESSABLE_ENTITY, "Saisie à corriger", "Un objet JSON est attendu.", List.of());
    }

    /** As {@link #objet}, an empty body being an empty object. */
    public static ObjectNode objetOuVide(HttpServletRequest requete) throws IOException {
        JsonNode corps = lire(requete);
        if (corps.isMissingNode()) {
            return LECTEUR.createObjectNode();
        }
        if (corps instanceof ObjectNode objet) {
            return objet;
        }
        throw new RequeteRefusee(
                HttpStatus.UNPROCESSABLE_ENTITY, "Saisie à corriger", "Un objet JSON est attendu.", List.of());
    }

    /** The whole body, or {@link MissingNode} when it is empty. */
    public static JsonNode lire(HttpServletRequest requete) throws IOException {
        if (requete.getContentLengthLong() > TAILLE_MAXIMALE) {
            throw tropLong();
        }
        byte[] octets = requete.getInputStream().readNBytes(TAILLE_MAXIMALE + 1);
        if (octets.length > TAILLE_MAXIMALE) {
            throw tropLong();
        }
        if (octets.length == 0) {
            return MissingNode.getInstance();
        }
        JsonNode corps;
        try {
            corps = LECTEUR.readTree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString());
        } catch (JsonProcessingException | CharacterCodingException illisible) {
            throw malforme();
        }
        refuserCaracteresInterdits("", corps);
        return corps;
    }

    /** U+0000 and lone surrogates are valid JSON escapes that PostgreSQL can't store. */
    private static void refuserCaracteresInterdits(String champ, JsonNode noeud) {
        if (noeud.isTextual() && !conservable(noeud.textValue())) {
            throw RequeteRefusee.invalide(champ, "Ce texte contient un caractère qui ne peut pas être enregistré.");
        }
        if (noeud.isArray()) {
            noeud.forEach(element -> refuserCaracteresInterdits(champ, element));
        }
        noeud.properties().forEach(propriete -> {
            if (!conservable(propriete.getKey())) {
                throw RequeteRefusee.invalide(champ, "Le nom d’un champ contient un caractère interdit.");
            }
            refuserCaracteresInterdits(champ.isEmpty() ? propriete.getKey() : champ, propriete.getValue());
        });
    }

    private static boolean conservable(String texte) {
        return texte.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private static RequeteRefusee malforme() {
        return new RequeteRefusee(
                HttpStatus.BAD_REQUEST,
                "Requête illisible",
                "Le corps de la requête n’est pas un document JSON valide en UTF-8.",
                List.of());
    }

    private static RequeteRefusee tropLong() {
        return new RequeteRefusee(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "Envoi trop volumineux",
                "La saisie dépasse la taille acceptée (256 Kio).",
                List.of());
    }
}
