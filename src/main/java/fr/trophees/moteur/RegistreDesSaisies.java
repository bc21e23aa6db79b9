package fr.trophees.moteur;

import java.util.Map;

/** Keeps what people answer in a user task that no feature owns: one that a process owner added in Modeler. */
public interface RegistreDesSaisies {

    /**
     * Records the answers, inside the engine's transaction.
     *
     * @param intitule the task's name in the diagram
     * @param reponses how the form calls each field → what was answered, in words
     */
    void consigner(ContexteTache tache, String intitule, Map<String, String> reponses);
}
