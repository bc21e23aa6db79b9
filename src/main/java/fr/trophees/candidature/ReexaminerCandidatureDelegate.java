package fr.trophees.candidature;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Examines the dossier again in its new category (ELIG-4, ELIG-5, ELIG-7). */
@Component("reexaminerCandidatureDelegate")
class ReexaminerCandidatureDelegate implements JavaDelegate {

    private final InstructionService instruction;

    ReexaminerCandidatureDelegate(InstructionService instruction) {
        this.instruction = instruction;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = (String) execution.getVariable(Nom.VARIABLE_NUMERO);
        execution.setVariable(
                Nom.VARIABLE_CATEGORIE, instruction.examiner(numero).categorie());
    }
}
