package fr.trophees.base;

import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DatabindException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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

    @ExceptionHandler
    ResponseEntity<Probleme> dire(Exception e, HttpServletRequest requete) throws Exception {
        boolean ailleurs = !requete.getRequestURI().startsWith(requete.getContextPath() + "/api/");
        if (ailleurs || e instanceof AccessDeniedException || e instanceof AuthenticationException) {
            throw e;
        }
        if (e instanceof RequeteRefusee refus) {
            return reponse(refus);
        }
        if (e instanceof MissingServletRequestPartException absente) {
            return reponse(RequeteRefusee.invalide(absente.getRequestPartName(), "Choisissez un fichier."));
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
        if (e instanceof ConcurrencyFailureException || e instanceof OptimisticLockingException) {
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
        return reponse(entetes, Probleme.de(statut));
    }

    private static ResponseEntity<Probleme> reponse(HttpHeaders entetes, Probleme probleme) {
        return ResponseEntity.status(probleme.status())
                .headers(entetes)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(probleme);
    }

    private static ResponseEntity<Probleme> reponse(RequeteRefusee refus) {
        return reponse(
                refus.getHeaders(),
                new Probleme(
                        "about:blank", refus.titre(), refus.statut().value(), refus.getMessage(), refus.erreurs()));
    }
}
