package fr.trophees.candidature;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the candidate that the jury will examine the dossier (JURY-2). */
@Component("annoncerAdmissionDelegate")
class AnnoncerAdmissionDelegate implements JavaDelegate {

    private final InstructionService instruction;

    AnnoncerAdmissionDelegate(InstructionService instruction) {
        this.instruction = instruction;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = (String) execution.getVariable(Nom.VARIABLE_NUMERO);
        instruction.annoncerAdmission(numero);
        execution.setVariable(Drapeaux.ISSUE, "admise");
    }
}
