package fr.trophees.courriel;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/** Reads a text that people wrote: on several lines where the component says so, on one line otherwise. */
class TexteLibre extends StdScalarDeserializer<String> {

    private final boolean surUneLigne;

    TexteLibre() {
        this(false);
    }

    private TexteLibre(boolean surUneLigne) {
        super(String.class);
        this.surUneLigne = surUneLigne;
    }

    static TexteLibre surUneLigne() {
        return new TexteLibre(true);
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext contexte) throws IOException {
        String texte = json.getValueAsString();
        return texte == null ? null : surUneLigne ? ligne(texte) : paragraphes(texte);
    }

    /** Any white space becomes one space: what is typed in a title can't look like a line of ours, nor like a header. */
    static String ligne(String texte) {
        return visible(texte).replaceAll("[\\s\\u0085\\u2028\\u2029]+", " ").strip();
    }

    /** Line breaks stay, at most one empty line in a row. */
    static String paragraphes(String texte) {
        return visible(texte.replaceAll("\\r\\n?|[\\u0085\\u2028\\u2029]", "\n"))
                .replaceAll("[^\\S\\n]+", " ")
                .replaceAll(" ?\\n ?", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    /** Without control characters, marks that turn the reading direction, and halves of characters. */
    private static String visible(String texte) {
        return texte.replaceAll(
                "[\\p{Cc}&&[^\\s\\u0085]]|[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]|\\p{Cs}", "");
    }
}
