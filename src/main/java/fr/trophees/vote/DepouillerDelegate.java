package fr.trophees.vote;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Flags: {@code issue} ({@code laureat}, {@code ex-aequo}, {@code aucun}), {@code deliberationRequise}. */
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
        votes.clore(edition, categorie);
        String situation = attributions.situation(edition, categorie);
        execution.setVariable("deliberationRequise", situation.equals("a-deliberer"));
        execution.setVariable("issue", situation);
    }
}
