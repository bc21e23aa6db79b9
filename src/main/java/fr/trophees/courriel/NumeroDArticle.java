package fr.trophees.courriel;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/** Reads the number of an article of the regulation: verdicts say "art. 1.2", templates say "article 1.2 du règlement". */
class NumeroDArticle extends StdScalarDeserializer<String> {

    NumeroDArticle() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext contexte) throws IOException {
        String article = json.getValueAsString();
        String numero = article == null ? "" : TexteLibre.ligne(article).replaceFirst("(?i)^art(icle|\\.)\\s*", "");
        return numero.isEmpty() ? null : numero;
    }
}
