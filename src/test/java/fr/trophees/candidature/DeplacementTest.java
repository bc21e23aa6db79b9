package fr.trophees.candidature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.trophees.candidature.Banc.Candidat;
import fr.trophees.candidature.Banc.Reponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

@EssaiDeCandidature
@Import(DeplacementTest.Ecoute.class)
class DeplacementTest {

    @Autowired
    Banc banc;

    @Autowired
    Ecoute ecoute;

    private String edition;

    @BeforeEach
    void ouvrir() {
        banc.horloge().regler("2024-10-20T10:00:00");
        edition = banc.ouvrirAsr();
        ecoute.deplaces.clear();
    }

    private Reponse deplacer(String numero, String categorie) {
        return banc.postDeLEquipe(
                "/api/bureau/dossiers/" + numero + "/deplacement",
                Map.of("categorie", categorie, "motif", "Article 1.3 : plus à sa place."));
    }

    private Candidat admis(Map<String, Object> saisie) {
        Candidat candidat = banc.complet(edition, saisie);
        banc.accomplir(candidat.numero(), "userTask_verifierAttestation", Map.of("conforme", true));
        banc.accomplir(candidat.numero(), "userTask_consulterCoordination", Map.of("reconnue", true, "motif", "Oui."));
        banc.accomplir(candidat.numero(), "userTask_instruireDossier", Map.of("decision", "admettre"));
        return candidat;
    }

    @Test
    void ELIG_7_un_dossier_admis_est_deplace_reexamine_et_reste_admis() {
        Candidat candidat = admis(banc.saisieAsr("asr1"));
        banc.horloge().regler("2024-11-26T10:00:00");

        Reponse reponse = deplacer(candidat.numero(), "asr5");

        assertThat(reponse.statut()).isEqualTo(200);
        assertThat(reponse.json().path("ancienne").asText()).isEqualTo("asr1");
        assertThat(reponse.json().path("categorie").asText()).isEqualTo("asr5");
        assertThat(reponse.json().path("etat").asText()).isEqualTo("admis");
        assertThat(reponse.json().path("verdicts").findValuesAsText("regle")).contains("ELIG-4", "ELIG-5");
        banc.travailler();
        assertThat(banc.elements(candidat.numero())).contains("serviceTask_reexaminerCandidature");
        assertThat(banc.processus.getVariable(
                        banc.processus
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey(candidat.numero())
                                .singleResult()
                                .getId(),
                        "categorie"))
                .isEqualTo("asr5");
        assertThat(banc.courriels(candidat.jeton())).endsWith("deplacement");
        assertThat(ecoute.deplaces)
                .extracting(DossierDeplace::ancienne, DossierDeplace::nouvelle)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("asr1", "asr5"));
    }

    @Test
    void ELIG_7_un_dossier_en_cours_est_examine_de_nouveau_et_garde_son_attestation() {
        Candidat candidat = banc.complet(edition, banc.saisieAsr("asr1"));
        assertThat(deplacer(candidat.numero(), "asr2").statut()).isEqualTo(200);
        banc.travailler();
        assertThat(banc.tachesEnCours(candidat.numero())).containsExactly("userTask_verifierAttestation");
        assertThat(banc.etat(candidat.jeton())).isEqualTo("attestation-a-verifier");
    }

    @Test
    void ELIG_7_une_saisie_automatique_du_candidat_ne_defait_pas_le_deplacement() {
        Map<String, Object> saisie = banc.saisieAsr("asr1");
        Candidat candidat = banc.complet(edition, saisie);
        deplacer(candidat.numero(), "asr2");
        assertThat(banc.put("/api/dossiers/" + candidat.jeton(), saisie)
                        .json()
                        .path("categorie")
                        .asText())
                .isEqualTo("asr2");
    }

    @Test
    void ELIG_5_un_deplacement_vers_une_place_prise_est_refuse() {
        Map<String, Object> saisie = banc.saisieAsr("asr1");
        Candidat candidat = banc.complet(edition, saisie);
        saisie.put("categorie", "asr2");
        banc.complet(edition, saisie);
        assertThat(deplacer(candidat.numero(), "asr2")
                        .probleme(409)
                        .path("erreurs")
                        .get(0)
                        .path("regle")
                        .asText())
                .isEqualTo("ELIG-5");
    }

    @Test
    void un_deplacement_mal_demande_est_refuse() {
        Candidat candidat = banc.complet(edition, banc.saisieAsr("asr1"));
        deplacer(candidat.numero(), "asr1").probleme(422);
        deplacer(candidat.numero(), "it1").probleme(422);
        String route = "/api/bureau/dossiers/" + candidat.numero() + "/deplacement";
        banc.postDeLEquipe(route, Map.of("categorie", "asr2")).probleme(422);
        banc.postDeLEquipe(route, Map.of("categorie", "asr2", "motif", "x", "autre", "y"))
                .probleme(422);
        banc.postDeLEquipe(route, Map.of("categorie", 2, "motif", "x")).probleme(422);
        deplacer("ASR1900-0001", "asr2").probleme(404);
        banc.delete("/api/dossiers/" + candidat.jeton());
        deplacer(candidat.numero(), "asr2").probleme(409);
        assertThat(banc.post(route, Map.of("categorie", "asr2", "motif", "x")).statut())
                .isEqualTo(401);
    }

    @Test
    void ELIG_7_le_vote_clos_plus_rien_ne_se_deplace() {
        Candidat candidat = admis(banc.saisieAsr("asr1"));
        banc.horloge().regler("2024-12-02T12:00:00");
        deplacer(candidat.numero(), "asr2").probleme(409);
    }

    @TestConfiguration
    static class Ecoute {

        final List<DossierDeplace> deplaces = new ArrayList<>();

        @EventListener
        void noter(DossierDeplace evenement) {
            deplaces.add(evenement);
        }
    }
}
