package fr.trophees.boutenbout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product as it is delivered, killed while it writes to 500 people. */
class ArretBrutalIT {

    private static final Path JAR = Path.of("target", "trophees.jar").toAbsolutePath();

    /** Several times what a start takes: other work may share the machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final List<String> ADRESSES = IntStream.range(0, 500)
            .mapToObj("envoi%d@candidats.example.org"::formatted)
            .toList();

    /** The port is the system's choice: one chosen beforehand may be taken meanwhile. */
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

    private GreenMail courriel;
    private Process processus;

    @TempDir
    Path dossier;

    @BeforeEach
    void ouvrirLesBoites() {
        courriel = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
        courriel.start();
    }

    @AfterEach
    void toutArreter() throws InterruptedException {
        processus.destroy();
        assertThat(processus.waitFor(60, TimeUnit.SECONDS)).isTrue();
        courriel.stop();
    }

    @Test
    void un_arret_brutal_au_milieu_d_un_envoi_ne_prive_personne_de_son_courriel() throws Exception {
        Boites boites = new Boites(courriel);
        Client client = lancer();
        ADRESSES.parallelStream()
                .forEach(adresse -> client.post("/api/appels/demonstration/brouillons", Map.of("email", adresse))
                        .exiger(202));
        await().atMost(PATIENCE)
                .until(() -> ADRESSES.stream().allMatch(a -> boites.types(a).contains("lien")));

        client.en("equipe")
                .post("/api/editions/demonstration/suspension", Map.of("motif", "Un essai."))
                .exiger(200);
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> prevenus(boites) >= 50);
        processus.destroyForcibly().waitFor();
        assertThat(prevenus(boites)).as("killed in the middle").isLessThan(ADRESSES.size());

        lancer();
        await().atMost(PATIENCE).until(() -> prevenus(boites) == ADRESSES.size());
        for (String adresse : ADRESSES) {
            assertThat(boites.messages(adresse, "suspension"))
                    .extracting(Boites.Message::identifiant)
                    .as("one Message-ID for %s", adresse)
                    .containsOnly(boites.dernier(adresse, "suspension").identifiant());
        }
        assertThat(ADRESSES.stream()
                        .map(adresse -> boites.dernier(adresse, "suspension").identifiant())
                        .distinct())
                .hasSameSizeAs(ADRESSES);
    }

    private static long prevenus(Boites boites) {
        return ADRESSES.stream()
                .filter(adresse -> boites.types(adresse).contains("suspension"))
                .count();
    }

    private Client lancer() throws IOException {
        Path journal = Files.createTempFile(dossier, "journal", ".log");
        processus = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        JAR.toString(),
                        "--server.port=0",
                        "--spring.mail.host=localhost",
                        "--spring.mail.port=" + courriel.getSmtp().getPort())
                .directory(dossier.toFile())
                .redirectErrorStream(true)
                .redirectOutput(journal.toFile())
                .start();
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .failFast(() -> assertThat(processus.isAlive())
                        .as(() -> "the product stopped: " + lire(journal))
                        .isTrue())
                .until(() -> adresse(journal)
                        .filter(client -> client.get("/actuator/health").statut() == 200)
                        .isPresent());
        return adresse(journal).orElseThrow();
    }

    private static Optional<Client> adresse(Path journal) {
        Matcher port = PORT.matcher(lire(journal));
        return port.find() ? Optional.of(new Client("http://localhost:" + port.group(1), null)) : Optional.empty();
    }

    private static String lire(Path journal) {
        try {
            return Files.readString(journal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
