package fr.trophees.candidature;

import fr.trophees.edition.MethodesDeVote;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** The packages that candidatures stand on, without those that stand on them. */
@TestComponent // left out of the whole product's scan
@SpringBootApplication(
        scanBasePackages = {
            "fr.trophees.base",
            "fr.trophees.courriel",
            "fr.trophees.document",
            "fr.trophees.edition",
            "fr.trophees.moteur",
            "fr.trophees.candidature",
            "fr.trophees.rgpd"
        })
@ConfigurationPropertiesScan("fr.trophees")
public class ProduitDEssai {

    @Bean
    @Primary
    HorlogeDEssai horlogeDEssai() {
        return new HorlogeDEssai();
    }

    @Bean
    MethodesDeVote methodesDeVote() {
        return "majorite-relative"::equals;
    }

    @Bean
    SecurityFilterChain acces(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .httpBasic(Customizer.withDefaults())
                .authorizeHttpRequests(acces -> acces.requestMatchers("/api/bureau/**", "/bureau/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .build();
    }

    @Bean
    InMemoryUserDetailsManager comptes() {
        return new InMemoryUserDetailsManager(User.withUsername("equipe")
                .password("{noop}equipe")
                .roles("EQUIPE")
                .build());
    }
}
