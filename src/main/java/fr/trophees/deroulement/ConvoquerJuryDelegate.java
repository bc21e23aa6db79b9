package fr.trophees.deroulement;

import fr.trophees.moteur.Nom;
import fr.trophees.seance.SeanceService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Members are called, once each (JURY-9). */
@Component
class ConvoquerJuryDelegate implements JavaDelegate {

    private final SeanceService seances;

    ConvoquerJuryDelegate(SeanceService seances) {
        this.seances = seances;
    }

    @Override
    public void execute(DelegateExecution execution) {
        seances.convoquer((String) execution.getVariable(Nom.VARIABLE_EDITION));
    }
}
