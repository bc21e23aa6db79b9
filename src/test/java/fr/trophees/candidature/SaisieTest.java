package fr.trophees.candidature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.trophees.candidature.Banc.Candidat;
import fr.trophees.candidature.Banc.Reponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EssaiDeCandidature
class SaisieTest {

    @Autowired
    Banc banc;

    @Autowired
    PartageService partages;

    private String edition;

    @BeforeEach
    void ouvrir() {
        banc.horloge().regler("2024-10-20T10:00:00");
        edition = banc.ouvrirIt();
    }

    @Test
    void une_saisie_partielle_s_ajoute_null_vide_et_ce_qui_manque_est_dit() {
        String jeton = "/api/dossiers/" + banc.brouillon(edition);
        banc.put(jeton, Map.of("structureNom", "Passerelle", "projetTitre", "Un projet"));
        Map<String, Object> suite = new HashMap<>();
        suite.put("projetTitre", null);
        suite.put("categorie", "it2");

        Reponse reponse = banc.put(jeton, suite);

        assertThat(reponse.statut()).isEqualTo(200);
        assertThat(reponse.json().path("donnees").path("structureNom").asText()).isEqualTo("Passerelle");
        assertThat(reponse.json().path("donnees").has("projetTitre")).isFalse();
        assertThat(reponse.json().path("categorie").asText()).isEqualTo("it2");
        assertThat(reponse.json().path("manque").findValuesAsText("champ"))
                .contains("projetTitre", "siret", "reglementAccepte");
        assertThat(banc.get(jeton).texte()).isEqualTo(reponse.texte());
    }

    @Test
    void les_champs_peuvent_aussi_venir_sous_donnees() {
        String jeton = "/api/dossiers/" + banc.brouillon(edition);
        assertThat(banc.put(jeton, Map.of("donnees", Map.of("structureNom", "Passerelle")))
                        .json()
                        .path("donnees")
                        .path("structureNom")
                        .asText())
                .isEqualTo("Passerelle");
    }

    @Test
    void une_erreur_de_format_est_enregistree_et_dite_dans_manque() {
        String jeton = "/api/dossiers/" + banc.brouillon(edition);

        Reponse reponse = banc.put(jeton, Map.of("siret", "123", "dateDebut", "2024-02-31", "contactEmail", "non"));

        assertThat(reponse.statut()).isEqualTo(200);
        assertThat(reponse.json().path("donnees").path("siret").asText()).isEqualTo("123");
        assertThat(reponse.json().path("manque").findValuesAsText("champ"))
                .contains("siret", "dateDebut", "contactEmail");
    }

    @Test
    void un_champ_inconnu_ou_d_un_autre_type_est_refuse_et_rien_n_est_enregistre() {
        String jeton = "/api/dossiers/" + banc.brouillon(edition);
        String avant = banc.get(jeton).texte();

        banc.put(jeton, Map.of("structureNom", "Passerelle", "inconnu", "x")).probleme(422);
        banc.put(jeton, Map.of("structureNom", 12)).probleme(422);
        banc.put(jeton, Map.of("reglementAccepte", "oui")).probleme(422);
        banc.put(jeton, "{\"structureNom\":\"a\\u0000b\"}").probleme(422);
        banc.put(jeton, "{\"structureNom\":\"a\\ud800b\"}").probleme(422);
        banc.put(jeton, "{\"structureNom\":").probleme(400);
        banc.put(jeton, "[]").probleme(422);
        banc.put(jeton, "{\"projetDescription\":\"" + "x".repeat(300_000) + "\"}")
                .probleme(413);

        assertThat(banc.get(jeton).texte()).isEqualTo(avant);
    }

    @Test
    void deux_saisies_concurrentes_se_voient_par_l_etag() {
        String jeton = "/api/dossiers/" + banc.brouillon(edition);
        String premier = banc.get(jeton).entete("ETag");
        Reponse saisie = banc.put(jeton, Map.of("structureNom", "Une"), "If-Match", premier);
        assertThat(saisie.statut()).isEqualTo(200);
        assertThat(saisie.entete("ETag")).isNotEqualTo(premier).doesNotStartWith("W/");

        banc.put(jeton, Map.of("structureNom", "Deux"), "If-Match", premier).probleme(412);
        banc.put(jeton, Map.of("structureNom", "Deux"), "If-Match", "W/" + saisie.entete("ETag"))
                .probleme(412);
        banc.put(jeton, Map.of("structureNom", "Deux"), "If-Match", "\"autre\"").probleme(412);
        assertThat(banc.get(jeton).json().path("donnees").path("structureNom").asText())
                .isEqualTo("Une");

        assertThat(banc.put(jeton, Map.of("structureNom", "Trois"), "If-Match", "\"x\", " + saisie.entete("ETag"))
                        .statut())
                .isEqualTo(200);
        assertThat(banc.put(jeton, Map.of("structureNom", "Quatre"), "If-Match", "*")
                        .statut())
                .isEqualTo(200);
        assertThat(banc.put(jeton, Map.of("structureNom", "Cinq")).statut()).isEqualTo(200);
    }

    @Test
    void D_1_un_brouillon_se_modifie_jusqu_a_minuit_puis_reste_lisible() {
        String jeton = "/api/dossiers/" + banc.brouillon(edition);
        banc.horloge().regler("2024-11-08T23:59:59");
        assertThat(banc.put(jeton, Map.of("structureNom", "Passerelle")).statut())
                .isEqualTo(200);
        banc.horloge().regler("2024-11-09T00:00:00");
        banc.put(jeton, Map.of("structureNom", "Autre")).probleme(410);
        assertThat(banc.get(jeton).json().path("donnees").path("structureNom").asText())
                .isEqualTo("Passerelle");
    }

    @Test
    void ORG_1_une_suspension_n_empeche_ni_d_enregistrer_ni_de_lire_meme_apres_la_limite() {
        String jeton = "/api/dossiers/" + banc.brouillon(edition);
        banc.horloge().regler("2024-11-08T15:00:00");
        banc.dater(edition, "suspendue_le", banc.horloge().instant());
        banc.horloge().regler("2024-11-10T09:00:00");
        assertThat(banc.put(jeton, Map.of("structureNom", "Passerelle")).statut())
                .isEqualTo(200);
        assertThat(banc.get(jeton).statut()).isEqualTo(200);
    }

    @Test
    void apres_le_depot_une_saisie_est_possible_jusqu_a_16_h_incluses() {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        String jeton = "/api/dossiers/" + candidat.jeton();
        banc.horloge().regler("2024-11-08T16:00:00");
        assertThat(banc.put(jeton, Map.of("projetResume", "Autrement")).statut())
                .isEqualTo(200);
        banc.horloge().regler("2024-11-08T16:00:01");
        banc.put(jeton, Map.of("projetResume", "Trop tard")).probleme(409);
    }

    @Test
    void DEP_2_changer_un_champ_imprime_rend_l_attestation_caduque() {
        Candidat candidat = banc.complet(edition, banc.saisieIt("it1"));
        String jeton = "/api/dossiers/" + candidat.jeton();
        assertThat(banc.etat(candidat.jeton())).isEqualTo("attestation-a-verifier");

        banc.put(jeton, Map.of("projetDescription", "La même action, mieux décrite."));
        assertThat(banc.etat(candidat.jeton())).isEqualTo("attestation-a-verifier");
        assertThat(banc.put(jeton, Map.of("projetTitre", "Un autre titre"))
                        .json()
                        .path("etat")
                        .asText())
                .isEqualTo("attestation-attendue");
        banc.travailler();
        assertThat(banc.tachesEnCours(candidat.numero())).isEmpty();

        banc.attestation(candidat.jeton());
        banc.travailler();
        assertThat(banc.tachesEnCours(candidat.numero())).containsExactly("userTask_verifierAttestation");
    }

    @Test
    void ELIG_5_changer_de_categorie_apres_le_depot_ne_cree_pas_de_doublon() {
        Map<String, Object> premiere = banc.saisieIt("it1");
        Map<String, Object> seconde = banc.saisieIt("it2");
        seconde.put("siret", premiere.get("siret"));
        banc.depose(edition, premiere);
        Candidat candidat = banc.depose(edition, seconde);
        String jeton = "/api/dossiers/" + candidat.jeton();

        Reponse refus = banc.put(jeton, Map.of("categorie", "it1"));
        assertThat(refus.probleme(409).path("erreurs").get(0).path("regle").asText())
                .isEqualTo("ELIG-5");
        assertThat(banc.get(jeton).json().path("categorie").asText()).isEqualTo("it2");
        assertThat(banc.put(jeton, Map.of("categorie", "it3"))
                        .json()
                        .path("categorie")
                        .asText())
                .isEqualTo("it3");
    }

    @Test
    void DEP_3_et_DEP_4_ce_qui_est_accepte_au_depot_ne_se_reprend_qu_avec_le_dossier() {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        Reponse refus = banc.put("/api/dossiers/" + candidat.jeton(), Map.of("reglementAccepte", false));
        assertThat(refus.probleme(422).path("erreurs").get(0).path("regle").asText())
                .isEqualTo("DEP-3");
        banc.put("/api/dossiers/" + candidat.jeton(), Map.of("droitsImageAcceptes", false))
                .probleme(422);
    }

    @Test
    void une_correction_demandee_par_l_equipe_s_enregistre_apres_la_cloture_et_la_premiere_arrivee_compte() {
        Candidat candidat = banc.complet(edition, banc.saisieIt("it1"));
        String jeton = "/api/dossiers/" + candidat.jeton();
        banc.horloge().regler("2024-11-12T10:00:00");
        String correction = "/api/bureau/dossiers/" + candidat.numero() + "/correction";
        banc.postDeLEquipe(correction, Map.of("jusqua", "2024-11-11T00:00:00+01:00", "motif", "titre"))
                .probleme(422);
        banc.postDeLEquipe(correction, Map.of("jusqua", "2024-11-15T00:00:00+01:00"))
                .probleme(422);
        assertThat(banc.postDeLEquipe(
                                correction, Map.of("jusqua", "2024-11-15T00:00:00+01:00", "motif", "titre à corriger"))
                        .statut())
                .isEqualTo(200);
        assertThat(banc.courriels(candidat.jeton())).endsWith("correction");

        banc.horloge().regler("2024-11-13T10:00:00");
        assertThat(banc.put(jeton, Map.of("projetTitre", "Un titre corrigé"))
                        .json()
                        .path("etat")
                        .asText())
                .isEqualTo("attestation-attendue");
        banc.travailler();
        banc.horloge().regler("2024-11-14T10:00:00");
        assertThat(banc.attestation(candidat.jeton()).statut()).isEqualTo(201);
        banc.travailler();
        assertThat(banc.etat(candidat.jeton())).isEqualTo("attestation-a-verifier");
        assertThat(banc.tachesEnCours(candidat.numero())).containsExactly("userTask_verifierAttestation");
        banc.horloge().regler("2024-11-15T00:00:00");
        banc.put(jeton, Map.of("projetTitre", "Trop tard")).probleme(409);
    }

    @Test
    void D_5_une_correction_demandee_avant_la_cloture_garde_la_premiere_arrivee_meme_faite_aussitot() {
        Candidat candidat = banc.complet(edition, banc.saisieIt("it1"));
        String jeton = "/api/dossiers/" + candidat.jeton();
        banc.horloge().regler("2024-11-07T10:00:00");
        banc.postDeLEquipe(
                "/api/bureau/dossiers/" + candidat.numero() + "/correction",
                Map.of("jusqua", "2024-11-15T00:00:00+01:00", "motif", "titre à corriger"));

        banc.put(jeton, Map.of("projetTitre", "Un titre corrigé"));
        banc.travailler();
        banc.horloge().regler("2024-11-12T10:00:00");

        assertThat(banc.attestation(candidat.jeton()).statut()).isEqualTo(201);
        banc.travailler();
        assertThat(banc.etat(candidat.jeton())).isEqualTo("attestation-a-verifier");
    }

    @Test
    void D_5_une_correction_attendue_avant_la_cloture_n_avance_pas_l_echeance_de_l_attestation() {
        Candidat candidat = banc.complet(edition, banc.saisieIt("it1"));
        banc.postDeLEquipe(
                "/api/bureau/dossiers/" + candidat.numero() + "/correction",
                Map.of("jusqua", "2024-10-28T00:00:00+01:00", "motif", "titre à corriger"));

        banc.put("/api/dossiers/" + candidat.jeton(), Map.of("projetTitre", "Un titre corrigé"));

        assertThat(banc.jdbc()
                        .sql("select attestation_avant from dossier where numero = ?")
                        .param(candidat.numero())
                        .query(java.time.OffsetDateTime.class)
                        .list())
                .containsOnlyNulls();
    }

    @Test
    void ORG_2_l_adresse_du_contact_d_un_dossier_depose_ne_change_qu_une_fois_confirmee_et_l_ancienne_est_prevenue() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        Candidat candidat = banc.depose(edition, saisie);
        String jeton = "/api/dossiers/" + candidat.jeton();
        String contact = (String) saisie.get("contactEmail");

        banc.put(jeton, Map.of("contactEmail", "faute@structure.example.org"));
        assertThat(banc.get(jeton).json().at("/donnees/contactEmail").asText())
                .isEqualTo("faute@structure.example.org");
        assertThat(ecrits(candidat, "faute@structure.example.org")).containsExactly("cession");
        assertThat(ecrits(candidat, contact)).endsWith("cession-proposee");
        assertThat(banc.post(jeton + "/avis", Map.of())
                        .json()
                        .at("/situation/consignes")
                        .toString())
                .contains("nous écrivons à " + contact);

        banc.put(jeton, Map.of("contactEmail", contact));
        assertThat(offres(candidat))
                .as("la faute corrigée, rien n’est plus proposé")
                .isEmpty();

        banc.put(jeton, Map.of("contactEmail", "suite@structure.example.org"));
        assertThat(offres(candidat)).containsExactly("suite@structure.example.org");
        assertThat(banc.jdbc()
                        .sql("select contact_courriel from dossier where id = ?")
                        .param(banc.dossier(candidat.jeton()))
                        .query(String.class)
                        .single())
                .isEqualTo(contact);
        partages.annulerCession(candidat.jeton(), banc.horloge().instant());
        assertThat(banc.get(jeton).json().at("/donnees/contactEmail").asText()).isEqualTo(contact);
    }

    private List<String> ecrits(Candidat candidat, String adresse) {
        return banc.jdbc()
                .sql("select type from courriel where destinataire = ? and dossier = ? order by rang")
                .params(adresse, banc.dossier(candidat.jeton()))
                .query(String.class)
                .list();
    }

    private List<String> offres(Candidat candidat) {
        return banc.jdbc()
                .sql("select courriel from acces where dossier = ? and nature = 'cession'")
                .param(banc.dossier(candidat.jeton()))
                .query(String.class)
                .list();
    }
}
