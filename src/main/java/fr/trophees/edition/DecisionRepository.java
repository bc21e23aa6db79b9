package fr.trophees.edition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
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

    /**
     * What is looked for in a register; null for what doesn't matter.
     *
     * @param texte part of a dossier's number, of a reason, of who recorded it or of what the details name
     * @param tus subjects of which neither the category nor what was decided is searched
     * @param avant numbers lower than this one only
     */
    public record Recherche(
            String sujet, String categorie, String texte, Collection<String> tus, long avant, int combien) {}

    /** Latest first. */
    public List<Decision> chercher(String edition, Recherche recherche) {
        return jdbc.sql(
                        """
                select d.* from decision d left join dossier o on o.id = d.dossier
                where d.edition = :edition and d.id < :avant
                  and (:sujet::text is null or d.sujet = :sujet)
                  and (:categorie::text is null or d.categorie = :categorie and d.sujet not in (:tus))
                  and (:texte::text is null or position(lower(:texte) in lower(
                       case when d.sujet in (:tus) then concat_ws(' ', d.par, d.presents)
                       else concat_ws(' ', o.numero, d.motif, d.par, d.presents, d.details::text) end)) > 0)
                order by d.id desc limit :combien
                """)
                .param("edition", edition)
                .param("avant", recherche.avant())
                .param("sujet", recherche.sujet())
                .param("categorie", recherche.categorie())
                .param("texte", recherche.texte())
                .param("tus", recherche.tus().isEmpty() ? List.of("") : recherche.tus())
                .param("combien", recherche.combien())
                .query(this::lire)
                .list();
    }

    /** Number of a decision → of the dossier that it is about; only those about one. */
    public Map<Long, String> numerosDesDossiers(String edition) {
        Map<Long, String> numeros = new HashMap<>();
        jdbc.sql(
                        """
                select d.id, o.numero from decision d join dossier o on o.id = d.dossier
                where d.edition = ? and o.numero is not null
                """)
                .param(edition)
                .query((ligne, n) -> numeros.put(ligne.getLong(1), ligne.getString(2)))
                .list();
        return numeros;
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
