package fr.trophees.boutenbout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import fr.trophees.jury.LiensDeJure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Rankings, grades and second rounds, filled in by jurors in a real browser, in Tasklist and on their page, at a desk and on a phone;
 * then what staff reads in the tasks that follow. The tests are the steps of one story, in order; the edition's method changes on the
 * way, which only a test may do.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MethodesDeVoteIT {

    private static final String EDITION = "initiatives-territoriales-2024";
    private static final String VOTE = EDITION + "/it1";
    private static final double PATIENCE = 60_000;

    private final List<Candidat> candidats = new ArrayList<>();
    private Produit produit;
    private Horloge horloge;
    private Bureau bureau;
    private Playwright playwright;
    private Browser chromium;
    private BrowserContext navigateur;
    private Page page;

    @BeforeAll
    void ouvrirLeVote() {
        produit = Produit.demarrer();
        horloge = new Horloge(produit.client());
        bureau = Bureau.ouvrir(produit, horloge);
        bureau.terminer(EDITION, "userTask_verifierCalendrier", Map.of("valide", true));
        horloge.avancer("2024-10-15T10:00");
        for (int rang = 1; rang <= 3; rang++) {
            Candidat candidat =
                    Candidat.commencer(produit, horloge, EDITION, "candidat" + rang, rang, Map.of("categorie", "it1"));
            candidat.deposer().exiger(201);
            candidat.envoyerAttestation().exiger(201);
            horloge.vider();
            bureau.admettre(candidat);
            candidats.add(candidat);
        }
        horloge.avancer("2024-11-18T09:00");
        bureau.terminer(EDITION, "userTask_composerJury", Map.of("juryComplet", true));
        horloge.avancer("2024-11-25T09:00");
        playwright = Playwright.create(Chromium.options());
        chromium = Chromium.ouvrir(playwright);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
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
    void quitter() {
        navigateur.close();
    }

    private void voterSelon(String methode) {
        produit.jdbc()
                .sql("update edition set definition = jsonb_set(definition, '{vote,methode}', to_jsonb(?::text))")
                .param(methode)
                .update();
        produit.jdbc().sql("delete from bulletin").update();
    }

    private void ouvrirLaTache(String compte) {
        navigateur = chromium.newContext(
                new Browser.NewContextOptions().setLocale("fr-FR").setTimezoneId("Europe/Paris"));
        page = navigateur.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.navigate(produit.adresse() + "/camunda/app/tasklist/default/");
        page.getByPlaceholder("Identifiant").fill(compte);
        page.getByPlaceholder("Mot de passe").fill(compte);
        bouton("Se connecter").click();
        Locator tache = page.locator("li.task").first();
        try {
            tache.waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE / 3));
        } catch (TimeoutError listeVide) {
            page.reload(); // as one does when Tasklist's list doesn't come
        }
        tache.click();
    }

    private Locator bouton(String nom) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(nom));
    }

    private void choisir(Locator liste, String reponse) {
        liste.locator(".fjs-input-group").click();
        page.locator(".fjs-dropdownlist-item")
                .filter(new Locator.FilterOptions().setHasText(reponse))
                .first()
                .click();
    }

    private void ajouter(String liste, String dossier) {
        Locator champ = page.getByLabel(liste, new Page.GetByLabelOptions().setExact(true));
        champ.fill(dossier);
        page.locator(".fjs-dropdownlist-item")
                .filter(new Locator.FilterOptions().setHasText(dossier))
                .first()
                .click();
        champ.blur();
    }

    private String bulletin(String jure) {
        return produit.jdbc()
                .sql("select choix from bulletin where jure = ?")
                .param(jure)
                .query(String.class)
                .single();
    }

    private void surSaPage(String jure, int largeur) {
        navigateur = chromium.newContext(new Browser.NewContextOptions()
                .setLocale("fr-FR")
                .setTimezoneId("Europe/Paris")
                .setViewportSize(largeur, 760));
        page = navigateur.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.navigate(produit.adresse()
                + produit.rouage(LiensDeJure.class)
                        .lien(EDITION, jure)
                        .orElseThrow()
                        .getPath()
                + "/vote/it1");
    }

    /** No fault that axe sees, and nothing wider than the screen, at this size and at 320 px. */
    private void assertAccessible(String nom) {
        for (int largeur : new int[] {page.viewportSize().width, 320}) {
            page.setViewportSize(largeur, 760);
            assertThat(new AxeBuilder(page)
                            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                            .analyze()
                            .getViolations())
                    .as("%s, %d px", nom, largeur)
                    .isEmpty();
            assertThat((int) page.evaluate(
                            "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as("%s, %d px", nom, largeur)
                    .isZero();
            photographier(nom + "-" + largeur);
        }
    }

    private void photographier(String nom) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "captures", "methodes-" + nom + ".png")));
    }

    /** Goes from field to field with the keyboard alone, as far as this one. */
    private void allerAuClavierA(Locator champ) {
        for (int i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            if ((boolean) champ.evaluate("champ => champ === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("never reached with the keyboard: " + champ);
    }

    private String numero(int rang) {
        return candidats.get(rang).numero();
    }

    @Test
    @Order(1)
    void JURY_8_un_jure_classe_les_dossiers_dans_la_liste_des_taches() {
        voterSelon("schulze");
        ouvrirLaTache("jure1");
        assertThat(page.getByText("méthode de Schulze")).isVisible();
        choisir(page.locator(".fjs-form-field-select").first(), "Je classe les dossiers");
        assertThat(page.locator(".fjs-form-field-taglist")).hasCount(3);
        ajouter("1er rang", numero(1));
        ajouter("3e rang", numero(0));
        bouton("Terminer").click();
        assertThat(page.getByText("Choisissez une tâche dans la liste")).isVisible();

        assertThat(bulletin("jure1")).isEqualTo(numero(1) + ">" + numero(0));
    }

    @Test
    @Order(2)
    void JURY_8_un_jure_donne_une_mention_a_chaque_dossier_dans_la_liste_des_taches() {
        voterSelon("jugement-majoritaire");
        ouvrirLaTache("jure2");
        choisir(page.locator(".fjs-form-field-select").first(), "Je donne une mention");
        assertThat(page.locator(".fjs-form-field-taglist")).hasCount(7);
        ajouter("Bien", numero(0));
        ajouter("Excellent", numero(1));
        ajouter("À rejeter", numero(2));
        bouton("Terminer").click();
        assertThat(page.getByText("Choisissez une tâche dans la liste")).isVisible();

        assertThat(bulletin("jure2"))
                .isEqualTo(numero(0) + ":bien," + numero(1) + ":excellent," + numero(2) + ":a-rejeter");
    }

    @Test
    @Order(3)
    void JURY_8_un_jure_classe_au_clavier_sur_sa_page_au_telephone() {
        voterSelon("schulze");
        surSaPage("jure3", 375);
        assertThat(page.locator("main")).containsText("Donnez un rang");
        assertAccessible("classement");
        Locator second = page.locator("select[name='reponse." + numero(1) + "']");
        allerAuClavierA(second);
        page.keyboard().press("ArrowDown");
        allerAuClavierA(page.locator("select[name='reponse." + numero(2) + "']"));
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        allerAuClavierA(bouton("Enregistrer mon bulletin"));
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Votre bulletin est enregistré.");
        assertThat(bulletin("jure3")).isEqualTo(numero(1) + ">" + numero(2));
        assertThat(second).hasValue("1");
        assertAccessible("classement-enregistre");
    }

    @Test
    @Order(4)
    void JURY_8_une_mention_oubliee_est_signalee_sur_son_dossier_et_les_autres_restent() {
        voterSelon("jugement-majoritaire");
        surSaPage("jure4", 375);
        page.locator("select[name='reponse." + numero(0) + "']").selectOption("bien");
        page.locator("select[name='reponse." + numero(1) + "']").selectOption("excellent");
        bouton("Enregistrer mon bulletin").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("corrigez ce qui est signalé");
        Locator oubliee = page.locator("select[name='reponse." + numero(2) + "']");
        assertThat(oubliee).hasAttribute("aria-invalid", "true");
        assertThat(page.locator("select[name='reponse." + numero(1) + "']")).hasValue("excellent");
        assertThat(page.getByRole(AriaRole.ALERT).getByRole(AriaRole.LINK)).hasCount(1);
        assertAccessible("mentions-erreur");
        oubliee.selectOption("passable");
        bouton("Enregistrer mon bulletin").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Votre bulletin est enregistré.");
        assertAccessible("mentions");
    }

    @Test
    @Order(5)
    void JURY_4_le_second_tour_ne_propose_que_les_dossiers_retenus_et_le_dit() {
        voterSelon("deux-tours");
        for (int rang = 0; rang < 5; rang++) {
            bureau.voter("jure" + (rang + 1), VOTE, numero(rang == 4 ? 2 : rang % 2))
                    .exiger(204);
        }
        horloge.avancer("2024-12-02T12:00");
        surSaPage("jure1", 375);
        assertThat(page.locator("main")).containsText("C’est le second tour");
        assertThat(page.locator("main")).not().containsText(numero(2));
        assertAccessible("second-tour");
        page.locator("#choix-" + numero(1)).check();
        bouton("Enregistrer mon bulletin").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Votre bulletin est enregistré.");
    }

    @Test
    @Order(6)
    void JURY_4_la_deliberation_dit_ce_qu_entraine_chaque_choix() {
        bureau.voter("jure2", VOTE, numero(0)).exiger(204);
        horloge.avancer("2024-12-05T00:00");
        ouvrirLaTache("equipe");
        assertThat(page.getByText("Ce qu’entraîne chaque choix")).isVisible();
        assertThat(page.getByText("Ex-aequo : " + numero(0) + ", " + numero(1))).isVisible();
        photographierLaTache("deliberer");
        bureau.terminer(
                VOTE,
                "userTask_deliberer",
                Map.of(
                        "decision",
                        "departager",
                        "laureats",
                        numero(1),
                        "motif",
                        "Le plus abouti.",
                        "presents",
                        "Les membres du jury"));
    }

    @Test
    @Order(7)
    void JURY_6_le_coup_de_coeur_montre_les_laureats_et_la_regle() {
        ouvrirLaTache("equipe");
        assertThat(formulaire()).containsText("Résultats des catégories");
        assertThat(formulaire()).containsText("en disant pourquoi");
        photographierLaTache("coup-de-coeur");
        bureau.terminer(
                EDITION,
                "userTask_designerCoupDeCoeur",
                Map.of("coupDeCoeur", "aucun", "presents", "Les membres du jury"));
    }

    @Test
    @Order(8)
    void ORG_3_la_validation_et_la_proclamation_disent_ce_qui_ne_se_defait_plus() {
        ouvrirLaTache("equipe");
        assertThat(formulaire()).containsText("ne se corrige ensuite que par une décision consignée");
        photographierLaTache("valider");
        bureau.terminer(EDITION, "userTask_validerPalmares", Map.of("valide", true));
        quitter();
        horloge.avancer("2024-12-09T16:00");
        ouvrirLaTache("equipe");
        assertThat(formulaire()).containsText("La page publique des résultats s’ouvre");
        photographierLaTache("proclamer");
    }

    private Locator formulaire() {
        return page.locator(".fjs-form");
    }

    /** The form scrolls in its own frame: a tall window shows all of it. */
    private void photographierLaTache(String nom) {
        page.setViewportSize(1280, 1900);
        assertThat(formulaire()).isVisible();
        photographier("tache-" + nom);
    }
}
