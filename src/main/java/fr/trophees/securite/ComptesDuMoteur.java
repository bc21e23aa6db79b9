package fr.trophees.securite;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** One set of accounts for everything: those of the engine; a group is an authority. */
@Component
class ComptesDuMoteur implements AuthenticationProvider {

    private final IdentityService identites;
    private final EssaisDeConnexion essais;

    ComptesDuMoteur(IdentityService identites, EssaisDeConnexion essais) {
        this.identites = identites;
        this.essais = essais;
    }

    /** @throws AuthenticationException unknown account, wrong password, or too many of them from this client */
    @Override
    public Authentication authenticate(Authentication demande) {
        String compte = demande.getName();
        Object motDePasse = demande.getCredentials();
        String client =
                demande.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : null;
        if (essais.epuises(client, compte)) {
            throw new LockedException("Trop d’essais de mot de passe : réessayez dans une heure.");
        }
        if (compte.isBlank() || motDePasse == null || !identites.checkPassword(compte, motDePasse.toString())) {
            essais.compter(client, compte);
            throw new BadCredentialsException("Identifiant ou mot de passe inconnu.");
        }
        return UsernamePasswordAuthenticationToken.authenticated(compte, null, groupes(compte));
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }

    /** None for an account that no longer exists. */
    List<GrantedAuthority> groupes(String compte) {
        return identites.createGroupQuery().groupMember(compte).orderByGroupId().asc().list().stream()
                .map(Group::getId)
                .map(id -> (GrantedAuthority) new SimpleGrantedAuthority(id))
                .toList();
    }

    /** What changes with the account's password; empty for an account that no longer exists. */
    String empreinteDuMotDePasse(String compte) {
        User utilisateur = identites.createUserQuery().userId(compte).singleResult();
        return utilisateur == null ? "" : utilisateur.getPassword();
    }
}
