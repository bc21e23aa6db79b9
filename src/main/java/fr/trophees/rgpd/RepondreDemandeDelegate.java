package fr.trophees.rgpd;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Answers a request on personal data (ORG-2). */
@Component("repondreDemandeDelegate")
class RepondreDemandeDelegate implements JavaDelegate {

    private final DemandeService demandes;

    RepondreDemandeDelegate(DemandeService demandes) {
        this.demandes = demandes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        demandes.repondre((String) execution.getVariable(DemandeService.VARIABLE_DEMANDE));
    }
}
