package fr.trophees.deroulement;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Everybody concerned is told (ORG-1). Flag: {@code dejaReprise}, true when the edition was resumed before that. */
@Component
class AnnoncerSuspensionDelegate implements JavaDelegate {

    private final Diffusion diffusion;

    AnnoncerSuspensionDelegate(Diffusion diffusion) {
        this.diffusion = diffusion;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "dejaReprise", diffusion.annoncerSuspension((String) execution.getVariable(Nom.VARIABLE_EDITION)));
    }
}
