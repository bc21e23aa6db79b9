package fr.trophees.boutenbout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** The online form in a real browser. The clock only goes forward: what happens at the closing comes last. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FormulaireIT {

    private static final String EDITION = "initiatives-territoriales-2024";
    private static final Pattern ENREGISTRE = Pattern.compile("Enregistré à \\d+.h.\\d\\d");

    /** In milliseconds; other work may share the machine. */
    private static final double PATIENCE = 60_000;

    /** Compressed, without the viewer. */
    private static final int PREMIER_CHARGEMENT = 250_000;

    private static final int TROP_PETIT_POUR_ETRE_COMPRESSE = 2_048;

    private static final String HOSTILE =
            "<img src=x onerror=\"window.__touche=1\"><script>window.__touche=1</script>{{=1+1}}";

    private final List<String> incidents = new ArrayList<>();
    private Produit produit;
    private Horloge horloge;
    private Playwright playwright;
    private Browser chromium;
    private BrowserContext navigateur;
    private Page page;
    private int suite;

    @BeforeAll
    void ouvrir() {
        produit = Produit.demarrer();
        horloge = new Horloge(produit.client());
        horloge.avancer("2024-10-20T10:00");
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

    @BeforeEach
    void prendreUnNavigateur() {
        navigateur = chromium.newContext(new Browser.NewContextOptions()
                .setLocale("fr-FR")
                .setTimezoneId("Europe/Paris")
                .setViewportSize(1280, 900));
        navigateur.setDefaultTimeout(PATIENCE);
        incidents.clear();
    }

    @AfterEach
    void rienNeDoitAvoirEteRefuseParLaPage() {
        navigateur.close();
        assertThat(incidents)
                .as("scripts that failed, or that the policy stopped")
                .isEmpty();
    }

    @Test
    @Order(1)
    void DEP_1_DEP_3_un_dossier_s_ecrit_en_plusieurs_fois_se_relit_se_depose_et_se_corrige() {
        String jeton = lien("ecrit");
        page = formulaire(jeton);
        assertThat(page.locator(".situation")).containsText("Enregistrer n’est pas déposer");
        assertThat(page.locator(".situation")).containsText("vendredi 8 novembre 2024 à 16 h (heure de Paris)");
        assertThat(page.locator(".fjs-powered-by-link")).isVisible();
        assertThat(page.locator("nav.onglets a[aria-current=page]")).hasText("Formulaire");
        assertThat(champ("contactEmail").locator("input")).hasAttribute("autocomplete", "email");
        assertThat(champ("siret").locator("input")).hasAttribute("inputmode", "numeric");
        accessible("vide");

        saisir("structureNom", "Passerelle Emploi imaginaire");
        saisir("siret", "123 456 789 00012");
        assertThat(champ("siret").locator(".fjs-form-field-error")).containsText("SIRET");
        saisir("siret", Candidat.siret(701));
        assertThat(champ("siret").locator(".fjs-form-field-error")).hasCount(0);
        chercherLaCommune("communeInsee", "mend", "Mende (48, Lozère)");
        assertThat(champ("communeInsee").locator(".lieu")).containsText("Occitanie, 12 316 habitants");
        cocher("PLIE");
        dater("dateDebut", "9", "1", "2019");
        dater("dateFin", "30", "6", "2020");
        assertThat(champ("dateFin").locator(".proposition")).containsText("vous pouvez déposer quand même");
        dater("dateFin", "", "", "");
        saisir("contactNom", "Noé Castel");
        attendreLEnregistrement();
        accessible("en cours");
        leFoyerResteVisible();
        imprimer();

        page.close();
        page = formulaire(jeton);
        assertThat(champ("communeInsee").locator("input")).hasValue("Mende (48, Lozère)");
        assertThat(champ("dateDebut").locator("input").first()).hasValue("09");
        relire();
        assertThat(page.locator("[data-manque]")).containsText("Titre du projet");
        accessible("relecture");
        page.locator("[data-manque] a", new Page.LocatorOptions().setHasText("Titre du projet"))
                .click();
        assertThat(champ("projetTitre").locator("input")).isFocused();
        saisir("projetTitre", "Aller vers les habitants");
        cocher("1. Actions en faveur de la levée des freins périphériques");
        assertThat(champ("categorie").locator(".categorie-texte")).isVisible();
        saisirLongtemps("projetResume", "Une permanence mobile.");
        saisirLongtemps("projetDescription", "Une équipe va à la rencontre des habitants.");
        joindreUneIllustration();
        relire();
        assertThat(page.locator("[data-manque]")).containsText("Toutes les réponses demandées sont là.");

        bouton("Déposer mon dossier").click();
        assertThat(page.locator("#depot-erreur")).containsText("cochez ce que vous acceptez");
        assertThat(page.locator("#zone-depot")).containsText("version IT2024-1");
        page.locator("#accord-reglementAccepte").check();
        page.locator("#accord-droitsImageAcceptes").check();
        bouton("Déposer mon dossier").click();
        assertThat(page.locator("#zone-depot h2")).containsText("Dossier déposé sous le numéro IT2024-");
        assertThat(page.locator("#zone-depot")).containsText("attestation");
        accessible("déposé");
        assertThat(dossier(jeton).path("etat").asText()).isEqualTo("attestation-attendue");
        assertThat(dossier(jeton).at("/donnees/dateDebut").asText()).isEqualTo("2019-01-09");

        page.close();
        page = formulaire(jeton);
        assertThat(page.locator(".situation")).containsText("L’attestation signée n’est pas encore arrivée");
        saisir("projetTitre", "Aller vers tous les habitants");
        assertThat(page.locator(".avertissement")).containsText("nouvelle attestation signée");
        accessible("correction");
        page.waitForTimeout(2_000);
        assertThat(dossier(jeton).at("/donnees/projetTitre").asText())
                .as("nothing is saved by itself once deposited")
                .isEqualTo("Aller vers les habitants");
        bouton("Enregistrer mes changements").click();
        attendreLEnregistrement();
        assertThat(dossier(jeton).at("/donnees/projetTitre").asText()).isEqualTo("Aller vers tous les habitants");
    }

    @Test
    @Order(2)
    void rien_ne_se_perd_quand_le_reseau_est_coupe() {
        String jeton = lien("reseau");
        page = formulaire(jeton);
        navigateur.setOffline(true);
        saisir("projetTitre", "Écrit dans le train");
        assertThat(page.locator(".etat-saisie")).containsText("Hors connexion");
        assertThat(page.locator(".etat-saisie")).containsText("gardées dans ce navigateur");
        accessible("hors connexion");
        // what a page sends as it closes must not slip through while the network comes back
        page.evaluate("void (window.fetch = () => Promise.reject(new TypeError('coupé')))");
        page.close();
        navigateur.setOffline(false);

        page = formulaire(jeton);
        assertThat(page.locator("#zone-nouvelles")).containsText("Titre du projet");
        assertThat(champ("projetTitre").locator("input")).hasValue("Écrit dans le train");
        attendreLEnregistrement();
        assertThat(dossier(jeton).at("/donnees/projetTitre").asText()).isEqualTo("Écrit dans le train");
        assertThat(page.evaluate("localStorage.length"))
                .as("nothing stays on a shared computer")
                .isEqualTo(0);
        incidents.removeIf(incident -> incident.contains("ERR_INTERNET_DISCONNECTED"));
    }

    @Test
    @Order(3)
    void deux_onglets_ne_s_ecrasent_pas() {
        String jeton = lien("onglets");
        page = formulaire(jeton);
        Page autre = formulaire(jeton);
        saisir(autre, "projetTitre", "Écrit dans l’autre onglet");
        saisir(autre, "contactNom", "Inès Marchal");
        assertThat(autre.locator(".etat-saisie")).containsText(ENREGISTRE);
        autre.close();

        saisir("projetTitre", "Écrit dans celui-ci");
        Locator conflit = page.locator(".conflit");
        assertThat(conflit).containsText("Ce dossier a été modifié ailleurs");
        assertThat(conflit.locator("[data-version=mien]")).hasText("Écrit dans celui-ci");
        assertThat(conflit.locator("[data-version=leur]")).hasText("Écrit dans l’autre onglet");
        assertThat(champ("contactNom").locator("input")).hasValue("Inès Marchal");
        assertThat(dossier(jeton).at("/donnees/projetTitre").asText()).isEqualTo("Écrit dans l’autre onglet");
        accessible("conflit");

        bouton("Garder les versions choisies").click();
        assertThat(conflit.locator(".erreur")).containsText("Titre du projet");
        conflit.locator("input[value=mien]").check();
        bouton("Garder les versions choisies").click();
        assertThat(conflit).hasCount(0);
        attendreLEnregistrement();
        assertThat(dossier(jeton).at("/donnees/projetTitre").asText()).isEqualTo("Écrit dans celui-ci");
        incidents.removeIf(incident -> incident.contains("412"));
    }

    @Test
    @Order(4)
    void qui_ecrit_n_est_pas_interrompu_par_ce_qu_un_autre_enregistre() {
        String jeton = lien("ensemble");
        page = formulaire(jeton);
        produit.client()
                .put("/api/dossiers/" + jeton, Map.of("projetDescription", "Écrit par une collègue, en deux lignes."))
                .exiger(200);
        Locator boite = champ("projetDescription").locator("textarea");
        boite.pressSequentially("Je tape une phrase,");
        assertThat(page.locator(".conflit")).isVisible();
        boite.page().keyboard().type(" puis la suite.");
        assertThat(boite).isFocused();
        assertThat(boite).hasValue("Je tape une phrase, puis la suite.");
        assertThat(page.locator("[data-version=mien]")).hasText("Je tape une phrase, puis la suite.");
        bouton("Voir les deux versions").click();
        assertThat(page.locator("#t-conflit")).isFocused();
        page.locator(".conflit input[value=leur]").check();
        bouton("Garder les versions choisies").click();
        assertThat(boite).hasValue("Écrit par une collègue, en deux lignes.");

        produit.client()
                .put("/api/dossiers/" + jeton, Map.of("projetDescription", "Récrit une fois de plus."))
                .exiger(200);
        saisir("contactNom", "Noé Castel");
        assertThat(boite).hasValue("Récrit une fois de plus.");
        page.locator("#zone-nouvelles summary").click();
        assertThat(page.locator("#zone-nouvelles")).containsText("Écrit par une collègue, en deux lignes.");
        incidents.removeIf(incident -> incident.contains("412"));
    }

    @Test
    @Order(4)
    void ce_que_quelqu_un_tape_est_montre_tel_quel() {
        String jeton = lien("hostile");
        page = formulaire(jeton);
        cocher("Organisation mandatée par une collectivité");
        for (Locator boite : page.locator("[data-champ] input[type=text]:not(.jour input), [data-champ] textarea")
                .all()) {
            boite.fill(HOSTILE);
        }
        attendreLEnregistrement();
        assertThat(dossier(jeton).at("/donnees/projetTitre").asText()).isEqualTo(HOSTILE);
        relire();
        assertThat(page.locator(".relecture")).containsText(HOSTILE);
        Page second = formulaire(jeton);
        assertThat(champ(second, "projetResume").locator("textarea")).hasValue(HOSTILE);
        second.navigate(produit.adresse() + "/dossiers/" + jeton);
        assertThat(second.locator("main")).containsText(HOSTILE);
        for (Page vue : List.of(page, second)) {
            assertThat(vue.evaluate("window.__touche")).isNull();
            assertThat(vue.locator("main img[src=x]")).hasCount(0);
        }
    }

    @Test
    @Order(5)
    void ELIG_5_un_doublon_est_explique_et_peut_etre_conteste() {
        Candidat premier = Candidat.commencer(produit, horloge, EDITION, "premier", 711, Map.of("categorie", "it2"));
        premier.deposer().exiger(201);
        Candidat second = Candidat.commencer(
                produit,
                horloge,
                EDITION,
                "second",
                711,
                Map.of("categorie", "it2", "projetTitre", "Tout autre chose"));
        page = formulaire(second.jeton());
        assertThat(champ("categorie").locator(".proposition.defavorable")).containsText("a déjà déposé un projet");
        assertThat(champ("categorie").locator(".proposition.defavorable"))
                .containsText("Ne pourra pas être déposé tel quel");
        relire();
        assertThat(page.locator(".relecture")).containsText("Tel quel, le dossier ne pourra pas être déposé.");
        bouton("Déposer mon dossier").click();
        assertThat(page.locator("#entite-distincte")).isFocused();
        accessible("doublon");
        page.locator("#entite-distincte").fill("Nous sommes la Maison de l’emploi, l’autre est le PLIE.");
        bouton("Déposer mon dossier").click();
        assertThat(page.locator("#zone-depot h2")).containsText("Dossier déposé");
        assertThat(dossier(second.jeton()).at("/donnees/entiteDistincte").asText())
                .contains("Maison de l’emploi");
        incidents.removeIf(incident -> incident.contains("409"));
    }

    @Test
    @Order(5)
    void DEP_2_une_attestation_envoyee_avant_le_depot_n_est_plus_reclamee_et_ce_qui_la_perime_se_voit() {
        Candidat candidat = Candidat.commencer(produit, horloge, EDITION, "signe", 741, Map.of("categorie", "it4"));
        candidat.envoyerAttestation().exiger(201);
        String titre = candidat.lire().json().at("/donnees/projetTitre").asText();
        page = formulaire(candidat.jeton());
        assertThat(page.locator(".situation")).containsText("l’attestation signée est arrivée");
        saisir("projetTitre", titre + " bis");
        assertThat(page.locator(".barre .avertissement")).containsText("ne vaut plus");
        assertThat(page.locator(".situation")).containsText("Remettez ce qui a été signé");
        accessible("attestation périmée");
        saisir("projetTitre", titre);
        assertThat(page.locator(".barre .avertissement")).isHidden();
        relire();
        bouton("Déposer mon dossier").click();
        assertThat(page.locator("#zone-depot h2")).containsText("Dossier déposé");
        assertThat(page.locator("#zone-depot")).containsText("Votre attestation signée est déjà arrivée");
        assertThat(page.locator("#zone-depot")).not().containsText("Il reste une chose à faire");
        accessible("déposé, attestation reçue");
    }

    @Test
    @Order(6)
    void un_champ_ajoute_dans_modeler_se_voit_sur_la_page_et_s_impose_au_serveur() throws IOException {
        Candidat candidat = Candidat.commencer(produit, horloge, EDITION, "modeler", 721, Map.of("categorie", "it3"));
        page = formulaire(candidat.jeton());
        ObjectMapper json = new ObjectMapper();
        ObjectNode forme = (ObjectNode) json.readTree(Files.readString(Path.of("forms", "candidature-it.form")));
        forme.withArray("components")
                .insertObject(3)
                .put("type", "textfield")
                .put("key", "benevoles")
                .put("id", "Field_benevoles")
                .put("label", "Nombre de bénévoles")
                .putObject("validate")
                .put("required", true);
        produit.client()
                .en("pilote")
                .televerser(
                        "/engine-rest/deployment/create",
                        "candidature-it.form",
                        forme.toString().getBytes(StandardCharsets.UTF_8),
                        Map.of("deployment-name", "modeler"))
                .exiger(200);

        saisir("contactNom", "Une autre personne");
        assertThat(page.locator("#zone-nouvelles")).containsText("Le formulaire a changé");
        attendreLEnregistrement();
        candidat.deposer().exiger(422);
        bouton("Recharger la page").click();
        assertThat(champ("benevoles")).isVisible();
        saisir("benevoles", "Douze");
        relire();
        bouton("Déposer mon dossier").click();
        assertThat(page.locator("#zone-depot h2")).containsText("Dossier déposé");
        assertThat(dossier(candidat.jeton()).at("/donnees/benevoles").asText()).isEqualTo("Douze");

        produit.client()
                .en("pilote")
                .televerser(
                        "/engine-rest/deployment/create",
                        "candidature-it.form",
                        Files.readAllBytes(Path.of("forms", "candidature-it.form")),
                        Map.of("deployment-name", "modeler"))
                .exiger(200);
    }

    @Test
    @Order(7)
    void le_premier_chargement_est_leger_et_ce_qui_ne_change_pas_se_garde() {
        String jeton = lien("leger");
        List<Response> reponses = new ArrayList<>();
        navigateur.onResponse(reponses::add);
        page = formulaire(jeton);
        long poids = 0;
        for (Response reponse : reponses) {
            boolean visionneuse = reponse.url().contains("/visionneuse-");
            if (!visionneuse) {
                poids += reponse.request().sizes().responseBodySize;
            }
            if (reponse.url().matches(".*\\.(js|css)$")) {
                if (reponse.body().length > TROP_PETIT_POUR_ETRE_COMPRESSE) {
                    assertThat(reponse.headerValue("content-encoding"))
                            .as(reponse.url())
                            .isEqualTo("gzip");
                }
                assertThat(reponse.headerValue("cache-control"))
                        .as(reponse.url())
                        .contains("max-age=31536000");
                assertThat(reponse.url()).as("bears its content's hash").matches(".*-[0-9a-fA-Z]{8,32}\\.(js|css)$");
            }
        }
        assertThat(poids).isPositive().isLessThan(PREMIER_CHARGEMENT);
        assertThat(page.request()
                        .get(produit.adresse() + "/dossiers/" + jeton + "/formulaire")
                        .headers()
                        .get("content-security-policy"))
                .startsWith("default-src 'self'")
                .doesNotContain("unsafe");
    }

    @Test
    @Order(8)
    void sans_javascript_la_page_dit_ce_qui_marche() {
        String jeton = lien("sans-script");
        try (BrowserContext sansScript =
                chromium.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            Page nue = sansScript.newPage();
            nue.navigate(adresse(jeton));
            Locator avis = nue.locator("noscript .avis");
            assertThat(avis).isVisible();
            assertThat(avis.innerText()).contains("télécharger l’attestation et de l’envoyer signée");
            avis.locator("a").first().click();
            assertThat(nue).hasURL(produit.adresse() + "/dossiers/" + jeton);
        }
    }

    @Test
    @Order(9)
    void rien_ne_se_perd_quand_le_serveur_redemarre_au_milieu_d_une_phrase() {
        String jeton = lien("panne");
        page = formulaire(jeton);
        saisirLongtemps("projetResume", "Une phrase commencée avant la panne");
        attendreLEnregistrement();
        produit.redemarrer(() -> {
            Locator boite = champ("projetResume").locator("textarea");
            boite.press("End");
            boite.pressSequentially(", et finie pendant.");
            assertThat(page.locator(".etat-saisie")).containsText("Le service ne répond pas");
        });
        page.waitForCondition(
                () -> dossier(jeton).at("/donnees/projetResume").asText().endsWith("et finie pendant."));
        attendreLEnregistrement();
        assertThat(page.evaluate("localStorage.length")).isEqualTo(0);
        incidents.removeIf(incident -> incident.contains("ERR_CONNECTION"));
    }

    @Test
    @Order(10)
    void D_1_la_cloture_puis_minuit_passent_sans_rien_effacer_de_la_page() {
        String jeton = lien("minuit");
        Candidat tardif = Candidat.commencer(produit, horloge, EDITION, "tardif", 751, Map.of("categorie", "it5"));
        tardif.envoyerAttestation().exiger(201);
        Candidat parCourriel = Candidat.commencer(produit, horloge, EDITION, "poste", 761, Map.of("categorie", "it5"));
        parCourriel.deposer().exiger(201);
        horloge.avancer("2024-11-08T15:59:57");
        page = formulaire(tardif.jeton());
        relire();
        final Page enRetard = page;
        page = formulaire(jeton);
        assertThat(page.locator(".compte-a-rebours")).containsText("Il reste");
        saisir("projetTitre", "Tapé avant seize heures");
        attendreLEnregistrement();
        horloge.avancer("2024-11-08T16:00:01");
        assertThat(page.locator("#t-situation")).containsText("hors délai");
        assertThat(page.locator(".situation")).containsText("article 4.3");
        accessible("hors délai");
        deposerEnRetard(enRetard);

        navigateur.setOffline(true);
        saisir("projetTitre", "Tapé à minuit moins une");
        assertThat(page.locator(".etat-saisie")).containsText("Hors connexion");
        horloge.avancer("2024-11-09T00:00:00");
        navigateur.setOffline(false);
        assertThat(page.locator("#t-situation")).containsText("n’a pas été déposé");
        assertThat(champ("projetTitre").locator("input")).hasValue("Tapé à minuit moins une");
        assertThat(champ("projetTitre").locator("input")).not().isEditable();
        assertThat(page.locator(".etat-saisie")).containsText("n’ont pas été enregistrées");
        accessible("fermé");
        Path copie = page.waitForDownload(() -> bouton("Télécharger le texte").click())
                .path();
        assertThat(copie).content(StandardCharsets.UTF_8).contains("Tapé à minuit moins une");
        lAttestationPeutEtreParmiLesCourriels(parCourriel.jeton());
        incidents.removeIf(incident -> incident.contains("ERR_INTERNET_DISCONNECTED") || incident.contains("410"));
    }

    /** DEP-2: until staff has recorded the mailbox, nobody says that an attestation is missing, nor has it signed in vain. */
    private void lAttestationPeutEtreParmiLesCourriels(String jeton) {
        page.navigate(produit.adresse() + "/dossiers/" + jeton);
        assertThat(page.locator("main .etat")).hasText("Attestation pas encore enregistrée");
        assertThat(page.locator("main")).containsText("puis vous écrit dans tous les cas");
        assertThat(page.locator("main")).not().containsText("Incomplet");
        page.navigate(produit.adresse() + "/dossiers/" + jeton + "/attestation");
        assertThat(page.locator("main"))
                .containsText("Si vous l’avez envoyée par courriel avant la fin des réceptions");
        assertThat(page.locator("main form, #signataire")).hasCount(0);
        accessible("attestation qui ne s’envoie plus");
    }

    /** Read through before the closing, deposited after it: said before it is done, and once it is. */
    private static void deposerEnRetard(Page lue) {
        Locator deposer = lue.locator("#deposer");
        deposer.click();
        assertThat(lue.locator("#depot-erreur")).containsText("Rien n’est déposé : la situation vient de changer");
        assertThat(lue.locator("#zone-depot")).containsText("marqué « hors délai »");
        deposer.click();
        assertThat(lue.locator("#zone-depot h2")).containsText("Dossier déposé");
        assertThat(lue.locator("#zone-depot")).containsText("La clôture était passée");
        assertThat(lue.locator("#zone-depot")).not().containsText("Il reste une chose à faire");
    }

    // the page

    private String lien(String nom) {
        String unique = nom + ++suite;
        Candidat.demander(produit, EDITION, unique);
        horloge.vider();
        return produit.boites()
                .dernier(unique + "@candidats.example.org", "lien")
                .jeton();
    }

    private String adresse(String jeton) {
        return produit.adresse() + "/dossiers/" + jeton + "/formulaire";
    }

    private Page formulaire(String jeton) {
        Page ouverte = navigateur.newPage();
        ouverte.onPageError(incidents::add);
        ouverte.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                incidents.add(message.text());
            }
        });
        ouverte.navigate(adresse(jeton));
        assertThat(ouverte.locator("#t-situation")).not().isEmpty();
        return ouverte;
    }

    private JsonNode dossier(String jeton) {
        return produit.client().get("/api/dossiers/" + jeton).exiger(200).json();
    }

    private Locator champ(String cle) {
        return champ(page, cle);
    }

    private static Locator champ(Page page, String cle) {
        return page.locator("[data-champ=" + cle + "]");
    }

    private void saisir(String cle, String texte) {
        saisir(page, cle, texte);
    }

    private static void saisir(Page page, String cle, String texte) {
        champ(page, cle).locator("input").fill(texte);
    }

    private void saisirLongtemps(String cle, String texte) {
        champ(cle).locator("textarea").fill(texte);
    }

    private void cocher(String reponse) {
        page.locator("#zone-saisie label", new Page.LocatorOptions().setHasText(reponse))
                .first()
                .click();
    }

    private void dater(String cle, String... jourMoisAnnee) {
        for (int i = 0; i < jourMoisAnnee.length; i++) {
            champ(cle).locator("input").nth(i).fill(jourMoisAnnee[i]);
        }
        champ(cle).locator("input").last().blur();
    }

    /** By the keyboard alone. */
    private void chercherLaCommune(String cle, String debut, String nom) {
        Locator boite = champ(cle).locator("input");
        boite.pressSequentially(debut);
        Locator premiere = champ(cle).locator("[role=option]").first();
        assertThat(premiere).containsText(nom);
        boite.press("ArrowDown");
        assertThat(premiere).hasAttribute("aria-selected", "true");
        boite.press("Enter");
        assertThat(boite).hasValue(nom);
    }

    private void joindreUneIllustration() {
        page.locator("#piece-fichier").setInputFiles(new FilePayload("affiche.pdf", "application/pdf", Client.PDF));
        bouton("Joindre ce document").click();
        assertThat(page.locator("#piece-erreur")).containsText("crédit");
        page.locator("#piece-credit").fill("Photo " + HOSTILE);
        page.locator("#piece-accord").check();
        bouton("Joindre ce document").click();
        assertThat(page.locator(".pieces")).containsText("affiche.pdf");
        assertThat(page.locator(".pieces")).containsText(HOSTILE);
        bouton("Retirer").click();
        assertThat(bouton("Oui, le retirer")).isFocused();
        bouton("Le garder").click();
        assertThat(bouton("Retirer")).isFocused();
        assertThat(page.locator(".pieces")).containsText("affiche.pdf");
    }

    private void relire() {
        page.locator(".barre button:has-text('Vérifier et déposer')").click();
        assertThat(page.locator("#zone-depot h2")).isFocused();
    }

    private Locator bouton(String nom) {
        return page.locator("button:visible", new Page.LocatorOptions().setHasText(nom))
                .first();
    }

    private void attendreLEnregistrement() {
        assertThat(page.locator(".etat-saisie")).containsText(ENREGISTRE);
    }

    /** WCAG 2.4.11: on a low screen, and on a page enlarged, what has the focus is never under the bar that sticks. */
    private void leFoyerResteVisible() {
        for (int[] ecran : new int[][] {{1280, 720}, {640, 360}, {320, 256}}) {
            page.setViewportSize(ecran[0], ecran[1]);
            champ("structureNom").locator("input").focus();
            for (int arret = 0; arret < 15; arret++) {
                assertThat(
                                (String)
                                        page.evaluate(
                                                """
                                () => {
                                  const foyer = document.activeElement;
                                  const barre = document.querySelector('.barre');
                                  const ici = foyer.getBoundingClientRect();
                                  const la = barre.getBoundingClientRect();
                                  const cache = !barre.contains(foyer) && ici.top >= la.top && ici.bottom <= la.bottom;
                                  const dehors = ici.bottom <= 0 || ici.top >= innerHeight;
                                  return cache || dehors ? foyer.outerHTML : '';
                                }
                                """))
                        .as("%d × %d px, arrêt %d", ecran[0], ecran[1], arret)
                        .isEmpty();
                page.keyboard().press("Tab");
            }
        }
        assertThat(page.locator(".barre")).hasCSS("position", "static");
        page.setViewportSize(1280, 900);
        assertThat(page.locator(".barre")).hasCSS("position", "sticky");
    }

    /** On paper: what was typed, and nothing to press. */
    private void imprimer() {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(champ("structureNom").locator("input")).isVisible();
        assertThat(champ("projetDescription").locator("textarea")).isVisible();
        for (String commande : List.of(".barre", "nav.onglets", ".tete nav", "#zone-texte", "#zone-pieces form")) {
            assertThat(page.locator(commande).first()).isHidden();
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        assertThat(page.locator(".barre")).isVisible();
    }

    /** In this state, on a wide screen and on a narrow one, where nothing may overflow. */
    private void accessible(String etat) {
        for (int largeur : new int[] {1280, 320}) {
            page.setViewportSize(largeur, 900);
            assertThat(Chromium.audit(page).analyze().getViolations())
                    .as("%s, %d px", etat, largeur)
                    .isEmpty();
            assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                    .as("%s, %d px", etat, largeur)
                    .isLessThanOrEqualTo(largeur);
        }
        page.setViewportSize(1280, 900);
    }
}
