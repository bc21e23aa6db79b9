package fr.trophees.candidature;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Closes a candidature whose edition is cancelled (ORG-1). */
@Component("clorePourAnnulationDelegate")
class ClorePourAnnulationDelegate implements JavaDelegate {

    private final InstructionService instruction;

    ClorePourAnnulationDelegate(InstructionService instruction) {
        this.instruction = instruction;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = (String) execution.getVariable(Nom.VARIABLE_NUMERO);
        instruction.clorePourAnnulation(numero);
    }
}
