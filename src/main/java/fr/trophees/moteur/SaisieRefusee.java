package fr.trophees.moteur;

import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;

/**
 * A completion that can't be accepted. The message is shown to the user, in French. It may repeat what was typed, a juror's
 * choice for one: as a fault of the form, and not of the server, it is written to no log (JURY-8).
 */
public class SaisieRefusee extends FormFieldValidationException {

    public SaisieRefusee(String message) {
        super(null, message);
    }
}
