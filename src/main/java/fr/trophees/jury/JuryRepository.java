package fr.trophees.jury;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Members, ties and the dossiers they bear on. */
@Repository
class JuryRepository {

    private static final String COLONNES = "edition, id, nom, courriel, structure_nom, siren, domaine, president";
    private static final String CANDIDATS =
            """
            select numero as dossier, categorie, siren,
                   instruction not in ('retire', 'refuse', 'incomplet', 'annule') as en_lice
            from dossier where edition = ? and numero is not null
            """;

    private final JdbcClient jdbc;

    JuryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Jure> membres(String edition) {
        return jdbc.sql("select " + COLONNES + " from jure where edition = ? and parti_le is null order by id")
                .param(edition)
                .query(Jure.class)
                .list();
    }

    Optional<Jure> membre(String edition, String id) {
        return jdbc.sql("select " + COLONNES + " from jure where edition = ? and id = ? and parti_le is null")
                .params(edition, id)
                .query(Jure.class)
                .optional();
    }

    /** Wherever somebody sits under this address, whatever its case. */
    List<Jure> parCourriel(String courriel) {
        return jdbc.sql("select " + COLONNES
                        + " from jure where lower(courriel) = lower(?) and parti_le is null order by edition, id")
                .param(courriel)
                .query(Jure.class)
                .list();
    }

    void enregistrer(Jure jure) {
        jdbc.sql(
                        """
                insert into jure (edition, id, nom, courriel, structure_nom, siren, domaine, president)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (edition, id) do update set nom = excluded.nom, courriel = excluded.courriel,
                    structure_nom = excluded.structure_nom, siren = excluded.siren, domaine = excluded.domaine,
                    president = excluded.president, parti_le = null
                """)
                .params(
                        jure.edition(),
                        jure.id(),
                        jure.nom(),
                        jure.courriel(),
                        jure.structureNom(),
                        jure.siren(),
                        jure.domaine(),
                        jure.president())
                .update();
    }

    void faireSortirLesAutres(String edition, Collection<String> restants, Instant maintenant) {
        jdbc.sql(
                        """
                update jure set parti_le = :le
                where edition = :edition and parti_le is null and not (id = any (:restants))
                """)
                .param("le", maintenant.atOffset(ZoneOffset.UTC))
                .param("edition", edition)
                .param("restants", restants.toArray(String[]::new))
                .update();
    }

    /** Confirms one more tie. */
    void confirmerLien(String edition, String jure, String siren, String par, Instant maintenant) {
        ajouterLien(edition, jure, siren, "confirme", par, maintenant);
    }

    /** The member's own word on one structure: a tie, or none; what staff confirmed stays. */
    void declarer(String edition, String jure, String siren, boolean lien, Instant maintenant) {
        jdbc.sql(
                        """
                insert into structure_declaree (edition, jure, siren, lien, le) values (?, ?, ?, ?, ?)
                on conflict (edition, jure, siren) do update set lien = excluded.lien, le = excluded.le
                """)
                .params(edition, jure, siren, lien, maintenant.atOffset(ZoneOffset.UTC))
                .update();
        if (lien) {
            ajouterLien(edition, jure, siren, "declare", jure, maintenant);
        } else {
            jdbc.sql(
                            """
                    delete from lien_professionnel
                    where edition = ? and jure = ? and siren = ? and origine = 'declare'
                    """)
                    .params(edition, jure, siren)
                    .update();
        }
    }

    private void ajouterLien(
            String edition, String jure, String siren, String origine, String par, Instant maintenant) {
        jdbc.sql(
                        """
                insert into lien_professionnel (edition, jure, siren, origine, le, par)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
                .params(edition, jure, siren, origine, maintenant.atOffset(ZoneOffset.UTC), par)
                .update();
    }

    /** Replaces the ties that staff confirmed for a member; what the member declared stays. */
    void confirmerLiens(String edition, String jure, Collection<String> sirens, String par, Instant maintenant) {
        jdbc.sql(
                        """
                delete from lien_professionnel
                where edition = ? and jure = ? and origine = 'confirme' and not (siren = any (?))
                """)
                .params(edition, jure, sirens.toArray(String[]::new))
                .update();
        for (String siren : sirens) {
            confirmerLien(edition, jure, siren, par, maintenant);
        }
    }

    void declarerLien(String edition, String jure, String categorie, Instant maintenant) {
        jdbc.sql(
                        """
                insert into lien_professionnel (edition, jure, categorie, origine, le, par)
                values (?, ?, ?, 'declare', ?, ?) on conflict do nothing
                """)
                .params(edition, jure, categorie, maintenant.atOffset(ZoneOffset.UTC), jure)
                .update();
    }

    /** Categories of the ties that the member declared as they voted, without saying with whom. */
    List<String> categoriesAPreciser(String edition, String jure) {
        return jdbc.sql(
                        """
                select categorie from lien_professionnel
                where edition = ? and jure = ? and categorie is not null order by categorie
                """)
                .params(edition, jure)
                .query(String.class)
                .list();
    }

    /** A tie with a structure that stands in the category says what the tie with the category left unsaid. */
    void remplacerLesLiensPrecises(String edition, String jure) {
        jdbc.sql(
                        """
                delete from lien_professionnel l
                where l.edition = ? and l.jure = ? and l.categorie is not null and exists (
                    select 1 from lien_professionnel p join dossier d on d.edition = p.edition and d.siren = p.siren
                    where p.edition = l.edition and p.jure = l.jure and d.categorie = l.categorie
                      and d.instruction = 'admis')
                """)
                .params(edition, jure)
                .update();
    }

    List<Lien> liens(String edition) {
        return jdbc.sql(
                        """
                select l.jure, l.siren, l.categorie from lien_professionnel l
                join jure j on j.edition = l.edition and j.id = l.jure and j.parti_le is null
                where l.edition = ? order by l.jure
                """)
                .param(edition)
                .query(Lien.class)
                .list();
    }

    /** The ties of one member. */
    List<Lien> liens(String edition, String jure) {
        return jdbc.sql(
                        """
                select l.jure, l.siren, l.categorie from lien_professionnel l
                join jure j on j.edition = l.edition and j.id = l.jure and j.parti_le is null
                where l.edition = ? and l.jure = ?
                """)
                .params(edition, jure)
                .query(Lien.class)
                .list();
    }

    List<Candidat> candidats(String edition) {
        return jdbc.sql(CANDIDATS + "order by numero")
                .param(edition)
                .query(Candidat.class)
                .list();
    }

    /** The dossiers of the structures that a member has ties with. */
    List<Candidat> candidatsLies(String edition, String jure) {
        return jdbc.sql(
                        CANDIDATS
                                + """
                        and siren in (select siren from lien_professionnel where edition = ? and jure = ?)
                        """)
                .params(edition, edition, jure)
                .query(Candidat.class)
                .list();
    }
}
