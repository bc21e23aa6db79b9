package fr.trophees.candidature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.trophees.formulaire.Formulaire;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * An edition's form as it stands: one reading for the candidate's page, which shows it, and for the server, which enforces it.
 *
 * @param id of the deployed version
 * @param schema the form itself, for the viewer
 * @param communes keys of the fields that hold codes of communes
 */
record FormulairePublie(String id, Formulaire regles, JsonNode schema, Set<String> communes) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static FormulairePublie de(String id, Formulaire regles, String json) {
        try {
            JsonNode schema = JSON.readTree(json);
            Set<String> communes = new LinkedHashSet<>();
            for (JsonNode composant : schema.findParents("properties")) {
                if (composant.path("properties").path("regle").asText().equals("commune-insee")) {
                    communes.add(composant.path("key").asText());
                }
            }
            return new FormulairePublie(id, regles, schema, Set.copyOf(communes));
        } catch (JsonProcessingException illisible) {
            throw new IllegalArgumentException("Ce formulaire a déjà été lu une fois", illisible);
        }
    }
}
