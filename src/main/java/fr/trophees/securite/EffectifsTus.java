package fr.trophees.securite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * How many instances each definition has, which the engine counts for whoever may read the definition: those that the asker doesn't
 * see are left out, and the order tells nothing of them.
 */
final class EffectifsTus {

    private EffectifsTus() {}

    static void repondre(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite, ObjectMapper json)
            throws ServletException, IOException {
        ContentCachingResponseWrapper tampon = new ContentCachingResponseWrapper(reponse);
        suite.doFilter(requete, tampon);
        if (tampon.getStatus() == HttpStatus.OK.value()
                && json.readTree(tampon.getContentAsByteArray()) instanceof ArrayNode definitions) {
            definitions.forEach(EffectifsTus::taire);
            tampon.resetBuffer();
            tampon.getOutputStream().write(json.writeValueAsBytes(triees(definitions)));
        }
        tampon.copyBodyToResponse();
    }

    private static void taire(JsonNode definition) {
        if (definition instanceof ObjectNode ligne && !RegardDesPilotes.SANS_SECRET.contains(cle(ligne))) {
            ligne.put("instances", 0);
        }
    }

    private static List<JsonNode> triees(ArrayNode definitions) {
        return StreamSupport.stream(definitions.spliterator(), false)
                .sorted(Comparator.comparing(EffectifsTus::cle))
                .toList();
    }

    private static String cle(JsonNode ligne) {
        return ligne.has("key")
                ? ligne.path("key").asText()
                : ligne.path("definition").path("key").asText();
    }
}
