package fr.trophees.candidature;

import java.nio.charset.StandardCharsets;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A received file, to be given back as it came.
 *
 * @param typeMedia told from the content when the file came, one of {@link TypeDeFichier#ACCEPTES}
 * @param taille in bytes
 * @param source of its bytes, {@link FichiersGardes}
 */
public record FichierMontre(String nom, String typeMedia, int taille, InputStreamSource source) {

    /** Shown by the browser, which must not guess another type; and nothing in it may act in our name. */
    public ResponseEntity<Resource> enLigne() {
        return reponse(ContentDisposition.inline())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'")
                .body(new InputStreamResource(source));
    }

    /** Kept rather than shown: nothing that somebody sent opens inside our pages. */
    public ResponseEntity<Resource> aTelecharger() {
        return reponse(ContentDisposition.attachment()).body(new InputStreamResource(source));
    }

    private ResponseEntity.BodyBuilder reponse(ContentDisposition.Builder disposition) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(typeMedia))
                .contentLength(taille)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .filename(nom, StandardCharsets.UTF_8)
                                .build()
                                .toString());
    }
}
