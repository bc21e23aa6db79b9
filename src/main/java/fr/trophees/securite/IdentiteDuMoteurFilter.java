package fr.trophees.securite;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the engine who asks, for the length of a request, so that its authorizations apply. */
class IdentiteDuMoteurFilter extends OncePerRequestFilter {

    private final IdentityService identites;

    IdentiteDuMoteurFilter(IdentityService identites) {
        this.identites = identites;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws ServletException, IOException {
        Authentication compte = SecurityContextHolder.getContext().getAuthentication();
        identites.setAuthentication(compte.getName(), ListeBlancheFilter.demandeurs(requete));
        try {
            suite.doFilter(requete, reponse);
        } finally {
            identites.clearAuthentication();
        }
    }
}
