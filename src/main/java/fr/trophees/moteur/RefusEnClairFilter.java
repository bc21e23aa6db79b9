package fr.trophees.moteur;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A submission refused by {@link Saisies} answers 422 with its French message alone, in the shape of Camunda's errors
 * ({@code type}, {@code message}); the engine's own mapping would be a 500 with the message wrapped.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class RefusEnClairFilter extends OncePerRequestFilter {

    private final ObjectMapper json;

    RefusEnClairFilter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest requete) {
        return !"POST".equals(requete.getMethod()) || !requete.getRequestURI().endsWith("/submit-form");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws ServletException, IOException {
        ContentCachingResponseWrapper tampon = new ContentCachingResponseWrapper(reponse);
        suite.doFilter(requete, tampon);
        if (requete.getAttribute(Saisies.REFUS) instanceof String message) {
            tampon.resetBuffer();
            tampon.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            tampon.setContentType(MediaType.APPLICATION_JSON_VALUE);
            tampon.setCharacterEncoding("UTF-8");
            tampon.getOutputStream().write(json.writeValueAsBytes(Map.of("type", "SaisieRefusee", "message", message)));
        }
        tampon.copyBodyToResponse();
    }
}
