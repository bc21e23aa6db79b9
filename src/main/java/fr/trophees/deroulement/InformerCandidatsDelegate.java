package fr.trophees.deroulement;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Flag: {@code candidatsAInformer}, true while a batch is left. */
@Component
class InformerCandidatsDelegate implements JavaDelegate {

    private final DeroulementService deroulement;

    InformerCandidatsDelegate(DeroulementService deroulement) {
        this.deroulement = deroulement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "candidatsAInformer",
                deroulement.reveiller(
                        (String) execution.getVariable(Nom.VARIABLE_EDITION), Nom.MESSAGE_PALMARES_PROCLAME));
    }
}
