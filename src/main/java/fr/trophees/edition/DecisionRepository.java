package fr.trophees.edition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The register of decisions; nothing in it is ever changed, but that reasons are erased with the data that they speak of. */
@Repository
public class DecisionRepository {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    DecisionRepository(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return its number in the register */
    public long consigner(Decision decision) {
        try {
            return jdbc.sql(
                            """
                    insert into decision (edition, dossier, categorie, sujet, issue, motif, presents, par, le, details)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb) returning id
                    """)
                    .params(
                            decision.edition(),
                            decision.dossier(),
                            decision.categorie(),
                            decision.sujet(),
                            decision.issue(),
                            decision.motif(),
                            decision.presents(),
                            decision.par(),
                            decision.le().atOffset(ZoneOffset.UTC),
                            json.writeValueAsString(decision.details()))
                    .query(Long.class)
                    .single();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Détails de décision inattendus", e);
        }
    }

    /** The decisions of an edition on a subject, oldest first. */
    public List<Decision> sur(String edition, String sujet) {
        return jdbc.sql("select * from decision where edition = ? and sujet = ? order by id")
                .params(edition, sujet)
                .query(this::lire)
                .list();
    }

    /** The decisions on a dossier, oldest first. */
    public List<Decision> surDossier(UUID dossier) {
        return jdbc.sql("select * from decision where dossier = ? order by id")
                .param(dossier)
                .query(this::lire)
                .list();
    }

    /** The reasons of the decisions on a dossier are erased with what it held; that they were taken, by whom and when, stays. */
    public void taireLesMotifs(UUID dossier) {
        jdbc.sql("update decision set motif = null, details = '{}' where dossier = ?")
                .param(dossier)
                .update();
    }

    private Decision lire(ResultSet ligne, int n) throws SQLException {
        try {
            return new Decision(
                    ligne.getLong("id"),
                    ligne.getString("edition"),
                    ligne.getObject("dossier", UUID.class),
                    ligne.getString("categorie"),
                    ligne.getString("sujet"),
                    ligne.getString("issue"),
                    ligne.getString("motif"),
                    ligne.getString("presents"),
                    ligne.getString("par"),
                    ligne.getTimestamp("le").toInstant(),
                    json.readValue(ligne.getString("details"), new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Détails de décision illisibles", e);
        }
    }
}
