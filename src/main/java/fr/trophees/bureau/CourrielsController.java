package fr.trophees.bureau;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.courriel.CourrielRepository;
import fr.trophees.courriel.CourrielService;
import fr.trophees.courriel.LigneCourriel;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.site.PageDeRefus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The outbox: what was sent, what waits, what could not be delivered and may be tried again. */
@Controller
@RequestMapping("/bureau/courriels")
class CourrielsController {

    private static final int PAGE = 50;

    private final CourrielRepository courriels;
    private final CourrielService service;

    CourrielsController(CourrielRepository courriels, CourrielService service) {
        this.courriels = courriels;
        this.service = service;
    }

    @GetMapping
    ModelAndView lister(
            @RequestParam(name = "etat", defaultValue = "") String etat,
            @RequestParam(name = "avant", defaultValue = "9223372036854775807") long avant) {
        LigneCourriel.Etat choisi = etat(etat);
        List<LigneCourriel> lignes = courriels.lister(choisi, null, avant, PAGE + 1);
        ModelMap modele = new ModelMap();
        modele.put(
                "courriels",
                lignes.stream().limit(PAGE).map(CourrielEnClair::de).toList());
        modele.put("suite", lignes.size() > PAGE ? lignes.get(PAGE - 1).rang() : null);
        modele.put("premiere", avant == Long.MAX_VALUE);
        modele.put("etat", choisi == null ? "" : code(choisi));
        modele.put("etats", etats());
        return new ModelAndView("bureau/courriels", modele);
    }

    @GetMapping("/{id}")
    ModelAndView montrer(@PathVariable UUID id, @RequestParam(name = "relance", required = false) String relance) {
        LigneCourriel ligne = trouver(id);
        ModelMap modele = new ModelMap();
        modele.put("courriel", CourrielEnClair.de(ligne));
        modele.put("relancable", ligne.etat() == LigneCourriel.Etat.ABANDONNE);
        modele.put("relance", relance);
        service.apercu(id).ifPresent(apercu -> modele.put("apercu", apercu));
        return new ModelAndView("bureau/courriel", modele);
    }

    /** The HTML part alone, kept from doing anything: it holds what candidates typed. */
    @GetMapping("/{id}/html")
    ResponseEntity<byte[]> html(@PathVariable UUID id) {
        return service.apercu(id)
                .map(apercu -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                        .header(
                                "Content-Security-Policy",
                                "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'")
                        .body(apercu.html().getBytes(StandardCharsets.UTF_8)))
                .orElseThrow(CourrielsController::inconnu);
    }

    @PostMapping("/{id}/relance")
    ModelAndView relancer(@PathVariable UUID id) {
        boolean faite = service.relancer(trouver(id).id());
        RedirectView suite = new RedirectView(
                "/bureau/courriels/" + id + "?relance=" + (faite ? "faite" : "inutile"), true, false, false);
        suite.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(suite);
    }

    @ExceptionHandler
    ModelAndView refuser(RequeteRefusee refus) {
        return PageDeRefus.de(refus);
    }

    private LigneCourriel trouver(UUID id) {
        return courriels.trouver(id).orElseThrow(CourrielsController::inconnu);
    }

    private static RequeteRefusee inconnu() {
        return RequeteRefusee.introuvable("Ce courriel n’existe pas, ou a été effacé avec son dossier.");
    }

    private static LigneCourriel.Etat etat(String code) {
        for (LigneCourriel.Etat etat : LigneCourriel.Etat.values()) {
            if (code(etat).equals(code)) {
                return etat;
            }
        }
        return null;
    }

    private static Map<String, String> etats() {
        Map<String, String> etats = new LinkedHashMap<>();
        for (LigneCourriel.Etat etat : LigneCourriel.Etat.values()) {
            etats.put(code(etat), CourrielEnClair.libelle(etat));
        }
        return etats;
    }

    private static String code(LigneCourriel.Etat etat) {
        return etat.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A mail in the words of the desk; dates are null where nothing happened. */
    record CourrielEnClair(
            UUID id,
            String type,
            String destinataire,
            String edition,
            String numero,
            String etat,
            String ecritLe,
            String aEnvoyerLe,
            String envoyeLe,
            int tentatives,
            String erreur) {

        static CourrielEnClair de(LigneCourriel ligne) {
            return new CourrielEnClair(
                    ligne.id(),
                    ligne.type(),
                    ligne.destinataire(),
                    ligne.edition(),
                    ligne.numero(),
                    libelle(ligne.etat()),
                    quand(ligne.creeLe()),
                    quand(ligne.aEnvoyerLe()),
                    quand(ligne.envoyeLe()),
                    ligne.tentatives(),
                    ligne.erreur());
        }

        static String libelle(LigneCourriel.Etat etat) {
            return switch (etat) {
                case EN_ATTENTE -> "en attente";
                case ENVOYE -> "envoyé";
                case ABANDONNE -> "abandonné";
                case SANS_OBJET -> "sans objet";
            };
        }

        private static String quand(Instant instant) {
            return instant == null ? null : DatesEnFrancais.dateCourteEtHeure(instant);
        }
    }
}
