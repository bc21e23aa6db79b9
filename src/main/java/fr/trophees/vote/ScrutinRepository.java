package fr.trophees.vote;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rounds, who may vote in them, ballots until the close and votes after it. */
@Repository
class ScrutinRepository {

    private static final String DERNIER_TOUR =
            """
            select * from scrutin where edition = ? and categorie = ? order by tour desc limit 1
            """;
    private final JdbcClient jdbc;

    ScrutinRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Scrutin> dernier(String edition, String categorie) {
        return dernier(edition, categorie, "");
    }

    /** Ballots may go on side by side; the count waits for them. */
    Optional<Scrutin> dernierPourVoter(String edition, String categorie) {
        return dernier(edition, categorie, " for share");
    }

    /** Waits for ballots being cast, and stops new ones until the transaction ends. */
    Optional<Scrutin> dernierPourClore(String edition, String categorie) {
        return dernier(edition, categorie, " for update");
    }

    private Optional<Scrutin> dernier(String edition, String categorie, String verrou) {
        return jdbc.sql(DERNIER_TOUR + verrou)
                .params(edition, categorie)
                .query(ScrutinRepository::lire)
                .optional();
    }

    /** The latest round of every category that has one, by category. */
    List<Scrutin> derniers(String edition) {
        return jdbc.sql(
                        """
                select distinct on (categorie) * from scrutin where edition = ? order by categorie, tour desc
                """)
                .param(edition)
                .query(ScrutinRepository::lire)
                .list();
    }

    /** The first round of a category's vote, in force: the latest one that isn't a second round. */
    Optional<Scrutin> premierTour(String edition, String categorie) {
        return jdbc.sql(
                        """
                select * from scrutin where edition = ? and categorie = ? and rang = 1 order by tour desc limit 1
                """)
                .params(edition, categorie)
                .query(ScrutinRepository::lire)
                .optional();
    }

    /** Every round of a category, in order. */
    List<Scrutin> tours(String edition, String categorie) {
        return jdbc.sql("select * from scrutin where edition = ? and categorie = ? order by tour")
                .params(edition, categorie)
                .query(ScrutinRepository::lire)
                .list();
    }

    void ouvrir(String edition, String categorie, int tour, Instant ouvertLe, Instant fermeLe) {
        jdbc.sql("insert into scrutin (edition, categorie, tour, ouvert_le, ferme_le) values (?, ?, ?, ?, ?)")
                .params(edition, categorie, tour, ouvertLe.atOffset(ZoneOffset.UTC), instant(fermeLe))
                .update();
    }

    /** Opens the second round of a vote, on some dossiers. */
    void ouvrirSecondTour(Scrutin premierTour, List<String> retenus, Instant ouvertLe, Instant fermeLe) {
        jdbc.sql(
                        """
                insert into scrutin (edition, categorie, tour, rang, retenus, ouvert_le, ferme_le)
                values (?, ?, ?, 2, ?, ?, ?)
                """)
                .params(
                        premierTour.edition(),
                        premierTour.categorie(),
                        premierTour.tour() + 1,
                        retenus.toArray(String[]::new),
                        ouvertLe.atOffset(ZoneOffset.UTC),
                        instant(fermeLe))
                .update();
    }

    void reporter(Scrutin scrutin, Instant fermeLe) {
        jdbc.sql("update scrutin set ferme_le = ? where edition = ? and categorie = ? and tour = ?")
                .params(fermeLe.atOffset(ZoneOffset.UTC), scrutin.edition(), scrutin.categorie(), scrutin.tour())
                .update();
    }

    void retenir(Scrutin secondTour, List<String> retenus) {
        jdbc.sql("update scrutin set retenus = ? where edition = ? and categorie = ? and tour = ?")
                .params(retenus.toArray(String[]::new), secondTour.edition(), secondTour.categorie(), secondTour.tour())
                .update();
    }

    /** A round under way that will not be counted, because the vote begins again (JURY-3) or the contest is cancelled (ORG-1). */
    void interrompre(Scrutin scrutin, Instant le) {
        jdbc.sql("delete from bulletin where edition = ? and categorie = ? and tour = ?")
                .params(scrutin.edition(), scrutin.categorie(), scrutin.tour())
                .update();
        jdbc.sql("update scrutin set interrompu_le = ? where edition = ? and categorie = ? and tour = ?")
                .params(le.atOffset(ZoneOffset.UTC), scrutin.edition(), scrutin.categorie(), scrutin.tour())
                .update();
    }

    /**
     * JURY-8: the votes of rounds that a new vote replaces. Beside those of the new one they would tell how a member who may not
     * vote any more had voted; who had voted stays.
     */
    void detruireLesSuffrages(String edition, String categorie) {
        jdbc.sql("delete from suffrage where edition = ? and categorie = ?")
                .params(edition, categorie)
                .update();
    }

    /** Who is listed for a round, juror → presence. */
    Map<String, String> emargement(Scrutin scrutin) {
        return jdbc
                .sql("select jure, presence from emargement where edition = ? and categorie = ? and tour = ?")
                .params(scrutin.edition(), scrutin.categorie(), scrutin.tour())
                .query((ligne, n) -> Map.entry(ligne.getString(1), ligne.getString(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The jurors who may vote in a round that is open, by id. */
    SortedSet<String> invites(Scrutin scrutin) {
        return listes(scrutin, "invite");
    }

    SortedSet<String> recuses(Scrutin scrutin) {
        return listes(scrutin, "recuse");
    }

    private SortedSet<String> listes(Scrutin scrutin, String presence) {
        return emargement(scrutin).entrySet().stream()
                .filter(ligne -> ligne.getValue().equals(presence))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Locks the juror's line, so that a recusal and a ballot follow one another. */
    Optional<String> presencePourVoter(Scrutin scrutin, String jure) {
        return jdbc.sql(
                        """
                select presence from emargement
                where edition = ? and categorie = ? and tour = ? and jure = ? for update
                """)
                .params(scrutin.edition(), scrutin.categorie(), scrutin.tour(), jure)
                .query(String.class)
                .optional();
    }

    void lister(Scrutin scrutin, String jure, String presence) {
        jdbc.sql(
                        """
                insert into emargement (edition, categorie, tour, jure, presence) values (?, ?, ?, ?, ?)
                on conflict (edition, categorie, tour, jure) do update set presence = excluded.presence
                """)
                .params(scrutin.edition(), scrutin.categorie(), scrutin.tour(), jure, presence)
                .update();
        if (!"invite".equals(presence)) {
            annuler(scrutin, jure);
        }
    }

    void radier(Scrutin scrutin, String jure) {
        annuler(scrutin, jure);
        jdbc.sql("delete from emargement where edition = ? and categorie = ? and tour = ? and jure = ?")
                .params(scrutin.edition(), scrutin.categorie(), scrutin.tour(), jure)
                .update();
    }

    private void annuler(Scrutin scrutin, String jure) {
        jdbc.sql("delete from bulletin where edition = ? and categorie = ? and tour = ? and jure = ?")
                .params(scrutin.edition(), scrutin.categorie(), scrutin.tour(), jure)
                .update();
    }

    /** @param choix null for a blank ballot */
    void deposer(Scrutin scrutin, String jure, String choix, Instant le, String recu, byte[] empreinte) {
        jdbc.sql(
                        """
                insert into bulletin (edition, categorie, tour, jure, choix, depose_le, recu, empreinte, courriel)
                values (?, ?, ?, ?, ?, ?, ?, ?, (select courriel from jure where edition = ? and id = ?))
                on conflict (edition, categorie, tour, jure) do update set choix = excluded.choix,
                    depose_le = excluded.depose_le, recu = excluded.recu, empreinte = excluded.empreinte,
                    courriel = excluded.courriel
                """)
                .params(
                        scrutin.edition(),
                        scrutin.categorie(),
                        scrutin.tour(),
                        jure,
                        choix,
                        instant(le),
                        recu,
                        empreinte,
                        scrutin.edition(),
                        jure)
                .update();
    }

    /**
     * How a juror is listed for a round, and the ballot they have in the box: for its own voter, until the close. A ballot cast
     * under another address than today's keeps its choice and its receipt to itself.
     */
    Place place(Scrutin scrutin, String jure) {
        return jdbc.sql(
                        """
                select e.presence, b.jure is not null as vote, b.depose_le, case when b.lisible then b.recu end as recu,
                    case when b.lisible then b.empreinte end as empreinte, case when b.lisible then b.choix end as choix
                from (values (1)) seul
                left join emargement e on e.edition = :edition and e.categorie = :categorie and e.tour = :tour and e.jure = :jure
                left join (
                    select b.*, lower(b.courriel) = lower(j.courriel) as lisible
                    from bulletin b join jure j on j.edition = b.edition and j.id = b.jure
                    where b.edition = :edition and b.categorie = :categorie and b.tour = :tour and b.jure = :jure
                ) b on true
                """)
                .param("edition", scrutin.edition())
                .param("categorie", scrutin.categorie())
                .param("tour", scrutin.tour())
                .param("jure", jure)
                .query((ligne, n) -> new Place(
                        ligne.getString("presence"),
                        ligne.getBoolean("vote")
                                ? new Depot(
                                        instant(ligne.getTimestamp("depose_le")),
                                        ligne.getString("recu"),
                                        ligne.getBytes("empreinte"),
                                        ligne.getString("choix"))
                                : null))
                .single();
    }

    /** Hashes of the votes of a round, in their own order: it tells nothing of when they were cast. */
    List<byte[]> empreintes(Scrutin scrutin) {
        return jdbc.sql(
                        """
                select empreinte from suffrage
                where edition = ? and categorie = ? and tour = ? and empreinte is not null order by empreinte
                """)
                .params(scrutin.edition(), scrutin.categorie(), scrutin.tour())
                .query(byte[].class)
                .list();
    }

    /** The votes of a round with their hashes, in the order of these. */
    List<BulletinsComptes.Bulletin> bulletinsComptes(Scrutin scrutin) {
        return jdbc.sql(
                        """
                select encode(empreinte, 'hex') as empreinte, coalesce(choix, 'blanc') as choix from suffrage
                where edition = ? and categorie = ? and tour = ? order by suffrage.empreinte, id
                """)
                .params(scrutin.edition(), scrutin.categorie(), scrutin.tour())
                .query(BulletinsComptes.Bulletin.class)
                .list();
    }

    /**
     * @param presence null for who isn't listed
     * @param depot null without a ballot
     */
    record Place(String presence, Depot depot) {}

    /**
     * The first three are null for a ballot cast before there were receipts.
     *
     * @param choix null for a blank ballot, and for one that isn't this reader's
     */
    record Depot(Instant le, String recu, byte[] empreinte, String choix) {

        /** Without what was chosen, nor the receipt: a record's own text would tell them to a log (JURY-8). */
        @Override
        public String toString() {
            return "Depot[" + le + "]";
        }
    }

    /**
     * JURY-8: votes are kept in an order drawn at random, under ids drawn at random, each with the hash that its receipt
     * checks; ballots, receipts and the link to their voters vanish.
     */
    void separer(Scrutin scrutin, Instant maintenant) {
        Object[] tour = {scrutin.edition(), scrutin.categorie(), scrutin.tour()};
        jdbc.sql(
                        """
                update emargement e set presence = case when exists (
                        select 1 from bulletin b
                        where (b.edition, b.categorie, b.tour, b.jure) = (e.edition, e.categorie, e.tour, e.jure))
                    then 'a-vote' else 'absent' end
                where e.edition = ? and e.categorie = ? and e.tour = ? and e.presence = 'invite'
                """)
                .params(tour)
                .update();
        jdbc.sql(
                        """
                insert into suffrage (id, edition, categorie, tour, choix, empreinte)
                select gen_random_uuid(), edition, categorie, tour, choix, empreinte from bulletin
                where edition = ? and categorie = ? and tour = ? order by random()
                """)
                .params(tour)
                .update();
        jdbc.sql("delete from bulletin where edition = ? and categorie = ? and tour = ?")
                .params(tour)
                .update();
        jdbc.sql("update scrutin set depouille_le = ? where edition = ? and categorie = ? and tour = ?")
                .params(maintenant.atOffset(ZoneOffset.UTC), tour[0], tour[1], tour[2])
                .update();
    }

    /** What was voted, one element for each vote, null for a blank one. */
    Collection<String> suffrages(Scrutin scrutin) {
        return jdbc.sql("select choix from suffrage where edition = ? and categorie = ? and tour = ?")
                .params(scrutin.edition(), scrutin.categorie(), scrutin.tour())
                .query((ligne, n) -> ligne.getString(1))
                .list();
    }

    /** Jurors invited who have no ballot in the box yet. */
    List<String> sansBulletin(Scrutin scrutin) {
        return jdbc.sql(
                        """
                select e.jure from emargement e
                where e.edition = ? and e.categorie = ? and e.tour = ? and e.presence = 'invite'
                  and not exists (select 1 from bulletin b
                    where (b.edition, b.categorie, b.tour, b.jure) = (e.edition, e.categorie, e.tour, e.jure))
                order by e.jure
                """)
                .params(scrutin.edition(), scrutin.categorie(), scrutin.tour())
                .query(String.class)
                .list();
    }

    /** JURY-8: a juror's ballot in the box, for that juror alone; nothing of one that was cast under another address. */
    Optional<String> choix(Scrutin scrutin, String jure) {
        return jdbc.sql(
                        """
                select coalesce(b.choix, ?)
                from bulletin b join jure j on j.edition = b.edition and j.id = b.jure
                    and lower(j.courriel) = lower(b.courriel)
                where b.edition = ? and b.categorie = ? and b.tour = ? and b.jure = ?
                """)
                .params(MethodeDeVote.BLANC, scrutin.edition(), scrutin.categorie(), scrutin.tour(), jure)
                .query(String.class)
                .optional();
    }

    boolean aVote(Scrutin scrutin, String jure) {
        return jdbc.sql(
                        """
                select exists (select 1 from bulletin
                where edition = ? and categorie = ? and tour = ? and jure = ?)
                """)
                .params(scrutin.edition(), scrutin.categorie(), scrutin.tour(), jure)
                .query(Boolean.class)
                .single();
    }

    /** Dossiers that the jury votes on in a category, by number. */
    List<EnLice> enLice(String edition, String categorie) {
        return jdbc.sql(
                        """
                select numero, structure_nom as structure, projet_titre as titre from dossier
                where edition = ? and categorie = ? and instruction = 'admis' order by numero
                """)
                .params(edition, categorie)
                .query(EnLice.class)
                .list();
    }

    /** The dossiers that a round is about, as they stand now, by number. */
    List<EnLice> candidats(Scrutin scrutin) {
        return enLice(scrutin.edition(), scrutin.categorie()).stream()
                .filter(dossier ->
                        scrutin.retenus() == null || scrutin.retenus().contains(dossier.numero()))
                .toList();
    }

    List<String> categoriesPourvues(String edition) {
        return jdbc.sql(
                        """
                select distinct categorie from dossier where edition = ? and instruction = 'admis' order by categorie
                """)
                .param(edition)
                .query(String.class)
                .list();
    }

    private static Scrutin lire(ResultSet ligne, int n) throws SQLException {
        return new Scrutin(
                ligne.getString("edition"),
                ligne.getString("categorie"),
                ligne.getInt("tour"),
                ligne.getInt("rang"),
                textes(ligne.getArray("retenus")),
                ligne.getTimestamp("ouvert_le").toInstant(),
                instant(ligne.getTimestamp("ferme_le")),
                instant(ligne.getTimestamp("depouille_le")),
                instant(ligne.getTimestamp("interrompu_le")));
    }

    private static List<String> textes(Array valeur) throws SQLException {
        return valeur == null ? null : List.of((String[]) valeur.getArray());
    }

    private static Instant instant(Timestamp valeur) {
        return valeur == null ? null : valeur.toInstant();
    }

    private static Object instant(Instant valeur) {
        return valeur == null ? null : valeur.atOffset(ZoneOffset.UTC);
    }
}
