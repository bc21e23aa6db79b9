package fr.trophees.site;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import fr.trophees.TropheesApplication;
import fr.trophees.base.PostgresDeTest;
import fr.trophees.candidature.Banc;
import fr.trophees.candidature.LiensDeDossier;
import java.io.ByteArrayInputStream;
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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The public pages, over HTTP, on the whole product; time is 20 October 2024, both calls of 2024 are open. */
@SpringBootTest(
        classes = TropheesApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"trophees.donnees=target/essai-pages", "logging.level.org.camunda.bpm=warn"})
@ActiveProfiles("repetition")
@Import(PostgresDeTest.SansReglage.class)
class SiteTest {

    private static final String IT = "initiatives-territoriales-2024";
    private static final String ASR = "achat-socialement-responsable-2024";
    private static final Instant OUVERT = Instant.parse("2024-10-20T10:00:00Z");
    private static final String EQUIPE = basique("equipe");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LiensDeDossier liens;

    @Autowired
    private Clock horloge;

    @Autowired
    private RepositoryService moteur;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void ouvrirLesAppels() {
        if (horloge.instant().isBefore(OUVERT)) {
            assertThat(envoyer(requete("/repetition/horloge", "Authorization", basique("admin"))
                                    .header("Content-Type", "application/json")
                                    .PUT(BodyPublishers.ofString("{\"maintenant\":\"2024-10-20T12:00:00+02:00\"}")))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @AfterEach
    void remettreEnPlace() {
        jdbc.sql("update jalon set instant = premier_instant").update();
        jdbc.sql("update edition set suspendue_le = null, annulee_le = null, proclamee_le = null")
                .update();
        jdbc.sql("delete from laureat").update();
        jdbc.sql("delete from resultat").update();
        jdbc.sql("delete from scrutin").update();
        jdbc.sql("delete from question").update();
    }

    // what can be done, in each state

    @Test
    void avant_le_lancement_tout_est_a_lire_et_rien_n_est_a_deposer() {
        jalon("lancement", horloge.instant().plus(Duration.ofDays(3)));

        assertThat(appel()).contains("Appel à venir", "L’appel ouvre le").doesNotContain("Recevoir mon lien</button>");
        assertThat(get("/").body()).contains("Appels à venir");
        assertThat(formulaire("/appels/" + IT + "/lien", Map.of("email", "a@example.org"))
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void ouvert_la_page_dit_la_cloture_les_jours_qui_restent_et_offre_de_candidater() {
        assertThat(appel())
                .contains(
                        "Candidatures ouvertes",
                        "vendredi 8 novembre 2024 à 16\u00a0h",
                        "dans 19\u00a0jours",
                        "Recevoir mon lien</button>",
                        "Puis-je candidater ?");
    }

    @Test
    void D_1_entre_la_cloture_et_minuit_la_page_dit_ce_que_deposer_veut_dire() {
        jalon("cloture", horloge.instant().minus(Duration.ofHours(2)));
        jalon("limite", horloge.instant().plus(Duration.ofHours(6)));

        assertThat(appel())
                .contains("Clôture passée", "marqué hors délai", "l’équipe décide", "Recevoir mon lien</button>")
                .doesNotContain("Candidatures ouvertes");
    }

    @Test
    void D_1_apres_minuit_les_candidatures_sont_closes() {
        jalon("cloture", horloge.instant().minus(Duration.ofHours(20)));
        jalon("limite", horloge.instant().minus(Duration.ofHours(12)));

        assertThat(appel())
                .contains("Candidatures closes", "lundi 9 décembre 2024")
                .doesNotContain("Recevoir mon lien</button>", "Clôture passée");
    }

    @Test
    void ORG_1_suspendu_la_page_rassure_et_ne_prend_plus_de_dossier() {
        dater("suspendue_le", horloge.instant());

        assertThat(appel())
                .contains("Concours suspendu", "est conservé")
                .doesNotContain("Recevoir mon lien</button>", "dans 19");
        assertThat(ics("calendrier").get(0).getStatus().getValue()).isEqualTo("TENTATIVE");
    }

    @Test
    void ORG_1_annule_la_page_le_dit_et_les_dates_sont_annulees_dans_les_agendas() {
        dater("annulee_le", horloge.instant());

        assertThat(appel())
                .contains("Concours annulé")
                .doesNotContain("Recevoir mon lien</button>", "Poser une question</a>");
        assertThat(get("/").body()).contains("Éditions passées");
        assertThat(ics("cloture").get(0).getStatus().getValue()).isEqualTo("CANCELLED");
    }

    @Test
    void ORG_1_une_date_changee_montre_celle_qui_etait_annoncee() {
        jalon("ceremonie", Instant.parse("2024-12-10T15:00:00Z"));

        assertThat(appel()).contains("mardi 10 décembre 2024", "d’abord annoncée : lundi 9 décembre 2024");
        assertThat(ics("calendrier"))
                .extracting(evenement -> evenement.getDateStart().getValue().toInstant())
                .contains(Instant.parse("2024-12-10T15:00:00Z"));
    }

    // calendars

    @Test
    void toutes_les_dates_publiques_sont_dans_l_agenda_et_la_cloture_seule_aussi() {
        assertThat(ics("calendrier"))
                .hasSize(8)
                .extracting(evenement -> evenement.getSummary().getValue())
                .contains("Remise des trophées : Trophées des Initiatives Territoriales 2024");
        assertThat(ics("cloture")).singleElement().satisfies(evenement -> {
            assertThat(evenement.getDateStart().getValue().toInstant()).isEqualTo("2024-11-08T15:00:00Z");
            assertThat(evenement.getUid().getValue()).startsWith("cloture-" + IT + "@");
            assertThat(evenement.getAlarms()).hasSize(1);
        });
    }

    // the regulation

    @Test
    void DEP_3_le_reglement_est_entier_avec_sa_version_et_les_reponses_retenues() {
        assertThat(get("/appels/" + IT + "/reglement").body())
                .contains("IT2024-1", "Article 1", "Article 5", "sans restriction", "(D-1)", "(D-8)");
    }

    // the blank form

    @Test
    void DEP_1_le_formulaire_vierge_pose_les_questions_du_formulaire_en_ligne_et_dit_que_lui_seul_compte()
            throws IOException {
        for (String edition : List.of(IT, ASR)) {
            String pdf = texte(edition, "pdf");
            String docx = texte(edition, "docx");
            for (String question :
                    List.of("Nom de la structure", "Titre du projet", "Résumé", "J’accepte, sans restriction")) {
                assertThat(pdf).contains(question);
                assertThat(docx).contains(question);
            }
            assertThat(pdf).contains("seuls comptent les dossiers déposés par le formulaire en ligne", "article 3.1");
            assertThat(docx).contains("seuls comptent les dossiers déposés par le formulaire en ligne", "article 3.1");
        }
        assertThat(texte(ASR, "docx")).contains("Facilitateurs");
        assertThat(texte(IT, "docx")).doesNotContain("Facilitateurs");
    }

    @Test
    void ORG_1_une_cloture_deplacee_change_le_formulaire_vierge() throws IOException {
        assertThat(texte(IT, "docx")).contains("vendredi 8 novembre 2024");

        jalon("cloture", Instant.parse("2024-11-15T15:00:00Z"));

        assertThat(texte(IT, "docx")).contains("vendredi 15 novembre 2024").doesNotContain("8 novembre");
    }

    @Test
    void un_formulaire_deploye_depuis_change_le_formulaire_vierge() throws IOException {
        String modifie = new String(
                        getClass()
                                .getResourceAsStream("/forms/candidature-it.form")
                                .readAllBytes(),
                        StandardCharsets.UTF_8)
                .replace("\"Titre du projet\"", "\"Nom du projet <neuf>\"");
        moteur.createDeployment()
                .addString("forms/candidature-it.form", modifie)
                .deploy();
        try {
            assertThat(texte(IT, "docx")).contains("Nom du projet <neuf>").doesNotContain("Titre du projet");
            assertThat(texte(IT, "pdf")).contains("Nom du projet <neuf>");
        } finally {
            moteur.createDeploymentQuery().orderByDeploymentTime().desc().list().stream()
                    .filter(deploiement -> deploiement.getName() == null)
                    .forEach(deploiement -> moteur.deleteDeployment(deploiement.getId(), true));
        }
        assertThat(texte(IT, "docx")).contains("Titre du projet");
    }

    // results

    /** Whatever results lie in the database, no public route answers otherwise: neither a page, nor a file, nor a candidate's. */
    @Test
    void JURY_7_aucune_route_publique_ne_change_quand_les_resultats_sont_connus() throws IOException {
        UUID dossier = depose();
        String lien = liens.lien(dossier).orElseThrow().toString();
        String jeton = lien.substring(lien.lastIndexOf('/') + 1);
        Map<String, String> avant = reponses(jeton);
        assertThat(avant).hasSizeGreaterThan(20);
        assertThat(avant).hasEntrySatisfying("/appels/" + IT + "/palmares", reponse -> assertThat(reponse)
                .startsWith("404"));

        desLaureats(dossier);

        assertThat(reponses(jeton)).containsExactlyEntriesOf(avant);
        assertThat(get("/sitemap.xml").body()).doesNotContain("palmares");
    }

    @Test
    void JURY_4_le_palmares_dit_les_laureats_les_ex_aequo_aucun_et_JURY_6_le_coup_de_coeur() throws IOException {
        UUID premier = depose();
        UUID second = depose();
        desLaureats(premier);
        jdbc.sql("update resultat set issue = 'ex-aequo' where categorie = 'it1'")
                .update();
        laureat("it1", second);
        laureat("coup-de-coeur", second);
        jdbc.sql("update dossier set structure_nom = '<b>Le PLIE & Cie</b>' where id = ?")
                .param(premier)
                .update();
        dater("proclamee_le", horloge.instant());
        jdbc.sql("insert into scrutin (edition, categorie, tour, ouvert_le) values (?, 'it2', 1, now())")
                .param(IT)
                .update();

        for (String page : List.of(get("/appels/" + IT + "/palmares").body(), appel())) {
            assertThat(page)
                    .contains(
                            "Lauréats ex æquo",
                            "Aucun dossier n’est resté en lice dans cette catégorie",
                            "Aucun dossier n’a concouru dans cette catégorie",
                            "Coup de cœur du jury",
                            "&lt;b&gt;Le PLIE &amp; Cie&lt;/b&gt;")
                    .doesNotContain("<b>Le PLIE");
        }
        assertThat(get("/sitemap.xml").body()).contains("/appels/" + IT + "/palmares");
        assertThat(get("/").body()).contains("Voir les résultats");
    }

    // sharing, robots, legal pages

    @Test
    void les_pages_publiques_se_partagent_et_les_pages_privees_non() throws IOException {
        assertThat(appel())
                .contains(
                        "property=\"og:title\" content=\"Trophées des Initiatives Territoriales 2024\"",
                        "property=\"og:image\" content=\"http://localhost:8080/images/partage.png\"",
                        "rel=\"canonical\" href=\"http://localhost:8080/appels/" + IT + "\"");
        assertThat(get("/images/partage.png").statusCode()).isEqualTo(200);
        String lien = liens.lien(depose()).orElseThrow().toString();
        assertThat(get("/dossiers/" + lien.substring(lien.lastIndexOf('/') + 1)).body())
                .doesNotContain("og:", "canonical")
                .contains("noindex");
    }

    @Test
    void les_robots_savent_ou_aller_et_ou_ne_pas_aller() {
        assertThat(get("/robots.txt").body())
                .contains("Disallow: /dossiers", "Disallow: /bureau", "Sitemap: http://localhost:8080/sitemap.xml");
        String plan = get("/sitemap.xml").body();
        assertThat(plan)
                .contains("<loc>http://localhost:8080/appels/" + ASR + "</loc>")
                .doesNotContain("/dossiers");
        Matcher adresses =
                Pattern.compile("<loc>http://localhost:8080([^<]+)</loc>").matcher(plan);
        assertThat(adresses.results().map(trouve -> trouve.group(1)))
                .hasSizeGreaterThan(10)
                .allSatisfy(chemin ->
                        assertThat(get(chemin).statusCode()).as(chemin).isEqualTo(200));
    }

    @Test
    void ORG_4_les_destinataires_et_ORG_2_les_droits_sont_annonces() {
        assertThat(get("/donnees-personnelles").body())
                .contains(
                        "membres du jury",
                        "coordination régionale",
                        "ave@ville-emploi.asso.fr",
                        "88 rue Lafayette, 75009 Paris",
                        "CNIL",
                        "3\u00a0mois",
                        "5\u00a0ans");
    }

    @Test
    void ce_qui_manque_aux_mentions_legales_est_dit_et_l_equipe_le_voit() {
        assertThat(get("/mentions-legales").body()).contains("À compléter", "Alliance Villes Emploi");
        assertThat(get("/bureau", EQUIPE).body()).contains("trophees.mentions.hebergeur-nom");
    }

    @Test
    void la_declaration_d_accessibilite_ne_promet_rien_de_plus_que_ce_qui_est_verifie() {
        assertThat(get("/accessibilite").body()).contains("non conforme", "axe-core", "Défenseur des droits");
    }

    // may I apply?

    @Test
    void ELIG_8_le_questionnaire_est_gratuit_ouvert_et_n_enregistre_rien() {
        int avant = lignes();
        HttpResponse<String> reponse = formulaire(
                "/appels/" + IT + "/puis-je-candidater",
                Map.of("structureType", "plie", "debut", "2023-01-09", "siren", "217500016"));

        assertThat(reponse.statusCode()).isEqualTo(200);
        assertThat(reponse.body())
                .contains("Le concours est gratuit", "Règlement, art. 1.2", "encore en cours")
                .doesNotContain("condition non remplie");
        assertThat(reponse.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(lignes()).isEqualTo(avant);
    }

    @Test
    void ELIG_1_ce_que_les_donnees_officielles_ne_connaissent_pas_est_a_verifier_jamais_non() {
        for (String type : List.of("plie", "mde", "collectivite", "epci", "organisation-mandatee", "autre")) {
            assertThat(formulaire(
                                    "/appels/" + IT + "/puis-je-candidater",
                                    Map.of("structureType", type, "debut", "2023-01-09"))
                            .body())
                    .as(type)
                    .contains("à vérifier", "Rien ne s’y oppose")
                    .doesNotContain("condition non remplie");
        }
    }

    @Test
    void ELIG_3_une_action_finie_deux_ans_avant_jour_pour_jour_ne_remplit_pas_la_condition() {
        Map<String, String> saisie =
                new TreeMap<>(Map.of("structureType", "plie", "debut", "2020-01-01", "fin", "2022-11-08"));
        assertThat(formulaire("/appels/" + IT + "/puis-je-candidater", saisie).body())
                .contains("condition non remplie", "Une condition semble ne pas être remplie", "quand même");

        saisie.put("fin", "2022-11-09");
        assertThat(formulaire("/appels/" + IT + "/puis-je-candidater", saisie).body())
                .doesNotContain("condition non remplie");
    }

    @Test
    void ELIG_2_et_ELIG_4_sont_verifies_pour_l_achat_socialement_responsable() {
        Map<String, String> saisie = new TreeMap<>(
                Map.of("facilitateurs", "oui", "adherente", "non", "categorie", "asr5", "communes", "Lodève"));
        assertThat(formulaire("/appels/" + ASR + "/puis-je-candidater", saisie).body())
                .contains("nous l’interrogeons pour vous", "Lodève", "habitants")
                .doesNotContain("condition non remplie");

        saisie.put("communes", "Montpellier");
        assertThat(formulaire("/appels/" + ASR + "/puis-je-candidater", saisie).body())
                .contains("condition non remplie");

        saisie.put("categorie", "asr1");
        assertThat(formulaire("/appels/" + ASR + "/puis-je-candidater", saisie).body())
                .as("only the rural category looks at the territory")
                .doesNotContain("condition non remplie", "Montpellier (34");
    }

    @Test
    void une_reponse_qui_manque_est_demandee_et_les_autres_restent() {
        HttpResponse<String> reponse = formulaire(
                "/appels/" + IT + "/puis-je-candidater",
                Map.of("debut", "2023-01-09", "siren", "\"><script>x", "collectiviteMandante", "Ville d’Essai"));

        assertThat(reponse.statusCode()).isEqualTo(422);
        assertThat(reponse.body())
                .contains(
                        "Dites ce qu’est votre structure.",
                        "href=\"#siren\"",
                        "aria-invalid=\"true\"",
                        "value=\"2023-01-09\"",
                        "Ville d’Essai")
                .doesNotContain("<script");
    }

    // what a test does with the product

    /** Each public GET route, with its status and what it says, whoever asks being nobody or the candidate. */
    private Map<String, String> reponses(String jeton) {
        TreeSet<String> chemins = routes.getHandlerMethods().keySet().stream()
                .filter(route -> route.getMethodsCondition().getMethods().isEmpty()
                        || route.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(route -> route.getPatternValues().stream())
                .map(motif -> motif.replace("{edition}", IT).replace("{jeton}", jeton))
                .filter(chemin -> !chemin.contains("{"))
                .filter(chemin -> !chemin.matches("/(bureau|repetition|error|api/bureau|api/editions)(/.*)?"))
                .collect(Collectors.toCollection(TreeSet::new));
        Map<String, String> reponses = new TreeMap<>();
        for (String chemin : chemins) {
            HttpResponse<String> reponse = get(chemin);
            boolean pdf = reponse.headers()
                            .firstValue("Content-Type")
                            .orElse("")
                            .contains("pdf")
                    || reponse.headers().firstValue("Content-Type").orElse("").contains("officedocument");
            reponses.put(
                    chemin, reponse.statusCode() + " " + (pdf ? reponse.body().length() : reponse.body()));
        }
        return reponses;
    }

    /** What somebody reads in the file, on one line. */
    private String texte(String edition, String type) throws IOException {
        HttpResponse<byte[]> fichier;
        try {
            fichier = client.send(
                    requete("/appels/" + edition + "/formulaire-vierge." + type, "Accept", "*/*")
                            .GET()
                            .build(),
                    BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        assertThat(fichier.statusCode()).isEqualTo(200);
        String texte;
        if (type.equals("pdf")) {
            try (PDDocument document = Loader.loadPDF(fichier.body())) {
                texte = new PDFTextStripper().getText(document);
            }
        } else {
            try (XWPFWordExtractor docx =
                    new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(fichier.body())))) {
                texte = docx.getText();
            }
        }
        return texte.replaceAll("[\\s\u00a0]+", " ");
    }

    private UUID depose() throws IOException {
        int rang = 50_000 + (int) (Math.random() * 900_000);
        String adresse = "contact" + rang + "@structure.example.org";
        formulaire("/appels/" + IT + "/lien", Map.of("email", adresse));
        UUID dossier = jdbc.sql("select id from dossier where contact_courriel = ?")
                .param(adresse)
                .query(UUID.class)
                .single();
        String lien = liens.lien(dossier).orElseThrow().toString();
        String donnees =
                """
                {"structureNom": "Structure d’essai", "siret": "%s", "structureType": "plie", "communeInsee": "34172",
                 "contactNom": "Dominique Essai", "contactEmail": "%s", "categorie": "it1", "projetTitre": "Projet %s",
                 "projetResume": "Un résumé.", "projetDescription": "Une description.", "dateDebut": "2023-01-09",
                 "reglementAccepte": true, "droitsImageAcceptes": true}
                """
                        .formatted(Banc.siret(rang), adresse, rang);
        HttpResponse<String> depot = envoyer(requete(
                        "/api/dossiers/" + lien.substring(lien.lastIndexOf('/') + 1) + "/depot",
                        "Content-Type",
                        "application/json")
                .POST(BodyPublishers.ofString(donnees)));
        assertThat(depot.statusCode()).as(depot.body()).isEqualTo(201);
        return dossier;
    }

    private void desLaureats(UUID dossier) {
        jdbc.sql("insert into resultat (edition, categorie, issue) values (?, 'it1', 'laureat'), (?, 'it2', 'aucun')")
                .params(IT, IT)
                .update();
        laureat("it1", dossier);
        jdbc.sql("update edition set palmares_valide_le = ? where id = ?")
                .params(horloge.instant().atOffset(ZoneOffset.UTC), IT)
                .update();
    }

    private void laureat(String categorie, UUID dossier) {
        jdbc.sql("insert into laureat (edition, categorie, dossier) values (?, ?, ?)")
                .params(IT, categorie, dossier)
                .update();
    }

    private void jalon(String code, Instant instant) {
        jdbc.sql("update jalon set instant = ? where edition = ? and code = ?")
                .params(instant.atOffset(ZoneOffset.UTC), IT, code)
                .update();
    }

    private void dater(String colonne, Instant instant) {
        jdbc.sql("update edition set " + colonne + " = ? where id = ?")
                .params(instant.atOffset(ZoneOffset.UTC), IT)
                .update();
    }

    /** Rows of everything that a visit could leave behind. */
    private int lignes() {
        return jdbc.sql(
                        "select (select count(*) from dossier) + (select count(*) from courriel) + (select count(*) from question) + (select count(*) from verdict)")
                .query(Integer.class)
                .single();
    }

    private List<VEvent> ics(String fichier) {
        HttpResponse<String> reponse = get("/appels/" + IT + "/" + fichier + ".ics");
        assertThat(reponse.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/calendar");
        return Biweekly.parse(reponse.body()).first().getEvents();
    }

    private String appel() {
        return get("/appels/" + IT).body();
    }

    private static String basique(String compte) {
        return "Basic " + Base64.getEncoder().encodeToString((compte + ":" + compte).getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> get(String chemin, String compte) {
        return envoyer(requete(chemin, "Authorization", compte).GET());
    }

    private HttpResponse<String> get(String chemin) {
        return envoyer(requete(chemin, "Accept", "text/html, */*").GET());
    }

    private HttpResponse<String> formulaire(String chemin, Map<String, String> champs) {
        String corps = champs.entrySet().stream()
                .map(champ -> champ.getKey() + "=" + URLEncoder.encode(champ.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return envoyer(requete(chemin, "Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(corps)));
    }

    private HttpRequest.Builder requete(String chemin, String... entetes) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + chemin))
                .headers(entetes);
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
}
