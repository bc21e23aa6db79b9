package fr.trophees.site;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.RequeteRefusee;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** What the pages that a link of its own opens have in common: nothing keeps them, and a link that opens nothing says no more. */
@ControllerAdvice(
        assignableTypes = {
            DossierPersonnelController.class,
            AttestationController.class,
            AccesController.class,
            DonneesController.class,
            SignatureController.class,
            RepriseController.class,
            MesDossiersController.class
        })
@Order(Ordered.HIGHEST_PRECEDENCE)
class PagesPersonnelles {

    @ModelAttribute
    void proteger(HttpServletResponse reponse) {
        DossierPersonnelController.gardeeSecrete(reponse);
    }

    @ExceptionHandler
    ModelAndView refuser(RequeteRefusee refus, HttpServletResponse reponse) {
        proteger(reponse);
        return refus.statut() == HttpStatus.NOT_FOUND ? inconnu() : PageDeRefus.de(refus);
    }

    @ExceptionHandler
    ModelAndView refuser(MultipartException refus, HttpServletRequest requete, HttpServletResponse reponse) {
        proteger(reponse);
        String adresse = requete.getRequestURI();
        boolean signature = adresse.startsWith("/signatures/");
        return PageDeRefus.de(refus)
                .addObject("retour", signature ? adresse.substring(0, adresse.lastIndexOf('/')) : adresse);
    }

    /** The same for a link that never was, for a revoked one and for one that is over. */
    static ModelAndView inconnu() {
        return new ModelAndView("site/lien-inconnu", new ModelMap(), HttpStatus.NOT_FOUND);
    }

    /** The message of each field at fault; under the empty name, one that is no field's. */
    static Map<String, String> erreurs(RequeteRefusee refus) {
        Map<String, String> erreurs = new LinkedHashMap<>();
        if (refus == null) {
            return erreurs;
        }
        for (ErreurDeChamp erreur : refus.erreurs()) {
            erreurs.putIfAbsent(erreur.champ(), erreur.message());
        }
        if (erreurs.isEmpty()) {
            erreurs.put("", refus.getMessage());
        }
        return erreurs;
    }
}
