package fr.trophees.bureau;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.RequeteRefusee;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.ui.ModelMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** What the desk's pages with a form have in common: what was typed, what is wrong with it and where. */
final class PageDeSaisie {

    private PageDeSaisie() {}

    /** The page as it is first opened. */
    static ModelAndView vierge(String vue, ModelMap modele, Map<String, String> saisie) {
        return page(vue, modele, saisie, Map.of(), null, HttpStatus.OK);
    }

    /** The page again, with everything that was typed and an error on each field at fault. */
    static ModelAndView refusee(String vue, ModelMap modele, Map<String, String> saisie, RequeteRefusee refus) {
        Map<String, String> erreurs = new LinkedHashMap<>();
        refus.erreurs()
                .forEach((ErreurDeChamp erreur) ->
                        erreurs.merge(erreur.champ(), erreur.message(), (une, autre) -> une + " " + autre));
        return page(vue, modele, saisie, erreurs, refus.getMessage(), refus.statut());
    }

    private static ModelAndView page(
            String vue,
            ModelMap modele,
            Map<String, String> saisie,
            Map<String, String> erreurs,
            String refus,
            HttpStatus statut) {
        modele.put("saisie", saisie);
        modele.put("erreurs", erreurs);
        modele.put("refus", refus);
        return new ModelAndView(vue, modele, statut);
    }

    /** After a change: reloading the page doesn't do it again. */
    static ModelAndView voirEnsuite(String chemin) {
        RedirectView suite = new RedirectView(chemin, true, false, false);
        suite.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(suite);
    }
}
