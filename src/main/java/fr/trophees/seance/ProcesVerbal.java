package fr.trophees.seance;

import fr.trophees.base.Empreinte;
import fr.trophees.base.TropheesProperties;
import fr.trophees.document.DocumentPdf;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.edition.Definition;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.jury.Engagements;
import fr.trophees.jury.Jure;
import fr.trophees.jury.JuryService;
import fr.trophees.palmares.CompteRendu;
import fr.trophees.palmares.CompteRenduService;
import fr.trophees.palmares.CoupDeCoeur;
import fr.trophees.palmares.Palmares;
import fr.trophees.palmares.PalmaresArrete;
import fr.trophees.palmares.PalmaresService;
import fr.trophees.palmares.RectificationService;
import fr.trophees.seance.Seance.Presence;
import fr.trophees.vote.BulletinsComptes;
import fr.trophees.vote.DateDeDecision;
import fr.trophees.vote.DepouillementService;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The minutes of the jury, ready to sign (JURY-9, ORG-3). They are drawn up when the results are validated, from what is recorded,
 * and kept as they are; only a recorded decision draws them up again, and both are kept. They cite an article for what the
 * regulation says, none for what is usage; they name no voter's choice (JURY-8).
 */
@Service
@Transactional
public class ProcesVerbal {

    private final JdbcClient jdbc;
    private final EditionRepository editions;
    private final SeanceService seances;
    private final JuryService jury;
    private final Engagements engagements;
    private final CompteRenduService comptesRendus;
    private final DepouillementService depouillements;
    private final PalmaresService palmares;
    private final RectificationService rectifications;
    private final HistoriqueDesVotes historique;
    private final TropheesProperties reglages;
    private final DecisionRepository decisions;
    private final DocumentPdf documents;
    private final Clock horloge;

    ProcesVerbal(
            JdbcClient jdbc,
            EditionRepository editions,
            SeanceService seances,
            JuryService jury,
            Engagements engagements,
            CompteRenduService comptesRendus,
            DepouillementService depouillements,
            PalmaresService palmares,
            RectificationService rectifications,
            HistoriqueDesVotes historique,
            TropheesProperties reglages,
            DecisionRepository decisions,
            DocumentPdf documents,
            Clock horloge) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.seances = seances;
        this.jury = jury;
        this.engagements = engagements;
        this.comptesRendus = comptesRendus;
        this.depouillements = depouillements;
        this.palmares = palmares;
        this.rectifications = rectifications;
        this.historique = historique;
        this.reglages = reglages;
        this.decisions = decisions;
        this.documents = documents;
        this.horloge = horloge;
    }

    /** @param empreinte SHA-256 of the file, in hexadecimal */
    public record Version(int version, String empreinte, long decision, Instant etabliLe) {}

    /** Every version, latest first. */
    @Transactional(readOnly = true)
    public List<Version> versions(String edition) {
        return jdbc.sql(
                        """
                select version, encode(empreinte, 'hex') as empreinte, decision, etabli_le
                from proces_verbal where edition = ? order by version desc
                """)
                .param(edition)
                .query(Version.class)
                .list();
    }

    /** The file as it was drawn up; empty when there is no such version. */
    @Transactional(readOnly = true)
    public Optional<byte[]> fichier(String edition, int version) {
        return jdbc.sql("select contenu from proces_verbal where edition = ? and version = ?")
                .params(edition, version)
                .query((ligne, n) -> ligne.getBytes(1))
                .optional();
    }

    /** In the transaction that validates or corrects the results. */
    @EventListener
    void etablir(PalmaresArrete evenement) {
        Edition edition = editions.charger(evenement.edition());
        int version = versions(edition.id()).size() + 1;
        byte[] pdf = documents.produire("proces-verbal", contenu(edition, version));
        jdbc.sql(
                        """
                insert into proces_verbal (edition, version, contenu, empreinte, decision, etabli_le)
                values (?, ?, ?, ?, ?, ?)
                """)
                .params(
                        edition.id(),
                        version,
                        pdf,
                        Empreinte.sha256(pdf),
                        evenement.decision(),
                        horloge.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private Map<String, Object> contenu(Edition edition, int version) {
        Seance seance = seances.lire(edition.id());
        List<Jure> jures = jury.membres(edition.id());
        Map<String, String> noms = jures.stream().collect(Collectors.toMap(Jure::id, Jure::nom));
        Map<String, Object> contenu = new LinkedHashMap<>();
        contenu.put("edition", edition);
        contenu.put("organisateur", edition.definition().organisateur());
        contenu.put("version", version);
        contenu.put(
                "precedente",
                version == 1
                        ? null
                        : HexFormat.of()
                                .formatHex(Empreinte.sha256(
                                        fichier(edition.id(), version - 1).orElseThrow())));
        contenu.put("etabliLe", DatesEnFrancais.dateEtHeure(horloge.instant()));
        contenu.put("session", DatesEnFrancais.dateEtHeure(seance.debut()));
        contenu.put("lieu", lieu(seance));
        contenu.put(
                "membres",
                jures.stream().map(jure -> membre(edition, seance, jure, noms)).toList());
        contenu.put("presencesConsignees", !seance.presences().isEmpty());
        List<CompteRendu> comptes = comptesRendus.comptesRendus(edition.id());
        contenu.put("departs", historique.departs(edition));
        contenu.put("adresses", historique.adressesChangees(edition));
        contenu.put("recusations", historique.recusations(edition, comptes));
        contenu.put(
                "categories",
                comptes.stream()
                        .map(compteRendu -> categorie(edition, compteRendu))
                        .toList());
        contenu.put("arbitrages", arbitrages(edition, comptes));
        contenu.put(
                "empreintes",
                reglages.page("/appels/" + edition.id() + "/empreintes").toString());
        contenu.put("coupsDeCoeur", coupsDeCoeur(edition));
        contenu.put("coupDeCoeurTitre", edition.definition().coupDeCoeur().titre());
        contenu.put("palmares", palmaresEnClair(edition));
        contenu.put(
                "rectifications",
                rectifications.faites(edition.id()).stream()
                        .map(decision -> new RectificationEnClair(
                                DatesEnFrancais.dateEtHeure(decision.le()),
                                decision.details().get("seance"),
                                decision.presents(),
                                decision.motif(),
                                rectifications.changements(edition, decision)))
                        .toList());
        contenu.put("articles", articles(edition));
        contenu.put("bulletins", bulletins(edition));
        return contenu;
    }

    /** JURY-8: category → its rounds, ballot by ballot, where that tells nobody's choice. */
    private Map<String, List<BulletinsComptes>> bulletins(Edition edition) {
        Map<String, List<BulletinsComptes>> bulletins = new LinkedHashMap<>();
        for (Definition.Categorie categorie : edition.definition().categories()) {
            List<BulletinsComptes> tours = depouillements.bulletins(edition.id(), categorie.id());
            if (!tours.isEmpty()) {
                bulletins.put(categorie.titre(), tours);
            }
        }
        return bulletins;
    }

    private static String lieu(Seance seance) {
        if (seance.lieu() == null && seance.visio() == null) {
            return "lieu non renseigné";
        }
        return seance.lieu() == null
                ? "en visioconférence"
                : seance.lieu() + (seance.visio() == null ? "" : ", et en visioconférence");
    }

    private MembreEnClair membre(Edition edition, Seance seance, Jure jure, Map<String, String> noms) {
        Presence presence = seance.presences().get(jure.id());
        return new MembreEnClair(
                jure.nom() + (jure.president() ? ", qui préside" : ""),
                jure.structureNom() == null ? "–" : jure.structureNom(),
                jure.domaine() == null ? "non renseigné" : jure.domaine(),
                presence == null
                        ? "non consignée"
                        : presence.statut().libelle()
                                + (presence.remplacePar() == null
                                        ? ""
                                        : " par " + noms.getOrDefault(presence.remplacePar(), presence.remplacePar())),
                engagements
                        .acceptation(edition, jure.id())
                        .map(DatesEnFrancais::jourCourt)
                        .orElse("non enregistré"));
    }

    private CategorieEnClair categorie(Edition edition, CompteRendu compteRendu) {
        Instant ouverture = compteRendu.tours().get(0).ouvertLe();
        return new CategorieEnClair(
                compteRendu,
                rectifications.issue(edition.id(), compteRendu),
                compteRendu.tours().stream()
                        .map(tour -> new TourEnClair(
                                nommer(tour, compteRendu.tours().size() > 1),
                                tour,
                                historique.remplacement(edition, compteRendu.categorie(), tour)))
                        .toList(),
                historique.dossiers(edition, compteRendu.categorie(), ouverture),
                compteRendu.decisions().stream()
                        .filter(decision -> decision.structure() == null)
                        .map(decision -> enClair(deliberation(decision), decision))
                        .toList());
    }

    private static String nommer(CompteRendu.Tour tour, boolean plusieurs) {
        return (tour.rang() == 2 ? "Second tour" : "Vote")
                + (plusieurs ? " (scrutin n° " + tour.tour() + ")" : "")
                + ", du " + DatesEnFrancais.dateCourteEtHeure(tour.ouvertLe()) + " au "
                + DatesEnFrancais.dateCourteEtHeure(tour.fermeLe())
                + (tour.enVigueur() ? "" : ", remplacé par un nouveau vote");
    }

    private static String deliberation(CompteRendu.DecisionDuJury decision) {
        String numeros = String.join(", ", decision.numeros());
        return switch (decision.issue()) {
            case "departager" -> "Le jury départage et désigne le dossier " + numeros + ".";
            case "ex-aequo" -> "Le jury désigne ex æquo les dossiers " + numeros + ".";
            default -> "Le jury ne désigne aucun lauréat.";
        };
    }

    /** Each once, although every category concerned accounts for it (JURY-5). */
    private static List<DecisionEnClair> arbitrages(Edition edition, List<CompteRendu> comptesRendus) {
        return comptesRendus.stream()
                .flatMap(compteRendu -> compteRendu.decisions().stream())
                .filter(decision -> decision.structure() != null)
                .distinct()
                .map(decision -> enClair(
                        "Le jury récompense " + decision.structure() + ", en tête de plusieurs catégories, dans «\u00a0"
                                + edition.definition()
                                        .categorie(decision.issue())
                                        .titre() + "\u00a0».",
                        decision))
                .toList();
    }

    private static DecisionEnClair enClair(String texte, CompteRendu.DecisionDuJury decision) {
        return new DecisionEnClair(
                texte,
                decision.motif(),
                decision.presents(),
                dates(decision.jour(), decision.le()),
                decision.enVigueur());
    }

    private static String dates(LocalDate jour, Instant consigneeLe) {
        return (jour == null ? "Décision consignée" : "Décision du " + DatesEnFrancais.jour(jour) + ", consignée")
                + " le " + DatesEnFrancais.dateEtHeure(consigneeLe) + ".";
    }

    private List<DecisionEnClair> coupsDeCoeur(Edition edition) {
        List<Decision> prises = decisions.sur(edition.id(), "coup-de-coeur");
        return prises.stream()
                .map(decision -> new DecisionEnClair(
                        CoupDeCoeur.AUCUN.equals(decision.issue())
                                ? "Le jury ne décerne pas ce prix."
                                : "Le jury le décerne au dossier " + decision.issue() + ".",
                        decision.motif(),
                        decision.presents(),
                        dates(DateDeDecision.lire(decision), decision.le()),
                        decision.equals(prises.get(prises.size() - 1))))
                .toList();
    }

    private List<PrixEnClair> palmaresEnClair(Edition edition) {
        Palmares arrete = palmares.valide(edition.id()).orElseThrow();
        Map<String, String> sansLaureat = palmares.sansLaureat(edition.id());
        List<PrixEnClair> prix = new ArrayList<>();
        for (Palmares.Categorie categorie : arrete.categories()) {
            String issue =
                    switch (categorie.laureats().size()) {
                        case 0 -> "Aucun lauréat";
                        case 1 -> "Lauréat";
                        default -> "Lauréats ex æquo";
                    };
            prix.add(new PrixEnClair(
                    edition.definition().categorie(categorie.id()).titre(),
                    issue,
                    categorie.laureats().isEmpty()
                            ? List.of(sansLaureat.get(categorie.id()))
                            : categorie.laureats().stream()
                                    .map(ProcesVerbal::dire)
                                    .toList()));
        }
        prix.add(new PrixEnClair(
                edition.definition().coupDeCoeur().titre(),
                arrete.coupDeCoeur() == null ? "Non décerné" : "Décerné",
                arrete.coupDeCoeur() == null ? List.of("–") : List.of(dire(arrete.coupDeCoeur()))));
        return prix;
    }

    private static String dire(Palmares.Laureat laureat) {
        return laureat.numero() + " – " + laureat.projetTitre() + " (" + laureat.structureNom() + ")";
    }

    /** What each article that the regulation has was applied to. */
    private static List<ArticleEnClair> articles(Edition edition) {
        Map<String, String> appliques = new LinkedHashMap<>();
        appliques.put("1.3", "une structure n’est récompensée que pour un seul de ses projets");
        appliques.put("2", "coup de cœur du jury");
        appliques.put("4.1", "composition du jury");
        appliques.put("4.2", "le jury examine les dossiers et vote pour le lauréat de chaque catégorie");
        appliques.put("4.3", "réunion du jury");
        appliques.put(
                "4.4", "un membre ne vote pas là où se présente un candidat avec lequel il a des liens professionnels");
        appliques.put(
                "4.5",
                "un lauréat par catégorie ; ex æquo et absence de lauréat possibles ; proclamation à la cérémonie");
        List<String> textes = edition.definition().reglement().articles().stream()
                .map(Definition.Article::numero)
                .toList();
        return appliques.entrySet().stream()
                .filter(article -> textes.contains(article.getKey())
                        || textes.contains(article.getKey().split("\\.")[0]))
                .map(article -> new ArticleEnClair(article.getKey(), article.getValue()))
                .toList();
    }

    record MembreEnClair(String nom, String structure, String domaine, String presence, String engagement) {}

    /** @param dossiers those rewarded, or why there is none */
    record PrixEnClair(String titre, String issue, List<String> dossiers) {}

    record ArticleEnClair(String numero, String objet) {}

    /** @param dates when it was taken and when recorded: a sentence */
    record DecisionEnClair(String texte, String motif, String presents, String dates, boolean enVigueur) {}

    /** @param remplacement see {@link HistoriqueDesVotes#remplacement} */
    record TourEnClair(String titre, CompteRendu.Tour vote, String remplacement) {}

    /** A category as the minutes tell it. */
    record CategorieEnClair(
            CompteRendu vote,
            String issue,
            List<TourEnClair> tours,
            List<String> faits,
            List<DecisionEnClair> decisions) {}

    record RectificationEnClair(
            String consigneeLe,
            String seance,
            String presents,
            String motif,
            List<RectificationService.Changement> changements) {}
}
