package fr.trophees.ceremonie;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Every admitted candidate is invited to the ceremony, in the same words (JURY-7). */
@Component
class InviterCandidatsDelegate implements JavaDelegate {

    private final InvitationService invitations;

    InviterCandidatsDelegate(InvitationService invitations) {
        this.invitations = invitations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        invitations.inviter((String) execution.getVariable(Nom.VARIABLE_EDITION));
    }
}
