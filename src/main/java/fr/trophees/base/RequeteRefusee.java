package fr.trophees.base;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/**
 * A request that can't be carried out, told to the client as a problem (RFC 9457). Title, detail and field messages are French
 * and never repeat what was submitted.
 */
public class RequeteRefusee extends RuntimeException implements ErrorResponse {

    private final HttpStatus statut;
    private final String titre;
    private final transient List<ErreurDeChamp> erreurs;

    public RequeteRefusee(HttpStatus statut, String titre, String detail, List<ErreurDeChamp> erreurs) {
        super(detail);
        this.statut = statut;
        this.titre = titre;
        this.erreurs = List.copyOf(erreurs);
    }

    /** 404: nothing there, or nothing that this client may know of. */
    public static RequeteRefusee introuvable(String detail) {
        return new RequeteRefusee(HttpStatus.NOT_FOUND, "Introuvable", detail, List.of());
    }

    /** 409: understood, but not in the present state of things. */
    public static RequeteRefusee conflit(String titre, String detail) {
        return new RequeteRefusee(HttpStatus.CONFLICT, titre, detail, List.of());
    }

    /** 410: it was possible, and no longer is. */
    public static RequeteRefusee tropTard(String detail) {
        return new RequeteRefusee(HttpStatus.GONE, "Trop tard", detail, List.of());
    }

    /** 422: the form is at fault. */
    public static RequeteRefusee invalide(List<ErreurDeChamp> erreurs) {
        String detail = erreurs.size() == 1
                ? erreurs.get(0).message()
                : "Plusieurs champs sont à corriger : chacun est expliqué ci-dessous.";
        return new RequeteRefusee(HttpStatus.UNPROCESSABLE_ENTITY, "Saisie à corriger", detail, erreurs);
    }

    /** 422: one field is at fault. */
    public static RequeteRefusee invalide(String champ, String message) {
        return invalide(List.of(new ErreurDeChamp(champ, message)));
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return statut;
    }

    @Override
    public HttpHeaders getHeaders() {
        HttpHeaders entetes = new HttpHeaders();
        if (statut == HttpStatus.SERVICE_UNAVAILABLE) {
            entetes.set(HttpHeaders.RETRY_AFTER, "60");
        }
        return entetes;
    }

    /** For pages, which keep the framework's handling of errors. */
    @Override
    public ProblemDetail getBody() {
        ProblemDetail probleme = ProblemDetail.forStatusAndDetail(statut, getMessage());
        probleme.setTitle(titre);
        return probleme;
    }

    public HttpStatus statut() {
        return statut;
    }

    public String titre() {
        return titre;
    }

    public List<ErreurDeChamp> erreurs() {
        return erreurs;
    }
}
