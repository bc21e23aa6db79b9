package fr.trophees.vote;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the second round between the dossiers that the first retains. */
@Component
class OuvrirSecondTourDelegate implements JavaDelegate {

    private final VoteService votes;

    OuvrirSecondTourDelegate(VoteService votes) {
        this.votes = votes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        votes.ouvrirSecondTour((String) execution.getVariable(Nom.VARIABLE_EDITION), (String)
                execution.getVariable(Nom.VARIABLE_CATEGORIE));
    }
}
