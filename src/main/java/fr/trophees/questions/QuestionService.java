package fr.trophees.questions;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.courriel.Concours;
import fr.trophees.courriel.Contenu;
import fr.trophees.courriel.Courriel;
import fr.trophees.courriel.CourrielService;
import fr.trophees.edition.Calendrier;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.EtatAppel;
import fr.trophees.formulaire.ReglesCourantes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Questions about a call (art. 3.1: « pour toute demande d'informations »), and one answer for all (usage): staff publishes it
 * in its own words, whoever asked is told by mail and is then forgotten.
 */
@Service
public class QuestionService {

    static final int QUESTION_MAXIMUM = 2_000;
    static final int REPONSE_MAXIMUM = 8_000;

    /** For one address: who has more to ask writes it in one question, or by mail. */
    static final int EN_ATTENTE_PAR_ADRESSE = 5;

    /** For one edition within an hour: beyond, it is no longer people who ask. */
    static final int PAR_HEURE = 60;

    private static final String COLONNES =
            "select id, edition, courriel, texte, posee_le, question, reponse, publiee_le, modifiee_le, ecartee_le, version from question ";

    private final EditionRepository editions;
    private final CourrielService courriels;
    private final JdbcClient jdbc;
    private final Clock horloge;

    QuestionService(EditionRepository editions, CourrielService courriels, JdbcClient jdbc, Clock horloge) {
        this.editions = editions;
        this.courriels = courriels;
        this.jdbc = jdbc;
        this.horloge = horloge;
    }

    /** Whether the call still takes questions: until it is cancelled or its results are proclaimed. */
    public boolean ouvertes(Edition edition) {
        EtatAppel etat = edition.etat(horloge.instant());
        return etat != EtatAppel.ANNULE && etat != EtatAppel.PROCLAME;
    }

    /**
     * Keeps a question for staff, who is told once a day. Nothing is sent to the address given.
     *
     * @throws RequeteRefusee 409 no more questions are taken; 422 a field; 429 too many at once
     */
    @Transactional
    public void poser(String edition, String adresse, String texte) {
        Edition appel = editions.charger(edition);
        if (!ouvertes(appel)) {
            throw RequeteRefusee.conflit(
                    "Questions closes", "Cet appel est terminé : il ne reçoit plus de questions sur cette page.");
        }
        String de = adresse.strip();
        List<ErreurDeChamp> erreurs = new ArrayList<>();
        ReglesCourantes.adresseElectronique(de)
                .ifPresent(message -> erreurs.add(new ErreurDeChamp(
                        "email", "Indiquez une adresse électronique valable, par exemple nom@structure.fr.")));
        String question = texte(texte, QUESTION_MAXIMUM, "question", "Écrivez votre question", erreurs);
        exiger(erreurs);
        Instant maintenant = horloge.instant();
        exigerPasTrop(appel, de, maintenant);
        jdbc.sql("insert into question (id, edition, courriel, texte, posee_le) values (?, ?, ?, ?, ?)")
                .params(UUID.randomUUID(), edition, de, question, sql(maintenant))
                .update();
        alerter(appel, maintenant);
    }

    private void exigerPasTrop(Edition edition, String adresse, Instant maintenant) {
        // one at a time for an edition, so that simultaneous questions are all counted
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 15))")
                .param(edition.id())
                .query((ligne, rang) -> rang)
                .list();
        int deLAdresse = nombre(
                "select count(*) from question where edition = ? and lower(courriel) = ?",
                edition.id(),
                adresse.toLowerCase(Locale.ROOT));
        int recentes = nombre(
                "select count(*) from question where edition = ? and courriel is not null and posee_le > ?",
                edition.id(),
                sql(maintenant.minus(Duration.ofHours(1))));
        if (deLAdresse >= EN_ATTENTE_PAR_ADRESSE || recentes >= PAR_HEURE) {
            throw new RequeteRefusee(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Trop de questions",
                    "Trop de questions attendent déjà leur réponse : réessayez plus tard, ou écrivez à "
                            + edition.definition().contact().courriel() + ".",
                    List.of());
        }
    }

    private void alerter(Edition edition, Instant maintenant) {
        courriels.envoyer(Courriel.a(
                        edition.definition().contact().courriel(),
                        Concours.de(edition),
                        new Contenu.AlerteEquipe(
                                "une question attend sa réponse",
                                "Une question a été posée sur la page de l’appel. La réponse se publie pour tous, depuis le bureau."
                                        + " Ce message n’est envoyé qu’une fois par jour.",
                                "/bureau/questions"))
                .cle("alerte-equipe/questions/%s/%s"
                        .formatted(
                                edition.id(),
                                maintenant.atZone(Calendrier.PARIS).toLocalDate())));
    }

    /** What is published of an edition, the latest first. */
    public List<Question> publiees(String edition) {
        return jdbc.sql(COLONNES + "where edition = ? and publiee_le is not null order by publiee_le desc, id")
                .param(edition)
                .query(QuestionService::lire)
                .list();
    }

    /** What awaits an answer, the oldest first, then the rest, the latest first. */
    public List<Question> toutes() {
        return jdbc.sql(
                        COLONNES
                                + "order by (publiee_le is null and ecartee_le is null) desc, case when publiee_le is null and ecartee_le is null then posee_le end, coalesce(publiee_le, ecartee_le) desc, id")
                .query(QuestionService::lire)
                .list();
    }

    public int enAttente() {
        return nombre("select count(*) from question where publiee_le is null and ecartee_le is null");
    }

    /** @throws RequeteRefusee 404 */
    public Question charger(UUID id) {
        return trouver(id).orElseThrow(() -> RequeteRefusee.introuvable("Cette question n’existe pas."));
    }

    private Optional<Question> trouver(UUID id) {
        return jdbc.sql(COLONNES + "where id = ?")
                .param(id)
                .query(QuestionService::lire)
                .optional();
    }

    /**
     * Publishes an answer, or changes what is published; the first time, whoever asked gets it by mail, and their address and
     * words are erased.
     *
     * @param version of the question that staff has read
     * @throws RequeteRefusee 404; 409 somebody else changed it since; 422
     */
    @Transactional
    public void publier(UUID id, int version, String question, String reponse, String par) {
        Redaction redaction = Redaction.de(question, reponse);
        Question avant = charger(id);
        Instant maintenant = horloge.instant();
        int change = jdbc.sql(
                        """
                        update question set question = ?, reponse = ?, par = ?, version = version + 1, courriel = null,
                            texte = null, ecartee_le = null, modifiee_le = case when publiee_le is null then null else ?::timestamptz end,
                            publiee_le = coalesce(publiee_le, ?) where id = ? and version = ?
                        """)
                .params(redaction.question(), redaction.reponse(), par, sql(maintenant), sql(maintenant), id, version)
                .update();
        exigerInchangee(change);
        if (avant.courriel() != null) {
            courriels.envoyer(Courriel.a(
                            avant.courriel(),
                            Concours.de(editions.charger(avant.edition())),
                            new Contenu.Reponse(avant.poseeLe(), redaction.question(), redaction.reponse()))
                    .cle("reponse/" + id));
        }
    }

    /**
     * Publishes a question that staff asks itself.
     *
     * @throws RequeteRefusee 422
     */
    @Transactional
    public void ajouter(String edition, String question, String reponse, String par) {
        Redaction redaction = Redaction.de(question, reponse);
        OffsetDateTime maintenant = sql(horloge.instant());
        jdbc.sql(
                        "insert into question (id, edition, posee_le, question, reponse, publiee_le, par) values (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        UUID.randomUUID(),
                        editions.charger(edition).id(),
                        maintenant,
                        redaction.question(),
                        redaction.reponse(),
                        maintenant,
                        par)
                .update();
    }

    /**
     * Sets a question aside, or takes a published one off the page; the address of whoever asked is erased.
     *
     * @throws RequeteRefusee 404; 409 somebody else changed it since
     */
    @Transactional
    public void ecarter(UUID id, int version, String par) {
        charger(id);
        exigerInchangee(jdbc.sql(
                        """
                        update question set ecartee_le = ?, publiee_le = null, modifiee_le = null, courriel = null, par = ?,
                            version = version + 1 where id = ? and version = ?
                        """)
                .params(sql(horloge.instant()), par, id, version)
                .update());
    }

    private static void exigerInchangee(int lignes) {
        if (lignes == 0) {
            throw RequeteRefusee.conflit(
                    "Question modifiée entre-temps",
                    "Quelqu’un d’autre a répondu à cette question ou l’a modifiée entre-temps : relisez-la avant de publier.");
        }
    }

    private int nombre(String requete, Object... parametres) {
        return jdbc.sql(requete).params(parametres).query(Integer.class).single();
    }

    private static String texte(String saisi, int maximum, String champ, String consigne, List<ErreurDeChamp> erreurs) {
        String propre = saisi.replace("\r\n", "\n").strip();
        if (propre.isEmpty() || propre.length() > maximum || propre.indexOf(0) >= 0) {
            erreurs.add(new ErreurDeChamp(
                    champ, consigne + ", en " + String.format(Locale.FRENCH, "%,d", maximum) + " caractères au plus."));
        }
        return propre;
    }

    private static void exiger(List<ErreurDeChamp> erreurs) {
        if (!erreurs.isEmpty()) {
            throw RequeteRefusee.invalide(erreurs);
        }
    }

    private static OffsetDateTime sql(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Question lire(ResultSet ligne, int rang) throws SQLException {
        return new Question(
                ligne.getObject("id", UUID.class),
                ligne.getString("edition"),
                ligne.getString("courriel"),
                ligne.getString("texte"),
                instant(ligne, "posee_le"),
                ligne.getString("question"),
                ligne.getString("reponse"),
                instant(ligne, "publiee_le"),
                instant(ligne, "modifiee_le"),
                instant(ligne, "ecartee_le"),
                ligne.getInt("version"));
    }

    private static Instant instant(ResultSet ligne, String colonne) throws SQLException {
        Timestamp valeur = ligne.getTimestamp(colonne);
        return valeur == null ? null : valeur.toInstant();
    }

    /** The words to publish. */
    private record Redaction(String question, String reponse) {

        static Redaction de(String question, String reponse) {
            List<ErreurDeChamp> erreurs = new ArrayList<>();
            Redaction redaction = new Redaction(
                    texte(question, QUESTION_MAXIMUM, "question", "Écrivez la question à publier", erreurs),
                    texte(reponse, REPONSE_MAXIMUM, "reponse", "Écrivez la réponse à publier", erreurs));
            exiger(erreurs);
            return redaction;
        }
    }
}
