package fr.trophees.seance;

import fr.trophees.base.Empreinte;
import fr.trophees.document.DocumentPdf;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.edition.Definition;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.jury.Engagements;
import fr.trophees.jury.Jure;
import fr.trophees.jury.JuryService;
import fr.trophees.jury.Recusations;
import fr.trophees.palmares.CompteRendu;
import fr.trophees.palmares.CompteRenduService;
import fr.trophees.palmares.CoupDeCoeur;
import fr.trophees.palmares.Palmares;
import fr.trophees.palmares.PalmaresArrete;
import fr.trophees.palmares.PalmaresService;
import fr.trophees.palmares.RectificationService;
import fr.trophees.seance.Seance.Presence;
import java.time.Clock;
import java.time.Instant;
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
    private final PalmaresService palmares;
    private final RectificationService rectifications;
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
            PalmaresService palmares,
            RectificationService rectifications,
            DecisionRepository decisions,
            DocumentPdf documents,
            Clock horloge) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.seances = seances;
        this.jury = jury;
        this.engagements = engagements;
        this.comptesRendus = comptesRendus;
        this.palmares = palmares;
        this.rectifications = rectifications;
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
        contenu.put("recusations", recusations(edition, noms));
        contenu.put(
                "categories",
                comptesRendus.comptesRendus(edition.id()).stream()
                        .map(compteRendu -> new CategorieEnClair(
                                compteRendu, rectifications.issue(edition.id(), compteRendu), edition))
                        .toList());
        contenu.put("coupDeCoeur", coupDeCoeur(edition));
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
        return contenu;
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

    private List<RecusesEnClair> recusations(Edition edition, Map<String, String> noms) {
        Recusations recusations = jury.recusations(edition.id());
        return edition.definition().categories().stream()
                .map(categorie -> new RecusesEnClair(
                        categorie.titre(),
                        recusations.jures(categorie.id()).stream()
                                .map(jure -> noms.getOrDefault(jure, jure))
                                .collect(Collectors.joining(", "))))
                .toList();
    }

    private DecisionEnClair coupDeCoeur(Edition edition) {
        return decisions.sur(edition.id(), "coup-de-coeur").stream()
                .reduce((avant, apres) -> apres)
                .map(decision -> new DecisionEnClair(
                        CoupDeCoeur.AUCUN.equals(decision.issue())
                                ? "Le jury ne décerne pas ce prix."
                                : "Le jury le décerne au dossier " + decision.issue() + ".",
                        decision.motif(),
                        decision.presents(),
                        DatesEnFrancais.dateEtHeure(decision.le()),
                        true))
                .orElse(null);
    }

    private List<PrixEnClair> palmaresEnClair(Edition edition) {
        Palmares arrete = palmares.valide(edition.id()).orElseThrow();
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
                    categorie.laureats().stream().map(ProcesVerbal::dire).toList()));
        }
        prix.add(new PrixEnClair(
                edition.definition().coupDeCoeur().titre(),
                arrete.coupDeCoeur() == null ? "Non décerné" : "Décerné",
                arrete.coupDeCoeur() == null ? List.of() : List.of(dire(arrete.coupDeCoeur()))));
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

    /** @param noms empty for nobody */
    record RecusesEnClair(String categorie, String noms) {}

    record PrixEnClair(String titre, String issue, List<String> laureats) {}

    record ArticleEnClair(String numero, String objet) {}

    record DecisionEnClair(String texte, String motif, String presents, String le, boolean enVigueur) {}

    record RectificationEnClair(
            String consigneeLe,
            String seance,
            String presents,
            String motif,
            List<RectificationService.Changement> changements) {}

    /** A category as the minutes tell it. */
    static final class CategorieEnClair {

        private final CompteRendu compteRendu;
        private final String issue;
        private final Map<String, String> categories;

        CategorieEnClair(CompteRendu compteRendu, String issue, Edition edition) {
            this.compteRendu = compteRendu;
            this.issue = issue;
            this.categories = edition.definition().categories().stream()
                    .collect(Collectors.toMap(Definition.Categorie::id, Definition.Categorie::titre));
        }

        public CompteRendu getVote() {
            return compteRendu;
        }

        public String getIssue() {
            return issue;
        }

        public List<String> getTours() {
            return compteRendu.tours().stream()
                    .map(tour -> (tour.rang() == 2 ? "Second tour" : "Vote")
                            + (compteRendu.tours().size() > 1 ? " (scrutin n° " + tour.tour() + ")" : "")
                            + (tour.enVigueur() ? "" : ", remplacé par un nouveau vote"))
                    .toList();
        }

        public List<DecisionEnClair> getDecisions() {
            return compteRendu.decisions().stream()
                    .map(decision -> new DecisionEnClair(
                            texte(decision),
                            decision.motif(),
                            decision.presents(),
                            DatesEnFrancais.dateEtHeure(decision.le()),
                            decision.enVigueur()))
                    .toList();
        }

        private String texte(CompteRendu.DecisionDuJury decision) {
            String numeros = String.join(", ", decision.numeros());
            return switch (decision.issue()) {
                case "departager" -> "Le jury départage et désigne le dossier " + numeros + ".";
                case "ex-aequo" -> "Le jury désigne ex æquo les dossiers " + numeros + ".";
                case "aucun-laureat" -> "Le jury ne désigne aucun lauréat.";
                default ->
                    "Une structure arrivée en tête de plusieurs catégories est récompensée dans «\u00a0"
                            + categories.getOrDefault(decision.issue(), decision.issue()) + "\u00a0».";
            };
        }
    }
}
