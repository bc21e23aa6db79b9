package fr.trophees.boutenbout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The public site in a real browser, on a desk and on a phone; JavaScript is off but for the audits, as nothing here needs it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SiteIT {

    private static final String IT = "/appels/initiatives-territoriales-2024";
    private static final String ASR = "/appels/achat-socialement-responsable-2024";
    private static final List<String> REGLES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final List<String> PAGES = List.of(
            "/",
            IT,
            ASR,
            IT + "/reglement",
            IT + "/puis-je-candidater",
            ASR + "/puis-je-candidater",
            IT + "/questions",
            IT + "/lien-envoye",
            "/plan-du-site",
            "/mentions-legales",
            "/donnees-personnelles",
            "/accessibilite",
            "/bureau/connexion",
            "/nulle-part",
            "/desinscription/inconnu");

    private Produit produit;
    private Playwright playwright;
    private Browser chromium;

    @BeforeAll
    void ouvrir() {
        produit = Produit.demarrer();
        new Horloge(produit.client()).avancer("2024-10-20T12:00");
        produit.jdbc()
                .sql(
                        """
                        insert into question (id, edition, posee_le, question, reponse, publiee_le, par)
                        values (gen_random_uuid(), 'initiatives-territoriales-2024', now(), 'Est-ce gratuit ?', E'Oui.\\n- article 1.2', now(), 'equipe')
                        """)
                .update();
        playwright = Playwright.create(Chromium.options());
        chromium = Chromium.ouvrir(playwright);
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

    @Test
    @Order(1)
    void chaque_page_publique_est_accessible_sur_grand_ecran_et_sur_telephone() {
        for (int largeur : new int[] {1280, 375}) {
            try (BrowserContext navigateur = navigateur(largeur, true)) {
                Page page = navigateur.newPage();
                for (String chemin : PAGES) {
                    page.navigate(produit.adresse() + chemin);
                    exigerAccessible(page, chemin + " à " + largeur);
                }
            }
        }
    }

    @Test
    @Order(2)
    void aucune_page_ne_defile_en_largeur_a_320_pixels_et_chacune_a_un_titre_et_un_seul_h1() {
        Map<String, String> titres = new LinkedHashMap<>();
        try (BrowserContext navigateur = navigateur(320, true)) {
            Page page = navigateur.newPage();
            for (String chemin : PAGES) {
                page.navigate(produit.adresse() + chemin);
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as(chemin)
                        .isEqualTo(320);
                assertThat(page.locator("h1")).hasCount(1);
                titres.put(chemin, page.title());
            }
        }
        assertThat(titres.values()).doesNotHaveDuplicates().allMatch(titre -> titre.length() > 10);
    }

    @Test
    @Order(3)
    void au_clavier_le_premier_arret_mene_au_contenu_et_le_foyer_se_voit() {
        try (BrowserContext navigateur = navigateur(1280, false)) {
            Page page = navigateur.newPage();
            page.navigate(produit.adresse() + IT);
            page.keyboard().press("Tab");
            assertThat(page.getByText("Aller au contenu")).isFocused();
            assertThat(page.getByText("Aller au contenu")).isInViewport();
            page.keyboard().press("Enter");
            assertThat(page.locator("main")).isFocused();
            page.keyboard().press("Tab");
            assertThat(page.locator("main a").first()).isFocused();
            assertThat(page.locator("main a").first()).hasCSS("outline-style", "solid");
        }
    }

    @Test
    @Order(4)
    void la_premiere_visite_pese_moins_de_250_ko() {
        try (BrowserContext navigateur = navigateur(375, true)) {
            Page page = navigateur.newPage();
            List<Integer> poids = new ArrayList<>();
            page.onRequestFinished(
                    requete -> poids.add(requete.sizes().responseBodySize + requete.sizes().responseHeadersSize));
            page.navigate(produit.adresse() + IT);
            page.waitForLoadState();

            assertThat(poids).hasSizeGreaterThanOrEqualTo(3);
            assertThat(poids.stream().mapToInt(Integer::intValue).sum()).isLessThan(250_000);
        }
    }

    @Test
    @Order(5)
    void ELIG_8_on_verifie_sans_JavaScript_si_l_on_peut_candidater_et_l_on_pose_une_question() {
        try (BrowserContext navigateur = navigateur(375, false)) {
            Page page = navigateur.newPage();
            page.navigate(produit.adresse() + "/");
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions()
                                    .setName("Trophées des Initiatives Territoriales 2024")
                                    .setExact(true))
                    .click();
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions()
                                    .setName("Puis-je candidater ?")
                                    .setExact(true))
                    .click();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Vérifier"))
                    .click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Dites ce qu’est votre structure");
            page.getByLabel("un PLIE").check();
            page.getByLabel("Début de l’action").fill("2023-01-09");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Vérifier"))
                    .click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("Rien ne s’y oppose");
            assertThat(page.getByLabel("un PLIE")).isChecked();

            page.navigate(produit.adresse() + IT + "/questions");
            page.getByLabel("Votre question").fill("Peut-on déposer à deux structures ?");
            page.getByLabel("Votre adresse électronique").fill("camille@structure.example.org");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Envoyer ma question"))
                    .click();
            assertThat(page.getByRole(AriaRole.STATUS)).containsText("votre question est arrivée");
        }
    }

    @Test
    @Order(6)
    void les_erreurs_les_reponses_et_le_bureau_sont_accessibles_aussi() {
        try (BrowserContext navigateur = navigateur(375, true)) {
            Page page = navigateur.newPage();
            page.navigate(produit.adresse() + IT + "/puis-je-candidater");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Vérifier"))
                    .click();
            exigerAccessible(page, "self-check with errors");
            page.getByLabel("un PLIE").check();
            page.getByLabel("Début de l’action").fill("2023-01-09");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Vérifier"))
                    .click();
            exigerAccessible(page, "self-check answered");
            page.navigate(produit.adresse() + IT + "/questions");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Envoyer ma question"))
                    .click();
            exigerAccessible(page, "question with errors");

            page.navigate(produit.adresse() + "/bureau/connexion");
            page.getByLabel("Identifiant").fill("equipe");
            page.getByLabel("Mot de passe").fill("equipe");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Se connecter"))
                    .click();
            exigerAccessible(page, "desk");
            page.navigate(produit.adresse() + "/bureau/questions");
            exigerAccessible(page, "questions at the desk");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Répondre"))
                    .first()
                    .click();
            exigerAccessible(page, "answering");
        }
    }

    @Test
    @Order(7)
    void chaque_etat_de_l_appel_est_accessible_et_le_palmares_aussi() {
        Map<String, String> etats = new LinkedHashMap<>();
        etats.put("Concours suspendu", "update edition set suspendue_le = now()");
        etats.put("Concours annulé", "update edition set suspendue_le = null, annulee_le = now()");
        etats.put("Résultats proclamés", "update edition set annulee_le = null, proclamee_le = ?");
        try (BrowserContext navigateur = navigateur(375, true)) {
            Page page = navigateur.newPage();
            etats.forEach((libelle, requete) -> {
                var ordre = produit.jdbc().sql(requete);
                (requete.contains("?")
                                ? ordre.param(
                                        Instant.parse("2024-12-09T15:00:00Z").atOffset(ZoneOffset.UTC))
                                : ordre)
                        .update();
                page.navigate(produit.adresse() + IT);
                assertThat(page.locator(".ruban .etat")).hasText(libelle);
                exigerAccessible(page, libelle);
            });
            page.navigate(produit.adresse() + IT + "/palmares");
            exigerAccessible(page, "results");
        }
    }

    private BrowserContext navigateur(int largeur, boolean javascript) {
        return chromium.newContext(new Browser.NewContextOptions()
                .setViewportSize(largeur, 900)
                .setLocale("fr-FR")
                .setJavaScriptEnabled(javascript)
                // axe is put into the page, which our own policy would refuse
                .setBypassCSP(javascript));
    }

    private static void exigerAccessible(Page page, String ou) {
        AxeResults resultats = Chromium.audit(page).withTags(REGLES).analyze();
        assertThat(resultats.getViolations())
                .as(ou)
                .extracting(faute -> faute.getId() + " : "
                        + faute.getNodes().stream()
                                .map(noeud -> noeud.getHtml())
                                .toList())
                .isEmpty();
    }
}
