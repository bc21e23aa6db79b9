package fr.trophees.bureau;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.jury.LiensDesMembres;
import fr.trophees.jury.LiensPossibles;
import fr.trophees.jury.Proposition;
import fr.trophees.jury.PropositionsDeLiens;
import fr.trophees.jury.PropositionsDeLiens.Ecart;
import fr.trophees.site.PageDeRefus;
import java.security.Principal;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Staff confirms or dismisses the ties that the system proposes: nobody is recused by a guess (JURY-3). */
@Controller
@RequestMapping("/bureau/jury/{edition}/liens")
class LiensProposesController {

    static final String SANS_STRUCTURE = "lien déclaré à l’occasion du vote, structure non précisée";

    private final PropositionsDeLiens propositions;
    private final LiensDesMembres liens;
    private final EditionRepository editions;

    LiensProposesController(PropositionsDeLiens propositions, LiensDesMembres liens, EditionRepository editions) {
        this.propositions = propositions;
        this.liens = liens;
        this.editions = editions;
    }

    @GetMapping
    ModelAndView lister(@PathVariable String edition, @RequestParam(name = "fait", required = false) String fait) {
        ModelMap modele = new ModelMap();
        modele.put("fait", fait);
        return page(edition, modele, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView trancher(
            @PathVariable String edition,
            @RequestParam("jure") String jure,
            @RequestParam("siren") String siren,
            @RequestParam("decision") String decision,
            @RequestParam(name = "motif", defaultValue = "") String motif,
            Principal par) {
        try {
            if ("confirmer".equals(decision)) {
                propositions.confirmer(edition, jure, siren, motif.isBlank() ? null : motif, par.getName());
            } else {
                propositions.ecarter(edition, jure, siren, motif, par.getName());
            }
        } catch (RequeteRefusee refus) {
            if (refus.statut() == HttpStatus.NOT_FOUND) {
                throw refus;
            }
            ModelMap modele = new ModelMap();
            modele.put("refus", refus.getMessage());
            modele.put("enFaute", jure + "-" + siren);
            modele.put("motif", motif);
            return page(edition, modele, refus.statut());
        }
        RedirectView suite =
                new RedirectView("/bureau/jury/" + editions.charger(edition).id() + "/liens?fait", true, false, false);
        suite.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(suite);
    }

    @ExceptionHandler
    ModelAndView refuser(RequeteRefusee refus) {
        return PageDeRefus.de(refus);
    }

    private ModelAndView page(String id, ModelMap modele, HttpStatus statut) {
        Edition edition = editions.charger(id);
        modele.put("edition", edition);
        modele.put(
                "sansStructure",
                liens.sansStructure(id).stream()
                        .map(lien -> SansStructureEnClair.de(edition, lien))
                        .toList());
        List<Proposition> aTrancher = propositions.aTrancher(id);
        modele.put("propositions", aTrancher);
        modele.put(
                "ecartees",
                propositions.ecartees(id).stream().map(EcartEnClair::de).toList());
        return new ModelAndView("bureau/liens-proposes", modele, statut);
    }

    /** A tie that recuses and whose structure is yet to be told, in words. */
    record SansStructureEnClair(String jure, String membre, String objet) {

        static SansStructureEnClair de(Edition edition, LiensDesMembres.SansStructure lien) {
            return new SansStructureEnClair(
                    lien.jure(),
                    lien.membre(),
                    "« " + edition.definition().categorie(lien.categorie()).titre() + " »\u00a0: " + SANS_STRUCTURE
                            + ", le " + DatesEnFrancais.dateCourteEtHeure(lien.le()));
        }
    }

    /** A dismissal, in words. */
    record EcartEnClair(
            String jure,
            String membre,
            String siren,
            String structure,
            String faits,
            String par,
            String le,
            String motif) {

        static EcartEnClair de(Ecart ecart) {
            return new EcartEnClair(
                    ecart.jure(),
                    ecart.membre(),
                    ecart.siren(),
                    ecart.structure(),
                    ecart.natures().stream().map(LiensPossibles.Nature::libelle).collect(Collectors.joining(", ")),
                    ecart.parLeMembre() ? "le membre lui-même" : ecart.par(),
                    DatesEnFrancais.dateCourteEtHeure(ecart.le()),
                    ecart.motif());
        }
    }
}
