package fr.trophees.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.trophees.TropheesApplication;
import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.PostgresDeTest;
import fr.trophees.base.RequeteRefusee;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** Questions asked on a call's page, answered once for all, on the whole product. */
@SpringBootTest(
        classes = TropheesApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"trophees.donnees=target/essai-pages", "logging.level.org.camunda.bpm=warn"})
@ActiveProfiles("repetition")
@Import(PostgresDeTest.SansReglage.class)
class QuestionsTest {

    private static final String IT = "initiatives-territoriales-2024";
    private static final String PAGE = "/appels/" + IT + "/questions";
    private static final String ADRESSE = "camille@structure.example.org";
    private static final String EQUIPE =
            "Basic " + Base64.getEncoder().encodeToString("equipe:equipe".getBytes(StandardCharsets.UTF_8));

    @LocalServerPort
    private int port;

    @Autowired
    private QuestionService questions;

    @Autowired
    private JdbcClient jdbc;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void vider() {
        jdbc.sql("delete from question").update();
        jdbc.sql("delete from courriel where type in ('reponse', 'alerte-equipe')")
                .update();
    }

    @Test
    void une_question_est_posee_reformulee_publiee_pour_tous_et_envoyee_a_qui_l_a_posee() throws Exception {
        HttpResponse<String> posee = poster(PAGE, Map.of("email", ADRESSE, "question", "Je suis Camille, puis-je ?"));
        assertThat(posee.statusCode()).isEqualTo(303);
        assertThat(get(posee.headers().firstValue("Location").orElseThrow().replaceFirst("#.*", ""))
                        .body())
                .contains("votre question est arrivée")
                .doesNotContain("Camille", ADRESSE);
        assertThat(courriels("alerte-equipe")).isEqualTo(1);
        UUID id = seule();

        String bureau = get("/bureau/questions/" + id, "Authorization", EQUIPE).body();
        assertThat(bureau).contains("Je suis Camille", ADRESSE);
        assertThat(get("/bureau", "Authorization", EQUIPE).body()).contains("Une question attend sa réponse");
        HttpResponse<String> publiee = poster(
                "/bureau/questions/" + id + "/publication",
                Map.of(
                        "version", "1",
                        "question", "Une personne seule peut-elle candidater ?",
                        "reponse", "Non.\n- Un PLIE le peut <b>&</b> une MDE aussi"),
                "Authorization",
                EQUIPE);
        assertThat(publiee.statusCode()).as(publiee.body()).isEqualTo(303);

        for (String page : List.of(get(PAGE).body(), get("/appels/" + IT).body())) {
            assertThat(page)
                    .contains("Une personne seule peut-elle", "Réponse publiée le", "&lt;b&gt;&amp;&lt;/b&gt;")
                    .doesNotContain("Camille", ADRESSE, "<b>&");
        }
        assertThat(jdbc.sql("select destinataire from courriel where type = 'reponse'")
                        .query(String.class)
                        .list())
                .containsExactly(ADRESSE);
        assertThat(jdbc.sql("select count(*) from question where courriel is not null or texte is not null")
                        .query(Integer.class)
                        .single())
                .as("whoever asked is forgotten")
                .isZero();
    }

    @Test
    void une_reponse_corrigee_le_dit_et_ne_repart_pas_par_courriel() {
        questions.poser(IT, ADRESSE, "Combien ?");
        UUID id = seule();
        questions.publier(id, 1, "Combien de projets ?", "Un.", "equipe");

        questions.publier(id, 2, "Combien de projets ?", "Un par catégorie.", "equipe");

        assertThat(get(PAGE).body()).contains("Un par catégorie.", "modifiée le");
        assertThat(courriels("reponse")).isEqualTo(1);
    }

    @Test
    void deux_reponses_en_meme_temps_la_seconde_est_arretee_et_rien_n_est_perdu() throws Exception {
        questions.poser(IT, ADRESSE, "Combien ?");
        UUID id = seule();
        questions.publier(id, 1, "Combien de projets ?", "Un.", "equipe");

        HttpResponse<String> seconde = poster(
                "/bureau/questions/" + id + "/publication",
                Map.of("version", "1", "question", "Combien ?", "reponse", "Ma longue réponse"),
                "Authorization",
                EQUIPE);

        assertThat(seconde.statusCode()).isEqualTo(409);
        assertThat(seconde.body()).contains("entre-temps", "Ma longue réponse");
        assertThat(questions.charger(id).reponse()).isEqualTo("Un.");
    }

    @Test
    void une_question_ecartee_ne_parait_pas_et_son_auteur_est_oublie() {
        questions.poser(IT, ADRESSE, "Où est mon dossier ?");
        UUID id = seule();

        questions.ecarter(id, 1, "equipe");

        assertThat(get(PAGE).body()).doesNotContain("Où est mon dossier");
        assertThat(questions.charger(id).courriel()).isNull();
        assertThat(questions.enAttente()).isZero();
        assertThat(courriels("reponse")).isZero();
    }

    @Test
    void une_reponse_publiee_peut_etre_retiree_et_republiee() {
        questions.ajouter(IT, "Est-ce gratuit ?", "Oui (article 1.2).", "equipe");
        UUID id = seule();
        assertThat(get(PAGE).body()).contains("Est-ce gratuit ?");

        questions.ecarter(id, 1, "equipe");
        assertThat(get(PAGE).body()).doesNotContain("Est-ce gratuit ?");

        questions.publier(id, 2, "Est-ce gratuit ?", "Oui.", "equipe");
        assertThat(get(PAGE).body()).contains("Est-ce gratuit ?").doesNotContain("modifiée le");
    }

    @Test
    void un_automate_qui_remplit_le_champ_cache_n_enregistre_rien() {
        assertThat(poster(PAGE, Map.of("email", ADRESSE, "question", "Achetez", "site", "http://pub.example"))
                        .statusCode())
                .isEqualTo(303);

        assertThat(questions.toutes()).isEmpty();
    }

    @Test
    void une_adresse_fausse_est_dite_sur_son_champ_et_la_question_reste() {
        HttpResponse<String> reponse = poster(PAGE, Map.of("email", "camille", "question", "Ma question <i>"));

        assertThat(reponse.statusCode()).isEqualTo(422);
        assertThat(reponse.body())
                .contains("e-email", "aria-invalid=\"true\"", "Ma question &lt;i&gt;", "value=\"camille\"");
        assertThatExceptionOfType(RequeteRefusee.class)
                .isThrownBy(() -> questions.poser(IT, ADRESSE, " "))
                .satisfies(refus -> assertThat(refus.erreurs())
                        .extracting(ErreurDeChamp::champ)
                        .containsExactly("question"));
    }

    @Test
    void trop_de_questions_d_une_adresse_sont_arretees_et_l_equipe_n_est_alertee_qu_une_fois() {
        for (int i = 0; i < QuestionService.EN_ATTENTE_PAR_ADRESSE; i++) {
            questions.poser(IT, ADRESSE.toUpperCase(java.util.Locale.ROOT), "Question " + i);
        }

        HttpResponse<String> deTrop = poster(PAGE, Map.of("email", ADRESSE, "question", "Encore une"));

        assertThat(deTrop.statusCode()).isEqualTo(429);
        assertThat(deTrop.body()).contains("Encore une", "ave@ville-emploi.asso.fr");
        assertThat(courriels("alerte-equipe")).isEqualTo(1);
    }

    @Test
    void un_flot_de_questions_est_arrete_quelles_que_soient_les_adresses() {
        for (int i = 0; i < QuestionService.PAR_HEURE; i++) {
            questions.poser(IT, "personne" + i + "@example.org", "Question");
        }

        assertThat(poster(PAGE, Map.of("email", "autre@example.org", "question", "Une de plus"))
                        .statusCode())
                .isEqualTo(429);
        assertThat(questions.toutes()).hasSize(QuestionService.PAR_HEURE);
    }

    @Test
    void seule_l_equipe_lit_et_publie() {
        questions.poser(IT, ADRESSE, "Combien ?");
        String jure = "Basic " + Base64.getEncoder().encodeToString("jure1:jure1".getBytes(StandardCharsets.UTF_8));

        assertThat(get("/bureau/questions").statusCode()).isIn(302, 401);
        assertThat(get("/bureau/questions", "Authorization", jure).statusCode()).isEqualTo(403);
        assertThat(poster("/bureau/questions/" + seule() + "/ecart", Map.of("version", "1"), "Authorization", jure)
                        .statusCode())
                .isEqualTo(403);
        assertThat(questions.enAttente()).isEqualTo(1);
    }

    private UUID seule() {
        return jdbc.sql("select id from question").query(UUID.class).single();
    }

    private int courriels(String type) {
        return jdbc.sql("select count(*) from courriel where type = ?")
                .param(type)
                .query(Integer.class)
                .single();
    }

    private HttpResponse<String> get(String chemin, String... entetes) {
        HttpRequest.Builder requete = requete(chemin);
        return envoyer((entetes.length == 0 ? requete : requete.headers(entetes)).GET());
    }

    private HttpResponse<String> poster(String chemin, Map<String, String> champs, String... entetes) {
        String corps = champs.entrySet().stream()
                .map(champ -> champ.getKey() + "=" + URLEncoder.encode(champ.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder requete = requete(chemin).header("Content-Type", "application/x-www-form-urlencoded");
        return envoyer((entetes.length == 0 ? requete : requete.headers(entetes)).POST(BodyPublishers.ofString(corps)));
    }

    private HttpRequest.Builder requete(String chemin) {
        return HttpRequest.newBuilder(
                URI.create(chemin.startsWith("http") ? chemin : "http://localhost:" + port + chemin));
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
