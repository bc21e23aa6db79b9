package fr.trophees.candidature;

import com.fasterxml.jackson.databind.JsonNode;
import fr.trophees.base.CorpsJson;
import fr.trophees.base.ReceptionFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the online form asks the server for, besides saving and depositing: the form itself, and its opinion as one types. */
@RestController
@RequestMapping("/api")
class FormulaireEnLigneController {

    private static final int SUGGESTIONS = 12;

    private final LiensDeDossier liens;
    private final DossierRepository dossiers;
    private final Appels appels;
    private final AvisService avis;

    FormulaireEnLigneController(LiensDeDossier liens, DossierRepository dossiers, Appels appels, AvisService avis) {
        this.liens = liens;
        this.dossiers = dossiers;
        this.appels = appels;
        this.avis = avis;
    }

    /** The edition's form as it was last deployed, with the texts that a deposit accepts. */
    @GetMapping("/dossiers/{jeton}/formulaire")
    ResponseEntity<Presentation> formulaire(@PathVariable String jeton) {
        Dossier dossier = dossiers.trouver(ouvrir(jeton)).orElseThrow(Dossiers::inconnu);
        Appel appel = appels.charger(dossier.edition());
        Presentation presentation = new Presentation(
                dossier.id(),
                dossier.edition(),
                appel.formulaire().id(),
                appel.formulaire().schema(),
                appel.textesDesCategories(),
                appel.versionReglement(),
                Stream.of(
                                Engagement.de(appel, "reglementAccepte", "DEP-3"),
                                Engagement.de(appel, "droitsImageAcceptes", "DEP-4"))
                        .filter(Objects::nonNull)
                        .toList());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(presentation);
    }

    @PostMapping(path = "/dossiers/{jeton}/avis", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Avis> donnerUnAvis(
            @PathVariable String jeton,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant recu,
            HttpServletRequest requete)
            throws IOException {
        UUID id = ouvrir(jeton);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(avis.donner(id, CandidatureController.champs(CorpsJson.objet(requete)), recu));
    }

    /** Public data: the same answer for everybody. */
    @GetMapping("/appels/{edition}/communes")
    ResponseEntity<List<Avis.Lieu>> chercherUneCommune(
            @PathVariable String edition,
            @RequestParam(name = "debut", defaultValue = "") String debut,
            @RequestParam(name = "groupements", defaultValue = "false") boolean groupements) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(avis.chercher(edition, debut, groupements, SUGGESTIONS));
    }

    private UUID ouvrir(String jeton) {
        return liens.dossier(jeton).orElseThrow(Dossiers::inconnu);
    }

    /**
     * @param dossier under which the browser keeps what it couldn't send; it opens nothing
     * @param version of the form
     * @param categories the call's text of each category, by id
     * @param reglement version of the text that a deposit accepts
     */
    record Presentation(
            UUID dossier,
            String edition,
            String version,
            JsonNode schema,
            Map<String, String> categories,
            String reglement,
            List<Engagement> engagements) {}

    /**
     * What a deposit accepts (DEP-3, DEP-4).
     *
     * @param article its number
     * @param texte as printed in the regulation
     */
    record Engagement(String champ, String regle, String article, String texte) {

        private static Engagement de(Appel appel, String champ, String regle) {
            String texte = appel.paragraphe(regle);
            return texte == null ? null : new Engagement(champ, regle, appel.article(regle), texte);
        }
    }
}
