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
    private static final Pattern COCKPIT = Pattern.compile("/camunda/api/cockpit/plugin/[^/]+(/[^/]+)*/?");
    private static final Pattern COCKPIT_VARIABLES = Pattern.compile(".*variable.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADMIN_APPLICATION = Pattern.compile("/camunda/api/admin/(?!setup).*");

    /** A body of files. Whatever type another body says it has, it is read. */
    private static final Pattern DEPLOIEMENT = Pattern.compile(".*/deployment/create");

    private static final Pattern REPONSES = Pattern.compile(".*/submit-form");

    private static final String SANS_ACCES = "Votre compte n'a pas accès à cette opération.";
    private static final String CRITERE_REFUSE =
            "Cette recherche porte sur ce que votre compte ne peut pas lire. Retirez-en le critère ou le tri.";

    /** Cockpit's page of an instance asks for its variables: process owners have none to see, and no error need be shown for it. */
    private static final Pattern VARIABLES_D_UNE_INSTANCE =
            Pattern.compile("/camunda/api/engine/engine/default/variable-instance(/count)?");

    private static final Pattern EFFECTIFS = Pattern.compile(".*/process-definition/statistics");

    private static final String GROUPES = ListeBlancheFilter.class.getName() + ".groupes";

    private final ObjectMapper json;
    private final RegardDesPilotes regard;

    ListeBlancheFilter(ObjectMapper json, RegardDesPilotes regard) {
        this.json = json;
        this.regard = regard;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
            throws ServletException, IOException {
        String chemin =
                requete.getRequestURI().substring(requete.getContextPath().length());
        if (!ecriteEnClair(chemin)) {
            refuser(reponse, SANS_ACCES);
            return;
        }
        Matcher rest = MOTEUR_REST.matcher(chemin);
        boolean parRest = rest.matches();
        if (!parRest && ouverteATous(requete.getMethod(), chemin)) {
            suite.doFilter(requete, reponse);
            return;
        }
        Demandeur demandeur = parRest ? duCompte() : deLaSession(requete);
        Collection<String> groupes = demandeur.groupes();
        boolean permise = parRest
                ? ListeBlanche.permet(groupes, requete.getMethod(), rest.group(1) == null ? "/" : rest.group(1))
                : permiseEnSession(groupes, requete.getMethod(), chemin);
        Matcher variables = VARIABLES_D_UNE_INSTANCE.matcher(chemin);
        if (!permise && variables.matches() && groupes.contains(Groupe.PILOTES)) {
            ecrire(reponse, variables.group(1) == null ? List.of() : Map.of("count", 0));
            return;
        }
        if (!permise) {
            refuser(reponse, SANS_ACCES);
            return;
        }
        boolean relue =
                !groupes.contains(Groupe.ADMIN) && !DEPLOIEMENT.matcher(chemin).matches();
        HttpServletRequest lisible = relue ? CorpsRelisible.de(requete) : requete;
        if (lisible instanceof CorpsRelisible corps) {
            Optional<EcritureDuMoteur.Refus> refus = EcritureDuMoteur.refus(demandeur.compte(), chemin, corps);
            if (refus.isPresent()) {
                refuser(
                        reponse,
                        refus.get().statut(),
                        "DemandeRefusee",
                        refus.get().message());
                return;
            }
        }
        if (!REPONSES.matcher(chemin).matches() && QuestionIndiscrete.poseePar(groupes, lisible)) {
            refuser(reponse, CRITERE_REFUSE);
            return;
        }
        Collection<String> demandeurs = regard.groupes(groupes, lisible);
        requete.setAttribute(GROUPES, demandeurs);
        if (EFFECTIFS.matcher(chemin).matches()
                && groupes.contains(Groupe.PILOTES)
                && !demandeurs.contains(Groupe.PILOTES_HORS_SECRET)) {
            EffectifsTus.repondre(lisible, reponse, suite, json);
        } else {
            suite.doFilter(lisible, reponse);
        }
    }

    /** The groups as which the engine is asked. */
    @SuppressWarnings("unchecked")
    static List<String> demandeurs(HttpServletRequest requete) {
        return requete.getAttribute(GROUPES) instanceof Collection<?> groupes
                ? List.copyOf((Collection<String>) groupes)
                : List.of();
    }

    private void refuser(HttpServletResponse reponse, String message) throws IOException {
        refuser(reponse, HttpServletResponse.SC_FORBIDDEN, "AccesRefuse", message);
    }

    private void refuser(HttpServletResponse reponse, int statut, String type, String message) throws IOException {
        reponse.setStatus(statut);
        ecrire(reponse, Map.of("type", type, "message", message));
    }

    private void ecrire(HttpServletResponse reponse, Object corps) throws IOException {
        reponse.setContentType("application/json;charset=UTF-8");
        reponse.getOutputStream().write(json.writeValueAsBytes(corps));
    }

    private static boolean ecriteEnClair(String chemin) {
        return !chemin.contains("//")
                && !chemin.contains("/.")
                && !chemin.contains(";")
                && !chemin.contains("\\")
                && !chemin.toLowerCase(java.util.Locale.ROOT).matches(".*%(2e|2f|5c|3b|25|00).*");
    }

    private static boolean ouverteATous(String methode, String chemin) {
        return CONNEXION.matcher(chemin).matches()
                || methode.equals("GET")
                        && FICHIERS_DES_APPLICATIONS.matcher(chemin).matches();
    }

    private static boolean permiseEnSession(Collection<String> groupes, String methode, String chemin) {
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

    private static Demandeur duCompte() {
        Authentication compte = SecurityContextHolder.getContext().getAuthentication();
        return compte == null
                ? Demandeur.PERSONNE
                : new Demandeur(
                        compte.getName(),
                        compte.getAuthorities().stream()
                                .map(GrantedAuthority::getAuthority)
                                .toList());
    }

    private static Demandeur deLaSession(HttpServletRequest requete) {
        return compteDeLaSession(requete)
                .map(compte -> new Demandeur(compte.getName(), compte.getGroupIds()))
                .orElse(Demandeur.PERSONNE);
    }

    /** Who has logged in to Camunda's web applications. */
    static Optional<UserAuthentication> compteDeLaSession(HttpServletRequest requete) {
        HttpSession session = requete.getSession(false);
        return Optional.ofNullable(session)
                .map(AuthenticationUtil::getAuthsFromSession)
                .map((Authentications toutes) ->
                        (UserAuthentication) toutes.getAuthenticationForProcessEngine("default"));
    }

    private record Demandeur(String compte, Collection<String> groupes) {

        private static final Demandeur PERSONNE = new Demandeur("", List.of());
    }
}
