package fr.trophees.edition;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A calendar as people write it, {@code 2024-11-08T16:00} on the clock of Paris, or as the product does, with an offset. */
final class CalendrierDeserializer extends JsonDeserializer<Calendrier> {

    @Override
    public Calendrier deserialize(JsonParser parser, DeserializationContext contexte) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            throw JsonMappingException.from(
                    parser, null, new IllegalArgumentException("les huit dates sont attendues"));
        }
        Map<Jalon, Instant> dates = new EnumMap<>(Jalon.class);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String cle = parser.currentName();
            try {
                Jalon jalon = jalon(cle);
                if (parser.nextToken() != JsonToken.VALUE_STRING) {
                    throw new IllegalArgumentException(ATTENDU);
                }
                dates.put(jalon, instant(parser.getText()));
            } catch (IllegalArgumentException e) {
                throw JsonMappingException.wrapWithPath(
                        JsonMappingException.from(parser, null, e), Calendrier.class, cle);
            }
        }
        for (Jalon jalon : Jalon.values()) {
            if (!dates.containsKey(jalon)) {
                throw JsonMappingException.wrapWithPath(
                        JsonMappingException.from(parser, null, new IllegalArgumentException("cette date manque")),
                        Calendrier.class,
                        jalon.code());
            }
        }
        return new Calendrier(dates);
    }

    private static final String ATTENDU = "une date et une heure sont attendues, par exemple 2024-11-08T16:00";

    private static Jalon jalon(String cle) {
        List<String> codes = Arrays.stream(Jalon.values()).map(Jalon::code).toList();
        if (!codes.contains(cle)) {
            throw new IllegalArgumentException(Inattendu.cle(cle, codes));
        }
        return Jalon.deCode(cle);
    }

    private static Instant instant(String texte) {
        try {
            return texte.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(texte).toInstant()
                    : mural(texte);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(ATTENDU + " ; le jour et l’heure doivent exister");
        }
    }

    private static Instant mural(String texte) {
        LocalDateTime mur = LocalDateTime.parse(texte);
        List<ZoneOffset> possibles = Calendrier.PARIS.getRules().getValidOffsets(mur);
        if (possibles.isEmpty()) {
            throw new IllegalArgumentException("cette heure n’existe pas ce jour-là : on passe à l’heure d’été");
        }
        return mur.toInstant(possibles.get(0));
    }
}
