package fr.trophees.site;

import fr.trophees.base.ReceptionFilter;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.candidature.MesDossiersService;
import fr.trophees.candidature.MesDossiersService.Ligne;
import fr.trophees.candidature.MesDossiersService.Liste;
import fr.trophees.edition.DatesEnFrancais;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** For who lost a link or has several dossiers: a mail, then a list. The answer is the same whatever the address. */
@Controller
@RequestMapping("/mes-dossiers")
class MesDossiersController {

    private final MesDossiersService dossiers;

    MesDossiersController(MesDossiersService dossiers) {
        this.dossiers = dossiers;
    }

    @GetMapping
    ModelAndView formulaire() {
        return page("", null);
    }

    @PostMapping
    ModelAndView demander(
            @RequestParam(name = "email", defaultValue = "") String email,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant) {
        try {
            dossiers.demander(email, maintenant);
        } catch (RequeteRefusee refus) {
            return page(email, refus);
        }
        return AppelsPubliesController.voirEnsuite("/mes-dossiers/envoye");
    }

    @GetMapping("/envoye")
    ModelAndView envoye() {
        return new ModelAndView(
                "site/fin",
                Map.of(
                        "intitule",
                        "Un message vient de partir",
                        "detail",
                        "Si l’adresse indiquée existe, elle recevra dans quelques minutes un lien vers la liste de ses dossiers, valable"
                                + " deux heures. La réponse est la même pour toutes les adresses. Rien n’arrive ? Regardez dans les"
                                + " courriers indésirables, et essayez avec une autre de vos adresses."));
    }

    @GetMapping("/{jeton}")
    ModelAndView lister(
            @PathVariable String jeton,
            @RequestParam(name = "renouvele", required = false) String renouvele,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant) {
        Liste liste = dossiers.liste(jeton, maintenant).orElse(null);
        if (liste == null) {
            return new ModelAndView("site/mes-dossiers-perimes", Map.of(), HttpStatus.NOT_FOUND);
        }
        ModelMap modele = new ModelMap();
        modele.put("jeton", jeton);
        modele.put("adresse", liste.adresse());
        modele.put("fin", DatesEnFrancais.dateEtHeure(liste.expireLe()));
        modele.put("renouvele", renouvele != null);
        modele.put("dossiers", liste.dossiers().stream().map(LigneEnClair::de).toList());
        return new ModelAndView("site/mes-dossiers-liste", modele);
    }

    @PostMapping("/{jeton}/renouvellement")
    ModelAndView renouveler(
            @PathVariable String jeton,
            @RequestParam("dossier") UUID dossier,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant) {
        dossiers.renouveler(jeton, dossier, maintenant);
        return AppelsPubliesController.voirEnsuite("/mes-dossiers/" + jeton + "?renouvele=oui");
    }

    private static ModelAndView page(String email, RequeteRefusee refus) {
        ModelMap modele = new ModelMap();
        modele.put("email", email);
        modele.put("erreurs", PagesPersonnelles.erreurs(refus));
        return new ModelAndView("site/mes-dossiers", modele, refus == null ? HttpStatus.OK : refus.statut());
    }

    /** @param titre what tells it from the others, in words */
    record LigneEnClair(
            UUID id,
            String titre,
            String concours,
            String structure,
            String etat,
            String creeLe,
            boolean contact,
            String chemin) {

        static LigneEnClair de(Ligne ligne) {
            String nom = ligne.projet() == null ? "Brouillon sans titre" : ligne.projet();
            return new LigneEnClair(
                    ligne.id(),
                    ligne.numero() == null ? nom : ligne.numero() + " – " + nom,
                    ligne.concours(),
                    ligne.structure(),
                    ligne.etat(),
                    DatesEnFrancais.dateEtHeure(ligne.creeLe()),
                    ligne.contact(),
                    ligne.chemin());
        }
    }
}
