package fr.trophees.ceremonie;

import fr.trophees.base.Empreinte;
import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.base.Secret;
import fr.trophees.base.TropheesProperties;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.Jalon;
import fr.trophees.palmares.ResultatsConsultes;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may see results before the ceremony (JURY-7, D-8): a list that staff keeps, name by name, and the register of every look at
 * them. A link is derived from the entry with the product's secret, kept nowhere, good until a date, and can be taken back.
 */
@Service
@Transactional
public class Embargo {

    private static final String USAGE = "embargo";
    private static final Pattern JETON = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int LONGUEUR = 200;

    private final JdbcClient jdbc;
    private final EditionRepository editions;
    private final Secret secret;
    private final TropheesProperties reglages;
    private final Clock horloge;

    Embargo(JdbcClient jdbc, EditionRepository editions, Secret secret, TropheesProperties reglages, Clock horloge) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.secret = secret;
        this.reglages = reglages;
        this.horloge = horloge;
    }

    /**
     * Somebody who is let see results.
     *
     * @param diplomes they see the diplomas (an engraver, a printer)
     * @param presse they see the press sheet
     * @param lien to hand over to them; null once it works no more
     */
    public record Nomme(
            UUID id,
            String nom,
            String organisme,
            boolean diplomes,
            boolean presse,
            Instant creeLe,
            String creePar,
            Instant expireLe,
            Instant revoqueLe,
            URI lien) {}

    /** What a link opens: who, what, until when, and since when nothing is secret any more (null before). */
    public record Acces(
            UUID id,
            String edition,
            String concours,
            String nom,
            boolean diplomes,
            boolean presse,
            Instant expireLe,
            Instant ceremonie,
            boolean proclame) {}

    /** A look at results before they were proclaimed. @param qui account, or name of the list */
    public record Consultation(String qui, boolean nomme, String quoi, Instant le) {}

    /**
     * Adds a name to the list.
     *
     * @throws RequeteRefusee 422
     */
    public void nommer(
            String edition,
            String nom,
            String organisme,
            boolean diplomes,
            boolean presse,
            Instant expireLe,
            String par) {
        Edition enCours = editions.charger(edition);
        List<ErreurDeChamp> erreurs = new ArrayList<>();
        if (!ligne(nom, true)) {
            erreurs.add(new ErreurDeChamp("nom", "Donnez le nom de la personne, en 200 caractères au plus."));
        }
        if (!ligne(organisme, false)) {
            erreurs.add(new ErreurDeChamp("organisme", "Donnez le nom de l’organisme, en 200 caractères au plus."));
        }
        if (!diplomes && !presse) {
            erreurs.add(new ErreurDeChamp("diplomes", "Choisissez au moins un document."));
        }
        Instant maintenant = horloge.instant();
        if (expireLe == null || !expireLe.isAfter(maintenant)) {
            erreurs.add(new ErreurDeChamp("expireLe", "Donnez une date et une heure à venir."));
        } else if (expireLe.isAfter(plusTard(enCours))) {
            erreurs.add(new ErreurDeChamp("expireLe", "Un lien vaut au plus jusqu’à un mois après la cérémonie."));
        }
        if (!erreurs.isEmpty()) {
            throw RequeteRefusee.invalide(erreurs);
        }
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                insert into embargo (id, edition, nom, organisme, diplomes, presse, empreinte, cree_le, cree_par, expire_le)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        id,
                        edition,
                        nom.strip(),
                        organisme == null || organisme.isBlank() ? null : organisme.strip(),
                        diplomes,
                        presse,
                        Empreinte.sha256(jeton(id)),
                        sql(maintenant),
                        par,
                        sql(expireLe))
                .update();
    }

    private static Instant plusTard(Edition edition) {
        return edition.calendrier().aParis(Jalon.CEREMONIE).plusMonths(1).toInstant();
    }

    private static boolean ligne(String texte, boolean requis) {
        if (texte == null || texte.isBlank()) {
            return !requis;
        }
        return texte.length() <= LONGUEUR && texte.chars().noneMatch(Character::isISOControl);
    }

    /**
     * The link works no more.
     *
     * @throws RequeteRefusee 404
     */
    public void revoquer(String edition, UUID id, String par) {
        int lignes = jdbc.sql(
                        """
                update embargo set revoque_le = coalesce(revoque_le, ?), revoque_par = coalesce(revoque_par, ?)
                where edition = ? and id = ?
                """)
                .params(sql(horloge.instant()), par, edition, id)
                .update();
        if (lignes == 0) {
            throw RequeteRefusee.introuvable("Cette personne n’est pas sur la liste.");
        }
    }

    /** The list, latest first. */
    @Transactional(readOnly = true)
    public List<Nomme> liste(String edition) {
        return jdbc.sql("select * from embargo where edition = ? order by cree_le desc, nom")
                .param(edition)
                .query(this::lire)
                .list();
    }

    /** What a link opens now; an unknown, revoked or expired one, or of a contest called off, opens nothing, and can't be told apart. */
    @Transactional(readOnly = true)
    public Optional<Acces> acces(String jeton) {
        if (!JETON.matcher(jeton).matches()) {
            return Optional.empty();
        }
        return jdbc.sql(
                        """
                select id, edition, nom, diplomes, presse, expire_le from embargo
                where empreinte = ? and revoque_le is null and expire_le > ?
                  and not exists (select 1 from edition where edition.id = embargo.edition and edition.annulee_le is not null)
                """)
                .params(Empreinte.sha256(jeton), sql(horloge.instant()))
                .query((ligne, n) -> {
                    Edition edition = editions.charger(ligne.getString("edition"));
                    return new Acces(
                            ligne.getObject("id", UUID.class),
                            edition.id(),
                            edition.titre(),
                            ligne.getString("nom"),
                            ligne.getBoolean("diplomes"),
                            ligne.getBoolean("presse"),
                            ligne.getTimestamp("expire_le").toInstant(),
                            edition.calendrier().instant(Jalon.CEREMONIE),
                            edition.proclameeLe() != null);
                })
                .optional();
    }

    /** Writes down a look at results, unless they are proclaimed already. */
    void noter(String edition, String quoi, Lecteur lecteur) {
        if (editions.charger(edition).proclameeLe() == null) {
            jdbc.sql("insert into acces_aux_resultats (edition, compte, embargo, quoi, le) values (?, ?, ?, ?, ?)")
                    .params(edition, lecteur.compte(), lecteur.nomme(), quoi, sql(horloge.instant()))
                    .update();
        }
    }

    /** The same for what is kept elsewhere: the minutes. */
    public void noter(String edition, RemiseService.Piece piece, String compte) {
        noter(edition, piece.libelle(), Lecteur.compte(compte));
    }

    /** What is shown outside this package: in Tasklist, by the API. */
    @EventListener
    void noter(ResultatsConsultes consultation) {
        noter(consultation.edition(), consultation.quoi(), Lecteur.compte(consultation.compte()));
    }

    /** The register, latest first. */
    @Transactional(readOnly = true)
    public List<Consultation> registre(String edition) {
        return jdbc.sql(
                        """
                select coalesce(a.compte, e.nom || coalesce(' (' || e.organisme || ')', '')) as qui,
                       a.embargo is not null as nomme, a.quoi, a.le
                from acces_aux_resultats a left join embargo e on e.id = a.embargo
                where a.edition = ? order by a.id desc limit 500
                """)
                .param(edition)
                .query(Consultation.class)
                .list();
    }

    private Nomme lire(ResultSet ligne, int n) throws SQLException {
        UUID id = ligne.getObject("id", UUID.class);
        Timestamp revoque = ligne.getTimestamp("revoque_le");
        Instant expire = ligne.getTimestamp("expire_le").toInstant();
        boolean ouvert = revoque == null && expire.isAfter(horloge.instant());
        return new Nomme(
                id,
                ligne.getString("nom"),
                ligne.getString("organisme"),
                ligne.getBoolean("diplomes"),
                ligne.getBoolean("presse"),
                ligne.getTimestamp("cree_le").toInstant(),
                ligne.getString("cree_par"),
                expire,
                revoque == null ? null : revoque.toInstant(),
                ouvert ? reglages.page("/embargo/" + jeton(id)) : null);
    }

    private String jeton(UUID id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret.signer(USAGE, id.toString()));
    }

    private static OffsetDateTime sql(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
