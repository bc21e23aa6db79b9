package fr.trophees.site;

import fr.trophees.base.TropheesProperties;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.HtmlUtils;

/** Every public page, for readers and for search engines; results are on it once they are proclaimed, never before (JURY-7). */
@Controller
class PlanDuSiteController {

    private final EditionRepository editions;
    private final TropheesProperties reglages;

    PlanDuSiteController(EditionRepository editions, TropheesProperties reglages) {
        this.editions = editions;
        this.reglages = reglages;
    }

    @GetMapping("/plan-du-site")
    ModelAndView plan() {
        return new ModelAndView("site/plan-du-site").addObject("rubriques", rubriques());
    }

    @GetMapping("/sitemap.xml")
    ResponseEntity<String> sitemap() {
        String adresses = rubriques().stream()
                .flatMap(rubrique -> rubrique.pages().stream())
                .map(page -> "<url><loc>"
                        + HtmlUtils.htmlEscape(reglages.page(page.chemin()).toString()) + "</loc></url>\n")
                .collect(Collectors.joining());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .body(
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
                                + adresses + "</urlset>\n");
    }

    /** What is personal, or staff's, is nobody else's to keep. */
    @GetMapping("/robots.txt")
    ResponseEntity<String> robots() {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .body(
                        """
                        User-agent: *
                        Disallow: /api/
                        Disallow: /bureau
                        Disallow: /camunda
                        Disallow: /desinscription
                        Disallow: /dossiers
                        Disallow: /engine-rest

                        Sitemap: %s
                        """
                                .formatted(reglages.page("/sitemap.xml")));
    }

    private List<Rubrique> rubriques() {
        List<Rubrique> rubriques = new ArrayList<>();
        rubriques.add(new Rubrique(
                "Le site", List.of(new Page("/", "Appels à candidatures"), new Page("/mes-dossiers", "Mes dossiers"))));
        editions.toutes().forEach(edition -> rubriques.add(appel(edition)));
        rubriques.add(new Rubrique(
                "À propos",
                List.of(
                        new Page("/mentions-legales", "Mentions légales"),
                        new Page("/donnees-personnelles", "Données personnelles"),
                        new Page("/accessibilite", "Accessibilité"))));
        return rubriques;
    }

    private static Rubrique appel(Edition edition) {
        String racine = "/appels/" + edition.id();
        List<Page> pages = new ArrayList<>(List.of(
                new Page(racine, "Appel à candidatures"),
                new Page(racine + "/puis-je-candidater", "Puis-je candidater ?"),
                new Page(racine + "/reglement", "Règlement"),
                new Page(racine + "/questions", "Questions et réponses")));
        if (edition.proclameeLe() != null) {
            pages.add(new Page(racine + "/palmares", "Palmarès"));
        }
        return new Rubrique(edition.titre(), pages);
    }

    record Rubrique(String titre, List<Page> pages) {}

    record Page(String chemin, String titre) {}
}
