package fr.trophees.palmares;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Flag: {@code categoriesAVoter} (ids separated by commas). */
@Component
class OuvrirScrutinsDelegate implements JavaDelegate {

    private final PalmaresService palmares;

    OuvrirScrutinsDelegate(PalmaresService palmares) {
        this.palmares = palmares;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("categoriesAVoter", String.join(",", palmares.categoriesAVoter((String)
                execution.getVariable(Nom.VARIABLE_EDITION))));
    }
}
