package fr.trophees.vote;

import fr.trophees.moteur.Nom;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Flags: {@code bulletinsARecueillir}, {@code jures} (ids separated by commas). */
@Component
class OuvrirScrutinDelegate implements JavaDelegate {

    private final VoteService votes;

    OuvrirScrutinDelegate(VoteService votes) {
        this.votes = votes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        List<String> jures = votes.ouvrir((String) execution.getVariable(Nom.VARIABLE_EDITION), (String)
                execution.getVariable(Nom.VARIABLE_CATEGORIE));
        execution.setVariable("bulletinsARecueillir", jures != null);
        execution.setVariable("jures", jures == null ? "" : String.join(",", jures));
    }
}
