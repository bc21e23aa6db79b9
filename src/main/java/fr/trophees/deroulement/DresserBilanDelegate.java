package fr.trophees.deroulement;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Staff learns how deposits ended (D-1). */
@Component
class DresserBilanDelegate implements JavaDelegate {

    private final DeroulementService deroulement;

    DresserBilanDelegate(DeroulementService deroulement) {
        this.deroulement = deroulement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deroulement.dresserBilan((String) execution.getVariable(Nom.VARIABLE_EDITION));
    }
}
