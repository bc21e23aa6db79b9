package fr.trophees.deroulement;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Flag: {@code candidaturesAClore}, true while a batch is left. */
@Component
class ClorePourAnnulationEditionDelegate implements JavaDelegate {

    private final DeroulementService deroulement;

    ClorePourAnnulationEditionDelegate(DeroulementService deroulement) {
        this.deroulement = deroulement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "candidaturesAClore",
                deroulement.reveiller(
                        (String) execution.getVariable(Nom.VARIABLE_EDITION), Nom.MESSAGE_EDITION_ANNULEE));
    }
}
