package fr.trophees.bureau;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.ceremonie.Embargo;
import fr.trophees.ceremonie.RemiseService.Piece;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Decision;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.palmares.CoupDeCoeur;
import fr.trophees.palmares.Rectification;
import fr.trophees.palmares.RectificationService;
import fr.trophees.seance.ProcesVerbal;
import fr.trophees.site.PageDeRefus;
import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Minutes, and the one way to correct validated results: a recorded decision of the jury (ORG-3). */
@Controller
@RequestMapping("/bureau/jury/{edition}/palmares")
class PalmaresDuBureauController {

    private final EditionRepository editions;
    private final RectificationService rectifications;
    private final ProcesVerbal procesVerbaux;
    private final Embargo embargo;

    PalmaresDuBureauController(
            EditionRepository editions,
            RectificationService rectifications,
            ProcesVerbal procesVerbaux,
            Embargo embargo) {
        this.editions = editions;
        this.rectifications = rectifications;
        this.procesVerbaux = procesVerbaux;
        this.embargo = embargo;
    }

    /** Says nothing of a result: only where minutes stand. */
    @GetMapping
    ModelAndView montrer(
            @PathVariable("edition") String id, @RequestParam(name = "fait", defaultValue = "") String fait) {
        Edition edition = editions.charger(id);
        ModelMap modele = new ModelMap();
        modele.put("edition", edition);
        modele.put("fait", fait);
        modele.put("valide", edition.palmaresValideLe() != null);
        modele.put(
                "valideLe",
                edition.palmaresValideLe() == null ? null : DatesEnFrancais.dateEtHeure(edition.palmaresValideLe()));
        modele.put(
                "versions",
                procesVerbaux.versions(id).stream()
                        .map(version -> new VersionEnClair(
                                version.version(),
                                DatesEnFrancais.dateEtHeure(version.etabliLe()),
                                version.empreinte()))
                        .toList());
        modele.put(
                "faites",
                rectifications.faites(id).stream().map(FaiteEnClair::de).toList());
        return PageDeSaisie.vierge("bureau/palmares", modele, Map.of());
    }

    /** A POST, as for every document under embargo: no link followed unawares writes in the register of who looked (JURY-7). */
    @PostMapping("/proces-verbal-{version}.pdf")
    ResponseEntity<byte[]> procesVerbal(@PathVariable("edition") String id, @PathVariable int version, Principal par) {
        byte[] pdf = procesVerbaux
                .fichier(id, version)
                .orElseThrow(() -> RequeteRefusee.introuvable("Aucun procès-verbal ne porte ce numéro."));
        embargo.noter(id, Piece.PROCES_VERBAL, par.getName());
        return pdf(pdf, "proces-verbal-" + version + ".pdf");
    }

    static ResponseEntity<byte[]> pdf(byte[] pdf, String nom) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(nom).build().toString())
                .body(pdf);
    }

    /** Shows the results: whoever opens it is written down. */
    @PostMapping("/rectification/ouverture")
    ModelAndView ouvrir(@PathVariable("edition") String id, Principal par) {
        exigerValide(id);
        embargo.noter(id, Piece.PALMARES, par.getName());
        Rectification enVigueur = rectifications.enVigueur(id);
        Map<String, String> saisie = new LinkedHashMap<>();
        saisie.put("coupDeCoeur", enVigueur.coupDeCoeur());
        return PageDeSaisie.vierge(
                "bureau/rectification", modele(id, enVigueur.laureats(), rectifications.version(id)), saisie);
    }

    @PostMapping("/rectification")
    ModelAndView rectifier(
            @PathVariable("edition") String id, @RequestParam MultiValueMap<String, String> champs, Principal par) {
        Map<String, List<String>> laureats = new LinkedHashMap<>();
        editions.charger(id)
                .definition()
                .categories()
                .forEach(categorie -> laureats.put(
                        categorie.id(), champs.getOrDefault(Rectification.champ(categorie.id()), List.of())));
        Map<String, String> saisie = champs.toSingleValueMap();
        long version = nombre(saisie.get("version"));
        try {
            rectifications.rectifier(
                    id,
                    new RectificationService.Saisie(
                            version,
                            laureats,
                            saisie.get("coupDeCoeur"),
                            saisie.get("motif"),
                            saisie.get("presents"),
                            saisie.get("jour"),
                            saisie.get("texte")),
                    par.getName());
        } catch (RequeteRefusee refus) {
            exigerValide(id);
            embargo.noter(id, Piece.PALMARES, par.getName());
            return PageDeSaisie.refusee(
                    "bureau/rectification", modele(id, laureats, rectifications.version(id)), saisie, refus);
        }
        return PageDeSaisie.voirEnsuite("/bureau/jury/" + id + "/palmares?fait=rectifie");
    }

    @ExceptionHandler
    ModelAndView refuser(RequeteRefusee refus) {
        return PageDeRefus.de(refus);
    }

    private void exigerValide(String id) {
        if (editions.charger(id).palmaresValideLe() == null) {
            throw RequeteRefusee.conflit(
                    "Palmarès non validé",
                    "Le palmarès n’est pas validé : il s’établit encore par les tâches de l’édition, sans rectification.");
        }
    }

    private ModelMap modele(String id, Map<String, List<String>> choisis, long version) {
        Edition edition = editions.charger(id);
        Rectification enVigueur = rectifications.enVigueur(id);
        Map<String, String> noms = rectifications.noms(id);
        List<CategorieEnClair> categories = new ArrayList<>();
        Map<String, String> tous = new LinkedHashMap<>();
        tous.put(CoupDeCoeur.AUCUN, "non décerné");
        edition.definition().categories().forEach(categorie -> {
            Map<String, String> candidats = rectifications.candidats(id, categorie.id());
            tous.putAll(candidats);
            List<String> actuels = enVigueur.laureats().getOrDefault(categorie.id(), List.of());
            categories.add(new CategorieEnClair(
                    Rectification.champ(categorie.id()),
                    categorie.titre(),
                    candidats,
                    new TreeSet<>(choisis.getOrDefault(categorie.id(), List.of())),
                    actuels.isEmpty()
                            ? "aucun lauréat"
                            : String.join(" ; ", actuels.stream().map(noms::get).toList())));
        });
        ModelMap modele = new ModelMap();
        modele.put("edition", edition);
        modele.put("version", version);
        modele.put("categories", categories);
        modele.put("tous", tous);
        modele.put("coupDeCoeurActuel", noms.getOrDefault(enVigueur.coupDeCoeur(), tous.get(CoupDeCoeur.AUCUN)));
        modele.put("proclame", edition.proclameeLe() != null);
        return modele;
    }

    private static long nombre(String texte) {
        return texte != null && texte.matches("\\d{1,18}") ? Long.parseLong(texte) : -1;
    }

    record VersionEnClair(int version, String le, String empreinte) {}

    /** Without what changed: this page tells no result. */
    record FaiteEnClair(String le, String par, String quand) {

        static FaiteEnClair de(Decision decision) {
            return new FaiteEnClair(
                    DatesEnFrancais.dateEtHeure(decision.le()),
                    decision.par(),
                    decision.issue().equals("apres-proclamation") ? "après la proclamation" : "avant la proclamation");
        }
    }

    record CategorieEnClair(
            String champ, String titre, Map<String, String> candidats, Set<String> choisis, String actuel) {}
}
