package fr.trophees.courriel;

import fr.trophees.base.TropheesProperties;
import fr.trophees.conservation.Oubli;
import fr.trophees.conservation.Terme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The mails of {@link TransportFichiers}, on this node's disk: a file goes once its mail is erased from the database, at its
 * edition's term or with its draft, but not before a month: a database that comes back from a backup knows nothing of the last
 * mails. Files that aren't ours are left alone.
 */
@Component
class OubliDesFichiers implements Oubli {

    private static final Logger JOURNAL = LoggerFactory.getLogger(OubliDesFichiers.class);

    private static final Period SURSIS = Period.ofDays(30);

    private static final Pattern FICHIER = Pattern.compile(
            "(?<date>\\d{8}-\\d{6})-\\d{6,}-[a-z-]+-(?<id>[0-9a-f]{8})(-[0-9a-f]{4}){0,4}([0-9a-f]{8})?\\.eml");

    private final Path dossier;
    private final JdbcClient jdbc;

    OubliDesFichiers(TropheesProperties reglages, JdbcClient jdbc) {
        this.dossier = TransportFichiers.dossier(reglages);
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Integer> oublier(String edition, Terme terme, Instant maintenant) {
        return Map.of();
    }

    @Override
    public void oublierLePerime(Instant maintenant) {
        LocalDateTime avant =
                maintenant.atZone(DateEnFrancais.PARIS).toLocalDateTime().minus(SURSIS);
        List<Path> anciens = fichiers().stream()
                .filter(fichier -> ecritAvant(fichier, avant))
                .toList();
        if (anciens.isEmpty()) {
            return;
        }
        Set<String> gardes = new HashSet<>(jdbc.sql("select left(id::text, 8) from courriel")
                .query(String.class)
                .list());
        anciens.stream()
                .filter(fichier -> !gardes.contains(lire(fichier).group("id")))
                .forEach(OubliDesFichiers::effacer);
    }

    private List<Path> fichiers() {
        if (!Files.isDirectory(dossier)) {
            return List.of();
        }
        try (Stream<Path> tous = Files.list(dossier)) {
            return tous.filter(fichier -> lire(fichier).matches()).toList();
        } catch (IOException illisible) {
            JOURNAL.warn("Le dossier des courriels est illisible", illisible);
            return List.of();
        }
    }

    private static boolean ecritAvant(Path fichier, LocalDateTime avant) {
        return LocalDateTime.parse(lire(fichier).group("date"), TransportFichiers.HORODATAGE)
                .isBefore(avant);
    }

    private static Matcher lire(Path fichier) {
        Matcher nom = FICHIER.matcher(fichier.getFileName().toString());
        nom.matches();
        return nom;
    }

    private static void effacer(Path fichier) {
        try {
            Files.deleteIfExists(fichier);
        } catch (IOException occupe) {
            // tried again the next night; nothing else is to wait for it
            JOURNAL.warn("Un courriel écrit dans un fichier n'a pas pu être effacé", occupe);
        }
    }
}
