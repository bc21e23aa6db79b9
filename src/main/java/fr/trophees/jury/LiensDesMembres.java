package fr.trophees.jury;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.edition.EditionRepository;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The ties of one member as staff keeps them: whose word, since when; taken back with a reason (JURY-3, art. 4.4). */
@Service
@Transactional
public class LiensDesMembres {

    private final EditionRepository editions;
    private final DecisionRepository decisions;
    private final ApplicationEventPublisher evenements;
    private final JdbcClient jdbc;
    private final Clock horloge;

    LiensDesMembres(
            EditionRepository editions,
            DecisionRepository decisions,
            ApplicationEventPublisher evenements,
            JdbcClient jdbc,
            Clock horloge) {
        this.editions = editions;
        this.decisions = decisions;
        this.evenements = evenements;
        this.jdbc = jdbc;
        this.horloge = horloge;
    }

    /**
     * A tie in force.
     *
     * @param siren null when the member said, as they voted, that there is one in a category, and not yet with whom
     * @param structure its name, null with a category
     * @param categorie id, null with a structure
     * @param declare the member's own word, else staff's
     * @param par user id of who recorded it
     */
    public record LienVu(String siren, String structure, String categorie, boolean declare, String par, Instant le) {

        /** What {@link LiensDesMembres#retirer} takes. */
        public String cle() {
            return siren == null ? categorie : siren;
        }
    }

    /** By structure, those of a category first. */
    @Transactional(readOnly = true)
    public List<LienVu> du(String edition, String jure) {
        return jdbc.sql(
                        """
                select l.siren, l.categorie, l.origine, l.par, l.le,
                       coalesce((select min(d.structure_nom) from dossier d
                                 where d.edition = l.edition and d.siren = l.siren), l.siren) as structure
                from lien_professionnel l where l.edition = ? and l.jure = ?
                order by l.siren nulls first, l.categorie, l.le
                """)
                .params(edition, jure)
                .query((ligne, n) -> new LienVu(
                        ligne.getString("siren"),
                        ligne.getString("structure"),
                        ligne.getString("categorie"),
                        ligne.getString("origine").equals("declare"),
                        ligne.getString("par"),
                        ligne.getTimestamp("le").toInstant()))
                .list();
    }

    /** A tie that its member declared as they voted, without saying yet with whom. */
    public record SansStructure(String jure, String membre, String categorie, Instant le) {}

    /** Those of the members of a jury, by name. */
    @Transactional(readOnly = true)
    public List<SansStructure> sansStructure(String edition) {
        return jdbc.sql(
                        """
                select l.jure, j.nom as membre, l.categorie, l.le
                from lien_professionnel l join jure j on j.edition = l.edition and j.id = l.jure
                where l.edition = ? and l.siren is null order by j.nom, l.categorie
                """)
                .param(edition)
                .query((ligne, n) -> new SansStructure(
                        ligne.getString("jure"),
                        ligne.getString("membre"),
                        ligne.getString("categorie"),
                        ligne.getTimestamp("le").toInstant()))
                .list();
    }

    /**
     * JURY-3: the tie doesn't exist, or exists no more, whoever had said so: the member votes again where nothing else recuses
     * them.
     *
     * @param cle SIREN, or the category of a tie without a structure
     * @throws RequeteRefusee 404 no such tie; 422 without a reason
     */
    public void retirer(String edition, String jure, String cle, String motif, String par) {
        if (motif == null || motif.isBlank() || motif.length() > 4000 || motif.indexOf(0) >= 0) {
            throw RequeteRefusee.invalide(
                    "motif-retrait", "Dites pourquoi ce lien est retiré, en 4\u00a0000 caractères au plus.");
        }
        editions.verrouiller(edition);
        int retires = jdbc.sql(
                        """
                delete from lien_professionnel
                where edition = :edition and jure = :jure and (siren = :cle or categorie = :cle)
                """)
                .param("edition", edition)
                .param("jure", jure)
                .param("cle", cle)
                .update();
        if (retires == 0) {
            throw RequeteRefusee.introuvable("Ce membre n’a pas ce lien.");
        }
        Instant maintenant = horloge.instant();
        jdbc.sql("update structure_declaree set lien = false, le = ? where edition = ? and jure = ? and siren = ?")
                .params(maintenant.atOffset(ZoneOffset.UTC), edition, jure, cle)
                .update();
        decisions.consigner(new Decision(
                0,
                edition,
                null,
                null,
                PropositionsDeLiens.SUJET,
                "retire",
                motif.strip(),
                null,
                par,
                maintenant,
                Map.of("jure", jure, "lien", cle)));
        evenements.publishEvent(new JuryModifie(edition));
    }
}
