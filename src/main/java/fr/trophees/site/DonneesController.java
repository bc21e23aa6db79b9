package fr.trophees.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.trophees.base.ReceptionFilter;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.candidature.DonneesDuDossier;
import fr.trophees.candidature.DonneesPdf;
import fr.trophees.candidature.EspaceCandidat;
import fr.trophees.candidature.EspaceCandidat.Suivi;
import fr.trophees.ceremonie.InvitationService;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.rgpd.DemandeService;
import fr.trophees.rgpd.DemandeService.Suivie;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The rights of the contact on what is held about them (ORG-2): read it, take it away, have it changed, oppose, be forgotten. */
@Controller
@RequestMapping("/dossiers/{jeton}/donnees")
class DonneesController {

    private static final Map<String, String> NATURES = Map.of(
            "acces", "Accès à mes données",
            "rectification", "Rectification",
            "opposition", "Opposition",
            "effacement", "Effacement");

    private final EspaceCandidat candidats;
    private final DonneesDuDossier donnees;
    private final DonneesPdf papier;
    private final DemandeService demandes;
    private final InvitationService invitations;
    private final ObjectMapper json;

    DonneesController(
            EspaceCandidat candidats,
            DonneesDuDossier donnees,
            DonneesPdf papier,
            DemandeService demandes,
            InvitationService invitations,
            ObjectMapper json) {
        this.candidats = candidats;
        this.donnees = donnees;
        this.papier = papier;
        this.demandes = demandes;
        this.invitations = invitations;
        this.json = json;
    }

    @GetMapping
    ModelAndView montrer(
            @PathVariable String jeton,
            @RequestParam(name = "fait", required = false) String fait,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant) {
        Suivi suivi = candidats.suivi(jeton, maintenant).orElse(null);
        if (suivi == null) {
            return PagesPersonnelles.inconnu();
        }
        ModelMap modele = DossierPersonnelController.modele(jeton, suivi);
        modele.put("fait", fait != null);
        modele.put(
                "demandes",
                suivi.titulaire()
                        ? demandes.duDossier(jeton).stream()
                                .map(DemandeEnClair::de)
                                .toList()
                        : List.of());
        return new ModelAndView("site/dossier-donnees", modele);
    }

    @GetMapping("/donnees.json")
    ResponseEntity<byte[]> enJson(
            @PathVariable String jeton, @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant)
            throws JsonProcessingException {
        byte[] contenu = json.writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(donnees.exporter(jeton, ailleurs(jeton), maintenant));
        return DossierPersonnelController.telechargement(contenu, MediaType.APPLICATION_JSON, "mes-donnees.json");
    }

    @GetMapping("/donnees.pdf")
    ResponseEntity<byte[]> enPdf(
            @PathVariable String jeton, @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant) {
        return DossierPersonnelController.telechargement(
                papier.produire(jeton, donnees.exporter(jeton, ailleurs(jeton), maintenant), maintenant),
                MediaType.APPLICATION_PDF,
                "mes-donnees.pdf");
    }

    @GetMapping("/demande")
    ModelAndView preparer(
            @PathVariable String jeton,
            @RequestParam(name = "nature", defaultValue = "") String nature,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant) {
        return demande(jeton, nature, "", null, maintenant);
    }

    /** As the API's {@code demandes}, once confirmed. */
    @PostMapping("/demande")
    ModelAndView demander(
            @PathVariable String jeton,
            @RequestParam(name = "nature", defaultValue = "") String nature,
            @RequestParam(name = "message", defaultValue = "") String message,
            @RequestParam(name = "confirmation", required = false) String confirmation,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant recue) {
        try {
            if (confirmation == null && NATURES.containsKey(nature)) {
                throw RequeteRefusee.invalide("confirmation", "Cochez cette case pour confirmer.");
            }
            demandes.demander(jeton, nature, message, recue);
        } catch (RequeteRefusee refus) {
            return demande(jeton, nature, message, refus, recue);
        }
        return AppelsPubliesController.voirEnsuite("/dossiers/" + jeton + "/donnees?fait=oui");
    }

    private ModelAndView demande(
            String jeton, String nature, String message, RequeteRefusee refus, Instant maintenant) {
        Suivi suivi = candidats.suivi(jeton, maintenant).orElse(null);
        if (suivi == null) {
            return PagesPersonnelles.inconnu();
        }
        ModelMap modele = DossierPersonnelController.modele(jeton, suivi);
        modele.put("nature", NATURES.containsKey(nature) ? nature : "");
        modele.put("message", message);
        modele.put("erreurs", PagesPersonnelles.erreurs(refus));
        return new ModelAndView("site/dossier-demande", modele, refus == null ? HttpStatus.OK : refus.statut());
    }

    private Map<String, Object> ailleurs(String jeton) {
        Map<String, Object> ailleurs = new LinkedHashMap<>();
        ailleurs.put(
                "demandes",
                demandes.duDossier(jeton).stream()
                        .map(DonneesController::donnees)
                        .toList());
        invitations.lire(jeton).ifPresent(invitation -> {
            Map<String, Object> reponse = new LinkedHashMap<>();
            reponse.put("vient", invitation.vient());
            reponse.put("personnes", invitation.personnes());
            reponse.put("reponduLe", invitation.reponduLe());
            ailleurs.put("invitation", reponse);
        });
        return ailleurs;
    }

    private static Map<String, Object> donnees(Suivie demande) {
        Map<String, Object> donnees = new LinkedHashMap<>();
        donnees.put("nature", demande.nature());
        donnees.put("message", demande.message());
        donnees.put("voie", demande.voie());
        donnees.put("recueLe", demande.recueLe());
        donnees.put("echeance", demande.echeance());
        donnees.put("decision", demande.decision());
        donnees.put("motif", demande.motif());
        return donnees;
    }

    record DemandeEnClair(String nature, String recueLe, String suite, String message, String motif) {

        static DemandeEnClair de(Suivie demande) {
            String suite = demande.decision() == null
                    ? "réponse au plus tard le " + DatesEnFrancais.echeance(demande.echeance())
                    : demande.decision().equals("accepter") ? "acceptée" : "refusée";
            return new DemandeEnClair(
                    NATURES.get(demande.nature()),
                    DatesEnFrancais.jour(demande.recueLe()),
                    suite,
                    demande.message(),
                    demande.motif());
        }
    }
}
