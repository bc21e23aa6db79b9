package fr.trophees.candidature;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.trophees.base.CorpsJson;
import fr.trophees.base.ReceptionFilter;
import fr.trophees.base.RequeteRefusee;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The candidate's API: who has the personal link acts as the candidate. No GET changes anything (mail scanners follow links). */
@RestController
@RequestMapping("/api")
class CandidatureController {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, Object>> CHAMPS = new TypeReference<>() {};

    private final LiensDeDossier liens;
    private final DossierRepository dossiers;
    private final Appels appels;
    private final BrouillonService brouillons;
    private final SaisieService saisies;
    private final DepotService depots;
    private final AttestationService attestations;
    private final AttestationPdf pdf;
    private final RetraitService retraits;
    private final Clock horloge;

    CandidatureController(
            LiensDeDossier liens,
            DossierRepository dossiers,
            Appels appels,
            BrouillonService brouillons,
            SaisieService saisies,
            DepotService depots,
            AttestationService attestations,
            AttestationPdf pdf,
            RetraitService retraits,
            Clock horloge) {
        this.liens = liens;
        this.dossiers = dossiers;
        this.appels = appels;
        this.brouillons = brouillons;
        this.saisies = saisies;
        this.depots = depots;
        this.attestations = attestations;
        this.pdf = pdf;
        this.retraits = retraits;
        this.horloge = horloge;
    }

    @PostMapping(path = "/appels/{edition}/brouillons", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void demanderUnLien(
            @PathVariable String edition,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant recu,
            HttpServletRequest requete)
            throws IOException {
        ObjectNode corps = CorpsJson.objet(requete);
        corps.fieldNames().forEachRemaining(champ -> {
            if (!champ.equals("email")) {
                throw RequeteRefusee.invalide("", "Seule l’adresse électronique (« email ») est attendue.");
            }
        });
        JsonNode email = corps.path("email");
        brouillons.demander(edition, email.isTextual() ? email.textValue() : null, recu);
    }

    @GetMapping("/dossiers/{jeton}")
    ResponseEntity<DossierVu> lire(@PathVariable String jeton) {
        return vue(ouvrir(jeton));
    }

    @PutMapping(path = "/dossiers/{jeton}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<DossierVu> enregistrer(
            @PathVariable String jeton,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String version,
            @RequestParam(name = "brouillon", defaultValue = "false") boolean brouillon,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant recu,
            HttpServletRequest requete)
            throws IOException {
        UUID id = ouvrir(jeton);
        Map<String, Object> champs = champs(CorpsJson.objet(requete));
        exigerContactInchange(jeton, champs);
        saisies.enregistrer(id, champs, new VersionAttendue(version, brouillon), recu);
        return vue(id);
    }

    @PostMapping("/dossiers/{jeton}/depot")
    ResponseEntity<Map<String, Object>> deposer(
            @PathVariable String jeton,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) String version,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant recu,
            HttpServletRequest requete)
            throws IOException {
        UUID id = ouvrir(jeton);
        VersionAttendue attendu = new VersionAttendue(version);
        Map<String, Object> derniereSaisie = champs(CorpsJson.objetOuVide(requete));
        if (!derniereSaisie.isEmpty() && !depots.dejaDepose(id)) {
            exigerContactInchange(jeton, derniereSaisie);
            try {
                saisies.enregistrer(id, derniereSaisie, attendu, recu);
                attendu = VersionAttendue.TOUTE;
            } catch (RequeteRefusee refus) {
                // of two clicks, the first has deposited it in the meantime
                if (!depots.dejaDepose(id)) {
                    throw refus;
                }
            }
        }
        DepotService.Depot depot = depots.deposer(id, attendu, recu);
        return ResponseEntity.status(depot.nouveau() ? HttpStatus.CREATED : HttpStatus.OK)
                .cacheControl(CacheControl.noStore())
                .body(depot.vu());
    }

    @GetMapping("/dossiers/{jeton}/attestation.pdf")
    ResponseEntity<byte[]> attestationASigner(@PathVariable String jeton) {
        Dossier dossier = dossiers.trouver(ouvrir(jeton)).orElseThrow(Dossiers::inconnu);
        String nom = dossier.numero() == null ? "attestation.pdf" : "attestation-" + dossier.numero() + ".pdf";
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(nom).build().toString())
                .body(pdf.produire(dossier));
    }

    @PostMapping(path = "/dossiers/{jeton}/attestation", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Map<String, Object>> deposerAttestation(
            @PathVariable String jeton,
            @RequestParam("fichier") MultipartFile fichier,
            @RequestParam(name = "signataireNom", required = false) String nom,
            @RequestParam(name = "signataireQualite", required = false) String qualite,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant recu)
            throws IOException {
        UUID id = ouvrir(jeton);
        attestations.exigerAttendue(id, recu);
        return cree(vue(attestations.deposer(
                id, Fichier.de(fichier), new AttestationService.Signataire(nom, qualite), null, recu)));
    }

    @DeleteMapping("/dossiers/{jeton}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retirer(@PathVariable String jeton, @RequestAttribute(ReceptionFilter.INSTANT) Instant recu) {
        retraits.retirer(liens.exigerContact(jeton), recu);
    }

    /** Where mails go is the contact's to say: a colleague who said it would receive the contact's own link. */
    private void exigerContactInchange(String jeton, Map<String, Object> champs) {
        LiensDeDossier.Porteur porteur = liens.porteur(jeton).orElseThrow(Dossiers::inconnu);
        if (porteur.contact() || !champs.containsKey("contactEmail")) {
            return;
        }
        Dossier dossier = dossiers.trouver(porteur.dossier()).orElseThrow(Dossiers::inconnu);
        if (!Objects.equals(dossier.texte("contactEmail"), champs.get("contactEmail"))) {
            throw RequeteRefusee.invalide(
                    "contactEmail",
                    "Seul le contact du dossier peut changer cette adresse, ou confier le dossier depuis la page « Accès ».");
        }
    }

    private UUID ouvrir(String jeton) {
        return liens.dossier(jeton).orElseThrow(Dossiers::inconnu);
    }

    private ResponseEntity<DossierVu> vue(UUID id) {
        Dossier dossier = dossiers.trouver(id).orElseThrow(Dossiers::inconnu);
        DossierVu vu = DossierVu.de(dossier, appels.charger(dossier.edition()), horloge.instant());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(vu.etiquette())
                .body(vu);
    }

    /** The fields, sent alone or under {@code donnees}. */
    static Map<String, Object> champs(ObjectNode corps) {
        boolean enveloppees = corps.size() == 1 && corps.path("donnees").isObject();
        return JSON.convertValue(enveloppees ? corps.get("donnees") : corps, CHAMPS);
    }

    static Map<String, Object> vue(AttestationService.Recue recue) {
        Map<String, Object> vue = new LinkedHashMap<>();
        vue.put("id", recue.id());
        vue.put("numero", recue.numero());
        vue.put("etat", recue.etat().code());
        vue.put("nom", recue.nom());
        vue.put("recueLe", DossierVu.aParis(recue.recueLe()));
        return vue;
    }

    private static <T> ResponseEntity<T> cree(T corps) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(corps);
    }
}
