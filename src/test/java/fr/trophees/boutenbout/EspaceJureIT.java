package fr.trophees.boutenbout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * A jury from the mail to the close, in a real browser without JavaScript, at a desk and on a phone. The tests are the steps of one
 * story, in order.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OutputCaptureExtension.class)
class EspaceJureIT {

    private static final String EDITION = "initiatives-territoriales-2024";
    private static final String VOTE = EDITION + "/it1";
    private static final String MOT_DE_PASSE = "quatre mots sans rapport";

    /** In milliseconds; other work may share the machine. */
    private static final double PATIENCE = 60_000;

    private final List<Candidat> candidats = new ArrayList<>();
    private Produit produit;
    private Horloge horloge;
    private Bureau bureau;
    private Playwright playwright;
    private Browser chromium;
    private BrowserContext navigateur;
    private Page page;
    private String claire;
    private String denis;
    private String elise;

    @BeforeAll
    void composerUnJury() {
        produit = Produit.demarrer();
        horloge = new Horloge(produit.client());
        bureau = Bureau.ouvrir(produit, horloge);
        playwright = Playwright.create(Chromium.options());
        chromium = Chromium.ouvrir(playwright);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);

        bureau.terminer(EDITION, "userTask_verifierCalendrier", Map.of("valide", true));
        horloge.avancer("2024-10-15T10:00");
        candidat("atelier", "it1", "Atelier mobile du Val d’Orme", "Un garage solidaire qui va de bourg en bourg");
        candidat("halte", "it1", "Halte des Trois Rivières", "Garder les enfants le temps d’un entretien");
        candidat("relais", "it1", "Relais des Hauts de Brume", "Un toit pour le temps d’un contrat");
        candidat("parvis", "it2", "Parvis de l’emploi", "Aller vers les habitants, un marché à la fois");
        produit.client()
                .en("equipe")
                .put(
                        "/api/editions/" + EDITION + "/jury",
                        List.of(
                                membre("cmarest", "Claire Marest", "emploi", Candidat.siren(1), false),
                                membre("dlegoff", "Denis Le Goff", "insertion", null, false),
                                membre("esorel", "Élise Sorel", "économie sociale et solidaire", null, true)))
                .exiger(200);
        horloge.avancer("2024-11-15T09:00");
        bureau.terminer(EDITION, "userTask_composerJury", Map.of("juryComplet", true));
        claire = lien("cmarest");
        denis = lien("dlegoff");
        elise = lien("esorel");
    }

    private void candidat(String nom, String categorie, String structure, String titre) {
        Candidat candidat = Candidat.commencer(
                produit,
                horloge,
                EDITION,
                nom,
                candidats.size() + 1,
                Map.of("categorie", categorie, "structureNom", structure, "projetTitre", titre));
        candidat.deposer().exiger(201);
        candidat.joindre("illustration", image()).exiger(201);
        candidat.envoyerAttestation().exiger(201);
        horloge.vider();
        bureau.admettre(candidat);
        candidats.add(candidat);
    }

    private static Map<String, Object> membre(String id, String nom, String domaine, String siren, boolean president) {
        Map<String, Object> membre = new LinkedHashMap<>(Map.of(
                "id", id, "nom", nom, "email", id + "@jury.example.org", "domaine", domaine, "president", president));
        if (siren != null) {
            membre.put("siren", siren);
        }
        return membre;
    }

    private static byte[] image() {
        BufferedImage image = new BufferedImage(320, 180, BufferedImage.TYPE_INT_RGB);
        Graphics2D dessin = image.createGraphics();
        dessin.setColor(new Color(0x0e4a5a));
        dessin.fillRect(0, 0, 320, 180);
        dessin.setColor(new Color(0xc8962e));
        dessin.fillOval(110, 40, 100, 100);
        dessin.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    private String lien(String membre) {
        return produit.boites()
                .dernier(membre + "@jury.example.org", "jury-convocation")
                .cheminDuJure();
    }

    @AfterAll
    void fermer() throws IOException {
        if (playwright != null) {
            playwright.close();
        }
        if (produit != null) {
            produit.close();
        }
    }

    @AfterEach
    void ranger() {
        if (navigateur != null) {
            navigateur.close();
        }
    }

    private void auBureau(boolean javascript) {
        naviguer(1280, 900, javascript);
    }

    private void auTelephone(boolean javascript) {
        naviguer(375, 760, javascript);
    }

    private void naviguer(int largeur, int hauteur, boolean javascript) {
        if (navigateur != null) {
            navigateur.close();
        }
        navigateur = chromium.newContext(new Browser.NewContextOptions()
                .setLocale("fr-FR")
                .setTimezoneId("Europe/Paris")
                .setViewportSize(largeur, hauteur)
                .setJavaScriptEnabled(javascript));
        page = navigateur.newPage();
        page.setDefaultTimeout(PATIENCE);
    }

    private void aller(String chemin) {
        page.navigate(produit.adresse() + chemin);
    }

    private void photographier(String nom) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "captures", "jury-" + nom + ".png")));
    }

    private Locator bouton(String nom) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(nom));
    }

    private Locator lienNomme(String nom) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(nom));
    }

    /** No fault that axe sees, and nothing wider than the screen. */
    private void assertAccessible() {
        assertThat(new AxeBuilder(page)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                        .analyze()
                        .getViolations())
                .as(page.url().replaceAll("/jury/[^/?]*", "/jury/…"))
                .isEmpty();
        assertThat((int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("largeur de %s", page.title())
                .isZero();
    }

    private String numero(int rang) {
        return candidats.get(rang).numero();
    }

    @Test
    @Order(1)
    void JURY_9_le_lien_du_courriel_ouvre_l_engagement_et_aucun_dossier() {
        auBureau(false);
        aller(claire);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Votre espace du jury");
        photographier("accueil-avant");
        bouton("Enregistrer mon engagement").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Cochez la case");
        assertThat(page.title()).startsWith("Erreur");
        page.getByLabel("J’accepte cet engagement").check();
        bouton("Enregistrer mon engagement").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Votre engagement est enregistré");
        assertThat(page.locator("body")).not().containsText(numero(0));
    }

    @Test
    @Order(2)
    void JURY_3_les_liens_se_declarent_un_par_un_et_un_rapprochement_est_a_trancher() {
        auBureau(false);
        aller(claire + "/liens");
        assertThat(page.locator("fieldset").first()).containsText("Atelier mobile du Val d’Orme");
        assertThat(page.locator("fieldset").first()).containsText(Candidat.siren(1));
        photographier("liens");
        bouton("Enregistrer ma déclaration").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("un rapprochement vous est signalé");
        page.getByLabel("Je n’en ai pas").check();
        page.getByLabel("Parvis de l’emploi").check();
        bouton("Enregistrer ma déclaration").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Votre déclaration de liens est enregistrée");
        assertThat(page.locator("body")).containsText("vous n’y lisez pas les dossiers");

        for (String autre : List.of(denis, elise)) {
            aller(autre);
            page.getByLabel("J’accepte cet engagement").check();
            bouton("Enregistrer mon engagement").click();
            lienNomme("Déclarer mes liens").click();
            page.getByLabel("Je déclare n’avoir de lien").check();
            bouton("Enregistrer ma déclaration").click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Votre déclaration de liens est enregistrée");
        }
        assertThat(page.locator("body")).containsText("Les dossiers se lisent à partir du");
    }

    @Test
    @Order(3)
    void ORG_4_un_jure_lit_compare_et_annote_sans_savoir_comment_joindre_le_candidat() {
        horloge.avancer("2024-11-18T09:00");
        auBureau(false);
        aller(claire);
        photographier("accueil");
        lienNomme("Lire les dossiers").first().click();
        assertThat(page.locator("main li.carte")).hasCount(3);
        lienNomme("Un garage solidaire qui va de bourg en bourg").click();
        assertThat(page.locator("main")).containsText("Une structure imaginaire");
        assertThat(page.locator("main")).not().containsText(candidats.get(0).adresse());
        assertThat(page.locator("main")).not().containsText("Noé Castel");
        assertThat(page.locator("main img")).hasCount(1);
        page.getByLabel("Notes personnelles").fill("Solide, à comparer avec la halte.");
        page.getByLabel("Originalité").selectOption("4");
        bouton("Enregistrer mes notes").click();
        assertThat(page.getByLabel("Notes personnelles")).hasValue("Solide, à comparer avec la halte.");
        photographier("dossier");
        lienNomme(numero(1)).click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Deux dossiers côte à côte");
        photographier("comparaison");
        aller(denis + "/dossiers/" + numero(0));
        assertThat(page.getByLabel("Notes personnelles")).hasValue("");
        aller(claire + "/dossiers/" + numero(3));
        assertThat(page.locator("main")).containsText("Dossiers fermés");
    }

    @Test
    @Order(4)
    void JURY_8_un_jure_vote_au_telephone_et_change_d_avis_dans_deux_onglets() {
        horloge.avancer("2024-11-25T09:00");
        auTelephone(false);
        aller(claire + "/vote/it1");
        assertThat(page.locator("main")).containsText("Vous n’avez pas encore voté ici");
        photographier("vote-telephone");
        Page autreOnglet = navigateur.newPage();
        autreOnglet.navigate(produit.adresse() + claire + "/vote/it1");
        choix(page, "Garder les enfants").check();
        bouton("Enregistrer mon bulletin").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Votre bulletin est enregistré.");
        assertThat(page.url()).doesNotContain(numero(1));

        choix(autreOnglet, "Un toit pour le temps").check();
        autreOnglet
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enregistrer mon bulletin"))
                .click();
        assertThat(autreOnglet.getByRole(AriaRole.STATUS)).containsText("Il remplace celui que vous aviez déposé");
        page.reload();
        assertThat(choix(page, "Un toit pour le temps")).isChecked();
        page.getByText("Voir mon bulletin et son reçu").click();
        photographier("vote-enregistre-telephone");
    }

    @Test
    @Order(5)
    void JURY_8_le_meme_jure_vote_dans_Tasklist_avec_le_mot_de_passe_choisi_sur_sa_page(CapturedOutput journal) {
        auBureau(false);
        aller(claire + "/acces");
        page.getByLabel("Nouveau mot de passe").fill("trop court");
        page.getByLabel("Le même, une seconde fois").fill("trop court");
        bouton("Enregistrer ce mot de passe").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("12 caractères au moins");
        page.getByLabel("Nouveau mot de passe").fill(MOT_DE_PASSE);
        page.getByLabel("Le même, une seconde fois").fill(MOT_DE_PASSE);
        photographier("acces");
        bouton("Enregistrer ce mot de passe").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Votre mot de passe est enregistré");

        String taches =
                moteur("GET", "/task?processInstanceBusinessKey=" + VOTE, null).body();
        String tache = Client.lire(taches).get(0).path("id").asText();
        assertThat(moteur("GET", "/task/" + tache + "/form-variables", null).body())
                .contains(numero(0));
        assertThat(moteur(
                                "POST",
                                "/task/" + tache + "/submit-form",
                                "{\"variables\":{\"choix\":{\"value\":\"" + numero(0) + "\"}}}")
                        .statusCode())
                .isEqualTo(204);
        aller(claire + "/vote/it1");
        assertThat(choix(page, "Un garage solidaire")).isChecked();
        assertThat(journal.getAll()).doesNotContain(MOT_DE_PASSE);
    }

    private HttpResponse<String> moteur(String methode, String chemin, String corps) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(produit.adresse() + "/engine-rest" + chemin))
                                    .header("Content-Type", "application/json")
                                    .header(
                                            "Authorization",
                                            "Basic "
                                                    + Base64.getEncoder()
                                                            .encodeToString(("cmarest:" + MOT_DE_PASSE)
                                                                    .getBytes(StandardCharsets.UTF_8)))
                                    .method(
                                            methode,
                                            corps == null
                                                    ? HttpRequest.BodyPublishers.noBody()
                                                    : HttpRequest.BodyPublishers.ofString(corps))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Order(6)
    void JURY_8_la_presidence_et_l_equipe_voient_qui_reste_a_voter_et_rien_de_plus() {
        auBureau(false);
        aller(elise + "/participation");
        assertThat(page.locator("main")).containsText("Claire Marest");
        assertThat(page.locator("main")).not().containsText(numero(0));
        Client equipe = produit.client().en("equipe");
        for (String chemin : List.of(
                "/api/editions/" + EDITION + "/jury/propositions",
                "/bureau/jury/" + EDITION + "/liens",
                "/engine-rest/task?processInstanceBusinessKey=" + VOTE,
                "/engine-rest/history/activity-instance?processDefinitionKey=vote",
                "/engine-rest/history/variable-instance",
                "/engine-rest/variable-instance")) {
            assertThat(equipe.get(chemin).texte())
                    .as(chemin)
                    .doesNotContain("\"choix\"")
                    .doesNotContain(numero(0));
        }
        for (String chemin : List.of("/variable-instance", "/history/variable-instance", "/history/detail")) {
            assertThat(moteur("GET", chemin, null).statusCode()).as(chemin).isEqualTo(403);
        }
    }

    @Test
    @Order(7)
    void les_pages_du_jury_sont_accessibles_au_bureau_et_au_telephone() {
        List<String> pages = List.of(
                "/jury",
                "/jury/" + "A".repeat(43),
                claire,
                claire + "/liens",
                claire + "/categories/it1",
                claire + "/dossiers/" + numero(0),
                claire + "/comparaison?a=" + numero(0) + "&b=" + numero(1),
                claire + "/vote/it1",
                claire + "/vote/it2",
                claire + "/acces",
                elise + "/participation",
                denis + "/dossiers/INCONNU");
        auBureau(true);
        navigateur.setExtraHTTPHeaders(Map.of(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString("equipe:equipe".getBytes(StandardCharsets.UTF_8))));
        aller("/bureau/jury/" + EDITION + "/liens");
        assertAccessible();
        photographier("liens-proposes");
        navigateur.setExtraHTTPHeaders(Map.of());
        for (String chemin : pages) {
            aller(chemin);
            assertAccessible();
        }
        naviguer(320, 640, true);
        for (String chemin : pages) {
            aller(chemin);
            assertAccessible();
        }
        photographier("dernier-telephone");
        aller(denis + "/vote/it1");
        photographier("vote-320");
        page.evaluate("document.querySelector('form').noValidate = true");
        bouton("Enregistrer mon bulletin").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Votre bulletin n’a pas été enregistré");
        assertAccessible();
    }

    @Test
    @Order(8)
    void JURY_8_a_la_fermeture_le_bulletin_est_refuse_garde_a_l_ecran_et_plus_rien_ne_se_lit() {
        auTelephone(false);
        aller(denis + "/vote/it1");
        page.getByLabel("Vote blanc").check();
        horloge.avancer("2024-12-02T12:00:00");
        bouton("Enregistrer mon bulletin").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Le vote a fermé");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Vote blanc");
        photographier("vote-clos");
        aller(claire + "/vote/it1");
        assertThat(page.locator("main")).containsText("personne, vous compris, ne peut plus lire ici");
        assertThat(page.locator("main")).not().containsText(numero(0));
        auBureau(true);
        produit.jdbc()
                .sql("update edition set proclamee_le = now() where id = ?")
                .param(EDITION)
                .update();
        aller("/appels/" + EDITION + "/empreintes");
        assertThat(page.locator("main")).containsText("1 bulletin.");
        assertAccessible();
        photographier("empreintes");
        assertThat(produit.jdbc()
                        .sql("select count(*) from bulletin where edition = ?")
                        .param(EDITION)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(produit.jdbc()
                        .sql(
                                "select choix from suffrage where edition = ? and categorie = 'it1' and empreinte is not null")
                        .param(EDITION)
                        .query(String.class)
                        .list())
                .containsExactly(numero(0));
    }

    /** A dossier of the ballot; the box of the tie with its structure bears its title too. */
    private static Locator choix(Page page, String titre) {
        return page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(titre));
    }
}
