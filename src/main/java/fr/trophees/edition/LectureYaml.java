package fr.trophees.edition;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import fr.trophees.edition.DefinitionInvalideException.Faute;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A YAML document as a tree, with the line of each key: a plain one, without the anchors, types, empty values and doubled
 * keys that make a file say something else than it seems to.
 */
final class LectureYaml {

    private static final YAMLFactory YAML = new YAMLFactory();

    private final Map<String, Integer> lignes = new HashMap<>();
    private final String fichier;
    private final JsonNode racine;

    /** @throws DefinitionInvalideException if it isn't such a document */
    LectureYaml(String fichier, String texte) {
        this.fichier = fichier;
        try (YAMLParser parser = YAML.createParser(texte)) {
            if (parser.nextToken() == null) {
                throw refus(1, "", "ce fichier est vide");
            }
            racine = noeud(parser, "");
            if (parser.nextToken() != null) {
                throw refus(
                        parser.currentTokenLocation().getLineNr(), "", "un seul document est attendu dans le fichier");
            }
        } catch (JsonProcessingException e) {
            JsonLocation lieu = e.getLocation();
            throw refus(
                    lieu == null ? 1 : Math.max(1, lieu.getLineNr()),
                    "",
                    "le fichier ne se lit pas à cet endroit : vérifiez le retrait, les deux-points et les guillemets");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode racine() {
        return racine;
    }

    /** Where the key is, or else the nearest one above it. */
    int ligne(String chemin) {
        String cle = chemin;
        while (!cle.isEmpty() && !lignes.containsKey(cle)) {
            cle = cle.substring(0, Math.max(0, Math.max(cle.lastIndexOf('.'), cle.lastIndexOf('['))));
        }
        return lignes.getOrDefault(cle, 1);
    }

    private JsonNode noeud(YAMLParser parser, String chemin) throws IOException {
        int ligne = parser.currentTokenLocation().getLineNr();
        lignes.putIfAbsent(chemin, ligne);
        if (parser.isCurrentAlias() || parser.getTypeId() != null) {
            throw refus(ligne, chemin, "les renvois (*) et les types (!) de YAML ne sont pas admis");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> objet(parser, chemin);
            case START_ARRAY -> liste(parser, chemin);
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == YAMLParser.NumberType.INT
                        ? IntNode.valueOf(parser.getIntValue())
                        : TextNode.valueOf(parser.getText());
            case VALUE_NUMBER_FLOAT -> DecimalNode.valueOf(parser.getDecimalValue());
            case VALUE_TRUE, VALUE_FALSE -> BooleanNode.valueOf(parser.getBooleanValue());
            case VALUE_STRING -> texte(parser.getText(), ligne, chemin);
            default -> throw refus(ligne, chemin, "cette valeur est vide");
        };
    }

    private TextNode texte(String texte, int ligne, String chemin) {
        if (texte.isBlank()) {
            throw refus(ligne, chemin, "cette valeur est vide");
        }
        return TextNode.valueOf(Typographie.insecables(texte.strip()));
    }

    private ObjectNode objet(YAMLParser parser, String chemin) throws IOException {
        ObjectNode objet = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String cle = parser.currentName();
            String dessous = chemin.isEmpty() ? cle : chemin + "." + cle;
            int ligne = parser.currentTokenLocation().getLineNr();
            if (objet.has(cle)) {
                throw refus(ligne, dessous, "cette clé est déjà donnée plus haut");
            }
            lignes.put(dessous, ligne);
            parser.nextToken();
            objet.set(cle, noeud(parser, dessous));
        }
        return objet;
    }

    private ArrayNode liste(YAMLParser parser, String chemin) throws IOException {
        ArrayNode liste = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            liste.add(noeud(parser, chemin + "[" + liste.size() + "]"));
        }
        return liste;
    }

    DefinitionInvalideException refus(int ligne, String chemin, String message) {
        return new DefinitionInvalideException(fichier, List.of(new Faute(ligne, chemin, message)));
    }
}
