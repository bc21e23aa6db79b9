package fr.trophees.moteur;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A submission refused by {@link Saisies} answers 422 with its French message alone, in the shape of Camunda's errors
 * ({@code type}, {@code message}); the engine's own mapping would be a 500 with the message wrapped. So is a task that is
 * completed already, with 409.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class RefusEnClairFilter extends OncePerRequestFilter {

    private static final String DEJA_TERMINEE =
            "Cette tâche vient d'être terminée, peut-être par quelqu'un d'autre : rechargez la liste des tâches.";

    private static final Pattern ENVOI_DE_TACHE = Pattern.compile(".*/task/([^/]+)/submit-form");

    private final ObjectMapper json;
    private final ObjectProvider<TaskService> taches;
    private final ObjectProvider<JdbcClient> jdbc;

    RefusEnClairFilter(ObjectMapper json, ObjectProvider<TaskService> taches, ObjectProvider<JdbcClient> jdbc) {
        this.json = json;
        this.taches = taches;
        this.jdbc = jdbc;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest requete) {
        return !"POST".equals(requete.getMethod()) || !requete.getRequestURI().endsWith("/submit-form");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws ServletException, IOException {
        ContentCachingResponseWrapper tampon = new ContentCachingResponseWrapper(reponse);
        Matcher envoi = ENVOI_DE_TACHE.matcher(requete.getRequestURI());
        boolean tache = envoi.matches();
        if (tache && disparue(envoi.group(1))) {
            repondre(tampon, HttpStatus.CONFLICT, "TacheTerminee", DEJA_TERMINEE);
            tampon.copyBodyToResponse();
            return;
        }
        suite.doFilter(requete, tampon);
        if (requete.getAttribute(Saisies.REFUS) instanceof String message) {
            repondre(tampon, HttpStatus.UNPROCESSABLE_ENTITY, "SaisieRefusee", message);
        } else if (tampon.getStatus() >= HttpStatus.BAD_REQUEST.value()
                && (dejaTerminee(tampon) || tache && invisible(envoi.group(1)))) {
            repondre(tampon, HttpStatus.CONFLICT, "TacheTerminee", DEJA_TERMINEE);
        }
        tampon.copyBodyToResponse();
    }

    /**
     * A second click is no fault of the server, of which the engine would log the whole stack. Without the engine's query, which
     * would look for what the user may read: every submission pays for this.
     */
    private boolean disparue(String tache) {
        return jdbc.getObject()
                .sql("select 1 from act_ru_task where id_ = ?")
                .param(tache)
                .query(Integer.class)
                .optional()
                .isEmpty();
    }

    /** Who may not read a task isn't told that it is there. */
    private boolean invisible(String tache) {
        return taches.getObject().createTaskQuery().taskId(tache).count() == 0;
    }

    /** Two people, or one in two tabs, completed the same task at once: the engine says it in two ways of its own. */
    private static boolean dejaTerminee(ContentCachingResponseWrapper tampon) {
        String reponse = new String(tampon.getContentAsByteArray(), StandardCharsets.UTF_8);
        return reponse.contains("task is null") || reponse.contains("ENGINE-03005");
    }

    private void repondre(ContentCachingResponseWrapper tampon, HttpStatus statut, String type, String message)
            throws IOException {
        tampon.resetBuffer();
        tampon.setStatus(statut.value());
        tampon.setContentType(MediaType.APPLICATION_JSON_VALUE);
        tampon.setCharacterEncoding("UTF-8");
        tampon.getOutputStream().write(json.writeValueAsBytes(Map.of("type", type, "message", message)));
    }
}
