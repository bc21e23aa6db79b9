package fr.trophees.candidature;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells why the attestation is to be done again (D-5). */
@Component("annoncerRefusAttestationDelegate")
class AnnoncerRefusAttestationDelegate implements JavaDelegate {

    private final InstructionService instruction;

    AnnoncerRefusAttestationDelegate(InstructionService instruction) {
        this.instruction = instruction;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = (String) execution.getVariable(Nom.VARIABLE_NUMERO);
        instruction.annoncerRefusAttestation(numero);
    }
}
