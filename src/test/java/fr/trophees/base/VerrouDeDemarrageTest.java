package fr.trophees.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

class VerrouDeDemarrageTest {

    /** Two nodes of one JVM would set up the one logging system at the same time, which it doesn't bear. */
    @BeforeAll
    static void laisserLesJournauxTranquilles() {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    }

    @AfterAll
    static void rendreLesJournaux() {
        System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
    }

    private static final String VERROUS_TENUS =
            """
            select count(*) from pg_locks
            where locktype = 'advisory' and granted
              and database = (select oid from pg_database where datname = current_database())
            """;

    @Test
    @Timeout(120)
    void deux_noeuds_demarrent_en_meme_temps_sur_une_base_vide() throws Exception {
        String url = PostgresDeTest.creerBase();
        CountDownLatch depart = new CountDownLatch(1);
        List<CompletableFuture<ConfigurableApplicationContext>> demarrages = Stream.of("un", "deux")
                .map(nom -> CompletableFuture.supplyAsync(() -> {
                    attendre(depart);
                    return demarrer(Noeud.class, url, nom);
                }))
                .toList();
        depart.countDown();

        for (CompletableFuture<ConfigurableApplicationContext> demarrage : demarrages) {
            try (ConfigurableApplicationContext noeud = demarrage.get(90, TimeUnit.SECONDS)) {
                JdbcClient jdbc = noeud.getBean(JdbcClient.class);
                assertThat(noeud.getBean(RepositoryService.class)
                                .createDeploymentQuery()
                                .count())
                        .as("diagrams and forms are deployed once, not by each node")
                        .isOne();
                assertThat(jdbc.sql("select count(*) from edition")
                                .query(Long.class)
                                .single())
                        .isZero();
                assertThat(noeud.getBean(Noeud.class).verrousTenusQuandPret).isOne();
            }
        }
        try (Connection connexion = DriverManager.getConnection(url);
                var resultat = connexion.createStatement().executeQuery(VERROUS_TENUS)) {
            resultat.next();
            assertThat(resultat.getInt(1)).as("freed once ready").isZero();
        }
    }

    @Test
    @Timeout(60)
    void un_demarrage_qui_echoue_libere_le_suivant() throws Exception {
        String url = PostgresDeTest.creerBase();
        assertThatThrownBy(() -> demarrer(Echec.class, url, "echec")).hasRootCauseMessage("exprès");

        try (Connection connexion = DriverManager.getConnection(url);
                var resultat = connexion.createStatement().executeQuery(VERROUS_TENUS)) {
            resultat.next();
            assertThat(resultat.getInt(1)).isZero();
        }
    }

    @Test
    @Timeout(60)
    void le_second_noeud_attend_que_le_premier_soit_pret() throws Exception {
        String url = PostgresDeTest.creerBase();
        var details = new PostgresDeTest.Connexion(url);
        VerrouDeDemarrage premier = VerrouDeDemarrage.prendre(details);
        CompletableFuture<VerrouDeDemarrage> second =
                CompletableFuture.supplyAsync(() -> VerrouDeDemarrage.prendre(details));
        assertThatThrownBy(() -> second.get(500, TimeUnit.MILLISECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        premier.close();
        second.get(10, TimeUnit.SECONDS).close();
    }

    private static ConfigurableApplicationContext demarrer(Class<?> application, String url, String nom) {
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .run(
                        "--spring.datasource.url=" + url,
                        "--trophees.url-publique=https://trophees.example.org",
                        "--trophees.expediteur=trophees@example.org",
                        "--trophees.secret=0123456789abcdef0123456789abcdef",
                        "--trophees.admin.identifiant=responsable",
                        "--trophees.admin.mot-de-passe=douze caracteres",
                        // two engines in one JVM
                        "--camunda.bpm.process-engine-name=" + nom,
                        "--camunda.bpm.job-execution.enabled=false");
    }

    private static void attendre(CountDownLatch depart) {
        try {
            depart.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        BaseAutoConfiguration.class,
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        CamundaBpmAutoConfiguration.class
    })
    static class Noeud {

        private final JdbcClient jdbc;
        private int verrousTenusQuandPret;

        Noeud(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @EventListener(ApplicationReadyEvent.class)
        void quandPret() {
            verrousTenusQuandPret = jdbc.sql(VERROUS_TENUS).query(Integer.class).single();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({BaseAutoConfiguration.class, DataSourceAutoConfiguration.class})
    static class Echec {

        Echec(VerrouDeDemarrage verrou) {
            assertThat(verrou).isNotNull();
            throw new IllegalStateException("exprès");
        }
    }
}
