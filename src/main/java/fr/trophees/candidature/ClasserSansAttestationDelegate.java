package fr.trophees.candidature;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Classifies a candidature that takes no effect for want of its attestation (DEP-2). */
@Component("classerSansAttestationDelegate")
class ClasserSansAttestationDelegate implements JavaDelegate {

    private final InstructionService instruction;

    ClasserSansAttestationDelegate(InstructionService instruction) {
        this.instruction = instruction;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = (String) execution.getVariable(Nom.VARIABLE_NUMERO);
        instruction.classerSansAttestation(numero);
        execution.setVariable(Drapeaux.ISSUE, "sans-attestation");
    }
}
