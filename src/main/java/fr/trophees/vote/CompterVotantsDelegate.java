package fr.trophees.vote;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Flag: {@code votantsSuffisants}. */
@Component
class CompterVotantsDelegate implements JavaDelegate {

    private final VoteService votes;

    CompterVotantsDelegate(VoteService votes) {
        this.votes = votes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "votantsSuffisants",
                votes.votantsSuffisants((String) execution.getVariable(Nom.VARIABLE_EDITION), (String)
                        execution.getVariable(Nom.VARIABLE_CATEGORIE)));
    }
}
