package fr.trophees.rgpd;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The register of requests; it outlives the dossiers that they are about. */
@Repository
class DemandeRepository {

    private final JdbcClient jdbc;

    DemandeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void ajouter(Demande demande) {
        jdbc.sql(
                        """
                        insert into demande_rgpd (id, edition, dossier, numero, nature, message, voie, recue_le, echeance)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        demande.id(),
                        demande.edition(),
                        demande.dossier(),
                        demande.numero(),
                        demande.nature(),
                        demande.message(),
                        demande.voie(),
                        sql(demande.recueLe()),
                        sql(demande.echeance()))
                .update();
    }

    Optional<Demande> trouver(UUID id) {
        return jdbc.sql("select * from demande_rgpd where id = ?")
                .param(id)
                .query(DemandeRepository::lire)
                .optional();
    }

    /** Requests of a dossier that await an answer, oldest first. */
    List<Demande> ouvertes(UUID dossier) {
        return jdbc.sql("select * from demande_rgpd where dossier = ? and decision is null order by recue_le, id")
                .param(dossier)
                .query(DemandeRepository::lire)
                .list();
    }

    /** Requests of a dossier, oldest first. */
    List<Demande> toutes(UUID dossier) {
        return jdbc.sql("select * from demande_rgpd where dossier = ? order by recue_le, id")
                .param(dossier)
                .query(DemandeRepository::lire)
                .list();
    }

    void trancher(UUID id, String decision, String motif, String par, Instant le) {
        jdbc.sql("update demande_rgpd set decision = ?, motif = ?, traitee_par = ?, traitee_le = ? where id = ?")
                .params(decision, motif, par, sql(le), id)
                .update();
    }

    /** @return false when it already was */
    boolean prolonger(UUID id, Instant echeance, Instant le) {
        return jdbc.sql("update demande_rgpd set echeance = ?, prolongee_le = ? where id = ? and prolongee_le is null")
                        .params(sql(echeance), sql(le), id)
                        .update()
                == 1;
    }

    void demanderIdentite(UUID id, Instant le) {
        jdbc.sql("update demande_rgpd set identite_demandee_le = ? where id = ?")
                .params(sql(le), id)
                .update();
    }

    /** Whether the person was told something, which is no answer yet, since that instant. */
    boolean avertieDepuis(UUID id, Instant depuis) {
        return jdbc.sql("select greatest(prolongee_le, identite_demandee_le) >= ? from demande_rgpd where id = ?")
                .params(sql(depuis), id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private static OffsetDateTime sql(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Demande lire(ResultSet r, int rang) throws SQLException {
        return new Demande(
                r.getObject("id", UUID.class),
                r.getString("edition"),
                r.getObject("dossier", UUID.class),
                r.getString("numero"),
                r.getString("nature"),
                r.getString("message"),
                r.getString("voie"),
                r.getObject("recue_le", OffsetDateTime.class).toInstant(),
                r.getObject("echeance", OffsetDateTime.class).toInstant(),
                r.getString("decision"),
                r.getString("motif"));
    }
}
