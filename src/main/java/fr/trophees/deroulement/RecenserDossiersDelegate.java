package fr.trophees.deroulement;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Flags: {@code tousInstruits}, {@code juryComplet}. */
@Component
class RecenserDossiersDelegate implements JavaDelegate {

    private final DeroulementService deroulement;

    RecenserDossiersDelegate(DeroulementService deroulement) {
        this.deroulement = deroulement;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String edition = (String) execution.getVariable(Nom.VARIABLE_EDITION);
        execution.setVariable("tousInstruits", deroulement.tousInstruits(edition));
        execution.setVariable("juryComplet", deroulement.juryComplet(edition));
    }
}
