package fr.trophees.espacejury;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.espacejury.EspaceJury.LienInconnu;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;

/** What every page of a juror has in common: nothing keeps it, finds it or tells its address to another site. */
@ControllerAdvice(basePackageClasses = PagesDuJury.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PagesDuJury {

    @ModelAttribute
    void proteger(HttpServletResponse reponse) {
        reponse.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        reponse.setHeader("Referrer-Policy", "no-referrer");
        reponse.setHeader("X-Robots-Tag", "noindex, nofollow");
    }

    @ExceptionHandler
    ModelAndView inconnu(LienInconnu inconnu, HttpServletResponse reponse) {
        proteger(reponse);
        return new ModelAndView("jury/lien-inconnu", Map.of(), HttpStatus.NOT_FOUND);
    }

    @ExceptionHandler
    ModelAndView refuser(RequeteRefusee refus, HttpServletRequest requete, HttpServletResponse reponse) {
        proteger(reponse);
        return page(refus.titre(), refus.getMessage(), refus.statut(), requete);
    }

    /** An address that isn't written as ours are. */
    @ExceptionHandler
    ModelAndView mal(MethodArgumentTypeMismatchException mal, HttpServletRequest requete, HttpServletResponse reponse) {
        proteger(reponse);
        return page("Introuvable", "Cette adresse ne mène à rien.", HttpStatus.NOT_FOUND, requete);
    }

    private static ModelAndView page(String titre, String detail, HttpStatus statut, HttpServletRequest requete) {
        Map<String, Object> modele = new HashMap<>(Map.of("intitule", titre, "detail", detail));
        if (requete.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> chemin) {
            modele.put("jeton", chemin.get("jeton"));
        }
        return new ModelAndView("jury/refus", modele, statut);
    }
}
