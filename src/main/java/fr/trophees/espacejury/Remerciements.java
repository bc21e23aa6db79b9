package fr.trophees.espacejury;

import fr.trophees.jury.JuryService;
import fr.trophees.palmares.ResultatsProclames;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Thanks the jury when the results are proclaimed, in the same transaction: never before (JURY-7). */
@Component
class Remerciements {

    private final JuryService jury;

    Remerciements(JuryService jury) {
        this.jury = jury;
    }

    @EventListener
    void remercier(ResultatsProclames proclamation) {
        jury.remercier(proclamation.edition());
    }
}
