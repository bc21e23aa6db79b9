package fr.trophees.deroulement;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Staff is told that nobody has proclaimed (D-8). */
@Component
class AlerterProclamationDelegate implements JavaDelegate {

    private final DeroulementService deroulement;

    AlerterProclamationDelegate(DeroulementService deroulement) {
        this.deroulement = deroulement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deroulement.alerterProclamation((String) execution.getVariable(Nom.VARIABLE_EDITION));
    }
}
