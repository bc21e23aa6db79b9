package fr.trophees.candidature;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EssaiDeCandidature
class BrouillonTest {

    @Autowired
    Banc banc;

    private String edition;
    private String brouillons;

    @BeforeEach
    void ouvrir() {
        banc.horloge().regler("2024-10-20T10:00:00");
        edition = banc.ouvrirIt();
        brouillons = "/api/appels/" + edition + "/brouillons";
    }

    @Test
    void DEP_1_un_lien_personnel_est_envoye_a_l_adresse_donnee() {
        Banc.Reponse reponse = banc.post(brouillons, Map.of("email", "a@structure.example.org"));

        assertThat(reponse.statut()).isEqualTo(202);
        assertThat(reponse.octets()).isEmpty();
        String jeton = banc.jeton("a@structure.example.org");
        assertThat(banc.courriels(jeton)).containsExactly("lien");
        Banc.Reponse dossier = banc.get("/api/dossiers/" + jeton);
        assertThat(dossier.statut()).isEqualTo(200);
        assertThat(dossier.json().path("etat").asText()).isEqualTo("brouillon");
        assertThat(dossier.json().path("numero").isNull()).isTrue();
        assertThat(dossier.json().path("edition").asText()).isEqualTo(edition);
        assertThat(dossier.json().path("cloture").asText()).isEqualTo("2024-11-08T16:00:00+01:00");
        assertThat(dossier.json().path("limite").asText()).isEqualTo("2024-11-09T00:00:00+01:00");
        assertThat(dossier.entete("Cache-Control")).contains("no-store");
        assertThat(dossier.entete("ETag")).matches("\"[^\"]+\"");
    }

    @Test
    void une_adresse_connue_ou_inconnue_recoit_la_meme_reponse_et_chaque_demande_ouvre_un_brouillon() {
        for (int fois = 0; fois < 2; fois++) {
            Banc.Reponse reponse = banc.post(brouillons, Map.of("email", "deux@structure.example.org"));
            assertThat(reponse.statut()).isEqualTo(202);
            assertThat(reponse.octets()).isEmpty();
        }
        assertThat(nombre("deux@structure.example.org")).isEqualTo(2);
    }

    @Test
    void au_dela_de_vingt_liens_par_heure_pour_une_adresse_rien_ne_part_et_rien_ne_le_dit() {
        for (int fois = 0; fois < 23; fois++) {
            String adresse = fois % 2 == 0 ? "Rafale@structure.example.org" : "rafale@structure.example.org";
            assertThat(banc.post(brouillons, Map.of("email", adresse)).statut()).isEqualTo(202);
        }
        assertThat(nombre("rafale@structure.example.org")).isEqualTo(20);

        banc.horloge().regler("2024-10-20T11:00:01");
        banc.post(brouillons, Map.of("email", "rafale@structure.example.org"));
        assertThat(nombre("rafale@structure.example.org")).isEqualTo(21);
    }

    private int nombre(String adresse) {
        return banc.jdbc()
                .sql("select count(*) from dossier where lower(contact_courriel) = ?")
                .param(adresse)
                .query(Integer.class)
                .single();
    }

    @Test
    void une_adresse_qui_n_en_est_pas_une_est_refusee() {
        for (Object email : List.of("", "sans-arobase", "a@b", "a@b@c.fr", "a b@c.fr", 12, true)) {
            Banc.Reponse reponse = banc.post(brouillons, Map.of("email", email));
            reponse.probleme(422);
            assertThat(reponse.champs()).containsExactly("email");
            assertThat(reponse.texte()).doesNotContain("sans-arobase");
        }
        banc.post(brouillons, "{}").probleme(422);
        banc.post(brouillons, Map.of("email", "a@structure.example.org", "nom", "x"))
                .probleme(422);
    }

    @Test
    void un_corps_illisible_est_refuse() {
        banc.post(brouillons, "{\"email\":").probleme(400);
        banc.post(brouillons, "").probleme(400);
        banc.post(brouillons, "{\"email\":\"a@b.fr\",\"email\":\"c@d.fr\"}").probleme(400);
        banc.post(brouillons, "{\"email\":\"a@b.fr\"} x").probleme(400);
        banc.post(brouillons, "[\"a@b.fr\"]").probleme(422);
        banc.post(brouillons, "{\"x\":" + "[".repeat(2000) + "]".repeat(2000) + "}")
                .probleme(400);
        banc.envoyer(banc.requete(brouillons)
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("a@b.fr")))
                .probleme(415);
        banc.envoyer(banc.requete(brouillons)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xe9, '"', ':', '1', '}'})))
                .probleme(400);
    }

    @Test
    void une_edition_inconnue_est_introuvable() {
        banc.post("/api/appels/nulle-part/brouillons", Map.of("email", "a@structure.example.org"))
                .probleme(404);
    }

    @Test
    void D_1_avant_le_lancement_rien_ne_s_ouvre_et_a_partir_de_minuit_tout_est_clos() {
        banc.horloge().regler("2024-10-13T23:59:59");
        banc.post(brouillons, Map.of("email", "tot@structure.example.org")).probleme(409);
        banc.horloge().regler("2024-10-14T00:00:00");
        assertThat(banc.post(brouillons, Map.of("email", "juste@structure.example.org"))
                        .statut())
                .isEqualTo(202);
        banc.horloge().regler("2024-11-08T16:00:01");
        assertThat(banc.post(brouillons, Map.of("email", "tard@structure.example.org"))
                        .statut())
                .isEqualTo(202);
        banc.horloge().regler("2024-11-08T23:59:59");
        assertThat(banc.post(brouillons, Map.of("email", "tard@structure.example.org"))
                        .statut())
                .isEqualTo(202);
        banc.horloge().regler("2024-11-09T00:00:00");
        banc.post(brouillons, Map.of("email", "trop@structure.example.org")).probleme(410);
    }

    @Test
    void ORG_1_une_edition_suspendue_ou_annulee_n_ouvre_pas_de_brouillon() {
        banc.dater(edition, "suspendue_le", banc.horloge().instant());
        banc.post(brouillons, Map.of("email", "a@structure.example.org")).probleme(409);
        banc.dater(edition, "suspendue_le", null);
        banc.dater(edition, "annulee_le", banc.horloge().instant());
        banc.post(brouillons, Map.of("email", "a@structure.example.org")).probleme(409);
    }

    @Test
    void un_lien_inconnu_revoque_ou_mal_forme_est_introuvable_de_la_meme_facon() {
        String jeton = banc.brouillon(edition);
        String faux = (jeton.charAt(0) == 'A' ? 'B' : 'A') + jeton.substring(1);
        banc.jdbc()
                .sql("update lien set revoque_le = now() where dossier = ?")
                .param(banc.dossier(jeton))
                .update();

        String inconnu = banc.get("/api/dossiers/" + faux).texte();
        assertThat(banc.get("/api/dossiers/" + jeton).texte()).isEqualTo(inconnu);
        assertThat(banc.get("/api/dossiers/court").texte()).isEqualTo(inconnu);
        banc.get("/api/dossiers/" + jeton).probleme(404);
        banc.put("/api/dossiers/" + jeton, Map.of()).probleme(404);
        banc.post("/api/dossiers/" + jeton + "/depot", Map.of()).probleme(404);
        banc.delete("/api/dossiers/" + jeton).probleme(404);
        banc.get("/api/dossiers/" + jeton + "/attestation.pdf").probleme(404);
        banc.attestation(jeton).probleme(404);
    }

    @Test
    void la_base_ne_contient_rien_qui_ouvre_un_dossier() {
        String jeton = banc.brouillon(edition);
        assertThat(banc.jdbc()
                        .sql("select count(*) from courriel where parametres::text like ?")
                        .param("%" + jeton + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(banc.jdbc()
                        .sql("select encode(empreinte, 'hex') from lien where dossier = ?")
                        .param(banc.dossier(jeton))
                        .query(String.class)
                        .single())
                .hasSize(64);
    }

    @Test
    void un_brouillon_supprime_disparait_avec_ses_fichiers_et_ses_courriels() {
        String jeton = banc.brouillon(edition);
        java.util.UUID id = banc.dossier(jeton);
        assertThat(banc.attestation(jeton).statut()).isEqualTo(201);

        assertThat(banc.delete("/api/dossiers/" + jeton).statut()).isEqualTo(204);

        banc.get("/api/dossiers/" + jeton).probleme(404);
        for (String table : List.of(
                "dossier where id", "attestation where dossier", "lien where dossier", "courriel where dossier")) {
            assertThat(banc.jdbc()
                            .sql("select count(*) from " + table + " = ?")
                            .param(id)
                            .query(Integer.class)
                            .single())
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void une_adresse_inconnue_ou_une_methode_refusee_sous_api_est_dite_en_francais() {
        banc.get("/api/nulle-part").probleme(404);
        Banc.Reponse refus = banc.envoyer(
                banc.requete("/api/appels/" + edition + "/brouillons").GET());
        refus.probleme(405);
        assertThat(refus.entete("Allow")).contains("POST");
    }
}
