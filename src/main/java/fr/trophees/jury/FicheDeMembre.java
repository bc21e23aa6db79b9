package fr.trophees.jury;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.formulaire.ReglesCourantes;
import fr.trophees.territoire.Siren;
import java.util.List;
import java.util.Set;

/** A member as staff types them, for the desk and the API alike. */
public record FicheDeMembre(
        String id, String nom, String email, String structureNom, String siren, String domaine, Boolean president) {

    private static final int LONGUEUR = 200;

    /**
     * @param champ what the names of fields begin with, in errors
     * @param ids of the members checked before; this one's is added
     * @param erreurs what is wrong is added, each on its field
     * @param comptes JURY-8: whoever runs the contest or its processes doesn't vote
     * @return the member, worth something only when nothing was wrong
     */
    Jure verifier(String edition, String champ, Set<String> ids, ComptesDesJures comptes, List<ErreurDeChamp> erreurs) {
        if (id == null || !id.matches("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")) {
            erreurs.add(new ErreurDeChamp(
                    champ + "id", "Donnez un identifiant de 64 lettres, chiffres, points ou tirets au plus."));
        } else if (!ids.add(id)) {
            erreurs.add(new ErreurDeChamp(champ + "id", "Deux membres ont cet identifiant : donnez-en un à chacun."));
        } else if (comptes.reserve(id)) {
            erreurs.add(new ErreurDeChamp(
                    champ + "id",
                    "Ce compte est celui d'une personne de l'équipe, du pilotage ou de l'administration : un membre du jury"
                            + " a le sien, pour lui seul."));
        }
        exigerTexte(nom, champ + "nom", "Donnez le nom du membre", erreurs);
        if (email == null || ReglesCourantes.adresseElectronique(email).isPresent()) {
            erreurs.add(new ErreurDeChamp(champ + "email", "Donnez une adresse électronique valable."));
        }
        if (structureNom != null) {
            exigerTexte(structureNom, champ + "structureNom", "Donnez le nom de la structure", erreurs);
        }
        if (domaine != null) {
            exigerTexte(domaine, champ + "domaine", "Donnez le domaine", erreurs);
        }
        String propre = null;
        if (siren != null && !siren.isBlank()) {
            propre = Siren.lire(siren).map(Siren::valeur).orElse(null);
            if (propre == null) {
                erreurs.add(new ErreurDeChamp(
                        champ + "siren", "Ce SIREN n'est pas valable : donnez neuf chiffres, clé comprise."));
            }
        }
        return new Jure(edition, id, nom, email, structureNom, propre, domaine, Boolean.TRUE.equals(president));
    }

    /** The same under an account's name. */
    FicheDeMembre nommee(String compte) {
        return new FicheDeMembre(compte, nom, email, structureNom, siren, domaine, president);
    }

    private static void exigerTexte(String texte, String champ, String message, List<ErreurDeChamp> erreurs) {
        if (texte == null
                || texte.isBlank()
                || texte.length() > LONGUEUR
                || texte.chars().anyMatch(Character::isISOControl)) {
            erreurs.add(new ErreurDeChamp(champ, message + ", en " + LONGUEUR + " caractères au plus."));
        }
    }
}
