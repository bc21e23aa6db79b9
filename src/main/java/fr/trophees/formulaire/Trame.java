package fr.trophees.formulaire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A form as one reads it on paper: its texts and questions, in its order, whatever a process owner made of it. */
public record Trame(List<Element> elements) {

    private static final Set<String> COCHES = Set.of("radio", "select", "checklist", "taglist");

    public Trame {
        elements = List.copyOf(elements);
    }

    /** @param schema a form that {@link Formulaire} has read: what it could not show is not there */
    public static Trame de(JsonNode schema) {
        List<Element> elements = new ArrayList<>();
        lire(schema.path("components"), false, elements);
        return new Trame(elements);
    }

    private static void lire(JsonNode composants, boolean conditionnel, List<Element> elements) {
        for (JsonNode composant : composants) {
            boolean selon = conditionnel || composant.path("conditional").hasNonNull("hide");
            String type = composant.path("type").asText();
            if (type.equals("group")) {
                titre(texte(composant, "label"), elements);
                lire(composant.path("components"), selon, elements);
            } else if (type.equals("text")) {
                markdown(composant.path("text").asText(), elements);
            } else if (TypeDeChamp.de(type) != null
                    && !composant.path("disabled").asBoolean()) {
                elements.add(question(composant, type, selon));
            }
        }
    }

    private static Element question(JsonNode composant, String type, boolean conditionnel) {
        String libelle = texte(composant, "label");
        if (libelle.isEmpty()) {
            libelle = texte(composant, "dateLabel");
        }
        if (libelle.isEmpty()) {
            libelle = texte(composant, "timeLabel");
        }
        JsonNode controles = composant.path("validate");
        List<String> options = new ArrayList<>();
        if (COCHES.contains(type)) {
            composant.path("values").forEach(option -> options.add(texte(option, "label")));
        }
        Reponse reponse = type.equals("checkbox")
                ? Reponse.CASE
                : !options.isEmpty() ? Reponse.CHOIX : type.equals("textarea") ? Reponse.TEXTE_LONG : Reponse.TEXTE;
        int longueur = controles.path("maxLength").asInt(0);
        return new Element(
                Nature.QUESTION,
                libelle.isEmpty() ? composant.path("key").asText() : libelle,
                new Question(
                        texte(composant, "description"),
                        reponse,
                        options,
                        controles.path("required").asBoolean(),
                        conditionnel,
                        longueur));
    }

    /** What is computed as the form is shown can't be printed. */
    private static String texte(JsonNode composant, String attribut) {
        String texte = composant.path(attribut).asText("").strip();
        return texte.startsWith("=") || texte.contains("{{") ? "" : texte;
    }

    /** Titles, paragraphs, items and quotations; emphasis is dropped. */
    private static void markdown(String source, List<Element> elements) {
        if (source.startsWith("=") || source.contains("{{")) {
            return;
        }
        for (String ligne :
                source.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
            String nu = ligne.replaceAll("\\*\\*|__|`", "").replaceAll("\\[([^]]*)]\\(([^)]*)\\)", "$1 ($2)");
            if (nu.startsWith("#")) {
                titre(nu.replaceFirst("^#+\\s*", ""), elements);
            } else if (nu.startsWith(">")) {
                elements.add(new Element(Nature.CITATION, nu.replaceFirst("^>\\s*", ""), null));
            } else if (nu.matches("[-*] .*")) {
                elements.add(new Element(Nature.POINT, nu.substring(2).strip(), null));
            } else {
                elements.add(new Element(Nature.TEXTE, nu, null));
            }
        }
    }

    private static void titre(String texte, List<Element> elements) {
        if (!texte.isEmpty()) {
            elements.add(new Element(Nature.TITRE, texte, null));
        }
    }

    public enum Nature {
        TITRE,
        TEXTE,
        POINT,
        CITATION,
        QUESTION
    }

    public enum Reponse {
        CASE,
        CHOIX,
        TEXTE,
        TEXTE_LONG
    }

    /** @param question null unless it is one; {@code texte} is then its label */
    public record Element(Nature nature, String texte, Question question) {}

    /**
     * @param options to choose from, empty where one writes
     * @param conditionnelle asked only after some answers
     * @param longueur most characters, 0 for no limit of its own
     */
    public record Question(
            String aide, Reponse reponse, List<String> options, boolean requise, boolean conditionnelle, int longueur) {

        public Question {
            options = List.copyOf(options);
        }

        /** What is worth knowing before writing; the help often tells the length already. */
        public String consigne() {
            List<String> consignes = new ArrayList<>();
            if (!aide.isEmpty()) {
                consignes.add(aide);
            }
            if (longueur > 0 && reponse == Reponse.TEXTE_LONG && !aide.contains("caractères")) {
                consignes.add(String.format(Locale.FRENCH, "%,d caractères au plus.", longueur));
            }
            if (conditionnelle) {
                consignes.add("Demandé seulement selon vos autres réponses.");
            } else if (!requise && !aide.startsWith("Facultatif")) {
                consignes.add("Facultatif.");
            }
            return String.join(" ", consignes);
        }
    }
}
