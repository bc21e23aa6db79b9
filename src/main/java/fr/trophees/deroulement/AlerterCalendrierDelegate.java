package fr.trophees.deroulement;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Staff is told that the call is about to open and that nobody has validated its calendar (D-1). */
@Component
class AlerterCalendrierDelegate implements JavaDelegate {

    private final DeroulementService deroulement;

    AlerterCalendrierDelegate(DeroulementService deroulement) {
        this.deroulement = deroulement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deroulement.alerterCalendrier((String) execution.getVariable(Nom.VARIABLE_EDITION));
    }
}
