package fr.trophees.deroulement;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Everybody concerned is told (ORG-1). */
@Component
class AnnoncerRepriseDelegate implements JavaDelegate {

    private final Diffusion diffusion;

    AnnoncerRepriseDelegate(Diffusion diffusion) {
        this.diffusion = diffusion;
    }

    @Override
    public void execute(DelegateExecution execution) {
        diffusion.annoncerReprise((String) execution.getVariable(Nom.VARIABLE_EDITION));
    }
}
