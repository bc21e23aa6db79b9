package fr.trophees.courriel;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Unsubscribing from the calls (DEP-5). Opening the link records nothing, mail scanners do that; the button of the page does,
 * and so does the one-click request of the reader's mail program (RFC 8058), which sends neither cookie nor CSRF token: the
 * signed link is the authorisation.
 */
@Controller
class DesinscriptionController {

    private final LienDesinscription liens;
    private final CourrielRepository courriels;
    private final Clock horloge;

    DesinscriptionController(LienDesinscription liens, CourrielRepository courriels, Clock horloge) {
        this.liens = liens;
        this.courriels = courriels;
        this.horloge = horloge;
    }

    @GetMapping("/desinscription/{jeton}")
    ModelAndView demander(@PathVariable String jeton, HttpServletResponse reponse) {
        return page(appel(jeton), "demande", reponse);
    }

    @PostMapping("/desinscription/{jeton}")
    ModelAndView confirmer(@PathVariable String jeton, HttpServletResponse reponse) {
        Optional<Envoi> appel = appel(jeton);
        appel.ifPresent(envoi -> courriels.desinscrire(envoi.destinataire(), horloge.instant()));
        return page(appel, "faite", reponse);
    }

    private Optional<Envoi> appel(String jeton) {
        return liens.courriel(jeton).flatMap(courriels::lire).filter(envoi -> TypeCourriel.duCode(envoi.type())
                .filter(TypeCourriel::desinscriptible)
                .isPresent());
    }

    private static ModelAndView page(Optional<Envoi> appel, String etape, HttpServletResponse reponse) {
        reponse.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        reponse.setHeader("Referrer-Policy", "no-referrer");
        reponse.setHeader("X-Robots-Tag", "noindex");
        if (appel.isEmpty()) {
            return new ModelAndView("desinscription", Map.of("etape", "inconnue"), HttpStatus.NOT_FOUND);
        }
        Envoi envoi = appel.get();
        Concours concours = Parametres.lire(TypeCourriel.APPEL, envoi.edition(), envoi.parametres())
                .concours();
        return new ModelAndView(
                "desinscription",
                Map.of("etape", etape, "adresse", masquer(envoi.destinataire()), "concours", concours));
    }

    /** Enough for its owner, little for whom the mail was forwarded to: {@code c…@ville.example}. */
    static String masquer(String adresse) {
        int arobase = adresse.lastIndexOf('@');
        return arobase < 1
                ? "…"
                : adresse.substring(0, adresse.offsetByCodePoints(0, 1)) + "…" + adresse.substring(arobase);
    }
}
