package fr.trophees.courriel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

class DesinscriptionControllerTest {

    @TempDir
    Path donnees;

    private Banc banc;
    private MockMvc pages;

    @BeforeEach
    void ouvrir() {
        banc = new Banc(donnees);
        ClassLoaderTemplateResolver gabarits = new ClassLoaderTemplateResolver();
        gabarits.setPrefix("templates/");
        gabarits.setSuffix(".html");
        SpringTemplateEngine moteur = new SpringTemplateEngine();
        moteur.setTemplateResolver(gabarits);
        ThymeleafViewResolver vues = new ThymeleafViewResolver();
        vues.setTemplateEngine(moteur);
        vues.setCharacterEncoding("UTF-8");
        pages = MockMvcBuilders.standaloneSetup(banc.controleur())
                .setViewResolvers(vues)
                .build();
    }

    @AfterEach
    void fermer() {
        banc.close();
    }

    @Test
    void DEP_5_ouvrir_le_lien_ne_desinscrit_personne() throws Exception {
        String chemin = chemin(ecrire(TypeCourriel.APPEL));

        pages.perform(head(chemin)).andExpect(status().isOk());
        pages.perform(get(chemin))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", "no-store"))
                .andExpect(header().string("Referrer-Policy", "no-referrer"))
                .andExpect(content().string(Matchers.containsString("<form method=\"post\">")))
                .andExpect(content().string(Matchers.containsString("<html lang=\"fr\">")))
                .andExpect(content().string(Matchers.containsString("C…@ville.example")))
                .andExpect(content().string(Matchers.not(Matchers.containsString("Camille@"))));

        assertThat(desinscrits()).isEmpty();
    }

    @Test
    void DEP_5_le_bouton_desinscrit_une_fois_pour_toutes() throws Exception {
        String chemin = chemin(ecrire(TypeCourriel.APPEL));

        for (int i = 0; i < 2; i++) {
            pages.perform(post(chemin))
                    .andExpect(status().isOk())
                    .andExpect(content().string(Matchers.containsString("C’est enregistré")));
        }

        assertThat(desinscrits()).containsExactly("camille@ville.example");
    }

    @Test
    void DEP_5_le_programme_de_courriel_desinscrit_en_un_clic() throws Exception {
        pages.perform(post(chemin(ecrire(TypeCourriel.APPEL)))
                        .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                        .content("List-Unsubscribe=One-Click"))
                .andExpect(status().isOk());

        assertThat(desinscrits()).containsExactly("camille@ville.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "AAAA",
                "%20",
                "é",
                "<script>",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void un_jeton_inconnu_n_est_pas_reconnu(String jeton) throws Exception {
        pages.perform(get("/desinscription/{jeton}", jeton))
                .andExpect(status().isNotFound())
                .andExpect(content().string(Matchers.containsString("Ce lien n’est pas reconnu")));
        pages.perform(post("/desinscription/{jeton}", jeton)).andExpect(status().isNotFound());
    }

    @Test
    void un_jeton_change_d_un_caractere_ou_pour_un_autre_courriel_n_est_pas_reconnu() throws Exception {
        UUID appel = ecrire(TypeCourriel.APPEL);
        String chemin = chemin(appel);
        for (int i = "/desinscription/".length(); i < chemin.length(); i += 9) {
            char autre = chemin.charAt(i) == 'A' ? 'B' : 'A';
            String change = chemin.substring(0, i) + autre + chemin.substring(i + 1);

            pages.perform(post(change)).andExpect(status().isNotFound());
        }
        pages.perform(post(chemin(ecrire(TypeCourriel.ANNULATION)))).andExpect(status().isNotFound());
        pages.perform(post(chemin(UUID.randomUUID()))).andExpect(status().isNotFound());

        assertThat(desinscrits()).isEmpty();
    }

    private UUID ecrire(TypeCourriel type) {
        return banc.ecrire(Courriel.a("Camille@ville.example", Exemples.IT, Exemples.complet(type)));
    }

    private String chemin(UUID courriel) {
        return banc.desinscription().lien(courriel).getPath();
    }

    private List<String> desinscrits() {
        return banc.jdbc
                .sql("select courriel from desinscription")
                .query(String.class)
                .list();
    }
}
