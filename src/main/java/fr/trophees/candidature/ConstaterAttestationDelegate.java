package fr.trophees.candidature;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Looks at what has come, and whether in time (DEP-2, D-1, D-5). */
@Component("constaterAttestationDelegate")
class ConstaterAttestationDelegate implements JavaDelegate {

    private final InstructionService instruction;

    ConstaterAttestationDelegate(InstructionService instruction) {
        this.instruction = instruction;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = (String) execution.getVariable(Nom.VARIABLE_NUMERO);
        Drapeaux.poser(execution, instruction.constater(numero));
    }
}
