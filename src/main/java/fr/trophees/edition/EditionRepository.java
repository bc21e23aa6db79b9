package fr.trophees.edition;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Running editions and their calendars. */
@Repository
public class EditionRepository {

    private final JdbcClient jdbc;

    /** Definitions read, by their text: an edition's copy never changes, and reading it again costs more than the query. */
    private final Map<String, Definition> lues = new ConcurrentHashMap<>();

    EditionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws EditionInconnueException if there is none */
    public Edition charger(String id) {
        return trouver(id).orElseThrow(EditionInconnueException::new);
    }

    public Optional<Edition> trouver(String id) {
        return jdbc.sql("select * from edition where id = ?")
                .param(id)
                .query(this::lire)
                .optional();
    }

    /** Every edition, the latest launched first. */
    public List<Edition> toutes() {
        return jdbc.sql(
                        """
                select e.* from edition e join jalon j on j.edition = e.id and j.code = 'lancement'
                order by j.instant desc, e.id
                """)
                .query(this::lire)
                .list();
    }

    /**
     * Makes those who change where an edition stands follow one another, until the transaction ends; deposits and drafts
     * are not held up.
     */
    public void verrouiller(String id) {
        jdbc.sql("select 1 from edition where id = ? for no key update")
                .param(id)
                .query(Integer.class)
                .optional()
                .orElseThrow(EditionInconnueException::new);
    }

    void creer(Definition definition, Calendrier calendrier, Instant maintenant) {
        jdbc.sql(
                        """
                insert into edition (id, prefixe, titre, definition, ouverte_le, calendrier_change_le)
                values (?, ?, ?, ?::jsonb, ?, ?)
                """)
                .params(
                        definition.id(),
                        definition.prefixe(),
                        definition.titre(),
                        ecrire(definition),
                        maintenant.atOffset(ZoneOffset.UTC),
                        maintenant.atOffset(ZoneOffset.UTC))
                .update();
        for (Jalon jalon : Jalon.values()) {
            jdbc.sql("insert into jalon (edition, code, instant, premier_instant) values (?, ?, ?, ?)")
                    .params(
                            definition.id(),
                            jalon.code(),
                            calendrier.instant(jalon).atOffset(ZoneOffset.UTC),
                            calendrier.instant(jalon).atOffset(ZoneOffset.UTC))
                    .update();
        }
        jdbc.sql("create sequence " + sequence(definition.prefixe())).update();
    }

    /** The name of the sequence that numbers an edition's dossiers. */
    public static String sequence(String prefixe) {
        return "trophees.numero_" + prefixe.toLowerCase(Locale.ROOT);
    }

    /** @param annonce whether the former dates were announced: until the launch nothing is (D-3) */
    void changerCalendrier(String edition, Calendrier calendrier, boolean annonce, Instant maintenant) {
        for (Jalon jalon : Jalon.values()) {
            jdbc.sql(
                            """
                            update jalon
                            set instant = :instant, premier_instant = case when :annonce then premier_instant else :instant end
                            where edition = :edition and code = :code
                            """)
                    .param("instant", calendrier.instant(jalon).atOffset(ZoneOffset.UTC))
                    .param("annonce", annonce)
                    .param("edition", edition)
                    .param("code", jalon.code())
                    .update();
        }
        dater(edition, "calendrier_change_le", maintenant);
    }

    /** @param colonne one of the columns of instants of the table, never anything typed by anybody */
    void dater(String edition, String colonne, Instant instant) {
        jdbc.sql("update edition set " + colonne + " = ?, version = version + 1 where id = ?")
                .params(instant == null ? null : instant.atOffset(ZoneOffset.UTC), edition)
                .update();
    }

    /**
     * Guards what an échéance causes.
     *
     * @return true the first time it is asked for this element and this date
     */
    public boolean accomplir(String edition, String element, Instant echeance, Instant maintenant) {
        return jdbc.sql(
                                """
                        insert into echeance_accomplie (edition, element, instant, accomplie_le) values (?, ?, ?, ?)
                        on conflict do nothing
                        """)
                        .params(
                                edition,
                                element,
                                echeance.atOffset(ZoneOffset.UTC),
                                maintenant.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    private Edition lire(ResultSet ligne, int n) throws SQLException {
        String id = ligne.getString("id");
        return new Edition(
                id,
                ligne.getString("prefixe"),
                ligne.getString("titre"),
                definition(ligne.getString("definition")),
                calendrier(id, "instant"),
                calendrier(id, "premier_instant"),
                instant(ligne, "ouverte_le"),
                instant(ligne, "calendrier_change_le"),
                instant(ligne, "calendrier_valide_le"),
                instant(ligne, "suspendue_le"),
                instant(ligne, "annulee_le"),
                instant(ligne, "jury_complet_le"),
                instant(ligne, "palmares_valide_le"),
                instant(ligne, "proclamee_le"));
    }

    private Definition definition(String texte) {
        return lues.computeIfAbsent(texte, t -> {
            try {
                return Definitions.JSON.readValue(t, Definition.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Définition d'édition illisible", e);
            }
        });
    }

    private Calendrier calendrier(String edition, String colonne) {
        Map<Jalon, Instant> dates = new EnumMap<>(Jalon.class);
        jdbc.sql("select code, " + colonne + " from jalon where edition = ?")
                .param(edition)
                .query((ligne, n) -> dates.put(
                        Jalon.deCode(ligne.getString(1)), ligne.getTimestamp(2).toInstant()))
                .list();
        return Calendrier.de(dates);
    }

    private String ecrire(Definition definition) {
        try {
            return Definitions.JSON.writeValueAsString(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Définition impossible à enregistrer", e);
        }
    }

    private static Instant instant(ResultSet ligne, String colonne) throws SQLException {
        Timestamp valeur = ligne.getTimestamp(colonne);
        return valeur == null ? null : valeur.toInstant();
    }
}
