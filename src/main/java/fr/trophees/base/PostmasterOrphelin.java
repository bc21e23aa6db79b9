package fr.trophees.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a killed instance leaves in a PostgreSQL folder: a server that still runs, or the note {@code postmaster.pid} of one that
 * doesn't. The caller holds the folder's {@link VerrouDeDossier}, so nobody living needs either.
 */
final class PostmasterOrphelin {

    private static final Logger LOG = LoggerFactory.getLogger(PostmasterOrphelin.class);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private PostmasterOrphelin() {}

    /**
     * Leaves the folder as one that a new server can open.
     *
     * @throws DemarrageImpossibleException when the server does not stop
     */
    static void ecarter(Path dossier) throws IOException {
        Path note = dossier.resolve("postmaster.pid");
        Optional<ProcessHandle> vivant = processus(note);
        if (vivant.isEmpty()) {
            // PostgreSQL removes such a note itself, after checking that no child of that server is left
            return;
        }
        ProcessHandle processus = vivant.get();
        if (!sertLeDossier(processus, dossier)) {
            // the number went to another program since: PostgreSQL can't tell and would refuse to start
            Files.deleteIfExists(note);
            return;
        }
        LOG.info(
                "Un arrêt brutal a laissé tourner le PostgreSQL de {} (processus {}) : il est arrêté avant de reprendre.",
                dossier,
                processus.pid());
        demanderArretRapide(processus);
        attendreLaFin(processus, note, dossier);
    }

    private static Optional<ProcessHandle> processus(Path note) throws IOException {
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        List<String> lignes = Files.readAllLines(note);
        if (lignes.isEmpty() || !lignes.get(0).strip().matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lignes.get(0).strip())).filter(ProcessHandle::isAlive);
    }

    /** A PostgreSQL server works in its data folder; where a process's folder can't be read, its program's name decides. */
    private static boolean sertLeDossier(ProcessHandle processus, Path dossier) {
        Path travail = Path.of("/proc", Long.toString(processus.pid()), "cwd");
        try {
            return Files.isSameFile(travail.toRealPath(), dossier);
        } catch (IOException e) {
            return processus
                    .info()
                    .command()
                    .map(commande -> commande.endsWith("postgres") || commande.endsWith("postgres.exe"))
                    .orElse(false);
        }
    }

    /** SIGINT is PostgreSQL's fast shutdown. Windows has no such signal: there the journal repairs a plain kill. */
    private static void demanderArretRapide(ProcessHandle processus) throws IOException {
        if (!processus.supportsNormalTermination()) {
            processus.destroyForcibly();
            return;
        }
        new ProcessBuilder("sh", "-c", "kill -INT " + processus.pid())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void attendreLaFin(ProcessHandle processus, Path note, Path dossier) {
        long limite = System.nanoTime() + PATIENCE.toNanos();
        while (processus.isAlive() && Files.exists(note)) {
            if (System.nanoTime() > limite) {
                throw new DemarrageImpossibleException(
                        "Un PostgreSQL laissé par un arrêt brutal occupe encore « %s » et ne s'arrête pas."
                                .formatted(dossier),
                        "Arrêtez le processus %d, puis relancez Trophées.".formatted(processus.pid()));
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DemarrageImpossibleException("Le démarrage a été interrompu.", "Relancez Trophées.", e);
            }
        }
    }
}
