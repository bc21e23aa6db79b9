package fr.trophees.securite;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a write to the engine may hold, where the engine would take more than its path says: a task is claimed by whoever does it,
 * a failed job is only given tries, and answers are values of the types that forms have.
 */
final class EcritureDuMoteur {

    private static final Pattern PRENDRE = Pattern.compile(".*/task/[^/]+/claim");
    private static final Pattern RELANCER = Pattern.compile(".*/job/[^/]+/retries");
    private static final Pattern REMPLIR = Pattern.compile(".*/submit-form");

    private static final Set<String> TYPES =
            Set.of("String", "Boolean", "Integer", "Long", "Short", "Double", "Date", "Null", "Json");

    private static final Refus ILLISIBLE =
            new Refus(400, "Le contenu de la demande n'est pas lisible : envoyez un objet JSON, en UTF-8.");
    private static final Refus PRISE_POUR_UN_AUTRE =
            new Refus(422, "Une tâche se prend en son propre nom : « userId » doit être votre identifiant.");
    private static final Refus RELANCE_EXCESSIVE = new Refus(
            422,
            "Une relance donne au travail en échec un nombre d'essais, « retries », d'au moins 1, et rien d'autre : sa date"
                    + " ne se change pas.");

    private EcritureDuMoteur() {}

    /** Why the body is refused; nothing if it is fit for its path. */
    static Optional<Refus> refus(String compte, String chemin, CorpsRelisible corps) {
        JsonNode json;
        try {
            json = corps.json();
        } catch (IOException illisible) {
            return Optional.of(ILLISIBLE);
        }
        if (PRENDRE.matcher(chemin).matches()) {
            boolean pourSoi = seulChamp(json, "userId")
                    && compte.equals(json.path("userId").textValue());
            return pourSoi ? Optional.empty() : Optional.of(PRISE_POUR_UN_AUTRE);
        }
        if (RELANCER.matcher(chemin).matches()) {
            boolean essais = seulChamp(json, "retries")
                    && json.path("retries").isInt()
                    && json.path("retries").intValue() > 0;
            return essais ? Optional.empty() : Optional.of(RELANCE_EXCESSIVE);
        }
        if (REMPLIR.matcher(chemin).matches()) {
            return refusDesReponses(json);
        }
        return json.isObject() || json.isMissingNode() ? Optional.empty() : Optional.of(ILLISIBLE);
    }

    private static Optional<Refus> refusDesReponses(JsonNode json) {
        JsonNode reponses = json.path("variables");
        if (!json.isObject() || !reponses.isObject() && !absent(reponses)) {
            return Optional.of(ILLISIBLE);
        }
        return reponses.properties().stream()
                .filter(reponse -> !lisible(reponse.getValue()))
                .findFirst()
                .map(reponse -> new Refus(
                        422,
                        "La réponse « %s » n'est pas lisible : envoyez {\"value\": …, \"type\": …}, d'un type simple."
                                .formatted(reponse.getKey())));
    }

    private static boolean lisible(JsonNode reponse) {
        JsonNode type = reponse.path("type");
        return reponse.isObject()
                && (absent(type) || TYPES.contains(type.asText()))
                && (!type.asText().equals("Json") || enJson(reponse.path("value")));
    }

    private static boolean enJson(JsonNode valeur) {
        try {
            return absent(valeur) || valeur.isTextual() && CorpsRelisible.lire(valeur.textValue()) != null;
        } catch (IOException malEcrite) {
            return false;
        }
    }

    private static boolean absent(JsonNode noeud) {
        return noeud.isMissingNode() || noeud.isNull();
    }

    private static boolean seulChamp(JsonNode json, String champ) {
        return json.isObject() && json.size() == 1 && json.has(champ);
    }

    /**
     * @param statut the HTTP status
     * @param message in French, what to do
     */
    record Refus(int statut, String message) {}
}
