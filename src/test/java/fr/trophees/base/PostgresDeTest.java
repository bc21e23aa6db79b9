package fr.trophees.base;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * One PostgreSQL server for all the tests of a JVM, the same as the product embeds, and as many databases in it as asked. Nothing
 * is written through to the disk.
 *
 * <ul>
 *   <li>The whole product as in demonstration (no database configured, demonstration accounts, profile {@code repetition}):
 *       {@code @Import(PostgresDeTest.SansReglage.class)} on the test.
 *   <li>The whole product as in production: {@code @DynamicPropertySource static void base(DynamicPropertyRegistry r) {
 *       PostgresDeTest.configurer(r); }}
 *   <li>SQL without Spring: {@link #baseMigree()}.
 * </ul>
 */
public final class PostgresDeTest {

    /** Not a superuser: the owner of its databases, as in production. */
    public static final String UTILISATEUR = "trophees";

    public static final String MOT_DE_PASSE = "mot de passe de test";

    public static final String ADMIN_IDENTIFIANT = "responsable";

    public static final String ADMIN_MOT_DE_PASSE = "administration de test";

    private static final String MODELE = "modele";

    private static final AtomicInteger NUMERO = new AtomicInteger();

    private PostgresDeTest() {}

    /** The JDBC URL, with user and password, of a new database with nothing in it. */
    public static String creerBase() {
        return url(creer("template0"));
    }

    /**
     * A new database with our own tables and not the engine's, whose connections find them unqualified. A connection is opened at
     * each use: close them.
     */
    public static DataSource baseMigree() {
        Modele.preparer();
        return dataSource(creer(MODELE));
    }

    /** Registers a new empty database and the settings that the product requires beside a configured one. */
    public static void configurer(DynamicPropertyRegistry registre) {
        String url = creerBase();
        registre.add("spring.datasource.url", () -> url);
        registre.add("trophees.url-publique", () -> "https://trophees.example.org");
        registre.add("trophees.expediteur", () -> "trophees@example.org");
        registre.add("trophees.secret", () -> "secret-de-test-secret-de-test-secret-de-test");
        registre.add("trophees.admin.identifiant", () -> ADMIN_IDENTIFIANT);
        registre.add("trophees.admin.mot-de-passe", () -> ADMIN_MOT_DE_PASSE);
    }

    /** A new empty database of this server in place of the embedded one: for the product, no database is configured. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class SansReglage {

        @Bean
        JdbcConnectionDetails connexionDeTest() {
            return new Connexion(creerBase());
        }
    }

    /** Spring Boot's view of one of these databases. */
    record Connexion(String getJdbcUrl) implements JdbcConnectionDetails {

        @Override
        public String getUsername() {
            return UTILISATEUR;
        }

        @Override
        public String getPassword() {
            return MOT_DE_PASSE;
        }
    }

    /** Runs instructions as the server's superuser, for what a database's owner may not do. */
    static void commander(String... instructions) {
        try (Connection connexion = Serveur.UNIQUE.getPostgresDatabase().getConnection();
                Statement instruction = connexion.createStatement()) {
            for (String sql : instructions) {
                instruction.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static int port() {
        return Serveur.UNIQUE.getPort();
    }

    private static String creer(String modele) {
        String nom = "base_" + NUMERO.incrementAndGet();
        commander("create database %s owner %s template %s".formatted(nom, UTILISATEUR, modele));
        return nom;
    }

    private static String url(String base) {
        return "jdbc:postgresql://localhost:%d/%s?user=%s&password=%s"
                .formatted(port(), base, UTILISATEUR, MOT_DE_PASSE.replace(" ", "%20"));
    }

    private static DataSource dataSource(String base) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(base));
        source.setCurrentSchema("public,trophees");
        source.setLogServerErrorDetail(false);
        return source;
    }

    private static final class Modele {

        static {
            commander("create database %s owner %s template template0".formatted(MODELE, UTILISATEUR));
            Flyway.configure()
                    .dataSource(dataSource(MODELE))
                    .defaultSchema("trophees")
                    .schemas("trophees")
                    .load()
                    .migrate();
        }

        static void preparer() {
            // the class's loading does it, once
        }
    }

    private static final class Serveur {

        static final EmbeddedPostgres UNIQUE = demarrer();

        private static EmbeddedPostgres demarrer() {
            try {
                Path dossier = Path.of("target", "postgresql").toAbsolutePath();
                Files.createDirectories(dossier);
                // servers that a killed test run left under this folder are stopped by the next
                System.setProperty("ot.epg.working-dir", dossier.toString());
                Path motDePasse = Files.createTempFile(dossier, "cle", null);
                Files.writeString(motDePasse, MOT_DE_PASSE);
                EmbeddedPostgres serveur = EmbeddedPostgres.builder()
                        .setDataDirectory(dossier.resolve(UUID.randomUUID().toString()))
                        .setLocaleConfig("auth-local", "scram-sha-256")
                        .setLocaleConfig("auth-host", "scram-sha-256")
                        .setLocaleConfig("pwfile", motDePasse.toString())
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .setConnectConfig("password", MOT_DE_PASSE)
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("wal_level", "minimal")
                        .setServerConfig("max_wal_senders", "0")
                        .setServerConfig("unix_socket_directories", "")
                        // a hook of its own would run beside Spring's, whose contexts would wait for a server that is
                        // gone
                        .setRegisterShutdownHook(false)
                        .start();
                SpringApplication.getShutdownHandlers().add(() -> arreter(serveur));
                Files.delete(motDePasse);
                try (Connection connexion = serveur.getPostgresDatabase().getConnection();
                        Statement instruction = connexion.createStatement()) {
                    instruction.execute("create role %s login password '%s'".formatted(UTILISATEUR, MOT_DE_PASSE));
                }
                return serveur;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void arreter(EmbeddedPostgres serveur) {
            try {
                serveur.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
