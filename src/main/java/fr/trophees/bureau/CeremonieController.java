package fr.trophees.bureau;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.ceremonie.Embargo;
import fr.trophees.ceremonie.InvitationService;
import fr.trophees.ceremonie.InvitationService.Reponse;
import fr.trophees.ceremonie.Lecteur;
import fr.trophees.ceremonie.RemiseService;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.Jalon;
import fr.trophees.site.PageDeRefus;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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

/**
 * The ceremony on the desk: answers to the invitation, papers under embargo, who may see them before the hour (JURY-7, D-8). This
 * page itself tells no result; each paper that does is written down as it is opened.
 */
@Controller
@RequestMapping("/bureau/ceremonie/{edition}")
class CeremonieController {

    private final EditionRepository editions;
    private final InvitationService invitations;
    private final RemiseService remises;
    private final Embargo embargo;

    CeremonieController(
            EditionRepository editions, InvitationService invitations, RemiseService remises, Embargo embargo) {
        this.editions = editions;
        this.invitations = invitations;
        this.remises = remises;
        this.embargo = embargo;
    }

    @GetMapping
    ModelAndView montrer(
            @PathVariable("edition") String id, @RequestParam(name = "fait", defaultValue = "") String fait) {
        return PageDeSaisie.vierge("bureau/ceremonie", modele(id, fait), Map.of());
    }

    /** Those that the diagram's timer has not invited: admitted since, or the timer was overtaken. */
    @PostMapping("/invitations")
    ModelAndView inviter(@PathVariable("edition") String id) {
        int invites = invitations.inviter(id);
        return PageDeSaisie.voirEnsuite("/bureau/ceremonie/" + id + "?fait=" + (invites == 0 ? "personne" : "invites"));
    }

    @GetMapping("/reponses.csv")
    ResponseEntity<byte[]> exporter(@PathVariable("edition") String id) throws IOException {
        StringWriter texte = new StringWriter();
        texte.write('\uFEFF');
        CSVFormat format = CSVFormat.RFC4180.builder().setDelimiter(';').get();
        try (CSVPrinter csv = new CSVPrinter(texte, format)) {
            csv.printRecord("numero", "structure", "projet", "vient", "personnes", "repondu le", "dossier");
            for (Reponse reponse : invitations.reponses(id)) {
                csv.printRecord(
                        reponse.numero(),
                        sansFormule(reponse.structureNom()),
                        sansFormule(reponse.projetTitre()),
                        reponse.vient() == null ? "" : reponse.vient() ? "oui" : "non",
                        reponse.personnes() == null ? "" : reponse.personnes(),
                        reponse.reponduLe() == null ? "" : DatesEnFrancais.dateCourteEtHeure(reponse.reponduLe()),
                        reponse.enLice() ? "" : "retiré");
            }
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("reponses-ceremonie.csv")
                                .build()
                                .toString())
                .body(texte.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A spreadsheet must not take for a formula what a candidate typed. */
    static String sansFormule(String texte) {
        return texte != null && texte.matches("(?s)[\\s]*[=+\\-@\\t\\r].*") ? "'" + texte : texte;
    }

    @PostMapping("/diplomes.pdf")
    ResponseEntity<byte[]> diplomes(@PathVariable("edition") String id, Principal par) {
        return PalmaresDuBureauController.pdf(remises.diplomes(id, Lecteur.compte(par.getName())), "diplomes.pdf");
    }

    @PostMapping("/diplome.pdf")
    ResponseEntity<byte[]> diplome(
            @PathVariable("edition") String id,
            @RequestParam(name = "rang", defaultValue = "0") int rang,
            Principal par) {
        return PalmaresDuBureauController.pdf(
                remises.diplome(id, rang, Lecteur.compte(par.getName())), "diplome-" + rang + ".pdf");
    }

    @PostMapping("/presse.pdf")
    ResponseEntity<byte[]> presse(@PathVariable("edition") String id, Principal par) {
        return PalmaresDuBureauController.pdf(remises.presse(id, Lecteur.compte(par.getName())), "presse.pdf");
    }

    @PostMapping("/diapositives")
    ModelAndView diapositives(@PathVariable("edition") String id, Principal par) {
        var remise = remises.remise(id, RemiseService.Piece.DIAPOSITIVES, Lecteur.compte(par.getName()));
        ModelMap modele = new ModelMap();
        modele.put("remise", remise);
        modele.put("jour", DatesEnFrancais.jourCourt(remise.ceremonie()));
        return new ModelAndView("bureau/diapositives", modele);
    }

    @PostMapping("/embargo")
    ModelAndView nommer(@PathVariable("edition") String id, @RequestParam Map<String, String> saisie, Principal par) {
        try {
            embargo.nommer(
                    id,
                    saisie.get("nom"),
                    saisie.get("organisme"),
                    "oui".equals(saisie.get("diplomes")),
                    "oui".equals(saisie.get("presse")),
                    SeanceController.instant(saisie.get("expireLe")),
                    par.getName());
        } catch (RequeteRefusee refus) {
            return PageDeSaisie.refusee("bureau/ceremonie", modele(id, ""), saisie, refus);
        }
        return PageDeSaisie.voirEnsuite("/bureau/ceremonie/" + id + "?fait=nomme");
    }

    @PostMapping("/embargo/{nomme}/revocation")
    ModelAndView revoquer(@PathVariable("edition") String id, @PathVariable UUID nomme, Principal par) {
        embargo.revoquer(id, nomme, par.getName());
        return PageDeSaisie.voirEnsuite("/bureau/ceremonie/" + id + "?fait=revoque");
    }

    @ExceptionHandler
    ModelAndView refuser(RequeteRefusee refus) {
        return PageDeRefus.de(refus);
    }

    private ModelMap modele(String id, String fait) {
        Edition edition = editions.charger(id);
        List<Reponse> reponses = invitations.reponses(id);
        ModelMap modele = new ModelMap();
        modele.put("edition", edition);
        modele.put("fait", fait);
        modele.put("quand", DatesEnFrancais.dateEtHeure(edition.calendrier().instant(Jalon.CEREMONIE)));
        modele.put("lieu", edition.definition().lieuCeremonie());
        modele.put("valide", edition.palmaresValideLe() != null);
        modele.put("proclame", edition.proclameeLe() != null);
        modele.put("nonInvites", invitations.nonInvites(id));
        modele.put("invites", reponses.stream().filter(Reponse::enLice).count());
        modele.put(
                "personnes",
                reponses.stream()
                        .filter(reponse -> reponse.enLice() && reponse.personnes() != null)
                        .mapToInt(Reponse::personnes)
                        .sum());
        modele.put(
                "sansReponse",
                reponses.stream()
                        .filter(reponse -> reponse.enLice() && reponse.vient() == null)
                        .count());
        modele.put(
                "reponses",
                reponses.stream()
                        .filter(reponse -> reponse.vient() != null)
                        .map(ReponseEnClair::de)
                        .toList());
        modele.put("nommes", embargo.liste(id).stream().map(NommeEnClair::de).toList());
        modele.put(
                "registre",
                embargo.registre(id).stream()
                        .map(consultation -> new ConsultationEnClair(
                                consultation.qui(), consultation.quoi(), DatesEnFrancais.aLaSeconde(consultation.le())))
                        .toList());
        return modele;
    }

    record ReponseEnClair(String numero, String structure, String vient, String le) {

        static ReponseEnClair de(Reponse reponse) {
            return new ReponseEnClair(
                    reponse.numero(),
                    reponse.structureNom(),
                    (reponse.vient() ? "oui, " + reponse.personnes() : "non")
                            + (reponse.enLice() ? "" : " (dossier retiré)"),
                    DatesEnFrancais.dateCourteEtHeure(reponse.reponduLe()));
        }
    }

    /** @param etat open, expired or taken back, in words */
    record NommeEnClair(UUID id, String nom, String organisme, String quoi, String jusqua, String etat, String lien) {

        static NommeEnClair de(Embargo.Nomme nomme) {
            return new NommeEnClair(
                    nomme.id(),
                    nomme.nom(),
                    nomme.organisme(),
                    nomme.diplomes() && nomme.presse()
                            ? "diplômes et feuille de presse"
                            : nomme.diplomes() ? "diplômes" : "feuille de presse",
                    DatesEnFrancais.dateEtHeure(nomme.expireLe()),
                    nomme.lien() != null ? "ouvert" : nomme.revoqueLe() != null ? "repris" : "expiré",
                    nomme.lien() == null ? null : nomme.lien().toString());
        }
    }

    record ConsultationEnClair(String qui, String quoi, String le) {}
}
