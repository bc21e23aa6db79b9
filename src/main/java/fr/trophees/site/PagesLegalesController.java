package fr.trophees.site;

import fr.trophees.edition.Definition;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Who publishes the site, what becomes of personal data (ORG-2, ORG-4), how accessible it is. */
@Controller
class PagesLegalesController {

    private final EditionRepository editions;
    private final MentionsProperties mentions;

    PagesLegalesController(EditionRepository editions, MentionsProperties mentions) {
        this.editions = editions;
        this.mentions = mentions;
    }

    @GetMapping("/mentions-legales")
    ModelAndView mentions() {
        return page("site/mentions-legales");
    }

    @GetMapping("/donnees-personnelles")
    ModelAndView donnees() {
        ModelAndView page = page("site/donnees-personnelles");
        page.addObject("durees", editions.toutes().stream().map(Durees::de).toList());
        return page;
    }

    @GetMapping("/accessibilite")
    ModelAndView accessibilite() {
        return page("site/accessibilite");
    }

    /** How to reach the organiser is the latest edition's to say. */
    private ModelAndView page(String modele) {
        ModelMap valeurs = new ModelMap();
        valeurs.put("mentions", mentions);
        editions.toutes().stream().findFirst().map(Edition::definition).ifPresent(definition -> {
            valeurs.put("organisateur", definition.organisateur());
            valeurs.put("contact", definition.contact());
        });
        return new ModelAndView(modele, valeurs);
    }

    /** How long an edition's data are kept, counted from the ceremony. */
    record Durees(String titre, String brouillons, String dossiers, String laureats) {

        static Durees de(Edition edition) {
            Definition.Conservation conservation = edition.definition().conservation();
            return new Durees(
                    edition.titre(),
                    enClair(conservation.brouillons()),
                    enClair(conservation.dossiers()),
                    enClair(conservation.laureats()));
        }

        static String enClair(Period duree) {
            List<String> parties = Stream.of(
                            partie(duree.getYears(), "an", "ans"),
                            partie(duree.getMonths(), "mois", "mois"),
                            partie(duree.getDays(), "jour", "jours"))
                    .filter(partie -> !partie.isEmpty())
                    .toList();
            return String.join(" et ", parties);
        }

        private static String partie(int nombre, String singulier, String pluriel) {
            return nombre == 0 ? "" : nombre + "\u00a0" + (nombre == 1 ? singulier : pluriel);
        }
    }
}
