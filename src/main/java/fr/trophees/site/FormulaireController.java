package fr.trophees.site;

import fr.trophees.base.ReceptionFilter;
import fr.trophees.candidature.EspaceCandidat;
import fr.trophees.candidature.EspaceCandidat.Suivi;
import fr.trophees.edition.DatesEnFrancais;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.servlet.ModelAndView;

/**
 * The online form behind a personal link. The page is a frame: its script fetches the form as deployed and the dossier, and acts
 * through the API alone (DEP-1).
 */
@Controller
class FormulaireController {

    private final EspaceCandidat candidats;

    FormulaireController(EspaceCandidat candidats) {
        this.candidats = candidats;
    }

    @GetMapping("/dossiers/{jeton}/formulaire")
    ModelAndView remplir(
            @PathVariable String jeton,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant,
            HttpServletResponse reponse) {
        reponse.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        reponse.setHeader("X-Robots-Tag", "noindex, nofollow");
        Suivi suivi = candidats.suivi(jeton, maintenant).orElse(null);
        if (suivi == null) {
            return new ModelAndView("site/lien-inconnu", new ModelMap(), HttpStatus.NOT_FOUND);
        }
        ModelMap modele = new ModelMap();
        modele.put("jeton", jeton);
        modele.put("dossier", suivi);
        modele.put("cloture", DatesEnFrancais.dateEtHeure(suivi.cloture()));
        return new ModelAndView("site/formulaire", modele);
    }
}
