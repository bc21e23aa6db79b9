package fr.trophees.site;

import fr.trophees.base.ReceptionFilter;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.candidature.SignatureService;
import fr.trophees.candidature.SignatureService.ASigner;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.site.AttestationController.EnvoiEnClair;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Where the elected or director who signs downloads the attestation and returns it (DEP-2); nothing else of the dossier is there. */
@Controller
@RequestMapping("/signatures/{jeton}")
class SignatureController {

    private final SignatureService signatures;

    SignatureController(SignatureService signatures) {
        this.signatures = signatures;
    }

    @GetMapping
    ModelAndView montrer(
            @PathVariable String jeton,
            @RequestParam(name = "recue", required = false) String recue,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant) {
        return page(jeton, recue != null, null, Map.of(), maintenant);
    }

    @GetMapping("/attestation.pdf")
    ResponseEntity<byte[]> attestation(
            @PathVariable String jeton, @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant) {
        return AttestationController.pdf(signatures.attestation(jeton, maintenant));
    }

    @PostMapping(path = "/attestation", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView renvoyer(
            @PathVariable String jeton,
            @RequestParam(name = "fichier", required = false) MultipartFile fichier,
            @RequestParam(name = "signataireNom", defaultValue = "") String nom,
            @RequestParam(name = "signataireQualite", defaultValue = "") String qualite,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant recu)
            throws IOException {
        try {
            signatures.deposer(jeton, AttestationController.exigerFichier(fichier), nom, qualite, recu);
        } catch (RequeteRefusee refus) {
            return page(jeton, false, refus, Map.of("signataireNom", nom, "signataireQualite", qualite), recu);
        }
        return AppelsPubliesController.voirEnsuite("/signatures/" + jeton + "?recue=oui");
    }

    private ModelAndView page(
            String jeton, boolean recue, RequeteRefusee refus, Map<String, String> saisie, Instant maintenant) {
        ASigner aSigner = signatures.ouvrir(jeton, maintenant).orElse(null);
        if (aSigner == null) {
            return PagesPersonnelles.inconnu();
        }
        ModelMap modele = new ModelMap();
        modele.put("jeton", jeton);
        modele.put("imprime", aSigner.attestation());
        modele.put("avant", DatesEnFrancais.echeance(aSigner.avant()));
        modele.put("tard", aSigner.tard());
        modele.put("refus", aSigner.refus());
        modele.put("envois", aSigner.envois().stream().map(EnvoiEnClair::de).toList());
        modele.put("recue", recue);
        modele.put("erreurs", PagesPersonnelles.erreurs(refus));
        modele.put("saisie", new HashMap<>(saisie));
        return new ModelAndView("site/signature", modele, refus == null ? HttpStatus.OK : refus.statut());
    }
}
