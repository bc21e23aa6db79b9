package fr.trophees.candidature;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the candidate why the dossier is refused. */
@Component("annoncerRefusDelegate")
class AnnoncerRefusDelegate implements JavaDelegate {

    private final InstructionService instruction;

    AnnoncerRefusDelegate(InstructionService instruction) {
        this.instruction = instruction;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = (String) execution.getVariable(Nom.VARIABLE_NUMERO);
        instruction.annoncerRefus(numero);
        execution.setVariable(Drapeaux.ISSUE, "refusee");
    }
}
