package fr.trophees.securite;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** The passwords tried on the login of Camunda's web applications, counted with those of the other logins. */
final class EssaisDansLesApplicationsFilter extends OncePerRequestFilter {

    private final EssaisDeConnexion essais;

    EssaisDansLesApplicationsFilter(EssaisDeConnexion essais) {
        this.essais = essais;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest requete) {
        String chemin = requete.getServletPath() + (requete.getPathInfo() == null ? "" : requete.getPathInfo());
        return !requete.getMethod().equals("POST") || !chemin.matches("/camunda/api/admin/auth/user/[^/]+/login/[^/]+");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws ServletException, IOException {
        CorpsRelisible relisible = CorpsRelisible.de(requete);
        String compte = relisible.champ("username");
        String client = requete.getRemoteAddr();
        if (essais.epuises(client, compte)) {
            reponse.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            reponse.setHeader(HttpHeaders.RETRY_AFTER, "3600");
            reponse.setContentType(MediaType.APPLICATION_JSON_VALUE);
            reponse.setCharacterEncoding("UTF-8");
            reponse.getWriter()
                    .write(
                            "{\"type\":\"TropDEssais\",\"message\":\"Trop d’essais de mot de passe : réessayez dans une heure.\"}");
            return;
        }
        suite.doFilter(relisible, reponse);
        if (reponse.getStatus() == HttpStatus.UNAUTHORIZED.value()) {
            essais.compter(client, compte);
        }
    }
}
