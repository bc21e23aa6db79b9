package fr.trophees.deroulement;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The call goes to members (DEP-5). */
@Component
class AnnoncerAppelDelegate implements JavaDelegate {

    private final Diffusion diffusion;

    AnnoncerAppelDelegate(Diffusion diffusion) {
        this.diffusion = diffusion;
    }

    @Override
    public void execute(DelegateExecution execution) {
        diffusion.annoncerAppel((String) execution.getVariable(Nom.VARIABLE_EDITION));
    }
}
