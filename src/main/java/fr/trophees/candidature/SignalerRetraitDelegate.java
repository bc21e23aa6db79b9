package fr.trophees.candidature;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Has the edition look again without the withdrawn dossier (JURY-3). */
@Component("signalerRetraitDelegate")
class SignalerRetraitDelegate implements JavaDelegate {

    private final InstructionService instruction;

    SignalerRetraitDelegate(InstructionService instruction) {
        this.instruction = instruction;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = (String) execution.getVariable(Nom.VARIABLE_NUMERO);
        instruction.signaler(numero);
    }
}
