package fr.trophees.securite;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A query with an expression for the engine to evaluate, whoever asks; and one whose criteria or order, by the answers alone, tell what its author may not read (JURY-7, JURY-8). Process owners: what
 * variables hold, and which activities an instance went through, so how a vote ended. Staff and jurors: what variables hold,
 * except those that Tasklist shows on each task, by which it also searches.
 */
final class QuestionIndiscrete {

    /** Shown by Tasklist's filters. */
    private static final Set<String> AFFICHEES = Set.of("edition", "numero", "categorie");

    private static final Pattern EXPRESSION = Pattern.compile("expression", Pattern.CASE_INSENSITIVE);

    private static final Pattern VARIABLE = Pattern.compile("variable", Pattern.CASE_INSENSITIVE);
    private static final Pattern LISTE_DE_CRITERES =
            Pattern.compile("variables|processVariables|taskVariables|caseInstanceVariables");
    private static final Pattern SANS_CONSEQUENCE =
            Pattern.compile("variableNames|variableNamesIgnoreCase|variableValuesIgnoreCase");

    private static final Pattern CRITERE_DES_PILOTES =
            Pattern.compile("variable|executedActivity|activityIdIn|activeActivity", Pattern.CASE_INSENSITIVE);

    /** Cockpit's own page of a definition asks which instances stand at the activity that was clicked, as its diagram shows. */
    private static final Pattern CRITERE_DE_COCKPIT =
            Pattern.compile("variable|executedActivity", Pattern.CASE_INSENSITIVE);

    private QuestionIndiscrete() {}

    static boolean poseePar(Collection<String> groupes, HttpServletRequest requete) {
        if (groupes.contains(Groupe.ADMIN)) {
            return false;
        }
        boolean pilote = groupes.contains(Groupe.PILOTES) && !groupes.contains(Groupe.EQUIPE);
        return dansLAdresse(requete.getQueryString(), pilote)
                || requete instanceof CorpsRelisible corps && dansLeCorps(corps, pilote);
    }

    private static boolean dansLAdresse(String question, boolean pilote) {
        if (question == null) {
            return false;
        }
        try {
            return pilote
                    ? CRITERE_DES_PILOTES.matcher(decode(question)).find()
                            || EXPRESSION.matcher(decode(question)).find()
                    : Arrays.stream(question.split("[&;]")).anyMatch(QuestionIndiscrete::parametreIndiscret);
        } catch (IllegalArgumentException malEcrite) {
            return true;
        }
    }

    private static boolean parametreIndiscret(String parametre) {
        int egal = parametre.indexOf('=');
        String nom = decode(egal < 0 ? parametre : parametre.substring(0, egal));
        String valeur = egal < 0 ? "" : decode(parametre.substring(egal + 1));
        if (EXPRESSION.matcher(nom).find()) {
            return true;
        }
        if (nom.equals("sortBy")) {
            return VARIABLE.matcher(valeur).find();
        }
        if (!VARIABLE.matcher(nom).find() || SANS_CONSEQUENCE.matcher(nom).matches()) {
            return false;
        }
        return !LISTE_DE_CRITERES.matcher(nom).matches()
                || Arrays.stream(valeur.split(","))
                        .map(critere -> critere.split("_", 2)[0])
                        .anyMatch(variable -> !AFFICHEES.contains(variable));
    }

    private static String decode(String texte) {
        return URLDecoder.decode(texte, StandardCharsets.UTF_8);
    }

    private static boolean dansLeCorps(CorpsRelisible corps, boolean pilote) {
        try {
            return pose(corps.json(), pilote);
        } catch (IOException illisible) {
            return true;
        }
    }

    private static boolean pose(JsonNode noeud, boolean pilote) {
        for (Map.Entry<String, JsonNode> champ : noeud.properties()) {
            if (EXPRESSION.matcher(champ.getKey()).find()) {
                return true;
            }
            if (pilote
                    ? CRITERE_DE_COCKPIT.matcher(champ.getKey()).find() && !vide(champ.getValue())
                    : champIndiscret(champ.getKey(), champ.getValue())) {
                return true;
            }
        }
        for (JsonNode enfant : noeud) {
            if (pose(enfant, pilote)) {
                return true;
            }
        }
        return false;
    }

    private static boolean champIndiscret(String nom, JsonNode valeur) {
        if (!VARIABLE.matcher(nom).find() || SANS_CONSEQUENCE.matcher(nom).matches() || vide(valeur)) {
            return false;
        }
        if (nom.equals("variable")) { // the order: {"sortBy": "processVariable", "parameters": {"variable": …}}
            return !AFFICHEES.contains(valeur.asText());
        }
        if (!LISTE_DE_CRITERES.matcher(nom).matches() || !valeur.isArray()) {
            return true;
        }
        for (JsonNode critere : valeur) {
            if (!AFFICHEES.contains(critere.path("name").asText())) {
                return true;
            }
        }
        return false;
    }

    /** Empty criteria ask nothing: Cockpit and Tasklist send them. */
    private static boolean vide(JsonNode valeur) {
        return valeur.isNull() || valeur.isContainerNode() && valeur.isEmpty();
    }
}
