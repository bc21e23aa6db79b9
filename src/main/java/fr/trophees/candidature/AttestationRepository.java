package fr.trophees.candidature;

import static fr.trophees.candidature.DossierRepository.instant;
import static fr.trophees.candidature.DossierRepository.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Attestations, each with its original bytes and their hash (DEP-2). None is ever deleted before its dossier. */
@Repository
class AttestationRepository {

    private static final String LIRE =
            """
            select id, type_media, nom, empreinte, octet_length(contenu) as taille, recue_le, voie, signataire_nom,
                   signataire_qualite, acces, statut, sans_effet, motif, verifiee_le, imprime
            from attestation
            """;

    private final JdbcClient jdbc;
    private final FichiersGardes fichiers;

    AttestationRepository(JdbcClient jdbc, FichiersGardes fichiers) {
        this.jdbc = jdbc;
        this.fichiers = fichiers;
    }

    /** @param imprime what the form said then of what is printed on it, by field */
    UUID ajouter(UUID dossier, Fichier fichier, Map<String, Object> imprime, Reception reception) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        """
                        insert into attestation (id, dossier, contenu, empreinte, type_media, nom, recue_le, enregistree_le, voie,
                            signataire_nom, signataire_qualite, acces, imprime, statut)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, 'a-verifier')
                        """)
                .params(
                        id,
                        dossier,
                        fichier.contenu(),
                        fichier.empreinte(),
                        fichier.typeMedia(),
                        fichier.nom(),
                        sql(reception.recueLe()),
                        sql(reception.enregistreeLe()),
                        reception.voie().code(),
                        reception.signataireNom(),
                        reception.signataireQualite(),
                        reception.acces(),
                        DossierRepository.json(imprime))
                .update();
        return id;
    }

    /** The one that stands, to be verified or conforming. */
    Optional<Attestation> enVigueur(UUID dossier) {
        return jdbc.sql(LIRE + "where dossier = ? and statut in ('a-verifier', 'conforme')")
                .param(dossier)
                .query(AttestationRepository::lire)
                .optional();
    }

    /** All those received: the one that stands, then the latest recorded first. */
    List<Attestation> toutes(UUID dossier) {
        return jdbc.sql(
                        LIRE
                                + "where dossier = ? order by statut in ('a-verifier', 'conforme') desc, enregistree_le desc, id")
                .param(dossier)
                .query(AttestationRepository::lire)
                .list();
    }

    /** The arrival that counts for completeness (DEP-2, D-5). */
    Optional<Instant> premiereEffective(UUID dossier) {
        return jdbc.sql(
                        """
                        select recue_le from attestation where dossier = ? and not sans_effet order by recue_le limit 1
                        """)
                .param(dossier)
                .query((ligne, rang) -> instant(ligne, "recue_le"))
                .optional();
    }

    /** The one that stands, or else the last one recorded, as it came. */
    Optional<FichierMontre> derniere(UUID dossier) {
        return toutes(dossier).stream().findFirst().flatMap(une -> fichier(dossier, une.id()));
    }

    /** One of a dossier's, as it came. */
    Optional<FichierMontre> fichier(UUID dossier, UUID id) {
        return fichiers.trouver(FichiersGardes.Table.ATTESTATIONS, dossier, id);
    }

    /** Whether one of a dossier's isn't cut off. */
    Optional<Boolean> entiere(UUID dossier, UUID id) {
        return fichiers.entier(FichiersGardes.Table.ATTESTATIONS, dossier, id);
    }

    /** The candidate sent another: its own arrival still counts (D-5). */
    void remplacer(UUID dossier) {
        jdbc.sql("update attestation set statut = 'remplacee' where dossier = ? and statut = 'a-verifier'")
                .param(dossier)
                .update();
    }

    /**
     * What was attested has changed. Put back as it was, {@link #retablir} undoes it.
     *
     * @param arriveesGardees true when staff asked for the change: the arrivals still count
     */
    void perimer(UUID dossier, boolean arriveesGardees) {
        jdbc.sql(
                        """
                        update attestation
                        set statut = case when statut in ('a-verifier', 'conforme') then 'caduque' else statut end,
                            sans_effet_avant = coalesce(sans_effet_avant, sans_effet),
                            sans_effet = sans_effet or not :gardees
                        where dossier = :dossier
                        """)
                .param("dossier", dossier)
                .param("gardees", arriveesGardees)
                .update();
    }

    /** What is printed is again what was signed: the arrivals of then count again, and the last one that stood stands. */
    void retablir(UUID dossier, Map<String, Object> imprime) {
        jdbc.sql(
                        """
                        update attestation set sans_effet = sans_effet_avant, sans_effet_avant = null
                        where dossier = ? and imprime = ?::jsonb and sans_effet_avant is not null
                        """)
                .params(dossier, DossierRepository.json(imprime))
                .update();
        jdbc.sql(
                        """
                        update attestation set statut = case when verifiee_le is null then 'a-verifier' else 'conforme' end
                        where id = (select id from attestation
                                    where dossier = :dossier and imprime = :imprime::jsonb and statut = 'caduque'
                                    order by enregistree_le desc, id limit 1)
                          and not exists (select from attestation
                                          where dossier = :dossier and statut in ('a-verifier', 'conforme'))
                        """)
                .param("dossier", dossier)
                .param("imprime", DossierRepository.json(imprime))
                .update();
    }

    /** The same file again, by somebody who says who signed: it is theirs too when it was nobody's. */
    void attribuer(UUID id, Reception reception) {
        jdbc.sql(
                        """
                        update attestation
                        set acces = coalesce(acces, ?), signataire_nom = coalesce(signataire_nom, ?),
                            signataire_qualite = coalesce(signataire_qualite, ?)
                        where id = ?
                        """)
                .params(reception.acces(), reception.signataireNom(), reception.signataireQualite(), id)
                .update();
    }

    /** How many were received, whatever became of them. */
    int nombre(UUID dossier) {
        return jdbc.sql("select count(*) from attestation where dossier = ?")
                .param(dossier)
                .query(Integer.class)
                .single();
    }

    void accepter(UUID dossier, String par, Instant le) {
        jdbc.sql(
                        """
                        update attestation set statut = 'conforme', verifiee_par = ?, verifiee_le = ?
                        where dossier = ? and statut = 'a-verifier'
                        """)
                .params(par, sql(le), dossier)
                .update();
    }

    /**
     * @param comptee true when staff awaits a better one (D-5): the arrivals so far count; false: what came has no effect
     */
    void refuser(UUID dossier, String motif, boolean comptee, String par, Instant le) {
        jdbc.sql(
                        """
                        update attestation set statut = 'refusee', motif = ?, verifiee_par = ?, verifiee_le = ?
                        where dossier = ? and statut = 'a-verifier'
                        """)
                .params(motif, par, sql(le), dossier)
                .update();
        if (!comptee) {
            jdbc.sql("update attestation set sans_effet = true where dossier = ?")
                    .param(dossier)
                    .update();
        }
    }

    private static Attestation lire(ResultSet r, int rang) throws SQLException {
        return new Attestation(
                r.getObject("id", UUID.class),
                r.getString("type_media"),
                r.getString("nom"),
                r.getBytes("empreinte"),
                r.getInt("taille"),
                instant(r, "recue_le"),
                Voie.duCode(r.getString("voie")),
                r.getString("signataire_nom"),
                r.getString("signataire_qualite"),
                r.getObject("acces", UUID.class),
                StatutAttestation.duCode(r.getString("statut")),
                r.getBoolean("sans_effet"),
                r.getString("motif"),
                instant(r, "verifiee_le"),
                DossierRepository.donnees(r, "imprime"));
    }

    /** How an attestation came: put on the candidate's page, or sent to the organiser's mailbox. */
    enum Voie {
        DEPOT,
        COURRIEL;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Voie duCode(String code) {
            return valueOf(code.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /**
     * How and when one came.
     *
     * @param recueLe what the deadline is held against
     * @param enregistreeLe when we were told
     * @param acces of the signatory who sent it by a link of their own, null otherwise
     */
    record Reception(
            Voie voie,
            Instant recueLe,
            Instant enregistreeLe,
            String signataireNom,
            String signataireQualite,
            UUID acces) {}

    /**
     * One received attestation, without its bytes.
     *
     * @param taille in bytes
     * @param acces of the signatory who sent it by a link of their own that still works, null otherwise
     * @param sansEffet its arrival doesn't count
     * @param imprime what the form said then of what is printed on it, by field
     */
    record Attestation(
            UUID id,
            String typeMedia,
            String nom,
            byte[] empreinte,
            int taille,
            Instant recueLe,
            Voie voie,
            String signataireNom,
            String signataireQualite,
            UUID acces,
            StatutAttestation statut,
            boolean sansEffet,
            String motif,
            Instant verifieeLe,
            Map<String, Object> imprime) {}
}
