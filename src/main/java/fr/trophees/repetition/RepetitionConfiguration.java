package fr.trophees.repetition;

import fr.trophees.base.DemarrageImpossibleException;
import fr.trophees.conservation.ConservationService;
import fr.trophees.courriel.Distributeur;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The virtual clock, in the profile {@code repetition} only, on a database of its own only. */
@Configuration
@Profile("repetition")
class RepetitionConfiguration {

    /** Where the clock stands at the first start. */
    private static final Instant DEPART =
            OffsetDateTime.parse("2024-10-01T09:00:00+02:00").toInstant();

    @Bean
    @DependsOn("flywayInitializer")
    HorlogeVirtuelle horloge(JdbcClient jdbc) {
        Timestamp garde = jdbc.sql("select maintenant from horloge_virtuelle")
                .query(Timestamp.class)
                .optional()
                .orElse(null);
        if (garde != null) {
            return new HorlogeVirtuelle(garde.toInstant());
        }
        boolean vierge = jdbc.sql("select not exists (select 1 from edition)")
                .query(Boolean.class)
                .single();
        if (!vierge) {
            throw new DemarrageImpossibleException(
                    "Le profil « repetition » avance l'horloge, et cette base contient déjà une vraie édition.",
                    "Retirez ce profil, ou donnez à la répétition son propre dossier avec trophees.donnees.");
        }
        jdbc.sql("insert into horloge_virtuelle (maintenant) values (?)")
                .param(Timestamp.from(DEPART))
                .update();
        return new HorlogeVirtuelle(DEPART);
    }

    /** Under a clock that stands still a throttle would lock an account for ever. */
    @Bean
    ProcessEnginePlugin connexionsSansFrein() {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl moteur) {
                moteur.setLoginMaxAttempts(Integer.MAX_VALUE);
                moteur.setLoginDelayBase(0);
                moteur.setLoginDelayMaxTime(0);
            }
        };
    }

    @Bean
    RepetitionService repetitionService(
            HorlogeVirtuelle horloge,
            ManagementService travaux,
            RuntimeService executions,
            Distributeur distributeur,
            ConservationService conservation,
            JdbcClient jdbc) {
        return new RepetitionService(horloge, travaux, executions, distributeur, conservation, jdbc);
    }
}
