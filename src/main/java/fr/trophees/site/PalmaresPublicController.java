package fr.trophees.site;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.Jalon;
import fr.trophees.palmares.Palmares;
import fr.trophees.palmares.PalmaresService;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The proclaimed results, to read, print and share (art. 4.5); before the proclamation there is no such page (JURY-7). */
@Controller
class PalmaresPublicController {

    private final EditionRepository editions;
    private final PalmaresService palmares;

    PalmaresPublicController(EditionRepository editions, PalmaresService palmares) {
        this.editions = editions;
        this.palmares = palmares;
    }

    @GetMapping("/appels/{edition}/palmares")
    ModelAndView palmares(@PathVariable String edition) {
        Edition appel = editions.charger(edition);
        Palmares proclame = palmares.proclame(edition)
                .orElseThrow(() -> RequeteRefusee.introuvable("Il n’y a rien à cette adresse pour l’instant."));
        ModelMap modele = new ModelMap();
        modele.put("edition", appel);
        modele.put("definition", appel.definition());
        modele.put("palmares", proclame);
        modele.put("sansLaureat", palmares.sansLaureat(edition));
        modele.put(
                "rectificatifs",
                proclame.rectifications().stream()
                        .map(rectificatif -> new RectificatifEnClair(
                                DatesEnFrancais.dateCourteEtHeure(rectificatif.le()), rectificatif.texte()))
                        .toList());
        modele.put("ceremonie", DatesEnFrancais.jour(appel.calendrier().instant(Jalon.CEREMONIE)));
        modele.put("partageTitre", "Palmarès – " + appel.titre());
        modele.put("partageTexte", "Les lauréats de chaque catégorie.");
        return new ModelAndView("site/palmares", modele);
    }

    @ExceptionHandler
    ModelAndView refuser(RequeteRefusee refus) {
        return PageDeRefus.de(refus);
    }

    /** A correction published after the proclamation, with its date (ORG-3). */
    record RectificatifEnClair(String le, String texte) {}
}
