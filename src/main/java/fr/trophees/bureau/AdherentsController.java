package fr.trophees.bureau;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.site.PageDeRefus;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The list of members: look first, then import (DEP-5, ELIG-2). */
@Controller
class AdherentsController {

    private final ImportAdherents imports;

    AdherentsController(ImportAdherents imports) {
        this.imports = imports;
    }

    @GetMapping("/bureau/adherents")
    ModelAndView montrer() {
        return page(new ModelMap(), HttpStatus.OK);
    }

    @PostMapping(path = "/bureau/adherents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView recevoir(
            @RequestParam(name = "fichier", required = false) MultipartFile fichier,
            @RequestParam(name = "listeDu", defaultValue = "") String listeDu,
            @RequestParam(name = "action", defaultValue = "verifier") String action)
            throws IOException {
        ModelMap modele = new ModelMap();
        modele.put("listeDu", listeDu);
        try {
            boolean importer = action.equals("importer");
            byte[] csv = octets(fichier);
            ImportAdherents.Bilan bilan =
                    importer ? imports.importer(date(listeDu), csv) : imports.verifier(date(listeDu), csv);
            modele.put("bilan", bilan);
            modele.put("importe", importer);
            modele.put("bilanDu", DatesEnFrancais.jour(bilan.listeDu()));
            return page(modele, HttpStatus.OK);
        } catch (RequeteRefusee refus) {
            List<ErreurDeChamp> erreurs = refus.erreurs();
            modele.put(
                    "erreurs",
                    erreurs.isEmpty()
                            ? List.of(refus.getMessage())
                            : erreurs.stream().map(ErreurDeChamp::message).toList());
            return page(modele, refus.statut());
        }
    }

    /** The same for a client of the API. */
    @PostMapping(path = "/api/bureau/adherents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseBody
    ImportAdherents.Bilan importer(
            @RequestParam("fichier") MultipartFile fichier,
            @RequestParam(name = "listeDu", defaultValue = "") String listeDu)
            throws IOException {
        return imports.importer(date(listeDu), octets(fichier));
    }

    @ExceptionHandler
    ModelAndView refuser(MultipartException refus) {
        return PageDeRefus.de(refus);
    }

    private ModelAndView page(ModelMap modele, HttpStatus statut) {
        LocalDate derniere = imports.derniereListe();
        modele.put("derniere", derniere == null ? null : DatesEnFrancais.jour(derniere));
        return new ModelAndView("bureau/adherents", modele, statut);
    }

    private static byte[] octets(MultipartFile fichier) throws IOException {
        if (fichier == null || fichier.isEmpty()) {
            throw RequeteRefusee.invalide("fichier", "Choisissez le fichier CSV de la liste.");
        }
        return fichier.getBytes();
    }

    private static LocalDate date(String texte) {
        try {
            return LocalDate.parse(texte);
        } catch (DateTimeParseException autre) {
            throw RequeteRefusee.invalide("listeDu", "Indiquez la date de la liste.");
        }
    }
}
