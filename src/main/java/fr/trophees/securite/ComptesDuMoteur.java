package fr.trophees.securite;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** One set of accounts for everything: those of the engine; a group is an authority. */
@Component
class ComptesDuMoteur implements AuthenticationProvider {

    private final IdentityService identites;

    ComptesDuMoteur(IdentityService identites) {
        this.identites = identites;
    }

    @Override
    public Authentication authenticate(Authentication demande) {
        String compte = demande.getName();
        Object motDePasse = demande.getCredentials();
        if (compte.isBlank() || motDePasse == null || !identites.checkPassword(compte, motDePasse.toString())) {
            throw new BadCredentialsException("Identifiant ou mot de passe inconnu.");
        }
        List<SimpleGrantedAuthority> groupes = identites.createGroupQuery().groupMember(compte).list().stream()
                .map(Group::getId)
                .map(SimpleGrantedAuthority::new)
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(compte, null, groupes);
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
