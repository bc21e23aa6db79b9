package fr.trophees.vote;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Flag: {@code fermetureAtteinte}. */
@Component
class ConstaterFermetureDelegate implements JavaDelegate {

    private final VoteService votes;

    ConstaterFermetureDelegate(VoteService votes) {
        this.votes = votes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "fermetureAtteinte",
                votes.fermetureAtteinte((String) execution.getVariable(Nom.VARIABLE_EDITION), (String)
                        execution.getVariable(Nom.VARIABLE_CATEGORIE)));
    }
}
