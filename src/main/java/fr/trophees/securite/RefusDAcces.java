package fr.trophees.securite;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Tells a program in French that it doesn't get in: 401 without a valid account, 403 with one that may not. */
final class RefusDAcces implements AuthenticationEntryPoint, AccessDeniedHandler {

    private static final String SANS_COMPTE = "Identifiez-vous avec un compte valable (authentification de base).";
    private static final String SANS_DROIT = "Votre compte n'a pas accès à cette opération.";

    private final ObjectMapper json;
    private final boolean duMoteur;

    private RefusDAcces(ObjectMapper json, boolean duMoteur) {
        this.json = json;
        this.duMoteur = duMoteur;
    }

    /** As a problem (RFC 9457), for our own routes. */
    static RefusDAcces probleme(ObjectMapper json) {
        return new RefusDAcces(json, false);
    }

    /** In the shape of Camunda's errors: {@code type}, {@code message}. */
    static RefusDAcces duMoteur(ObjectMapper json) {
        return new RefusDAcces(json, true);
    }

    @Override
    public void commence(HttpServletRequest requete, HttpServletResponse reponse, AuthenticationException sansCompte)
            throws IOException {
        reponse.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Trophees\"");
        ecrire(reponse, HttpStatus.UNAUTHORIZED, "Compte attendu", SANS_COMPTE);
    }

    @Override
    public void handle(HttpServletRequest requete, HttpServletResponse reponse, AccessDeniedException sansDroit)
            throws IOException {
        if (requete.getUserPrincipal() == null) {
            commence(requete, reponse, null);
            return;
        }
        ecrire(reponse, HttpStatus.FORBIDDEN, "Accès refusé", SANS_DROIT);
    }

    private void ecrire(HttpServletResponse reponse, HttpStatus statut, String titre, String detail)
            throws IOException {
        Map<String, Object> corps = new LinkedHashMap<>();
        if (duMoteur) {
            corps.put("type", "AccesRefuse");
            corps.put("message", detail);
        } else {
            corps.put("type", "about:blank");
            corps.put("title", titre);
            corps.put("status", statut.value());
            corps.put("detail", detail);
        }
        reponse.setStatus(statut.value());
        reponse.setContentType(duMoteur ? MediaType.APPLICATION_JSON_VALUE : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        reponse.getOutputStream().write(json.writeValueAsBytes(corps));
    }
}
