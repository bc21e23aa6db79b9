package fr.trophees.boutenbout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
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
 * Rankings and grades, filled in by jurors in a real browser in Tasklist. The tests are
 * the steps of one story, in order; the edition's method changes on the way, which only a test may do.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MethodesDeVoteIT {

    private static final String EDITION = "initiatives-territoriales-2024";
    private static final double PATIENCE = 60_000;

    private final List<Candidat> candidats = new ArrayList<>();
    private Produit produit;
    private Horloge horloge;
    private Playwright playwright;
    private Browser chromium;
    private BrowserContext navigateur;
    private Page page;

    @BeforeAll
    void ouvrirLeVote() {
        produit = Produit.demarrer();
        horloge = new Horloge(produit.client());
        Bureau bureau = Bureau.ouvrir(produit, horloge);
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
        page.locator("li.task").first().click();
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
}
