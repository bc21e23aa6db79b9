package fr.trophees.candidature;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Examines the dossier where it stands (ELIG-1 to ELIG-8). */
@Component("verifierEligibiliteDelegate")
class VerifierEligibiliteDelegate implements JavaDelegate {

    private final InstructionService instruction;

    VerifierEligibiliteDelegate(InstructionService instruction) {
        this.instruction = instruction;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = (String) execution.getVariable(Nom.VARIABLE_NUMERO);
        Drapeaux.poser(execution, instruction.examiner(numero));
    }
}
