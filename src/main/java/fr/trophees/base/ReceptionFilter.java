package fr.trophees.base;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stamps each request with the instant when the server began to receive it, truncated to the second (D-1). It comes before
 * every other filter and before the body is read: an upload that starts at 15:59:59 is on time however slow the line is.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ReceptionFilter extends OncePerRequestFilter {

    /** Request attribute: an {@link java.time.Instant} without fraction of a second. */
    public static final String INSTANT = "fr.trophees.reception";

    private final Clock horloge;

    ReceptionFilter(Clock horloge) {
        this.horloge = horloge;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws ServletException, IOException {
        requete.setAttribute(INSTANT, horloge.instant().truncatedTo(ChronoUnit.SECONDS));
        suite.doFilter(requete, reponse);
    }
}
