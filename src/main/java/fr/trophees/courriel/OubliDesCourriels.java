package fr.trophees.courriel;

import fr.trophees.conservation.Oubli;
import fr.trophees.conservation.Terme;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mails of an edition that are about no dossier: to members, jurors, staff. Those about a dossier go with it. */
@Component
class OubliDesCourriels implements Oubli {

    private final JdbcClient jdbc;

    OubliDesCourriels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Integer> oublier(String edition, Terme terme, Instant maintenant) {
        if (terme != Terme.DOSSIERS) {
            return Map.of();
        }
        int effaces = jdbc.sql("delete from courriel where edition = ? and dossier is null")
                .param(edition)
                .update();
        return effaces == 0 ? Map.of() : Map.of("courriels", effaces);
    }
}
