package fr.trophees.bureau;

import fr.trophees.candidature.DossiersDeLEquipe;
import fr.trophees.candidature.EtatDossier;
import fr.trophees.conservation.ConservationService;
import fr.trophees.courriel.CourrielRepository;
import fr.trophees.courriel.LigneCourriel;
import fr.trophees.edition.Calendrier;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.Jalon;
import fr.trophees.palmares.PalmaresService;
import fr.trophees.questions.QuestionService;
import fr.trophees.site.AppelEnClair;
import fr.trophees.site.MentionsProperties;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The desk's first page: where every edition stands, and what went wrong. */
@Controller
class AccueilController {

    private final EditionRepository editions;
    private final DossiersDeLEquipe dossiers;
    private final CourrielRepository courriels;
    private final TravauxEnEchec travaux;
    private final QuestionService questions;
    private final PalmaresService palmares;
    private final MentionsProperties mentions;
    private final ConservationService conservation;
    private final Clock horloge;

    AccueilController(
            EditionRepository editions,
            DossiersDeLEquipe dossiers,
            CourrielRepository courriels,
            TravauxEnEchec travaux,
            QuestionService questions,
            PalmaresService palmares,
            MentionsProperties mentions,
            ConservationService conservation,
            Clock horloge) {
        this.editions = editions;
        this.dossiers = dossiers;
        this.courriels = courriels;
        this.travaux = travaux;
        this.questions = questions;
        this.palmares = palmares;
        this.mentions = mentions;
        this.conservation = conservation;
        this.horloge = horloge;
    }

    @GetMapping("/bureau/connexion")
    ModelAndView connexion(@RequestParam(name = "error", required = false) String erreur) {
        return new ModelAndView(
                "bureau/connexion", Map.of("refusee", erreur != null, "epuisee", "essais".equals(erreur)));
    }

    @GetMapping("/bureau")
    ModelAndView accueil() {
        Map<LigneCourriel.Etat, Long> nombres = courriels.compter();
        List<Edition> toutes = editions.toutes();
        ModelMap modele = new ModelMap();
        modele.put("editions", toutes.stream().map(this::resumer).toList());
        modele.put("pannes", travaux.nombre());
        modele.put("dernieresPannes", travaux.derniers());
        modele.put("nouvelEssai", travaux.enNouvelEssai());
        modele.put("abandonnes", nombres.get(LigneCourriel.Etat.ABANDONNE));
        modele.put("questions", questions.enAttente());
        modele.put(
                "laureatsPartis",
                toutes.stream()
                        .filter(edition -> palmares.laureatParti(edition.id()))
                        .map(Lien::vers)
                        .toList());
        modele.put(
                "palmaresAttendus",
                toutes.stream().filter(this::palmaresAttendu).map(Lien::vers).toList());
        modele.put(
                "proclamationsAttendues",
                toutes.stream()
                        .filter(this::proclamationAttendue)
                        .map(Lien::vers)
                        .toList());
        modele.put("mentions", mentions.manquantes());
        modele.put("enAttente", nombres.get(LigneCourriel.Etat.EN_ATTENTE));
        return new ModelAndView("bureau/accueil", modele);
    }

    /** D-8, ORG-3: from the day before the ceremony, that there is nothing to proclaim. */
    private boolean palmaresAttendu(Edition edition) {
        return !edition.annulee()
                && !edition.suspendue()
                && edition.palmaresValideLe() == null
                && !aujourdHui().isBefore(jourDeLaCeremonie(edition).minusDays(1));
    }

    /** D-8: that nobody has proclaimed by midnight. */
    private boolean proclamationAttendue(Edition edition) {
        return !edition.annulee()
                && !edition.suspendue()
                && edition.palmaresValideLe() != null
                && edition.proclameeLe() == null
                && aujourdHui().isAfter(jourDeLaCeremonie(edition));
    }

    private static LocalDate jourDeLaCeremonie(Edition edition) {
        return edition.calendrier().jour(Jalon.CEREMONIE);
    }

    private LocalDate aujourdHui() {
        return horloge.instant().atZone(Calendrier.PARIS).toLocalDate();
    }

    private Resume resumer(Edition edition) {
        return new Resume(
                edition.id(),
                edition.titre(),
                AppelEnClair.etat(edition.etat(horloge.instant())),
                edition.calendrierValideLe() == null && !edition.annulee(),
                AppelEnClair.calendrier(edition),
                dossiers.compter(edition.id()),
                dossiers.formulaireEcarte(edition.id()).orElse(null),
                conservation.etapes(edition).stream().map(Garde::de).toList());
    }

    /** @param titre with the id: editions may have the same title */
    record Lien(String id, String titre, String ceremonie) {

        static Lien vers(Edition edition) {
            return new Lien(
                    edition.id(),
                    edition.titre() + " (" + edition.id() + ")",
                    DatesEnFrancais.dateEtHeure(edition.calendrier().instant(Jalon.CEREMONIE)));
        }
    }

    record Resume(
            String id,
            String titre,
            String etat,
            boolean calendrierAValider,
            List<AppelEnClair.Date> calendrier,
            Map<EtatDossier, Long> dossiers,
            String formulaireEcarte,
            List<Garde> gardes) {}

    /** @param effacements what was erased, and when */
    record Garde(String libelle, String jusqua, List<String> effacements) {

        static Garde de(ConservationService.Etape etape) {
            return new Garde(
                    etape.terme().libelle(),
                    DatesEnFrancais.jour(etape.le()),
                    etape.effacements().stream()
                            .map(fait -> "Le " + DatesEnFrancais.dateEtHeure(fait.le()) + "\u00A0: " + fait.quoi())
                            .toList());
        }
    }
}
