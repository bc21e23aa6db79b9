package fr.trophees.candidature;

import fr.trophees.base.Empreinte;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.base.Secret;
import fr.trophees.base.TropheesProperties;
import fr.trophees.courriel.LiensPersonnels;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Personal links. A token is derived from the dossier and a serial (or from an access) with the product's secret, so that a mail can
 * carry it again, and recognised by its hash: the database holds nothing that opens a dossier. Who has the contact's link acts as
 * the contact; an invited colleague has a link of their own.
 */
@Component
public class LiensDeDossier implements LiensPersonnels {

    private static final String USAGE = "dossier";
    private static final Pattern JETON = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final JdbcClient jdbc;
    private final Secret secret;
    private final TropheesProperties reglages;
    private final AccesRepository acces;

    LiensDeDossier(JdbcClient jdbc, Secret secret, TropheesProperties reglages, AccesRepository acces) {
        this.jdbc = jdbc;
        this.secret = secret;
        this.reglages = reglages;
        this.acces = acces;
    }

    /** Makes a new link; those given before go on working until {@link #revoquer}. */
    void creer(UUID dossier, Instant le) {
        creer(dossier, null, le);
    }

    /**
     * Makes a new link in place of the contact's former ones.
     *
     * @param contact mails to anybody else, still to leave, won't carry it
     */
    void remplacer(UUID dossier, String contact, Instant le) {
        revoquer(dossier, le);
        creer(dossier, contact, le);
    }

    private void creer(UUID dossier, String reserveA, Instant le) {
        int serie = jdbc.sql("select coalesce(max(serie), 0) + 1 from lien where dossier = ?")
                .param(dossier)
                .query(Integer.class)
                .single();
        jdbc.sql("insert into lien (empreinte, dossier, serie, cree_le, reserve_a) values (?, ?, ?, ?, ?)")
                .params(empreinte(jeton(dossier, serie)), dossier, serie, le.atOffset(ZoneOffset.UTC), reserveA)
                .update();
    }

    /** Every link of the contact stops working, for instance when the contact is replaced (ORG-2). */
    public void revoquer(UUID dossier, Instant le) {
        jdbc.sql("update lien set revoque_le = ? where dossier = ? and revoque_le is null")
                .params(le.atOffset(ZoneOffset.UTC), dossier)
                .update();
    }

    /** The dossier that a token opens; unknown and revoked ones can't be told apart. */
    public Optional<UUID> dossier(String jeton) {
        return porteur(jeton).map(Porteur::dossier);
    }

    /** What a token opens, and as whom; empty for an unknown one and for a revoked one. */
    Optional<Porteur> porteur(String jeton) {
        if (!JETON.matcher(jeton).matches()) {
            return Optional.empty();
        }
        return jdbc.sql(
                        """
                        select l.dossier, null::uuid as acces, d.contact_courriel as courriel
                        from lien l join dossier d on d.id = l.dossier
                        where l.empreinte = :empreinte and l.revoque_le is null
                        union all
                        select dossier, id, courriel from acces where empreinte = :empreinte and nature = 'collegue'
                        """)
                .param("empreinte", empreinte(jeton))
                .query(Porteur.class)
                .optional();
    }

    /**
     * The dossier, for what its contact alone may do.
     *
     * @throws RequeteRefusee 404 unknown or revoked link, 403 a colleague's
     */
    UUID exigerContact(String jeton) {
        Porteur porteur = porteur(jeton).orElseThrow(Dossiers::inconnu);
        if (!porteur.contact()) {
            throw new RequeteRefusee(
                    HttpStatus.FORBIDDEN,
                    "Réservé au contact du dossier",
                    "Seule la personne qui est le contact du dossier peut le faire, avec son propre lien.",
                    List.of());
        }
        return porteur.dossier();
    }

    /** An access of that kind, if its token is good and it has not expired. */
    Optional<Acces> acces(String jeton, Acces.Nature nature, Instant maintenant) {
        return JETON.matcher(jeton).matches()
                ? acces.parEmpreinte(empreinte(jeton), nature, maintenant)
                : Optional.empty();
    }

    /** Has its link work from now on. */
    Acces ouvrirAcces(Acces nouveau) {
        acces.ajouter(nouveau, empreinte(jeton(nouveau)));
        return nouveau;
    }

    URI lienDuCollegue(Acces collegue) {
        return reglages.page("/dossiers/" + jeton(collegue));
    }

    @Override
    public Optional<String> jeton(UUID id) {
        return acces.trouver(id).map(this::jeton);
    }

    /** The contact's link. */
    public Optional<URI> lien(UUID dossier) {
        return lien(dossier, null);
    }

    @Override
    public Optional<URI> lien(UUID dossier, String destinataire) {
        return jdbc.sql(
                        """
                        select l.serie from lien l join dossier d on d.id = l.dossier
                        where l.dossier = :dossier and l.revoque_le is null
                          and (:destinataire::text is null or l.reserve_a is null
                               or lower(:destinataire) in (lower(l.reserve_a), lower(d.contact_courriel)))
                        order by l.serie desc limit 1
                        """)
                .param("dossier", dossier)
                .param("destinataire", destinataire)
                .query(Integer.class)
                .optional()
                .map(serie -> reglages.page("/dossiers/" + jeton(dossier, serie)));
    }

    private String jeton(UUID dossier, int serie) {
        return jeton(USAGE, dossier + "|" + serie);
    }

    private String jeton(Acces qui) {
        return jeton("acces/" + qui.nature().code(), qui.id().toString());
    }

    private String jeton(String usage, String message) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret.signer(usage, message));
    }

    private static byte[] empreinte(String jeton) {
        return Empreinte.sha256(jeton);
    }

    /**
     * Who holds a link to a dossier.
     *
     * @param acces of an invited colleague, null for the contact
     * @param courriel the holder's address
     */
    record Porteur(UUID dossier, UUID acces, String courriel) {

        boolean contact() {
            return acces == null;
        }
    }
}
