package fr.trophees.edition;

import fr.trophees.base.RequeteRefusee;
import java.util.List;
import org.springframework.http.HttpStatus;

/** No edition bears this id. */
public class EditionInconnueException extends RequeteRefusee {

    public EditionInconnueException() {
        super(HttpStatus.NOT_FOUND, "Édition introuvable", "Aucune édition ne porte cet identifiant.", List.of());
    }
}
