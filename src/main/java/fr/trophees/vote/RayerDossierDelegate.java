package fr.trophees.vote;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells every voter that the dossiers of the category have changed (JURY-8: the same words to all). */
@Component
class RayerDossierDelegate implements JavaDelegate {

    private final VoteService votes;

    RayerDossierDelegate(VoteService votes) {
        this.votes = votes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        votes.annoncerChangement(
                (String) execution.getVariable(Nom.VARIABLE_EDITION),
                (String) execution.getVariable(Nom.VARIABLE_CATEGORIE),
                (Long) execution.getVariable(VoteProcess.DEPLACEMENT));
    }
}
