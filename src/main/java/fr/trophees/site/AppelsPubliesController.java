package fr.trophees.site;

import fr.trophees.base.ReceptionFilter;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.candidature.EspaceCandidat;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Definition;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.EtatAppel;
import fr.trophees.edition.Jalon;
import fr.trophees.palmares.PalmaresService;
import fr.trophees.questions.QuestionService;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Calls, for everybody. Reading a page records nothing and needs no session. */
@Controller
class AppelsPubliesController {

    private final EditionRepository editions;
    private final EspaceCandidat candidats;
    private final PalmaresService palmares;
    private final QuestionService questions;
    private final Clock horloge;

    AppelsPubliesController(
            EditionRepository editions,
            EspaceCandidat candidats,
            PalmaresService palmares,
            QuestionService questions,
            Clock horloge) {
        this.editions = editions;
        this.candidats = candidats;
        this.palmares = palmares;
        this.questions = questions;
        this.horloge = horloge;
    }

    @GetMapping("/")
    ModelAndView accueil() {
        Instant maintenant = horloge.instant();
        Map<Temps, List<Resume>> parTemps = new EnumMap<>(Temps.class);
        for (Edition edition : editions.toutes()) {
            Resume resume = Resume.de(edition, situation(edition, maintenant), maintenant);
            parTemps.computeIfAbsent(resume.temps(), temps -> new ArrayList<>()).add(resume);
        }
        boolean candidatable = parTemps.keySet().stream().anyMatch(temps -> temps != Temps.PASSE);
        return new ModelAndView("site/accueil", Map.of("appels", parTemps, "candidatable", candidatable));
    }

    @GetMapping("/appels/{edition}")
    ModelAndView appel(@PathVariable String edition) {
        return page(editions.charger(edition), null, HttpStatus.OK);
    }

    /** As the API's {@code brouillons}: the answer is the same whatever the address. */
    @PostMapping("/appels/{edition}/lien")
    ModelAndView demanderUnLien(
            @PathVariable String edition,
            @RequestParam(name = "email", defaultValue = "") String email,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant recu) {
        Edition appel = editions.charger(edition);
        try {
            candidats.demanderUnLien(edition, email, recu);
        } catch (RequeteRefusee refus) {
            if (refus.statut() != HttpStatus.UNPROCESSABLE_ENTITY) {
                throw refus;
            }
            return page(appel, refus.getMessage(), refus.statut());
        }
        return voirEnsuite("/appels/" + appel.id() + "/lien-envoye");
    }

    @GetMapping("/appels/{edition}/lien-envoye")
    ModelAndView lienEnvoye(@PathVariable String edition) {
        return new ModelAndView("site/lien-envoye", Map.of("edition", editions.charger(edition)));
    }

    @ExceptionHandler
    ModelAndView refuser(RequeteRefusee refus) {
        return PageDeRefus.de(refus);
    }

    /** The text that candidates accept (DEP-3), alone, as one prints it. */
    @GetMapping("/appels/{edition}/reglement")
    ModelAndView reglement(@PathVariable String edition) {
        Edition appel = editions.charger(edition);
        ModelMap modele = new ModelMap();
        modele.put("edition", appel);
        modele.put("partageTitre", "Règlement – " + appel.titre());
        modele.put("reglement", appel.definition().reglement());
        modele.put(
                "articles",
                appel.definition().reglement().articles().stream()
                        .map(article -> new Passage(article.numero(), article.titre(), Bloc.de(article.texte())))
                        .toList());
        modele.put("decisions", appel.decisionsPubliees());
        return new ModelAndView("site/reglement", modele);
    }

    private static String partage(Situation situation, Edition edition) {
        String cloture = AppelEnClair.moment(Jalon.CLOTURE, edition.calendrier().instant(Jalon.CLOTURE));
        return situation == Situation.OUVERT
                ? "Candidatures ouvertes jusqu’au " + cloture + "."
                : situation.libelle() + ".";
    }

    private Situation situation(Edition edition, Instant maintenant) {
        return Situation.de(edition.etat(maintenant), candidats.ouvert(edition.id(), maintenant));
    }

    private ModelAndView page(Edition edition, String erreur, HttpStatus statut) {
        Instant maintenant = horloge.instant();
        Definition definition = edition.definition();
        Situation situation = situation(edition, maintenant);
        ModelMap modele = new ModelMap();
        modele.put("edition", edition);
        modele.put("definition", definition);
        modele.put("situation", situation);
        modele.put("calendrier", AppelEnClair.calendrier(edition));
        modele.put("maintenant", maintenant);
        modele.put("introduction", Bloc.de(definition.appel().introduction()));
        modele.put("quiPeutCandidater", Bloc.de(definition.appel().quiPeutCandidater()));
        modele.put("modalites", Bloc.de(definition.appel().modalites()));
        modele.put("jury", Bloc.de(definition.appel().jury()));
        modele.put(
                "categories",
                definition.categories().stream()
                        .map(categorie -> new Passage(categorie.id(), categorie.titre(), Bloc.de(categorie.texte())))
                        .toList());
        modele.put("coupDeCoeur", Bloc.de(definition.coupDeCoeur().texte()));
        modele.put("decisions", edition.decisionsPubliees());
        modele.put("ouvert", situation == Situation.OUVERT || situation == Situation.HORS_DELAI);
        modele.put(
                "lancement",
                AppelEnClair.moment(Jalon.LANCEMENT, edition.calendrier().instant(Jalon.LANCEMENT)));
        modele.put("cloture", DatesEnFrancais.dateEtHeure(edition.calendrier().instant(Jalon.CLOTURE)));
        modele.put("clotureDans", AppelEnClair.dans(edition.calendrier().instant(Jalon.CLOTURE), maintenant));
        modele.put("limite", DatesEnFrancais.echeance(edition.calendrier().instant(Jalon.LIMITE)));
        modele.put("ceremonie", DatesEnFrancais.jour(edition.calendrier().instant(Jalon.CEREMONIE)));
        modele.put("questions", QuestionsPubliquesController.enClair(questions.publiees(edition.id())));
        modele.put("questionsOuvertes", questions.ouvertes(edition));
        modele.put("votesFermes", edition.calendrier().atteint(Jalon.FERMETURE_VOTES, maintenant));
        modele.put("erreur", erreur);
        modele.put("partageTitre", edition.titre());
        modele.put("partageTexte", partage(situation, edition));
        palmares.proclame(edition.id()).ifPresent(proclame -> {
            modele.put("palmares", proclame);
            modele.put("sansLaureat", palmares.sansLaureat(edition.id()));
        });
        if (definition.autreConcours() != null
                && editions.trouver(definition.autreConcours().edition()).isPresent()) {
            modele.put("autreConcours", definition.autreConcours());
        }
        return new ModelAndView("site/appel", modele, statut);
    }

    /** After a POST: reloading the page sends nothing again. */
    static ModelAndView voirEnsuite(String chemin) {
        RedirectView suite = new RedirectView(chemin, true, false, false);
        suite.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(suite);
    }

    /** A titled text: a category, an article. */
    record Passage(String id, String titre, List<Bloc> texte) {}

    /** How the home page sorts calls. */
    enum Temps {
        EN_COURS("Appels en cours"),
        A_VENIR("Appels à venir"),
        PASSE("Éditions passées");

        private final String titre;

        Temps(String titre) {
            this.titre = titre;
        }

        public String titre() {
            return titre;
        }

        static Temps de(EtatAppel etat) {
            return switch (etat) {
                case A_VENIR -> A_VENIR;
                case OUVERT, CLOS, SUSPENDU -> EN_COURS;
                case ANNULE, PROCLAME -> PASSE;
            };
        }
    }

    /** @param cloture and the other dates in words; {@code reste} tells how far the closing is, null once it is past */
    record Resume(
            String id,
            String titre,
            Temps temps,
            Situation situation,
            String introduction,
            int categories,
            String lancement,
            String cloture,
            String reste,
            String ceremonie,
            String lieu) {

        static Resume de(Edition edition, Situation situation, Instant maintenant) {
            Definition definition = edition.definition();
            return new Resume(
                    edition.id(),
                    edition.titre(),
                    Temps.de(edition.etat(maintenant)),
                    situation,
                    Bloc.de(definition.appel().introduction()).get(0).lignes().get(0),
                    definition.categories().size(),
                    quand(edition, Jalon.LANCEMENT),
                    quand(edition, Jalon.CLOTURE),
                    situation == Situation.OUVERT
                            ? AppelEnClair.dans(edition.calendrier().instant(Jalon.CLOTURE), maintenant)
                            : null,
                    DatesEnFrancais.jour(edition.calendrier().instant(Jalon.CEREMONIE)),
                    definition.lieuCeremonie());
        }

        private static String quand(Edition edition, Jalon jalon) {
            return AppelEnClair.moment(jalon, edition.calendrier().instant(jalon));
        }
    }
}
