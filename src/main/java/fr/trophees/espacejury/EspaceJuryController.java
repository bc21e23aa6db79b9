package fr.trophees.espacejury;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Edition;
import fr.trophees.edition.Jalon;
import fr.trophees.espacejury.EspaceJury.Visite;
import fr.trophees.espacejury.LectureService.CategorieLisible;
import fr.trophees.formulaire.ReglesCourantes;
import fr.trophees.jury.ComptesDesJures;
import fr.trophees.jury.Engagements;
import fr.trophees.jury.JuryService;
import fr.trophees.jury.MotDePasse;
import fr.trophees.vote.BulletinVu;
import fr.trophees.vote.Participation;
import fr.trophees.vote.VoteService;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The juror's first page: what is left to do, and the way in (JURY-9). Opening it records nothing: mail scanners follow links. */
@Controller
class EspaceJuryController {

    private final EspaceJury espace;
    private final Engagements engagements;
    private final LectureService lectures;
    private final VoteService votes;
    private final JuryService jury;
    private final ComptesDesJures comptes;
    private final Notes notes;

    EspaceJuryController(
            EspaceJury espace,
            Engagements engagements,
            LectureService lectures,
            VoteService votes,
            JuryService jury,
            ComptesDesJures comptes,
            Notes notes) {
        this.espace = espace;
        this.engagements = engagements;
        this.lectures = lectures;
        this.votes = votes;
        this.jury = jury;
        this.comptes = comptes;
        this.notes = notes;
    }

    @GetMapping("/jury")
    ModelAndView demander(@RequestParam(name = "envoye", required = false) String envoye) {
        ModelMap modele = new ModelMap();
        modele.put("envoye", envoye != null);
        return new ModelAndView("jury/demander", modele);
    }

    /** The answer is the same whatever the address. */
    @PostMapping("/jury")
    ModelAndView demanderUnLien(@RequestParam(name = "email", defaultValue = "") String email) {
        String adresse = email.strip();
        if (adresse.isEmpty() || ReglesCourantes.adresseElectronique(adresse).isPresent()) {
            ModelMap modele = new ModelMap();
            modele.put("envoye", false);
            modele.put("email", email);
            modele.put("erreur", "Donnez une adresse électronique valable, par exemple nom@structure.fr.");
            return new ModelAndView("jury/demander", modele, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        jury.renvoyerLesLiens(adresse);
        ModelAndView suite = new ModelAndView("redirect:/jury?envoye");
        suite.setStatus(HttpStatus.SEE_OTHER);
        return suite;
    }

    @GetMapping("/jury/{jeton}")
    ModelAndView accueil(@PathVariable String jeton, @RequestParam(name = "fait", required = false) String fait) {
        return accueil(espace.ouvrir(jeton), fait, null, HttpStatus.OK);
    }

    @PostMapping("/jury/{jeton}/engagement")
    ModelAndView accepter(
            @PathVariable String jeton,
            @RequestParam(name = "version", defaultValue = "") String version,
            @RequestParam(name = "accepte", required = false) String accepte) {
        Visite visite = espace.ouvrir(jeton);
        if (accepte == null) {
            return accueil(
                    visite,
                    null,
                    new Erreur("accepte", "Cochez la case pour accepter la confidentialité et l’impartialité."),
                    HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            engagements.accepter(visite.edition().id(), visite.membre().id(), version);
        } catch (RequeteRefusee refus) {
            return accueil(visite, null, new Erreur("accepte", refus.getMessage()), refus.statut());
        }
        return visite.suite("?fait=engagement");
    }

    private ModelAndView accueil(Visite visite, String fait, Erreur erreur, HttpStatus statut) {
        Edition edition = visite.edition();
        String membre = visite.membre().id();
        ModelMap modele = new ModelMap();
        modele.put("fait", fait);
        modele.put("erreur", erreur);
        modele.put("engagement", edition.definition().jury().engagement());
        modele.put(
                "promesses",
                edition.definition().jury().engagement().texte().lines().toList());
        modele.put(
                "accepteLe",
                engagements
                        .acceptation(edition, membre)
                        .map(DatesEnFrancais::aLaSeconde)
                        .orElse(null));
        modele.put(
                "declareLe",
                engagements
                        .declareLe(edition.id(), membre)
                        .map(DatesEnFrancais::dateCourteEtHeure)
                        .orElse(null));
        modele.put("sansReponse", engagements.sansReponse(edition.id(), membre).size());
        modele.put(
                "aPreciser",
                engagements.categoriesAPreciser(edition.id(), membre).stream()
                        .map(categorie ->
                                edition.definition().categorie(categorie).titre())
                        .toList());
        modele.put("lecture", DatesEnFrancais.dateEtHeure(edition.calendrier().instant(Jalon.LECTURE_DOSSIERS)));
        modele.put("ouverture", DatesEnFrancais.dateEtHeure(edition.calendrier().instant(Jalon.OUVERTURE_VOTES)));
        modele.put("fermeture", DatesEnFrancais.echeance(edition.calendrier().instant(Jalon.FERMETURE_VOTES)));
        modele.put(
                "categories",
                lectures.categories(visite.membre()).stream()
                        .map(categorie -> CategorieEnClair.de(
                                categorie,
                                votes.bulletin(edition.id(), categorie.id(), membre),
                                edition.calendrier().instant(Jalon.FERMETURE_VOTES)))
                        .toList());
        return visite.page("accueil", "accueil", statut, modele);
    }

    @GetMapping("/jury/{jeton}/acces")
    ModelAndView acces(@PathVariable String jeton, @RequestParam(name = "fait", required = false) String fait) {
        return acces(espace.ouvrir(jeton), fait, null, HttpStatus.OK);
    }

    /** The juror chooses the password of their Tasklist account; nothing of it is shown, kept or logged. */
    @PostMapping("/jury/{jeton}/mot-de-passe")
    ModelAndView choisirMotDePasse(
            @PathVariable String jeton,
            @RequestParam(name = "motDePasse", defaultValue = "") String motDePasse,
            @RequestParam(name = "confirmation", defaultValue = "") String confirmation) {
        Visite visite = espace.ouvrir(jeton);
        String compte = visite.membre().id();
        if (!comptes.propreAuJury(compte)) {
            throw RequeteRefusee.conflit(
                    "Compte géré par l’administration",
                    "Votre compte n’a pas été ouvert pour ce jury : son mot de passe se change auprès de l’équipe.");
        }
        Erreur erreur = MotDePasse.refus(motDePasse, compte, visite.membre().nom())
                .map(message -> new Erreur("motDePasse", message))
                .orElseGet(() -> motDePasse.equals(confirmation)
                        ? null
                        : new Erreur("confirmation", "Les deux saisies diffèrent : retapez le mot de passe."));
        if (erreur != null) {
            return acces(visite, null, erreur, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        comptes.choisirMotDePasse(compte, motDePasse);
        return visite.suite("/acces?fait=mot-de-passe");
    }

    /** The former links stop working, this page's too. */
    @PostMapping("/jury/{jeton}/lien")
    ModelAndView remplacerLeLien(@PathVariable String jeton) {
        Visite visite = espace.ouvrir(jeton);
        jury.remplacerLeLien(visite.edition().id(), visite.membre().id());
        return new ModelAndView("jury/lien-remplace", new ModelMap());
    }

    @PostMapping("/jury/{jeton}/notes/effacement")
    ModelAndView effacerLesNotes(@PathVariable String jeton) {
        Visite visite = espace.ouvrir(jeton);
        notes.effacer(visite.membre());
        return visite.suite("/acces?fait=notes");
    }

    private ModelAndView acces(Visite visite, String fait, Erreur erreur, HttpStatus statut) {
        ModelMap modele = new ModelMap();
        modele.put("fait", fait);
        modele.put("erreur", erreur);
        modele.put("propreAuJury", comptes.propreAuJury(visite.membre().id()));
        modele.put("nombreDeNotes", notes.de(visite.membre()).size());
        return visite.page("acces", "acces", statut, modele);
    }

    /** JURY-8: the president sees who has yet to vote, never what was chosen. */
    @GetMapping("/jury/{jeton}/participation")
    ModelAndView participation(@PathVariable String jeton) {
        Visite visite = espace.ouvrir(jeton);
        if (!visite.membre().president()) {
            throw RequeteRefusee.introuvable("Cette page est celle de la présidence du jury.");
        }
        List<ParticipationEnClair> categories = votes
                .participation(visite.edition().id())
                .stream()
                .map(p -> new ParticipationEnClair(
                        visite.edition().definition().categorie(p.categorie()).titre(),
                        p.clos(),
                        p.membres(Participation.Etat.ATTENDU),
                        p.membres(Participation.Etat.A_VOTE),
                        p.membres(Participation.Etat.ABSENT),
                        p.membres(Participation.Etat.RECUSE)))
                .toList();
        return visite.page("participation", "participation", Map.of("categories", categories));
    }

    /** @param champ the field at fault */
    record Erreur(String champ, String message) {}

    record ParticipationEnClair(
            String titre,
            boolean clos,
            List<String> attendus,
            List<String> votants,
            List<String> absents,
            List<String> recuses) {}

    /** @param vote where the juror's ballot stands, in words; null when there is no ballot to speak of */
    record CategorieEnClair(
            String id,
            String titre,
            boolean lisible,
            String refus,
            int dossiers,
            String vote,
            String classe,
            boolean aVoter,
            String fermeture) {

        static CategorieEnClair de(CategorieLisible categorie, BulletinVu bulletin, Instant fermetureDesVotes) {
            boolean depose = bulletin.enregistreLe() != null;
            boolean videe = categorie.lisible() && categorie.nombre() == 0;
            boolean pourvue = bulletin.tour() > 0 && !videe;
            String vote =
                    switch (bulletin.situation()) {
                        case A_VENIR -> "vote à venir";
                        case OUVERT ->
                            videe
                                    ? "plus de dossier\u00a0: rien à voter"
                                    : bulletin.sansEffet()
                                            ? "votre choix n’est plus en lice : votez de nouveau"
                                            : depose ? "bulletin enregistré" : "bulletin attendu";
                        case SUSPENDU -> depose ? "vote suspendu, bulletin enregistré" : "vote suspendu";
                        case RECUSE -> "récusé : vous ne votez pas ici";
                        case CLOS -> "vote clos";
                    };
            String classe =
                    switch (bulletin.situation()) {
                        case OUVERT -> videe ? "ferme" : depose && !bulletin.sansEffet() ? "ouvert" : "attente";
                        case RECUSE -> "stop";
                        case A_VENIR, SUSPENDU, CLOS -> "ferme";
                    };
            return new CategorieEnClair(
                    categorie.id(),
                    categorie.titre(),
                    categorie.lisible(),
                    categorie.refus(),
                    categorie.nombre(),
                    vote,
                    classe,
                    pourvue && bulletin.situation() == BulletinVu.Situation.OUVERT,
                    pourvue
                                    && bulletin.situation() == BulletinVu.Situation.OUVERT
                                    && !bulletin.fermeture().equals(fermetureDesVotes)
                            ? DatesEnFrancais.echeance(bulletin.fermeture())
                            : null);
        }
    }
}
