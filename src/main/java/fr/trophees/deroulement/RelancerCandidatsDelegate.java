package fr.trophees.deroulement;

import fr.trophees.moteur.EcheanceDuDiagramme;
import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Reminds candidates of what is missing, at the échéance of the timer before it (DEP-2, D-1). */
@Component
class RelancerCandidatsDelegate implements JavaDelegate {

    private final DeroulementService deroulement;

    RelancerCandidatsDelegate(DeroulementService deroulement) {
        this.deroulement = deroulement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deroulement.relancerCandidats(
                (String) execution.getVariable(Nom.VARIABLE_EDITION),
                execution.getCurrentActivityId(),
                EcheanceDuDiagramme.avant(execution),
                EcheanceDuDiagramme.duMemeGeste(execution));
    }
}
