package fr.trophees.candidature;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the candidate that staff decides on a late candidature (D-1). */
@Component("annoncerRetardDelegate")
class AnnoncerRetardDelegate implements JavaDelegate {

    private final InstructionService instruction;

    AnnoncerRetardDelegate(InstructionService instruction) {
        this.instruction = instruction;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = (String) execution.getVariable(Nom.VARIABLE_NUMERO);
        instruction.accuserRetard(numero);
    }
}
