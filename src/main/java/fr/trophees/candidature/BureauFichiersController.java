package fr.trophees.candidature;

import fr.trophees.base.RequeteRefusee;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.core.io.Resource;
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
    ResponseEntity<Resource> attestation(@PathVariable String numero) {
        Dossier dossier = dossiers.trouver(numero).orElseThrow(Dossiers::numeroInconnu);
        return attestations
                .derniere(dossier.id())
                .orElseThrow(Dossiers::fichierInconnu)
                .enLigne();
    }

    /** Any of those received, replaced and refused ones included. */
    @GetMapping("/attestations/{id}")
    ResponseEntity<Resource> attestation(@PathVariable String numero, @PathVariable UUID id) {
        Dossier dossier = dossiers.trouver(numero).orElseThrow(Dossiers::numeroInconnu);
        return attestations
                .fichier(dossier.id(), id)
                .orElseThrow(Dossiers::fichierInconnu)
                .enLigne();
    }

    @GetMapping("/pieces/{id}")
    ResponseEntity<Resource> piece(@PathVariable String numero, @PathVariable UUID id) {
        Dossier dossier = dossiers.trouver(numero).orElseThrow(Dossiers::numeroInconnu);
        return pieces.fichier(dossier.id(), id)
                .orElseThrow(Dossiers::fichierInconnu)
                .enLigne();
    }

    @ExceptionHandler
    void refuser(RequeteRefusee refus, HttpServletResponse reponse) throws IOException {
        reponse.sendError(refus.statut().value());
    }
}
