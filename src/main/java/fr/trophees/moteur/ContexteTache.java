package fr.trophees.moteur;

import java.util.Map;

/**
 * Where a user task stands.
 *
 * @param tache the engine's id of the task
 * @param cleMetier business key of the process instance: edition, dossier number or {@code <edition>/<category>}
 * @param assigne user id of the assignee, or null
 * @param utilisateur user id of who is asking, or null outside a request
 * @param variables the ids and flags visible from the task
 */
public record ContexteTache(
        String tache, String cleMetier, String assigne, String utilisateur, Map<String, Object> variables) {

    /** The text of a variable that the diagram guarantees. */
    public String texte(String variable) {
        Object valeur = variables.get(variable);
        if (valeur == null) {
            throw new IllegalStateException("Variable absente : " + variable);
        }
        return valeur.toString();
    }
}
