package fr.trophees.site;

import fr.trophees.candidature.FormulaireVierge;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The blank form to prepare a text with others (DEP-1, usage). */
@Controller
@RequestMapping("/appels/{edition}")
class FormulaireViergeController {

    private static final MediaType DOCX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final FormulaireVierge formulaires;

    FormulaireViergeController(FormulaireVierge formulaires) {
        this.formulaires = formulaires;
    }

    @GetMapping("/formulaire-vierge.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String edition) {
        return fichier(formulaires.pdf(edition), MediaType.APPLICATION_PDF, edition + ".pdf");
    }

    @GetMapping("/formulaire-vierge.docx")
    ResponseEntity<byte[]> docx(@PathVariable String edition) {
        return fichier(formulaires.docx(edition), DOCX, edition + ".docx");
    }

    private static ResponseEntity<byte[]> fichier(byte[] contenu, MediaType type, String nom) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("formulaire-vierge-" + nom)
                                .build()
                                .toString())
                .body(contenu);
    }
}
