package fr.trophees.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class BaseEmbarqueeTest {

    /** For the whole class: the server's binaries are unpacked once, in the first folder. */
    @TempDir
    static Path temporaire;

    private Path donnees;

    @BeforeEach
    void choisirUnDossier() throws IOException {
        donnees = Files.createTempDirectory(temporaire.toRealPath(), null).resolve("var");
    }

    @Test
    void les_donnees_survivent_a_un_arret_et_sont_ecrites_sur_le_disque() throws Exception {
        try (BaseEmbarquee base = BaseEmbarquee.demarrer(donnees)) {
            executer(base, "create table temoin as select 'é'::text as mot");
            assertThat(lire(base, "select current_setting('fsync')")).isEqualTo("on");
            assertThat(lire(base, "select current_setting('synchronous_commit')"))
                    .isEqualTo("on");
            assertThat(lire(base, "select current_setting('server_encoding')")).isEqualTo("UTF8");
            assertThat(lire(base, "select rolsuper from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
            assertThat(lire(base, "select current_setting('server_version')"))
                    .as("a new major version can't open the old one's folder: plan the transfer")
                    .startsWith(BaseEmbarquee.VERSION_MAJEURE + ".");
        }
        assertThat(donnees.resolve("postgresql/postmaster.pid")).doesNotExist();

        try (BaseEmbarquee base = BaseEmbarquee.demarrer(donnees)) {
            assertThat(lire(base, "select mot from temoin")).isEqualTo("é");
        }
    }

    @Test
    void les_autres_comptes_de_la_machine_ne_lisent_rien() throws Exception {
        try (BaseEmbarquee base = BaseEmbarquee.demarrer(donnees)) {
            for (String compte : new String[] {"postgres", BaseEmbarquee.NOM}) {
                assertThatThrownBy(() -> DriverManager.getConnection(base.url(), compte, "devine"))
                        .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState())
                                .isEqualTo("28P01"));
            }
            assertThat(Files.getPosixFilePermissions(donnees)).hasSize(3);
        }
    }

    @Test
    @Timeout(60)
    void le_postgresql_laisse_par_une_instance_tuee_est_arrete() throws Exception {
        Process instance = lancerUneInstance();
        long orphelin = postmaster();
        instance.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        assertThat(ProcessHandle.of(orphelin)).get().matches(ProcessHandle::isAlive);

        try (BaseEmbarquee base = BaseEmbarquee.demarrer(donnees)) {
            assertThat(postmaster()).isNotEqualTo(orphelin);
            assertThat(lire(base, "select ecrit from temoin")).isEqualTo("avant");
        }
    }

    @Test
    void le_numero_d_un_processus_mort_repris_par_un_autre_programme_n_empeche_rien() throws Exception {
        BaseEmbarquee.demarrer(donnees).close();
        Files.writeString(
                donnees.resolve("postgresql/postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + donnees.resolve("postgresql") + "\n");

        try (BaseEmbarquee base = BaseEmbarquee.demarrer(donnees)) {
            assertThat(lire(base, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void une_premiere_preparation_interrompue_est_recommencee() throws Exception {
        Path chantier = Files.createDirectories(donnees.resolve("postgresql.preparation"));
        Files.writeString(chantier.resolve("PG_VERSION"), "18");
        Files.writeString(donnees.resolve("trophees.cle"), "ancienne");

        try (BaseEmbarquee base = BaseEmbarquee.demarrer(donnees)) {
            assertThat(lire(base, "select 1")).isEqualTo("1");
        }
        assertThat(chantier).doesNotExist();
    }

    @Test
    @Timeout(60)
    void un_dossier_employe_par_une_autre_instance_se_dit_en_une_phrase() throws Exception {
        Process instance = lancerUneInstance();
        try {
            assertThatThrownBy(() -> BaseEmbarquee.demarrer(donnees))
                    .isInstanceOf(DemarrageImpossibleException.class)
                    .hasMessage("Le dossier de données « %s » est déjà utilisé par une autre instance de Trophées."
                            .formatted(donnees));
            assertThat(ProcessHandle.of(postmaster()))
                    .as("the living instance's server")
                    .isPresent();
        } finally {
            instance.getOutputStream().close();
            assertThat(instance.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void un_dossier_employe_dans_le_meme_processus_se_dit_aussi() throws Exception {
        try (VerrouDeDossier tenu = VerrouDeDossier.prendre(Files.createDirectories(donnees))) {
            assertThat(tenu).isNotNull();
            assertThatThrownBy(() -> BaseEmbarquee.demarrer(donnees)).hasMessageContaining("est déjà utilisé");
        }
    }

    @Test
    void un_dossier_impossible_a_creer_se_dit_en_une_phrase() throws Exception {
        Files.writeString(donnees, "un fichier");
        Path dessous = donnees.resolve("dessous");
        assertThatThrownBy(() -> BaseEmbarquee.demarrer(dessous))
                .isInstanceOf(DemarrageImpossibleException.class)
                .hasMessage("Le dossier de données « %s » ne peut pas être créé ou modifié par ce compte."
                        .formatted(dessous));
    }

    @Test
    void les_donnees_d_une_autre_version_de_postgresql_sont_laissees_intactes() throws Exception {
        Path postgresql = Files.createDirectories(donnees.resolve("postgresql"));
        Files.writeString(postgresql.resolve("PG_VERSION"), "15\n");
        Files.writeString(postgresql.resolve("trophees.cle"), "cle");

        assertThatThrownBy(() -> BaseEmbarquee.demarrer(donnees))
                .isInstanceOf(DemarrageImpossibleException.class)
                .hasMessageContaining("vient de PostgreSQL 15");
        assertThat(postgresql).isDirectoryContaining("glob:**PG_VERSION");
    }

    @Test
    void un_dossier_abime_se_dit_en_une_phrase_et_libere_le_verrou() throws Exception {
        BaseEmbarquee.demarrer(donnees).close();
        Path configuration = donnees.resolve("postgresql/pg_hba.conf");
        Path ailleurs = donnees.resolve("postgresql/ailleurs");
        Files.move(configuration, ailleurs);
        Path controle = donnees.resolve("postgresql/PG_VERSION");
        Files.delete(controle);

        assertThatThrownBy(() -> BaseEmbarquee.demarrer(donnees))
                .isInstanceOf(DemarrageImpossibleException.class)
                .hasMessageContaining("n'est pas une base de données de Trophées lisible");

        Files.writeString(controle, BaseEmbarquee.VERSION_MAJEURE + "\n");
        Files.move(ailleurs, configuration);
        BaseEmbarquee.demarrer(donnees).close();
    }

    private Process lancerUneInstance() throws IOException {
        Process instance = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        InstanceATuer.class.getName(),
                        donnees.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader sortie =
                new BufferedReader(new InputStreamReader(instance.getInputStream(), StandardCharsets.UTF_8));
        String ligne = sortie.readLine();
        while (ligne != null && !ligne.equals("prête")) {
            ligne = sortie.readLine();
        }
        assertThat(ligne).as("the other instance came up").isNotNull();
        return instance;
    }

    /** Another process that holds the folder until its standard input ends. */
    static class InstanceATuer {

        public static void main(String[] args) throws Exception {
            try (BaseEmbarquee base = BaseEmbarquee.demarrer(Path.of(args[0]))) {
                executer(base, "create table temoin as select 'avant' as ecrit");
                System.out.write("prête\n".getBytes(StandardCharsets.UTF_8));
                System.out.flush();
                System.in.transferTo(System.out);
            }
        }
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(donnees.resolve("postgresql/postmaster.pid"))
                .get(0)
                .strip());
    }

    private static void executer(BaseEmbarquee base, String sql) throws SQLException {
        try (Connection connexion = ouvrir(base);
                Statement instruction = connexion.createStatement()) {
            instruction.execute(sql);
        }
    }

    private static String lire(BaseEmbarquee base, String sql) throws SQLException {
        try (Connection connexion = ouvrir(base);
                Statement instruction = connexion.createStatement();
                ResultSet resultat = instruction.executeQuery(sql)) {
            resultat.next();
            return resultat.getString(1);
        }
    }

    private static Connection ouvrir(BaseEmbarquee base) throws SQLException {
        return DriverManager.getConnection(base.url(), BaseEmbarquee.NOM, base.motDePasse());
    }
}
