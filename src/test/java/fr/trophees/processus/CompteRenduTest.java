package fr.trophees.processus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.trophees.candidature.Banc;
import fr.trophees.candidature.Banc.Candidat;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What staff reads of how each category was decided, in JSON. */
@EssaiDeProcessus
class CompteRenduTest {

    @Autowired
    private Regie regie;

    @BeforeEach
    void commencer() {
        regie.tableRase();
    }

    @Test
    void JURY_7_rien_ne_se_lit_avant_le_depouillement_ni_par_un_autre_que_l_equipe() {
        String edition = regie.editionLancee();
        Candidat premier = regie.admis(edition, "it1");
        regie.admis(edition, "it1");
        regie.ouvrirLesVotes(edition, "jure1", "jure2", "jure3");
        regie.voter(edition, "it1", "jure1", premier.numero());

        assertThat(resultats(edition).path("categories")).isEmpty();
        for (String compte : new String[] {"jure1", "pilote"}) {
            assertThat(regie.banc
                            .get(chemin(edition), "Authorization", basique(compte))
                            .statut())
                    .as(compte)
                    .isEqualTo(403);
        }
        assertThat(regie.banc.get(chemin(edition)).statut()).isIn(302, 401);
    }

    @Test
    void JURY_4_chaque_categorie_depouillee_dit_ses_nombres_sa_methode_et_sa_regle() {
        String edition = regie.editionLancee();
        Candidat premier = regie.admis(edition, "it1");
        Candidat second = regie.admis(edition, "it1");
        regie.ouvrirLesVotes(edition, "jure1", "jure2", "jure3", "jure4", "jure5");
        regie.lier(edition, "jure5", second);
        regie.voter(edition, "it1", "jure1", premier.numero());
        regie.voter(edition, "it1", "jure2", premier.numero());
        regie.voter(edition, "it1", "jure3", "blanc");
        regie.fermerLesVotes();

        JsonNode it1 = resultats(edition).path("categories").path(0);

        assertThat(it1.path("categorie").asText()).isEqualTo("it1");
        assertThat(it1.path("issue").asText()).isEqualTo("laureat");
        assertThat(it1.path("laureats").path(0).path("numero").asText()).isEqualTo(premier.numero());
        assertThat(it1.path("methode").asText()).isEqualTo("majorite-relative");
        assertThat(it1.path("regle").asText()).contains("articles 4.2 et 4.5");
        JsonNode tour = it1.path("tours").path(0);
        assertThat(tour.path("inscrits").asInt()).isEqualTo(5);
        assertThat(tour.path("recuses").asInt()).isEqualTo(1);
        assertThat(tour.path("votants").asInt()).isEqualTo(3);
        assertThat(tour.path("decompte").path("exprimes").asInt()).isEqualTo(2);
        assertThat(tour.path("decompte").path("blancs").asInt()).isEqualTo(1);
        assertThat(tour.path("absents").asInt()).isEqualTo(1);
        assertThat(tour.path("presences").path("jure4").asText()).isEqualTo("absent");
        assertThat(tour.path("presences").path("jure5").asText()).isEqualTo("recuse");
        assertThat(tour.path("decompte").path("lignes").path(0).path("detail").asText())
                .isEqualTo("2 voix");
        assertThat(tour.path("decompte").path("lignes").path(1).path("place").asInt())
                .isEqualTo(2);
    }

    @Test
    void JURY_5_un_arbitrage_et_la_deliberation_qu_il_entraine_se_lisent_avec_leurs_motifs() {
        Cumul cumul = Cumul.preparer(regie);
        regie.accomplir(
                cumul.edition(),
                "userTask_arbitrerCumul",
                Map.of("categorieRetenue", "it2", "motif", "Le jury préfère ce projet.", "presents", "Tous"));

        JsonNode it1 = resultats(cumul.edition()).path("categories").path(0);
        assertThat(it1.path("issue").asText()).isEqualTo("a-deliberer");
        assertThat(it1.path("regle").asText()).contains("égalité", "article 4.5");
        assertThat(it1.path("ecartes").path(0).path("dossier").path("numero").asText())
                .isEqualTo(cumul.enIt1().numero());

        regie.deliberer(cumul.edition(), "it1", "departager", cumul.suivant().numero());
        it1 = resultats(cumul.edition()).path("categories").path(0);
        assertThat(it1.path("issue").asText()).isEqualTo("laureat");
        assertThat(it1.path("regle").asText()).contains("a délibéré");
        assertThat(it1.path("decisions").findValuesAsText("sujet")).containsExactly("arbitrage", "deliberation");
        assertThat(it1.path("decisions").findValuesAsText("enVigueur")).containsExactly("true", "true");
        assertThat(it1.path("decisions").path(1).path("numeros").path(0).asText())
                .isEqualTo(cumul.suivant().numero());
    }

    private JsonNode resultats(String edition) {
        Banc.Reponse reponse = regie.banc.get(chemin(edition), "Authorization", Banc.basique());
        assertThat(reponse.statut()).as(reponse.texte()).isEqualTo(200);
        assertThat(reponse.entete("Cache-Control")).contains("no-store");
        return reponse.json();
    }

    private static String chemin(String edition) {
        return "/api/editions/" + edition + "/resultats";
    }

    private static String basique(String compte) {
        return "Basic " + Base64.getEncoder().encodeToString((compte + ":" + compte).getBytes(StandardCharsets.UTF_8));
    }
}
