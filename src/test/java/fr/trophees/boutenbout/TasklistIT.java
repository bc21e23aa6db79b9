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

/** Tasklist as staff and jurors use it: in French, in a real browser. The tests are the steps of one story, in order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TasklistIT {

    private static final String EDITION = "initiatives-territoriales-2024";
    private static final String VOTE = EDITION + "/it1";

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

    @BeforeAll
    void ouvrir() {
        produit = Produit.demarrer();
        horloge = new Horloge(produit.client());
        bureau = Bureau.ouvrir(produit, horloge);
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
    void seDeconnecter() {
        navigateur.close();
    }

    private void seConnecter(String compte) {
        navigateur = chromium.newContext(
                new Browser.NewContextOptions().setLocale("fr-FR").setTimezoneId("Europe/Paris"));
        page = navigateur.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.navigate(produit.adresse() + "/camunda/app/tasklist/default/");
        page.getByPlaceholder("Identifiant").fill(compte);
        page.getByPlaceholder("Mot de passe").fill(compte);
        bouton("Se connecter").click();
        assertThat(page.getByText("Démarrer un processus")).isVisible();
    }

    private Locator bouton(String nom) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(nom));
    }

    private Locator taches() {
        return page.locator("li.task");
    }

    /** A form answers once its task is one's own. */
    private void prendreEnCharge() {
        page.getByText("Prendre en charge").click();
        assertThat(page.locator(".disabled-form")).hasCount(0);
    }

    private void terminer() {
        bouton("Terminer").click();
        assertThat(page.getByText("Choisissez une tâche dans la liste")).isVisible();
    }

    @Test
    @Order(1)
    void D_8_l_equipe_valide_le_calendrier_dans_la_liste_des_taches_en_francais() {
        seConnecter("equipe");
        assertThat(page.locator("html")).hasAttribute("lang", "fr");
        assertThat(page.getByText("Mes tâches")).isVisible();
        assertThat(page.getByText("Tâches de l'équipe")).isVisible();
        assertThat(page.getByText("Votes", new Page.GetByTextOptions().setExact(true)))
                .hasCount(0);
        assertThat(taches()).hasCount(2);

        taches().filter(new Locator.FilterOptions().setHasText(EDITION)).click();
        assertThat(page.getByText("vendredi 8 novembre 2024 à 16 h").first()).isVisible();
        prendreEnCharge();
        page.getByLabel("Le calendrier et les décisions sont exacts").check();
        terminer();

        assertThat(bureau.attend(EDITION, "userTask_verifierCalendrier")).isFalse();
    }

    @Test
    @Order(2)
    void DEP_2_un_refus_sans_motif_est_refuse_a_l_ecran_puis_accepte_avec_son_motif() {
        horloge.avancer("2024-10-15T10:00");
        for (int rang = 1; rang <= 3; rang++) {
            Candidat candidat =
                    Candidat.commencer(produit, horloge, EDITION, "candidat" + rang, rang, Map.of("categorie", "it1"));
            candidat.deposer().exiger(201);
            candidat.envoyerAttestation().exiger(201);
            candidats.add(candidat);
        }
        horloge.vider();
        Candidat candidat = candidats.get(2);

        seConnecter("equipe");
        taches().filter(new Locator.FilterOptions().setHasText(candidat.numero()))
                .click();
        assertThat(page.getByText("Structure imaginaire n° 3").first()).isVisible();
        prendreEnCharge();
        bouton("Terminer").click();
        assertThat(page.locator(".page-notifications"))
                .containsText("« Motif » : ce champ est obligatoire, remplissez-le.");
        assertThat(candidat.etat()).isEqualTo("attestation-a-verifier");

        page.getByLabel("Motif").fill("La signature manque.");
        terminer();
        assertThat(candidat.etat()).isEqualTo("attestation-attendue");
    }

    @Test
    @Order(3)
    void JURY_8_un_jure_ne_voit_que_ses_bulletins_vote_et_change_son_vote() {
        candidats.subList(0, 2).forEach(bureau::admettre);
        horloge.avancer("2024-11-18T09:00");
        bureau.terminer(EDITION, "userTask_composerJury", Map.of("juryComplet", true));
        horloge.avancer("2024-11-25T09:00");

        seConnecter("jure1");
        assertThat(page.getByText("Tâches de l'équipe")).hasCount(0);
        assertThat(page.getByText("Mes tâches")).hasCount(0);
        assertThat(taches()).hasCount(1);
        voter(candidats.get(0));
        assertThat(bulletins()).containsExactly(candidats.get(0).numero());

        horloge.vider();
        assertThat(taches()).hasCount(1);
        page.reload();
        voter(candidats.get(1));
        assertThat(bulletins()).containsExactly(candidats.get(1).numero());
    }

    private void voter(Candidat choisi) {
        taches().first().click();
        page.locator(".fjs-form-field-select .fjs-input-group").click();
        page.locator(".fjs-dropdownlist-item")
                .filter(new Locator.FilterOptions().setHasText(choisi.numero()))
                .click();
        terminer();
    }

    private List<String> bulletins() {
        return produit.jdbc()
                .sql("select choix from bulletin where jure = 'jure1'")
                .query(String.class)
                .list();
    }
}
