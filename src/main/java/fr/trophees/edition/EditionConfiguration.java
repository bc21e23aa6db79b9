package fr.trophees.edition;

import fr.trophees.territoire.Territoires;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

/** What a definition may name: forms, figures and voting methods that ship with the product. */
@Configuration
class EditionConfiguration {

    private static final Set<String> METHODES = Set.of("majorite-relative");

    @Bean
    Definitions definitions() {
        return new Definitions(
                formulaire -> new ClassPathResource("forms/" + formulaire + ".form").exists(),
                Territoires::existe,
                METHODES::contains);
    }
}
