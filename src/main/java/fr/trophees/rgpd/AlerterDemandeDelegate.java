package fr.trophees.rgpd;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Warns the team that a request awaits its answer (ORG-2). */
@Component("alerterDemandeDelegate")
class AlerterDemandeDelegate implements JavaDelegate {

    private final DemandeService demandes;

    AlerterDemandeDelegate(DemandeService demandes) {
        this.demandes = demandes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        demandes.alerter((String) execution.getVariable(DemandeService.VARIABLE_DEMANDE));
    }
}
