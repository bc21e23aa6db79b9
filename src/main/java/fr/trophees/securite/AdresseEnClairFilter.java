package fr.trophees.securite;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Camunda's servlets are reached by their plain address only. One that the container had to decode or tidy up before it found
 * the servlet is refused first of all: what stands in front of these servlets goes by the address as it is written.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AdresseEnClairFilter extends OncePerRequestFilter {

    private final ObjectMapper json;

    AdresseEnClairFilter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest requete) {
        String debut = requete.getContextPath() + requete.getServletPath();
        return requete.getHttpServletMapping().getMappingMatch() != MappingMatch.PATH
                || requete.getRequestURI().equals(debut)
                || requete.getRequestURI().startsWith(debut + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws ServletException, IOException {
        reponse.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        reponse.setContentType("application/json;charset=UTF-8");
        reponse.getOutputStream()
                .write(json.writeValueAsBytes(
                        Map.of("type", "AdresseRefusee", "message", "Cette adresse n'est pas écrite en clair.")));
    }
}
