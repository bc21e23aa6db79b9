package fr.trophees.candidature;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.trophees.base.CorpsJson;
import fr.trophees.base.ReceptionFilter;
import fr.trophees.candidature.PieceService.Mention;
import fr.trophees.candidature.PieceService.Piece;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What a candidate joins to a dossier: pictures with their credits (DEP-4), a mandate, anything else. */
@RestController
@RequestMapping("/api/dossiers/{jeton}/pieces")
class PiecesController {

    private final LiensDeDossier liens;
    private final PieceService pieces;

    PiecesController(LiensDeDossier liens, PieceService pieces) {
        this.liens = liens;
        this.pieces = pieces;
    }

    @GetMapping
    ResponseEntity<List<Piece>> lister(@PathVariable String jeton) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(pieces.lister(ouvrir(jeton)));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Piece> joindre(
            @PathVariable String jeton,
            @RequestParam("fichier") MultipartFile fichier,
            @RequestParam(name = "nature", required = false) String nature,
            @RequestParam(name = "credit", required = false) String credit,
            @RequestParam(name = "accord", defaultValue = "false") boolean accord,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant recu)
            throws IOException {
        Piece piece = pieces.ajouter(ouvrir(jeton), nature, Fichier.de(fichier), new Mention(credit, accord), recu);
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(piece);
    }

    /** As it came. */
    @GetMapping("/{id}")
    ResponseEntity<Resource> telecharger(@PathVariable String jeton, @PathVariable UUID id) {
        return pieces.fichier(ouvrir(jeton), id)
                .orElseThrow(Dossiers::fichierInconnu)
                .aTelecharger();
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Piece> crediter(
            @PathVariable String jeton,
            @PathVariable UUID id,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant recu,
            HttpServletRequest requete)
            throws IOException {
        UUID dossier = ouvrir(jeton);
        ObjectNode corps = CorpsJson.objet(requete);
        Mention mention = new Mention(
                corps.path("credit").textValue(), corps.path("accord").asBoolean());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(pieces.crediter(dossier, id, mention, recu));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retirer(
            @PathVariable String jeton,
            @PathVariable UUID id,
            @RequestAttribute(ReceptionFilter.INSTANT) Instant recu) {
        pieces.retirer(ouvrir(jeton), id, recu);
    }

    private UUID ouvrir(String jeton) {
        return liens.dossier(jeton).orElseThrow(Dossiers::inconnu);
    }
}
