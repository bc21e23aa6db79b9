package fr.trophees.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DatabindException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/**
 * Tells every failure under {@code /api} as a problem in French (RFC 9457). Pages keep the framework's handling; refused access
 * stays with the security filters.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE + 1) // pages that tell their own failures come first
class ProblemesControllerAdvice {

    private static final Logger JOURNAL = LoggerFactory.getLogger(ProblemesControllerAdvice.class);

    private static final Map<HttpStatus, Texte> TEXTES = Map.of(
            HttpStatus.BAD_REQUEST,
            new Texte("Requête illisible", "La requête n’a pas la forme attendue."),
            HttpStatus.NOT_FOUND,
            new Texte("Introuvable", "Il n’y a rien à cette adresse."),
            HttpStatus.METHOD_NOT_ALLOWED,
            new Texte("Méthode refusée", "Cette adresse n’accepte pas cette opération."),
            HttpStatus.NOT_ACCEPTABLE,
            new Texte("Format indisponible", "La réponse n’existe pas dans le format demandé."),
            HttpStatus.PAYLOAD_TOO_LARGE,
            new Texte("Fichier trop volumineux", "Le fichier dépasse la taille acceptée (10 Mio)."),
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            new Texte("Format refusé", "Le contenu n’est pas envoyé dans le format attendu."),
            HttpStatus.UNPROCESSABLE_ENTITY,
            new Texte("Saisie à corriger", "Un champ est inconnu, ou sa valeur n’est pas du type attendu."),
            HttpStatus.SERVICE_UNAVAILABLE,
            new Texte(
                    "Service occupé", "Trop d’opérations ont lieu sur ce dossier au même moment. Merci de réessayer."),
            HttpStatus.INTERNAL_SERVER_ERROR,
            new Texte(
                    "Erreur du service",
                    "Une erreur est survenue de notre côté ; rien de ce qui était enregistré n’est perdu. Merci de"
                            + " réessayer dans un instant."));

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Probleme(String type, String title, int status, String detail, List<ErreurDeChamp> erreurs) {}

    private record Texte(String titre, String detail) {}

    @ExceptionHandler
    ResponseEntity<Probleme> dire(Exception e, HttpServletRequest requete) throws Exception {
        boolean ailleurs = !requete.getRequestURI().startsWith(requete.getContextPath() + "/api/");
        if (ailleurs || e instanceof AccessDeniedException || e instanceof AuthenticationException) {
            throw e;
        }
        if (e instanceof RequeteRefusee refus) {
            return reponse(refus.statut(), HttpHeaders.EMPTY, refus.titre(), refus.getMessage(), refus.erreurs());
        }
        if (e instanceof MissingServletRequestPartException absente) {
            RequeteRefusee refus = RequeteRefusee.invalide(absente.getRequestPartName(), "Choisissez un fichier.");
            return reponse(refus.statut(), HttpHeaders.EMPTY, refus.titre(), refus.getMessage(), refus.erreurs());
        }
        if (e instanceof MaxUploadSizeExceededException) {
            return reponse(HttpStatus.PAYLOAD_TOO_LARGE, HttpHeaders.EMPTY);
        }
        if (e instanceof ErrorResponse connue) {
            return reponse(HttpStatus.valueOf(connue.getStatusCode().value()), connue.getHeaders());
        }
        if (e instanceof HttpMessageNotReadableException illisible) {
            // JSON all right, but not of the expected shape: the form is at fault, not the message
            boolean autreForme = illisible.getCause() instanceof DatabindException forme
                    && !(forme.getCause() instanceof StreamReadException);
            return reponse(autreForme ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.BAD_REQUEST, HttpHeaders.EMPTY);
        }
        if (e instanceof TypeMismatchException) {
            return reponse(HttpStatus.BAD_REQUEST, HttpHeaders.EMPTY);
        }
        if (e instanceof ConcurrencyFailureException) {
            HttpHeaders entetes = new HttpHeaders();
            entetes.set(HttpHeaders.RETRY_AFTER, "1");
            return reponse(HttpStatus.SERVICE_UNAVAILABLE, entetes);
        }
        if (e instanceof MultipartException) {
            return reponse(HttpStatus.BAD_REQUEST, HttpHeaders.EMPTY);
        }
        if (e instanceof IOException) {
            throw e; // the client has gone: nobody is left to tell
        }
        JOURNAL.error("Requête en échec", e);
        return reponse(HttpStatus.INTERNAL_SERVER_ERROR, HttpHeaders.EMPTY);
    }

    private static ResponseEntity<Probleme> reponse(HttpStatus statut, HttpHeaders entetes) {
        Texte texte = TEXTES.getOrDefault(
                statut,
                TEXTES.get(statut.is5xxServerError() ? HttpStatus.INTERNAL_SERVER_ERROR : HttpStatus.BAD_REQUEST));
        return reponse(statut, entetes, texte.titre(), texte.detail(), List.of());
    }

    private static ResponseEntity<Probleme> reponse(
            HttpStatusCode statut, HttpHeaders entetes, String titre, String detail, List<ErreurDeChamp> erreurs) {
        return ResponseEntity.status(statut)
                .headers(entetes)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(new Probleme("about:blank", titre, statut.value(), detail, erreurs));
    }
}
