package fr.trophees.palmares;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Opens the results page (JURY-7, D-8). */
@Component
class PublierResultatsDelegate implements JavaDelegate {

    private final PalmaresService palmares;

    PublierResultatsDelegate(PalmaresService palmares) {
        this.palmares = palmares;
    }

    @Override
    public void execute(DelegateExecution execution) {
        palmares.publier((String) execution.getVariable(Nom.VARIABLE_EDITION));
    }
}
