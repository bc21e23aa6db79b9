package fr.trophees.securite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A query whose criteria, by the number of answers alone, tell what process owners may not read: what variables hold, and which
 * activities an instance went through, so how a vote ended (JURY-7, JURY-8).
 */
final class QuestionIndiscrete {

    private static final Pattern CRITERE =
            Pattern.compile("variable|executedActivity|activityIdIn|activeActivity", Pattern.CASE_INSENSITIVE);

    /** Cockpit's own page of a definition asks which instances stand at the activity that was clicked, as its diagram shows. */
    private static final Pattern CRITERE_DE_COCKPIT =
            Pattern.compile("variable|executedActivity", Pattern.CASE_INSENSITIVE);

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private QuestionIndiscrete() {}

    static boolean poseePar(HttpServletRequest requete) throws IOException {
        return dansLAdresse(requete.getQueryString())
                || requete instanceof CorpsRelisible corps && (corps.demesure() || dansLeCorps(corps.octets()));
    }

    private static boolean dansLAdresse(String question) {
        if (question == null) {
            return false;
        }
        try {
            return CRITERE.matcher(URLDecoder.decode(question, StandardCharsets.UTF_8))
                    .find();
        } catch (IllegalArgumentException malEcrite) {
            return true;
        }
    }

    private static boolean dansLeCorps(byte[] corps) {
        if (corps.length == 0) {
            return false;
        }
        try {
            return pose(JSON.readTree(corps));
        } catch (IOException illisible) {
            return true;
        }
    }

    /** Empty criteria ask nothing: Cockpit sends them. */
    private static boolean pose(JsonNode noeud) {
        for (Map.Entry<String, JsonNode> champ : noeud.properties()) {
            boolean vide = champ.getValue().isNull()
                    || champ.getValue().isContainerNode() && champ.getValue().isEmpty();
            if (CRITERE_DE_COCKPIT.matcher(champ.getKey()).find() && !vide) {
                return true;
            }
        }
        for (JsonNode enfant : noeud) {
            if (pose(enfant)) {
                return true;
            }
        }
        return false;
    }
}
