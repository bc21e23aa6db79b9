package fr.trophees.securite;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands in front of {@code /engine-rest} and {@code /camunda/api}: deny by default. A path that isn't in plain form is
 * refused too, so that no two readings of it can differ.
 */
class ListeBlancheFilter extends OncePerRequestFilter {

    private static final Pattern MOTEUR_REST = Pattern.compile("/engine-rest(?:/engine/default)?(/.*)?");
    private static final Pattern MOTEUR_WEB = Pattern.compile("/camunda/api/engine/engine/default(/.*)");
    private static final Pattern CONNEXION =
            Pattern.compile("/camunda/api/(admin/auth/user/default(/(login|logout)(/[a-z]+)?)?|engine/engine/?)");
    private static final Pattern FICHIERS_DES_APPLICATIONS =
            Pattern.compile("/camunda/api/(tasklist|cockpit|admin|welcome)/plugin/[A-Za-z]+/static/[A-Za-z0-9/._-]+");
    private static final Pattern COCKPIT = Pattern.compile("/camunda/api/cockpit/plugin/[^/]+(/[^/]+)*");
    private static final Pattern COCKPIT_VARIABLES = Pattern.compile(".*variable.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADMIN_APPLICATION = Pattern.compile("/camunda/api/admin/(?!setup).*");

    private final ObjectMapper json;

    ListeBlancheFilter(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws ServletException, IOException {
        String chemin =
                requete.getRequestURI().substring(requete.getContextPath().length());
        HttpServletRequest lisible = aUnCorpsALire(requete) ? CorpsRelisible.de(requete) : requete;
        if (permise(lisible, chemin)) {
            suite.doFilter(lisible, reponse);
            return;
        }
        reponse.setStatus(HttpServletResponse.SC_FORBIDDEN);
        reponse.setContentType("application/json;charset=UTF-8");
        reponse.getOutputStream()
                .write(json.writeValueAsBytes(
                        Map.of("type", "AccesRefuse", "message", "Votre compte n'a pas accès à cette opération.")));
    }

    private boolean permise(HttpServletRequest requete, String chemin) throws IOException {
        if (chemin.contains("//")
                || chemin.contains("/.")
                || chemin.contains(";")
                || chemin.contains("\\")
                || chemin.toLowerCase(java.util.Locale.ROOT).matches(".*%(2e|2f|5c|3b|25|00).*")) {
            return false;
        }
        String methode = requete.getMethod();
        Matcher rest = MOTEUR_REST.matcher(chemin);
        if (rest.matches() && QuestionIndiscrete.poseePar(requete) && estPiloteSeulement(groupesDuCompte())) {
            return false;
        }
        if (rest.matches()) {
            return ListeBlanche.permet(groupesDuCompte(), methode, rest.group(1) == null ? "/" : rest.group(1));
        }
        if (CONNEXION.matcher(chemin).matches()
                || methode.equals("GET")
                        && FICHIERS_DES_APPLICATIONS.matcher(chemin).matches()) {
            return true;
        }
        Collection<String> groupes = groupesDeLaSession(requete);
        if (QuestionIndiscrete.poseePar(requete) && estPiloteSeulement(groupes)) {
            return false;
        }
        Matcher web = MOTEUR_WEB.matcher(chemin);
        if (web.matches()) {
            return ListeBlanche.permet(groupes, methode, web.group(1));
        }
        if (COCKPIT.matcher(chemin).matches()) {
            return groupes.contains(Groupe.ADMIN)
                    || groupes.contains(Groupe.PILOTES)
                            && !COCKPIT_VARIABLES.matcher(chemin).matches();
        }
        return ADMIN_APPLICATION.matcher(chemin).matches() && groupes.contains(Groupe.ADMIN);
    }

    /** Cockpit asks its questions in JSON. */
    private static boolean aUnCorpsALire(HttpServletRequest requete) {
        String type = requete.getContentType();
        return type != null
                && type.toLowerCase(java.util.Locale.ROOT).contains("json")
                && estPiloteSeulement(groupesDeLaSession(requete));
    }

    private static boolean estPiloteSeulement(Collection<String> groupes) {
        return groupes.contains(Groupe.PILOTES) && !groupes.contains(Groupe.EQUIPE) && !groupes.contains(Groupe.ADMIN);
    }

    private static Collection<String> groupesDuCompte() {
        Authentication compte = SecurityContextHolder.getContext().getAuthentication();
        return compte == null
                ? List.of()
                : compte.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .toList();
    }

    private static Collection<String> groupesDeLaSession(HttpServletRequest requete) {
        HttpSession session = requete.getSession(false);
        return Optional.ofNullable(session)
                .map(AuthenticationUtil::getAuthsFromSession)
                .map((Authentications toutes) ->
                        (UserAuthentication) toutes.getAuthenticationForProcessEngine("default"))
                .map(UserAuthentication::getGroupIds)
                .orElse(List.of());
    }
}
