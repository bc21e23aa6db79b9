package fr.trophees.base;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What is wrong with one field of a form.
 *
 * @param champ the field's key; for an unknown key, that key cut to a readable length
 * @param message a French sentence for the person who filled the form
 * @param regle id of the regulation's rule concerned, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErreurDeChamp(String champ, String message, String regle) {

    public ErreurDeChamp(String champ, String message) {
        this(champ, message, null);
    }
}
