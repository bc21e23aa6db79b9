package fr.trophees.palmares;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps the validated results (ORG-3). */
@Component
class FigerPalmaresDelegate implements JavaDelegate {

    private final PalmaresService palmares;

    FigerPalmaresDelegate(PalmaresService palmares) {
        this.palmares = palmares;
    }

    @Override
    public void execute(DelegateExecution execution) {
        palmares.figer((String) execution.getVariable(Nom.VARIABLE_EDITION));
    }
}
