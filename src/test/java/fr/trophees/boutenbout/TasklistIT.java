package fr.trophees.boutenbout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tasklist as staff uses it: in French, in a real browser. */
class TasklistIT {

    private static final double PATIENCE = 60_000;
    private static final LocatorAssertions.IsVisibleOptions BIENTOT =
            new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE);
    private static Produit produit;
    private static Playwright playwright;
    private static Browser chromium;

    @BeforeAll
    static void ouvrir() {
        produit = Produit.demarrer();
        playwright = Playwright.create(Chromium.options());
        chromium = Chromium.ouvrir(playwright);
    }

    @AfterAll
    static void fermer() throws IOException {
        chromium.close();
        playwright.close();
        produit.close();
    }

    @Test
    void D_8_l_equipe_valide_le_calendrier_dans_la_liste_des_taches_en_francais() {
        Page page = chromium.newPage();
        page.setDefaultTimeout(PATIENCE);
        page.navigate(produit.adresse() + "/camunda/app/tasklist/default/");
        page.locator("input[type=text]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
        page.locator("input[type=text]").fill("equipe");
        page.locator("input[type=password]").fill("equipe");
        page.keyboard().press("Enter");

        assertThat(page.getByText("Tâches de l'équipe").first()).isVisible(BIENTOT);
        Locator taches = page.locator("li.task");
        assertThat(taches.first()).containsText("Vérifier le calendrier");
        taches.first().click();

        Locator valide = page.locator("input[type=checkbox]").first();
        assertThat(valide).isVisible(BIENTOT);
        valide.check();
        Locator terminer = page.locator("button:has-text('Terminer')").first();
        assertThat(terminer).isEnabled(new LocatorAssertions.IsEnabledOptions().setTimeout(PATIENCE));
        terminer.click();

        assertThat(taches).hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE));
    }
}
