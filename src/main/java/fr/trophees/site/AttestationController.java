package fr.trophees.site;

import fr.trophees.base.ReceptionFilter;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.candidature.EspaceCandidat;
import fr.trophees.candidature.EspaceCandidat.AttestationEnvoyee;
import fr.trophees.candidature.EspaceCandidat.Suivi;
import fr.trophees.candidature.SignatureService;
import fr.trophees.candidature.StatutAttestation;
import fr.trophees.edition.DatesEnFrancais;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.io.Resource;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The attestation of a dossier: previewed, downloaded, sent to who signs, returned (DEP-2, D-5). It all works without JavaScript. */
@Controller
@RequestMapping("/dossiers/{jeton}/attestation")
class AttestationController {

    private final EspaceCandidat candidats;
    private final SignatureService signatures;

    AttestationController(EspaceCandidat candidats, SignatureService signatures) {
        this.candidats = candidats;
        this.signatures = signatures;
    }

    @GetMapping
    ModelAndView montrer(
            @PathVariable String jeton,
            @RequestParam(name = "fait", required = false) String fait,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant) {
        return page(jeton, fait, null, Map.of(), maintenant);
    }

    /** Before the deposit too: what is missing is marked, and such a page is not to be signed. */
    @GetMapping("/apercu.pdf")
    ResponseEntity<byte[]> apercu(@PathVariable String jeton) {
        return pdf(candidats.attestationPdf(jeton));
    }

    static ResponseEntity<byte[]> pdf(byte[] document) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("attestation.pdf")
                                .build()
                                .toString())
                .body(document);
    }

    /** DEP-2, as the API's route: the same service. */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView deposer(
            @PathVariable String jeton,
            @RequestParam(name = "fichier", required = false) MultipartFile fichier,
            @RequestParam(name = "signataireNom", defaultValue = "") String nom,
            @RequestParam(name = "signataireQualite", defaultValue = "") String qualite,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant recu)
            throws IOException {
        UUID recue;
        try {
            recue = candidats.deposerAttestation(jeton, exigerFichier(fichier), nom, qualite, recu);
        } catch (RequeteRefusee refus) {
            return page(jeton, null, refus, Map.of("signataireNom", nom, "signataireQualite", qualite), recu);
        }
        return AppelsPubliesController.voirEnsuite("/dossiers/" + jeton + "/attestation/" + recue);
    }

    static MultipartFile exigerFichier(MultipartFile fichier) {
        if (fichier == null
                || fichier.getOriginalFilename() == null
                || fichier.getOriginalFilename().isEmpty()) {
            throw RequeteRefusee.invalide("fichier", "Choisissez le fichier de l’attestation signée.");
        }
        return fichier;
    }

    /** The receipt. */
    @GetMapping("/{id}")
    ModelAndView recue(
            @PathVariable String jeton,
            @PathVariable UUID id,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant) {
        Suivi suivi = candidats.suivi(jeton, maintenant).orElse(null);
        if (suivi == null) {
            return PagesPersonnelles.inconnu();
        }
        AttestationEnvoyee envoi = suivi.attestations().stream()
                .filter(une -> une.id().equals(id))
                .findFirst()
                .orElse(null);
        if (envoi == null) {
            return PagesPersonnelles.inconnu();
        }
        ModelMap modele = DossierPersonnelController.modele(jeton, suivi);
        modele.put("envoi", EnvoiEnClair.de(envoi));
        modele.put("entier", candidats.attestationEntiere(jeton, id));
        return new ModelAndView("site/dossier-attestation-recue", modele);
    }

    @GetMapping("/{id}/fichier")
    ResponseEntity<Resource> fichier(@PathVariable String jeton, @PathVariable UUID id) {
        return candidats.attestationRecue(jeton, id).aTelecharger();
    }

    @PostMapping("/signataires")
    ModelAndView demander(
            @PathVariable String jeton,
            @RequestParam(name = "signataireCourriel", defaultValue = "") String courriel,
            @RequestParam(name = "nom", defaultValue = "") String nom,
            @RequestParam(name = "qualite", defaultValue = "") String qualite,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant) {
        try {
            signatures.demander(jeton, courriel, nom, qualite, maintenant);
        } catch (RequeteRefusee refus) {
            return page(
                    jeton,
                    null,
                    refus,
                    Map.of("signataireCourriel", courriel, "nom", nom, "qualite", qualite),
                    maintenant);
        }
        return AppelsPubliesController.voirEnsuite("/dossiers/" + jeton + "/attestation?fait=demandee#signataire");
    }

    @PostMapping("/signataires/{id}/annulation")
    ModelAndView annuler(@PathVariable String jeton, @PathVariable UUID id) {
        signatures.annuler(jeton, id);
        return AppelsPubliesController.voirEnsuite("/dossiers/" + jeton + "/attestation?fait=annulee#signataire");
    }

    private ModelAndView page(
            String jeton, String fait, RequeteRefusee refus, Map<String, String> saisie, Instant maintenant) {
        Suivi suivi = candidats.suivi(jeton, maintenant).orElse(null);
        if (suivi == null) {
            return PagesPersonnelles.inconnu();
        }
        ModelMap modele = DossierPersonnelController.modele(jeton, suivi);
        modele.put("imprime", candidats.aImprimer(jeton, maintenant).orElseThrow());
        modele.put("avant", DatesEnFrancais.echeance(suivi.attestationAttendue()));
        modele.put("tard", suivi.apresCloture() && suivi.attestationAvant() == null);
        modele.put("envois", suivi.attestations().stream().map(EnvoiEnClair::de).toList());
        modele.put(
                "signataires",
                signatures.signataires(jeton, maintenant).stream()
                        .map(Signataire::de)
                        .toList());
        modele.put("consigne", suivi.attestations().isEmpty() ? null : suivi.consigneDAttestation());
        modele.put(
                "parCourriel",
                suivi.attenteDesCourriels() ? DossierPersonnelController.attenteDesCourriels(suivi) : null);
        modele.put("fait", fait == null ? "" : fait);
        modele.put("erreurs", PagesPersonnelles.erreurs(refus));
        modele.put("saisie", new HashMap<>(saisie));
        return new ModelAndView("site/dossier-attestation", modele, refus == null ? HttpStatus.OK : refus.statut());
    }

    /** @param aRenvoye an attestation came by this link */
    record Signataire(UUID id, String courriel, String nom, String qualite, String depuis, boolean aRenvoye) {

        static Signataire de(SignatureService.Signataire qui) {
            return new Signataire(
                    qui.id(),
                    qui.courriel(),
                    qui.nom(),
                    qui.qualite(),
                    DatesEnFrancais.dateEtHeure(qui.depuis()),
                    qui.aRenvoye());
        }
    }

    /**
     * @param taille « 2,4 Mio »
     * @param statut for its candidate
     */
    record EnvoiEnClair(
            UUID id,
            String nom,
            String empreinte,
            String taille,
            String recueLe,
            String signataire,
            String statut,
            String motif) {

        static EnvoiEnClair de(AttestationEnvoyee envoi) {
            return new EnvoiEnClair(
                    envoi.id(),
                    envoi.nom(),
                    envoi.empreinte(),
                    taille(envoi.taille()),
                    DatesEnFrancais.aLaSeconde(envoi.recueLe()),
                    signataire(envoi),
                    statut(envoi.statut()),
                    envoi.motif());
        }

        private static String signataire(AttestationEnvoyee envoi) {
            if (envoi.signataireNom() == null) {
                return envoi.signataireQualite();
            }
            return envoi.signataireQualite() == null
                    ? envoi.signataireNom()
                    : envoi.signataireNom() + ", " + envoi.signataireQualite();
        }

        private static String taille(int octets) {
            return octets < 1024
                    ? octets + "\u00a0octets"
                    : octets < 1024 * 1024
                            ? octets / 1024 + "\u00a0Kio"
                            : String.format(java.util.Locale.FRENCH, "%.1f\u00a0Mio", octets / 1024.0 / 1024.0);
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
