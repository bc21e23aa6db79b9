package fr.trophees.palmares;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The dossiers that may be rewarded, and the results once they are validated. */
@Repository
class PalmaresRepository {

    /** Category under which the extra prize is kept (JURY-6). */
    static final String COUP_DE_COEUR = "coup-de-coeur";

    private final JdbcClient jdbc;

    PalmaresRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Number → applicant, for every admitted dossier: the SIREN, or the SIREN and the name of an entity that staff recognised
     * as distinct (ELIG-5).
     */
    SortedMap<String, String> structures(String edition) {
        SortedMap<String, String> structures = new TreeMap<>();
        enLice(edition).forEach((numero, dossier) -> structures.put(numero, dossier.structure()));
        return structures;
    }

    /** The same with the category where each stands. */
    SortedMap<String, Rectification.EnLice> enLice(String edition) {
        SortedMap<String, Rectification.EnLice> enLice = new TreeMap<>();
        jdbc.sql(
                        """
                select numero, categorie, case when entite_distincte = 'acceptee' then siren || '/' || lower(structure_nom) else coalesce(siren, numero) end as structure
                from dossier where edition = ? and instruction = 'admis'
                """)
                .param(edition)
                .query((ligne, n) -> enLice.put(
                        ligne.getString(1), new Rectification.EnLice(ligne.getString(2), ligne.getString(3))))
                .list();
        return enLice;
    }

    /** Number → how to name the dossier to people. */
    Map<String, String> libelles(String edition) {
        Map<String, String> libelles = new LinkedHashMap<>();
        jdbc.sql(
                        """
                select numero, numero || ' – ' || projet_titre || ' (' || structure_nom || ')' from dossier
                where edition = ? and instruction = 'admis' order by numero
                """)
                .param(edition)
                .query((ligne, n) -> libelles.put(ligne.getString(1), ligne.getString(2)))
                .list();
        return libelles;
    }

    /** The same for every dossier that has a number; one that left says so. */
    Map<String, String> noms(String edition) {
        Map<String, String> noms = new LinkedHashMap<>();
        jdbc.sql(
                        """
                select numero, numero || ' – ' || coalesce(projet_titre, '') || ' (' || coalesce(structure_nom, '') || ')'
                       || case instruction when 'admis' then '' when 'retire' then ', retiré depuis' else ', plus en lice' end
                from dossier where edition = ? and numero is not null order by numero
                """)
                .param(edition)
                .query((ligne, n) -> noms.put(ligne.getString(1), ligne.getString(2)))
                .list();
        return noms;
    }

    /** Numbers of the dossiers withdrawn from an instant on. */
    List<String> retiresDepuis(String edition, Instant instant) {
        return jdbc.sql(
                        """
                select numero from dossier
                where edition = ? and numero is not null and instruction = 'retire' and decide_le >= ? order by numero
                """)
                .params(edition, instant.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    /** The categories that an admitted dossier has left from an instant on: withdrawn, since one that is admitted isn't refused. */
    Set<String> categoriesQuitteesDepuis(String edition, Instant instant) {
        return Set.copyOf(jdbc.sql(
                        """
                select distinct categorie from dossier
                where edition = ? and instruction = 'retire' and decide_le >= ? and exists (
                    select 1 from decision d
                    where d.dossier = dossier.id and d.sujet = 'instruction' and d.issue = 'admettre')
                """)
                .params(edition, instant.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list());
    }

    /** Number → the dossier, for every admitted one. */
    Map<String, CompteRendu.Dossier> dossiers(String edition) {
        Map<String, CompteRendu.Dossier> dossiers = new LinkedHashMap<>();
        jdbc.sql(
                        """
                select numero, structure_nom as structure, projet_titre as titre from dossier
                where edition = ? and instruction = 'admis' order by numero
                """)
                .param(edition)
                .query(CompteRendu.Dossier.class)
                .list()
                .forEach(dossier -> dossiers.put(dossier.numero(), dossier));
        return dossiers;
    }

    /** How a structure, as {@link #structures} keys it, calls itself. */
    String nom(String edition, String structure) {
        return jdbc.sql(
                        """
                select structure_nom from dossier
                where edition = ? and instruction = 'admis' and ? in (siren, siren || '/' || lower(structure_nom), numero) order by numero limit 1
                """)
                .params(edition, structure)
                .query(String.class)
                .optional()
                .orElse(structure);
    }

    void remplacer(String edition, Collection<ResultatCategorie> resultats, String coupDeCoeur) {
        jdbc.sql("delete from laureat where edition = ?").param(edition).update();
        jdbc.sql("delete from resultat where edition = ?").param(edition).update();
        for (ResultatCategorie resultat : resultats) {
            jdbc.sql("insert into resultat (edition, categorie, issue) values (?, ?, ?)")
                    .params(edition, resultat.categorie(), resultat.code())
                    .update();
            resultat.laureats().forEach(numero -> recompenser(edition, resultat.categorie(), numero));
        }
        if (coupDeCoeur != null) {
            recompenser(edition, COUP_DE_COEUR, coupDeCoeur);
        }
    }

    private void recompenser(String edition, String categorie, String numero) {
        jdbc.sql("insert into laureat (edition, categorie, dossier) select ?, ?, id from dossier where numero = ?")
                .params(edition, categorie, numero)
                .update();
    }

    /** How many candidates are told their result. */
    int aPrevenir(String edition) {
        return jdbc.sql("select count(*) from dossier where edition = ? and instruction = 'admis'")
                .param(edition)
                .query(Integer.class)
                .single();
    }

    /** Whether a dossier that was rewarded has been withdrawn since. */
    boolean laureatPerdu(String edition) {
        return jdbc.sql(
                        """
                select exists (select 1 from laureat l join dossier d on d.id = l.dossier
                where l.edition = ? and d.instruction <> 'admis')
                """)
                .param(edition)
                .query(Boolean.class)
                .single();
    }

    void dater(String edition, String colonne, Instant instant) {
        jdbc.sql("update edition set " + colonne + " = ? where id = ?")
                .params(instant == null ? null : instant.atOffset(ZoneOffset.UTC), edition)
                .update();
    }

    /** Category → outcome, as validated. */
    Map<String, String> issues(String edition) {
        Map<String, String> issues = new LinkedHashMap<>();
        jdbc.sql("select categorie, issue from resultat where edition = ? order by categorie")
                .param(edition)
                .query((ligne, n) -> issues.put(ligne.getString(1), ligne.getString(2)))
                .list();
        return issues;
    }

    /** The categories that were voted on: a dossier stood in them. */
    Set<String> votees(String edition) {
        return Set.copyOf(jdbc.sql("select distinct categorie from scrutin where edition = ?")
                .param(edition)
                .query(String.class)
                .list());
    }

    List<LigneDePalmares> laureats(String edition) {
        return jdbc.sql(
                        """
                select l.categorie, d.numero, d.structure_nom, d.projet_titre from laureat l
                join dossier d on d.id = l.dossier where l.edition = ? order by l.categorie, d.numero
                """)
                .param(edition)
                .query(LigneDePalmares.class)
                .list();
    }

    /** A dossier rewarded in a category, or with {@link #COUP_DE_COEUR}. */
    record LigneDePalmares(String categorie, String numero, String structureNom, String projetTitre) {}
}
