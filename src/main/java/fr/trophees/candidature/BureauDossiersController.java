package fr.trophees.candidature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.trophees.base.CorpsJson;
import fr.trophees.base.ReceptionFilter;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.eligibilite.Verdict;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Staff's JSON routes on dossiers. Who may call them is decided by the security configuration. */
@RestController
@RequestMapping("/api/bureau/dossiers/{numero}")
class BureauDossiersController {

    private final DeplacementService deplacements;
    private final AttestationService attestations;
    private final InstructionService instruction;
    private final Dossiers dossiers;

    BureauDossiersController(
            DeplacementService deplacements,
            AttestationService attestations,
            InstructionService instruction,
            Dossiers dossiers) {
        this.deplacements = deplacements;
        this.attestations = attestations;
        this.instruction = instruction;
        this.dossiers = dossiers;
    }

    /** ELIG-7. */
    @PostMapping(path = "/deplacement", consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> deplacer(@PathVariable String numero, Principal qui, HttpServletRequest requete)
            throws IOException {
        ObjectNode corps = corps(requete, Set.of("categorie", "motif"));
        DeplacementService.Deplacement fait =
                deplacements.deplacer(numero, texte(corps, "categorie"), texte(corps, "motif"), nom(qui));
        Map<String, Object> vue = new LinkedHashMap<>();
        vue.put("numero", numero);
        vue.put("ancienne", fait.ancienne());
        vue.put("categorie", fait.nouvelle());
        vue.put("etat", dossiers.etat(fait.apres()).code());
        vue.put(
                "verdicts",
                fait.verdicts().stream().map(BureauDossiersController::vue).toList());
        return vue;
    }

    /** DEP-2: an attestation received at the organiser's mailbox. */
    @PostMapping(path = "/attestation", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Map<String, Object> enregistrerAttestation(
            @PathVariable String numero,
            @RequestParam("fichier") MultipartFile fichier,
            @RequestParam(name = "recueLe", required = false) String recueLe,
            @RequestParam(name = "signataireNom", required = false) String signataireNom,
            @RequestParam(name = "signataireQualite", required = false) String signataireQualite,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant maintenant)
            throws IOException {
        return CandidatureController.vue(attestations.enregistrer(
                numero,
                Fichier.de(fichier),
                instant("recueLe", recueLe),
                new AttestationService.Signataire(signataireNom, signataireQualite),
                maintenant));
    }

    /** Lets the candidate correct a deposited dossier after the closing. */
    @PostMapping(path = "/correction", consumes = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> demanderCorrection(@PathVariable String numero, Principal qui, HttpServletRequest requete)
            throws IOException {
        ObjectNode corps = corps(requete, Set.of("jusqua", "motif"));
        Dossier dossier = instruction.demanderCorrection(
                numero, instant("jusqua", texte(corps, "jusqua")), texte(corps, "motif"), nom(qui));
        return Map.of("numero", numero, "correctionJusqua", DossierVu.aParis(dossier.correctionJusqua()));
    }

    private static ObjectNode corps(HttpServletRequest requete, Set<String> connus) throws IOException {
        ObjectNode corps = CorpsJson.objet(requete);
        corps.fieldNames().forEachRemaining(champ -> {
            if (!connus.contains(champ)) {
                throw RequeteRefusee.invalide(
                        "",
                        "Un champ inconnu a été envoyé. Champs attendus : "
                                + String.join(", ", connus.stream().sorted().toList()) + ".");
            }
        });
        return corps;
    }

    private static String texte(ObjectNode corps, String champ) {
        JsonNode valeur = corps.path(champ);
        if (valeur.isMissingNode() || valeur.isNull()) {
            return null;
        }
        if (!valeur.isTextual()) {
            throw RequeteRefusee.invalide(champ, "Un texte est attendu.");
        }
        return valeur.textValue().strip();
    }

    /** ISO 8601 with an offset. */
    private static Instant instant(String champ, String texte) {
        try {
            return OffsetDateTime.parse(texte == null ? "" : texte.strip()).toInstant();
        } catch (DateTimeParseException illisible) {
            throw RequeteRefusee.invalide(
                    champ, "Indiquez un instant avec son décalage horaire, par exemple 2024-11-08T15:42:00+01:00.");
        }
    }

    private static String nom(Principal qui) {
        return qui == null ? null : qui.getName();
    }

    private static Map<String, Object> vue(Verdict verdict) {
        return Map.of(
                "regle", verdict.regle(),
                "issue",
                        verdict.issue()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '-'),
                "motif", verdict.motif(),
                "article", verdict.article());
    }
}
