package fr.trophees.seance;

import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.edition.Definition;
import fr.trophees.edition.Edition;
import fr.trophees.jury.Jure;
import fr.trophees.jury.JuryService;
import fr.trophees.jury.LiensDesMembres;
import fr.trophees.jury.LiensDesMembres.LienVu;
import fr.trophees.jury.Recusations;
import fr.trophees.palmares.CompteRendu;
import fr.trophees.vote.NouveauVote;
import fr.trophees.vote.VoteService;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What happened to the jury, to the dossiers and to the rounds while people voted, in words for the minutes (JURY-3, JURY-9, ELIG-7). */
@Component
class HistoriqueDesVotes {

    private static final String RECUSE = "recuse";

    private final JdbcClient jdbc;
    private final JuryService jury;
    private final LiensDesMembres liens;
    private final VoteService votes;
    private final DecisionRepository decisions;

    HistoriqueDesVotes(
            JdbcClient jdbc, JuryService jury, LiensDesMembres liens, VoteService votes, DecisionRepository decisions) {
        this.jdbc = jdbc;
        this.jury = jury;
        this.liens = liens;
        this.votes = votes;
        this.decisions = decisions;
    }

    /**
     * A member kept out of a category.
     *
     * @param lien with whom, on whose word, since when
     * @param effet what it did to the vote
     */
    record RecuseEnClair(String categorie, String membre, String lien, String effet) {}

    /**
     * The members recused as ties and dossiers stand now, and those whom the vote left out for a dossier that went since, category
     * by category (JURY-3, art. 4.4).
     */
    List<RecuseEnClair> recusations(Edition edition, List<CompteRendu> comptesRendus) {
        Map<String, String> noms = noms(edition.id());
        Recusations recusations = jury.recusations(edition.id());
        List<NouveauVote> nouveauxVotes = votes.nouveauxVotes(edition.id());
        List<RecuseEnClair> recuses = new ArrayList<>();
        for (Definition.Categorie categorie : edition.definition().categories()) {
            List<CompteRendu.Tour> tours = toursEnVigueur(comptesRendus, categorie.id());
            List<String> sirens = sirens(edition.id(), categorie.id());
            SortedSet<String> jures = new TreeSet<>(recusations.jures(categorie.id()));
            tours.forEach(tour -> tour.presences().forEach((jure, presence) -> {
                if (presence.equals(RECUSE)) {
                    jures.add(jure);
                }
            }));
            for (String jure : jures) {
                boolean encore = recusations.recuse(jure, categorie.id());
                List<LienVu> siens = liens.du(edition.id(), jure).stream()
                        .filter(lien -> lien.siren() == null
                                ? categorie.id().equals(lien.categorie())
                                : (encore ? sirens : passes(edition.id(), categorie.id())).contains(lien.siren()))
                        .toList();
                recuses.add(new RecuseEnClair(
                        categorie.titre(),
                        noms.getOrDefault(jure, jure),
                        encore
                                ? siens.stream().map(HistoriqueDesVotes::dire).collect(Collectors.joining(" ; "))
                                : Stream.concat(
                                                siens.stream().map(HistoriqueDesVotes::dire),
                                                Stream.of(
                                                        "plus aucun dossier en cause n’est en lice dans la catégorie"))
                                        .collect(Collectors.joining(" ; ")),
                        effet(
                                jure,
                                categorie.id(),
                                recuseDepuis(edition.id(), categorie.id(), siens),
                                tours,
                                nouveauxVotes)));
            }
        }
        return recuses;
    }

    private static List<CompteRendu.Tour> toursEnVigueur(List<CompteRendu> comptesRendus, String categorie) {
        return comptesRendus.stream()
                .filter(compteRendu -> compteRendu.categorie().equals(categorie))
                .flatMap(compteRendu -> compteRendu.tours().stream())
                .filter(CompteRendu.Tour::enVigueur)
                .toList();
    }

    private static String dire(LienVu lien) {
        return (lien.structure() == null
                        ? "un candidat de la catégorie, que le membre n’a pas nommé"
                        : lien.structure())
                + (lien.declare() ? ", lien déclaré par le membre le " : ", lien confirmé par l’équipe le ")
                + DatesEnFrancais.dateCourteEtHeure(lien.le());
    }

    private static String effet(
            String jure,
            String categorie,
            Instant depuis,
            List<CompteRendu.Tour> tours,
            List<NouveauVote> nouveauxVotes) {
        if (nouveauxVotes.stream()
                .anyMatch(vote ->
                        vote.categorie().equals(categorie) && vote.recuses().contains(jure))) {
            return "après le vote : la catégorie a été votée de nouveau sans ce membre";
        }
        List<String> presences = tours.stream()
                .map(tour -> tour.presences().get(jure))
                .filter(Objects::nonNull)
                .toList();
        if (!presences.isEmpty() && !presences.contains(RECUSE)) {
            return "après la fermeture du vote, qui n’a pas été repris : "
                    + (presences.contains("a-vote") ? "son bulletin est compté" : "ce membre n’avait pas voté");
        }
        Instant ouverture = tours.stream()
                .map(CompteRendu.Tour::ouvertLe)
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        return depuis.isAfter(ouverture)
                ? "après l’ouverture du vote : tout bulletin déjà remis par ce membre a été annulé"
                : "avant le vote";
    }

    /** Since when one of the ties keeps the member out: it is known, and a dossier of that structure is in the category. */
    private Instant recuseDepuis(String edition, String categorie, List<LienVu> siens) {
        Map<String, Instant> entrees = entrees(edition, categorie);
        return siens.stream()
                .map(lien -> {
                    Instant entree = entrees.getOrDefault(lien.siren(), Instant.MIN);
                    return entree.isAfter(lien.le()) ? entree : lien.le();
                })
                .min(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** The structures that are in a category only since a move, and since when. */
    private Map<String, Instant> entrees(String edition, String categorie) {
        Map<String, Instant> entrees = new HashMap<>();
        jdbc.sql(
                        """
                select siren, min(entree) as entree from (
                    select d.siren, max(m.le) as entree from dossier d
                    left join decision m on m.dossier = d.id and m.sujet = 'deplacement'
                    where d.edition = ? and d.categorie = ? and d.instruction = 'admis' and d.siren is not null
                    group by d.id, d.siren
                ) dossiers
                group by siren having count(*) = count(entree)
                """)
                .params(edition, categorie)
                .query(ligne -> {
                    entrees.put(
                            ligne.getString("siren"),
                            ligne.getTimestamp("entree").toInstant());
                });
        return entrees;
    }

    /** What changed the dossiers in contention in a category after its vote opened, oldest first: French sentences. */
    List<String> dossiers(Edition edition, String categorie, Instant depuis) {
        List<Fait> faits = new ArrayList<>();
        jdbc.sql(
                        """
                select numero, projet_titre, structure_nom, decide_le from dossier
                where edition = ? and categorie = ? and instruction = 'retire' and decide_le >= ? and numero is not null
                """)
                .params(edition.id(), categorie, depuis.atOffset(ZoneOffset.UTC))
                .query(
                        (ligne, n) -> new Fait(
                                ligne.getTimestamp(4).toInstant(),
                                "le dossier " + ligne.getString(1) + " – " + ligne.getString(2) + " ("
                                        + ligne.getString(3)
                                        + ") est retiré par son candidat ; les bulletins qui ne désignaient que lui sont sans effet."))
                .list()
                .forEach(faits::add);
        for (Decision deplacement : decisions.sur(edition.id(), "deplacement")) {
            String ancienne = deplacement.details().get("ancienne");
            String nouvelle = deplacement.details().get("nouvelle");
            if (deplacement.le().isAfter(depuis) && List.of(ancienne, nouvelle).contains(categorie)) {
                boolean part = ancienne.equals(categorie);
                faits.add(new Fait(
                        deplacement.le(),
                        "le dossier " + nommer(deplacement) + " est déplacé "
                                + (part ? "vers «\u00a0" : "ici depuis «\u00a0")
                                + edition.definition()
                                        .categorie(part ? nouvelle : ancienne)
                                        .titre()
                                + "\u00a0» (article 1.3)"
                                + (part ? " ; les bulletins qui ne désignaient que lui sont sans effet." : ".")
                                + (deplacement.motif() == null ? "" : " Motif\u00a0: " + deplacement.motif())));
            }
        }
        decisions.sur(edition.id(), "instruction").stream()
                .filter(decision -> decision.issue().equals("admettre")
                        && categorie.equals(decision.categorie())
                        && decision.le().isAfter(depuis))
                .forEach(decision -> faits.add(
                        new Fait(decision.le(), "le dossier " + nommer(decision) + " est admis dans la catégorie.")));
        return faits.stream()
                .sorted(Comparator.comparing(Fait::le))
                .map(fait -> "Le " + DatesEnFrancais.dateEtHeure(fait.le()) + ", " + fait.texte())
                .toList();
    }

    private record Fait(Instant le, String texte) {}

    private String nommer(Decision decision) {
        return jdbc.sql(
                        """
                select coalesce(numero, '') || ' – ' || coalesce(projet_titre, '') || ' (' || coalesce(structure_nom, '') || ')'
                from dossier where id = ?
                """)
                .param(decision.dossier())
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Why a round was replaced, when, and because of whom; null for a round in force. */
    String remplacement(Edition edition, String categorie, CompteRendu.Tour tour) {
        if (tour.enVigueur()) {
            return null;
        }
        return votes.nouveauxVotes(edition.id()).stream()
                .filter(vote -> vote.categorie().equals(categorie) && vote.tour() > tour.tour())
                .findFirst()
                .map(vote -> "Le " + DatesEnFrancais.dateEtHeure(vote.le()) + "\u00a0: " + vote.motif()
                        + (vote.recuses().isEmpty()
                                ? ""
                                : (vote.recuses().size() == 1
                                                ? " Membre concerné\u00a0: "
                                                : " Membres concernés\u00a0: ")
                                        + vote.recuses().stream()
                                                .map(jure -> noms(edition.id()).getOrDefault(jure, jure))
                                                .collect(Collectors.joining(", "))
                                        + "."))
                .orElse(null);
    }

    /** The members who left the jury, in words. */
    List<String> departs(Edition edition) {
        return decisions.sur(edition.id(), "jury").stream()
                .filter(decision -> decision.issue().equals("sortie"))
                .map(decision -> decision.details().getOrDefault("nom", "") + ", le "
                        + DatesEnFrancais.dateCourteEtHeure(decision.le())
                        + (decision.motif() == null ? "" : "\u00a0: " + decision.motif()))
                .toList();
    }

    /** The members whose address staff changed, in words: their link left for another one (JURY-8). */
    List<String> adressesChangees(Edition edition) {
        return decisions.sur(edition.id(), "jury").stream()
                .filter(decision -> decision.issue().equals("adresse"))
                .map(decision -> decision.details().getOrDefault("nom", "") + ", le "
                        + DatesEnFrancais.dateCourteEtHeure(decision.le()))
                .toList();
    }

    private Map<String, String> noms(String edition) {
        return jury.membres(edition).stream().collect(Collectors.toMap(Jure::id, Jure::nom));
    }

    /** Of every dossier that ever stood in the category, wherever it is now. */
    private List<String> passes(String edition, String categorie) {
        return jdbc.sql(
                        """
                select distinct d.siren from dossier d
                where d.edition = :edition and d.numero is not null and d.siren is not null and (d.categorie = :categorie
                    or exists (select 1 from decision m where m.dossier = d.id and m.sujet = 'deplacement'
                               and m.details ->> 'ancienne' = :categorie))
                """)
                .param("edition", edition)
                .param("categorie", categorie)
                .query(String.class)
                .list();
    }

    private List<String> sirens(String edition, String categorie) {
        return jdbc.sql(
                        """
                select distinct siren from dossier
                where edition = ? and categorie = ? and instruction = 'admis' and siren is not null
                """)
                .params(edition, categorie)
                .query(String.class)
                .list();
    }
}
