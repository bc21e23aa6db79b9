package fr.trophees.espacejury;

import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.jury.Jure;
import fr.trophees.jury.LiensDeJure;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** What a juror's personal link opens: who has the link is the juror, no cookie counts. */
@Component
class EspaceJury {

    private final LiensDeJure liens;
    private final EditionRepository editions;

    EspaceJury(LiensDeJure liens, EditionRepository editions) {
        this.liens = liens;
        this.editions = editions;
    }

    /** @throws LienInconnu for a token that opens nothing, whatever the reason */
    Visite ouvrir(String jeton) {
        Jure membre = liens.membre(jeton).orElseThrow(LienInconnu::new);
        return new Visite(jeton, membre, editions.charger(membre.edition()));
    }

    /** A juror on one of their pages. */
    record Visite(String jeton, Jure membre, Edition edition) {

        /** @param onglet which tab the page stands under */
        ModelAndView page(String vue, String onglet, HttpStatus statut, Map<String, ?> modele) {
            ModelAndView page = new ModelAndView("jury/" + vue, modele);
            page.addObject("jeton", jeton);
            page.addObject("membre", membre);
            page.addObject("edition", edition);
            page.addObject("onglet", onglet);
            page.setStatus(statut);
            return page;
        }

        ModelAndView page(String vue, String onglet, Map<String, ?> modele) {
            return page(vue, onglet, HttpStatus.OK, modele);
        }

        /** After a POST: reloading the page sends nothing again. */
        ModelAndView suite(String chemin) {
            RedirectView suite = new RedirectView("/jury/" + jeton + chemin, true, false, false);
            suite.setStatusCode(HttpStatus.SEE_OTHER);
            return new ModelAndView(suite);
        }

        /** Without the token: a record's own text would tell it to a log. */
        @Override
        public String toString() {
            return "Visite[" + edition.id() + "]";
        }
    }

    /** The same for a link that never was, a revoked one, and that of a former member. */
    static final class LienInconnu extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
