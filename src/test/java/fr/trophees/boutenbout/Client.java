package fr.trophees.boutenbout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Somebody who calls the product over HTTP.
 *
 * @param adresse scheme, host and port
 * @param compte user id, which is the password too; null for nobody in particular
 */
record Client(String adresse, String compte) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String FRONTIERE = "frontiere-des-parties";

    /** A small PDF, as far as its first bytes tell. */
    static final byte[] PDF =
            "%PDF-1.4\n%âãÏÓ\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n".getBytes(StandardCharsets.UTF_8);

    Client en(String autre) {
        return new Client(adresse, autre);
    }

    Reponse get(String chemin) {
        return envoyer(requete(chemin).GET());
    }

    Reponse post(String chemin, Object corps) {
        return envoyer(json(chemin).POST(ecrire(corps)));
    }

    Reponse put(String chemin, Object corps) {
        return envoyer(json(chemin).PUT(ecrire(corps)));
    }

    Reponse delete(String chemin) {
        return envoyer(requete(chemin).DELETE());
    }

    /** A form with a file, called {@code fichier}. */
    Reponse televerser(String chemin, byte[] fichier, Map<String, String> champs) {
        return televerser(chemin, "attestation.pdf", fichier, champs);
    }

    Reponse televerser(String chemin, String nomDeFichier, byte[] fichier, Map<String, String> champs) {
        ByteArrayOutputStream corps = new ByteArrayOutputStream();
        champs.forEach(
                (nom, valeur) -> corps.writeBytes(partie("name=\"%s\"\r\n\r\n%s".formatted(nom, valeur), "\r\n")));
        corps.writeBytes(partie(
                "name=\"fichier\"; filename=\"" + nomDeFichier + "\"\r\nContent-Type: application/octet-stream\r\n\r\n",
                ""));
        corps.writeBytes(fichier);
        corps.writeBytes(("\r\n--" + FRONTIERE + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return envoyer(requete(chemin)
                .header("Content-Type", "multipart/form-data; boundary=" + FRONTIERE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(corps.toByteArray())));
    }

    /** A page's form, as a browser sends it. */
    Reponse remplir(String chemin, Map<String, String> champs) {
        String corps = champs.entrySet().stream()
                .map(champ -> URLEncoder.encode(champ.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(champ.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return envoyer(requete(chemin)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(corps)));
    }

    private static byte[] partie(String texte, String fin) {
        return ("--" + FRONTIERE + "\r\nContent-Disposition: form-data; " + texte + fin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder json(String chemin) {
        return requete(chemin).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder requete(String chemin) {
        HttpRequest.Builder requete = HttpRequest.newBuilder(URI.create(adresse + chemin));
        if (compte != null) {
            requete.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString((compte + ":" + compte).getBytes(StandardCharsets.UTF_8)));
        }
        return requete;
    }

    private static HttpRequest.BodyPublisher ecrire(Object corps) {
        try {
            return HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(corps));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode lire(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reponse envoyer(HttpRequest.Builder requete) {
        try {
            HttpResponse<String> reponse = HTTP.send(requete.build(), HttpResponse.BodyHandlers.ofString());
            return new Reponse(
                    reponse.request().method() + " " + reponse.uri().getPath(), reponse.statusCode(), reponse.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @param requete method and path, for the messages of failed assertions */
    record Reponse(String requete, int statut, String texte) {

        /** The same answer, which must have this status. */
        Reponse exiger(int attendu) {
            assertThat(statut).as("%s : %s", requete, texte).isEqualTo(attendu);
            return this;
        }

        JsonNode json() {
            return Client.lire(texte);
        }
    }
}
