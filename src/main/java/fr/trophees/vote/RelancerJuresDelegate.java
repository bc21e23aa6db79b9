package fr.trophees.vote;

import fr.trophees.moteur.EcheanceDuDiagramme;
import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds the jurors whose ballot is awaited. */
@Component
class RelancerJuresDelegate implements JavaDelegate {

    private final VoteService votes;

    RelancerJuresDelegate(VoteService votes) {
        this.votes = votes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        votes.relancer(
                (String) execution.getVariable(Nom.VARIABLE_EDITION),
                (String) execution.getVariable(Nom.VARIABLE_CATEGORIE),
                execution.getCurrentActivityId(),
                EcheanceDuDiagramme.avant(execution));
    }
}
