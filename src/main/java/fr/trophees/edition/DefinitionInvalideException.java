package fr.trophees.edition;

/** A definition that can't be used; the message, in French, names the file and the key. */
public class DefinitionInvalideException extends RuntimeException {

    public DefinitionInvalideException(String message) {
        super(message);
    }
}
