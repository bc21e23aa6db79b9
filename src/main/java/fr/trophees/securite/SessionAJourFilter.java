package fr.trophees.securite;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session whose account was deleted, changed groups or changed its password since it logged in: what somebody may do is asked of
 * the engine each time.
 */
final class SessionAJourFilter extends OncePerRequestFilter {

    private static final String ENTREE = SessionAJourFilter.class.getName();

    private final ComptesDuMoteur comptes;

    SessionAJourFilter(ComptesDuMoteur comptes) {
        this.comptes = comptes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws ServletException, IOException {
        HttpSession session = requete.getSession(false);
        Authentication qui = SecurityContextHolder.getContext().getAuthentication();
        if (session != null && qui != null && !aJour(session, qui)) {
            session.invalidate();
            SecurityContextHolder.clearContext();
        }
        suite.doFilter(requete, reponse);
    }

    private boolean aJour(HttpSession session, Authentication qui) {
        CompteEntre maintenant = new CompteEntre(qui.getName(), comptes.empreinteDuMotDePasse(qui.getName()));
        boolean dejaVu = session.getAttribute(ENTREE) instanceof CompteEntre avant
                && avant.compte().equals(maintenant.compte());
        boolean autreMotDePasse = dejaVu && !maintenant.equals(session.getAttribute(ENTREE));
        session.setAttribute(ENTREE, maintenant);
        return !autreMotDePasse && Set.copyOf(comptes.groupes(qui.getName())).equals(Set.copyOf(qui.getAuthorities()));
    }

    /** @param motDePasse what changes with it */
    private record CompteEntre(String compte, String motDePasse) implements Serializable {}
}
