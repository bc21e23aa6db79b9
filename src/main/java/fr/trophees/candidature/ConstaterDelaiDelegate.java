package fr.trophees.candidature;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks whether an attestation may still come (D-1, ORG-1). */
@Component("constaterDelaiDelegate")
class ConstaterDelaiDelegate implements JavaDelegate {

    private final InstructionService instruction;

    ConstaterDelaiDelegate(InstructionService instruction) {
        this.instruction = instruction;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = (String) execution.getVariable(Nom.VARIABLE_NUMERO);
        execution.setVariable(Drapeaux.DELAI_PASSE, instruction.delaiPasse(numero));
    }
}
