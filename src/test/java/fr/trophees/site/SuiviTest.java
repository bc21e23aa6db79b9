package fr.trophees.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.trophees.TropheesApplication;
import fr.trophees.base.PostgresDeTest;
import fr.trophees.candidature.Banc;
import fr.trophees.candidature.LiensDeDossier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
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

/** The pages behind personal links, over HTTP, on the whole product; time is 20 October 2024, and stands still. */
@SpringBootTest(
        classes = TropheesApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"trophees.donnees=target/essai-pages", "logging.level.org.camunda.bpm=warn"})
@ActiveProfiles("repetition")
@Import(PostgresDeTest.SansReglage.class)
class SuiviTest {

    private static final String EDITION = "initiatives-territoriales-2024";
    private static final String HOSTILE = "<script>alert(1)</script><img src=x onerror=y>\"'&";

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

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void ouvrirLesAppels() {
        if (horloge.instant().isBefore(Instant.parse("2024-10-20T10:00:00Z"))) {
            HttpResponse<byte[]> avance = envoyer(requete("/repetition/horloge")
                    .header("Authorization", basique("admin"))
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString("{\"maintenant\":\"2024-10-20T12:00:00+02:00\"}")));
            assertThat(avance.statusCode()).isEqualTo(200);
        }
    }

    // nothing tells a result early

    @Test
    void JURY_7_le_laureat_et_les_autres_lisent_la_meme_chose_a_l_octet_pres_jusqu_a_la_proclamation()
            throws Exception {
        Candidat laureat = admis("it1", "A");
        Candidat autre = admis("it1", "B");
        recompenser(laureat);
        try {
            List<String> avant = toutCeQueLit(laureat);
            assertThat(avant).isEqualTo(toutCeQueLit(autre));
            assertThat(String.join("", avant))
                    .doesNotContainIgnoringCase("lauréat de", "récompensé", "coup de cœur du jury.");

            proclamer(horloge.instant());
            assertThat(toutCeQueLit(laureat)).isNotEqualTo(avant);
            assertThat(texte(get(laureat.page()))).contains("Votre projet est lauréat de la catégorie");
            assertThat(texte(get(autre.page()))).contains("Votre projet n’a pas été récompensé cette fois.");
        } finally {
            proclamer(null);
            jdbc.sql("delete from laureat").update();
            jdbc.sql("delete from resultat").update();
            jdbc.sql("delete from decision where sujet in ('palmares', 'coup-de-coeur', 'cumul', 'deliberation')")
                    .update();
        }
    }

    @Test
    void un_brouillon_demesure_s_imprime_coupe_et_se_rend_entier_en_donnees() throws IOException {
        String jeton = ouvrir(adresse());
        String page = "/dossiers/" + jeton;
        String projet = "projet ".repeat(10_000) + "fin";
        String structure = "structure ".repeat(4_000) + "fin";
        assertThat(envoyer(requete("/api/dossiers/" + jeton)
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(json.writeValueAsString(Map.of(
                                        "projetDescription",
                                        projet,
                                        "structureNom",
                                        structure,
                                        "projetTitre",
                                        structure)))))
                        .statusCode())
                .isEqualTo(200);

        assertThat(json.readTree(get(page + "/donnees/donnees.json").body())
                        .path("reponses")
                        .path("projetDescription")
                        .asText())
                .isEqualTo(projet);
        String papier = serre(lire(get(page + "/donnees/donnees.pdf").body()));
        assertThat(papier).contains(serre("… (la suite est dans le fichier JSON de vos données)"));
        assertThat(papier.length()).isBetween(20_000, 40_000);
        String attestation = serre(lire(get(page + "/attestation/apercu.pdf").body()));
        assertThat(attestation).contains(serre("structure …"));
        assertThat(attestation.length()).isLessThan(6_000);
    }

    /** Every page and document of a dossier, without what names it. */
    private List<String> toutCeQueLit(Candidat qui) throws IOException {
        return List.of(
                        texte(get(qui.page())),
                        texte(get(qui.page() + "/attestation")),
                        texte(get(qui.page() + "/acces")),
                        texte(get(qui.page() + "/donnees")),
                        texte(get(qui.page() + "/retrait")),
                        texte(get(qui.page() + "/donnees/donnees.json")),
                        serre(lire(get(qui.page() + "/donnees/donnees.pdf").body())),
                        serre(lire(get(qui.page() + "/preuve-de-depot.pdf").body())),
                        texte(get("/api" + qui.page())))
                .stream()
                .map(lu -> anonyme(lu, qui))
                .toList();
    }

    private static String anonyme(String lu, Candidat qui) {
        return lu.replace(qui.jeton(), "JETON")
                // before the digits that may stand in them
                .replaceAll("(SHA-256)?[0-9a-f]{64}", "EMPREINTE")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "UUID")
                .replace(qui.numero(), "NUMERO")
                .replace(qui.adresse(), "ADRESSE")
                .replace(qui.structure(), "STRUCTURE")
                .replace(serre(qui.structure()), "STRUCTURE")
                .replace(qui.projet(), "PROJET")
                .replace(serre(qui.projet()), "PROJET")
                .replace(qui.siret(), "SIRET")
                .replaceAll("\\d{3}.\\d{3}.\\d{3}.\\d{5}", "SIRET");
    }

    /** Without spaces: lines and pages of a PDF are cut anywhere. */
    private static String serre(String texte) {
        return texte.replaceAll("[\\s\\u00a0]+", "").replaceAll("(Donnéesdudossier|Preuvededépôt)–page\\d+sur\\d+", "");
    }

    // the page

    @Test
    void la_page_dit_ou_en_est_le_dossier_ce_qui_manque_et_jusqu_a_quand() throws Exception {
        Candidat brouillon = brouillon("it2", "C");
        assertThat(texte(get(brouillon.page())))
                .contains(
                        "Enregistrer n’est pas déposer",
                        "Brouillon commencé",
                        "Avant le vendredi 8 novembre 2024 à 16\u00a0h (heure de Paris)",
                        "Clôture : dossier déposé et attestation signée reçue",
                        "votre lien personnel pour candidater")
                .doesNotContain("Preuve de dépôt");

        Candidat depose = depose("it3", "D");
        String page = texte(get(depose.page()));
        assertThat(page)
                .contains(
                        "Dossier déposé",
                        depose.numero(),
                        "Faites signer l’attestation et renvoyez-la avant le",
                        "Preuve de dépôt",
                        "votre dossier est déposé");
        assertThat(page).as("no link that opens something").doesNotContain("/dossiers/" + depose.jeton() + "\n");
        assertThat(page).contains("/dossiers/…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/attestation", "/acces", "/donnees", "/donnees/demande", "/retrait"})
    void chaque_page_est_gardee_secrete_et_un_lien_inconnu_n_en_dit_pas_plus(String suite) throws Exception {
        Candidat candidat = brouillon("it2", "E");
        HttpResponse<byte[]> page = get(candidat.page() + suite);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("X-Robots-Tag")).hasValue("noindex, nofollow");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();

        HttpResponse<byte[]> inconnu = get("/dossiers/" + "x".repeat(43) + suite);
        assertThat(inconnu.statusCode()).isEqualTo(404);
        assertThat(texte(inconnu)).contains("Ce lien n’ouvre aucun dossier");
        assertThat(inconnu.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void ouvrir_toutes_les_pages_ne_change_rien() throws Exception {
        Candidat candidat = depose("it4", "F");
        demander(candidat.page() + "/acces/cession", Map.of("successeur", "repreneur@structure.example.org"));
        demander(
                candidat.page() + "/attestation/signataires",
                Map.of("signataireCourriel", "maire@commune.example.org"));
        String avant = etatDeLaBase();
        for (String suite : List.of(
                "",
                "/attestation",
                "/attestation/apercu.pdf",
                "/acces",
                "/donnees",
                "/donnees/donnees.json",
                "/donnees/donnees.pdf",
                "/retrait",
                "/preuve-de-depot.pdf")) {
            assertThat(get(candidat.page() + suite).statusCode()).as(suite).isEqualTo(200);
        }
        assertThat(get("/signatures/" + jetonDAcces(candidat, "signataire")).statusCode())
                .isEqualTo(200);
        assertThat(get("/signatures/" + jetonDAcces(candidat, "signataire") + "/attestation.pdf")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/reprises/" + jetonDAcces(candidat, "cession")).statusCode())
                .isEqualTo(200);
        assertThat(etatDeLaBase()).isEqualTo(avant);
    }

    private String etatDeLaBase() {
        return jdbc.sql(
                        """
                        select (select md5(string_agg(d::text, '|' order by id)) from dossier d)
                            || (select md5(string_agg(l::text, '|' order by empreinte)) from lien l)
                            || (select md5(string_agg(a::text, '|' order by id)) from acces a)
                            || (select count(*) from courriel) || (select count(*) from demande_rgpd)
                        """)
                .query(String.class)
                .single();
    }

    @Test
    void DEP_3_la_preuve_de_depot_dit_le_numero_l_heure_le_reglement_et_les_empreintes_et_se_refait_a_l_identique()
            throws Exception {
        HttpResponse<byte[]> aucune = get(brouillon("it2", "G").page() + "/preuve-de-depot.pdf");
        assertThat(aucune.statusCode()).isEqualTo(409);
        assertThat(texte(aucune)).contains("<h1>Dossier non déposé</h1>");
        Candidat candidat = depose("it5", "H");
        byte[] pdf = Banc.pdf();
        multipart(candidat.page() + "/attestation", Map.of(), "signée.pdf", pdf);

        byte[] preuve = get(candidat.page() + "/preuve-de-depot.pdf").body();
        Thread.sleep(1_100); // the second that a careless document would print has changed
        assertThat(get(candidat.page() + "/preuve-de-depot.pdf").body()).isEqualTo(preuve);
        String lue = lire(preuve).replaceAll("\\s+", "");
        assertThat(lue)
                .contains(
                        candidat.numero(),
                        "2024-10-20T12:00:00+02:00",
                        "(heuredeParis)",
                        empreinte(pdf),
                        "signée.pdf",
                        "Dossierdéposé",
                        "Attestationreçue",
                        "version" + version(candidat).replaceAll("\\s", ""));

        JsonNode donnees =
                json.readTree(get(candidat.page() + "/donnees/donnees.json").body());
        String canonique = json.writeValueAsString(
                new java.util.TreeMap<>(json.convertValue(donnees.path("reponses"), Map.class)));
        assertThat(lue).contains(empreinte(canonique.getBytes(StandardCharsets.UTF_8)));
    }

    private String version(Candidat candidat) {
        return jdbc.sql("select reglement_version from dossier where numero = ?")
                .param(candidat.numero())
                .query(String.class)
                .single();
    }

    private static String empreinte(byte[] octets) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(octets));
    }

    // the attestation

    @Test
    void DEP_2_l_attestation_recue_a_son_recu_et_se_relit_telle_quelle() throws Exception {
        Candidat candidat = depose("it2", "I");
        byte[] pdf = Banc.pdf();
        HttpResponse<byte[]> envoi = multipart(
                candidat.page() + "/attestation",
                Map.of("signataireNom", "Inès Marchal", "signataireQualite", "Maire"),
                "a.pdf",
                pdf);
        String recu = envoi.headers().firstValue("Location").orElseThrow();
        assertThat(texte(get(recu))).contains("bien arrivée", empreinte(pdf), "Inès Marchal, Maire");
        HttpResponse<byte[]> fichier = get(recu + "/fichier");
        assertThat(fichier.body()).isEqualTo(pdf);
        assertThat(fichier.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");

        Candidat autre = depose("it3", "J");
        String dUnAutre = recu.replace(candidat.jeton(), autre.jeton());
        assertThat(get(dUnAutre).statusCode()).isEqualTo(404);
        assertThat(get(dUnAutre + "/fichier").statusCode()).isEqualTo(404);
    }

    @Test
    void un_envoi_refuse_garde_ce_qui_etait_tape_et_dit_pourquoi_sur_le_champ() throws Exception {
        Candidat candidat = depose("it2", "K");
        Map<String, String> tape = Map.of("signataireNom", "Inès Marchal", "signataireQualite", "Maire");
        HttpResponse<byte[]> exe = multipart(candidat.page() + "/attestation", tape, "attestation.pdf", new byte[] {
            'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0
        });
        assertThat(exe.statusCode()).isEqualTo(415);
        assertThat(texte(exe))
                .contains("id=\"fichier-erreur\"", "ni un PDF, ni une image", "Inès Marchal", "href=\"#fichier\"");
        HttpResponse<byte[]> vide = multipart(candidat.page() + "/attestation", tape, "attestation.pdf", new byte[0]);
        assertThat(vide.statusCode()).isEqualTo(422);
        assertThat(texte(vide)).contains("Ce fichier est vide");
        HttpResponse<byte[]> aucun = multipart(candidat.page() + "/attestation", tape, "", new byte[0]);
        assertThat(texte(aucun)).contains("Choisissez le fichier");
        HttpResponse<byte[]> trop = multipart(
                candidat.page() + "/attestation",
                tape,
                "a.pdf",
                java.util.Arrays.copyOf(Banc.pdf(), 10 * 1024 * 1024 + 1));
        assertThat(trop.statusCode()).isEqualTo(413);
        assertThat(texte(trop)).contains("id=\"fichier-erreur\"", "dépasse 10 Mio", "Inès Marchal");
        HttpResponse<byte[]> bienTrop = multipart(
                candidat.page() + "/attestation", tape, "a.pdf", java.util.Arrays.copyOf(Banc.pdf(), 13 * 1024 * 1024));
        assertThat(bienTrop.statusCode()).isEqualTo(413);
        assertThat(texte(bienTrop))
                .contains("href=\"" + candidat.page() + "/attestation\"", "choisir un autre fichier");
    }

    @Test
    void DEP_2_la_page_du_signataire_ne_montre_que_ce_que_l_attestation_imprime() throws Exception {
        Candidat candidat = depose("it4", "L");
        assertThat(demander(
                                candidat.page() + "/attestation/signataires",
                                Map.of(
                                        "signataireCourriel",
                                        "maire@commune.example.org",
                                        "nom",
                                        "Inès Marchal",
                                        "qualite",
                                        "Maire"))
                        .statusCode())
                .isEqualTo(303);
        String lien = "/signatures/" + jetonDAcces(candidat, "signataire");

        String page = texte(get(lien));
        assertThat(page)
                .contains(candidat.numero(), candidat.structure(), candidat.projet(), "Signer l’attestation")
                .doesNotContain(
                        candidat.jeton(), candidat.adresse(), "Dominique Essai", "Une description.", "Inès Marchal");
        assertThat(lire(get(lien + "/attestation.pdf").body())).contains(candidat.numero());

        HttpResponse<byte[]> sansNom = multipart(lien + "/attestation", Map.of(), "a.pdf", Banc.pdf());
        assertThat(sansNom.statusCode()).isEqualTo(422);
        assertThat(texte(sansNom)).contains("id=\"signataireNom-erreur\"", "id=\"signataireQualite-erreur\"");
        HttpResponse<byte[]> recu = multipart(
                lien + "/attestation",
                Map.of("signataireNom", "Inès Marchal", "signataireQualite", "Maire"),
                "a.pdf",
                Banc.pdf());
        assertThat(texte(get(recu.headers().firstValue("Location").orElseThrow())))
                .contains("l’attestation est bien arrivée");
        assertThat(texte(get(candidat.page()))).contains("Attestation à vérifier");
    }

    // leaving

    @Test
    void un_dossier_ne_se_retire_qu_une_fois_confirme_et_le_contact_en_est_prevenu() throws Exception {
        Candidat candidat = depose("it5", "M");
        HttpResponse<byte[]> sans = demander(candidat.page() + "/retrait", Map.of());
        assertThat(sans.statusCode()).isEqualTo(422);
        assertThat(texte(sans)).contains("Cochez cette case pour confirmer");
        assertThat(texte(get(candidat.page()))).doesNotContain("Ce dossier a été retiré");

        assertThat(demander(candidat.page() + "/retrait", Map.of("confirmation", "oui"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(texte(get(candidat.page()))).contains("Ce dossier a été retiré", "Dossier retiré");
        assertThat(courriels(candidat.adresse())).endsWith("retrait");
    }

    @Test
    void un_brouillon_supprime_est_efface_avec_ses_liens() throws Exception {
        Candidat candidat = brouillon("it2", "N");
        HttpResponse<byte[]> efface = demander(candidat.page() + "/retrait", Map.of("confirmation", "oui"));
        assertThat(efface.headers().firstValue("Location").orElseThrow()).endsWith("/brouillon-efface");
        assertThat(get("/brouillon-efface").statusCode()).isEqualTo(200);
        assertThat(texte(get("/dossier-repris"))).contains("<h1>Vous êtes le contact du dossier</h1>");
        assertThat(texte(get("/mes-dossiers/envoye"))).contains("<h1>Un message vient de partir</h1>");
        assertThat(get(candidat.page()).statusCode()).isEqualTo(404);
        assertThat(courriels(candidat.adresse())).isEmpty();
    }

    // my data

    @Test
    void ORG_2_l_export_dit_tout_ce_qui_est_detenu_en_donnees_et_sur_papier_et_a_personne_d_autre() throws Exception {
        Candidat candidat = depose("it2", "O");
        multipart(
                candidat.page() + "/attestation",
                Map.of("signataireNom", "Inès Marchal", "signataireQualite", "Maire"),
                "signée.pdf",
                Banc.pdf());
        demander(candidat.page() + "/acces/collegues", Map.of("courriel", "collegue@structure.example.org"));
        demander(
                candidat.page() + "/donnees/demande",
                Map.of("nature", "rectification", "message", "Le téléphone est faux.", "confirmation", "oui"));

        HttpResponse<byte[]> reponse = get(candidat.page() + "/donnees/donnees.json");
        JsonNode donnees = json.readTree(reponse.body());
        assertThat(donnees.path("dossier").path("numero").asText()).isEqualTo(candidat.numero());
        assertThat(donnees.path("reponses").path("contactNom").asText()).isEqualTo("Dominique Essai");
        assertThat(donnees.path("attestations").get(0).path("signataireNom").asText())
                .isEqualTo("Inès Marchal");
        assertThat(donnees.path("acces").get(0).path("courriel").asText()).isEqualTo("collegue@structure.example.org");
        assertThat(donnees.path("demandes").get(0).path("message").asText()).isEqualTo("Le téléphone est faux.");
        assertThat(donnees.path("messages")).isNotEmpty();
        assertThat(donnees.path("historique")).isNotEmpty();
        assertThat(new String(reponse.body(), StandardCharsets.UTF_8))
                .as("a copy that goes around must not open the dossier")
                .doesNotContain(candidat.jeton());

        String papier = serre(lire(get(candidat.page() + "/donnees/donnees.pdf").body()));
        for (String texte : textes(donnees)) {
            assertThat(papier).contains(serre(texte));
        }

        String collegue = "/dossiers/" + jetonDAcces(candidat, "collegue");
        assertThat(get(collegue + "/donnees/donnees.json").statusCode()).isEqualTo(403);
        assertThat(get(collegue + "/donnees/donnees.pdf").statusCode()).isEqualTo(403);
        assertThat(texte(get(collegue + "/donnees"))).doesNotContain("Le téléphone est faux.");
        assertThat(texte(get(collegue))).contains("Vous travaillez à ce dossier comme collègue invité");
    }

    /** Every free text of the export. */
    @Test
    void DEP_2_apres_minuit_les_pages_disent_que_les_courriels_s_enregistrent_encore_puis_que_rien_n_est_arrive()
            throws Exception {
        Candidat candidat = depose("it4", "M");
        List<Map<String, Object>> jalons = jdbc.sql("select code, instant from jalon where edition = ?")
                .param(EDITION)
                .query()
                .listOfRows();
        jdbc.sql("update jalon set instant = ? where edition = ? and code in ('cloture', 'limite')")
                .params(horloge.instant().minusSeconds(60).atOffset(ZoneOffset.UTC), EDITION)
                .update();
        try {
            String attente = "Si vous l’avez envoyée par courriel avant la fin des réceptions";
            assertThat(texte(get(candidat.page())))
                    .contains("Attestation pas encore enregistrée", attente)
                    .doesNotContain("Incomplet, attestation non reçue");
            assertThat(texte(get(candidat.page() + "/attestation")))
                    .contains(attente)
                    .doesNotContain("envoyer à mon signataire", "Demander une signature");

            jdbc.sql("update dossier set instruction = 'incomplet' where id = ?")
                    .param(dossier(candidat))
                    .update();
            assertThat(texte(get(candidat.page())))
                    .contains("Incomplet, attestation non reçue", "votre candidature n’a pas pris effet")
                    .doesNotContain(attente);
            assertThat(texte(get(candidat.page() + "/attestation"))).doesNotContain(attente);
        } finally {
            jalons.forEach(jalon -> jdbc.sql("update jalon set instant = ? where edition = ? and code = ?")
                    .params(jalon.get("instant"), EDITION, jalon.get("code"))
                    .update());
        }
    }

    private static List<String> textes(JsonNode donnees) {
        List<String> textes = new java.util.ArrayList<>();
        for (String cle : List.of("nom", "empreinte", "motif", "message", "objet", "texte", "titre", "courriel")) {
            donnees.findValues(cle).stream()
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .forEach(textes::add);
        }
        donnees.path("reponses").forEach(reponse -> {
            if (reponse.isTextual()) {
                textes.add(reponse.textValue());
            }
        });
        return textes;
    }

    @Test
    void ORG_2_une_demande_se_fait_par_la_page_confirmee_et_se_suit() throws Exception {
        Candidat candidat = depose("it3", "P");
        HttpResponse<byte[]> sans = demander(
                candidat.page() + "/donnees/demande",
                Map.of("nature", "opposition", "message", "Je quitte la structure."));
        assertThat(sans.statusCode()).isEqualTo(422);
        assertThat(texte(sans)).contains("Je quitte la structure.", "Cochez cette case");
        HttpResponse<byte[]> aucune = demander(candidat.page() + "/donnees/demande", Map.of("confirmation", "oui"));
        assertThat(texte(aucune)).contains("id=\"nature-erreur\"");

        HttpResponse<byte[]> faite = demander(
                candidat.page() + "/donnees/demande",
                Map.of("nature", "opposition", "message", "Je quitte la structure.", "confirmation", "oui"));
        assertThat(texte(get(faite.headers().firstValue("Location").orElseThrow())))
                .contains("Votre demande est enregistrée", "Opposition", "réponse au plus tard le");
        assertThat(courriels(candidat.adresse())).endsWith("rgpd");
    }

    // links

    @Test
    void la_reponse_est_la_meme_pour_une_adresse_connue_et_une_inconnue() throws Exception {
        Candidat candidat = depose("it4", "Q");
        HttpResponse<byte[]> connue = demander("/mes-dossiers", Map.of("email", candidat.adresse()));
        HttpResponse<byte[]> inconnue = demander("/mes-dossiers", Map.of("email", "personne@nulle-part.example.org"));
        assertThat(connue.statusCode()).isEqualTo(303);
        assertThat(inconnue.statusCode()).isEqualTo(303);
        assertThat(inconnue.headers().firstValue("Location"))
                .isEqualTo(connue.headers().firstValue("Location"));
        assertThat(inconnue.body()).isEqualTo(connue.body());
        assertThat(courriels("personne@nulle-part.example.org")).containsExactly("mes-dossiers");

        HttpResponse<byte[]> fausse = demander("/mes-dossiers", Map.of("email", "pas une adresse"));
        assertThat(fausse.statusCode()).isEqualTo(422);
        assertThat(texte(fausse)).contains("id=\"email-erreur\"", "value=\"pas une adresse\"");

        String liste = "/mes-dossiers/"
                + jdbc.sql("select id from acces where courriel = ? and nature = 'adresse'")
                        .param(candidat.adresse())
                        .query(UUID.class)
                        .optional()
                        .flatMap(liens::jeton)
                        .orElseThrow();
        assertThat(texte(get(liste))).contains(candidat.numero(), candidat.page());
        HttpResponse<byte[]> renouvele = demander(
                liste + "/renouvellement", Map.of("dossier", dossier(candidat).toString()));
        assertThat(renouvele.statusCode()).isEqualTo(303);
        assertThat(get(candidat.page()).statusCode()).isEqualTo(404);
        assertThat(get("/mes-dossiers/" + "x".repeat(43)).statusCode()).isEqualTo(404);
    }

    @Test
    void un_dossier_se_confie_par_les_pages_du_debut_a_la_fin() throws Exception {
        Candidat candidat = depose("it5", "R");
        assertThat(demander(candidat.page() + "/acces/cession", Map.of("successeur", ""))
                        .statusCode())
                .isEqualTo(422);
        demander(candidat.page() + "/acces/cession", Map.of("successeur", "repreneuse@structure.example.org"));
        assertThat(texte(get(candidat.page() + "/acces"))).contains("repreneuse@structure.example.org");
        String offre = "/reprises/" + jetonDAcces(candidat, "cession");
        assertThat(texte(get(offre)))
                .contains(candidat.numero())
                .doesNotContain(candidat.adresse(), candidat.jeton(), "Dominique");

        HttpResponse<byte[]> sansNom = demander(offre, Map.of("contactTelephone", "01"));
        assertThat(sansNom.statusCode()).isEqualTo(422);
        assertThat(texte(sansNom)).contains("id=\"contactNom-erreur\"", "value=\"01\"");
        assertThat(demander(offre, Map.of("contactNom", "Camille Neuve")).statusCode())
                .isEqualTo(303);
        assertThat(get(candidat.page()).statusCode()).isEqualTo(404);
        assertThat(get(offre).statusCode()).isEqualTo(404);
        String nouvelle = liens.lien(dossier(candidat)).orElseThrow().getPath();
        String page = texte(get(nouvelle));
        assertThat(page).contains("Contact du dossier remplacé", "votre nouveau lien personnel");
        assertThat(page).as("what was written to the former contact").doesNotContain("votre demande sur vos données");
    }

    @Test
    void renouveler_son_lien_le_ferme_aussitot() throws Exception {
        Candidat candidat = depose("it2", "S");
        HttpResponse<byte[]> fait = demander(candidat.page() + "/acces/renouvellement", Map.of());
        assertThat(fait.headers().firstValue("Location").orElseThrow()).endsWith("/lien-renouvele");
        assertThat(get(candidat.page()).statusCode()).isEqualTo(404);
    }

    // hostile texts

    @Test
    void ce_qui_est_tape_est_montre_et_jamais_execute_dans_les_pages_les_messages_et_les_documents() throws Exception {
        String adresse = adresse();
        String jeton = ouvrir(adresse);
        Map<String, Object> saisie = saisie("it2", adresse);
        for (String champ : List.of("structureNom", "contactNom", "projetTitre", "projetResume", "projetDescription")) {
            saisie.put(champ, HOSTILE + champ);
        }
        deposer(jeton, saisie);
        String page = "/dossiers/" + jeton;
        multipart(
                page + "/attestation",
                Map.of("signataireNom", HOSTILE, "signataireQualite", HOSTILE),
                "<img src=x>.pdf",
                Banc.pdf());
        demander(
                page + "/acces/collegues",
                Map.of("courriel", "collegue-hostile@structure.example.org", "nom", HOSTILE));
        demander(page + "/acces/cession", Map.of("successeur", "cession-hostile@structure.example.org"));
        demander(
                page + "/attestation/signataires",
                Map.of("signataireCourriel", "signe@structure.example.org", "nom", HOSTILE, "qualite", HOSTILE));
        demander(
                page + "/donnees/demande",
                Map.of("nature", "rectification", "message", HOSTILE, "confirmation", "oui"));
        UUID dossier = liens.dossier(jeton).orElseThrow();
        for (String suite : List.of("", "/attestation", "/acces", "/donnees", "/donnees/demande", "/retrait")) {
            assertInoffensif(suite, get(page + suite));
        }
        assertInoffensif("signature", get("/signatures/" + jetonDAcces(dossier, "signataire")));
        assertInoffensif("reprise", get("/reprises/" + jetonDAcces(dossier, "cession")));
        // the same texts, sent back with an error
        assertInoffensif(
                "invitation refusée", demander(page + "/acces/collegues", Map.of("courriel", HOSTILE, "nom", HOSTILE)));
        assertInoffensif(
                "demande refusée", demander(page + "/donnees/demande", Map.of("nature", HOSTILE, "message", HOSTILE)));
        assertInoffensif("adresse refusée", demander("/mes-dossiers", Map.of("email", HOSTILE)));

        for (String document : List.of("/preuve-de-depot.pdf", "/donnees/donnees.pdf", "/attestation/apercu.pdf")) {
            String lu = lire(get(page + document).body()).replaceAll("\\s+", "");
            assertThat(lu).as(document).contains("<script>alert(1)</script>");
        }
    }

    private static void assertInoffensif(String quoi, HttpResponse<byte[]> page) {
        assertThat(texte(page))
                .as(quoi)
                .doesNotContain("<script>", "<img src=x", "onerror=y>\"")
                .contains("<html");
    }

    // what a test does with the product

    private record Candidat(
            String jeton, String numero, String adresse, String structure, String projet, String siret) {

        String page() {
            return "/dossiers/" + jeton;
        }
    }

    private static int suite = 700_000;

    private static synchronized String adresse() {
        return "contact" + ++suite + "@structure.example.org";
    }

    private String ouvrir(String adresse) {
        demander("/appels/" + EDITION + "/lien", Map.of("email", adresse));
        UUID dossier = jdbc.sql("select id from dossier where contact_courriel = ?")
                .param(adresse)
                .query(UUID.class)
                .single();
        return liens.lien(dossier).orElseThrow().getPath().replaceFirst(".*/", "");
    }

    private Map<String, Object> saisie(String categorie, String adresse) {
        Map<String, Object> donnees = new HashMap<>(Map.of(
                "structureNom",
                "Structure imaginaire " + suite,
                "siret",
                Banc.siret(suite),
                "structureType",
                "plie",
                "communeInsee",
                "34172",
                "contactNom",
                "Dominique Essai",
                "contactEmail",
                adresse,
                "categorie",
                categorie,
                "projetTitre",
                "Projet " + suite,
                "projetResume",
                "Un résumé."));
        donnees.putAll(Map.of(
                "projetDescription",
                "Une description.",
                "dateDebut",
                "2023-01-09",
                "reglementAccepte",
                true,
                "droitsImageAcceptes",
                true));
        return donnees;
    }

    private Candidat brouillon(String categorie, String nom) throws IOException {
        String adresse = adresse();
        String jeton = ouvrir(adresse);
        Map<String, Object> saisie = saisie(categorie, adresse);
        HttpResponse<byte[]> enregistre = envoyer(requete("/api/dossiers/" + jeton)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json.writeValueAsString(saisie))));
        assertThat(enregistre.statusCode()).as(nom).isEqualTo(200);
        return candidat(jeton, null, saisie);
    }

    private Candidat depose(String categorie, String nom) throws IOException {
        String adresse = adresse();
        String jeton = ouvrir(adresse);
        Map<String, Object> saisie = saisie(categorie, adresse);
        return candidat(jeton, deposer(jeton, saisie), saisie);
    }

    private static Candidat candidat(String jeton, String numero, Map<String, Object> saisie) {
        return new Candidat(
                jeton,
                numero,
                (String) saisie.get("contactEmail"),
                (String) saisie.get("structureNom"),
                (String) saisie.get("projetTitre"),
                (String) saisie.get("siret"));
    }

    private String deposer(String jeton, Map<String, Object> saisie) throws IOException {
        HttpResponse<byte[]> depot = envoyer(requete("/api/dossiers/" + jeton + "/depot")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json.writeValueAsString(saisie))));
        assertThat(depot.statusCode()).as(texte(depot)).isEqualTo(201);
        return json.readTree(depot.body()).path("numero").asText();
    }

    /** Admitted as staff would, without the engine: the same two facts for all. */
    private Candidat admis(String categorie, String nom) throws IOException {
        Candidat candidat = depose(categorie, nom);
        multipart(candidat.page() + "/attestation", Map.of(), "a.pdf", Banc.pdf());
        UUID dossier = dossier(candidat);
        Object le = horloge.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("update dossier set instruction = 'admis', decide_le = ? where id = ?")
                .params(le, dossier)
                .update();
        jdbc.sql(
                        """
                        insert into decision (edition, dossier, categorie, sujet, issue, par, le)
                        values (?, ?, ?, 'instruction', 'admettre', 'equipe', ?)
                        """)
                .params(EDITION, dossier, categorie, le)
                .update();
        return candidat;
    }

    /** Everything that the jury's decisions write about a laureate. */
    private void recompenser(Candidat laureat) {
        jdbc.sql("insert into resultat (edition, categorie, issue) values (?, 'it1', 'laureat')")
                .param(EDITION)
                .update();
        for (String prix : List.of("it1", "coup-de-coeur")) {
            jdbc.sql("insert into laureat (edition, categorie, dossier) values (?, ?, ?)")
                    .params(EDITION, prix, dossier(laureat))
                    .update();
        }
        for (String sujet : List.of("palmares", "coup-de-coeur", "cumul", "deliberation")) {
            jdbc.sql(
                            """
                            insert into decision (edition, dossier, categorie, sujet, issue, motif, par, le)
                            values (?, ?, 'it1', ?, ?, 'Le jury a été conquis.', 'equipe', ?)
                            """)
                    .params(
                            EDITION,
                            dossier(laureat),
                            sujet,
                            laureat.numero(),
                            horloge.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    private void proclamer(Instant le) {
        jdbc.sql("update edition set proclamee_le = ? where id = ?")
                .params(le == null ? null : le.atOffset(ZoneOffset.UTC), EDITION)
                .update();
    }

    private UUID dossier(Candidat candidat) {
        return jdbc.sql("select id from dossier where numero = ?")
                .param(candidat.numero())
                .query(UUID.class)
                .single();
    }

    private String jetonDAcces(Candidat candidat, String nature) {
        return jetonDAcces(dossier(candidat), nature);
    }

    private String jetonDAcces(UUID dossier, String nature) {
        return jdbc.sql("select id from acces where dossier = ? and nature = ?")
                .params(dossier, nature)
                .query(UUID.class)
                .optional()
                .flatMap(liens::jeton)
                .orElseThrow();
    }

    private List<String> courriels(String adresse) {
        return jdbc.sql("select type from courriel where destinataire = ? order by rang")
                .param(adresse)
                .query(String.class)
                .list();
    }

    private static String lire(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String texte(HttpResponse<byte[]> reponse) {
        return new String(reponse.body(), StandardCharsets.UTF_8);
    }

    private static String basique(String compte) {
        return "Basic " + Base64.getEncoder().encodeToString((compte + ":" + compte).getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> get(String chemin) {
        return envoyer(requete(chemin.replaceFirst("^https?://[^/]+", "")).GET());
    }

    private HttpResponse<byte[]> demander(String chemin, Map<String, String> champs) {
        StringBuilder corps = new StringBuilder();
        champs.forEach((champ, valeur) -> corps.append(corps.isEmpty() ? "" : "&")
                .append(champ)
                .append('=')
                .append(URLEncoder.encode(valeur, StandardCharsets.UTF_8)));
        return envoyer(requete(chemin)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(corps.toString())));
    }

    private HttpResponse<byte[]> multipart(String chemin, Map<String, String> champs, String nom, byte[] fichier) {
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
        return envoyer(requete(chemin)
                .header("Content-Type", "multipart/form-data; boundary=" + limite)
                .POST(BodyPublishers.ofByteArray(corps.toByteArray())));
    }

    private HttpRequest.Builder requete(String chemin) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + chemin));
    }

    private HttpResponse<byte[]> envoyer(HttpRequest.Builder requete) {
        try {
            return client.send(requete.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
