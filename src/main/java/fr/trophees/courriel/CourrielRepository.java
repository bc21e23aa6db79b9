package fr.trophees.courriel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The outbox, read by staff's pages and written by {@link CourrielService} and {@link Distributeur}. */
@Repository
public class CourrielRepository {

    private static final String LIGNES =
            """
            select rang, id, edition, type, destinataire, dossier, numero, jure, cree_le, a_envoyer_le, tentatives,
                   envoye_le, abandonne_le, sans_objet, erreur
            from courriel
            """;

    private final JdbcClient jdbc;

    CourrielRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A page, newest first.
     *
     * @param etat null for all
     * @param edition null for all
     * @param avant {@link LigneCourriel#rang()} of the last line of the page before, {@link Long#MAX_VALUE} for the first
     */
    public List<LigneCourriel> lister(LigneCourriel.Etat etat, String edition, long avant, int taille) {
        String condition = etat == null ? "" : "and " + condition(etat);
        return jdbc.sql(LIGNES + "where rang < :avant and (:edition::text is null or edition = :edition) " + condition
                        + " order by rang desc limit :taille")
                .param("avant", avant)
                .param("edition", edition)
                .param("taille", taille)
                .query(CourrielRepository::ligne)
                .list();
    }

    public Optional<LigneCourriel> trouver(UUID id) {
        return jdbc.sql(LIGNES + "where id = :id")
                .param("id", id)
                .query(CourrielRepository::ligne)
                .optional();
    }

    /** Everything written about a dossier, oldest first. */
    public List<LigneCourriel> listerDuDossier(UUID dossier) {
        return jdbc.sql(LIGNES + "where dossier = :dossier order by rang")
                .param("dossier", dossier)
                .query(CourrielRepository::ligne)
                .list();
    }

    /** How many mails wait and how many were given up; those sent are not counted, there are too many. */
    public Map<LigneCourriel.Etat, Long> compter() {
        Map<LigneCourriel.Etat, Long> nombres = new EnumMap<>(LigneCourriel.Etat.class);
        for (LigneCourriel.Etat etat : List.of(LigneCourriel.Etat.EN_ATTENTE, LigneCourriel.Etat.ABANDONNE)) {
            nombres.put(
                    etat,
                    jdbc.sql("select count(*) from courriel where " + condition(etat))
                            .query(Long.class)
                            .single());
        }
        return nombres;
    }

    /** When the mail that has been due for longest should have left. */
    Optional<Instant> plusAncienDu(Instant maintenant) {
        return jdbc.sql(
                        """
                        select min(a_envoyer_le) from courriel
                        where envoye_le is null and abandonne_le is null and a_envoyer_le <= :maintenant
                        """)
                .param("maintenant", enBase(maintenant))
                .query((rs, n) -> instant(rs, 1))
                .optional();
    }

    boolean ecrire(UUID id, Courriel courriel, String parametres, Instant creeLe) {
        Instant depart = courriel.leAuPlusTot() == null ? creeLe : courriel.leAuPlusTot();
        return jdbc.sql(
                                """
                                insert into courriel (id, edition, type, destinataire, dossier, numero, jure, parametres,
                                                      cle, cree_le, a_envoyer_le)
                                values (:id, :edition, :type, :destinataire, :dossier, :numero, :jure, :parametres::jsonb,
                                        :cle, :creeLe, :aEnvoyerLe)
                                on conflict (cle) do nothing
                                """)
                        .param("id", id)
                        .param("edition", courriel.concours().edition())
                        .param("type", courriel.type().code())
                        .param("destinataire", courriel.destinataire())
                        .param("dossier", courriel.dossier())
                        .param("numero", courriel.numero())
                        .param("jure", courriel.jure())
                        .param("parametres", parametres)
                        .param("cle", courriel.cle())
                        .param("creeLe", enBase(creeLe))
                        .param("aEnvoyerLe", enBase(depart))
                        .update()
                == 1;
    }

    /**
     * The next mail due, kept from any other node until the transaction ends. Somebody waits for a single mail: it passes
     * before a mass mailing.
     */
    Optional<Envoi> prendre(Instant maintenant) {
        return jdbc.sql(
                        """
                        select id, rang, edition, type, destinataire, dossier, numero, jure, parametres::text, cree_le, tentatives
                        from courriel
                        where envoye_le is null and abandonne_le is null and a_envoyer_le <= :maintenant
                        order by en_masse, a_envoyer_le, rang
                        limit 1
                        for update skip locked
                        """)
                .param("maintenant", enBase(maintenant))
                .query(CourrielRepository::envoi)
                .optional();
    }

    Optional<Envoi> lire(UUID id) {
        return jdbc.sql(
                        """
                        select id, rang, edition, type, destinataire, dossier, numero, jure, parametres::text, cree_le, tentatives
                        from courriel where id = :id
                        """)
                .param("id", id)
                .query(CourrielRepository::envoi)
                .optional();
    }

    void envoye(UUID id, Instant le) {
        jdbc.sql("update courriel set envoye_le = :le, tentatives = tentatives + 1, erreur = null where id = :id")
                .param("id", id)
                .param("le", enBase(le))
                .update();
    }

    /** The conditions matter when the failure is written after the row was let go: another node may have sent it since. */
    boolean reporter(UUID id, int tentatives, Instant prochaine, String erreur) {
        return jdbc.sql(
                                """
                                update courriel
                                set tentatives = :tentatives + 1, a_envoyer_le = :prochaine, erreur = left(:erreur, 500)
                                where id = :id and tentatives = :tentatives and envoye_le is null and abandonne_le is null
                                """)
                        .param("id", id)
                        .param("tentatives", tentatives)
                        .param("prochaine", enBase(prochaine))
                        .param("erreur", erreur)
                        .update()
                == 1;
    }

    boolean abandonner(UUID id, int tentatives, Instant le, String erreur) {
        return jdbc.sql(
                                """
                                update courriel
                                set tentatives = :tentatives + 1, abandonne_le = :le, erreur = left(:erreur, 500)
                                where id = :id and tentatives = :tentatives and envoye_le is null and abandonne_le is null
                                """)
                        .param("id", id)
                        .param("tentatives", tentatives)
                        .param("le", enBase(le))
                        .param("erreur", erreur)
                        .update()
                == 1;
    }

    /** Nothing to say any more. */
    void classer(UUID id, Instant le, String raison) {
        jdbc.sql("update courriel set abandonne_le = :le, sans_objet = true, erreur = :raison where id = :id")
                .param("id", id)
                .param("le", enBase(le))
                .param("raison", raison)
                .update();
    }

    boolean relancer(UUID id, Instant maintenant) {
        return jdbc.sql(
                                """
                                update courriel
                                set abandonne_le = null, a_envoyer_le = :maintenant, tentatives = 0
                                where id = :id and abandonne_le is not null and not sans_objet
                                """)
                        .param("id", id)
                        .param("maintenant", enBase(maintenant))
                        .update()
                == 1;
    }

    void readresser(UUID dossier, String ancienne, String nouvelle) {
        jdbc.sql(
                        """
                        update courriel set destinataire = :nouvelle
                        where dossier = :dossier and lower(destinataire) = lower(:ancienne) and type not in ('rgpd', 'cession-proposee')
                          and envoye_le is null and abandonne_le is null
                        """)
                .param("nouvelle", nouvelle)
                .param("dossier", dossier)
                .param("ancienne", ancienne)
                .update();
    }

    int effacer(UUID dossier) {
        return jdbc.sql("delete from courriel where dossier = :dossier")
                .param("dossier", dossier)
                .update();
    }

    boolean desinscrit(String adresse) {
        return jdbc.sql("select exists (select from desinscription where courriel = :adresse)")
                .param("adresse", adresse.toLowerCase(Locale.ROOT))
                .query(Boolean.class)
                .single();
    }

    void desinscrire(String adresse, Instant le) {
        jdbc.sql("insert into desinscription (courriel, le) values (:adresse, :le) on conflict (courriel) do nothing")
                .param("adresse", adresse.toLowerCase(Locale.ROOT))
                .param("le", enBase(le))
                .update();
    }

    private static String condition(LigneCourriel.Etat etat) {
        return switch (etat) {
            case EN_ATTENTE -> "envoye_le is null and abandonne_le is null";
            case ENVOYE -> "envoye_le is not null";
            case ABANDONNE -> "abandonne_le is not null and not sans_objet";
            case SANS_OBJET -> "abandonne_le is not null and sans_objet";
        };
    }

    private static Envoi envoi(ResultSet rs, int numeroLigne) throws SQLException {
        return new Envoi(
                rs.getObject("id", UUID.class),
                rs.getLong("rang"),
                rs.getString("edition"),
                rs.getString("type"),
                rs.getString("destinataire"),
                rs.getObject("dossier", UUID.class),
                rs.getString("numero"),
                rs.getString("jure"),
                rs.getString("parametres"),
                instant(rs, rs.findColumn("cree_le")),
                rs.getInt("tentatives"));
    }

    private static LigneCourriel ligne(ResultSet rs, int numeroLigne) throws SQLException {
        return new LigneCourriel(
                rs.getLong("rang"),
                rs.getObject("id", UUID.class),
                rs.getString("edition"),
                rs.getString("type"),
                rs.getString("destinataire"),
                rs.getObject("dossier", UUID.class),
                rs.getString("numero"),
                rs.getString("jure"),
                instant(rs, rs.findColumn("cree_le")),
                instant(rs, rs.findColumn("a_envoyer_le")),
                rs.getInt("tentatives"),
                instant(rs, rs.findColumn("envoye_le")),
                instant(rs, rs.findColumn("abandonne_le")),
                rs.getBoolean("sans_objet"),
                rs.getString("erreur"));
    }

    private static Instant instant(ResultSet rs, int colonne) throws SQLException {
        OffsetDateTime valeur = rs.getObject(colonne, OffsetDateTime.class);
        return valeur == null ? null : valeur.toInstant();
    }

    private static OffsetDateTime enBase(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
