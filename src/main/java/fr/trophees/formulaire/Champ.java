package fr.trophees.formulaire;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A field that a form submits, with everything that the server enforces of it.
 *
 * @param cle name under which it is submitted; dotted inside groups that have a path
 * @param libelle how messages call it
 */
record Champ(
        String cle,
        String libelle,
        TypeDeChamp type,
        Fuseau fuseau,
        Presence presence,
        Limites limites,
        Forme forme,
        Options options) {

    Erreur erreur(String message) {
        return Erreur.de(cle, libelle, message);
    }

    /** How a time is written: wall clock of Paris, with an offset, or in UTC. */
    enum Fuseau {
        PARIS,
        DECALAGE,
        UTC
    }

    /**
     * When a value must or may be there.
     *
     * @param masquePar conditions under which the field, or a group around it, is hidden
     * @param ignoreSiMasque whether a value sent for a hidden field is dropped rather than refused
     * @param parDefaut value taken when nothing is sent, null for none
     */
    record Presence(
            boolean requis,
            Expression requisSi,
            String messageRequis,
            List<Expression> masquePar,
            boolean ignoreSiMasque,
            Object parDefaut) {

        boolean masque(Contexte contexte) {
            return masquePar.stream().anyMatch(contexte::estVraie);
        }

        boolean exige(Contexte contexte) {
            return requis || requisSi != null && contexte.estVraie(requisSi);
        }
    }

    /** Lengths in Unicode code points; null where there is no limit. */
    record Limites(
            int longueurMin,
            int longueurMax,
            int nombreMax,
            BigDecimal min,
            BigDecimal max,
            Integer decimales,
            BigDecimal pas) {}

    /** What a value that is there must look like; null where nothing is asked. */
    record Forme(
            Motif motif,
            String messageFormat,
            RegleDeChamp regle,
            Expression exigence,
            String messageExigence,
            boolean sansEspaces) {}

    /**
     * Where the answers to choose from come from: at most one of the three is given.
     *
     * @param libres whether they are only suggestions
     */
    record Options(Set<String> fixes, String variable, Expression expression, boolean libres) {

        /** The values that may be chosen; none when the display variables don't hold the list. */
        Set<String> valeurs(Contexte contexte) {
            if (fixes != null) {
                return fixes;
            }
            Object liste = variable != null ? contexte.variables().get(variable) : contexte.valeur(expression);
            if (!(liste instanceof Iterable<?> options)) {
                return Set.of();
            }
            Set<String> valeurs = new HashSet<>();
            for (Object option : options) {
                Object valeur = option instanceof Map<?, ?> objet ? objet.get("value") : option;
                if (valeur != null) {
                    valeurs.add(valeur.toString());
                }
            }
            return valeurs;
        }
    }
}
