package fr.trophees.formulaire;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The kinds of values that a form submits, whatever component shows them. */
enum TypeDeChamp {
    TEXTE(""),
    TEXTE_LONG(""),
    NOMBRE(null),
    NOMBRE_EN_TEXTE(null),
    CASE(false),
    CHOIX(null),
    CHOIX_MULTIPLE(List.of()),
    DATE(null),
    HEURE(null),
    DATE_HEURE(null);

    /** Components that show something and submit nothing. */
    static final Set<String> PRESENTATION = Set.of("text", "html", "image", "table", "spacer", "separator", "button");

    private static final Map<String, TypeDeChamp> PAR_COMPOSANT = Map.ofEntries(
            Map.entry("textfield", TEXTE),
            Map.entry("textarea", TEXTE_LONG),
            Map.entry("number", NOMBRE),
            Map.entry("checkbox", CASE),
            Map.entry("radio", CHOIX),
            Map.entry("select", CHOIX),
            Map.entry("checklist", CHOIX_MULTIPLE),
            Map.entry("taglist", CHOIX_MULTIPLE),
            Map.entry("datetime", DATE));

    private final Object vide;

    TypeDeChamp(Object vide) {
        this.vide = vide;
    }

    /** The kind of what this component submits, null when it isn't a field; dates are told apart by their subtype. */
    static TypeDeChamp de(String composant) {
        return PAR_COMPOSANT.get(composant);
    }

    /** What the browser's FEEL sees while nothing is entered, so that both sides evaluate a condition alike. */
    Object vide() {
        return vide;
    }
}
