package fr.trophees.boutenbout;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Staff composes the jury, keeps its session and prepares the ceremony; candidates and those under embargo see what they may. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SeanceIT {

    private static final String EDITION = "initiatives-territoriales-2024";

    private Produit produit;
    private Horloge horloge;
    private Bureau bureau;
    private Playwright playwright;
    private Browser chromium;
    private BrowserContext equipe;
    private BrowserContext dehors;
    private Page page;
    private Candidat premier;
    private Candidat second;
    private String lienDEmbargo;

    @BeforeAll
    void demarrer() {
        produit = Produit.demarrer();
        horloge = new Horloge(produit.client());
        bureau = Bureau.ouvrir(produit, horloge);
        bureau.terminer(EDITION, "userTask_verifierCalendrier", Map.of("valide", true));
        horloge.avancer("2024-10-15T10:00");
        premier = admettre("premier", 1, "it1");
        second = admettre("second", 2, "it2");
        playwright = Playwright.create(Chromium.options());
        chromium = Chromium.ouvrir(playwright);
        equipe = chromium.newContext(new Browser.NewContextOptions()
                .setViewportSize(1280, 900)
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        dehors = chromium.newContext(new Browser.NewContextOptions().setViewportSize(320, 700));
        page = equipe.newPage();
        page.navigate(produit.adresse() + "/bureau");
        page.getByLabel("Identifiant").fill("equipe");
        page.getByLabel("Mot de passe").fill("equipe");
        page.locator("form button[type=submit]").last().click();
    }

    private Candidat admettre(String nom, int rang, String categorie) {
        Candidat candidat = Candidat.commencer(produit, horloge, EDITION, nom, rang, Map.of("categorie", categorie));
        candidat.deposer().exiger(201);
        candidat.envoyerAttestation().exiger(201);
        horloge.vider();
        bureau.admettre(candidat);
        return candidat;
    }

    @AfterAll
    void arreter() throws IOException {
        if (playwright != null) {
            playwright.close();
        }
        if (produit != null) {
            produit.close();
        }
    }

    @Test
    @Order(1)
    void JURY_1_l_equipe_ajoute_un_membre_et_rien_de_ce_qu_elle_tape_n_est_perdu() {
        ouvrir("/bureau/jury/" + EDITION);
        verifier("jury");
        page.getByLabel("Nom et prénom").fill("Élodie Brûlé");
        page.getByLabel("Adresse électronique").fill("pas une adresse");
        bouton("Ajouter ce membre").click();
        assertThat(page.getByLabel("Nom et prénom").inputValue()).isEqualTo("Élodie Brûlé");
        assertThat(page.locator("#email-erreur").innerText()).contains("adresse électronique valable");
        verifier("jury-erreur");
        page.getByLabel("Adresse électronique").fill("elodie@example.org");
        bouton("Ajouter ce membre").click();
        assertThat(page.content()).contains("Membre ajouté.", "Domaine non renseigné : Élodie Brûlé.");
        page.locator("#fichier")
                .setInputFiles(new com.microsoft.playwright.options.FilePayload(
                        "jury.csv",
                        "text/csv",
                        "nom;courriel;structure;siren;domaine;president;compte\nÉlodie Brûlé;elodie@example.org;;;emploi;non;\nMax Lune;max@example.org;;;insertion;non;\n"
                                .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        bouton("Importer").click();
        assertThat(page.content())
                .contains("Liste importée.", "À ajouter : Max Lune", "Modifiés : Élodie Brûlé", "et qui y restent");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Max Lune"))
                .click();
        verifier("membre");
        page.locator("#motif").fill("Empêché.");
        bouton("Retirer Max Lune du jury").click();
        assertThat(page.content()).contains("a quitté le jury").doesNotContain(">Max Lune<");
    }

    @Test
    @Order(2)
    void JURY_9_la_session_se_regle_et_les_presences_se_consignent() {
        horloge.avancer("2024-11-18T09:00");
        bureau.terminer(EDITION, "userTask_composerJury", Map.of("juryComplet", true));
        ouvrir("/bureau/jury/" + EDITION + "/seance");
        verifier("seance");
        page.getByLabel("Lieu", new Page.GetByLabelOptions().setExact(true)).fill("12 rue des Lilas, Brive");
        page.getByLabel("Lien de visioconférence").fill("http://visio");
        bouton("Enregistrer la session").click();
        assertThat(page.locator("#visio-erreur").innerText()).contains("https://");
        page.getByLabel("Lien de visioconférence").fill("https://visio.example.org/jury");
        bouton("Enregistrer la session").click();
        assertThat(page.content()).contains("Session enregistrée", "12 rue des Lilas, Brive");
        horloge.vider();
        assertThat(produit.boites()
                        .dernier("jure1@example.org", "jury-convocation")
                        .texte())
                .contains("Cette convocation remplace la précédente", "https://visio.example.org/jury");
        page.locator("#presence-jure1").selectOption("remplace");
        bouton("Enregistrer les présences").click();
        assertThat(page.content()).contains("Dites quel membre du jury a remplacé");
        page.locator("#remplace-jure1").selectOption("jure2");
        page.locator("#presence-jure2").selectOption("present");
        bouton("Enregistrer les présences").click();
        assertThat(page.content()).contains("Présences enregistrées.");
    }

    @Test
    @Order(3)
    void JURY_7_un_candidat_repond_a_l_invitation_d_un_bouton_sur_son_telephone() {
        horloge.avancer("2024-11-25T09:00");
        assertThat(produit.boites().types(premier.adresse())).contains("invitation-ceremonie");
        Page telephone = dehors.newPage();
        String jeton = produit.boites()
                .dernier(premier.adresse(), "invitation-ceremonie")
                .jeton();
        telephone.navigate(produit.adresse() + "/dossiers/" + jeton + "/ceremonie");
        verifier(telephone, "invitation");
        assertThat(reponse(premier)).isNull();
        telephone.getByLabel("Oui").check();
        telephone
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enregistrer ma réponse"))
                .click();
        assertThat(telephone.locator("#personnes-erreur").innerText()).contains("de 1 à 20");
        verifier(telephone, "invitation-erreur");
        telephone.getByLabel("combien serez-vous").fill("3");
        telephone
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enregistrer ma réponse"))
                .click();
        assertThat(telephone.content()).contains("vous serez 3 personnes");
        assertThat(reponse(premier)).isEqualTo(3);
        telephone.close();
    }

    private Integer reponse(Candidat candidat) {
        return produit.jdbc()
                .sql(
                        "select i.personnes from trophees.invitation i join trophees.dossier d on d.id = i.dossier where d.numero = ?")
                .param(candidat.numero())
                .query((ligne, n) -> ligne.getObject(1, Integer.class))
                .list()
                .get(0);
    }

    @Test
    @Order(4)
    void JURY_7_rien_ne_se_voit_avant_la_validation_puis_les_documents_s_ouvrent_sous_embargo() {
        for (String jure : List.of("jure1", "jure2", "jure3")) {
            bureau.voter(jure, EDITION + "/it1", premier.numero()).exiger(204);
            bureau.voter(jure, EDITION + "/it2", second.numero()).exiger(204);
        }
        ouvrir("/bureau/ceremonie/" + EDITION);
        assertThat(page.content()).contains("quand le palmarès sera validé");
        horloge.avancer("2024-12-02T12:00");
        bureau.terminer(EDITION, "userTask_designerCoupDeCoeur", Map.of("coupDeCoeur", "aucun", "presents", "Le jury"));
        bureau.terminer(EDITION, "userTask_validerPalmares", Map.of("valide", true));
        ouvrir("/bureau/ceremonie/" + EDITION);
        assertThat(page.content())
                .contains("Sous embargo", "Valider le palmarès")
                .doesNotContain(second.titre());
        page.locator("#nom").fill("Graveur Martin");
        page.locator("#diplomes").check();
        page.locator("#expireLe").fill("2024-12-09T12:00");
        bouton("Ajouter à la liste").click();
        verifier("ceremonie");
        lienDEmbargo = page.getByLabel("Lien à lui transmettre").inputValue();
        Page diapos =
                equipe.waitForPage(() -> bouton("Projeter les diapositives").click());
        diapos.waitForLoadState();
        verifier(diapos, "diapositives");
        assertThat(diapos.locator(".structure:visible").count()).isZero();
        equipe.setOffline(true);
        diapos.keyboard().press("ArrowRight");
        assertThat(diapos.locator(".structure:visible").count()).isZero();
        diapos.keyboard().press("Space");
        assertThat(diapos.locator(".structure:visible").innerText()).isNotBlank();
        diapos.screenshot(new Page.ScreenshotOptions().setPath(capture("diapositive-revelee")));
        verifier(diapos, "diapositive");
        equipe.setOffline(false);
        diapos.close();
        ouvrir("/bureau/ceremonie/" + EDITION);
        assertThat(page.locator("section[aria-labelledby=t-registre]").innerText())
                .contains("equipe", "les diapositives");
    }

    @Test
    @Order(5)
    void JURY_7_qui_est_sous_embargo_s_engage_avant_que_rien_ne_s_affiche() {
        Page telephone = dehors.newPage();
        telephone.navigate(produit.adresse() + chemin(lienDEmbargo));
        verifier(telephone, "embargo");
        assertThat(telephone.content()).doesNotContain(premier.titre(), second.titre());
        telephone
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Ouvrir les diplômes (PDF)"))
                .click();
        assertThat(telephone.content()).contains("engagez-vous d’abord");
        verifier(telephone, "embargo-erreur");
        telephone.close();
        var sans = dehors.request()
                .post(
                        produit.adresse() + chemin(lienDEmbargo),
                        com.microsoft.playwright.options.RequestOptions.create()
                                .setForm(com.microsoft.playwright.options.FormData.create()
                                        .set("accepte", "oui")
                                        .set("document", "presse")));
        assertThat(sans.status()).isEqualTo(404);
        var avec = dehors.request()
                .post(
                        produit.adresse() + chemin(lienDEmbargo),
                        com.microsoft.playwright.options.RequestOptions.create()
                                .setForm(com.microsoft.playwright.options.FormData.create()
                                        .set("accepte", "oui")
                                        .set("document", "diplomes")));
        assertThat(avec.status()).isEqualTo(200);
        assertThat(avec.headers().get("content-disposition")).contains("diplomes.pdf");
        ouvrir("/bureau/ceremonie/" + EDITION);
        assertThat(page.locator("section[aria-labelledby=t-registre]").innerText())
                .contains("Graveur Martin");
        bouton("Reprendre le lien de Graveur Martin").click();
        assertThat(dehors.request()
                        .get(produit.adresse() + chemin(lienDEmbargo))
                        .status())
                .isEqualTo(404);
        assertThat(dehors.request()
                        .get(produit.adresse() + "/embargo/" + "A".repeat(43))
                        .status())
                .isEqualTo(404);
    }

    @Test
    @Order(6)
    void ORG_3_l_equipe_consigne_une_rectification_et_garde_les_deux_proces_verbaux() {
        ouvrir("/bureau/jury/" + EDITION + "/palmares");
        assertThat(page.content()).contains("Procès-verbal, version 1").doesNotContain(second.titre());
        assertThat(bouton("Ouvrir (PDF) : procès-verbal, version 1").isVisible())
                .isTrue();
        verifier("palmares");
        bouton("Consigner une décision de rectification").click();
        verifier("rectification");
        page.locator("#laureats-it2-" + second.numero()).uncheck();
        page.getByLabel("Présents").fill("Anne, Bruno");
        bouton("Consigner la décision et rectifier le palmarès").click();
        assertThat(page.content()).contains("Donnez le motif de la décision");
        assertThat(page.getByLabel("Présents").inputValue()).isEqualTo("Anne, Bruno");
        assertThat(page.locator("#laureats-it2-" + second.numero()).isChecked()).isFalse();
        verifier("rectification-erreur");
        page.getByLabel("Date de la décision du jury").fill("2024-12-02");
        page.getByLabel("Motif de la décision").fill("Le jury a relu sa décision.");
        bouton("Consigner la décision et rectifier le palmarès").click();
        assertThat(page.content())
                .contains("La décision est consignée", "Procès-verbal, version 2", "Procès-verbal, version 1");
        assertThat(produit.client()
                        .en("jure1")
                        .get("/bureau/jury/" + EDITION + "/palmares")
                        .statut())
                .isEqualTo(403);
    }

    private void ouvrir(String chemin) {
        page.navigate(produit.adresse() + chemin);
    }

    private com.microsoft.playwright.Locator bouton(String nom) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(nom).setExact(true));
    }

    private void verifier(String nom) {
        verifier(page, nom);
        page.setViewportSize(320, 800);
        largeurTenue(page, nom);
        page.setViewportSize(1280, 900);
    }

    private static void verifier(Page page, String nom) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(capture(nom)));
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(nom)
                .extracting(violation ->
                        violation.getId() + " " + violation.getNodes().get(0).getHtml())
                .isEmpty();
        largeurTenue(page, nom);
    }

    private static void largeurTenue(Page page, String nom) {
        assertThat((Boolean)
                        page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as(nom + " déborde")
                .isTrue();
    }

    private static Path capture(String nom) {
        return Path.of("target/captures/seance-" + nom + ".png");
    }

    private static String chemin(String lien) {
        return java.net.URI.create(lien).getPath();
    }
}
