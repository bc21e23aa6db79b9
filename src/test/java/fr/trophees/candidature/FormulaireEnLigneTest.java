package fr.trophees.candidature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.trophees.candidature.Banc.Reponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** What the online form asks the server for. */
@EssaiDeCandidature
class FormulaireEnLigneTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private DossiersDeLEquipe equipe;

    @Autowired
    Banc banc;

    @Autowired
    RepositoryService depots;

    private String edition;
    private String deploiement;

    @BeforeEach
    void ouvrir() {
        banc.horloge().regler("2024-10-20T10:00:00");
        edition = banc.ouvrirIt();
    }

    @AfterEach
    void rendreLeFormulaireLivre() {
        if (deploiement != null) {
            depots.deleteDeployment(deploiement);
        }
    }

    private JsonNode avis(String jeton, Map<String, Object> donnees) {
        Reponse reponse = banc.post("/api/dossiers/" + jeton + "/avis", Map.of("donnees", donnees));
        assertThat(reponse.statut()).as(reponse.texte()).isEqualTo(200);
        return reponse.json();
    }

    private static JsonNode proposition(JsonNode avis, String regle) {
        for (JsonNode proposition : avis.path("propositions")) {
            if (proposition.path("regle").asText().equals(regle)) {
                return proposition;
            }
        }
        return JSON.missingNode();
    }

    @Test
    void DEP_3_la_page_recoit_le_formulaire_et_les_textes_que_le_depot_accepte_avec_leur_version() {
        String jeton = banc.brouillon(edition);
        Reponse reponse = banc.get("/api/dossiers/" + jeton + "/formulaire");
        JsonNode presentation = reponse.json();

        assertThat(reponse.entete("Cache-Control")).contains("no-store");
        assertThat(presentation.at("/schema/id").asText()).isEqualTo("candidature-it");
        assertThat(presentation.path("reglement").asText()).isEqualTo("IT2024-1");
        assertThat(presentation.at("/categories/it1").asText()).isNotBlank();
        JsonNode accepte = presentation.at("/engagements/0");
        assertThat(accepte.path("regle").asText()).isEqualTo("DEP-3");
        assertThat(accepte.path("article").asText()).isEqualTo("5.5");
        assertThat(accepte.path("texte").asText())
                .startsWith("La soumission d’un dossier")
                .endsWith("décisions prises par le jury.");
        JsonNode images = presentation.at("/engagements/1");
        assertThat(images.path("regle").asText()).isEqualTo("DEP-4");
        assertThat(images.path("texte").asText())
                .startsWith("Les lauréats autorisent")
                .endsWith("de tout recours à cet égard.");
        banc.get("/api/dossiers/" + "x".repeat(43) + "/formulaire").probleme(404);
    }

    @Test
    void un_avis_dit_ce_qui_est_faux_et_ce_qui_manque_sans_rien_enregistrer() {
        String jeton = banc.brouillon(edition);
        JsonNode avis = avis(
                jeton,
                Map.of("siret", "123 456 789 00012", "communeInsee", "48095", "projetResume", "r".repeat(1_001)));

        assertThat(avis.path("erreurs").findValuesAsText("champ")).containsExactly("siret", "projetResume");
        assertThat(avis.path("manque").findValuesAsText("champ"))
                .contains("siret", "projetResume", "structureNom", "reglementAccepte")
                .doesNotContain("communeInsee");
        assertThat(avis.at("/lieux/48095/nom").asText()).isEqualTo("Mende (48, Lozère)");
        assertThat(avis.at("/lieux/48095/region").asText()).isEqualTo("Occitanie");
        assertThat(avis.at("/lieux/48095/population").asInt()).isEqualTo(12_316);
        assertThat(banc.get("/api/dossiers/" + jeton).json().path("donnees").has("siret"))
                .isFalse();
        banc.post("/api/dossiers/" + jeton + "/avis", Map.of("donnees", Map.of("inconnu", "x")))
                .probleme(422);
        banc.post("/api/dossiers/" + "x".repeat(43) + "/avis", Map.of()).probleme(404);
    }

    @Test
    void ELIG_3_l_avis_cite_la_regle_et_ne_bloque_pas_le_depot() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        saisie.put("dateDebut", "2019-01-01");
        saisie.put("dateFin", "2020-06-30");
        String jeton = banc.brouillon(edition, saisie);

        JsonNode verdict = proposition(avis(jeton, saisie), "ELIG-3");
        assertThat(verdict.path("issue").asText()).isEqualTo("defavorable");
        assertThat(verdict.path("champ").asText()).isEqualTo("dateFin");
        assertThat(verdict.path("article").asText()).contains("critères d’éligibilité");
        assertThat(banc.post("/api/dossiers/" + jeton + "/depot", Map.of()).statut())
                .isEqualTo(201);
    }

    @Test
    void ELIG_4_l_avis_dit_la_population_des_communes_rurales() {
        String asr = banc.ouvrirAsr();
        Map<String, Object> saisie = banc.saisieAsr("asr5");
        String jeton = banc.brouillon(asr, saisie);
        assertThat(proposition(avis(jeton, saisie), "ELIG-4").path("issue").asText())
                .isEqualTo("defavorable");
        saisie.put("territoireCommunes", List.of("48095"));
        assertThat(proposition(avis(jeton, saisie), "ELIG-4").path("issue").asText())
                .isEqualTo("favorable");
        saisie.remove("territoireCommunes");
        assertThat(proposition(avis(jeton, saisie), "ELIG-4").isMissingNode()).isTrue();
    }

    @Test
    void ELIG_5_un_doublon_est_annonce_des_la_saisie_sans_rien_dire_de_l_autre_dossier() {
        Map<String, Object> premiere = banc.saisieIt("it1");
        Banc.Candidat autre = banc.depose(edition, premiere);
        Map<String, Object> seconde = banc.saisieIt("it1");
        seconde.put("siret", premiere.get("siret"));
        seconde.put("projetTitre", premiere.get("projetTitre") + " bis");
        String jeton = banc.brouillon(edition);

        JsonNode avis = avis(jeton, seconde);
        assertThat(proposition(avis, "ELIG-5").path("issue").asText()).isEqualTo("defavorable");
        assertThat(proposition(avis, "ELIG-6").path("issue").asText()).isEqualTo("a-verifier");
        assertThat(avis.path("propositions").toString())
                .doesNotContain(autre.numero())
                .doesNotContain((String) premiere.get("projetTitre"));

        seconde.put("entiteDistincte", "Nous sommes une autre entité.");
        assertThat(proposition(avis(jeton, seconde), "ELIG-5").path("issue").asText())
                .isEqualTo("a-verifier");
    }

    @Test
    void ELIG_2_l_avis_ne_dit_rien_de_ce_que_la_coordination_a_repondu() {
        String asr = banc.ouvrirAsr();
        Map<String, Object> saisie = banc.saisieAsr("asr1");
        Banc.Candidat candidat = banc.complet(asr, saisie);
        banc.accomplir(candidat.numero(), "userTask_verifierAttestation", Map.of("conforme", true));
        banc.accomplir(
                candidat.numero(),
                "userTask_consulterCoordination",
                Map.of("reconnue", false, "motif", "Motif confidentiel"));

        JsonNode verdict = proposition(avis(candidat.jeton(), saisie), "ELIG-2");
        assertThat(verdict.path("issue").asText()).isEqualTo("a-verifier");
        assertThat(verdict.toString()).doesNotContain("confidentiel").doesNotContain("Non reconnue");
    }

    @Test
    void D_1_la_situation_dit_ce_qui_peut_encore_etre_fait_et_ce_que_cela_veut_dire() {
        String jeton = banc.brouillon(edition);
        JsonNode avant = avis(jeton, Map.of()).path("situation");
        assertThat(avant.path("modifiable").asBoolean()).isTrue();
        assertThat(avant.path("deposable").asBoolean()).isTrue();
        assertThat(avant.path("consignes").toString()).contains("Enregistrer n’est pas déposer");
        assertThat(avant.at("/echeance/instant").asText()).isEqualTo("2024-11-08T16:00:00+01:00");

        banc.horloge().regler("2024-11-08T16:00:01");
        JsonNode tard = avis(jeton, Map.of()).path("situation");
        assertThat(tard.path("deposable").asBoolean()).isTrue();
        assertThat(tard.path("consignes").toString()).contains("hors délai", "article 3.1", "article 4.3");
        assertThat(tard.at("/echeance/instant").asText()).isEqualTo("2024-11-09T00:00:00+01:00");

        banc.horloge().regler("2024-11-09T00:00:00");
        JsonNode ferme = avis(jeton, Map.of()).path("situation");
        assertThat(ferme.path("modifiable").asBoolean()).isFalse();
        assertThat(ferme.path("deposable").asBoolean()).isFalse();
        assertThat(ferme.path("consignes").toString()).contains("Rien n’est effacé");
        assertThat(ferme.path("echeance").isNull()).isTrue();
    }

    @Test
    void ORG_1_une_suspension_laisse_enregistrer_et_le_dit() {
        String jeton = banc.brouillon(edition);
        banc.dater(edition, "suspendue_le", banc.horloge().instant());
        JsonNode situation = avis(jeton, Map.of()).path("situation");
        assertThat(situation.path("modifiable").asBoolean()).isTrue();
        assertThat(situation.path("deposable").asBoolean()).isFalse();
        assertThat(situation.path("consignes").toString()).contains("suspendu");
    }

    @Test
    void D_5_une_correction_demandee_par_l_equipe_rouvre_la_page_jusqu_a_sa_date() {
        Banc.Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        banc.horloge().regler("2024-11-12T10:00:00");
        assertThat(avis(candidat.jeton(), Map.of()).at("/situation/modifiable").asBoolean())
                .isFalse();
        banc.jdbc()
                .sql("update dossier set correction_jusqua = ? where numero = ?")
                .params(DossierRepository.sql(HorlogeDEssai.a("2024-11-15T00:00:00")), candidat.numero())
                .update();

        JsonNode situation = avis(candidat.jeton(), Map.of()).path("situation");
        assertThat(situation.path("modifiable").asBoolean()).isTrue();
        assertThat(situation.path("consignes").toString())
                .contains("demandé une correction", "14 novembre 2024 à minuit");
        assertThat(situation.at("/echeance/instant").asText()).isEqualTo("2024-11-15T00:00:00+01:00");
    }

    @Test
    void DEP_2_apres_le_depot_la_saisie_automatique_n_atteint_plus_le_dossier() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        Banc.Candidat candidat = banc.complet(edition, saisie);
        String dossier = "/api/dossiers/" + candidat.jeton();
        banc.put(dossier + "?brouillon=true", Map.of("projetTitre", "Un autre")).probleme(409);
        assertThat(banc.etat(candidat.jeton())).isEqualTo("attestation-a-verifier");

        JsonNode situation = avis(candidat.jeton(), saisie).path("situation");
        assertThat(situation.path("depose").asBoolean()).isTrue();
        assertThat(situation.path("imprimes").toString()).contains("projetTitre", "siret");
        assertThat(situation.path("consignes").toString()).contains("une nouvelle, signée");

        assertThat(banc.put(dossier, Map.of("projetTitre", "Un autre")).statut())
                .isEqualTo(200);
        assertThat(banc.etat(candidat.jeton())).isEqualTo("attestation-attendue");
    }

    @Test
    void DEP_1_un_dossier_modifie_ailleurs_apres_relecture_n_est_pas_depose_a_sa_place() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        String dossier = "/api/dossiers/" + banc.brouillon(edition, saisie);
        String relu = banc.get(dossier).entete("ETag");
        banc.put(dossier, Map.of("projetResume", "Modifié ailleurs"));

        banc.post(dossier + "/depot", Map.of(), "If-Match", relu).probleme(412);
        String aJour = banc.get(dossier).entete("ETag");
        assertThat(banc.post(dossier + "/depot", Map.of(), "If-Match", aJour).statut())
                .isEqualTo(201);
        assertThat(banc.post(dossier + "/depot", Map.of(), "If-Match", relu).statut())
                .isEqualTo(200);
    }

    @Test
    void une_commune_se_cherche_par_son_nom_ou_son_code_et_un_epci_par_son_nom() {
        String communes = "/api/appels/" + edition + "/communes";
        assertThat(banc.get(communes + "?debut=SAINT-etienne")
                        .json()
                        .get(0)
                        .path("code")
                        .asText())
                .isEqualTo("42218");
        assertThat(banc.get(communes + "?debut=4809").json().findValuesAsText("code"))
                .contains("48095")
                .allMatch(code -> code.startsWith("4809"));
        assertThat(banc.get(communes + "?debut=75101").json().findValuesAsText("code"))
                .containsExactly("75056");
        assertThat(banc.get(communes + "?debut=").json()).isEmpty();
        assertThat(banc.get(communes + "?debut=montpellier").json().toString()).doesNotContain("communes)");
        assertThat(banc.get(communes + "?debut=montpellier&groupements=true")
                        .json()
                        .toString())
                .contains("communes)");
        banc.get("/api/appels/aucun/communes?debut=mende").probleme(404);
    }

    // the form deployed again

    @Test
    void un_champ_ajoute_au_formulaire_redeploye_est_montre_et_exige_sans_toucher_a_java() throws IOException {
        Map<String, Object> saisie = banc.saisieIt("it1");
        String jeton = banc.brouillon(edition, saisie);
        String dossier = "/api/dossiers/" + jeton;
        banc.put(dossier, Map.of("nombreDePersonnes", 12)).probleme(422);

        deployer(avecUnChampDePlus());

        assertThat(banc.get(dossier + "/formulaire").json().path("schema").toString())
                .contains("nombreDePersonnes");
        assertThat(banc.get(dossier).json().path("manque").findValuesAsText("champ"))
                .containsExactly("nombreDePersonnes");
        assertThat(banc.post(dossier + "/depot", Map.of())
                        .probleme(422)
                        .path("erreurs")
                        .findValuesAsText("champ"))
                .containsExactly("nombreDePersonnes");
        assertThat(banc.post(dossier + "/depot", Map.of("nombreDePersonnes", 12))
                        .statut())
                .isEqualTo(201);
    }

    @Test
    void un_formulaire_redeploye_que_le_serveur_ne_sait_pas_imposer_laisse_le_precedent_en_vigueur()
            throws IOException {
        String jeton = banc.brouillon(edition);
        ObjectNode casse = formulaireLivre();
        casse.withArray("components").removeAll();
        deployer(casse);
        assertThat(banc.get("/api/dossiers/" + jeton + "/formulaire")
                        .json()
                        .path("schema")
                        .toString())
                .contains("projetTitre");
        assertThat(banc.put("/api/dossiers/" + jeton, Map.of("projetTitre", "Un titre"))
                        .statut())
                .isEqualTo(200);
        assertThat(equipe.formulaireEcarte(edition))
                .as("what the team reads at its desk")
                .hasValueSatisfying(pourquoi ->
                        assertThat(pourquoi).contains("candidature-it", "Champs indispensables absents", "siret"));
    }

    private static ObjectNode avecUnChampDePlus() throws IOException {
        ObjectNode formulaire = formulaireLivre();
        formulaire
                .withArray("components")
                .insertObject(3)
                .put("type", "number")
                .put("key", "nombreDePersonnes")
                .put("id", "Field_nombreDePersonnes")
                .put("label", "Nombre de personnes accompagnées")
                .putObject("validate")
                .put("required", true)
                .put("min", 1);
        return formulaire;
    }

    private static ObjectNode formulaireLivre() throws IOException {
        return (ObjectNode) JSON.readTree(new ClassPathResource("forms/candidature-it.form").getInputStream());
    }

    private void deployer(JsonNode formulaire) {
        deploiement = depots.createDeployment()
                .name("Modeler")
                .addString("candidature-it.form", formulaire.toString())
                .deploy()
                .getId();
    }

    // pieces

    @Test
    void DEP_4_une_illustration_porte_son_credit_et_l_accord_et_se_retire() {
        String jeton = banc.brouillon(edition);
        String pieces = "/api/dossiers/" + jeton + "/pieces";
        Map<String, String> champs = new LinkedHashMap<>();
        champs.put("nature", "illustration");
        champs.put("credit", "  Photo <b>Claude</b>\nMartin ");
        champs.put("accord", "true");
        Reponse jointe = banc.multipart(pieces, champs, "photo.pdf", Banc.pdf());
        assertThat(jointe.statut()).isEqualTo(201);
        assertThat(jointe.json().path("credit").asText()).isEqualTo("Photo <b>Claude</b> Martin");
        assertThat(jointe.json().path("accord").asBoolean()).isTrue();
        String id = jointe.json().path("id").asText();

        assertThat(banc.get(pieces).json()).hasSize(1);
        Reponse fichier = banc.get(pieces + "/" + id);
        assertThat(fichier.entete("Content-Disposition")).startsWith("attachment");
        assertThat(banc.put(pieces + "/" + id, Map.of("credit", "Claude Martin", "accord", false))
                        .json()
                        .path("credit")
                        .asText())
                .isEqualTo("Claude Martin");
        banc.put(pieces + "/" + id, Map.of("credit", "x".repeat(201), "accord", true))
                .probleme(422);
        String voisin = banc.brouillon(edition);
        banc.get("/api/dossiers/" + voisin + "/pieces/" + id).probleme(404);
        banc.delete("/api/dossiers/" + voisin + "/pieces/" + id).probleme(404);

        assertThat(banc.delete(pieces + "/" + id).statut()).isEqualTo(204);
        assertThat(banc.get(pieces).json()).isEmpty();
        banc.delete(pieces + "/" + id).probleme(404);
    }

    @Test
    void D_1_une_piece_ne_se_retire_plus_une_fois_les_candidatures_closes() {
        Banc.Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        String pieces = "/api/dossiers/" + candidat.jeton() + "/pieces";
        String id = banc.multipart(pieces, new HashMap<>(Map.of("nature", "autre")), "note.pdf", Banc.pdf())
                .json()
                .path("id")
                .asText();
        banc.horloge().regler("2024-11-08T16:00:01");
        banc.delete(pieces + "/" + id).probleme(409);
        assertThat(banc.get(pieces).json()).hasSize(1);
    }

    @Test
    void ORG_4_qui_essaie_tous_les_SIREN_n_apprend_pas_qui_candidate() {
        Map<String, Object> depose = banc.saisieIt("it1");
        banc.depose(edition, depose);
        String curieux = banc.brouillon(edition);
        Map<String, Object> premier = banc.saisieIt("it1");
        for (int i = 0; i < SirenConsultes.AU_PLUS; i++) {
            String siret = (String) (i == 0 ? premier : banc.saisieIt("it1")).get("siret");
            assertThat(reglesDites(curieux, siret)).contains("ELIG-5");
        }

        assertThat(reglesDites(curieux, (String) depose.get("siret")))
                .as("un onzième SIREN")
                .doesNotContain("ELIG-5", "ELIG-6");
        assertThat(reglesDites(curieux, (String) premier.get("siret"))).contains("ELIG-5");
        assertThat(reglesDites(banc.brouillon(edition), (String) depose.get("siret")))
                .contains("ELIG-5");
    }

    private List<String> reglesDites(String jeton, String siret) {
        return banc.post(
                        "/api/dossiers/" + jeton + "/avis",
                        Map.of("siret", siret, "categorie", "it1", "projetTitre", "Un titre"))
                .json()
                .path("propositions")
                .findValuesAsText("regle");
    }
}
