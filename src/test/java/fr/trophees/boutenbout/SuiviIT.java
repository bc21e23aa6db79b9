package fr.trophees.boutenbout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A dossier followed, attested, shared and handed over, in a real browser: on a desk, on a phone, and without JavaScript. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuiviIT {

    private static final String EDITION = "initiatives-territoriales-2024";
    private static final int LIMITE = 10 * 1024 * 1024;
    private static final int BUREAU = 1280;
    private static final int TELEPHONE = 375;
    private static final int ETROIT = 320;

    /** In milliseconds; other work may share the machine. */
    private static final double PATIENCE = 60_000;

    private Produit produit;
    private Horloge horloge;
    private Playwright playwright;
    private Browser chromium;
    private BrowserContext navigateur;
    private Page page;
    private int rang;

    @BeforeAll
    void ouvrir() {
        produit = Produit.demarrer();
        horloge = new Horloge(produit.client());
        Bureau.ouvrir(produit, horloge).terminer(EDITION, "userTask_verifierCalendrier", Map.of("valide", true));
        horloge.avancer("2024-10-20T12:00");
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
        if (navigateur != null) {
            navigateur.close();
        }
    }

    @Test
    void chaque_page_d_un_dossier_est_accessible_et_tient_sur_un_ecran_etroit() {
        String brouillon = commencer("accessible");
        String depose = deposer("accessible-depose");
        sur(BUREAU, true);
        for (String dossier : List.of(brouillon, depose)) {
            for (String suite : List.of("", "/attestation", "/acces", "/donnees", "/donnees/demande", "/retrait")) {
                aller(dossier + suite);
                assertAccessible(dossier + suite);
            }
        }
        aller("/mes-dossiers");
        assertAccessible("/mes-dossiers");
        aller("/dossiers/" + "x".repeat(43));
        assertAccessible("lien inconnu");
    }

    @Test
    void un_dossier_depose_dit_d_abord_ce_qu_il_reste_a_faire_et_se_corrige() {
        String dossier = deposer("etapes");
        sur(TELEPHONE, true);
        aller(dossier);
        assertThat(page.locator(".parcours li")).hasCount(5);
        assertThat(page.locator(".parcours [aria-current=step]")).containsText("Renvoyer l’attestation signée");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Envoyer l’attestation signée")))
                .isVisible();
        assertThat(page.locator("main")).containsText("Le dossier se corrige jusqu’au");
        imprimer();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Corriger mon dossier"))
                .click();
        assertThat(page.locator("#t-situation")).containsText("Dossier déposé");

        String brouillon = commencer("manques");
        produit.client().put("/api" + brouillon, Map.of("projetTitre", "")).exiger(200);
        aller(brouillon);
        assertThat(page.locator("#t-manque ~ ul a")).hasCount(2);
        assertThat(page.locator("#t-manque ~ ul")).containsText("L’attestation signée");
        page.locator("#t-manque ~ ul a").first().click();
        assertThat(page.locator("[data-champ=projetTitre] input")).isFocused();
    }

    @Test
    void les_pages_disent_en_francais_ce_qui_est_a_corriger_sur_le_champ() {
        String dossier = deposer("corriger");
        sur(TELEPHONE, true);
        aller(dossier + "/retrait");
        bouton("Retirer le dossier").click();
        assertThat(page.locator("#confirmation-erreur")).containsText("Cochez cette case");
        assertThat(page).hasTitle(Pattern.compile("^Erreur – .*"));
        assertAccessible("retrait à confirmer");

        aller(dossier + "/acces");
        page.locator("#courriel").fill("pas une adresse");
        bouton("Inviter").click();
        assertThat(page.locator("#courriel-erreur")).containsText("adresse électronique valable");
        assertThat(page.locator("#courriel")).hasValue("pas une adresse");
        assertAccessible("invitation à corriger");

        aller(dossier + "/donnees/demande");
        page.locator("#message").fill("Je ne travaille plus ici.");
        bouton("Envoyer la demande").click();
        assertThat(page.locator("#nature-erreur")).isVisible();
        assertThat(page.locator("#message")).hasValue("Je ne travaille plus ici.");
        assertAccessible("demande à corriger");
    }

    @Test
    void
            DEP_2_une_photo_de_dix_mebioctets_prise_au_telephone_est_recue_et_une_plus_lourde_est_refusee_sans_rien_perdre()
                    throws IOException {
        byte[] image = photo(2_600);
        String dossier = deposer("photo");
        sur(TELEPHONE, true);
        aller(dossier + "/attestation");
        assertThat(page.locator("#fichier").getAttribute("capture"))
                .as("the phone may also take an existing file")
                .isNull();
        page.locator("#signataireNom").fill("Inès Marchal");
        page.locator("#signataireQualite").fill("Maire");

        choisir("photo.jpg", "image/jpeg", completer(image, LIMITE + 1));
        bouton("Envoyer l’attestation").click();
        assertThat(page.locator("#fichier-erreur")).containsText("dépasse 10 Mio");
        assertThat(page.locator("#erreurs")).isFocused();
        assertAccessible("photo trop lourde");

        choisir("photo.jpg", "image/jpeg", completer(image, LIMITE));
        bouton("Envoyer l’attestation").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Votre attestation est bien arrivée");
        assertThat(page.getByText("Inès Marchal, Maire")).isVisible();
        assertThat(page.getByText("10,0\u00a0Mio")).isVisible();
        assertAccessible("reçu");
        assertThat(produit.jdbc()
                        .sql("select octet_length(contenu) from attestation where type_media = 'image/jpeg'")
                        .query(Integer.class)
                        .list())
                .contains(LIMITE);

        aller(dossier);
        assertThat(page.locator(".etat").first()).hasText("Attestation à vérifier");
        assertThat(page.locator(".chronologie")).containsText("Attestation reçue");
    }

    @Test
    void un_executable_renomme_et_un_fichier_vide_sont_refuses_et_le_reste_de_la_saisie_demeure() {
        String dossier = deposer("executable");
        sur(BUREAU, true);
        aller(dossier + "/attestation");
        page.locator("#signataireNom").fill("Inès Marchal");
        bouton("Envoyer l’attestation").click();
        assertThat(page.locator("#fichier-erreur")).containsText("Choisissez le fichier");

        choisir("attestation.pdf", "application/pdf", "MZ\u0090\0\3\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
        bouton("Envoyer l’attestation").click();
        assertThat(page.locator("#fichier-erreur")).containsText("ni un PDF, ni une image");
        assertThat(page.locator("#signataireNom")).hasValue("Inès Marchal");
        assertAccessible("exécutable refusé");

        choisir("attestation.pdf", "application/pdf", new byte[0]);
        bouton("Envoyer l’attestation").click();
        assertThat(page.locator("#fichier-erreur")).containsText("Ce fichier est vide");

        deposerParGlisser("attestation.pdf", Client.PDF);
        bouton("Envoyer l’attestation").click();
        assertThat(page.getByText("Votre attestation est bien arrivée")).isVisible();
    }

    @Test
    void un_envoi_que_le_reseau_laisse_en_suspens_s_arrete_le_dit_et_garde_le_fichier() {
        String dossier = deposer("suspens");
        sur(TELEPHONE, true);
        page.clock().install();
        aller(dossier + "/attestation");
        List<Route> enSuspens = new ArrayList<>();
        page.route("**/attestation", enSuspens::add); // neither answered nor refused, as in a tunnel
        choisir("attestation.pdf", "application/pdf", Client.PDF);
        bouton("Envoyer l’attestation").click();
        assertThat(page.locator("form[data-envoi] [role=status]")).containsText("Envoi en cours");
        assertThat(bouton("Annuler l’envoi")).isVisible();
        page.waitForCondition(() -> enSuspens.size() == 1);
        page.clock().fastForward(29_000);
        assertThat(page.locator("#erreurs")).hasCount(0);
        page.clock().fastForward(2_000);
        assertThat(page.locator("#erreurs")).containsText("la connexion ne répondait plus");
        assertThat(page.locator("#erreurs")).isFocused();
        assertAccessible("envoi en suspens");

        page.unroute("**/attestation");
        bouton("Envoyer l’attestation").click();
        assertThat(page.getByText("Votre attestation est bien arrivée")).isVisible();
    }

    @Test
    void DEP_2_sans_JavaScript_on_lit_on_suit_et_on_envoie_l_attestation() {
        String dossier = deposer("sans-script");
        sur(TELEPHONE, false);
        aller(dossier);
        assertThat(page.locator(".chronologie")).containsText("Dossier déposé");
        page.getByText("Relire les réponses").click();
        assertThat(page.getByText("Une structure imaginaire, une action imaginaire"))
                .isVisible();
        page.locator("summary", new Page.LocatorOptions().setHasText("votre dossier est déposé"))
                .click();
        assertThat(page.locator("details[open] p.texte")).containsText("Ouvrir votre dossier :");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Envoyer l’attestation signée"))
                .click();

        choisir("faux.pdf", "application/pdf", "MZ, un programme".getBytes(StandardCharsets.US_ASCII));
        page.locator("#signataireNom").fill("Inès Marchal");
        bouton("Envoyer l’attestation").click();
        assertThat(page.locator("#fichier-erreur")).containsText("ni un PDF, ni une image");
        assertThat(page.locator("#signataireNom")).hasValue("Inès Marchal");

        choisir("attestation.pdf", "application/pdf", Client.PDF);
        bouton("Envoyer l’attestation").click();
        assertThat(page.getByText("Votre attestation est bien arrivée")).isVisible();
    }

    @Test
    void DEP_2_le_signataire_recoit_son_lien_est_relance_et_renvoie_l_attestation_de_son_telephone()
            throws IOException {
        String dossier = deposer("signature");
        sur(BUREAU, true);
        aller(dossier + "/attestation");
        page.locator("#signataireCourriel").fill("maire@commune.example.org");
        page.locator("#qualite").fill("Maire");
        bouton("Envoyer à mon signataire").click();
        assertThat(page.getByText("Le message est parti")).isVisible();
        assertAccessible("signataire demandé");
        navigateur.close();

        horloge.avancer("2024-10-25T09:00"); // 14 days before the closing
        List<Boites.Message> messages = produit.boites().messages("maire@commune.example.org", "signature");
        assertThat(messages).hasSize(2);
        assertThat(messages.get(1).sujet()).contains("rappel");
        String lien = lien(messages.get(1), "/signatures/");
        assertThat(lien(messages.get(0), "/signatures/")).isEqualTo(lien);

        sur(TELEPHONE, true);
        aller(lien);
        assertThat(page.locator("main")).not().containsText("@candidats.example.org");
        assertAccessible("signature");
        choisir("photo.jpg", "image/jpeg", photo(300));
        bouton("Envoyer l’attestation signée").click();
        assertThat(page.locator("#signataireNom-erreur")).isVisible();
        page.locator("#signataireNom").fill("Inès Marchal");
        page.locator("#signataireQualite").fill("Maire");
        bouton("Envoyer l’attestation signée").click();
        assertThat(page.getByText("Merci, l’attestation est bien arrivée")).isVisible();
        assertAccessible("attestation renvoyée");
        aller(dossier);
        assertThat(page.locator(".etat").first()).hasText("Attestation à vérifier");
    }

    @Test
    void ORG_2_un_dossier_se_retrouve_par_son_adresse_se_partage_puis_se_confie() {
        String dossier = deposer("confier");
        String contact = "confier@candidats.example.org";
        sur(TELEPHONE, true);
        aller("/mes-dossiers");
        page.locator("#email").fill(contact);
        bouton("Recevoir la liste").click();
        assertThat(page.getByText("La réponse est la même pour toutes les adresses"))
                .isVisible();
        horloge.vider();
        aller(lien(produit.boites().dernier(contact, "mes-dossiers"), "/mes-dossiers/"));
        assertAccessible("liste");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Ouvrir")))
                .click();
        assertThat(page).hasURL(produit.adresse() + dossier);

        aller(dossier + "/acces");
        page.locator("#courriel").fill("collegue@candidats.example.org");
        bouton("Inviter").click();
        assertThat(page.getByText("L’invitation est partie")).isVisible();
        page.locator("#successeur").fill("suite@candidats.example.org");
        bouton("Proposer le dossier").click();
        assertThat(page.getByText("La proposition est partie")).isVisible();
        assertAccessible("accès partagés");
        horloge.vider();

        String collegue = lien(produit.boites().dernier("collegue@candidats.example.org", "invitation"), "/dossiers/");
        aller(collegue);
        assertThat(page.getByText("comme collègue invité")).isVisible();
        assertAccessible("collègue");

        aller(lien(produit.boites().dernier("suite@candidats.example.org", "cession"), "/reprises/"));
        assertAccessible("reprise");
        page.locator("#contactNom").fill("Camille Neuve");
        bouton("Accepter et devenir le contact").click();
        assertThat(page.getByText("Vous êtes le contact du dossier")).isVisible();
        horloge.vider();

        for (String ancien : List.of(dossier, collegue)) {
            Response reponse = page.navigate(produit.adresse() + ancien);
            assertThat(reponse.status()).isEqualTo(404);
        }
        assertThat(produit.boites().types(contact)).endsWith("contact-remplace");
        aller(lien(produit.boites().dernier("suite@candidats.example.org", "nouveau-lien"), "/dossiers/"));
        assertThat(page.locator(".chronologie")).containsText("Contact du dossier remplacé");
    }

    /** On paper: the whole life of the dossier and its answers, unfolded, without menus, buttons, or copies of mails. */
    private void imprimer() {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        for (String commande : List.of("nav.onglets", ".tete nav", ".boutons", "section:has(#t-messages)")) {
            assertThat(page.locator(commande).first()).isHidden();
        }
        for (String contenu : List.of(".parcours", ".chronologie", "section:has(#t-contenu) dl.fiche")) {
            assertThat(page.locator(contenu)).isVisible();
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        assertThat(page.locator("section:has(#t-contenu) dl.fiche")).isHidden();
    }

    // what a test does in a browser

    private String commencer(String nom) {
        return chemin(nom, false);
    }

    private String deposer(String nom) {
        return chemin(nom, true);
    }

    private String chemin(String nom, boolean depose) {
        Candidat candidat =
                Candidat.commencer(produit, horloge, EDITION, nom, 4_000 + ++rang, Map.of("categorie", "it1"));
        if (depose) {
            candidat.deposer().exiger(201);
            horloge.vider();
        }
        return "/dossiers/"
                + produit.boites().dernier(candidat.adresse(), "lien").jeton();
    }

    private void sur(int largeur, boolean script) {
        navigateur = chromium.newContext(new Browser.NewContextOptions()
                .setViewportSize(largeur, 800)
                .setHasTouch(largeur < 500)
                .setJavaScriptEnabled(script)
                .setLocale("fr-FR")
                .setTimezoneId("Europe/Paris"));
        page = navigateur.newPage();
        page.setDefaultTimeout(PATIENCE);
    }

    private void aller(String chemin) {
        page.navigate(produit.adresse() + chemin);
    }

    private Locator bouton(String nom) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(nom).setExact(true));
    }

    private void choisir(String nom, String type, byte[] contenu) {
        page.locator("#fichier").setInputFiles(new FilePayload(nom, type, contenu));
    }

    private void deposerParGlisser(String nom, byte[] contenu) {
        List<Integer> octets = IntStream.range(0, contenu.length)
                .mapToObj(i -> contenu[i] & 0xff)
                .toList();
        page.locator("[data-depot]")
                .evaluate(
                        """
                        (zone, [nom, octets]) => {
                          const transfert = new DataTransfer();
                          transfert.items.add(new File([new Uint8Array(octets)], nom, { type: 'application/pdf' }));
                          zone.dispatchEvent(new DragEvent('dragover', { dataTransfer: transfert, bubbles: true, cancelable: true }));
                          zone.dispatchEvent(new DragEvent('drop', { dataTransfer: transfert, bubbles: true, cancelable: true }));
                        }
                        """,
                        List.of(nom, octets));
    }

    /** No violation of WCAG 2.2 AA that a machine can see, and nothing that overflows a screen of 320 pixels. */
    private void assertAccessible(String etat) {
        List<Rule> violations = Chromium.audit(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze()
                .getViolations();
        assertThat(violations)
                .as(etat)
                .extracting(regle -> regle.getId() + " : "
                        + regle.getNodes().stream()
                                .map(noeud -> noeud.getHtml())
                                .toList())
                .isEmpty();
        int hauteur = page.viewportSize().height;
        int largeur = page.viewportSize().width;
        page.setViewportSize(ETROIT, hauteur);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as(etat + ", on 320 pixels")
                .isLessThanOrEqualTo(ETROIT);
        page.setViewportSize(largeur, hauteur);
    }

    private static String lien(Boites.Message message, String chemin) {
        Matcher lien = Pattern.compile(chemin + "[A-Za-z0-9_-]{43}").matcher(message.texte());
        assertThat(lien.find()).as(message.texte()).isTrue();
        return lien.group();
    }

    /** A real JPEG picture of noise, as a phone takes of a page in the dark. */
    private static byte[] photo(int cote) throws IOException {
        BufferedImage image = new BufferedImage(cote, cote, BufferedImage.TYPE_INT_RGB);
        Random bruit = new Random(2024);
        for (int y = 0; y < cote; y++) {
            for (int x = 0; x < cote; x++) {
                image.setRGB(x, y, bruit.nextInt() & 0xffffff);
            }
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageWriter redacteur = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream sortie = new MemoryCacheImageOutputStream(jpeg)) {
            ImageWriteParam reglages = redacteur.getDefaultWriteParam();
            reglages.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            reglages.setCompressionQuality(0.9f);
            redacteur.setOutput(sortie);
            redacteur.write(null, new IIOImage(image, null, null), reglages);
        } finally {
            redacteur.dispose();
        }
        return jpeg.toByteArray();
    }

    /** To the byte, with comments (segments FF FE) right after the head: the picture stays what it is. */
    private static byte[] completer(byte[] jpeg, int taille) {
        int reste = taille - jpeg.length;
        assertThat(reste).as("the picture is lighter than the limit").isGreaterThan(4);
        ByteArrayOutputStream plein = new ByteArrayOutputStream(taille);
        plein.write(jpeg, 0, 2);
        while (reste > 0) {
            int segment = reste > 65_537 + 4 ? 65_537 : reste > 65_537 ? reste - 8 : reste;
            int longueur = segment - 2;
            plein.write(0xff);
            plein.write(0xfe);
            plein.write(longueur >> 8);
            plein.write(longueur & 0xff);
            plein.writeBytes(new byte[longueur - 2]);
            reste -= segment;
        }
        plein.write(jpeg, 2, jpeg.length - 2);
        assertThat(plein.size()).isEqualTo(taille);
        return plein.toByteArray();
    }
}
