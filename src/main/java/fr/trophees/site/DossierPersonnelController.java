package fr.trophees.site;

import fr.trophees.base.ReceptionFilter;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.candidature.EspaceCandidat;
import fr.trophees.candidature.EspaceCandidat.Chronologie;
import fr.trophees.candidature.EspaceCandidat.MessageEnvoye;
import fr.trophees.candidature.EspaceCandidat.Suivi;
import fr.trophees.candidature.EtatDossier;
import fr.trophees.candidature.Evenement;
import fr.trophees.candidature.PreuveDeDepot;
import fr.trophees.ceremonie.InvitationService;
import fr.trophees.ceremonie.InvitationService.Invitation;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.EtatAppel;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page behind a personal link: who has the link is the candidate, no cookie counts. Opening it records nothing (mail
 * scanners follow links); nothing keeps it, finds it or tells its address to another site.
 */
@Controller
class DossierPersonnelController {

    private final EspaceCandidat candidats;
    private final InvitationService invitations;
    private final PreuveDeDepot preuves;

    DossierPersonnelController(EspaceCandidat candidats, InvitationService invitations, PreuveDeDepot preuves) {
        this.candidats = candidats;
        this.invitations = invitations;
        this.preuves = preuves;
    }

    /** For every page that a personal link opens. */
    static void gardeeSecrete(HttpServletResponse reponse) {
        reponse.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        reponse.setHeader("Referrer-Policy", "no-referrer");
        reponse.setHeader("X-Robots-Tag", "noindex, nofollow");
    }

    @GetMapping("/dossiers/{jeton}")
    ModelAndView suivre(@PathVariable String jeton, @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant) {
        Suivi suivi = candidats.suivi(jeton, maintenant).orElse(null);
        if (suivi == null) {
            return PagesPersonnelles.inconnu();
        }
        Chronologie vie = candidats.chronologie(jeton, maintenant);
        ModelMap modele = modele(jeton, suivi);
        modele.put("explication", explication(suivi));
        modele.put("suite", suite(suivi));
        modele.put("parcours", Parcours.de(suivi));
        modele.put("dans", dans(suivi, maintenant));
        modele.put("attestationARefaire", suivi.attestations().isEmpty() ? null : suivi.consigneDAttestation());
        modele.put("aTemps", suivi.apresCloture() ? null : DatesEnFrancais.dateEtHeure(suivi.cloture()));
        modele.put("limite", DatesEnFrancais.echeance(suivi.limite()));
        modele.put("correctionJusqua", echeance(suivi.correctionJusqua(), maintenant));
        modele.put("faits", vie.faits().stream().map(Fait::passe).toList());
        modele.put("aVenir", vie.aVenir().stream().map(Fait::aVenir).toList());
        modele.put("messages", vie.messages().stream().map(Message::de).toList());
        modele.put("resultat", resultat(suivi, vie));
        modele.put("reponses", vie.reponses());
        modele.put("pieces", suivi.pieces());
        modele.put("ceremonie", invitations.lire(jeton).map(RemiseEnClair::de).orElse(null));
        return new ModelAndView("site/dossier", modele);
    }

    @GetMapping("/dossiers/{jeton}/preuve-de-depot.pdf")
    ResponseEntity<byte[]> preuve(
            @PathVariable String jeton, @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant) {
        byte[] document = preuves.produire(jeton);
        String numero = candidats.suivi(jeton, maintenant).map(Suivi::numero).orElseThrow();
        return telechargement(document, MediaType.APPLICATION_PDF, "preuve-de-depot-" + numero + ".pdf");
    }

    /** To be kept rather than shown: nothing that somebody sent opens inside our pages. */
    static ResponseEntity<byte[]> telechargement(byte[] contenu, MediaType type, String nom) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(nom, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(contenu);
    }

    @GetMapping("/dossiers/{jeton}/retrait")
    ModelAndView retrait(@PathVariable String jeton, @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant) {
        return retrait(jeton, null, maintenant);
    }

    /** The server asks again: only a ticked box withdraws a dossier, or erases a draft. */
    @PostMapping("/dossiers/{jeton}/retrait")
    ModelAndView retirer(
            @PathVariable String jeton,
            @RequestParam(name = "confirmation", required = false) String confirmation,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant recu) {
        boolean brouillon = candidats
                .suivi(jeton, recu)
                .map(suivi -> suivi.numero() == null)
                .orElse(false);
        try {
            if (confirmation == null) {
                throw RequeteRefusee.invalide("confirmation", "Cochez cette case pour confirmer.");
            }
            candidats.retirer(jeton, recu);
        } catch (RequeteRefusee refus) {
            return retrait(jeton, refus, recu);
        }
        return AppelsPubliesController.voirEnsuite(brouillon ? "/brouillon-efface" : "/dossiers/" + jeton);
    }

    @GetMapping("/brouillon-efface")
    ModelAndView efface() {
        return new ModelAndView("site/brouillon-efface", Map.of());
    }

    private ModelAndView retrait(String jeton, RequeteRefusee refus, Instant maintenant) {
        Suivi suivi = candidats.suivi(jeton, maintenant).orElse(null);
        if (suivi == null) {
            return PagesPersonnelles.inconnu();
        }
        ModelMap modele = modele(jeton, suivi);
        modele.put("erreurs", PagesPersonnelles.erreurs(refus));
        modele.put("retire", suivi.etat() == EtatDossier.RETIRE);
        modele.put("proclame", suivi.etatAppel() == EtatAppel.PROCLAME);
        return new ModelAndView("site/dossier-retrait", modele, refus == null ? HttpStatus.OK : refus.statut());
    }

    /** What every page of a dossier shows. */
    static ModelMap modele(String jeton, Suivi suivi) {
        ModelMap modele = new ModelMap();
        modele.put("jeton", jeton);
        modele.put("dossier", suivi);
        modele.put("cloture", DatesEnFrancais.dateEtHeure(suivi.cloture()));
        modele.put("ton", suivi.attenteDesCourriels() ? "attente" : ton(suivi.etat()));
        return modele;
    }

    static String echeance(Instant exclue, Instant maintenant) {
        return exclue == null || !maintenant.isBefore(exclue) ? null : DatesEnFrancais.echeance(exclue);
    }

    /** Class of the label in the style sheet; the same whatever the jury decides (JURY-7). */
    private static String ton(EtatDossier etat) {
        return switch (etat) {
            case BROUILLON, ATTESTATION_ATTENDUE, HORS_DELAI -> "attente";
            case ATTESTATION_A_VERIFIER, A_INSTRUIRE, ADMIS -> "ouvert";
            case REFUSE, INCOMPLET -> "stop";
            case RETIRE -> "ferme";
        };
    }

    private static String explication(Suivi suivi) {
        if (suivi.etatAppel() == EtatAppel.ANNULE && suivi.etat() != EtatDossier.RETIRE) {
            return "Le concours est annulé : ce dossier n’a pas de suite.";
        }
        return switch (suivi.etat()) {
            case BROUILLON ->
                suivi.apresLimite()
                        ? "Ce brouillon n’a pas été déposé, et les candidatures sont closes : il reste lisible, mais ne peut"
                                + " plus être déposé."
                        : "Ce dossier est un brouillon : il n’est pas encore déposé. Enregistrer n’est pas déposer.";
            case ATTESTATION_ATTENDUE ->
                "Votre dossier est déposé. Votre candidature prendra effet quand l’attestation signée nous sera parvenue.";
            case ATTESTATION_A_VERIFIER -> "Votre attestation nous est parvenue : l’équipe va la vérifier.";
            case HORS_DELAI ->
                "Votre dossier a été complet après la clôture : l’équipe décide s’il peut concourir, et vous écrira.";
            case A_INSTRUIRE -> "Votre dossier est complet : l’équipe l’examine et vous écrira.";
            case ADMIS ->
                suivi.etatAppel() == EtatAppel.PROCLAME
                        ? "Votre dossier a concouru, et les résultats sont proclamés."
                        : "Votre dossier est admis à concourir : il est soumis au jury.";
            case REFUSE -> "Votre dossier n’est pas admis à concourir. La raison vous a été écrite.";
            case INCOMPLET ->
                suivi.attenteDesCourriels()
                        ? attenteDesCourriels(suivi)
                        : "L’attestation signée ne nous est pas parvenue à temps : votre candidature n’a pas pris effet.";
            case RETIRE -> "Ce dossier a été retiré.";
        };
    }

    /** The regulation has the attestation sent by mail: what came so in time counts, and is recorded afterwards (DEP-2). */
    static String attenteDesCourriels(Suivi suivi) {
        return "Aucune attestation signée n’est arrivée sur cette page à temps. Si vous l’avez envoyée par courriel avant la fin des"
                + " réceptions, à l’adresse " + suivi.contact()
                + ", l’équipe l’enregistre avec l’heure de son arrivée, et votre candidature prendra effet.";
    }

    /** What the proclaimed results say of the dossier, null before and for one that didn't compete (JURY-7). */
    private static String resultat(Suivi suivi, Chronologie vie) {
        return suivi.etatAppel() == EtatAppel.PROCLAME && suivi.etat() == EtatDossier.ADMIS
                ? vie.faits().stream()
                        .filter(fait -> fait.titre().equals(Evenement.RESULTATS))
                        .map(Evenement::detail)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** How long is left for what the candidate has to do; null when there is nothing, or no time. */
    private static String dans(Suivi suivi, Instant maintenant) {
        Instant fin =
                switch (suivi.etat()) {
                    case BROUILLON -> suivi.apresCloture() ? suivi.limite() : suivi.cloture();
                    case ATTESTATION_ATTENDUE -> suivi.attestationAttendue();
                    default -> null;
                };
        boolean attend = suivi.etatAppel() == EtatAppel.OUVERT || suivi.etatAppel() == EtatAppel.CLOS;
        // between the closing and midnight, what is said of it gives the hour already
        boolean soir = suivi.apresCloture() && suivi.limite().equals(fin);
        return fin == null || !attend || soir || !maintenant.isBefore(fin)
                ? null
                : AppelEnClair.dans(fin.minusMillis(1), maintenant);
    }

    /** What comes next, and until when; null when nothing does. */
    private static String suite(Suivi suivi) {
        if (suivi.etatAppel() == EtatAppel.ANNULE || suivi.etatAppel() == EtatAppel.PROCLAME) {
            return null;
        }
        String remise = "Les résultats seront proclamés à la remise des trophées, le "
                + DatesEnFrancais.dateEtHeure(suivi.ceremonie()) + " (heure de Paris), et pas avant.";
        return switch (suivi.etat()) {
            case BROUILLON -> {
                if (suivi.apresLimite()) {
                    yield null;
                }
                yield suivi.apresCloture()
                        ? "La clôture est passée. Jusqu’au " + DatesEnFrancais.echeance(suivi.limite())
                                + " (heure de Paris), un dossier est encore reçu, mais marqué hors délai : l’équipe décide s’il"
                                + " peut concourir."
                        : "Avant le " + DatesEnFrancais.dateEtHeure(suivi.cloture())
                                + " (heure de Paris) : remplissez le dossier, déposez-le et renvoyez l’attestation signée.";
            }
            case ATTESTATION_ATTENDUE ->
                suivi.apresCloture() && suivi.attestationAvant() == null
                        ? "La clôture est passée. Jusqu’au " + DatesEnFrancais.echeance(suivi.limite())
                                + " (heure de Paris), une attestation est encore reçue, mais la candidature est marquée hors"
                                + " délai : l’équipe décide si elle peut concourir."
                        : "Faites signer l’attestation et renvoyez-la avant le "
                                + DatesEnFrancais.echeance(suivi.attestationAttendue()) + " (heure de Paris).";
            case ATTESTATION_A_VERIFIER ->
                "Vous n’avez rien à faire. Si l’attestation est à refaire, l’équipe vous écrira pourquoi. " + remise;
            case HORS_DELAI -> "Vous n’avez rien à faire : l’équipe vous écrira sa décision.";
            case A_INSTRUIRE -> "Vous n’avez rien à faire : l’équipe vous écrira si le dossier est admis. " + remise;
            case ADMIS -> remise;
            case INCOMPLET ->
                suivi.attenteDesCourriels()
                        ? "L’équipe enregistre les courriels arrivés à temps, puis vous écrit dans tous les cas. Vous n’avez rien"
                                + " à faire."
                        : null;
            case REFUSE, RETIRE -> null;
        };
    }

    /** @param quand with the hour to the second for what has happened, as a deadline for what lies ahead */
    record Fait(String quand, String titre, String detail) {

        static Fait passe(Evenement fait) {
            return new Fait(DatesEnFrancais.aLaSeconde(fait.le()), fait.titre(), fait.detail());
        }

        static Fait aVenir(Evenement date) {
            return new Fait(DatesEnFrancais.echeance(date.le()) + " (heure de Paris)", date.titre(), date.detail());
        }
    }

    /** @param quand in words, or that it has not left */
    record Message(String quand, String sujet, String texte) {

        static Message de(MessageEnvoye message) {
            String quand = message.envoyeLe() != null
                    ? "Envoyé le " + DatesEnFrancais.dateEtHeure(message.envoyeLe())
                    : message.abandonne()
                            ? "Écrit le " + DatesEnFrancais.dateEtHeure(message.creeLe())
                                    + ", mais n’a pas pu être remis"
                            : "Écrit le " + DatesEnFrancais.dateEtHeure(message.creeLe()) + ", va partir";
            return new Message(quand, message.sujet(), message.texte());
        }
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
}
