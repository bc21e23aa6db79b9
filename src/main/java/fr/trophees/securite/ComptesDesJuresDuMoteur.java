package fr.trophees.securite;

import fr.trophees.jury.ComptesDesJures;
import fr.trophees.jury.Jure;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Opens a juror's account with a password nobody knows, until an administrator or the juror sets one. */
@Component
class ComptesDesJuresDuMoteur implements ComptesDesJures {

    private static final SecureRandom HASARD = new SecureRandom();

    /** Kept with the account: it was opened for a member of a jury. */
    private static final String OUVERT_POUR_LE_JURY = "ouvertPourLeJury";

    private static final Set<String> RESERVES = Set.of(Groupe.EQUIPE, Groupe.PILOTES, Groupe.ADMIN);

    private final IdentityService identites;

    ComptesDesJuresDuMoteur(IdentityService identites) {
        this.identites = identites;
    }

    @Override
    public boolean existe(String compte) {
        return identites.createUserQuery().userId(compte).count() > 0;
    }

    @Override
    public void ouvrir(Jure jure) {
        if (!existe(jure.id())) {
            User compte = identites.newUser(jure.id());
            compte.setLastName(jure.nom());
            compte.setFirstName("");
            compte.setPassword(motDePasseInconnu());
            identites.saveUser(compte);
            identites.setUserInfo(jure.id(), OUVERT_POUR_LE_JURY, "oui");
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

    @Override
    public boolean reserve(String compte) {
        return identites.createGroupQuery().groupMember(compte).list().stream()
                .map(Group::getId)
                .anyMatch(RESERVES::contains);
    }

    @Override
    public boolean propreAuJury(String compte) {
        return "oui".equals(identites.getUserInfo(compte, OUVERT_POUR_LE_JURY))
                && identites.createGroupQuery().groupMember(compte).list().stream()
                        .map(Group::getId)
                        .toList()
                        .equals(List.of(Groupe.JURY));
    }

    @Override
    public void choisirMotDePasse(String compte, String motDePasse) {
        if (!propreAuJury(compte)) {
            throw new IllegalStateException("Ce compte n'est pas propre au jury.");
        }
        User utilisateur = identites.createUserQuery().userId(compte).singleResult();
        utilisateur.setPassword(motDePasse);
        identites.saveUser(utilisateur);
        identites.unlockUser(compte);
    }

    @Override
    public void oublierMotDePasse(String compte) {
        choisirMotDePasse(compte, motDePasseInconnu());
    }

    private static String motDePasseInconnu() {
        byte[] secret = new byte[24];
        HASARD.nextBytes(secret);
        return Base64.getUrlEncoder().encodeToString(secret);
    }

    @Override
    public void fermer(String compte) {
        if (!propreAuJury(compte)) {
            throw new IllegalStateException("Ce compte n'est pas propre au jury.");
        }
        identites.deleteUser(compte);
    }
}
