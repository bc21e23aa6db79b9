package fr.trophees.deroulement;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Members are called, once each (JURY-9). */
@Component
class ConvoquerJuryDelegate implements JavaDelegate {

    private final DeroulementService deroulement;

    ConvoquerJuryDelegate(DeroulementService deroulement) {
        this.deroulement = deroulement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        deroulement.convoquerJury((String) execution.getVariable(Nom.VARIABLE_EDITION));
    }
}
