package fr.trophees.securite;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * In Camunda's web applications the engine learns from the session who asks: here, after that, as which groups. A filter of a
 * servlet's name comes after those of an address.
 */
@Configuration
class RegardDansLesApplications {

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> groupesDansLesApplications(IdentityService identites) {
        FilterRegistrationBean<OncePerRequestFilter> filtre = new FilterRegistrationBean<>(new Filtre(identites));
        filtre.setServletNames(List.of("Engine Api", "Cockpit Api"));
        return filtre;
    }

    private static final class Filtre extends OncePerRequestFilter {

        private final IdentityService identites;

        private Filtre(IdentityService identites) {
            this.identites = identites;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest requete, HttpServletResponse reponse, FilterChain suite)
                throws ServletException, IOException {
            List<String> groupes = ListeBlancheFilter.demandeurs(requete);
            if (groupes.contains(Groupe.PILOTES_HORS_SECRET)) {
                ListeBlancheFilter.compteDeLaSession(requete)
                        .ifPresent(compte -> identites.setAuthentication(compte.getIdentityId(), groupes));
            }
            suite.doFilter(requete, reponse);
        }
    }
}
