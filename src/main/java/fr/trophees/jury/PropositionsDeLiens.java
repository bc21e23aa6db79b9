package fr.trophees.jury;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.jury.LiensPossibles.Nature;
import fr.trophees.jury.LiensPossibles.Rapprochement;
import fr.trophees.jury.LiensPossibles.Structure;
import fr.trophees.territoire.Territoires;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Collator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ties that the system proposes, until the member or staff confirms or dismisses them (JURY-3). What was dismissed is remembered:
 * the same facts are not proposed again for that member and that structure, others are: a dossier names somebody else since.
 */
@Service
@Transactional
public class PropositionsDeLiens {

    static final String SUJET = "lien-professionnel";

    private final StructureRepository structures;
    private final JuryRepository jury;
    private final EditionRepository editions;
    private final DecisionRepository decisions;
    private final ApplicationEventPublisher evenements;
    private final JdbcClient jdbc;
    private final Clock horloge;

    PropositionsDeLiens(
            StructureRepository structures,
            JuryRepository jury,
            EditionRepository editions,
            DecisionRepository decisions,
            ApplicationEventPublisher evenements,
            JdbcClient jdbc,
            Clock horloge) {
        this.structures = structures;
        this.jury = jury;
        this.editions = editions;
        this.decisions = decisions;
        this.evenements = evenements;
        this.jdbc = jdbc;
        this.horloge = horloge;
    }

    /** The structures of admitted dossiers, by SIREN: those that a member declares ties with. */
    @Transactional(readOnly = true)
    public List<StructureCandidate> structures(Edition edition) {
        return structures.structures(edition.id(), territoires(edition), true).values().stream()
                .map(structure -> new StructureCandidate(structure.siren(), structure.nom(), lieu(structure)))
                .sorted(Comparator.comparing(StructureCandidate::nom, Collator.getInstance(Locale.FRENCH)))
                .toList();
    }

    /** What is proposed to the member themselves. */
    @Transactional(readOnly = true)
    public List<Proposition> pourLeMembre(Edition edition, Jure membre) {
        return proposer(edition, List.of(membre), true);
    }

    /** What awaits staff or the members, by member: dossiers that are not decided yet are looked at too. */
    @Transactional(readOnly = true)
    public List<Proposition> aTrancher(String edition) {
        return proposer(editions.charger(edition), jury.membres(edition), false);
    }

    /** What was dismissed, latest first; staff may still confirm it. */
    @Transactional(readOnly = true)
    public List<Ecart> ecartees(String edition) {
        return jdbc.sql(
                        """
                select l.jure, j.nom as membre, l.siren,
                       (select min(d.structure_nom) from dossier d where d.edition = l.edition and d.siren = l.siren)
                         as structure,
                       string_agg(distinct l.nature, ',' order by l.nature) as natures, l.origine, l.motif, l.par, max(l.le) as le
                from lien_ecarte l join jure j on j.edition = l.edition and j.id = l.jure and j.parti_le is null
                where l.edition = ?
                group by l.edition, l.jure, j.nom, l.siren, l.origine, l.motif, l.par order by max(l.le) desc, l.jure
                """)
                .param(edition)
                .query(PropositionsDeLiens::ecart)
                .list();
    }

    /**
     * JURY-3: staff records that the tie exists; the member is recused at once.
     *
     * @throws RequeteRefusee 404 no such member; 422 no dossier of that structure stands
     */
    public void confirmer(String id, String jure, String siren, String motif, String par) {
        editions.verrouiller(id);
        Edition edition = editions.charger(id);
        structure(edition, jure, siren);
        jury.confirmerLien(id, jure, siren, par, horloge.instant());
        consigner(edition, jure, siren, "confirme", motif, par);
        evenements.publishEvent(new JuryModifie(id));
    }

    /**
     * JURY-3: staff records that what matched is no professional tie.
     *
     * @throws RequeteRefusee 404 no such member; 422 no dossier of that structure stands, or no reason is given
     */
    public void ecarter(String id, String jure, String siren, String motif, String par) {
        if (motif == null || motif.isBlank()) {
            throw RequeteRefusee.invalide("motif", "Dites pourquoi ce rapprochement n’est pas un lien professionnel.");
        }
        editions.verrouiller(id);
        Edition edition = editions.charger(id);
        Structure structure = structure(edition, jure, siren);
        Jure membre = membre(id, jure);
        for (Rapprochement fait : comparer(membre, structure, territoires(edition))) {
            ecarter(id, jure, siren, fait, "equipe", motif, par);
        }
        consigner(edition, jure, siren, "ecarte", motif, par);
    }

    /** The member declared no tie with a structure that was proposed to them. */
    void ecarterParLeMembre(Edition edition, String jure, String siren) {
        Structure structure =
                structures.structures(edition.id(), territoires(edition), true).get(siren);
        if (structure == null) {
            return;
        }
        for (Rapprochement fait : comparer(membre(edition.id(), jure), structure, territoires(edition))) {
            ecarter(edition.id(), jure, siren, fait, "membre", null, jure);
        }
    }

    private void ecarter(
            String edition, String jure, String siren, Rapprochement fait, String origine, String motif, String par) {
        jdbc.sql(
                        """
                insert into lien_ecarte
                  (edition, jure, siren, nature, du_membre, de_la_structure, origine, motif, par, le)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
                .params(
                        edition,
                        jure,
                        siren,
                        fait.nature().code(),
                        fait.duMembre(),
                        fait.deLaStructure(),
                        origine,
                        motif,
                        par,
                        horloge.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private List<Proposition> proposer(Edition edition, List<Jure> membres, boolean admisesSeulement) {
        Territoires territoires = territoires(edition);
        Map<String, Structure> toutes = structures.structures(edition.id(), territoires, admisesSeulement);
        Map<String, Set<Rapprochement>> ecartes = faitsEcartes(edition.id());
        Set<String> lies = jury.liens(edition.id()).stream()
                .filter(lien -> lien.siren() != null)
                .map(lien -> lien.jure() + "/" + lien.siren())
                .collect(Collectors.toCollection(TreeSet::new));
        List<Proposition> propositions = new ArrayList<>();
        for (Jure membre : membres) {
            for (Structure structure : toutes.values()) {
                String cle = membre.id() + "/" + structure.siren();
                List<Rapprochement> faits = lies.contains(cle)
                        ? List.of()
                        : LiensPossibles.sansLesEcartes(
                                comparer(membre, structure, territoires), ecartes.getOrDefault(cle, Set.of()));
                if (!faits.isEmpty()) {
                    propositions.add(new Proposition(
                            membre.id(), membre.nom(), structure.siren(), structure.nom(), lieu(structure), faits));
                }
            }
        }
        return propositions;
    }

    private static List<Rapprochement> comparer(Jure jure, Structure structure, Territoires territoires) {
        return LiensPossibles.comparer(
                new LiensPossibles.Membre(
                        jure.nom(),
                        jure.structureNom(),
                        jure.siren(),
                        jure.courriel(),
                        StructureRepository.lieux(jure.siren(), territoires)),
                structure);
    }

    private Map<String, Set<Rapprochement>> faitsEcartes(String edition) {
        Map<String, Set<Rapprochement>> ecartes = new LinkedHashMap<>();
        jdbc.sql("select jure, siren, nature, du_membre, de_la_structure from lien_ecarte where edition = ?")
                .param(edition)
                .query((ligne, n) -> ecartes.computeIfAbsent(
                                ligne.getString(1) + "/" + ligne.getString(2), cle -> new LinkedHashSet<>())
                        .add(new Rapprochement(
                                Nature.duCode(ligne.getString(3)), ligne.getString(4), ligne.getString(5))))
                .list();
        return ecartes;
    }

    private Structure structure(Edition edition, String jure, String siren) {
        membre(edition.id(), jure);
        Structure structure =
                structures.structures(edition.id(), territoires(edition), false).get(String.valueOf(siren));
        if (structure == null) {
            throw RequeteRefusee.invalide("siren", "Aucun dossier de cette structure n’est en lice.");
        }
        return structure;
    }

    private Jure membre(String edition, String jure) {
        return jury.membre(edition, jure).orElseThrow(() -> RequeteRefusee.introuvable("Ce membre n'est pas du jury."));
    }

    private void consigner(Edition edition, String jure, String siren, String issue, String motif, String par) {
        decisions.consigner(new Decision(
                0,
                edition.id(),
                null,
                null,
                SUJET,
                issue,
                motif,
                null,
                par,
                horloge.instant(),
                Map.of("jure", jure, "siren", siren)));
    }

    private static Territoires territoires(Edition edition) {
        return Territoires.version(edition.definition().chiffres());
    }

    private static String lieu(Structure structure) {
        return structure.lieux().isEmpty() ? "" : structure.lieux().get(0).nom();
    }

    private static Ecart ecart(ResultSet ligne, int n) throws SQLException {
        return new Ecart(
                ligne.getString("jure"),
                ligne.getString("membre"),
                ligne.getString("siren"),
                ligne.getString("structure"),
                List.of(ligne.getString("natures").split(",")).stream()
                        .map(Nature::duCode)
                        .toList(),
                ligne.getString("origine").equals("membre"),
                ligne.getString("motif"),
                ligne.getString("par"),
                ligne.getTimestamp("le").toInstant());
    }

    /** A structure of the contest as members are shown it; no more than its name and place (ORG-4). */
    public record StructureCandidate(String siren, String nom, String lieu) {}

    /**
     * A dismissal.
     *
     * @param parLeMembre the member's own word, else staff's
     * @param motif why, as staff typed it; null for the member's
     */
    public record Ecart(
            String jure,
            String membre,
            String siren,
            String structure,
            List<Nature> natures,
            boolean parLeMembre,
            String motif,
            String par,
            Instant le) {}
}
