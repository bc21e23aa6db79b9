package fr.trophees.securite;

import fr.trophees.base.ReceptionFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what one client keeps this node busy with: requests whose body or answer dawdles each hold a thread, and nobody may hold them
 * all. It comes after {@link ReceptionFilter} and before anything that reads a body.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class RequetesEnCoursFilter extends OncePerRequestFilter {

    /** Some times what a browser opens, for those who share an address. */
    static final int PAR_CLIENT = 40;

    private final Map<String, Integer> enCours = new ConcurrentHashMap<>();

    @Override
    protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws ServletException, IOException {
        Optional<String> client = Client.reseau(requete.getRemoteAddr());
        if (client.isEmpty()) {
            suite.doFilter(requete, reponse);
            return;
        }
        try {
            if (enCours.merge(client.get(), 1, Integer::sum) > PAR_CLIENT) {
                reponse.setHeader(HttpHeaders.RETRY_AFTER, "10");
                reponse.setHeader(HttpHeaders.CONNECTION, "close");
                reponse.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
                return;
            }
            suite.doFilter(requete, reponse);
        } finally {
            enCours.computeIfPresent(client.get(), (qui, nombre) -> nombre == 1 ? null : nombre - 1);
        }
    }
}
