package fr.trophees.site;

import fr.trophees.base.ReceptionFilter;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.candidature.PartageService;
import fr.trophees.candidature.PartageService.Proposition;
import fr.trophees.edition.DatesEnFrancais;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where somebody accepts to become the contact of a dossier; opening it accepts nothing. */
@Controller
class RepriseController {

    private final PartageService partages;

    RepriseController(PartageService partages) {
        this.partages = partages;
    }

    @GetMapping("/reprises/{jeton}")
    ModelAndView montrer(@PathVariable String jeton, @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant) {
        return page(jeton, null, Map.of(), maintenant);
    }

    @PostMapping("/reprises/{jeton}")
    ModelAndView accepter(
            @PathVariable String jeton,
            @RequestParam(name = "contactNom", defaultValue = "") String nom,
            @RequestParam(name = "contactTelephone", defaultValue = "") String telephone,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant) {
        try {
            partages.accepterCession(jeton, nom, telephone, maintenant);
        } catch (RequeteRefusee refus) {
            return page(jeton, refus, Map.of("contactNom", nom, "contactTelephone", telephone), maintenant);
        }
        return AppelsPubliesController.voirEnsuite("/dossier-repris");
    }

    @GetMapping("/dossier-repris")
    ModelAndView repris() {
        return fin(
                "Vous êtes le contact du dossier",
                "Le lien personnel qui l’ouvre vient de partir à votre adresse. La personne qui vous l’a confié est prévenue, et ses"
                        + " liens ne fonctionnent plus.");
    }

    @GetMapping("/lien-renouvele")
    ModelAndView renouvele() {
        return fin(
                "Le nouveau lien est parti",
                "Il arrive dans quelques minutes à l’adresse du contact du dossier. Les anciens liens ne fonctionnent plus.");
    }

    @GetMapping("/acces-quitte")
    ModelAndView quitte() {
        return fin(
                "Vous avez quitté le dossier",
                "Votre lien ne fonctionne plus, et votre adresse n’est plus attachée à ce dossier.");
    }

    private static ModelAndView fin(String titre, String detail) {
        return new ModelAndView("site/fin", Map.of("intitule", titre, "detail", detail));
    }

    private ModelAndView page(String jeton, RequeteRefusee refus, Map<String, String> saisie, Instant maintenant) {
        Proposition proposition = partages.proposition(jeton, maintenant).orElse(null);
        if (proposition == null) {
            return PagesPersonnelles.inconnu();
        }
        ModelMap modele = new ModelMap();
        modele.put("jeton", jeton);
        modele.put("proposition", proposition);
        modele.put("fin", DatesEnFrancais.dateEtHeure(proposition.expireLe()));
        modele.put("erreurs", PagesPersonnelles.erreurs(refus));
        modele.put("saisie", new HashMap<>(saisie));
        return new ModelAndView("site/reprise", modele, refus == null ? HttpStatus.OK : refus.statut());
    }
}
