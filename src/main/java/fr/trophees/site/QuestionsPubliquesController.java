package fr.trophees.site;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.questions.Question;
import fr.trophees.questions.QuestionService;
import java.util.List;
import java.util.Map;
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

/** Questions and answers about a call, the same for all; anybody may ask, nobody is named. */
@Controller
@RequestMapping("/appels/{edition}/questions")
class QuestionsPubliquesController {

    private final EditionRepository editions;
    private final QuestionService questions;

    QuestionsPubliquesController(EditionRepository editions, QuestionService questions) {
        this.editions = editions;
        this.questions = questions;
    }

    @GetMapping
    ModelAndView lire(@PathVariable String edition, @RequestParam(name = "posee", required = false) String posee) {
        ModelMap modele = new ModelMap();
        modele.put("posee", posee != null);
        return page(editions.charger(edition), modele, HttpStatus.OK);
    }

    /** @param site a field that people don't see: what fills it in is no person, and is thanked for nothing */
    @PostMapping
    ModelAndView poser(
            @PathVariable String edition,
            @RequestParam(name = "email", defaultValue = "") String email,
            @RequestParam(name = "question", defaultValue = "") String question,
            @RequestParam(name = "site", defaultValue = "") String site) {
        Edition appel = editions.charger(edition);
        if (site.isEmpty()) {
            try {
                questions.poser(edition, email, question);
            } catch (RequeteRefusee refus) {
                return refusee(appel, email, question, refus);
            }
        }
        return AppelsPubliesController.voirEnsuite("/appels/" + appel.id() + "/questions?posee#poser");
    }

    private ModelAndView refusee(Edition appel, String email, String question, RequeteRefusee refus) {
        ModelMap modele = new ModelMap();
        modele.put("email", email);
        modele.put("question", question);
        modele.put("refus", refus.erreurs().isEmpty() ? refus.getMessage() : null);
        modele.put(
                "erreurs",
                refus.erreurs().stream().collect(Collectors.toMap(ErreurDeChamp::champ, ErreurDeChamp::message)));
        return page(appel, modele, refus.statut());
    }

    @ExceptionHandler
    ModelAndView refuser(RequeteRefusee refus) {
        return PageDeRefus.de(refus);
    }

    private ModelAndView page(Edition edition, ModelMap modele, HttpStatus statut) {
        modele.put("edition", edition);
        modele.put("partageTitre", "Questions et réponses – " + edition.titre());
        modele.put("contact", edition.definition().contact().courriel());
        modele.put("questions", enClair(questions.publiees(edition.id())));
        modele.put("ouvertes", questions.ouvertes(edition));
        modele.putIfAbsent("erreurs", Map.of());
        return new ModelAndView("site/questions", modele, statut);
    }

    static List<QuestionEnClair> enClair(List<Question> publiees) {
        return publiees.stream().map(QuestionEnClair::de).toList();
    }

    /** @param le when it was answered, and when the words changed if they did */
    record QuestionEnClair(String id, String question, List<Bloc> reponse, String le) {

        private static QuestionEnClair de(Question question) {
            String le = "Réponse publiée le " + DatesEnFrancais.jourCourt(question.publieeLe());
            if (question.modifieeLe() != null) {
                le += ", modifiée le " + DatesEnFrancais.jourCourt(question.modifieeLe());
            }
            return new QuestionEnClair(
                    "question-" + question.id(), question.question(), Bloc.de(question.reponse()), le + ".");
        }
    }
}
