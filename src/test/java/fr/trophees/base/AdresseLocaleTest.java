package fr.trophees.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class AdresseLocaleTest {

    @Test
    void les_liens_menent_au_port_ou_le_produit_ecoute() {
        assertThat(adresse(new MockEnvironment().withProperty("server.port", "8108")))
                .isEqualTo("http://localhost:8108");
        assertThat(adresse(new MockEnvironment()
                        .withProperty("server.port", "9000")
                        .withProperty("server.servlet.context-path", "/concours")))
                .isEqualTo("http://localhost:9000/concours");
    }

    @Test
    void l_adresse_donnee_l_emporte() {
        assertThat(adresse(new MockEnvironment()
                        .withProperty("server.port", "8108")
                        .withProperty("trophees.url-publique", "https://trophees.example.org")))
                .isEqualTo("https://trophees.example.org");
    }

    @Test
    void en_production_rien_ne_la_remplace() {
        assertThat(adresse(new MockEnvironment()
                        .withProperty("server.port", "8108")
                        .withProperty("spring.datasource.url", "jdbc:postgresql://base/trophees")))
                .isNull();
    }

    private static String adresse(MockEnvironment environment) {
        new AdresseLocale().postProcessEnvironment(environment, new SpringApplication());
        return environment.getProperty("trophees.url-publique");
    }
}
