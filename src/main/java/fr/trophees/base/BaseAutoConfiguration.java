package fr.trophees.base;

import java.nio.file.Path;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The database behind the product: the configured one, or the one it embeds. An auto-configuration, so that it comes after every
 * bean that a test may bring instead and before Spring Boot looks for a data source.
 */
@AutoConfiguration(before = DataSourceAutoConfiguration.class)
class BaseAutoConfiguration {

    @Bean
    static ReglagesDeDemarrage reglagesDeDemarrage() {
        return new ReglagesDeDemarrage();
    }

    @Bean
    VerrouDeDemarrage verrouDeDemarrage(JdbcConnectionDetails connexion) {
        return VerrouDeDemarrage.prendre(connexion);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBaseEmbarquee
    @ConditionalOnMissingBean(JdbcConnectionDetails.class)
    static class Embarquee {

        @Bean
        BaseEmbarquee baseEmbarquee(Environment environment) {
            return BaseEmbarquee.demarrer(Path.of(environment.getProperty("trophees.donnees", "var")));
        }

        @Bean
        ConnexionEmbarquee connexionEmbarquee(BaseEmbarquee base) {
            return new ConnexionEmbarquee(base);
        }
    }
}
