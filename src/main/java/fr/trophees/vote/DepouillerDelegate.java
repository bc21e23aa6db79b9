package fr.trophees.vote;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Flags: {@code nouveauTour} (a second round is called for, or a new vote was opened in the meantime), {@code
 * deliberationRequise}, {@code issue} ({@code laureat}, {@code ex-aequo}, {@code aucun}).
 */
@Component
class DepouillerDelegate implements JavaDelegate {

    private final VoteService votes;
    private final Attributions attributions;

    DepouillerDelegate(VoteService votes, Attributions attributions) {
        this.votes = votes;
        this.attributions = attributions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String edition = (String) execution.getVariable(Nom.VARIABLE_EDITION);
        String categorie = (String) execution.getVariable(Nom.VARIABLE_CATEGORIE);
        boolean depouille = votes.clore(edition, categorie);
        String situation = depouille ? attributions.situation(edition, categorie) : "second-tour";
        execution.setVariable("nouveauTour", situation.equals("second-tour"));
        execution.setVariable("deliberationRequise", situation.equals("a-deliberer"));
        execution.setVariable("issue", situation);
    }
}
