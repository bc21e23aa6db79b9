package fr.trophees.edition;

import fr.trophees.territoire.Territoires;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

/** What a definition may name: forms, figures and voting methods that ship with the product. */
@Configuration
class EditionConfiguration {

    @Bean
    Definitions definitions(MethodesDeVote methodes) {
        return new Definitions(
                formulaire -> new ClassPathResource("forms/" + formulaire + ".form").exists(),
                Territoires::existe,
                methodes::existe);
    }
}
