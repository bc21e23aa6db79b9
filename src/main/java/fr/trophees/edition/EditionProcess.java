package fr.trophees.edition;

import fr.trophees.moteur.Nom;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** An edition's process instance: starts it, and tells it that facts in our tables have changed. */
@Component
public class EditionProcess {

    private final RuntimeService runtime;

    EditionProcess(RuntimeService runtime) {
        this.runtime = runtime;
    }

    void demarrer(String edition) {
        runtime.startProcessInstanceByKey(Nom.PROCESSUS_EDITION, edition, Map.of(Nom.VARIABLE_EDITION, edition));
    }

    void signalerCalendrier(String edition) {
        signaler(edition, Nom.MESSAGE_CALENDRIER_MODIFIE);
        signaler(edition, Nom.MESSAGE_ECHEANCES_CHANGEES);
    }

    void signalerSuspension(String edition) {
        signaler(edition, Nom.MESSAGE_EDITION_SUSPENDUE);
        signaler(edition, Nom.MESSAGE_ECHEANCES_CHANGEES);
    }

    void signalerReprise(String edition) {
        signaler(edition, Nom.MESSAGE_EDITION_REPRISE);
        signaler(edition, Nom.MESSAGE_ECHEANCES_CHANGEES);
    }

    void signalerAnnulation(String edition) {
        signaler(edition, Nom.MESSAGE_EDITION_ANNULEE);
    }

    /** All dossiers are instructed: the edition goes on if it was waiting for that. */
    public void signalerInstruction(String edition) {
        signaler(edition, Nom.MESSAGE_DOSSIERS_INSTRUITS);
    }

    private void signaler(String edition, String message) {
        runtime.createExecutionQuery()
                .processDefinitionKey(Nom.PROCESSUS_EDITION)
                .processInstanceBusinessKey(edition)
                .messageEventSubscriptionName(message)
                .list()
                .forEach(attente -> runtime.messageEventReceived(message, attente.getId()));
    }
}
