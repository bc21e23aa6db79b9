package fr.trophees.candidature;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Tells the candidate what the jury decided (JURY-7). */
@Component("annoncerResultatDelegate")
class AnnoncerResultatDelegate implements JavaDelegate {

    private final InstructionService instruction;

    AnnoncerResultatDelegate(InstructionService instruction) {
        this.instruction = instruction;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String numero = (String) execution.getVariable(Nom.VARIABLE_NUMERO);
        execution.setVariable(Drapeaux.RECOMPENSEE, instruction.annoncerResultat(numero));
    }
}
