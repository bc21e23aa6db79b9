package fr.trophees.candidature;

import static fr.trophees.candidature.DossierRepository.instant;
import static fr.trophees.candidature.DossierRepository.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The links of colleagues, signatories and successors; tokens are known by their hash alone. */
@Repository
class AccesRepository {

    private static final String LIRE =
            "select id, dossier, nature, courriel, nom, qualite, cree_le, expire_le from acces ";

    private final JdbcClient jdbc;

    AccesRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void ajouter(Acces acces, byte[] empreinte) {
        jdbc.sql(
                        """
                        insert into acces (id, dossier, nature, empreinte, courriel, nom, qualite, cree_le, expire_le)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        acces.id(),
                        acces.dossier(),
                        acces.nature().code(),
                        empreinte,
                        acces.courriel(),
                        acces.nom(),
                        acces.qualite(),
                        sql(acces.creeLe()),
                        sql(acces.expireLe()))
                .update();
    }

    Optional<Acces> trouver(UUID id) {
        return jdbc.sql(LIRE + "where id = ?")
                .param(id)
                .query(AccesRepository::lire)
                .optional();
    }

    Optional<Acces> parEmpreinte(byte[] empreinte, Acces.Nature nature, Instant maintenant) {
        return jdbc.sql(LIRE + "where empreinte = ? and nature = ? and (expire_le is null or expire_le > ?)")
                .params(empreinte, nature.code(), sql(maintenant))
                .query(AccesRepository::lire)
                .optional();
    }

    /** Those of a dossier that work, oldest first. */
    List<Acces> duDossier(UUID dossier, Instant maintenant) {
        return jdbc.sql(LIRE + "where dossier = ? and (expire_le is null or expire_le > ?) order by cree_le, id")
                .params(dossier, sql(maintenant))
                .query(AccesRepository::lire)
                .list();
    }

    /** A colleague's accesses, by their address. */
    List<Acces> collegue(String courriel) {
        return jdbc.sql(LIRE + "where lower(courriel) = lower(?) and nature = 'collegue' order by cree_le, id")
                .param(courriel)
                .query(AccesRepository::lire)
                .list();
    }

    /** @return whether there was one: of that dossier and kind */
    boolean supprimer(UUID dossier, UUID id, Acces.Nature nature) {
        return jdbc.sql("delete from acces where dossier = ? and id = ? and nature = ?")
                        .params(dossier, id, nature.code())
                        .update()
                == 1;
    }

    void supprimer(UUID dossier, Acces.Nature nature) {
        jdbc.sql("delete from acces where dossier = ? and nature = ?")
                .params(dossier, nature.code())
                .update();
    }

    /** Short-lived links that are over hold an address for nothing. */
    void purger(Instant maintenant) {
        jdbc.sql("delete from acces where expire_le <= ?")
                .param(sql(maintenant))
                .update();
    }

    private static Acces lire(ResultSet r, int rang) throws SQLException {
        return new Acces(
                r.getObject("id", UUID.class),
                r.getObject("dossier", UUID.class),
                Acces.Nature.valueOf(r.getString("nature").toUpperCase(Locale.ROOT)),
                r.getString("courriel"),
                r.getString("nom"),
                r.getString("qualite"),
                instant(r, "cree_le"),
                instant(r, "expire_le"));
    }
}
