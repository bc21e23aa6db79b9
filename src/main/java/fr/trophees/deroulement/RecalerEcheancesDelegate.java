package fr.trophees.deroulement;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Flag: {@code echeancesARecaler}, true while a batch is left. */
@Component
class RecalerEcheancesDelegate implements JavaDelegate {

    private final DeroulementService deroulement;

    RecalerEcheancesDelegate(DeroulementService deroulement) {
        this.deroulement = deroulement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("echeancesARecaler", deroulement.recalerEcheances((String)
                execution.getVariable(Nom.VARIABLE_EDITION)));
    }
}
