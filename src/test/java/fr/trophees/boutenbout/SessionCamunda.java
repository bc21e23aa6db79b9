package fr.trophees.boutenbout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody logged in to one of Camunda's applications, as its pages talk to the server: a session and its token against forged requests. */
final class SessionCamunda {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MOTEUR = "/camunda/api/engine/engine/default";

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String adresse;

    private SessionCamunda(String adresse) {
        this.adresse = adresse;
    }

    /**
     * @param compte user id, which is the password too
     * @param application {@code tasklist} or {@code cockpit}
     */
    static SessionCamunda ouvrir(String adresse, String compte, String application) {
        SessionCamunda session = new SessionCamunda(adresse);
        session.envoyer(
                session.requete("/camunda/app/" + application + "/default/").GET());
        HttpResponse<String> reponse =
                session.envoyer(session.requete("/camunda/api/admin/auth/user/default/login/" + application)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("username=" + compte + "&password=" + compte)));
        assertThat(reponse.statusCode()).as(compte).isEqualTo(200);
        return session;
    }

    /** Submits the form of the only task of that kind, and returns the status. */
    int soumettre(String cleMetier, String tache, Map<String, Object> saisie) {
        JsonNode taches =
                Client.lire(lire("/task?taskDefinitionKey=" + tache + "&processInstanceBusinessKey=" + cleMetier));
        assertThat(taches).as("%s of %s", tache, cleMetier).hasSize(1);
        Map<String, Object> variables = new LinkedHashMap<>();
        saisie.forEach((nom, valeur) -> variables.put(nom, Map.of("value", valeur)));
        try {
            return envoyer(requete(MOTEUR + "/task/" + taches.get(0).path("id").asText() + "/submit-form")
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    JSON.writeValueAsString(Map.of("variables", variables)))))
                    .statusCode();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the engine answers, whatever the status. */
    String lire(String chemin) {
        return envoyer(requete(MOTEUR + chemin).GET()).body();
    }

    private HttpRequest.Builder requete(String chemin) {
        HttpRequest.Builder requete = HttpRequest.newBuilder(URI.create(adresse + chemin));
        cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .map(HttpCookie::getValue)
                .forEach(jeton -> requete.header("X-XSRF-TOKEN", jeton));
        return requete;
    }

    private HttpResponse<String> envoyer(HttpRequest.Builder requete) {
        try {
            return http.send(requete.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
