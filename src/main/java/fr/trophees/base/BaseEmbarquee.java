package fr.trophees.base;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The PostgreSQL server that runs inside the product when no database is configured. Its data are kept in {@code postgresql}
 * under the data folder, written through to the disk at each commit, and open to nobody who can't read that folder: the server
 * listens on this machine only and asks for a password that lies beside the data.
 */
final class BaseEmbarquee implements Closeable {

    static final String NOM = "trophees";

    /** The data folder of another major version can't be opened; a test ties this to the binaries that ship. */
    static final String VERSION_MAJEURE = "18";

    private static final Logger LOG = LoggerFactory.getLogger(BaseEmbarquee.class);

    private static final String CLE = "trophees.cle";

    /** Long enough to replay the journal after a power cut. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final VerrouDeDossier verrou;
    private final EmbeddedPostgres serveur;
    private final String motDePasse;

    private BaseEmbarquee(VerrouDeDossier verrou, EmbeddedPostgres serveur, String motDePasse) {
        this.verrou = verrou;
        this.serveur = serveur;
        this.motDePasse = motDePasse;
    }

    /**
     * Starts the server, after creating its folder the first time and after clearing what a killed instance left.
     *
     * @param donnees the data folder; created when absent, readable by its owner alone
     * @throws DemarrageImpossibleException when the folder is in use, can't be written, or the server doesn't come up
     */
    static BaseEmbarquee demarrer(Path donnees) {
        Path dossier = ouvrir(donnees);
        VerrouDeDossier verrou = null;
        try {
            verrou = VerrouDeDossier.prendre(dossier);
            Path postgresql = dossier.resolve("postgresql");
            if (!Files.exists(postgresql)) {
                preparer(dossier, postgresql);
            }
            verifier(dossier, postgresql);
            PostmasterOrphelin.ecarter(postgresql);
            String motDePasse = Files.readString(postgresql.resolve(CLE));
            EmbeddedPostgres serveur = lancer(dossier, postgresql, motDePasse);
            LOG.info("Base de données embarquée : les données sont conservées dans {}", postgresql);
            return new BaseEmbarquee(verrou, serveur, motDePasse);
        } catch (DemarrageImpossibleException e) {
            fermer(verrou);
            throw e;
        } catch (IOException | RuntimeException | SQLException | ExceptionInInitializerError e) {
            fermer(verrou);
            throw new DemarrageImpossibleException(
                    "La base de données embarquée n'a pas pu démarrer dans « %s ».".formatted(dossier),
                    "Lisez la fin de « %s » ; au besoin, désignez une base PostgreSQL avec spring.datasource.url."
                            .formatted(journal(dossier)),
                    e);
        }
    }

    String url() {
        return "jdbc:postgresql://localhost:%d/%s".formatted(serveur.getPort(), NOM);
    }

    String motDePasse() {
        return motDePasse;
    }

    @Override
    public void close() throws IOException {
        serveur.close();
        verrou.close();
    }

    private static Path ouvrir(Path donnees) {
        try {
            if (!Files.isDirectory(donnees)) {
                Files.createDirectories(donnees, pourLeSeulProprietaire("rwx------"));
            }
            Path dossier = donnees.toRealPath();
            Path essai = Files.createTempFile(dossier, "essai", null);
            Files.delete(essai);
            return dossier;
        } catch (IOException e) {
            throw new DemarrageImpossibleException(
                    "Le dossier de données « %s » ne peut pas être créé ou modifié par ce compte."
                            .formatted(donnees.toAbsolutePath()),
                    "Donnez-lui les droits sur ce dossier, ou choisissez-en un autre avec le réglage trophees.donnees.",
                    e);
        }
    }

    /**
     * Builds the server's folder beside its place and moves it there once it is whole: whatever interrupts, the next start finds
     * either nothing or a folder that works.
     */
    private static void preparer(Path dossier, Path postgresql) throws IOException, SQLException {
        Path chantier = dossier.resolve("postgresql.preparation");
        PostmasterOrphelin.ecarter(chantier);
        FileSystemUtils.deleteRecursively(chantier);

        String motDePasse = tirerUnMotDePasse();
        Path cle = dossier.resolve(CLE);
        Files.deleteIfExists(cle);
        Files.createFile(cle, pourLeSeulProprietaire("rw-------"));
        Files.writeString(cle, motDePasse);
        try (EmbeddedPostgres serveur = serveur(dossier, chantier, motDePasse)
                        // each becomes an option of initdb, after the library's own "-A trust"
                        .setLocaleConfig("auth-local", "scram-sha-256")
                        .setLocaleConfig("auth-host", "scram-sha-256")
                        .setLocaleConfig("pwfile", cle.toString())
                        // the same on every system; names are sorted with an explicit COLLATE
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("locale-provider", "builtin")
                        .setLocaleConfig("builtin-locale", "C.UTF-8")
                        .start();
                Connection connexion = serveur.getPostgresDatabase().getConnection();
                Statement instruction = connexion.createStatement()) {
            // the product works as the owner of its database and not as the server's superuser
            instruction.execute("create role %s login password '%s'".formatted(NOM, motDePasse));
            instruction.execute("create database %s owner %s".formatted(NOM, NOM));
        }
        Files.move(cle, chantier.resolve(CLE));
        Files.move(chantier, postgresql, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void verifier(Path dossier, Path postgresql) throws IOException {
        Path version = postgresql.resolve("PG_VERSION");
        if (!Files.isReadable(version) || !Files.isReadable(postgresql.resolve(CLE))) {
            throw new DemarrageImpossibleException(
                    "Le dossier « %s » n'est pas une base de données de Trophées lisible par ce compte."
                            .formatted(postgresql),
                    "Lancez Trophées avec le compte qui l'a créée, ou choisissez un autre dossier avec trophees.donnees.");
        }
        if (!Files.readString(version).strip().equals(VERSION_MAJEURE)) {
            throw new DemarrageImpossibleException(
                    "La base de données de « %s » vient de PostgreSQL %s, et cette version de Trophées emploie PostgreSQL %s."
                            .formatted(dossier, Files.readString(version).strip(), VERSION_MAJEURE),
                    "Transférez-la avec pg_dump et pg_restore, ou reprenez la version de Trophées qui l'a créée.");
        }
        Path essai = Files.createTempFile(dossier, "essai", null);
        try {
            if (!Files.getOwner(essai).equals(Files.getOwner(postgresql))) {
                throw new DemarrageImpossibleException(
                        "La base de données de « %s » appartient au compte « %s »."
                                .formatted(dossier, Files.getOwner(postgresql).getName()),
                        "Lancez Trophées avec ce compte, ou choisissez un autre dossier avec trophees.donnees.");
            }
        } finally {
            Files.delete(essai);
        }
    }

    private static EmbeddedPostgres lancer(Path dossier, Path postgresql, String motDePasse) throws IOException {
        Path journal = journal(dossier);
        if (Files.exists(journal)) {
            Files.move(journal, dossier.resolve("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        try {
            return serveur(dossier, postgresql, motDePasse).start();
        } catch (IOException | RuntimeException e) {
            PostmasterOrphelin.ecarter(postgresql);
            throw e;
        }
    }

    private static EmbeddedPostgres.Builder serveur(Path dossier, Path postgresql, String motDePasse)
            throws IOException {
        // not in the system's temporary folder, which is cleaned under a running server and open to other accounts
        Path binaires = dossier.resolve("postgresql-binaires");
        Files.createDirectories(binaires, pourLeSeulProprietaire("rwx------"));
        // a level deeper, because the library opens its working folder to every account
        File travail = binaires.resolve(VERSION_MAJEURE).toFile();
        File journal = journal(dossier).toFile();
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(travail)
                .setDataDirectory(postgresql)
                .setCleanDataDirectory(false)
                // Spring closes it, after all that uses it
                .setRegisterShutdownHook(false)
                .setPGStartupWait(PATIENCE)
                .setConnectConfig("password", motDePasse)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(journal))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(journal))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("max_connections", "60")
                // details and statements may hold personal data
                .setServerConfig("log_error_verbosity", "terse")
                .setServerConfig("log_min_error_statement", "panic");
    }

    private static Path journal(Path dossier) {
        return dossier.resolve("postgresql.log");
    }

    private static String tirerUnMotDePasse() {
        byte[] hasard = new byte[24];
        new SecureRandom().nextBytes(hasard);
        return HexFormat.of().formatHex(hasard);
    }

    private static FileAttribute<?>[] pourLeSeulProprietaire(String droits) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(droits))}
                : new FileAttribute<?>[0];
    }

    private static void fermer(VerrouDeDossier verrou) {
        if (verrou == null) {
            return;
        }
        try {
            verrou.close();
        } catch (IOException e) {
            LOG.debug("The folder's lock could not be closed", e);
        }
    }
}
