package fr.trophees.securite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fr.trophees.TropheesApplication;
import fr.trophees.base.PostgresDeTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What one client can do to the others, over HTTP, as a proxy passes it on; the clock runs, since a rehearsal bounds nothing. */
@SpringBootTest(
        classes = TropheesApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"trophees.donnees=target/essai-limites", "logging.level.org.camunda.bpm=warn"})
@Import(PostgresDeTest.SansReglage.class)
class LimitesTest {

    private static final String ATTAQUANT = "203.0.113.7";
    private static final String AUTRE = "203.0.113.8";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private IdentityService identites;

    private HttpClient client;

    private Date horlogeDuMoteur;

    /** The engine's clock belongs to the whole JVM, and other tests stop it; here it runs. */
    @BeforeEach
    void horlogeQuiMarche() {
        horlogeDuMoteur = ClockUtil.getCurrentTime();
        ClockUtil.reset();
    }

    @AfterEach
    void horlogeDesAutres() {
        ClockUtil.setCurrentTime(horlogeDuMoteur);
    }

    @BeforeEach
    void compteNeuf() {
        client = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        jdbc.sql("delete from limite_par_heure").update();
        identites.deleteUser("zoe");
        User zoe = identites.newUser("zoe");
        zoe.setPassword("le bon mot de passe");
        identites.saveUser(zoe);
        identites.createMembership("zoe", Groupe.EQUIPE);
    }

    // passwords

    @Test
    void qui_essaie_des_mots_de_passe_est_arrete_et_n_enferme_personne_d_autre() {
        for (int essai = 0; essai < EssaisDeConnexion.PAR_HEURE; essai++) {
            assertThat(bureau(ATTAQUANT, "faux " + essai)).isEqualTo(401);
        }
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(bureau(AUTRE, "le bon mot de passe"))
                .isEqualTo(200));
        assertThat(bureau(ATTAQUANT, "le bon mot de passe")).isEqualTo(401);

        String csrf = csrf(get("/bureau/connexion", ATTAQUANT).body());
        assertThat(formulaire(
                                "/bureau/connexion",
                                ATTAQUANT,
                                Map.of("username", "zoe", "password", "le bon mot de passe", "_csrf", csrf))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/bureau/connexion?error=essais");
        assertThat(get("/bureau/connexion?error=essais", ATTAQUANT).body())
                .contains("Trop d’essais de mot de passe", "réessayez dans une heure");
    }

    @Test
    void les_essais_sur_Tasklist_comptent_avec_les_autres() {
        String login = "/camunda/api/admin/auth/user/default/login/tasklist";
        assertThat(get("/camunda/app/tasklist/default/", ATTAQUANT).statusCode())
                .isEqualTo(200);
        for (int essai = 0; essai < EssaisDeConnexion.PAR_HEURE; essai++) {
            assertThat(formulaire(login, ATTAQUANT, Map.of("username", "zoe", "password", "faux"))
                            .statusCode())
                    .isEqualTo(401);
        }
        HttpResponse<String> arrete =
                formulaire(login, ATTAQUANT, Map.of("username", "zoe", "password", "le bon mot de passe"));
        assertThat(arrete.statusCode()).isEqualTo(429);
        assertThat(arrete.body()).contains("Trop d’essais de mot de passe");
        assertThat(bureau(ATTAQUANT, "le bon mot de passe")).isEqualTo(401);

        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(
                        formulaire(login, AUTRE, Map.of("username", "zoe", "password", "le bon mot de passe"))
                                .statusCode())
                .isEqualTo(200));
    }

    // sessions

    @Test
    void une_session_finit_avec_le_droit_le_mot_de_passe_ou_le_compte() {
        entrer("le bon mot de passe");
        assertThat(get("/bureau", AUTRE).statusCode()).isEqualTo(200);
        identites.deleteMembership("zoe", Groupe.EQUIPE);
        assertConnexionDemandee();

        identites.createMembership("zoe", Groupe.EQUIPE);
        entrer("le bon mot de passe");
        assertThat(get("/bureau", AUTRE).statusCode()).isEqualTo(200);
        User zoe = identites.createUserQuery().userId("zoe").singleResult();
        zoe.setPassword("un autre mot de passe");
        identites.saveUser(zoe);
        assertConnexionDemandee();

        entrer("un autre mot de passe");
        assertThat(get("/bureau", AUTRE).statusCode()).isEqualTo(200);
        identites.deleteUser("zoe");
        assertConnexionDemandee();
    }

    private void entrer(String motDePasse) {
        HttpResponse<String> entree = formulaire(
                "/bureau/connexion",
                AUTRE,
                Map.of(
                        "username",
                        "zoe",
                        "password",
                        motDePasse,
                        "_csrf",
                        csrf(get("/bureau/connexion", AUTRE).body())));
        assertThat(entree.headers().firstValue("Location").orElseThrow()).doesNotContain("connexion");
    }

    private void assertConnexionDemandee() {
        HttpResponse<String> page = get("/bureau", AUTRE);
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElseThrow()).endsWith("/bureau/connexion");
    }

    // mails to strangers

    @Test
    void un_client_ne_fait_pas_ecrire_a_n_importe_qui_en_nombre() {
        for (int n = 0; n < DemandesParHeureFilter.PAR_CLIENT; n++) {
            assertThat(mesDossiers(ATTAQUANT, "s" + n + "@spam.example.org").statusCode())
                    .isEqualTo(303);
        }
        HttpResponse<String> arrete = mesDossiers(ATTAQUANT, "encore@spam.example.org");
        assertThat(arrete.statusCode()).isEqualTo(429);
        assertThat(arrete.body()).contains("<h1>Trop de demandes</h1>", "Réessayez dans une heure");
        HttpResponse<String> api = envoyer(requete("/api/appels/inconnu/brouillons", ATTAQUANT)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString("{\"email\":\"a@spam.example.org\"}")));
        assertThat(api.statusCode()).isEqualTo(429);
        assertThat(api.body()).contains("\"title\":\"Trop de demandes\"");
        assertThat(formulaire("/mes%2Ddossiers", ATTAQUANT, Map.of("email", "b@spam.example.org"))
                        .statusCode())
                .isEqualTo(429);

        assertThat(mesDossiers(AUTRE, "autre@spam.example.org").statusCode()).isEqualTo(303);
        assertThat(mesDossiers("2001:db8:1:2:3::4", "v6@spam.example.org").statusCode())
                .isEqualTo(303);
    }

    private HttpResponse<String> mesDossiers(String deQui, String adresse) {
        return formulaire("/mes-dossiers", deQui, Map.of("email", adresse));
    }

    // threads

    @Test
    void un_client_lent_n_occupe_pas_tout_le_service() throws Exception {
        List<Socket> lents = new ArrayList<>();
        try {
            for (int n = 0; n < RequetesEnCoursFilter.PAR_CLIENT; n++) {
                lents.add(corpsQuiTraine());
            }
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                HttpResponse<String> refusee = get("/", ATTAQUANT);
                assertThat(refusee.statusCode()).isEqualTo(503);
                assertThat(refusee.headers().firstValue("Retry-After")).contains("10");
            });
            try (Socket deTrop = corpsQuiTraine()) {
                deTrop.setSoTimeout(5_000);
                assertThat(new BufferedReader(new InputStreamReader(deTrop.getInputStream(), StandardCharsets.US_ASCII))
                                .readLine())
                        .startsWith("HTTP/1.1 503");
            }
            assertThat(get("/", AUTRE).statusCode()).isEqualTo(200);
        } finally {
            for (Socket lent : lents) {
                lent.close();
            }
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(get("/", ATTAQUANT).statusCode()).isEqualTo(200));
    }

    private Socket corpsQuiTraine() throws IOException {
        Socket lent = new Socket("localhost", port);
        lent.getOutputStream()
                .write(("POST /mes-dossiers HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: " + ATTAQUANT
                                + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\nemail=")
                        .getBytes(StandardCharsets.US_ASCII));
        lent.getOutputStream().flush();
        return lent;
    }

    private int bureau(String deQui, String motDePasse) {
        String base = Base64.getEncoder().encodeToString(("zoe:" + motDePasse).getBytes(StandardCharsets.UTF_8));
        return envoyer(requete("/bureau/courriels", deQui)
                        .header("Authorization", "Basic " + base)
                        .GET())
                .statusCode();
    }

    private HttpResponse<String> get(String chemin, String deQui) {
        return envoyer(requete(chemin, deQui).header("Accept", "text/html").GET());
    }

    private HttpResponse<String> formulaire(String chemin, String deQui, Map<String, String> champs) {
        String corps = champs.entrySet().stream()
                .map(champ -> champ.getKey() + "=" + URLEncoder.encode(champ.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder requete = requete(chemin, deQui)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", chemin.startsWith("/camunda") ? "application/json" : "text/html")
                .POST(BodyPublishers.ofString(corps));
        ((CookieManager) client.cookieHandler().orElseThrow())
                .getCookieStore().getCookies().stream()
                        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                        .forEach(cookie -> requete.header("X-XSRF-TOKEN", cookie.getValue()));
        return envoyer(requete);
    }

    private HttpRequest.Builder requete(String chemin, String deQui) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + chemin))
                .timeout(Duration.ofSeconds(20))
                .header("X-Forwarded-For", deQui);
    }

    private HttpResponse<String> envoyer(HttpRequest.Builder requete) {
        try {
            return client.send(requete.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String csrf(String page) {
        Matcher jeton = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(jeton.find()).isTrue();
        return jeton.group(1);
    }
}
