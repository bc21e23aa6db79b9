package fr.trophees.securite;

import fr.trophees.base.LimiteParHeure;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Bounds how often one client has a mail written to an address of its choice: the product is nobody's means of writing to strangers. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class DemandesParHeureFilter extends OncePerRequestFilter {

    /** Many, for a town hall whose offices share an address. */
    static final int PAR_CLIENT = 60;

    private static final Pattern ROUTES =
            Pattern.compile("/mes-dossiers|/jury|/appels/[^/]+/lien|/api/appels/[^/]+/brouillons");

    private final LimiteParHeure limites;
    private final Clock horloge;

    DemandesParHeureFilter(LimiteParHeure limites, Clock horloge) {
        this.limites = limites;
        this.horloge = horloge;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest requete) {
        return !requete.getMethod().equals("POST")
                || !ROUTES.matcher(requete.getServletPath()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws ServletException, IOException {
        Optional<String> client = Client.reseau(requete.getRemoteAddr());
        if (client.isPresent() && !limites.permet("client", client.get(), PAR_CLIENT, horloge.instant())) {
            reponse.setHeader(HttpHeaders.RETRY_AFTER, "3600");
            reponse.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return;
        }
        suite.doFilter(requete, reponse);
    }
}
