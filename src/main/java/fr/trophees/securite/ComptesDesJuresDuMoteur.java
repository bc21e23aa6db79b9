package fr.trophees.securite;

import fr.trophees.jury.ComptesDesJures;
import fr.trophees.jury.Jure;
import java.security.SecureRandom;
import java.util.Base64;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Opens a juror's account with a password nobody knows, until an administrator or the juror sets one. */
@Component
class ComptesDesJuresDuMoteur implements ComptesDesJures {

    private static final SecureRandom HASARD = new SecureRandom();
    private final IdentityService identites;

    ComptesDesJuresDuMoteur(IdentityService identites) {
        this.identites = identites;
    }

    @Override
    public void ouvrir(Jure jure) {
        if (identites.createUserQuery().userId(jure.id()).count() == 0) {
            User compte = identites.newUser(jure.id());
            compte.setLastName(jure.nom());
            compte.setFirstName("");
            byte[] secret = new byte[24];
            HASARD.nextBytes(secret);
            compte.setPassword(Base64.getUrlEncoder().encodeToString(secret));
            identites.saveUser(compte);
        }
        boolean membre = identites
                        .createUserQuery()
                        .userId(jure.id())
                        .memberOfGroup(Groupe.JURY)
                        .count()
                == 1;
        if (!membre) {
            identites.createMembership(jure.id(), Groupe.JURY);
        }
    }
}
