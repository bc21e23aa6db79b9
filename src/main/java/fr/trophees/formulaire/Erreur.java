package fr.trophees.formulaire;

import java.util.regex.Pattern;

/**
 * What is wrong with one field of a form, said so that the person who typed knows what to do.
 *
 * @param champ key of the field as the form names it ({@code a.b} in a group with a path); empty when the fault is not a
 *     field's
 * @param message French sentence that begins with the field's label; never holds what was typed
 */
public record Erreur(String champ, String message) {

    private static final Pattern ESPACE_INSECABLE = Pattern.compile(" (?=[:;!?»])");

    /** The sentence {@code « libelle » : message}, with the no-break spaces and apostrophes of French typography. */
    static Erreur de(String champ, String libelle, String message) {
        return new Erreur(champ, typographie("« " + libelle + " » : " + message));
    }

    static String typographie(String texte) {
        return ESPACE_INSECABLE
                .matcher(texte)
                .replaceAll("\u00a0")
                .replace("« ", "«\u00a0")
                .replace('\'', '’');
    }
}
