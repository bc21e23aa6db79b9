package fr.trophees.palmares;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Flags: {@code palmaresValide}, {@code deliberationARendre}, {@code cumul}; never whom it is about (JURY-7). */
@Component
class EtablirPalmaresDelegate implements JavaDelegate {

    private final PalmaresService palmares;

    EtablirPalmaresDelegate(PalmaresService palmares) {
        this.palmares = palmares;
    }

    @Override
    public void execute(DelegateExecution execution) {
        PalmaresService.Etape etape = palmares.etablir((String) execution.getVariable(Nom.VARIABLE_EDITION));
        execution.setVariable("palmaresValide", etape.valide());
        execution.setVariable("deliberationARendre", etape.deliberationARendre());
        execution.setVariable("cumul", etape.structureEnCumul() != null);
    }
}
