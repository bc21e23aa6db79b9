package fr.trophees.vote;

import fr.trophees.formulaire.Erreur;
import java.util.List;

/**
 * What a voter filled in dossier by dossier, as one ballot.
 *
 * @param choix the ballot, in the method's own syntax; null when there are errors
 * @param erreurs what is wrong, on the number of the dossier at fault, or on {@code choix} for the sheet as a whole
 */
public record FeuilleDeVote(String choix, List<Erreur> erreurs) {

    public FeuilleDeVote {
        erreurs = List.copyOf(erreurs);
    }

    /** What may be answered for a dossier: {@code valeur} is submitted, {@code libelle} is read. */
    public record Reponse(String valeur, String libelle) {}

    static FeuilleDeVote refusee(List<Erreur> erreurs) {
        return new FeuilleDeVote(null, erreurs);
    }
}
