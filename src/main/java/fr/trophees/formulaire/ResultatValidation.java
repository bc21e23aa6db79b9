package fr.trophees.formulaire;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Outcome of checking what was typed in a form.
 *
 * @param valeurs the cleaned values of the fields that count: trimmed, in NFC, without empty or hidden ones; to be used
 *     only if there is no error
 * @param erreurs in the order of the form's fields, at most one for each
 */
public record ResultatValidation(Map<String, Object> valeurs, List<Erreur> erreurs) {

    public boolean estValide() {
        return erreurs.isEmpty();
    }

    /** Every message in one French text, for answers that hold a single one. */
    public String message() {
        return erreurs.stream().map(Erreur::message).collect(Collectors.joining(" "));
    }
}
