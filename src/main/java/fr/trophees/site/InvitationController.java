package fr.trophees.site;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.ceremonie.InvitationService;
import fr.trophees.ceremonie.InvitationService.Invitation;
import fr.trophees.edition.DatesEnFrancais;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where an invited candidate says whether they come to the ceremony; the same page for all (JURY-7). Opening it answers nothing. */
@Controller
@RequestMapping("/dossiers/{jeton}/ceremonie")
class InvitationController {

    private final InvitationService invitations;

    InvitationController(InvitationService invitations) {
        this.invitations = invitations;
    }

    @ModelAttribute
    void proteger(HttpServletResponse reponse) {
        DossierPersonnelController.gardeeSecrete(reponse);
    }

    @GetMapping
    ModelAndView montrer(@PathVariable String jeton, @RequestParam(name = "repondu", required = false) String repondu) {
        return invitations
                .lire(jeton)
                .map(invitation -> page(
                        jeton,
                        invitation,
                        repondu != null,
                        null,
                        invitation.vient() == null ? "" : invitation.vient() ? "oui" : "non",
                        invitation.personnes() == null
                                ? ""
                                : invitation.personnes().toString(),
                        HttpStatus.OK))
                .orElseGet(() -> sansInvitation(jeton));
    }

    @PostMapping
    ModelAndView repondre(
            @PathVariable String jeton,
            @RequestParam(name = "vient", defaultValue = "") String vient,
            @RequestParam(name = "personnes", defaultValue = "") String personnes) {
        try {
            invitations.repondre(jeton, vient, personnes);
        } catch (RequeteRefusee refus) {
            return invitations
                    .lire(jeton)
                    .map(invitation -> page(jeton, invitation, false, refus, vient, personnes, refus.statut()))
                    .orElseGet(() -> sansInvitation(jeton));
        }
        return AppelsPubliesController.voirEnsuite("/dossiers/" + jeton + "/ceremonie?repondu");
    }

    @ExceptionHandler
    ModelAndView refuser(RequeteRefusee refus) {
        return PageDeRefus.de(refus);
    }

    private static ModelAndView page(
            String jeton,
            Invitation invitation,
            boolean repondu,
            RequeteRefusee refus,
            String vient,
            String personnes,
            HttpStatus statut) {
        ModelMap modele = new ModelMap();
        modele.put("jeton", jeton);
        modele.put("invitation", invitation);
        modele.put("quand", DatesEnFrancais.dateEtHeure(invitation.ceremonie()));
        modele.put(
                "reponduLe",
                invitation.reponduLe() == null ? null : DatesEnFrancais.dateEtHeure(invitation.reponduLe()));
        modele.put("repondu", repondu);
        modele.put("vient", vient);
        modele.put("personnes", personnes);
        modele.put("maximum", InvitationService.PERSONNES_MAXIMUM);
        modele.put(
                "champ",
                refus == null || refus.erreurs().isEmpty()
                        ? null
                        : refus.erreurs().get(0).champ());
        modele.put("erreur", refus == null ? null : refus.getMessage());
        return new ModelAndView("site/invitation", modele, statut);
    }

    private ModelAndView sansInvitation(String jeton) {
        return invitations.tombee(jeton)
                ? PageDeRefus.de(new RequeteRefusee(
                        HttpStatus.GONE,
                        "Invitation sans objet",
                        "Ce dossier n’est plus en lice\u00a0: l’invitation à la remise des trophées qui lui était adressée ne vaut"
                                + " plus, et une réponse déjà donnée n’est plus comptée. Une question\u00a0? Répondez à l’un de nos"
                                + " courriels.",
                        List.of()))
                : new ModelAndView("site/lien-inconnu", Map.of(), HttpStatus.NOT_FOUND);
    }
}
