package fr.trophees.site;

import fr.trophees.base.ReceptionFilter;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.candidature.EspaceCandidat;
import fr.trophees.candidature.EspaceCandidat.Suivi;
import fr.trophees.candidature.PartageService;
import fr.trophees.candidature.PartageService.Invite;
import fr.trophees.candidature.PartageService.Partage;
import fr.trophees.edition.DatesEnFrancais;
import java.time.Instant;
import java.util.HashMap;
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

/** Who may open a dossier: colleagues invited, the contact's place offered, the link renewed. */
@Controller
@RequestMapping("/dossiers/{jeton}/acces")
class AccesController {

    private final EspaceCandidat candidats;
    private final PartageService partages;

    AccesController(EspaceCandidat candidats, PartageService partages) {
        this.candidats = candidats;
        this.partages = partages;
    }

    @GetMapping
    ModelAndView montrer(
            @PathVariable String jeton,
            @RequestParam(name = "fait", required = false) String fait,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant) {
        return page(jeton, fait, null, Map.of(), maintenant);
    }

    @PostMapping("/collegues")
    ModelAndView inviter(
            @PathVariable String jeton,
            @RequestParam(name = "courriel", defaultValue = "") String courriel,
            @RequestParam(name = "nom", defaultValue = "") String nom,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant) {
        try {
            partages.inviter(jeton, courriel, nom, maintenant);
        } catch (RequeteRefusee refus) {
            return page(jeton, null, refus, Map.of("courriel", courriel, "nom", nom), maintenant);
        }
        return fait(jeton, "invite");
    }

    @PostMapping("/collegues/{id}/annulation")
    ModelAndView annuler(@PathVariable String jeton, @PathVariable UUID id) {
        partages.annulerInvitation(jeton, id);
        return fait(jeton, "annule");
    }

    @PostMapping("/depart")
    ModelAndView quitter(@PathVariable String jeton) {
        partages.quitter(jeton);
        return AppelsPubliesController.voirEnsuite("/acces-quitte");
    }

    @PostMapping("/cession")
    ModelAndView ceder(
            @PathVariable String jeton,
            @RequestParam(name = "successeur", defaultValue = "") String successeur,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant) {
        try {
            partages.proposerCession(jeton, successeur, maintenant);
        } catch (RequeteRefusee refus) {
            return page(jeton, null, refus, Map.of("successeur", successeur), maintenant);
        }
        return fait(jeton, "propose");
    }

    @PostMapping("/cession/annulation")
    ModelAndView annulerLaCession(
            @PathVariable String jeton, @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant) {
        partages.annulerCession(jeton, maintenant);
        return fait(jeton, "cession-annulee");
    }

    /** The asker's own link stops working too: the new one is in the contact's mailbox. */
    @PostMapping("/renouvellement")
    ModelAndView renouveler(@PathVariable String jeton, @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant) {
        partages.renouvelerLien(jeton, maintenant);
        return AppelsPubliesController.voirEnsuite("/lien-renouvele");
    }

    private static ModelAndView fait(String jeton, String quoi) {
        return AppelsPubliesController.voirEnsuite("/dossiers/" + jeton + "/acces?fait=" + quoi);
    }

    private ModelAndView page(
            String jeton, String fait, RequeteRefusee refus, Map<String, String> saisie, Instant maintenant) {
        Suivi suivi = candidats.suivi(jeton, maintenant).orElse(null);
        Partage partage = partages.partage(jeton, maintenant).orElse(null);
        if (suivi == null || partage == null) {
            return PagesPersonnelles.inconnu();
        }
        ModelMap modele = DossierPersonnelController.modele(jeton, suivi);
        modele.put("partage", partage);
        modele.put(
                "collegues", partage.collegues().stream().map(InviteEnClair::de).toList());
        modele.put("cession", partage.cession() == null ? null : InviteEnClair.de(partage.cession()));
        modele.put("fait", fait == null ? "" : fait);
        modele.put("erreurs", PagesPersonnelles.erreurs(refus));
        modele.put("saisie", new HashMap<>(saisie));
        return new ModelAndView("site/dossier-acces", modele, refus == null ? HttpStatus.OK : refus.statut());
    }

    /** @param fin null for a colleague */
    record InviteEnClair(UUID id, String courriel, String nom, String depuis, String fin) {

        static InviteEnClair de(Invite invite) {
            return new InviteEnClair(
                    invite.id(),
                    invite.courriel(),
                    invite.nom(),
                    DatesEnFrancais.dateEtHeure(invite.depuis()),
                    invite.expireLe() == null ? null : DatesEnFrancais.dateEtHeure(invite.expireLe()));
        }
    }
}
