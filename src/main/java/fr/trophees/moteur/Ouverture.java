package fr.trophees.moteur;

import java.util.Map;

/** What the server does with the start form of a process: one bean for each process that people start from Tasklist. */
public interface Ouverture {

    /** The process's id. */
    String processus();

    /**
     * Creates what the new process instance is about, inside the engine's transaction.
     *
     * @param saisie the submitted values, already checked and cleaned against the start form
     * @param utilisateur user id of who starts
     * @throws SaisieRefusee when the values can't be accepted: nothing is started
     */
    Demarrage demarrer(Map<String, Object> saisie, String utilisateur);

    /** Business key and variables of the instance that starts. */
    record Demarrage(String cleMetier, Map<String, Object> variables) {}
}
