package fr.trophees.securite;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriComponentsBuilder;

/** A request whose body is read once and given again to whom it is for. */
final class CorpsRelisible extends HttpServletRequestWrapper {

    /** A question of Cockpit holds a few hundred bytes. */
    private static final int LIMITE = 256 * 1024;

    /** What could be read in two ways (a key given twice, something after the end) isn't read at all. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final byte[] octets;

    private CorpsRelisible(HttpServletRequest requete, byte[] octets) {
        super(requete);
        this.octets = octets;
    }

    static CorpsRelisible de(HttpServletRequest requete) throws IOException {
        return new CorpsRelisible(requete, requete.getInputStream().readNBytes(LIMITE + 1));
    }

    /**
     * The question; a missing node if there is none.
     *
     * @throws IOException if it can't be read in one way only, or is too long for a question
     */
    JsonNode json() throws IOException {
        if (octets.length > LIMITE) {
            throw new IOException("Ce corps est trop long pour une question.");
        }
        return JSON.readTree(octets);
    }

    /** A field of a form; empty if it isn't there. */
    String champ(String nom) {
        String formulaire = new String(octets, StandardCharsets.UTF_8);
        String valeur = UriComponentsBuilder.newInstance()
                .query(formulaire)
                .build()
                .getQueryParams()
                .getFirst(nom);
        return valeur == null ? "" : URLDecoder.decode(valeur, StandardCharsets.UTF_8);
    }

    /** @throws IOException if the text can't be read in one way only */
    static JsonNode lire(String texte) throws IOException {
        return JSON.readTree(texte);
    }

    @Override
    public ServletInputStream getInputStream() {
        ByteArrayInputStream source = new ByteArrayInputStream(octets);
        return new ServletInputStream() {
            @Override
            public int read() {
                return source.read();
            }

            @Override
            public int read(byte[] tampon, int debut, int longueur) {
                return source.read(tampon, debut, longueur);
            }

            @Override
            public boolean isFinished() {
                return source.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener lecteur) {
                throw new IllegalStateException("Le corps est lu déjà.");
            }
        };
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
}
