package fr.trophees.courriel;

import com.zaxxer.hikari.HikariDataSource;
import fr.trophees.base.PostgresDeTest;
import fr.trophees.base.Secret;
import fr.trophees.base.TropheesProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.dao.annotation.PersistenceExceptionTranslationPostProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The package on a real PostgreSQL, without the rest of the product: one database for all tests, emptied for each. */
final class Banc implements AutoCloseable {

    private static final DataSource BASE = base();

    final HorlogeReglable horloge = new HorlogeReglable(Exemples.MAINTENANT);
    final Liens liens = new Liens();
    final SimpleMeterRegistry mesures = new SimpleMeterRegistry();
    final JdbcClient jdbc = JdbcClient.create(BASE);

    private final AnnotationConfigApplicationContext contexte = new AnnotationConfigApplicationContext();
    private final TropheesProperties reglages;

    Banc(Path donnees) {
        jdbc.sql("truncate courriel, membre, desinscription").update();
        reglages = new TropheesProperties(
                URI.create("https://trophees.example.org"),
                "Trophées AVE <ne-pas-repondre@example.org>",
                donnees,
                "secret de test, assez long pour signer");
        // singletons of somebody else: closing the context leaves the pool open
        ConfigurableListableBeanFactory beans = contexte.getBeanFactory();
        beans.registerSingleton("base", BASE);
        beans.registerSingleton("jdbc", jdbc);
        beans.registerSingleton("horloge", horloge);
        beans.registerSingleton("reglages", reglages);
        beans.registerSingleton("liens", liens);
        beans.registerSingleton("mesures", mesures);
        beans.registerSingleton("reglagesCourriel", new CourrielProperties(false, Duration.ofSeconds(1)));
        contexte.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("banc", Map.of("trophees.courriel.actif", "false")));
        contexte.register(Transactions.class, Secret.class);
        contexte.scan("fr.trophees.courriel");
        contexte.refresh();
    }

    CourrielService service() {
        return contexte.getBean(CourrielService.class);
    }

    CourrielRepository courriels() {
        return contexte.getBean(CourrielRepository.class);
    }

    LienDesinscription desinscription() {
        return contexte.getBean(LienDesinscription.class);
    }

    DesinscriptionController controleur() {
        return contexte.getBean(DesinscriptionController.class);
    }

    Distributeur distributeur(Transport transport) {
        return new Distributeur(
                courriels(),
                contexte.getBean(Composition.class),
                transport,
                contexte.getBean(PlatformTransactionManager.class),
                contexte.getBean(MesuresCourriel.class),
                horloge);
    }

    TransactionTemplate transaction() {
        return new TransactionTemplate(contexte.getBean(PlatformTransactionManager.class));
    }

    /** Writes a mail in a transaction of its own, and tells its id. */
    UUID ecrire(Courriel courriel) {
        transaction().executeWithoutResult(t -> service().envoyer(courriel));
        return courriels().lister(null, null, Long.MAX_VALUE, 1).get(0).id();
    }

    LigneCourriel ligne(UUID id) {
        return courriels().lister(null, null, Long.MAX_VALUE, 20_000).stream()
                .filter(ligne -> ligne.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        contexte.close();
    }

    /** Links that a test gives; others are made up, those erased are not. */
    static final class Liens implements LiensPersonnels, LiensDesJures {

        private final Map<UUID, Optional<URI>> connus = new ConcurrentHashMap<>();
        private volatile Runnable avant = () -> {};

        void effacer(UUID dossier) {
            connus.put(dossier, Optional.empty());
        }

        /** Done before each link is made, in the delivering transaction. */
        void faire(Runnable action) {
            avant = action;
        }

        @Override
        public Optional<URI> lien(String edition, String jure) {
            return jure.startsWith("parti")
                    ? Optional.empty()
                    : Optional.of(URI.create("https://trophees.example.org/jury/jeton-" + jure));
        }

        @Override
        public Optional<String> jeton(UUID acces) {
            return Optional.of("jeton-" + acces).filter(jeton -> !connus.containsKey(acces));
        }

        @Override
        public Optional<URI> lien(UUID dossier, String destinataire) {
            avant.run();
            return connus.computeIfAbsent(
                    dossier, id -> Optional.of(URI.create("https://trophees.example.org/dossiers/jeton-" + id)));
        }
    }

    /** Not annotated as a configuration: the product's own tests scan this package too. */
    @EnableTransactionManagement
    static class Transactions {

        @Bean
        static PersistenceExceptionTranslationPostProcessor exceptions() {
            return new PersistenceExceptionTranslationPostProcessor();
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource base) {
            return new JdbcTransactionManager(base);
        }
    }

    private static DataSource base() {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(PostgresDeTest.baseMigree());
        pool.setMaximumPoolSize(8);
        return pool;
    }
}
