package fr.trophees.formulaire;

/**
 * A form asks for something that the server could not enforce or that Tasklist could not show. The message is French,
 * for the process owner who deploys the form, and names the component or the field.
 */
public class FormulaireIllisibleException extends RuntimeException {

    public FormulaireIllisibleException(String message) {
        super(Erreur.typographie(message));
    }

    FormulaireIllisibleException(String message, Throwable cause) {
        super(Erreur.typographie(message), cause);
    }
}
