package fr.trophees.edition;

import fr.trophees.formulaire.Erreur;
import java.util.List;

/** A change of an edition that the regulation or its present state forbids; each error says what to do, in French. */
public class ChangementRefuseException extends RuntimeException {

    private final transient List<Erreur> erreurs;

    public ChangementRefuseException(String champ, String message) {
        this(List.of(new Erreur(champ, message)));
    }

    public ChangementRefuseException(List<Erreur> erreurs) {
        super(erreurs.get(0).message());
        this.erreurs = List.copyOf(erreurs);
    }

    public List<Erreur> erreurs() {
        return erreurs;
    }
}
