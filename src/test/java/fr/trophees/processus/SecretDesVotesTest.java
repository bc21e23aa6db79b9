package fr.trophees.processus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.trophees.candidature.Banc;
import fr.trophees.candidature.Banc.Candidat;
import fr.trophees.candidature.Banc.Reponse;
import fr.trophees.seance.ProcesVerbal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Two counts side by side, or a count of one, tell who chose what (JURY-8); so would a log that quotes a refused ballot. */
@EssaiDeProcessus
@ExtendWith(OutputCaptureExtension.class)
class SecretDesVotesTest {

    private static final String[] JURY = {"jure1", "jure2", "jure3", "jure4", "jure5"};

    @Autowired
    private Regie regie;

    @Autowired
    private ProcesVerbal procesVerbaux;

    private String edition;
    private Candidat premier;
    private Candidat second;
    private Candidat troisieme;

    @BeforeEach
    void tableRase() {
        regie.tableRase();
    }

    private void ouvrirLesVotes(String lancee) {
        edition = lancee;
        premier = regie.admis(edition, "it1");
        second = regie.admis(edition, "it1");
        troisieme = regie.admis(edition, "it1");
        regie.ouvrirLesVotes(edition, JURY);
    }

    private void voter(Candidat choix, String... jures) {
        for (String jure : jures) {
            regie.voter(edition, "it1", jure, choix.numero());
        }
    }

    @Test
    void JURY_8_un_nouveau_vote_detruit_l_ancien_et_rien_ne_dit_plus_ce_que_le_recuse_avait_choisi()
            throws IOException {
        ouvrirLesVotes(regie.editionLancee());
        voter(premier, "jure1", "jure2");
        voter(second, "jure3", "jure4");
        regie.voter(edition, "it1", "jure5", "blanc");
        regie.fermerLesVotes();
        regie.deliberer(edition, "it1", "departager", premier.numero());

        regie.lier(edition, "jure1", second);

        assertThat(suffrages()).as("les suffrages du vote remplacé").isEmpty();
        voter(premier, "jure2");
        voter(second, "jure3", "jure4");
        regie.voter(edition, "it1", "jure5", "blanc");
        regie.avancer("2024-12-06T00:00:00");
        JsonNode it1 = resultats().path("categories").path(0);
        JsonNode remplace = it1.path("tours").path(0);
        assertThat(remplace.path("enVigueur").asBoolean()).isFalse();
        assertThat(remplace.path("votants").asInt()).isEqualTo(5);
        assertThat(remplace.path("presences").path("jure1").asText()).isEqualTo("a-vote");
        assertThat(remplace.path("decompte").isNull()).isTrue();
        assertThat(remplace.path("reserve").asText()).contains("sans effet", "détruits");
        assertThat(it1.path("tours")
                        .path(1)
                        .path("decompte")
                        .path("lignes")
                        .path(0)
                        .path("voix")
                        .asInt())
                .isEqualTo(2);
        // that the jury had to break a tie says as much as the figures
        assertThat(it1.path("decisions")).isEmpty();
        assertThat(it1.path("regle").asText()).doesNotContain("délibéré");
        assertThat(suffrages()).hasSize(4);

        regie.sansCoupDeCoeur(edition);
        regie.valider(edition);
        String procesVerbal = procesVerbal();
        assertThat(procesVerbal)
                .contains("scrutin n° 1", "scrutin n° 2", "Ce vote est sans effet")
                .containsOnlyOnce("Exprimés")
                .doesNotContain("départage", "Le jury a débattu");
        regie.proclamer(edition);
        JsonNode empreintes =
                regie.banc.get("/api/appels/" + edition + "/empreintes").json().path("it1");
        assertThat(empreintes).hasSize(1);
        assertThat(empreintes.path(0).path("tour").asInt()).isEqualTo(2);
    }

    @Test
    void JURY_8_une_recusation_au_second_tour_detruit_aussi_les_suffrages_du_premier() {
        ouvrirLesVotes(regie.editionLancee("deux-tours"));
        voter(premier, "jure1", "jure2");
        voter(second, "jure3", "jure4");
        regie.voter(edition, "it1", "jure5", "blanc");
        regie.fermerLesVotes();
        assertThat(suffrages()).hasSize(5);
        voter(premier, "jure2");

        regie.voter(edition, "it1", "jure1", Map.of("lienProfessionnel", true));

        assertThat(suffrages()).isEmpty();
        assertThat(bulletins()).as("ceux du second tour interrompu").isZero();
    }

    @Test
    void JURY_8_un_dossier_admis_tard_detruit_le_vote_qu_il_fait_recommencer() {
        edition = regie.editionLancee();
        premier = regie.admis(edition, "it1");
        Candidat tardif = regie.banc.depose(edition, regie.banc.saisieIt("it1"));
        regie.avancer("2024-11-13T10:00:00");
        regie.ouvrirLesVotes(edition, JURY);
        voter(premier, JURY);
        regie.fermerLesVotes();
        assertThat(suffrages()).hasSize(5);

        regie.recevoirParCourriel(tardif, "2024-11-07T10:00:00+01:00");
        regie.admettre(tardif);

        assertThat(suffrages()).isEmpty();
    }

    @Test
    void JURY_8_le_decompte_de_moins_de_trois_votants_n_est_donne_nulle_part() throws IOException {
        ouvrirLesVotes(regie.editionLancee());
        voter(premier, "jure1");
        regie.voter(edition, "it1", "jure2", "blanc");
        regie.fermerLesVotes();

        JsonNode it1 = resultats().path("categories").path(0);
        assertThat(it1.path("issue").asText()).isEqualTo("laureat");
        assertThat(it1.path("tours").path(0).path("votants").asInt()).isEqualTo(2);
        assertThat(it1.path("tours").path(0).path("decompte").isNull()).isTrue();
        assertThat(it1.path("tours").path(0).path("reserve").asText()).contains("Moins de trois membres");
        regie.sansCoupDeCoeur(edition);
        regie.valider(edition);
        assertThat(procesVerbal())
                .contains("Moins de trois membres ont voté")
                .doesNotContain("Exprimés", "Blancs", "1 voix");
    }

    @Test
    void JURY_8_la_deliberation_sur_moins_de_trois_bulletins_ne_montre_pas_les_voix() {
        ouvrirLesVotes(regie.editionLancee());
        voter(premier, "jure1");
        voter(second, "jure2");
        regie.fermerLesVotes();

        assertThat(regie.textes(edition + "/it1", "userTask_deliberer"))
                .contains("votants : 2", "Deux bulletins seulement", premier.numero(), second.numero())
                .doesNotContain("1 voix", "blancs");
    }

    @Test
    void JURY_4_les_nombres_de_la_deliberation_font_le_compte_des_votants() {
        ouvrirLesVotes(regie.editionLancee());
        voter(premier, "jure1");
        voter(second, "jure2");
        voter(troisieme, "jure3");
        regie.voter(edition, "it1", "jure4", "blanc");
        regie.retirer(troisieme);
        regie.fermerLesVotes();

        assertThat(regie.textes(edition + "/it1", "userTask_deliberer"))
                .contains(
                        "absents : 1, votants : 4.",
                        "exprimés : 2, blancs : 1, sans effet",
                        "n’est plus en lice) : 1.");
    }

    @Test
    void ORG_1_JURY_8_une_edition_annulee_pendant_le_vote_ne_garde_aucun_bulletin() {
        ouvrirLesVotes(regie.editionLancee());
        voter(premier, "jure1", "jure2");
        assertThat(bulletins()).isEqualTo(2);

        regie.decider(edition, "annulation");
        regie.travailler();

        assertThat(bulletins()).isZero();
    }

    @Test
    void JURY_8_un_bulletin_refuse_et_un_second_envoi_ne_laissent_que_leur_statut_dans_le_journal(
            CapturedOutput journal) {
        ouvrirLesVotes(regie.editionLancee("schulze"));
        Task invitation = regie.invitation(edition, "it1", "jure1");
        Reponse refus = soumettre(invitation, List.of(premier.numero(), second.numero()), List.of(premier.numero()));
        assertThat(refus.statut()).isEqualTo(422);
        assertThat(refus.json().path("message").asText()).contains("deux fois");
        assertThat(soumettre(invitation, List.of(premier.numero()), List.of(second.numero()))
                        .statut())
                .isEqualTo(204);
        regie.travailler();
        assertThat(soumettre(invitation, List.of(second.numero()), List.of(premier.numero()))
                        .statut())
                .as("la tâche est terminée déjà")
                .isEqualTo(409);

        assertThat(journal.getAll())
                .contains("userTask_voter : saisie refusée (422)")
                .doesNotContain(premier.numero(), second.numero(), "deux fois", "SaisieRefusee", "\tat ");
    }

    private Reponse soumettre(Task invitation, List<String> premiers, List<String> deuxiemes) {
        Map<String, Object> variables = Map.of(
                "choix", Map.of("value", "bulletin", "type", "String"),
                "rang1", enJson(premiers),
                "rang2", enJson(deuxiemes));
        return regie.banc.post(
                "/engine-rest/task/" + invitation.getId() + "/submit-form",
                Map.of("variables", variables),
                "Authorization",
                Banc.basique("jure1"));
    }

    private static Map<String, String> enJson(List<String> dossiers) {
        return Map.of("value", "[\"" + String.join("\",\"", dossiers) + "\"]", "type", "Json");
    }

    private List<String> suffrages() {
        return regie.banc
                .jdbc()
                .sql("select coalesce(choix, 'blanc') from suffrage where edition = ?")
                .param(edition)
                .query(String.class)
                .list();
    }

    private int bulletins() {
        return regie.banc
                .jdbc()
                .sql("select count(*) from bulletin where edition = ?")
                .param(edition)
                .query(Integer.class)
                .single();
    }

    private JsonNode resultats() {
        return regie.banc
                .get("/api/editions/" + edition + "/resultats", "Authorization", Banc.basique())
                .json();
    }

    private String procesVerbal() throws IOException {
        try (PDDocument document =
                Loader.loadPDF(procesVerbaux.fichier(edition, 1).orElseThrow())) {
            PDFTextStripper lecteur = new PDFTextStripper();
            lecteur.setSortByPosition(true);
            return lecteur.getText(document).replaceAll("\\s+", " ");
        }
    }
}
