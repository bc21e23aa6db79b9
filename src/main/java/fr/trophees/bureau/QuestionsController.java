package fr.trophees.bureau;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.questions.Question;
import fr.trophees.questions.QuestionService;
import fr.trophees.site.PageDeRefus;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/** Staff answers questions about the calls, once for all. */
@Controller
@RequestMapping("/bureau/questions")
class QuestionsController {

    private final QuestionService questions;
    private final EditionRepository editions;

    QuestionsController(QuestionService questions, EditionRepository editions) {
        this.questions = questions;
        this.editions = editions;
    }

    @GetMapping
    ModelAndView lister(@RequestParam(name = "fait", required = false) String fait) {
        ModelMap modele = new ModelMap();
        modele.put("fait", fait);
        return liste(modele, HttpStatus.OK);
    }

    /** A question that staff asks itself, because many will. */
    @PostMapping
    ModelAndView ajouter(
            @RequestParam("edition") String edition,
            @RequestParam(name = "question", defaultValue = "") String question,
            @RequestParam(name = "reponse", defaultValue = "") String reponse,
            Principal par) {
        try {
            questions.ajouter(edition, question, reponse, par.getName());
        } catch (RequeteRefusee refus) {
            ModelMap modele = new ModelMap();
            modele.put("edition", edition);
            return liste(saisie(modele, question, reponse, refus), refus.statut());
        }
        return ensuite("publiee");
    }

    @GetMapping("/{id}")
    ModelAndView montrer(@PathVariable UUID id) {
        return page(questions.charger(id), new ModelMap(), HttpStatus.OK);
    }

    @PostMapping("/{id}/publication")
    ModelAndView publier(
            @PathVariable UUID id,
            @RequestParam("version") int version,
            @RequestParam(name = "question", defaultValue = "") String question,
            @RequestParam(name = "reponse", defaultValue = "") String reponse,
            Principal par) {
        try {
            questions.publier(id, version, question, reponse, par.getName());
        } catch (RequeteRefusee refus) {
            if (refus.statut() == HttpStatus.NOT_FOUND) {
                throw refus;
            }
            return page(questions.charger(id), saisie(new ModelMap(), question, reponse, refus), refus.statut());
        }
        return ensuite("publiee");
    }

    @PostMapping("/{id}/ecart")
    ModelAndView ecarter(@PathVariable UUID id, @RequestParam("version") int version, Principal par) {
        questions.ecarter(id, version, par.getName());
        return ensuite("ecartee");
    }

    @ExceptionHandler
    ModelAndView refuser(RequeteRefusee refus) {
        return PageDeRefus.de(refus);
    }

    /** What was typed stays on the page. */
    private static ModelMap saisie(ModelMap modele, String question, String reponse, RequeteRefusee refus) {
        modele.put("question", question);
        modele.put("reponse", reponse);
        modele.put("refus", refus.erreurs().isEmpty() ? refus.getMessage() : null);
        modele.put(
                "erreurs",
                refus.erreurs().stream().collect(Collectors.toMap(ErreurDeChamp::champ, ErreurDeChamp::message)));
        return modele;
    }

    private ModelAndView liste(ModelMap modele, HttpStatus statut) {
        List<Edition> toutes = editions.toutes();
        Map<String, String> titres = toutes.stream().collect(Collectors.toMap(Edition::id, Edition::titre));
        List<Ligne> lignes = questions.toutes().stream()
                .map(question -> Ligne.de(question, titres.get(question.edition())))
                .toList();
        modele.put(
                "enAttente",
                lignes.stream().filter(ligne -> ligne.etat().equals("attente")).toList());
        modele.put(
                "traitees",
                lignes.stream().filter(ligne -> !ligne.etat().equals("attente")).toList());
        modele.put("editions", toutes);
        modele.putIfAbsent("erreurs", Map.of());
        return new ModelAndView("bureau/questions", modele, statut);
    }

    private ModelAndView page(Question question, ModelMap modele, HttpStatus statut) {
        Edition edition = editions.charger(question.edition());
        modele.put("ligne", Ligne.de(question, edition.titre()));
        modele.put("contact", edition.definition().contact().courriel());
        modele.put("version", question.version());
        modele.putIfAbsent("question", question.question() == null ? question.texte() : question.question());
        modele.putIfAbsent("reponse", question.reponse());
        modele.putIfAbsent("erreurs", Map.of());
        return new ModelAndView("bureau/question", modele, statut);
    }

    private static ModelAndView ensuite(String fait) {
        RedirectView suite = new RedirectView("/bureau/questions?fait=" + fait, true, false, false);
        suite.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(suite);
    }

    /** A question in the words of the desk. */
    record Ligne(
            UUID id,
            String edition,
            String concours,
            String etat,
            String texte,
            String courriel,
            String question,
            String poseeLe,
            String traiteeLe) {

        static Ligne de(Question question, String concours) {
            Instant traitee = question.publiee() ? question.publieeLe() : question.ecarteeLe();
            return new Ligne(
                    question.id(),
                    question.edition(),
                    concours,
                    question.enAttente() ? "attente" : question.publiee() ? "publiee" : "ecartee",
                    question.texte(),
                    question.courriel(),
                    question.question() == null ? question.texte() : question.question(),
                    DatesEnFrancais.dateCourteEtHeure(question.poseeLe()),
                    traitee == null ? null : DatesEnFrancais.dateCourteEtHeure(traitee));
        }
    }
}
