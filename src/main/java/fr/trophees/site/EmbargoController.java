package fr.trophees.site;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.ceremonie.Embargo;
import fr.trophees.ceremonie.Embargo.Acces;
import fr.trophees.ceremonie.RemiseService;
import fr.trophees.edition.DatesEnFrancais;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page of somebody on the embargo list (JURY-7). Opening the link shows no result, only what one commits to; each document is
 * then asked for with that commitment, and written down.
 */
@Controller
@RequestMapping("/embargo/{jeton}")
class EmbargoController {

    private final Embargo embargo;
    private final RemiseService remises;

    EmbargoController(Embargo embargo, RemiseService remises) {
        this.embargo = embargo;
        this.remises = remises;
    }

    @ModelAttribute
    void proteger(HttpServletResponse reponse) {
        reponse.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        reponse.setHeader("Referrer-Policy", "no-referrer");
        reponse.setHeader("X-Robots-Tag", "noindex, nofollow");
    }

    @GetMapping
    ModelAndView montrer(@PathVariable String jeton) {
        return page(jeton, trouver(jeton), null, HttpStatus.OK);
    }

    @PostMapping
    Object ouvrir(
            @PathVariable String jeton,
            @RequestParam(name = "accepte", defaultValue = "") String accepte,
            @RequestParam(name = "document", defaultValue = "") String document) {
        Acces acces = trouver(jeton);
        boolean permis = document.equals("diplomes") && acces.diplomes() || document.equals("presse") && acces.presse();
        if (!permis) {
            throw RequeteRefusee.introuvable("Ce document n’est pas ouvert par ce lien.");
        }
        if (!accepte.equals("oui")) {
            return page(
                    jeton,
                    acces,
                    "Pour ouvrir un document, engagez-vous d’abord à respecter l’embargo.",
                    HttpStatus.UNPROCESSABLE_ENTITY);
        }
        byte[] pdf = document.equals("diplomes") ? remises.diplomes(acces) : remises.presse(acces);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(document + ".pdf")
                                .build()
                                .toString())
                .body(pdf);
    }

    @ExceptionHandler
    ModelAndView refuser(RequeteRefusee refus) {
        return PageDeRefus.de(refus);
    }

    /** The same for a link that never was, for one taken back and for an expired one. */
    private Acces trouver(String jeton) {
        return embargo.acces(jeton)
                .orElseThrow(() -> RequeteRefusee.introuvable("Ce lien n’existe pas ou ne fonctionne plus."));
    }

    private static ModelAndView page(String jeton, Acces acces, String erreur, HttpStatus statut) {
        ModelMap modele = new ModelMap(Map.of("jeton", jeton));
        modele.put("acces", acces);
        modele.put("jusqua", DatesEnFrancais.dateEtHeure(acces.expireLe()));
        modele.put("ceremonie", DatesEnFrancais.dateEtHeure(acces.ceremonie()));
        modele.put("erreur", erreur);
        return new ModelAndView("site/embargo", modele, statut);
    }
}
