package fr.trophees.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of the definitions against those of the calls: same words, same punctuation, in the same order. */
class TextesDesAppelsTest {

    @ParameterizedTest
    @ValueSource(strings = {"initiatives-territoriales-2024", "achat-socialement-responsable-2024"})
    void les_categories_et_le_reglement_sont_mot_pour_mot_ceux_de_l_appel(String id) throws IOException {
        Definition definition = DefinitionsTest.livree(id);
        String appel = squelette(appel(id));

        for (Definition.Categorie categorie : definition.categories()) {
            assertThat(appel).contains(squelette(categorie.titre() + categorie.texte()));
        }
        for (Definition.Article article : definition.reglement().articles()) {
            assertThat(appel)
                    .contains(squelette("ARTICLE " + article.numero() + article.titre() + " :" + article.texte()));
        }
        assertThat(appel).contains(squelette(definition.reglement().intitule()));
        assertThat(appel).contains(squelette(definition.coupDeCoeur().texte()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"initiatives-territoriales-2024", "achat-socialement-responsable-2024"})
    void le_reglement_n_a_rien_perdu(String id) throws IOException {
        List<String> articles = new ArrayList<>();
        for (Definition.Article article : DefinitionsTest.livree(id).reglement().articles()) {
            articles.add("ARTICLE " + article.numero() + article.titre() + " :" + article.texte());
        }
        String imprime = appel(id);
        String apres = imprime.substring(imprime.indexOf("DES TROPHEES ALLIANCE VILLES EMPLOI 2024"));

        assertThat(squelette(apres.substring(apres.indexOf("ARTICLE 1"))))
                .isEqualTo(squelette(String.join("", articles)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"initiatives-territoriales-2024", "achat-socialement-responsable-2024"})
    void les_autres_textes_de_l_appel_en_gardent_les_mots(String id) throws IOException {
        Definition.Appel textes = DefinitionsTest.livree(id).appel();
        String appel = mots(appel(id));

        for (String texte :
                List.of(textes.introduction(), textes.quiPeutCandidater(), textes.modalites(), textes.jury())) {
            for (String paragraphe : texte.split("\n")) {
                assertThat(appel).contains(mots(paragraphe));
            }
        }
    }

    private static String appel(String id) throws IOException {
        try (InputStream flux = TextesDesAppelsTest.class.getResourceAsStream("/sources/appel-" + id + ".txt")) {
            String texte = new String(flux.readAllBytes(), StandardCharsets.UTF_8);
            // links of the printed calls: their targets, and the brackets of those that have a text
            return texte.replaceAll("(?m)^https?://\\S+$", "").replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1");
        }
    }

    /** Letters, figures and punctuation; the rest is what an extraction from PDF makes of lines, lists and quotes. */
    private static String squelette(String texte) {
        return texte.replace('’', '\'').replace("...", "…").replaceAll("[^\\p{L}\\p{N}.,;:()/…'@]", "");
    }

    private static String mots(String texte) {
        return texte.replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
