package fr.trophees.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product as it is delivered: {@code java -jar}, in processes that really die. */
class DemarrageIT {

    private static final Path JAR = Path.of("target", "trophees.jar").toAbsolutePath();

    /** Several times what a start takes: other work may share the machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final HttpClient navigateur = HttpClient.newHttpClient();

    private final List<Noeud> noeuds = new ArrayList<>();

    @TempDir
    Path dossier;

    @AfterEach
    void toutArreter() throws InterruptedException {
        noeuds.forEach(noeud -> noeud.processus().destroy());
        for (Noeud noeud : noeuds) {
            assertThat(noeud.processus().waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void apres_un_arret_brutal_le_demarrage_suivant_marche() throws Exception {
        Noeud premier = lancer("premier", Map.of());
        attendre(premier);
        assertThat(journal(premier)).contains("les données sont conservées dans");
        premier.processus().destroyForcibly().waitFor();

        Noeud second = lancer("second", Map.of());
        attendre(second);
        assertThat(journal(second)).contains("Un arrêt brutal a laissé tourner le PostgreSQL");

        second.processus().destroy();
        assertThat(second.processus().waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(dossier.resolve("var/postgresql/postmaster.pid")).doesNotExist();
    }

    @Test
    void deux_noeuds_lances_ensemble_sur_une_base_vide_arrivent_tous_les_deux() throws Exception {
        Map<String, String> reglages = Map.of(
                "SPRING_DATASOURCE_URL", PostgresDeTest.creerBase(),
                "TROPHEES_URL_PUBLIQUE", "https://trophees.example.org",
                "TROPHEES_EXPEDITEUR", "trophees@example.org",
                "TROPHEES_SECRET", "0123456789abcdef0123456789abcdef",
                "TROPHEES_ADMIN_IDENTIFIANT", "responsable",
                "TROPHEES_ADMIN_MOT_DE_PASSE", "douze caracteres");
        Noeud un = lancer("un", reglages);
        Noeud deux = lancer("deux", reglages);
        attendre(un);
        attendre(deux);
        assertThat(journal(un) + journal(deux)).containsOnlyOnce("Creating schema \"trophees\"");
    }

    private record Noeud(String nom, int port, Process processus, Path journal, long lanceA) {}

    private Noeud lancer(String nom, Map<String, String> reglages) throws IOException {
        int port;
        try (ServerSocket libre = new ServerSocket(0)) {
            port = libre.getLocalPort();
        }
        // outside the temporary folder, to be read after a failure
        Path journal = Files.createDirectories(JAR.resolveSibling("demarrage")).resolve(nom + ".log");
        ProcessBuilder commande = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-Dfile.encoding=UTF-8",
                        "-jar",
                        JAR.toString(),
                        "--server.port=" + port)
                .directory(dossier.toFile())
                .redirectErrorStream(true)
                .redirectOutput(journal.toFile());
        commande.environment().putAll(reglages);
        Noeud noeud = new Noeud(nom, port, commande.start(), journal, System.nanoTime());
        noeuds.add(noeud);
        return noeud;
    }

    private void attendre(Noeud noeud) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .failFast("the node stopped, see " + noeud.journal(), () -> !noeud.processus()
                        .isAlive())
                .until(() -> estEnService(noeud));
        System.out.printf(
                "Nœud « %s » en service après %.1f s%n",
                noeud.nom(),
                Duration.ofNanos(System.nanoTime() - noeud.lanceA()).toMillis() / 1000.0);
    }

    private boolean estEnService(Noeud noeud) throws InterruptedException {
        URI sante = URI.create("http://localhost:%d/actuator/health".formatted(noeud.port()));
        try {
            return navigateur
                            .send(HttpRequest.newBuilder(sante).build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static String journal(Noeud noeud) throws IOException {
        return Files.readString(noeud.journal());
    }
}
