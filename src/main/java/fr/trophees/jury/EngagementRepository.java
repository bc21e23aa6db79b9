package fr.trophees.jury;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What members accepted and declared (JURY-3, JURY-9). */
@Repository
class EngagementRepository {

    private final JdbcClient jdbc;

    EngagementRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Instant> accepteLe(String edition, String jure, String version) {
        return jdbc.sql("select accepte_le from engagement where edition = ? and jure = ? and version = ?")
                .params(edition, jure, version)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** When each member who sits accepted a version and declared their ties, by member. */
    Map<String, Engagements.Suivi> suivis(String edition, String version) {
        Map<String, Engagements.Suivi> suivis = new TreeMap<>();
        jdbc.sql(
                        """
                select j.id, e.accepte_le, d.le from jure j
                left join engagement e on e.edition = j.edition and e.jure = j.id and e.version = ?
                left join declaration_de_liens d on d.edition = j.edition and d.jure = j.id
                where j.edition = ? and j.parti_le is null
                """)
                .params(version, edition)
                .query((ligne, n) -> suivis.put(
                        ligne.getString("id"),
                        new Engagements.Suivi(
                                instant(ligne.getTimestamp("accepte_le")), instant(ligne.getTimestamp("le")))))
                .list();
        return suivis;
    }

    private static Instant instant(Timestamp valeur) {
        return valeur == null ? null : valeur.toInstant();
    }

    /** The first acceptance of a version counts. */
    void accepter(String edition, String jure, String version, Instant le) {
        jdbc.sql(
                        """
                insert into engagement (edition, jure, version, accepte_le) values (?, ?, ?, ?) on conflict do nothing
                """)
                .params(edition, jure, version, le.atOffset(ZoneOffset.UTC))
                .update();
    }

    void daterDeclaration(String edition, String jure, boolean dAvance, Instant le) {
        jdbc.sql(
                        """
                insert into declaration_de_liens (edition, jure, le, d_avance) values (?, ?, ?, ?)
                on conflict (edition, jure) do update set le = excluded.le
                """)
                .params(edition, jure, le.atOffset(ZoneOffset.UTC), dAvance)
                .update();
    }

    Optional<Instant> declareLe(String edition, String jure) {
        return jdbc.sql("select le from declaration_de_liens where edition = ? and jure = ?")
                .params(edition, jure)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** What the member said of each structure, by SIREN. */
    Map<String, Boolean> reponses(String edition, String jure) {
        Map<String, Boolean> reponses = new TreeMap<>();
        jdbc.sql("select siren, lien from structure_declaree where edition = ? and jure = ?")
                .params(edition, jure)
                .query((ligne, n) -> reponses.put(ligne.getString(1), ligne.getBoolean(2)))
                .list();
        return reponses;
    }

    /** SIREN of some dossiers of a category. */
    List<String> structures(String edition, String categorie, Collection<String> numeros) {
        return jdbc.sql(
                        """
                select distinct siren from dossier
                where edition = :edition and categorie = :categorie and instruction = 'admis' and siren is not null
                  and numero = any (:numeros)
                """)
                .param("edition", edition)
                .param("categorie", categorie)
                .param("numeros", numeros.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Where a member stands before a category's dossiers. */
    Demarches demarches(String edition, String jure, String version, String categorie) {
        return jdbc.sql(
                        """
                select
                exists (select 1 from engagement e
                    where e.edition = :edition and e.jure = :jure and e.version = :version) as accepte,
                exists (
                    select 1 from declaration_de_liens d
                    where d.edition = :edition and d.jure = :jure
                      and (d.d_avance or not exists (
                          select 1 from dossier o
                          where o.edition = :edition and o.categorie = :categorie and o.instruction = 'admis' and o.siren is not null
                            and not exists (select 1 from structure_declaree s
                                where (s.edition, s.jure, s.siren) = (:edition, :jure, o.siren))))) as declare,
                exists (select 1 from lien_professionnel l where l.edition = :edition and l.jure = :jure) as lie
                """)
                .param("edition", edition)
                .param("jure", jure)
                .param("version", version)
                .param("categorie", categorie)
                .query(Demarches.class)
                .single();
    }

    /**
     * @param accepte the text now in force
     * @param declare has spoken on every structure whose dossiers the jury examines in the category, or on all those to come
     * @param lie has ties with somebody
     */
    record Demarches(boolean accepte, boolean declare, boolean lie) {}

    /** SIREN of the structures whose dossiers the jury examines. */
    List<String> structures(String edition) {
        return jdbc.sql(
                        """
                select distinct siren from dossier
                where edition = ? and instruction = 'admis' and siren is not null order by siren
                """)
                .param(edition)
                .query(String.class)
                .list();
    }
}
