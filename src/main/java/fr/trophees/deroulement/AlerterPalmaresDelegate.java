package fr.trophees.deroulement;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Staff is told that the ceremony comes and that there are no results to proclaim (D-8, ORG-3). */
@Component
class AlerterPalmaresDelegate implements JavaDelegate {

    private final DeroulementService deroulement;

    AlerterPalmaresDelegate(DeroulementService deroulement) {
        this.deroulement = deroulement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deroulement.alerterPalmares(
                (String) execution.getVariable(Nom.VARIABLE_EDITION), execution.getCurrentActivityId());
    }
}
