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

    /** With the definition, most of the row, only where it wasn't read before. */
    private static final String LIRE =
            """
            select e.id, e.prefixe, e.titre, e.empreinte, case when e.empreinte = any (:lues) then null else e.definition end as definition,
                   e.ouverte_le, e.calendrier_valide_le, e.calendrier_change_le, e.suspendue_le, e.annulee_le,
                   e.jury_complet_le, e.palmares_valide_le, e.proclamee_le, j.codes, j.instants, j.premiers
            from edition e
            cross join lateral (select coalesce(array_agg(code), '{}') as codes, coalesce(array_agg(instant), '{}') as instants,
                coalesce(array_agg(premier_instant), '{}') as premiers from jalon where edition = e.id) j
            """;

    private final JdbcClient jdbc;

    /** Definitions read, by the hash of their text: reading one again costs more than all the rest. */
    private final Map<String, Definition> lues = new ConcurrentHashMap<>();

    EditionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws EditionInconnueException if there is none */
    public Edition charger(String id) {
        return trouver(id).orElseThrow(EditionInconnueException::new);
    }

    public Optional<Edition> trouver(String id) {
        return jdbc.sql(LIRE + "where e.id = :id")
                .param("id", id)
                .param("lues", dejaLues())
                .query(this::lire)
                .optional();
    }

    /** Every edition, the latest launched first. */
    public List<Edition> toutes() {
        return jdbc.sql(
                        LIRE
                                + """
                        join jalon l on l.edition = e.id and l.code = 'lancement'
                        order by l.instant desc, e.id
                        """)
                .param("lues", dejaLues())
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
                definition(ligne),
                calendrier(ligne, "instants"),
                calendrier(ligne, "premiers"),
                instant(ligne, "ouverte_le"),
                instant(ligne, "calendrier_change_le"),
                instant(ligne, "calendrier_valide_le"),
                instant(ligne, "suspendue_le"),
                instant(ligne, "annulee_le"),
                instant(ligne, "jury_complet_le"),
                instant(ligne, "palmares_valide_le"),
                instant(ligne, "proclamee_le"));
    }

    private String[] dejaLues() {
        return lues.keySet().toArray(String[]::new);
    }

    private Definition definition(ResultSet ligne) throws SQLException {
        String texte = ligne.getString("definition");
        if (texte == null) {
            return lues.get(ligne.getString("empreinte"));
        }
        try {
            Definition definition = Definitions.JSON.readValue(texte, Definition.class);
            lues.put(ligne.getString("empreinte"), definition);
            return definition;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Définition d'édition illisible", e);
        }
    }

    private static Calendrier calendrier(ResultSet ligne, String colonne) throws SQLException {
        String[] codes = (String[]) ligne.getArray("codes").getArray();
        Map<Jalon, Instant> dates = new EnumMap<>(Jalon.class);
        Timestamp[] instants = (Timestamp[]) ligne.getArray(colonne).getArray();
        for (int i = 0; i < codes.length; i++) {
            dates.put(Jalon.deCode(codes[i]), instants[i].toInstant());
        }
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
