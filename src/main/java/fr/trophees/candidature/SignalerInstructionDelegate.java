package fr.trophees.candidature;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Has the edition look whether every dossier is examined (JURY-2). */
@Component("signalerInstructionDelegate")
class SignalerInstructionDelegate implements JavaDelegate {

    private final InstructionService instruction;

    SignalerInstructionDelegate(InstructionService instruction) {
        this.instruction = instruction;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = (String) execution.getVariable(Nom.VARIABLE_NUMERO);
        execution.setVariable(Nom.VARIABLE_CATEGORIE, instruction.signaler(numero));
    }
}
