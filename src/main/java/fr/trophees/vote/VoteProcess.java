package fr.trophees.vote;

import fr.trophees.moteur.Nom;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.task.Task;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/**
 * What happens to a vote from outside, told to the engine: it reads the facts in our tables when it gets there. When a ballot gets in
 * the way, each throws {@link ConcurrencyFailureException}: the transaction can be done again from its start.
 */
@Component
class VoteProcess {

    /** Variable: number of the decision of the last move into or out of the category, null when something else came since. */
    static final String DEPLACEMENT = "deplacement";

    private final RuntimeService runtime;
    private final TaskService taches;

    VoteProcess(RuntimeService runtime, TaskService taches) {
        this.runtime = runtime;
        this.taches = taches;
    }

    /** Closes the invitation of one juror; the others' stay as they are. */
    void recuser(String edition, String categorie, String jure) {
        List<Task> invitations = taches.createTaskQuery()
                .processInstanceBusinessKey(cle(edition, categorie))
                .taskDefinitionKey("userTask_voter")
                .taskAssignee(jure)
                .list();
        for (Task invitation : invitations) {
            envoyer(Nom.MESSAGE_RECUSATION_TARDIVE, invitation.getExecutionId(), Map.of());
        }
    }

    /** Makes the invitations again, after somebody may vote who could not, or after the closing moved. */
    void recomposer(String edition, String categorie) {
        signaler(Nom.MESSAGE_SCRUTIN_RECOMPOSE, cle(edition, categorie), Map.of());
    }

    /** Somebody votes no more: whoever is left is counted. */
    void recompterLesVotants(String edition, String categorie) {
        signaler(Nom.MESSAGE_VOTANTS_CHANGES, cle(edition, categorie), Map.of());
    }

    /**
     * A dossier has left the category that is being voted on, or come into it.
     *
     * @param deplacement number of the decision that moved it from a category to another, null when it is something else
     */
    void signalerChangement(String edition, String categorie, Long deplacement) {
        signaler(
                Nom.MESSAGE_DOSSIER_PARTI, cle(edition, categorie), Collections.singletonMap(DEPLACEMENT, deplacement));
    }

    /** The votes must be counted again: at the deliberation if it is under way, or when the palmarès is drawn up. */
    void recompter(String edition, String categorie) {
        signaler(Nom.MESSAGE_CANDIDATURE_RETIREE, cle(edition, categorie), Map.of());
        signaler(Nom.MESSAGE_CANDIDATURE_RETIREE, edition, Map.of());
    }

    /**
     * The category must be voted again: from the deliberation if it is under way, from the palmarès, or at once while other
     * categories are still being voted on. A diagram on its way to the count finds the new round by itself.
     */
    void revoter(String edition, String categorie) {
        if (!signaler(Nom.MESSAGE_RECUSATION_TARDIVE, cle(edition, categorie), Map.of())
                && !signaler(Nom.MESSAGE_RECUSATION_TARDIVE, edition, Map.of())
                && !enCours(cle(edition, categorie))) {
            pourvoir(edition, categorie);
        }
    }

    /** Whether the edition's votes are behind it, for the time being: the palmarès is being drawn up. */
    boolean palmaresEnCours(String edition) {
        return runtime.createExecutionQuery()
                        .processInstanceBusinessKey(edition)
                        .messageEventSubscriptionName(Nom.MESSAGE_RECUSATION_TARDIVE)
                        .count()
                > 0;
    }

    private boolean enCours(String cleMetier) {
        return runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(cleMetier)
                        .count()
                > 0;
    }

    void pourvoir(String edition, String categorie) {
        signaler(Nom.MESSAGE_CATEGORIE_POURVUE, edition, Map.of(Nom.VARIABLE_CATEGORIE, categorie));
    }

    private boolean signaler(String message, String cleMetier, Map<String, Object> variables) {
        List<Execution> attentes = runtime.createExecutionQuery()
                .processInstanceBusinessKey(cleMetier)
                .messageEventSubscriptionName(message)
                .list();
        attentes.forEach(attente -> envoyer(message, attente.getId(), variables));
        return !attentes.isEmpty();
    }

    private void envoyer(String message, String execution, Map<String, Object> variables) {
        try {
            runtime.messageEventReceived(message, execution, variables);
        } catch (OptimisticLockingException | ProcessEnginePersistenceException croisement) {
            throw new ConcurrencyFailureException("the vote moved meanwhile", croisement);
        } catch (NullPointerException erreur) {
            if (duMoteur(erreur)) {
                throw new ConcurrencyFailureException("the vote moved meanwhile", erreur);
            }
            throw erreur;
        }
    }

    /** The engine's own, when it comes upon executions that another transaction is taking apart; a fault of ours stays one. */
    private static boolean duMoteur(NullPointerException erreur) {
        StackTraceElement[] pile = erreur.getStackTrace();
        return pile.length > 0 && pile[0].getClassName().startsWith("org.camunda.bpm.engine.impl.");
    }

    private static String cle(String edition, String categorie) {
        return edition + "/" + categorie;
    }
}
