package fr.trophees.moteur;

import fr.trophees.formulaire.Formulaire;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A user task that a process owner added in Modeler, with a form and without code. Its boxes and its fixed choices become the
 * flags that the gateways after it read; every answer is recorded, and whatever people typed is there only.
 */
class TacheLibre implements Tache {

    /** What other elements stand on: no form may overwrite it. */
    private static final Set<String> RESERVES =
            Set.of(Nom.VARIABLE_EDITION, Nom.VARIABLE_NUMERO, Nom.VARIABLE_CATEGORIE, Nom.VARIABLE_JURE);

    private final String cle;
    private final String intitule;
    private final Formulaire formulaire;
    private final RegistreDesSaisies registre;

    TacheLibre(String cle, String intitule, Formulaire formulaire, RegistreDesSaisies registre) {
        this.cle = cle;
        this.intitule = intitule;
        this.formulaire = formulaire;
        this.registre = registre;
    }

    @Override
    public String cle() {
        return cle;
    }

    @Override
    public Map<String, Object> afficher(ContexteTache tache) {
        return Map.of();
    }

    @Override
    public Map<String, Object> accomplir(ContexteTache tache, Map<String, Object> saisie) {
        Map<String, Object> drapeaux = new LinkedHashMap<>();
        for (String champ : formulaire.drapeaux()) {
            if (RESERVES.contains(champ)) {
                throw new SaisieRefusee(
                        "Le champ « %s » de ce formulaire porte un nom réservé : demandez au pilote d'en changer."
                                .formatted(champ));
            }
            drapeaux.put(champ, saisie.get(champ));
        }
        Map<String, String> reponses = new LinkedHashMap<>();
        for (String champ : formulaire.cles()) {
            Object valeur = valeur(saisie, champ);
            if (valeur != null) {
                reponses.put(formulaire.libelle(champ), enMots(valeur));
            }
        }
        registre.consigner(tache, intitule, reponses);
        return drapeaux;
    }

    /** The keys of fields inside groups are dotted, their values nested. */
    private static Object valeur(Map<?, ?> saisie, String champ) {
        int point = champ.indexOf('.');
        if (point < 0) {
            return saisie.get(champ);
        }
        return saisie.get(champ.substring(0, point)) instanceof Map<?, ?> groupe
                ? valeur(groupe, champ.substring(point + 1))
                : null;
    }

    private static String enMots(Object valeur) {
        if (valeur instanceof Boolean reponse) {
            return reponse ? "oui" : "non";
        }
        if (valeur instanceof Collection<?> liste) {
            return liste.stream().map(TacheLibre::enMots).collect(Collectors.joining(" ; "));
        }
        if (valeur instanceof Map<?, ?> ligne) {
            return ligne.values().stream().map(TacheLibre::enMots).collect(Collectors.joining(", "));
        }
        return String.valueOf(valeur);
    }
}
