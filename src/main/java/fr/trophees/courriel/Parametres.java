package fr.trophees.courriel;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Collectors;

/** The column {@code courriel.parametres}: the components of a {@link Contenu} next to those of its {@link Concours}. */
record Parametres(Concours concours, Contenu contenu) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addSerializer(String.class, new SansZero())
                    .addDeserializer(String.class, TexteLibre.surUneLigne()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** @throws IllegalArgumentException when the text is not what the type asks for; the message has no value in it */
    static Parametres lire(TypeCourriel type, String edition, String json) {
        try {
            ObjectNode tout = JSON.readValue(json, ObjectNode.class);
            String titre = texte(tout, "concours");
            if (titre == null) {
                throw illisible(type, "il manque concours");
            }
            Concours concours = new Concours(edition, titre, texte(tout, "organisateur"), texte(tout, "contact"));
            return new Parametres(concours, JSON.treeToValue(tout, type.contenu()));
        } catch (JsonProcessingException e) {
            throw illisible(type, faute(e));
        }
    }

    private static IllegalArgumentException illisible(TypeCourriel type, String faute) {
        return new IllegalArgumentException("Paramètres d’un courriel %s : %s".formatted(type.code(), faute));
    }

    /** Which key is at fault, never what it holds. */
    private static String faute(JsonProcessingException e) {
        if (e.getCause() instanceof NullPointerException absent) {
            return "il manque " + absent.getMessage();
        }
        if (e instanceof JsonMappingException place) {
            return place.getPath().stream()
                    .map(JsonMappingException.Reference::getFieldName)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(".", "illisible à partir de ", ""));
        }
        return "JSON illisible";
    }

    String ecrire() {
        ObjectNode tout = JSON.valueToTree(contenu);
        tout.put("concours", concours.titre())
                .put("organisateur", concours.organisateur())
                .put("contact", concours.contact());
        return tout.toString();
    }

    private static String texte(ObjectNode tout, String cle) {
        JsonNode valeur = tout.remove(cle);
        return valeur == null || valeur.isNull() ? null : TexteLibre.ligne(valeur.asText());
    }

    /** PostgreSQL refuses these in a {@code jsonb}: what a candidate typed must not undo what they did. */
    private static final class SansZero extends StdScalarSerializer<String> {

        SansZero() {
            super(String.class);
        }

        @Override
        public void serialize(String texte, JsonGenerator json, SerializerProvider fournisseur) throws IOException {
            json.writeString(texte.replaceAll("\\u0000|\\p{Cs}", ""));
        }
    }
}
