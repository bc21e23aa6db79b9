package fr.trophees.moteur;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A form is given what it shows, and so is staff who asks for an instance's variables; who else is invited to vote and how many still are is between the engine and the diagram
 * (JURY-8).
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class VariablesInternesFilter extends OncePerRequestFilter {

    private static final Set<String> INTERNES =
            Set.of("jures", "recuse", "loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");

    private final ObjectMapper json;

    VariablesInternesFilter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest requete) {
        return !requete.getRequestURI().matches(".*/(task/[^/]+/form-variables|process-instance/[^/]+/variables)");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws ServletException, IOException {
        ContentCachingResponseWrapper tampon = new ContentCachingResponseWrapper(reponse);
        suite.doFilter(requete, tampon);
        if (tampon.getStatus() == HttpStatus.OK.value()) {
            JsonNode variables = json.readTree(tampon.getContentAsByteArray());
            if (variables instanceof ObjectNode objet) {
                objet.remove(INTERNES);
                tampon.resetBuffer();
                tampon.getOutputStream().write(json.writeValueAsBytes(objet));
            }
        }
        tampon.copyBodyToResponse();
    }
}
