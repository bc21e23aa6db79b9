package fr.trophees.securite;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.RequestMatcherDelegatingAccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.DelegatingAuthenticationEntryPoint;
import org.springframework.security.web.authentication.ExceptionMappingAuthenticationFailureHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who gets in where. Candidates come by their personal link; staff, jurors and process owners by an account. */
@Configuration
class SecuriteConfiguration {

    private static final String[] ROUTES_DE_L_EQUIPE = {"/bureau/**", "/api/bureau/**", "/api/editions/**"};

    @Bean
    @Order(1)
    SecurityFilterChain apiDuMoteur(
            HttpSecurity http, IdentityService identites, ObjectMapper json, RegardDesPilotes regard) throws Exception {
        return http.securityMatcher(chemins("/engine-rest/**"))
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(SecuriteConfiguration::dUnAutreSite))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .httpBasic(base -> base.authenticationEntryPoint(RefusDAcces.duMoteur(json)))
                .authorizeHttpRequests(acces -> acces.anyRequest().authenticated())
                .addFilterAfter(new ListeBlancheFilter(json, regard), AuthorizationFilter.class)
                .addFilterAfter(new IdentiteDuMoteurFilter(identites), ListeBlancheFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain repetition(HttpSecurity http, ObjectMapper json) throws Exception {
        return http.securityMatcher(chemins("/repetition/**"))
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(SecuriteConfiguration::dUnAutreSite))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .httpBasic(base -> base.authenticationEntryPoint(RefusDAcces.probleme(json)))
                .exceptionHandling(refus -> refus.accessDeniedHandler(RefusDAcces.probleme(json)))
                .authorizeHttpRequests(acces -> acces.anyRequest().hasAuthority(Groupe.ADMIN))
                .build();
    }

    /** Camunda's web applications have their own login, session and CSRF protection. */
    @Bean
    @Order(3)
    SecurityFilterChain applicationsDuMoteur(
            HttpSecurity http, ObjectMapper json, RegardDesPilotes regard, EssaisDeConnexion essais) throws Exception {
        return http.securityMatcher(chemins("/camunda/**"))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(SecuriteConfiguration::entetesDesApplications)
                .requestCache(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(acces -> acces.anyRequest().permitAll())
                .addFilterBefore(new EssaisDansLesApplicationsFilter(essais), AuthorizationFilter.class)
                .addFilterAfter(new ApiSeulement(new ListeBlancheFilter(json, regard)), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(4)
    SecurityFilterChain equipe(HttpSecurity http, ObjectMapper json, ComptesDuMoteur comptes) throws Exception {
        RefusDAcces refus = RefusDAcces.probleme(json);
        return http.securityMatcher(chemins(ROUTES_DE_L_EQUIPE))
                .authorizeHttpRequests(acces -> acces.requestMatchers(chemins("/bureau/connexion"))
                        .permitAll()
                        .anyRequest()
                        .hasAnyAuthority(Groupe.EQUIPE, Groupe.ADMIN))
                .formLogin(connexion -> connexion
                        .loginPage("/bureau/connexion")
                        .defaultSuccessUrl("/bureau")
                        .failureHandler(echecDeConnexion())
                        .permitAll())
                .logout(sortie -> sortie.logoutUrl("/bureau/deconnexion").logoutSuccessUrl("/bureau/connexion"))
                .addFilterAfter(new SessionAJourFilter(comptes), SecurityContextHolderFilter.class)
                .headers(SecuriteConfiguration::entetesDesPages)
                .httpBasic(base -> base.authenticationEntryPoint(refus))
                .exceptionHandling(acces -> acces.authenticationEntryPoint(parProgrammeOuParPage(refus))
                        .accessDeniedHandler(new RequestMatcherDelegatingAccessDeniedHandler(
                                new LinkedHashMap<>(Map.of(chemins("/api/**"), refus)), new AccessDeniedHandlerImpl())))
                .csrf(csrf -> csrf.ignoringRequestMatchers(SecuriteConfiguration::parAuthentificationDeBase))
                .build();
    }

    @Bean
    @Order(5)
    SecurityFilterChain mesures(HttpSecurity http) throws Exception {
        return http.securityMatcher(chemins("/actuator/**"))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .httpBasic(Customizer.withDefaults())
                .authorizeHttpRequests(acces -> acces.requestMatchers(chemins("/actuator/health/**"))
                        .permitAll()
                        .requestMatchers(chemins("/actuator/prometheus"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /** The public site and the candidates' API: the personal link is the key, no cookie is ever believed. */
    @Bean
    @Order(6)
    SecurityFilterChain site(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(SecuriteConfiguration::entetesDesPages)
                .authorizeHttpRequests(acces -> acces.anyRequest().permitAll())
                .build();
    }

    private static AuthenticationFailureHandler echecDeConnexion() {
        ExceptionMappingAuthenticationFailureHandler echec = new ExceptionMappingAuthenticationFailureHandler();
        echec.setDefaultFailureUrl("/bureau/connexion?error");
        echec.setExceptionMappings(Map.of(LockedException.class.getName(), "/bureau/connexion?error=essais"));
        return echec;
    }

    /** A program learns why, a person is led to the login page. */
    private static AuthenticationEntryPoint parProgrammeOuParPage(RefusDAcces refus) {
        MediaTypeRequestMatcher page = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        page.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        LinkedHashMap<RequestMatcher, AuthenticationEntryPoint> entrees = new LinkedHashMap<>();
        entrees.put(chemins("/api/**"), refus);
        LoginUrlAuthenticationEntryPoint connexion = new LoginUrlAuthenticationEntryPoint("/bureau/connexion");
        connexion.setFavorRelativeUris(true);
        entrees.put(page, connexion);
        DelegatingAuthenticationEntryPoint entree = new DelegatingAuthenticationEntryPoint(entrees);
        entree.setDefaultEntryPoint(refus);
        return entree;
    }

    /** Our pages hold no script and no style of their own; nobody frames them, and no address goes to another site. */
    private static void entetesDesPages(HeadersConfigurer<HttpSecurity> entetes) {
        entetes.referrerPolicy(politique -> politique.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER))
                .contentSecurityPolicy(politique -> politique.policyDirectives(
                        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self';"
                                + " form-action 'self'; frame-ancestors 'none'"));
    }

    /** What Camunda's web applications don't say themselves: their answers hold personal data, their files may be kept. */
    private static void entetesDesApplications(HeadersConfigurer<HttpSecurity> entetes) {
        entetes.defaultsDisabled()
                .referrerPolicy(politique -> politique.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        chemins("/camunda/api/**"), new CacheControlHeadersWriter()));
    }

    /** By the path alone: the framework's own matchers see only its own servlet, and Camunda's are others. */
    private static RequestMatcher chemins(String... motifs) {
        return new OrRequestMatcher(Arrays.stream(motifs)
                .map(motif -> (RequestMatcher)
                        PathPatternRequestMatcher.withDefaults().matcher(motif))
                .toList());
    }

    /** A program that says who it is needs no CSRF token. */
    private static boolean parAuthentificationDeBase(HttpServletRequest requete) {
        String entete = requete.getHeader("Authorization");
        return entete != null && entete.regionMatches(true, 0, "Basic ", 0, 6) && !dUnAutreSite(requete);
    }

    /** A browser repeats a password that it knows for a page of another site too, and says so; programs say nothing. */
    private static boolean dUnAutreSite(HttpServletRequest requete) {
        String origine = requete.getHeader("Sec-Fetch-Site");
        return !Set.of("GET", "HEAD", "OPTIONS", "TRACE").contains(requete.getMethod())
                && ("cross-site".equals(origine) || "same-site".equals(origine));
    }

    /** Static files of the web applications pass; their API goes through the list. */
    private static final class ApiSeulement extends org.springframework.web.filter.OncePerRequestFilter {

        private final ListeBlancheFilter liste;

        private ApiSeulement(ListeBlancheFilter liste) {
            this.liste = liste;
        }

        @Override
        protected void doFilterInternal(
                jakarta.servlet.http.HttpServletRequest requete,
                jakarta.servlet.http.HttpServletResponse reponse,
                jakarta.servlet.FilterChain suite)
                throws jakarta.servlet.ServletException, java.io.IOException {
            String chemin =
                    requete.getRequestURI().substring(requete.getContextPath().length());
            if (chemin.matches("/camunda/(app|lib|assets|favicon).*") || chemin.matches("/camunda/?")) {
                suite.doFilter(requete, reponse);
            } else {
                liste.doFilter(requete, reponse, suite);
            }
        }
    }
}
