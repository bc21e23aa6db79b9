package fr.trophees.moteur;

import java.time.Instant;
import java.util.Map;

/**
 * What the server does with one user task of a diagram: what the form shows, and what its completion does. One bean for
 * each user task, in the package of its feature. Submitted values go from the form to {@link #accomplir} and nowhere
 * else: they never become process variables.
 */
public interface Tache {

    /** The task's id in the diagram, e.g. {@code userTask_voter}. */
    String cle();

    /** What the list of tasks tells of it. Set when the task is created: it says nothing that may change, nor what only some may read. */
    default Annonce annoncer(ContexteTache tache) {
        return new Annonce(null, null);
    }

    /** Display values for the form: shown with the task, never kept by the engine. Lists and maps become JSON. */
    Map<String, Object> afficher(ContexteTache tache);

    /**
     * Applies a completion, inside the engine's transaction.
     *
     * @param saisie the submitted values, already checked and cleaned against the task's form
     * @return the flags that the diagram's gateways read; set as process variables
     * @throws SaisieRefusee when the values can't be accepted: the task stays as it was
     */
    Map<String, Object> accomplir(ContexteTache tache, Map<String, Object> saisie);

    /**
     * @param intitule what the task is called when its name in the diagram, the same for every instance, doesn't tell one from the
     *     next; null for that name
     * @param echeance by when it is to be done; null for no date
     */
    record Annonce(String intitule, Instant echeance) {}
}
