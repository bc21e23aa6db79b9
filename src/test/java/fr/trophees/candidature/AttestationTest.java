package fr.trophees.candidature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.trophees.candidature.Banc.Candidat;
import fr.trophees.candidature.Banc.Reponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EssaiDeCandidature
class AttestationTest {

    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0
    };
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'};

    @Autowired
    Banc banc;

    private String edition;

    @BeforeEach
    void ouvrir() {
        banc.horloge().regler("2024-10-20T10:00:00");
        edition = banc.ouvrirIt();
    }

    private Reponse envoyer(String jeton, String nom, byte[] fichier) {
        return banc.multipart("/api/dossiers/" + jeton + "/attestation", Map.of(), nom, fichier);
    }

    @Test
    void DEP_2_l_attestation_a_signer_est_remplie() throws Exception {
        Map<String, Object> saisie = banc.saisieIt("it2");
        saisie.put("structureNom", "Maison de l’Œuvre & de l’Emploi <Été>");
        Candidat candidat = banc.depose(edition, saisie);

        Reponse reponse = banc.get("/api/dossiers/" + candidat.jeton() + "/attestation.pdf");

        assertThat(reponse.statut()).isEqualTo(200);
        assertThat(reponse.entete("Content-Type")).isEqualTo("application/pdf");
        String texte = texte(reponse.octets());
        assertThat(texte)
                .contains("Trophées des Initiatives Territoriales 2024", candidat.numero())
                .contains("Maison de l’Œuvre & de l’Emploi <Été>", "Actions d’aller vers", "IT2024-1")
                .contains("article 5.5", "article 5.2", "article 3.1")
                .contains("vendredi 8 novembre 2024 à 16", "ave@ville-emploi.asso.fr")
                .contains((String) saisie.get("projetTitre"))
                .doesNotContain("PROJET – ne pas signer", candidat.jeton());
    }

    @Test
    void l_attestation_d_un_brouillon_incomplet_n_est_qu_un_projet() throws Exception {
        String jeton = banc.brouillon(edition);
        Reponse reponse = banc.get("/api/dossiers/" + jeton + "/attestation.pdf");
        assertThat(reponse.statut()).isEqualTo(200);
        assertThat(texte(reponse.octets())).contains("PROJET – ne pas signer", "non encore déposé");
    }

    @Test
    void D_1_D_5_l_attestation_telechargee_apres_la_cloture_imprime_la_date_qui_vaut_encore() throws Exception {
        Candidat candidat = banc.complet(edition, banc.saisieIt("it1"));
        String chemin = "/api/dossiers/" + candidat.jeton() + "/attestation.pdf";
        banc.horloge().regler("2024-11-08T16:00:01");
        assertThat(texte(banc.get(chemin).octets()))
                .contains("vendredi 8 novembre 2024 à minuit", "sera marquée hors délai")
                .doesNotContain("à 16");

        banc.accomplir(
                candidat.numero(),
                "userTask_verifierAttestation",
                Map.of("conforme", false, "motif", "Illisible.", "completerAvant", "2024-11-14"));
        assertThat(texte(banc.get(chemin).octets()))
                .contains("jeudi 14 novembre 2024 à minuit")
                .doesNotContain("hors délai", "8 novembre");
    }

    private static String texte(byte[] pdf) throws Exception {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr");
            assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void DEP_2_le_document_recu_est_garde_tel_quel_avec_son_empreinte() {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        byte[] pdf = Banc.pdf();

        Reponse reponse = banc.multipart(
                "/api/dossiers/" + candidat.jeton() + "/attestation",
                Map.of("signataireNom", "Camille Élu", "signataireQualite", "Présidente"),
                "../../mon attestation.exe",
                pdf);

        assertThat(reponse.statut()).isEqualTo(201);
        assertThat(reponse.json().path("etat").asText()).isEqualTo("attestation-a-verifier");
        assertThat(reponse.json().path("nom").asText()).isEqualTo("mon attestation.pdf");
        Map<String, Object> ligne = banc.jdbc()
                .sql(
                        "select contenu, encode(empreinte, 'hex') = encode(sha256(contenu), 'hex') as juste, signataire_nom, signataire_qualite, statut from attestation where dossier = ?")
                .param(banc.dossier(candidat.jeton()))
                .query()
                .singleRow();
        assertThat((byte[]) ligne.get("contenu")).isEqualTo(pdf);
        assertThat(ligne)
                .containsEntry("juste", true)
                .containsEntry("signataire_nom", "Camille Élu")
                .containsEntry("signataire_qualite", "Présidente");
        assertThat(banc.courriels(candidat.jeton())).contains("attestation-recue");
    }

    @Test
    void l_equipe_ouvre_le_document_recu() {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        String route = "/bureau/dossiers/" + candidat.numero() + "/attestation";
        assertThat(banc.get(route, "Authorization", Banc.basique()).statut()).isEqualTo(404);
        byte[] pdf = Banc.pdf();
        envoyer(candidat.jeton(), "a.pdf", pdf);

        Reponse document = banc.get(route, "Authorization", Banc.basique());

        assertThat(document.octets()).isEqualTo(pdf);
        assertThat(document.entete("Content-Type")).isEqualTo("application/pdf");
        assertThat(document.entete("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(banc.get(route).statut()).isEqualTo(401);
    }

    @Test
    void le_type_est_celui_du_contenu_et_non_du_nom() {
        String jeton = banc.brouillon(edition);
        assertThat(envoyer(jeton, "scan.txt", JPEG).statut()).isEqualTo(201);
        assertThat(envoyer(jeton, "scan", PNG).statut()).isEqualTo(201);
        envoyer(jeton, "attestation.pdf", "Ceci n'est pas un PDF".getBytes(StandardCharsets.UTF_8))
                .probleme(415);
        envoyer(jeton, "attestation.pdf", new byte[] {'P', 'K', 3, 4, 0, 0}).probleme(415);
        envoyer(jeton, "attestation.pdf", "<html><body>x</body></html>".getBytes(StandardCharsets.UTF_8))
                .probleme(415);
        envoyer(jeton, "vide.pdf", new byte[0]).probleme(422);
        banc.multipart("/api/dossiers/" + jeton + "/attestation", Map.of("signataireNom", "x"), null, null)
                .probleme(422);
        banc.post("/api/dossiers/" + jeton + "/attestation", Map.of()).probleme(415);
        banc.multipart(
                        "/api/dossiers/" + jeton + "/attestation",
                        Map.of("signataireNom", "x".repeat(201)),
                        "a.pdf",
                        Banc.pdf())
                .probleme(422);
    }

    @Test
    void dix_mebioctets_exactement_sont_acceptes_et_un_octet_de_plus_est_refuse() {
        String jeton = banc.brouillon(edition);
        byte[] limite = Arrays.copyOf(Banc.pdf(), 10 * 1024 * 1024);
        assertThat(envoyer(jeton, "a.pdf", limite).statut()).isEqualTo(201);
        envoyer(jeton, "a.pdf", Arrays.copyOf(limite, limite.length + 1)).probleme(413);
        envoyer(jeton, "a.pdf", Arrays.copyOf(limite, 15 * 1024 * 1024)).probleme(413);
    }

    @Test
    void DEP_2_l_attestation_peut_venir_avant_le_depot() {
        String jeton = banc.brouillon(edition, banc.saisieIt("it1"));
        assertThat(banc.attestation(jeton).json().path("etat").asText()).isEqualTo("brouillon");
        Reponse depot = banc.post("/api/dossiers/" + jeton + "/depot", Map.of());
        assertThat(depot.json().path("etat").asText()).isEqualTo("attestation-a-verifier");
        banc.travailler();
        assertThat(banc.tachesEnCours(depot.json().path("numero").asText()))
                .containsExactly("userTask_verifierAttestation");
    }

    @Test
    void DEP_2_la_candidature_est_complete_a_la_plus_tardive_des_deux_dates() {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        banc.horloge().regler("2024-11-08T16:00:00");
        assertThat(banc.attestation(candidat.jeton()).json().path("etat").asText())
                .isEqualTo("attestation-a-verifier");

        Candidat tardif = banc.depose(edition, banc.saisieIt("it1"));
        banc.horloge().regler("2024-11-08T16:00:01");
        assertThat(banc.attestation(tardif.jeton()).json().path("etat").asText())
                .isEqualTo("hors-delai");

        Candidat jamais = banc.depose(edition, banc.saisieIt("it1"));
        banc.horloge().regler("2024-11-09T00:00:00");
        banc.attestation(jamais.jeton()).probleme(410);
        assertThat(banc.etat(jamais.jeton())).isEqualTo("incomplet");
    }

    @Test
    void D_5_un_second_envoi_remplace_le_premier_qui_n_est_pas_encore_verifie_et_la_premiere_arrivee_compte() {
        Candidat candidat = banc.complet(edition, banc.saisieIt("it1"));
        banc.horloge().regler("2024-11-08T18:00:00");
        assertThat(banc.attestation(candidat.jeton()).json().path("etat").asText())
                .isEqualTo("attestation-a-verifier");
        assertThat(banc.jdbc()
                        .sql("select statut from attestation where dossier = ? order by enregistree_le")
                        .param(banc.dossier(candidat.jeton()))
                        .query(String.class)
                        .list())
                .containsExactly("remplacee", "a-verifier");
    }

    @Test
    void DEP_2_ce_qui_a_ete_signe_remis_comme_il_etait_l_attestation_vaut_de_nouveau() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        String jeton = banc.brouillon(edition, saisie);
        envoyer(jeton, "signee.pdf", Banc.pdf());
        String titre = (String) saisie.get("projetTitre");

        banc.put("/api/dossiers/" + jeton, Map.of("projetTitre", titre + "x"));
        assertThat(statuts(jeton)).containsExactly("caduque");
        assertThat(consignes(jeton)).contains("ne vaut plus", "« Titre du projet »");

        banc.put("/api/dossiers/" + jeton, Map.of("projetTitre", titre + "xy"));
        banc.put("/api/dossiers/" + jeton, Map.of("projetTitre", titre));
        assertThat(statuts(jeton)).containsExactly("a-verifier");
        assertThat(consignes(jeton)).doesNotContain("ne vaut plus");

        banc.horloge().regler("2024-10-21T10:00:00");
        assertThat(banc.post("/api/dossiers/" + jeton + "/depot", Map.of()).statut())
                .isEqualTo(201);
        assertThat(banc.etat(jeton)).isEqualTo("attestation-a-verifier");
        assertThat(completude(jeton)).as("la première arrivée compte").isEqualTo("2024-10-21T08:00:00Z");
    }

    @Test
    void DEP_2_une_attestation_arrivee_avant_le_depot_n_est_plus_reclamee() {
        String jeton = banc.brouillon(edition, banc.saisieIt("it1"));
        assertThat(consignes(jeton)).contains("l’attestation signée renvoyée");
        envoyer(jeton, "signee.pdf", Banc.pdf());

        assertThat(consignes(jeton))
                .contains("l’attestation signée est arrivée")
                .doesNotContain("L’un et l’autre");
        assertThat(banc.post("/api/dossiers/" + jeton + "/avis", Map.of())
                        .json()
                        .at("/situation/attestee")
                        .asBoolean())
                .isTrue();
    }

    private List<String> statuts(String jeton) {
        return banc.jdbc()
                .sql("select statut from attestation where dossier = ? order by enregistree_le")
                .param(banc.dossier(jeton))
                .query(String.class)
                .list();
    }

    private String consignes(String jeton) {
        return banc.post("/api/dossiers/" + jeton + "/avis", Map.of())
                .json()
                .path("situation")
                .path("consignes")
                .toString();
    }

    private String completude(String jeton) {
        return banc.jdbc()
                .sql("select complet_le from dossier where id = ?")
                .param(banc.dossier(jeton))
                .query(java.time.OffsetDateTime.class)
                .single()
                .toInstant()
                .toString();
    }

    @Test
    void DEP_2_un_dossier_depose_sans_attestation_le_dit_dans_son_formulaire() {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        assertThat(consignes(candidat.jeton())).contains("n’est pas encore arrivée", "ne prend pas effet");
        envoyer(candidat.jeton(), "signee.pdf", Banc.pdf());
        assertThat(consignes(candidat.jeton())).doesNotContain("n’est pas encore arrivée");
    }

    @Test
    void un_dossier_recoit_vingt_attestations_au_plus_sauf_de_l_equipe() {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        byte[] derniere = Banc.pdf();
        for (int i = 0; i < 19; i++) {
            assertThat(envoyer(candidat.jeton(), "a.pdf", Banc.pdf()).statut()).isEqualTo(201);
        }
        assertThat(envoyer(candidat.jeton(), "a.pdf", derniere).statut()).isEqualTo(201);
        envoyer(candidat.jeton(), "a.pdf", Banc.pdf()).probleme(409);
        assertThat(envoyer(candidat.jeton(), "a.pdf", derniere).statut())
                .as("le même fichier encore")
                .isEqualTo(201);
        assertThat(statuts(candidat.jeton())).hasSize(20);
    }

    @Test
    void le_meme_fichier_renvoye_est_la_meme_attestation() {
        String jeton = banc.brouillon(edition);
        byte[] pdf = Banc.pdf();
        Reponse premier = envoyer(jeton, "a.pdf", pdf);
        Reponse second = envoyer(jeton, "a.pdf", pdf);
        assertThat(second.statut()).isEqualTo(201);
        assertThat(second.json().path("id")).isEqualTo(premier.json().path("id"));
        assertThat(banc.courriels(jeton)).containsOnlyOnce("attestation-recue");
    }

    @Test
    void une_attestation_verifiee_ou_d_un_dossier_retire_n_est_plus_attendue() {
        Candidat candidat = banc.complet(edition, banc.saisieIt("it1"));
        banc.accomplir(candidat.numero(), "userTask_verifierAttestation", Map.of("conforme", true));
        banc.attestation(candidat.jeton()).probleme(409);
        Candidat retire = banc.depose(edition, banc.saisieIt("it1"));
        banc.delete("/api/dossiers/" + retire.jeton());
        banc.attestation(retire.jeton()).probleme(409);
    }

    @Test
    void DEP_2_l_equipe_enregistre_une_attestation_recue_par_courriel_a_l_heure_du_serveur_de_messagerie() {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        banc.travailler();
        banc.horloge().regler("2024-11-11T09:00:00");
        String route = "/api/bureau/dossiers/" + candidat.numero() + "/attestation";

        banc.multipart(route, Map.of("recueLe", "2024-11-08T15:59:59+01:00"), "a.pdf", Banc.pdf());
        Reponse anonyme = banc.multipart(route, Map.of("recueLe", "2024-11-08T15:59:59+01:00"), "a.pdf", Banc.pdf());
        assertThat(anonyme.statut()).isEqualTo(401);
        equipe(route, "2024-11-12T09:00:00+01:00").probleme(422);
        equipe(route, "hier").probleme(422);
        equipe(route, "2024-09-01T09:00:00+02:00").probleme(422);
        equipe(route, "2024-11-09T00:00:00+01:00").probleme(409);
        equipe("/api/bureau/dossiers/IT1900-0001/attestation", "2024-11-08T15:59:59+01:00")
                .probleme(404);

        Reponse reponse = equipe(route, "2024-11-08T15:59:59+01:00");
        assertThat(reponse.statut()).isEqualTo(200);
        assertThat(reponse.json().path("etat").asText()).isEqualTo("attestation-a-verifier");
        banc.travailler();
        assertThat(banc.tachesEnCours(candidat.numero())).containsExactly("userTask_verifierAttestation");
        assertThat(banc.elements(candidat.numero())).doesNotContain("serviceTask_annoncerRetard");
    }

    @Test
    void DEP_2_un_dossier_classe_incomplet_reprend_quand_son_attestation_etait_arrivee_a_temps() {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        banc.travailler();
        banc.horloge().regler("2024-11-12T12:00:00");
        banc.travailler();
        assertThat(banc.enCours(candidat.numero())).isFalse();
        assertThat(banc.etat(candidat.jeton())).isEqualTo("incomplet");
        assertThat(banc.courriels(candidat.jeton())).endsWith("incomplet");

        banc.horloge().regler("2024-11-13T09:00:00");
        Reponse reponse =
                equipe("/api/bureau/dossiers/" + candidat.numero() + "/attestation", "2024-11-08T17:30:00+01:00");
        assertThat(reponse.json().path("etat").asText()).isEqualTo("hors-delai");
        banc.travailler();
        assertThat(banc.tachesEnCours(candidat.numero())).containsExactly("userTask_trancherHorsDelai");
    }

    @Test
    void D_1_une_attestation_arrivee_a_temps_par_courriel_efface_le_retard_de_celle_du_candidat() {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        banc.horloge().regler("2024-11-08T18:00:00");
        banc.attestation(candidat.jeton());
        banc.travailler();
        assertThat(banc.tachesEnCours(candidat.numero())).containsExactly("userTask_trancherHorsDelai");

        banc.horloge().regler("2024-11-10T09:00:00");
        equipe("/api/bureau/dossiers/" + candidat.numero() + "/attestation", "2024-11-08T15:00:00+01:00");
        banc.travailler();
        assertThat(banc.tachesEnCours(candidat.numero())).containsExactly("userTask_verifierAttestation");
    }

    private Reponse equipe(String route, String recueLe) {
        return banc.multipart(route, Map.of("recueLe", recueLe), "a.pdf", Banc.pdf(), "Authorization", Banc.basique());
    }

    @Test
    void ORG_1_une_attestation_envoyee_pendant_une_suspension_est_recue() {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        banc.horloge().regler("2024-11-08T15:00:00");
        banc.dater(edition, "suspendue_le", banc.horloge().instant());
        banc.horloge().regler("2024-11-10T15:00:00");
        assertThat(banc.attestation(candidat.jeton()).json().path("etat").asText())
                .isEqualTo("attestation-a-verifier");
    }
}
