package fr.trophees.site;

import fr.trophees.base.ReceptionFilter;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.candidature.EspaceCandidat;
import fr.trophees.candidature.EspaceCandidat.AttestationEnvoyee;
import fr.trophees.candidature.EspaceCandidat.Suivi;
import fr.trophees.candidature.EtatDossier;
import fr.trophees.candidature.StatutAttestation;
import fr.trophees.ceremonie.InvitationService;
import fr.trophees.ceremonie.InvitationService.Invitation;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.EtatAppel;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page behind a personal link: who has the link is the candidate, no cookie counts. Opening it records nothing (mail
 * scanners follow links); nothing keeps it, finds it or tells its address to another site.
 */
@Controller
@RequestMapping("/dossiers/{jeton}")
class DossierPersonnelController {

    private final EspaceCandidat candidats;
    private final InvitationService invitations;

    DossierPersonnelController(EspaceCandidat candidats, InvitationService invitations) {
        this.candidats = candidats;
        this.invitations = invitations;
    }

    @ModelAttribute
    void proteger(HttpServletResponse reponse) {
        gardeeSecrete(reponse);
    }

    /** For every page that a personal link opens. */
    static void gardeeSecrete(HttpServletResponse reponse) {
        reponse.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        reponse.setHeader("Referrer-Policy", "no-referrer");
        reponse.setHeader("X-Robots-Tag", "noindex, nofollow");
    }

    @GetMapping
    ModelAndView suivre(
            @PathVariable String jeton,
            @RequestParam(name = "recue", required = false) String recue,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant) {
        return page(jeton, maintenant, recue == null ? null : "recue", null, HttpStatus.OK);
    }

    /** DEP-2, as the API's route: the same service, without JavaScript. */
    @PostMapping(path = "/attestation", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView deposerAttestation(
            @PathVariable String jeton,
            @RequestParam(name = "fichier", required = false) MultipartFile fichier,
            @RequestParam(name = "signataireNom", required = false) String nom,
            @RequestParam(name = "signataireQualite", required = false) String qualite,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant recu)
            throws IOException {
        if (candidats.suivi(jeton, recu).isEmpty()) {
            return inconnu();
        }
        try {
            if (fichier == null || fichier.isEmpty()) {
                throw RequeteRefusee.invalide("fichier", "Choisissez le fichier de l’attestation signée.");
            }
            candidats.deposerAttestation(jeton, fichier, nom, qualite, recu);
        } catch (RequeteRefusee refus) {
            return page(jeton, recu, null, refus.getMessage(), refus.statut());
        }
        return AppelsPubliesController.voirEnsuite("/dossiers/" + jeton + "?recue");
    }

    @ExceptionHandler
    ModelAndView refuser(MultipartException refus, HttpServletResponse reponse) {
        proteger(reponse);
        return PageDeRefus.de(refus);
    }

    private ModelAndView page(String jeton, Instant maintenant, String message, String erreur, HttpStatus statut) {
        Suivi suivi = candidats.suivi(jeton, maintenant).orElse(null);
        if (suivi == null) {
            return inconnu();
        }
        ModelMap modele = new ModelMap();
        modele.put("jeton", jeton);
        modele.put("dossier", suivi);
        modele.put("etat", enClair(suivi));
        modele.put("cloture", DatesEnFrancais.dateEtHeure(suivi.cloture()));
        modele.put("limite", DatesEnFrancais.echeance(suivi.limite()));
        modele.put("deposeLe", seconde(suivi.deposeLe()));
        modele.put("aTemps", suivi.apresCloture() ? null : DatesEnFrancais.dateEtHeure(suivi.cloture()));
        modele.put("attestationAvant", echeance(suivi.attestationAvant(), maintenant));
        modele.put("correctionJusqua", echeance(suivi.correctionJusqua(), maintenant));
        modele.put("envois", suivi.attestations().stream().map(EnvoiEnClair::de).toList());
        modele.put("ceremonie", invitations.lire(jeton).map(RemiseEnClair::de).orElse(null));
        modele.put("annonce", message);
        modele.put("erreur", erreur);
        return new ModelAndView("site/dossier", modele, statut);
    }

    /** The same for a link that never was and for a revoked one. */
    private static ModelAndView inconnu() {
        return new ModelAndView("site/lien-inconnu", new ModelMap(), HttpStatus.NOT_FOUND);
    }

    private static String seconde(Instant instant) {
        return instant == null ? null : DatesEnFrancais.aLaSeconde(instant);
    }

    private static String echeance(Instant exclue, Instant maintenant) {
        return exclue == null || !maintenant.isBefore(exclue) ? null : DatesEnFrancais.echeance(exclue);
    }

    private static String enClair(Suivi suivi) {
        if (suivi.etatAppel() == EtatAppel.ANNULE && suivi.etat() != EtatDossier.RETIRE) {
            return "Le concours est annulé : ce dossier n’a pas de suite.";
        }
        return switch (suivi.etat()) {
            case BROUILLON ->
                suivi.apresLimite()
                        ? "Ce brouillon n’a pas été déposé, et les candidatures sont closes : il reste lisible, mais ne peut"
                                + " plus être déposé."
                        : "Ce dossier est un brouillon : il n’est pas encore déposé.";
            case ATTESTATION_ATTENDUE ->
                "Votre dossier est déposé. Votre candidature prendra effet quand l’attestation signée nous sera parvenue.";
            case ATTESTATION_A_VERIFIER -> "Votre attestation nous est parvenue : l’équipe va la vérifier.";
            case HORS_DELAI ->
                "Votre dossier a été complet après la clôture : l’équipe décide s’il peut concourir, et vous écrira.";
            case A_INSTRUIRE -> "Votre dossier est complet : l’équipe l’examine et vous écrira.";
            case ADMIS -> "Votre dossier est admis à concourir : il sera soumis au jury.";
            case REFUSE -> "Votre dossier n’est pas admis à concourir. La raison vous a été écrite.";
            case INCOMPLET ->
                "L’attestation signée ne nous est pas parvenue à temps : votre candidature n’a pas pris effet.";
            case RETIRE -> "Ce dossier a été retiré.";
        };
    }

    /** @param reponse in words */
    record RemiseEnClair(String quand, String lieu, String reponse, boolean close) {

        static RemiseEnClair de(Invitation invitation) {
            String reponse = invitation.vient() == null
                    ? "Vous n’avez pas encore répondu."
                    : invitation.vient() ? "Vous viendrez, à " + invitation.personnes() + "." : "Vous ne viendrez pas.";
            return new RemiseEnClair(
                    DatesEnFrancais.dateEtHeure(invitation.ceremonie()),
                    invitation.lieu(),
                    reponse,
                    invitation.close());
        }
    }

    /** @param statut for its candidate */
    record EnvoiEnClair(String nom, String recueLe, String statut, String motif) {

        static EnvoiEnClair de(AttestationEnvoyee envoi) {
            return new EnvoiEnClair(
                    envoi.nom(), DatesEnFrancais.aLaSeconde(envoi.recueLe()), statut(envoi.statut()), envoi.motif());
        }

        private static String statut(StatutAttestation statut) {
            return switch (statut) {
                case A_VERIFIER -> "à vérifier par l’équipe";
                case CONFORME -> "vérifiée";
                case REFUSEE -> "refusée";
                case REMPLACEE -> "remplacée par une autre";
                case CADUQUE -> "ne vaut plus : le dossier a changé depuis";
            };
        }
    }
}
