package fr.trophees.candidature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.trophees.base.ErreurDeChamp;
import fr.trophees.edition.EditionRepository;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Dossiers in the database. Who changes one locks its row first: what the process sees and what a request records never pass
 * each other.
 */
@Repository
class DossierRepository {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, Object>> DONNEES = new TypeReference<>() {};
    private static final TypeReference<List<ErreurDeChamp>> MANQUE = new TypeReference<>() {};

    private static final String LIRE =
            """
            select d.*, a.statut as attestation
            from dossier d
            left join attestation a on a.dossier = d.id and a.statut in ('a-verifier', 'conforme')
            """;

    private final JdbcClient jdbc;

    DossierRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Dossier> trouver(UUID id) {
        return jdbc.sql(LIRE + "where d.id = ?")
                .param(id)
                .query(DossierRepository::lire)
                .optional();
    }

    Optional<Dossier> trouver(String numero) {
        return jdbc.sql(LIRE + "where d.numero = ?")
                .param(numero)
                .query(DossierRepository::lire)
                .optional();
    }

    /** The admitted dossiers of a category, in the order of their numbers. */
    List<Dossier> admis(String edition, String categorie) {
        return jdbc.sql(
                        LIRE
                                + """
                        where d.edition = ? and d.categorie = ? and d.instruction = 'admis' order by length(d.numero), d.numero
                        """)
                .params(edition, categorie)
                .query(DossierRepository::lire)
                .list();
    }

    /** The dossiers to which staff gave a date, later than this one, for an attestation or a correction. */
    List<Dossier> avecDelaiDonneApres(String edition, Instant instant) {
        return jdbc.sql(LIRE + "where d.edition = ? and greatest(d.attestation_avant, d.correction_jusqua) > ?")
                .params(edition, sql(instant))
                .query(DossierRepository::lire)
                .list();
    }

    /** The dossier as it is once nobody else is changing it; nobody will until the transaction ends. */
    Optional<Dossier> verrouiller(UUID id) {
        // the lock is taken by a statement of its own, so that the reading sees what the one who held it before has
        // committed
        return jdbc.sql("select id from dossier where id = ? for no key update")
                .param(id)
                .query(UUID.class)
                .optional()
                .flatMap(this::trouver);
    }

    /** As {@link #verrouiller(UUID)}. */
    Optional<Dossier> verrouiller(String numero) {
        return jdbc.sql("select id from dossier where numero = ? for no key update")
                .param(numero)
                .query(UUID.class)
                .optional()
                .flatMap(this::trouver);
    }

    void creer(
            UUID id,
            String edition,
            String contactCourriel,
            Map<String, Object> donnees,
            List<ErreurDeChamp> manque,
            String formulaire,
            Instant le) {
        jdbc.sql(
                        """
                        insert into dossier (id, edition, contact_courriel, donnees, manque, manque_formulaire, cree_le, modifie_le)
                        values (:id, :edition, :contact, :donnees::jsonb, :manque::jsonb, :formulaire, :le, :le)
                        """)
                .param("id", id)
                .param("edition", edition)
                .param("contact", contactCourriel)
                .param("donnees", json(donnees))
                .param("manque", json(manque))
                .param("formulaire", formulaire)
                .param("le", sql(le))
                .update();
    }

    /** Saves what the candidate typed, with what is derived from it. */
    void enregistrer(UUID id, Saisie saisie, Instant le) {
        jdbc.sql(
                        """
                        update dossier
                        set donnees = :donnees::jsonb, manque = :manque::jsonb, manque_formulaire = :formulaire,
                            categorie = :categorie, siren = :siren,
                            structure_nom = :structure, projet_titre = :projet,
                            entite_distincte = :entite, reconnaissance = :reconnaissance,
                            version = version + 1, modifie_le = :le
                        where id = :id
                        """)
                .param("id", id)
                .param("donnees", json(saisie.donnees()))
                .param("manque", json(saisie.manque()))
                .param("formulaire", saisie.formulaire())
                .param("categorie", saisie.categorie())
                .param("siren", saisie.siren())
                .param("structure", saisie.structureNom())
                .param("projet", saisie.projetTitre())
                .param("entite", saisie.entiteDistincte())
                .param("reconnaissance", saisie.reconnaissance())
                .param("le", sql(le))
                .update();
    }

    void deposer(UUID id, String numero, String reglementVersion, Instant le) {
        jdbc.sql(
                        """
                        update dossier
                        set numero = :numero, depose_le = :le, reglement_version = :reglement, reglement_accepte_le = :le,
                            instruction = 'en-cours', modifie_le = :le
                        where id = :id
                        """)
                .param("id", id)
                .param("numero", numero)
                .param("reglement", reglementVersion)
                .param("le", sql(le))
                .update();
    }

    /** The later of deposit and first effective attestation (DEP-2); an unsigned one doesn't count (D-5). */
    void recalculerCompletude(UUID id) {
        jdbc.sql(
                        """
                        update dossier d
                        set complet_le = case
                            when d.depose_le is null or a.premiere is null then null
                            else greatest(d.depose_le, a.premiere)
                            end
                        from (select min(recue_le) as premiere from attestation where dossier = :id and not sans_effet) a
                        where d.id = :id
                        """)
                .param("id", id)
                .update();
    }

    /**
     * The applicant's other dossiers there that still count, neither withdrawn nor refused, and aren't claimed to come from another
     * entity (ELIG-5).
     */
    List<String> doublons(String edition, String siren, String categorie, UUID sauf) {
        return jdbc.sql(
                        """
                        select numero from dossier
                        where edition = ? and siren = ? and categorie = ? and numero is not null
                          and instruction not in ('retire', 'refuse') and id <> ?
                          and (entite_distincte is null or entite_distincte = 'refusee')
                        order by numero
                        """)
                .params(edition, siren, categorie, sauf)
                .query(String.class)
                .list();
    }

    /** Lets one applicant at a time enter a category: two deposits at once can't both find it empty (ELIG-5). */
    void verrouillerPlace(String edition, String siren, String categorie) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 5))")
                .param(edition + "/" + siren + "/" + categorie)
                .query((resultat, rang) -> rang)
                .list();
    }

    /** Unique whatever happens at the same time; gaps are allowed. */
    String prochainNumero(String prefixe) {
        long rang = jdbc.sql("select nextval(cast(? as regclass))")
                .param(EditionRepository.sequence(prefixe))
                .query(Long.class)
                .single();
        return "%s-%04d".formatted(prefixe, rang);
    }

    void changerInstruction(UUID id, Instruction instruction, Instant decideLe) {
        jdbc.sql("update dossier set instruction = ?, decide_le = ? where id = ?")
                .params(instruction.code(), sql(decideLe), id)
                .update();
    }

    void changerCategorie(UUID id, String categorie, Instant le) {
        jdbc.sql("update dossier set categorie = ?, version = version + 1, modifie_le = ? where id = ?")
                .params(categorie, sql(le), id)
                .update();
    }

    void changerReconnaissance(UUID id, String reconnaissance) {
        jdbc.sql("update dossier set reconnaissance = ? where id = ?")
                .params(reconnaissance, id)
                .update();
    }

    void trancherRetard(UUID id, String tardif) {
        jdbc.sql("update dossier set tardif = ? where id = ?")
                .params(tardif, id)
                .update();
    }

    void accepterEntiteDistincte(UUID id) {
        jdbc.sql("update dossier set entite_distincte = 'acceptee' where id = ? and entite_distincte = 'demandee'")
                .param(id)
                .update();
    }

    void attendreAttestationAvant(UUID id, Instant avant) {
        jdbc.sql("update dossier set attestation_avant = ? where id = ?")
                .params(sql(avant), id)
                .update();
    }

    void permettreCorrection(UUID id, Instant jusqua) {
        jdbc.sql("update dossier set correction_jusqua = ? where id = ?")
                .params(sql(jusqua), id)
                .update();
    }

    void constaterHorsDelai(UUID id, boolean horsDelai) {
        jdbc.sql("update dossier set constate_hors_delai = ? where id = ?")
                .params(horsDelai, id)
                .update();
    }

    /** What the process last saw of the delay (D-1). */
    boolean horsDelaiConstate(UUID id) {
        return jdbc.sql("select constate_hors_delai from dossier where id = ?")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** The person's name, telephone and address leave the dossier (ORG-2). */
    void oublierContact(UUID id, String adresse, Instant le) {
        jdbc.sql(
                        """
                        update dossier
                        set donnees = donnees - 'contactNom' - 'contactEmail' - 'contactTelephone', contact_courriel = ?,
                            version = version + 1, modifie_le = ?
                        where id = ?
                        """)
                .params(adresse, sql(le), id)
                .update();
    }

    /** Somebody else becomes the contact; what the form says of the contact follows. */
    void confier(UUID id, String adresse, Map<String, Object> donnees, List<ErreurDeChamp> manque, Instant le) {
        jdbc.sql(
                        """
                        update dossier
                        set donnees = ?::jsonb, manque = ?::jsonb, contact_courriel = ?, version = version + 1, modifie_le = ?
                        where id = ?
                        """)
                .params(json(donnees), json(manque), adresse, sql(le), id)
                .update();
    }

    /** Those whose contact has this address, the latest begun first. */
    List<Dossier> duContact(String adresse) {
        return jdbc.sql(LIRE + "where lower(d.contact_courriel) = lower(?) order by d.cree_le desc, d.id limit 200")
                .param(adresse)
                .query(DossierRepository::lire)
                .list();
    }

    /** With its files, links and verdicts. */
    void effacer(UUID id) {
        jdbc.sql("delete from dossier where id = ?").param(id).update();
    }

    static OffsetDateTime sql(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** Values of fields by their key; none when the column is null. */
    static Map<String, Object> donnees(ResultSet r, String colonne) throws SQLException {
        String texte = r.getString(colonne);
        return texte == null ? Map.of() : jsonLu(texte, DONNEES);
    }

    static String json(Object valeur) {
        try {
            return JSON.writeValueAsString(valeur);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible.getOriginalMessage());
        }
    }

    static Dossier lire(ResultSet r, int rang) throws SQLException {
        String attestation = r.getString("attestation");
        return new Dossier(
                r.getObject("id", UUID.class),
                r.getString("edition"),
                r.getString("numero"),
                r.getString("categorie"),
                jsonLu(r.getString("donnees"), DONNEES),
                jsonLu(r.getString("manque"), MANQUE),
                r.getLong("version"),
                r.getString("contact_courriel"),
                r.getString("siren"),
                r.getString("structure_nom"),
                r.getString("projet_titre"),
                r.getString("entite_distincte"),
                Instruction.duCode(r.getString("instruction")),
                instant(r, "correction_jusqua"),
                attestation == null ? null : StatutAttestation.duCode(attestation),
                instant(r, "attestation_avant"),
                r.getString("reglement_version"),
                instant(r, "cree_le"),
                instant(r, "depose_le"),
                instant(r, "complet_le"),
                r.getString("tardif"),
                r.getString("reconnaissance"),
                instant(r, "decide_le"));
    }

    static Instant instant(ResultSet r, String colonne) throws SQLException {
        OffsetDateTime valeur = r.getObject(colonne, OffsetDateTime.class);
        return valeur == null ? null : valeur.toInstant();
    }

    private static <T> T jsonLu(String texte, TypeReference<T> type) {
        try {
            return JSON.readValue(texte, type);
        } catch (JsonProcessingException illisible) {
            throw new IllegalStateException("Colonne JSON illisible");
        }
    }
}
