package fr.trophees.courriel;

import static org.assertj.core.api.Assertions.assertThat;

import fr.trophees.base.TropheesProperties;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CourrielConfigurationTest {

    private final ApplicationContextRunner demarrage = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
            .withUserConfiguration(Reglages.class, CourrielConfiguration.class);

    @Test
    void sans_serveur_regle_les_courriels_vont_dans_des_fichiers() {
        demarrage.run(c -> assertThat(c.getBean(Transport.class)).isInstanceOf(TransportFichiers.class));
        demarrage.withPropertyValues("spring.mail.host=").run(c -> assertThat(c.getBean(Transport.class))
                .isInstanceOf(TransportFichiers.class));
    }

    @Test
    void avec_un_serveur_regle_ils_y_vont() {
        demarrage
                .withPropertyValues("spring.mail.host=courriel.example.org")
                .run(c -> assertThat(c.getBean(Transport.class)).isInstanceOf(TransportSmtp.class));
    }

    @Test
    void les_reglages_ont_leurs_valeurs_par_defaut_et_refusent_une_periode_nulle() {
        demarrage.run(c -> assertThat(c.getBean(CourrielProperties.class))
                .isEqualTo(new CourrielProperties(true, Duration.ofSeconds(1))));
        demarrage
                .withPropertyValues("trophees.courriel.periode=250ms", "trophees.courriel.actif=false")
                .run(c -> assertThat(c.getBean(CourrielProperties.class))
                        .isEqualTo(new CourrielProperties(false, Duration.ofMillis(250))));
        demarrage.withPropertyValues("trophees.courriel.periode=0s").run(c -> assertThat(c)
                .hasFailed());
    }

    @EnableConfigurationProperties({TropheesProperties.class, CourrielProperties.class})
    static class Reglages {}
}
