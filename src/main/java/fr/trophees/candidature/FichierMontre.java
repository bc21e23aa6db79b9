package fr.trophees.candidature;

import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A received file, to be shown in a browser. */
public record FichierMontre(String nom, String typeMedia, byte[] contenu) {

    static FichierMontre de(Fichier fichier) {
        return new FichierMontre(fichier.nom(), fichier.typeMedia(), fichier.contenu());
    }

    /**
     * The type was told from the content when the file came, one of {@link TypeDeFichier#ACCEPTES}, which browsers show: they must
     * not guess another, and nothing in it may act in our name.
     */
    public ResponseEntity<byte[]> enLigne() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(typeMedia))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(nom, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(contenu);
    }
}
