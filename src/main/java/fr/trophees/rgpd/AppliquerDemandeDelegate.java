package fr.trophees.rgpd;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Does what was granted to a request on personal data (ORG-2). */
@Component("appliquerDemandeDelegate")
class AppliquerDemandeDelegate implements JavaDelegate {

    private final DemandeService demandes;

    AppliquerDemandeDelegate(DemandeService demandes) {
        this.demandes = demandes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        demandes.appliquer((String) execution.getVariable(DemandeService.VARIABLE_DEMANDE));
    }
}
