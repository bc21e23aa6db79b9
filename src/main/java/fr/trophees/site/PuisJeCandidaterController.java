package fr.trophees.site;

import fr.trophees.candidature.AutoDiagnostic;
import fr.trophees.candidature.AutoDiagnostic.Facilitateurs;
import fr.trophees.candidature.AutoDiagnostic.Reponses;
import fr.trophees.edition.Decisions;
import fr.trophees.edition.Definition;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.eligibilite.Issue;
import fr.trophees.eligibilite.ReglesEligibilite;
import fr.trophees.eligibilite.TypeStructure;
import fr.trophees.eligibilite.Verdict;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * « Puis-je candidater ? »: the rules' own verdicts on a few answers, before writing anything (ELIG-1 to ELIG-4, ELIG-8). The
 * answers are kept nowhere, not even in an address.
 */
@Controller
@RequestMapping("/appels/{edition}/puis-je-candidater")
class PuisJeCandidaterController {

    private final EditionRepository editions;
    private final AutoDiagnostic diagnostic;
    private final Clock horloge;

    PuisJeCandidaterController(EditionRepository editions, AutoDiagnostic diagnostic, Clock horloge) {
        this.editions = editions;
        this.diagnostic = diagnostic;
        this.horloge = horloge;
    }

    @GetMapping
    ModelAndView demander(@PathVariable String edition) {
        return page(editions.charger(edition), Map.of(), Map.of(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView repondre(
            @PathVariable String edition, @RequestParam Map<String, String> saisie, HttpServletResponse reponse) {
        reponse.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        Edition appel = editions.charger(edition);
        Questionnaire.Lecture lecture = Questionnaire.lire(appel.definition(), diagnostic.territoires(edition), saisie);
        if (lecture.reponses() == null) {
            return page(appel, saisie, lecture.parChamp(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        ModelAndView page = page(appel, saisie, Map.of(), HttpStatus.OK);
        List<Verdict> verdicts = diagnostic.examiner(edition, lecture.reponses());
        page.addObject("conclusion", ReglesEligibilite.proposer(verdicts).sens().name());
        page.addObject(
                "points",
                verdicts.stream()
                        .filter(verdict -> verdict.issue() != Issue.SANS_OBJET)
                        .map(verdict -> Point.de(verdict, lecture.reponses(), appel.definition()))
                        .toList());
        return page;
    }

    private ModelAndView page(
            Edition edition, Map<String, String> saisie, Map<String, String> erreurs, HttpStatus statut) {
        ModelMap modele = new ModelMap();
        modele.put("edition", edition);
        modele.put("articleUnProjet", diagnostic.articleUnProjet(edition.id()));
        modele.put("partageTitre", "Puis-je candidater ? – " + edition.titre());
        modele.put("action", Questionnaire.demandeLAction(edition.definition()));
        modele.put("organisateur", edition.definition().organisateur());
        modele.put(
                "types",
                Arrays.stream(TypeStructure.values())
                        .filter(type -> type != TypeStructure.STRUCTURE_PORTEUSE)
                        .toList());
        modele.put("categories", edition.definition().categories());
        modele.put("departements", diagnostic.territoires(edition.id()).departements());
        modele.put("etat", edition.etat(horloge.instant()));
        modele.put("saisie", saisie);
        modele.put("erreurs", erreurs);
        return new ModelAndView("site/puis-je-candidater", modele, statut);
    }

    /** A verdict for the person who asked: the rule's reason, but where it was written for staff. */
    record Point(String titre, String issue, String motif, String article) {

        static Point de(Verdict verdict, Reponses reponses, Definition definition) {
            String motif = verdict.regle().equals("ELIG-2") ? facilitateurs(reponses, definition) : verdict.motif();
            return new Point(titre(verdict.regle()), verdict.issue().name(), motif, verdict.article());
        }

        private static String titre(String regle) {
            return switch (regle) {
                case "ELIG-1" -> "Votre structure";
                case "ELIG-2" -> "Vos facilitateurs";
                case "ELIG-3" -> "La période de votre action";
                case "ELIG-4" -> "Votre territoire";
                default -> "La participation";
            };
        }

        private static String facilitateurs(Reponses reponses, Definition definition) {
            String organisateur = definition.organisateur();
            if (reponses.facilitateurs() == Facilitateurs.NON) {
                return "Ce concours s’adresse aux structures qui portent des facilitateurs de la clause sociale.";
            }
            String portes = reponses.facilitateurs() == Facilitateurs.OUI
                    ? ""
                    : "Ce concours s’adresse aux structures qui portent des facilitateurs : leurs noms seront demandés, et"
                            + " l’équipe regardera. ";
            String reconnaissance =
                    "votre coordination régionale clause sociale doit vous reconnaître : nous l’interrogeons"
                            + " pour vous, rien ne vous est demandé.";
            if (definition.decisions().d2() == Decisions.Reconnaissance.TOUS) {
                return portes + "Que vous adhériez ou non à " + organisateur + ", " + reconnaissance;
            }
            return portes
                    + (reponses.adherente()
                            ? "Votre adhésion sera vérifiée sur la liste des adhérents d’" + organisateur + "."
                            : "Sans adhésion à " + organisateur + ", " + reconnaissance);
        }
    }
}
