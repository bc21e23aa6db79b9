package fr.trophees.edition;

import fr.trophees.moteur.Nom;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Component;

/** An edition's process instance: starts it, and tells it that facts in our tables have changed. */
@Component
public class EditionProcess {

    /** Timers that start an event subprocess: they belong to no phase that would begin again. */
    private static final String MINUTERIE_SANS_PHASE = "timer-start-event-subprocess";

    /**
     * The eve of the launch rings before the first phase, while the calendar waits for its validation; the hour of the ceremony in
     * whichever phase the edition then is.
     */
    private static final Set<String> HORS_DES_PHASES =
            Set.of("boundaryEvent_veilleLancement", "catchEvent_palmaresAttendu");

    private final RuntimeService runtime;
    private final ManagementService travaux;

    EditionProcess(RuntimeService runtime, ManagementService travaux) {
        this.runtime = runtime;
        this.travaux = travaux;
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

    /** ORG-1: the timers that no phase carries read their phrase again; one that has fired is past. */
    public void recalerMinuteries(String edition) {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey(Nom.PROCESSUS_EDITION)
                .processInstanceBusinessKey(edition)
                .list()
                .forEach(instance ->
                        travaux.createJobQuery().processInstanceId(instance.getId()).timers().list().stream()
                                .filter(this::sansPhase)
                                .forEach(minuterie -> travaux.recalculateJobDuedate(minuterie.getId(), false)));
    }

    private boolean sansPhase(Job minuterie) {
        JobDefinition definition = travaux.createJobDefinitionQuery()
                .jobDefinitionId(minuterie.getJobDefinitionId())
                .singleResult();
        return MINUTERIE_SANS_PHASE.equals(definition.getJobType())
                || HORS_DES_PHASES.contains(definition.getActivityId());
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
