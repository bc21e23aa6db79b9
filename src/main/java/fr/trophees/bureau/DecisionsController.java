package fr.trophees.bureau;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.edition.DecisionRepository.Recherche;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.site.PageDeRefus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Everything that was decided in an edition: when, by whom, why, under which article (ORG-3). */
@Controller
class DecisionsController {

    private static final int PAGE = 100;

    /** Subject → what it is about, and the article it comes under; null where it is usage. */
    private static final Map<String, Sujet> SUJETS = sujets();

    private final EditionRepository editions;
    private final DecisionRepository decisions;

    DecisionsController(EditionRepository editions, DecisionRepository decisions) {
        this.editions = editions;
        this.decisions = decisions;
    }

    @GetMapping("/bureau/editions/{id}/decisions")
    ModelAndView lister(
            @PathVariable String id,
            @RequestParam(name = "sujet", defaultValue = "") String sujet,
            @RequestParam(name = "categorie", defaultValue = "") String categorie,
            @RequestParam(name = "texte", defaultValue = "") String texte,
            @RequestParam(name = "avant", defaultValue = "0") long avant) {
        Edition edition = editions.charger(id);
        List<Decision> trouvees = decisions.chercher(
                id,
                new Recherche(
                        sujet.isBlank() ? null : sujet,
                        categorie.isBlank() ? null : categorie,
                        texte.isBlank() ? null : texte.strip(),
                        sousEmbargo(edition),
                        avant > 0 ? avant : Long.MAX_VALUE,
                        PAGE + 1));
        Map<Long, String> numeros = decisions.numerosDesDossiers(id);
        ModelMap modele = new ModelMap();
        modele.put("edition", edition);
        modele.put("sujets", SUJETS);
        modele.put("sujet", sujet);
        modele.put("categorie", categorie);
        modele.put("texte", texte);
        modele.put("premiere", avant <= 0);
        modele.put(
                "decisions",
                trouvees.stream()
                        .limit(PAGE)
                        .map(decision -> DecisionEnClair.de(edition, decision, numeros.get(decision.numero())))
                        .toList());
        modele.put("suite", trouvees.size() > PAGE ? trouvees.get(PAGE - 1).numero() : null);
        return new ModelAndView("bureau/decisions", modele);
    }

    @ExceptionHandler
    ModelAndView refuser(RequeteRefusee refus) {
        return PageDeRefus.de(refus);
    }

    /** The subjects of which neither the page nor a search says anything yet (JURY-7). */
    private static Set<String> sousEmbargo(Edition edition) {
        return edition.proclameeLe() != null
                ? Set.of()
                : SUJETS.entrySet().stream()
                        .filter(sujet -> sujet.getValue().resultat())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
    }

    private static Map<String, Sujet> sujets() {
        Map<String, Sujet> sujets = new LinkedHashMap<>();
        sujets.put("calendrier", new Sujet("Calendrier", "5.1", false));
        sujets.put("suspension", new Sujet("Suspension ou reprise", "5.1", false));
        sujets.put("annulation", new Sujet("Annulation", "5.1", false));
        sujets.put("attestation", new Sujet("Attestation", "3.1", false));
        sujets.put("hors-delai", new Sujet("Hors délai", "3.1 et 4.3", false));
        sujets.put("reconnaissance", new Sujet("Coordination régionale", "1.2", false));
        sujets.put("instruction", new Sujet("Instruction d’un dossier", "1.2 et 1.3", false));
        sujets.put("deplacement", new Sujet("Changement de catégorie", "1.3", false));
        sujets.put("correction", new Sujet("Correction demandée", null, false));
        sujets.put("contact", new Sujet("Contact d’un dossier", "5.3", false));
        sujets.put("jury", new Sujet("Composition du jury", "4.1", false));
        sujets.put("lien-professionnel", new Sujet("Lien professionnel d’un membre", "4.4", false));
        sujets.put("votants", new Sujet("Trop peu de votants", "4.4", false));
        sujets.put("scrutin", new Sujet("Nouveau vote d’une catégorie", "4.2 et 4.4", false));
        sujets.put("presences", new Sujet("Présences à la session", "4.3", false));
        sujets.put("deliberation", new Sujet("Délibération", "4.5", true));
        sujets.put("arbitrage", new Sujet("Cumul arbitré", "1.3", true));
        sujets.put("coup-de-coeur", new Sujet("Coup de cœur du jury", "2", true));
        sujets.put("palmares", new Sujet("Validation du palmarès", "4.5", false));
        sujets.put("rectification", new Sujet("Rectification du palmarès", "5.5", true));
        sujets.put("conservation", new Sujet("Données effacées", "5.3", false));
        return sujets;
    }

    /** @param resultat tells a result: under embargo until the proclamation (JURY-7) */
    record Sujet(String libelle, String article, boolean resultat) {}

    /** @param sousEmbargo neither the outcome nor the reason is shown yet */
    record DecisionEnClair(
            String le,
            String par,
            String sujet,
            String objet,
            String issue,
            String motif,
            String presents,
            String article,
            String dossier,
            boolean sousEmbargo) {

        static DecisionEnClair de(Edition edition, Decision decision, String dossier) {
            Sujet sujet = SUJETS.getOrDefault(decision.sujet(), new Sujet(decision.sujet(), null, false));
            boolean sousEmbargo = sujet.resultat() && edition.proclameeLe() == null;
            return new DecisionEnClair(
                    DatesEnFrancais.dateCourteEtHeure(decision.le()),
                    decision.par().equals("systeme") ? "le produit, de lui-même" : decision.par(),
                    sujet.libelle(),
                    sousEmbargo && !decision.sujet().equals("deliberation") ? "" : objet(edition, decision),
                    sousEmbargo ? "" : decision.issue().replace('-', ' '),
                    sousEmbargo || decision.motif() == null ? "" : decision.motif(),
                    decision.presents() == null ? "" : decision.presents(),
                    sujet.article() == null ? "" : sujet.article(),
                    dossier,
                    sousEmbargo);
        }

        private static String objet(Edition edition, Decision decision) {
            String nom =
                    decision.details().getOrDefault("nom", decision.details().getOrDefault("jure", ""));
            return edition.definition().categories().stream()
                    .filter(categorie -> categorie.id().equals(decision.categorie()))
                    .map(categorie -> categorie.titre())
                    .findFirst()
                    .orElse(nom);
        }
    }
}
