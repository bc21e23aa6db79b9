package fr.trophees.rgpd;

import fr.trophees.conservation.Oubli;
import fr.trophees.conservation.Terme;
import java.time.Instant;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Of a request that was answered remain its nature, its dates and the decision: that it was answered in time (ORG-2). */
@Component
class OubliDesDemandes implements Oubli {

    private final JdbcClient jdbc;

    OubliDesDemandes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Integer> oublier(String edition, Terme terme, Instant maintenant) {
        if (terme == Terme.BROUILLONS) {
            return Map.of();
        }
        int effacees = jdbc.sql(
                        """
                        update demande_rgpd d set message = null, motif = null
                        where d.edition = :edition and d.traitee_le is not null and (d.message is not null or d.motif is not null)
                          and (:laureats or not exists (select from laureat l where l.dossier = d.dossier))
                        """)
                .param("edition", edition)
                .param("laureats", terme == Terme.LAUREATS)
                .update();
        return effacees == 0 ? Map.of() : Map.of("demandes sur des données (texte)", effacees);
    }
}
