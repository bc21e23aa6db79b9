package fr.trophees.base;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Without a configured database nobody has to say under which address the product is reached: it is this machine, on the port that is
 * set. Links in mails then lead there. With a configured database the address has no default ({@link ReglagesDeDemarrage}).
 */
class AdresseLocale implements EnvironmentPostProcessor {

    static final String ADRESSE = "trophees.url-publique";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        int port = environment.getProperty("server.port", Integer.class, 0);
        // port 0 is drawn by the system once everything is bound: only tests ask for it
        if (port > 0 && !environment.containsProperty(ReglagesDeDemarrage.URL_DE_LA_BASE)) {
            String chemin = environment.getProperty("server.servlet.context-path", "");
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "adresseLocale", Map.of(ADRESSE, "http://localhost:" + port + chemin)));
        }
    }
}
