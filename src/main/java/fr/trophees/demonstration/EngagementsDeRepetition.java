package fr.trophees.demonstration;

import fr.trophees.jury.ComptesDesJures;
import fr.trophees.jury.Engagements;
import fr.trophees.jury.Jure;
import fr.trophees.jury.JuryModifie;
import fr.trophees.jury.JuryService;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * In a rehearsal, a member whose account exists already (the demonstration accounts, those that a client made beforehand) plays a
 * part: what jurors accept and declare (JURY-9) belongs to the data of the rehearsal, and they vote straight away. A member whose
 * account the jury opens goes the real way.
 */
@Component
@Profile("repetition")
class EngagementsDeRepetition {

    private final JuryService jury;
    private final ComptesDesJures comptes;
    private final Engagements engagements;

    EngagementsDeRepetition(JuryService jury, ComptesDesJures comptes, Engagements engagements) {
        this.jury = jury;
        this.comptes = comptes;
        this.engagements = engagements;
    }

    @EventListener
    void donnerLesEngagements(JuryModifie evenement) {
        for (Jure membre : jury.membres(evenement.edition())) {
            if (!comptes.propreAuJury(membre.id())
                    && engagements.declareLe(membre.edition(), membre.id()).isEmpty()) {
                engagements.donnerDAvance(membre.edition(), membre.id());
            }
        }
    }
}
