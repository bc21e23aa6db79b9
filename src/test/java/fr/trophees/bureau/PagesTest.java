package fr.trophees.bureau;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.trophees.TropheesApplication;
import fr.trophees.base.PostgresDeTest;
import fr.trophees.candidature.Banc;
import fr.trophees.candidature.LiensDeDossier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** The site and the desk, over HTTP, on the whole product; time is 20 October 2024, both calls of 2024 are open. */
@SpringBootTest(
        classes = TropheesApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"trophees.donnees=target/essai-pages", "logging.level.org.camunda.bpm=warn"})
@ActiveProfiles("repetition")
@Import(PostgresDeTest.SansReglage.class)
class PagesTest {

    private static final String EDITION = "initiatives-territoriales-2024";
    private static final String HOSTILE = "<script>alert(1)</script>\"'&";
    private static final String EQUIPE = basique("equipe");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LiensDeDossier liens;

    @Autowired
    private ObjectMapper json;

    @Autowired
    private Clock horloge;

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    @BeforeEach
    void ouvrirLesAppels() {
        Instant ouvert = Instant.parse("2024-10-20T10:00:00Z");
        if (horloge.instant().isBefore(ouvert)) {
            assertThat(envoyer(requete("/repetition/horloge", "Authorization", basique("admin"))
                                    .header("Content-Type", "application/json")
                                    .PUT(BodyPublishers.ofString("{\"maintenant\":\"2024-10-20T12:00:00+02:00\"}")))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void l_accueil_montre_les_appels_sans_ouvrir_de_session() {
        HttpResponse<String> accueil = get("/");

        assertThat(accueil.statusCode()).isEqualTo(200);
        assertThat(accueil.body())
                .contains(
                        "<html lang=\"fr\"",
                        "Appels en cours",
                        "Trophées des Initiatives Territoriales 2024",
                        "16\u00a0h");
        assertThat(accueil.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(accueil.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(politique -> assertThat(politique).contains("default-src 'self'"));
    }

    @Test
    void D_1_la_page_de_l_appel_dit_le_calendrier_le_reglement_et_les_reponses_retenues() {
        String appel = get("/appels/" + EDITION).body();

        assertThat(appel)
                .contains(
                        "vendredi 8 novembre 2024 à 16\u00a0h (heure de Paris)",
                        "vendredi 8 novembre 2024 à minuit",
                        "D-1",
                        "D-8",
                        "ave@ville-emploi.asso.fr",
                        "/appels/achat-socialement-responsable-2024");
    }

    @Test
    void JURY_7_aucun_resultat_n_est_montre_avant_la_proclamation() throws Exception {
        Candidat candidat = depose("Structure lauréate");
        jdbc.sql("insert into resultat (edition, categorie, issue) values (?, 'it1', 'laureat')")
                .param(EDITION)
                .update();
        jdbc.sql(
                        "insert into laureat (edition, categorie, dossier) select edition, 'it1', id from dossier where numero = ?")
                .param(candidat.numero())
                .update();
        try {
            assertThat(get("/appels/" + EDITION).body()).doesNotContain("Structure lauréate", "Résultats");

            proclamer(Instant.parse("2024-12-09T15:00:00Z"));
            assertThat(get("/appels/" + EDITION).body()).contains("Structure lauréate", "Résultats");
        } finally {
            proclamer(null);
            jdbc.sql("delete from laureat").update();
            jdbc.sql("delete from resultat").update();
        }
    }

    @Test
    void le_lien_est_envoye_quelle_que_soit_l_adresse_et_une_adresse_fausse_est_dite() {
        HttpResponse<String> envoye =
                formulaire("/appels/" + EDITION + "/lien", Map.of("email", "nouveau@example.org"));

        assertThat(envoye.statusCode()).isEqualTo(303);
        assertThat(envoye.headers().firstValue("Location").orElseThrow())
                .endsWith("/appels/" + EDITION + "/lien-envoye");
        assertThat(get("/appels/" + EDITION + "/lien-envoye").body()).contains("La réponse est la même");
        assertThat(jdbc.sql(
                                "select count(*) from courriel where destinataire = 'nouveau@example.org' and type = 'lien'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);

        HttpResponse<String> fausse = formulaire("/appels/" + EDITION + "/lien", Map.of("email", "pas une adresse"));
        assertThat(fausse.statusCode()).isEqualTo(422);
        assertThat(fausse.body())
                .contains("aria-invalid=\"true\"", "email-erreur")
                .doesNotContain("pas une adresse");
    }

    @Test
    void un_lien_inconnu_et_un_lien_revoque_montrent_la_meme_page() throws Exception {
        Candidat candidat = depose("Structure");
        liens.revoquer(dossier(candidat.numero()), horloge.instant());

        HttpResponse<String> revoque = get("/dossiers/" + candidat.jeton());
        HttpResponse<String> inconnu = get("/dossiers/" + "x".repeat(43));

        assertThat(revoque.statusCode()).isEqualTo(404);
        assertThat(inconnu.statusCode()).isEqualTo(404);
        assertThat(revoque.body()).isEqualTo(inconnu.body()).contains("Ce lien n’ouvre aucun dossier");
    }

    @Test
    void DEP_2_l_attestation_se_depose_par_la_page_sans_JavaScript() throws Exception {
        Candidat candidat = depose("Structure");
        String page = "/dossiers/" + candidat.jeton();

        HttpResponse<String> avant = get(page + "/attestation");
        assertThat(avant.body()).contains(candidat.numero(), "enctype=\"multipart/form-data\"");
        assertThat(avant.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(avant.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(avant.headers().firstValue("X-Robots-Tag"))
                .hasValueSatisfying(robots -> assertThat(robots).contains("noindex"));

        HttpResponse<String> texte = multipart(page + "/attestation", Map.of(), "faux.pdf", "du texte".getBytes());
        assertThat(texte.statusCode()).isEqualTo(415);
        assertThat(texte.body()).contains("role=\"alert\"");

        byte[] pdf = Banc.pdf();
        HttpResponse<String> envoi = multipart(
                page + "/attestation",
                Map.of("signataireNom", HOSTILE, "signataireQualite", "Présidente"),
                "a.pdf",
                pdf);
        assertThat(envoi.statusCode()).isEqualTo(303);
        String recue = envoi.headers().firstValue("Location").orElseThrow();
        assertThat(get(recue.replaceFirst("^https?://[^/]+", "")).body())
                .contains("Votre attestation est bien arrivée", "a.pdf");

        HttpResponse<String> fichier = get("/bureau/dossiers/" + candidat.numero() + "/attestation", EQUIPE);
        assertThat(fichier.body()).isEqualTo(new String(pdf, StandardCharsets.UTF_8));
        assertThat(fichier.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(fichier.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(fichier.headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(d -> assertThat(d).startsWith("inline"));
        assertThat(fichier.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("sandbox");
        assertThat(fichier.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bureau",
                "/bureau/courriels",
                "/bureau/adherents",
                "/bureau/editions/initiatives-territoriales-2024/dossiers",
                "/bureau/dossiers/IT2024-0001",
                "/bureau/dossiers/IT2024-0001/attestation"
            })
    void le_bureau_n_est_ouvert_qu_a_l_equipe(String chemin) {
        HttpResponse<String> anonyme =
                envoyer(requete(chemin, "Accept", "text/html").GET());
        assertThat(anonyme.statusCode()).isEqualTo(302);
        assertThat(anonyme.headers().firstValue("Location").orElseThrow()).endsWith("/bureau/connexion");

        assertThat(get(chemin, basique("jure1")).statusCode()).isEqualTo(403);
        assertThat(get(chemin, basique("pilote")).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"categorie=%00", "categorie=zz9", "apres=%00", "apres=%27"})
    void une_liste_de_dossiers_qui_n_existe_pas_est_introuvable(String question) {
        String liste = "/bureau/editions/" + EDITION + "/dossiers?";
        assertThat(get(liste + "categorie=it1&apres=IT2024-0001", EQUIPE).statusCode())
                .isEqualTo(200);
        assertThat(get(liste + question, EQUIPE).statusCode()).isEqualTo(404);
    }

    @Test
    void la_redirection_ne_croit_pas_l_hote_que_la_requete_nomme() {
        assertThat(envoyer(requete("/bureau", "Accept", "text/html", "X-Forwarded-Host", "evil.example.org")
                                .GET())
                        .headers()
                        .firstValue("Location"))
                .contains("/bureau/connexion");
    }

    @Test
    void les_reponses_des_applications_de_Camunda_ne_se_gardent_pas_et_leurs_adresses_ne_partent_pas_ailleurs() {
        HttpResponse<String> api = get("/camunda/api/engine/engine/");
        assertThat(api.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(api.headers().firstValue("Referrer-Policy")).contains("same-origin");
        HttpResponse<String> page = get("/camunda/app/tasklist/default/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("Set-Cookie"))
                .allSatisfy(cookie -> assertThat(cookie.split("(?i)samesite=")).hasSizeLessThanOrEqualTo(2));
    }

    @Test
    void l_equipe_se_connecte_par_le_formulaire_et_le_jeton_CSRF_est_exige() {
        String connexion = get("/bureau/connexion").body();
        Map<String, String> saisie = new HashMap<>(Map.of("username", "equipe", "password", "faux"));
        assertThat(formulaire("/bureau/connexion", saisie).statusCode()).isEqualTo(403);

        saisie.put("_csrf", csrf(connexion));
        HttpResponse<String> refusee = formulaire("/bureau/connexion", saisie);
        assertThat(refusee.headers().firstValue("Location").orElseThrow()).contains("/bureau/connexion?error");
        assertThat(get("/bureau/connexion?error").body()).contains("Identifiant ou mot de passe incorrect");

        saisie.put("password", "equipe");
        assertThat(formulaire("/bureau/connexion", saisie)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/bureau");
        HttpResponse<String> bureau = get("/bureau");
        assertThat(bureau.statusCode()).isEqualTo(200);
        assertThat(bureau.body()).contains("Se déconnecter", "Dossiers par état", "/camunda/app/tasklist/default/");
    }

    @Test
    void la_page_d_un_autre_site_ne_fait_rien_faire_au_mot_de_passe_que_le_navigateur_connait() {
        String suspension = "/api/editions/inconnue/suspension";
        assertThat(poster(suspension, "{\"motif\":\"Essai.\"}", "cross-site")).isEqualTo(401);
        assertThat(poster(suspension, "{\"motif\":\"Essai.\"}", "same-site")).isEqualTo(401);
        assertThat(poster(suspension, "{\"motif\":\"Essai.\"}", "none")).isEqualTo(404);
        assertThat(poster("/engine-rest/task/count", "{}", "cross-site")).isEqualTo(403);
        assertThat(poster("/engine-rest/task/count", "{}", "same-origin")).isEqualTo(200);
    }

    private int poster(String chemin, String corps, String origine) {
        return envoyer(requete(
                                chemin,
                                "Authorization",
                                EQUIPE,
                                "Sec-Fetch-Site",
                                origine,
                                "Content-Type",
                                "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(corps)))
                .statusCode();
    }

    @Test
    void ce_que_tape_un_candidat_est_montre_et_jamais_execute() throws Exception {
        Candidat candidat = depose(HOSTILE);

        for (String page : new String[] {
            "/bureau/dossiers/" + candidat.numero(), "/bureau/editions/" + EDITION + "/dossiers", "/bureau/courriels"
        }) {
            HttpResponse<String> reponse = get(page, EQUIPE);
            assertThat(reponse.statusCode()).isEqualTo(200);
            assertThat(reponse.body()).contains(candidat.numero()).doesNotContain("<script");
        }
        assertThat(get("/bureau/dossiers/" + candidat.numero(), EQUIPE).body()).contains("&lt;script&gt;", "Contact");
        assertThat(get("/dossiers/" + candidat.jeton()).body())
                .contains("&lt;script&gt;")
                .doesNotContain("<script");
    }

    @Test
    void un_courriel_abandonne_est_visible_et_se_relance() throws Exception {
        Candidat candidat = depose("Structure");
        UUID courriel = jdbc.sql("select id from courriel where numero = ? and type = 'depot'")
                .param(candidat.numero())
                .query(UUID.class)
                .single();
        jdbc.sql("update courriel set envoye_le = null, abandonne_le = now(), erreur = 'boîte pleine' where id = ?")
                .param(courriel)
                .update();

        assertThat(get("/bureau", EQUIPE).body()).contains("n’a pas pu être remis");
        String page = get("/bureau/courriels/" + courriel, EQUIPE).body();
        assertThat(page).contains("Relancer l’envoi", "boîte pleine", "Objet").doesNotContain(candidat.jeton());
        assertThat(get("/bureau/courriels/" + courriel + "/html", EQUIPE).body())
                .doesNotContain(candidat.jeton());

        HttpResponse<String> relance =
                envoyer(requete("/bureau/courriels/" + courriel + "/relance", "Authorization", EQUIPE)
                        .POST(BodyPublishers.noBody()));
        assertThat(relance.headers().firstValue("Location").orElseThrow()).endsWith("relance=faite");
        assertThat(get("/bureau/courriels/" + courriel, EQUIPE).body()).doesNotContain("Relancer l’envoi");
    }

    @Test
    void ELIG_2_rien_n_est_importe_si_une_ligne_est_fausse_et_une_liste_ne_change_plus() {
        String juste = "siren;nom;courriel;offre;region\n732829320;Structure A;a@example.org;toute;\n";
        String faux = juste + "732829321;Structure B;;toute;\n";
        LocalDate jour = LocalDate.of(2024, 10, 19);

        HttpResponse<String> refus = importer(faux, jour, "importer");
        assertThat(refus.statusCode()).isEqualTo(422);
        assertThat(refus.body()).contains("Rien n’a été importé", "Ligne 3");
        assertThat(membres(jour)).isZero();

        assertThat(importer(juste, jour, "verifier").body()).contains("pas encore importée");
        assertThat(membres(jour)).isZero();

        assertThat(importer(juste, LocalDate.of(2024, 10, 21), "importer").statusCode())
                .isEqualTo(422);
        assertThat(importer(juste, jour, "importer").statusCode()).isEqualTo(200);
        assertThat(membres(jour)).isOne();
        assertThat(importer(juste, jour, "importer").statusCode()).isEqualTo(409);
    }

    @Test
    void une_adresse_qui_n_existe_pas_a_sa_page() {
        HttpResponse<String> page =
                envoyer(requete("/nulle-part", "Accept", "text/html").GET());

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("Page introuvable");
        assertThat(get("/appels/aucun").statusCode()).isEqualTo(404);
        assertThat(get("/error").statusCode()).isEqualTo(404);
        assertThat(envoyer(requete("/error", "Accept", "text/html").GET()).body())
                .contains("Page introuvable");
        assertThat(get("/bureau/dossiers/IT2024-9999", EQUIPE).statusCode()).isEqualTo(404);
    }

    // what a test does with the product

    private record Candidat(String jeton, String numero) {}

    private Candidat depose(String structure) throws IOException {
        int rang = 50_000 + (int) (Math.random() * 900_000);
        String adresse = "contact" + rang + "@structure.example.org";
        formulaire("/appels/" + EDITION + "/lien", Map.of("email", adresse));
        UUID dossier = jdbc.sql("select id from dossier where contact_courriel = ?")
                .param(adresse)
                .query(UUID.class)
                .single();
        String lien = liens.lien(dossier).orElseThrow().toString();
        String jeton = lien.substring(lien.lastIndexOf('/') + 1);
        Map<String, Object> donnees = new HashMap<>(Map.of(
                "structureNom",
                structure,
                "siret",
                Banc.siret(rang),
                "structureType",
                "plie",
                "communeInsee",
                "34172",
                "contactNom",
                "Dominique Essai",
                "contactEmail",
                adresse,
                "categorie",
                "it1",
                "projetTitre",
                "Projet " + UUID.randomUUID(),
                "projetResume",
                HOSTILE));
        donnees.putAll(Map.of(
                "projetDescription",
                "Une description.",
                "dateDebut",
                "2023-01-09",
                "reglementAccepte",
                true,
                "droitsImageAcceptes",
                true));
        HttpResponse<String> depot =
                envoyer(requete("/api/dossiers/" + jeton + "/depot", "Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json.writeValueAsString(donnees))));
        assertThat(depot.statusCode()).as(depot.body()).isEqualTo(201);
        return new Candidat(jeton, json.readTree(depot.body()).path("numero").asText());
    }

    private UUID dossier(String numero) {
        return jdbc.sql("select id from dossier where numero = ?")
                .param(numero)
                .query(UUID.class)
                .single();
    }

    private int membres(LocalDate liste) {
        return jdbc.sql("select count(*) from membre where liste_du = ?")
                .param(liste)
                .query(Integer.class)
                .single();
    }

    private void proclamer(Instant le) {
        jdbc.sql("update edition set proclamee_le = ? where id = ?")
                .params(le == null ? null : le.atOffset(ZoneOffset.UTC), EDITION)
                .update();
    }

    private HttpResponse<String> importer(String csv, LocalDate jour, String action) {
        return multipart(
                "/bureau/adherents",
                Map.of("listeDu", jour.toString(), "action", action),
                "adherents.csv",
                csv.getBytes(StandardCharsets.UTF_8),
                "Authorization",
                EQUIPE);
    }

    private static String csrf(String page) {
        Matcher jeton = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(jeton.find()).isTrue();
        return jeton.group(1);
    }

    private static String basique(String compte) {
        return "Basic " + Base64.getEncoder().encodeToString((compte + ":" + compte).getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> get(String chemin) {
        return envoyer(requete(chemin).GET());
    }

    private HttpResponse<String> get(String chemin, String compte) {
        return envoyer(requete(chemin, "Authorization", compte).GET());
    }

    private HttpResponse<String> formulaire(String chemin, Map<String, String> champs) {
        StringBuilder corps = new StringBuilder();
        champs.forEach((champ, valeur) -> corps.append(corps.isEmpty() ? "" : "&")
                .append(champ)
                .append('=')
                .append(URLEncoder.encode(valeur, StandardCharsets.UTF_8)));
        return envoyer(requete(chemin, "Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(corps.toString())));
    }

    private HttpResponse<String> multipart(
            String chemin, Map<String, String> champs, String nom, byte[] fichier, String... entetes) {
        String limite = "limite-" + UUID.randomUUID();
        ByteArrayOutputStream corps = new ByteArrayOutputStream();
        champs.forEach((champ, valeur) -> corps.writeBytes(
                ("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(limite, champ, valeur))
                        .getBytes(StandardCharsets.UTF_8)));
        corps.writeBytes(("--%s\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"%s\"\r\n\r\n"
                        .formatted(limite, nom))
                .getBytes(StandardCharsets.UTF_8));
        corps.writeBytes(fichier);
        corps.writeBytes(("\r\n--" + limite + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return envoyer(requete(chemin, entetes)
                .header("Content-Type", "multipart/form-data; boundary=" + limite)
                .POST(BodyPublishers.ofByteArray(corps.toByteArray())));
    }

    private HttpRequest.Builder requete(String chemin, String... entetes) {
        HttpRequest.Builder requete = HttpRequest.newBuilder(URI.create("http://localhost:" + port + chemin));
        return entetes.length == 0 ? requete : requete.headers(entetes);
    }

    private HttpResponse<String> envoyer(HttpRequest.Builder requete) {
        try {
            return client.send(requete.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    // what nothing answers

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/zzz",
                "/zzz/x.css",
                "/appels//x",
                "//",
                "/appels;x=1",
                "/appels/%2fx",
                "/%00",
                "/appels/%2e%2e/x",
                "/bureau/..%2fx",
                "/api/dossiers/..%2fx",
                "/api//dossiers/x",
                "/appels/a%5cb"
            })
    void une_adresse_que_rien_ne_sert_se_dit_en_francais_a_chacun(String chemin) {
        HttpResponse<String> page = envoyer(requete(chemin, "Accept", "text/html,application/xhtml+xml"));
        HttpResponse<String> programme = envoyer(requete(chemin, "Accept", "application/json"));
        HttpResponse<String> sansPreference = envoyer(requete(chemin));

        assertThat(page.statusCode()).isIn(400, 404);
        if (!chemin.startsWith("/api/")) {
            assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
            assertThat(page.body()).contains("lang=\"fr\"", "<h1>").containsAnyOf("introuvable", "refusée");
        }
        for (HttpResponse<String> reponse : List.of(programme, sansPreference)) {
            assertThat(reponse.statusCode()).isEqualTo(page.statusCode());
            assertThat(reponse.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/problem+json");
            assertThat(lire(reponse).path("title").asText()).isIn("Introuvable", "Requête illisible");
            assertThat(lire(reponse).path("detail").asText()).endsWith(".");
        }
        for (HttpResponse<String> reponse : List.of(page, programme, sansPreference)) {
            assertThat(reponse.body()).doesNotContain("Bad Request", "Not Found", "Tomcat", "timestamp", "Whitelabel");
        }
    }

    @Test
    void une_methode_que_la_page_n_a_pas_se_dit_en_francais() {
        HttpResponse<String> reponse = envoyer(requete("/").POST(BodyPublishers.noBody()));

        assertThat(reponse.statusCode()).isEqualTo(405);
        assertThat(lire(reponse).path("title").asText()).isEqualTo("Méthode refusée");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"maintenant\": 5}",
                "{\"maintenant\": 1731900000}",
                "{\"maintenant\": \"x\"}",
                "{\"maintenant\": \"2024-10-14\"}",
                "{\"maintenant\": null}",
                "{}",
                "{\"maintenant\": \"2030-01-01T00:00:00Z\", \"heure\": 1}",
                "[]",
                "bonjour",
                ""
            })
    void l_horloge_virtuelle_n_avance_que_vers_un_instant_ecrit_avec_son_decalage(String corps) {
        Instant avant = horloge.instant();

        HttpResponse<String> reponse = envoyer(requete("/repetition/horloge", "Authorization", basique("admin"))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(corps)));

        assertThat(reponse.statusCode()).isIn(400, 422);
        assertThat(reponse.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(lire(reponse).path("title").asText()).isIn("Saisie à corriger", "Requête illisible");
        assertThat(horloge.instant()).isEqualTo(avant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"equipe", "admin", "jure1"})
    void le_dessin_d_un_formulaire_par_le_moteur_n_existe_pour_personne(String compte) {
        HttpResponse<String> reponse =
                envoyer(requete("/engine-rest/task/x1/rendered-form", "Authorization", basique(compte)));

        assertThat(reponse.statusCode()).isEqualTo(403);
        assertThat(lire(reponse).path("message").asText()).isEqualTo("Votre compte n'a pas accès à cette opération.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"equipe", "pilote", "admin"})
    void JURY_8_un_compte_de_l_equipe_ne_siege_pas_au_jury(String compte) {
        HttpResponse<String> reponse =
                envoyer(requete("/api/editions/initiatives-territoriales-2024/jury", "Authorization", basique("equipe"))
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("[{\"id\": \"" + compte
                                + "\", \"nom\": \"Lou Garance\", \"email\": \"lou@jury.example.org\"}]")));

        assertThat(reponse.statusCode()).isEqualTo(422);
        assertThat(lire(reponse).path("erreurs").findValuesAsText("champ")).containsExactly("[0].id");
        assertThat(jdbc.sql("select count(*) from jure where id = ?")
                        .param(compte)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private JsonNode lire(HttpResponse<String> reponse) {
        try {
            return json.readTree(reponse.body());
        } catch (IOException e) {
            throw new AssertionError(reponse.body(), e);
        }
    }
}
