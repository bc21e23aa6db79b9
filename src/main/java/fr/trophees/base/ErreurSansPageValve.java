package fr.trophees.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * The last word on a request that the container refuses before any of ours sees it, such as an address with {@code %2f} or
 * {@code %00}: in French, a page for a browser, a problem (RFC 9457) for a program. It repeats nothing of the request.
 */
class ErreurSansPageValve extends ErrorReportValve {

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="fr">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Demande refusée – Trophées</title>
            <style>body{font:1.125rem/1.6 sans-serif;color:#1b2733;max-width:40rem;margin:3rem auto;padding:0 1.25rem}a{color:#0e4a5a}</style></head>
            <body>
            <main>
            <h1>Demande refusée</h1>
            <p>%s Vérifiez l’adresse, ou repartez de l’accueil.</p>
            <p><a href="/">Voir les appels à candidatures</a></p>
            </main>
            </body>
            </html>
            """;

    private final ObjectMapper json;

    ErreurSansPageValve(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void report(Request requete, Response reponse, Throwable erreur) {
        HttpStatus statut = HttpStatus.resolve(reponse.getStatus());
        if (statut == null || !statut.isError() || reponse.getContentWritten() > 0 || !reponse.setErrorReported()) {
            return;
        }
        Probleme probleme = Probleme.de(statut);
        String accepte = requete.getHeader("Accept");
        boolean page = accepte != null && accepte.contains(MediaType.TEXT_HTML_VALUE);
        try {
            reponse.setContentType(page ? MediaType.TEXT_HTML_VALUE : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            reponse.setCharacterEncoding(StandardCharsets.UTF_8.name());
            Writer sortie = reponse.getReporter();
            if (sortie != null) {
                sortie.write(page ? PAGE.formatted(probleme.detail()) : ecrire(probleme));
                reponse.finishResponse();
            }
        } catch (IOException | IllegalStateException parti) {
            // the client has gone, or has read something else already
        }
    }

    private String ecrire(Probleme probleme) throws JsonProcessingException {
        return json.writeValueAsString(probleme);
    }
}
