package fr.trophees.site;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.vote.VoteService;
import fr.trophees.vote.VoteService.Empreintes;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/**
 * The list of the hashes of the jury's votes, once the results are proclaimed (JURY-7, JURY-8): a juror finds their own with their
 * receipt; nobody learns a choice from it.
 */
@Controller
class EmpreintesController {

    private final EditionRepository editions;
    private final VoteService votes;

    EmpreintesController(EditionRepository editions, VoteService votes) {
        this.editions = editions;
        this.votes = votes;
    }

    @GetMapping("/appels/{edition}/empreintes")
    ModelAndView page(@PathVariable String edition) {
        Edition appel;
        try {
            appel = exigerProclame(edition);
        } catch (RequeteRefusee refus) {
            return PageDeRefus.de(refus);
        }
        List<Categorie> categories = votes.empreintes(edition).entrySet().stream()
                .map(entree -> new Categorie(
                        appel.definition().categorie(entree.getKey()).titre(), entree.getKey(), entree.getValue()))
                .toList();
        return new ModelAndView("site/empreintes", Map.of("appel", appel, "categories", categories));
    }

    @GetMapping(path = "/api/appels/{edition}/empreintes", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    SortedMap<String, List<Empreintes>> liste(@PathVariable String edition) {
        exigerProclame(edition);
        return votes.empreintes(edition);
    }

    private Edition exigerProclame(String edition) {
        Edition appel = editions.charger(edition);
        if (appel.proclameeLe() == null) {
            throw RequeteRefusee.introuvable(
                    "Les résultats ne sont pas proclamés : la liste des empreintes paraît avec eux.");
        }
        return appel;
    }

    /** @param tours the rounds that count, the second after the first */
    record Categorie(String titre, String id, List<Empreintes> tours) {}
}
