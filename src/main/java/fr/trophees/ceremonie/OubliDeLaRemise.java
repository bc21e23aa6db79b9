package fr.trophees.ceremonie;

import fr.trophees.conservation.Oubli;
import fr.trophees.conservation.Terme;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Answers to the invitation have served once the ceremony is over. The register of who saw results before it (JURY-7) is kept with
 * the dossiers; then its names go.
 */
@Component
class OubliDeLaRemise implements Oubli {

    private static final String EFFACE = "(effacé)";

    private final JdbcClient jdbc;

    OubliDeLaRemise(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Integer> oublier(String edition, Terme terme, Instant maintenant) {
        return switch (terme) {
            case BROUILLONS ->
                compte(
                        "réponses à l’invitation",
                        jdbc.sql("delete from invitation where edition = ?")
                                .param(edition)
                                .update());
            case DOSSIERS ->
                compte(
                        "noms de la liste d’embargo",
                        jdbc.sql("update embargo set nom = ?, organisme = null where edition = ? and nom <> ?")
                                .params(EFFACE, edition, EFFACE)
                                .update());
            case LAUREATS -> Map.of();
        };
    }

    private static Map<String, Integer> compte(String quoi, int combien) {
        return combien == 0 ? Map.of() : Map.of(quoi, combien);
    }
}
