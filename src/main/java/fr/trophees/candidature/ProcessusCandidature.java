package fr.trophees.candidature;

import fr.trophees.moteur.Nom;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * The process {@code candidature}, for the services of this package. What happened is in our tables before the process is told;
 * a message that nothing waits for is no error: the process looks when it gets there.
 */
@Component
class ProcessusCandidature {

    static final String DELAI_ATTESTATION = "catchEvent_delaiAttestation";

    private final RuntimeService moteur;
    private final ManagementService travaux;

    ProcessusCandidature(RuntimeService moteur, ManagementService travaux) {
        this.moteur = moteur;
        this.travaux = travaux;
    }

    void demarrer(Dossier dossier) {
        moteur.startProcessInstanceByMessage(
                Nom.MESSAGE_CANDIDATURE_DEPOSEE,
                dossier.numero(),
                Map.of(
                        Nom.VARIABLE_EDITION,
                        dossier.edition(),
                        Nom.VARIABLE_NUMERO,
                        dossier.numero(),
                        Nom.VARIABLE_CATEGORIE,
                        dossier.categorie()));
    }

    boolean enCours(String numero) {
        return !instances(numero).isEmpty();
    }

    /**
     * Tells the dossier's process, if it waits for this message.
     *
     * @return false when nothing waited for it
     * @throws OptimisticLockingFailureException when the process moved at the same moment: to be done again
     */
    boolean signaler(String numero, String message) {
        try {
            return !moteur.createMessageCorrelation(message)
                    .processInstanceBusinessKey(numero)
                    .correlateAllWithResult()
                    .isEmpty();
        } catch (OptimisticLockingException croisement) {
            throw new OptimisticLockingFailureException("Le processus avançait au même moment");
        }
    }

    void changerCategorie(String numero, String categorie) {
        try {
            instances(numero)
                    .forEach(instance -> moteur.setVariable(instance.getId(), Nom.VARIABLE_CATEGORIE, categorie));
        } catch (OptimisticLockingException croisement) {
            throw new OptimisticLockingFailureException("Le processus avançait au même moment");
        }
    }

    /** Has the dossier's timers read their phrase again, on the calendar as it is now. */
    void recalerMinuteries(String numero) {
        for (ProcessInstance instance : instances(numero)) {
            for (Job minuterie : travaux.createJobQuery()
                    .processInstanceId(instance.getId())
                    .activityId(DELAI_ATTESTATION)
                    .timers()
                    .list()) {
                travaux.recalculateJobDuedate(minuterie.getId(), false);
            }
        }
    }

    private List<ProcessInstance> instances(String numero) {
        return moteur.createProcessInstanceQuery()
                .processDefinitionKey(Nom.PROCESSUS_CANDIDATURE)
                .processInstanceBusinessKey(numero)
                .list();
    }
}
