package fr.trophees.edition;

/** No edition bears this id. */
public class EditionInconnueException extends RuntimeException {

    public EditionInconnueException() {
        super("Aucune édition ne porte cet identifiant.");
    }
}
