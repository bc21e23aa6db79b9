package fr.trophees.candidature;

import fr.trophees.base.RequeteRefusee;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Received files, for staff; the forms of Tasklist link to them. */
@RestController
@RequestMapping("/bureau/dossiers/{numero}")
class BureauFichiersController {

    private final DossierRepository dossiers;
    private final AttestationRepository attestations;
    private final PieceService pieces;

    BureauFichiersController(DossierRepository dossiers, AttestationRepository attestations, PieceService pieces) {
        this.dossiers = dossiers;
        this.attestations = attestations;
        this.pieces = pieces;
    }

    @GetMapping("/attestation")
    ResponseEntity<byte[]> attestation(@PathVariable String numero) {
        Dossier dossier = dossiers.trouver(numero).orElseThrow(Dossiers::numeroInconnu);
        return montrer(attestations.derniere(dossier.id()).orElseThrow(Dossiers::fichierInconnu));
    }

    /** Any of those received, replaced and refused ones included. */
    @GetMapping("/attestations/{id}")
    ResponseEntity<byte[]> attestation(@PathVariable String numero, @PathVariable UUID id) {
        Dossier dossier = dossiers.trouver(numero).orElseThrow(Dossiers::numeroInconnu);
        return montrer(attestations.fichier(dossier.id(), id).orElseThrow(Dossiers::fichierInconnu));
    }

    @GetMapping("/pieces/{id}")
    ResponseEntity<byte[]> piece(@PathVariable String numero, @PathVariable UUID id) {
        Dossier dossier = dossiers.trouver(numero).orElseThrow(Dossiers::numeroInconnu);
        return montrer(pieces.fichier(dossier.id(), id).orElseThrow(Dossiers::fichierInconnu));
    }

    @ExceptionHandler
    void refuser(RequeteRefusee refus, HttpServletResponse reponse) throws IOException {
        reponse.sendError(refus.statut().value());
    }

    /**
     * The type was told from the content when the file came, one of {@link TypeDeFichier#ACCEPTES}, which browsers show: they must
     * not guess another, and nothing in it may act in our name.
     */
    private static ResponseEntity<byte[]> montrer(Fichier fichier) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(fichier.typeMedia()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(fichier.nom(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(fichier.contenu());
    }
}
