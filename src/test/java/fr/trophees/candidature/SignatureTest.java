package fr.trophees.candidature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.candidature.Banc.Candidat;
import fr.trophees.candidature.SignatureService.ASigner;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.web.multipart.MultipartFile;

/** The signatory's link (DEP-2). */
@EssaiDeCandidature
class SignatureTest {

    private static final String MAIRE = "maire@commune.example.org";

    @Autowired
    private Banc banc;

    @Autowired
    private SignatureService signatures;

    @Autowired
    private MessagesAuxCandidats messages;

    @Autowired
    private LiensDeDossier liens;

    private String edition;

    @BeforeEach
    void ouvrir() {
        banc.horloge().regler("2024-10-20T10:00:00");
        banc.jdbc().sql("delete from limite_par_heure").update();
        edition = banc.ouvrirIt();
    }

    @Test
    void DEP_2_le_signataire_renvoie_l_attestation_par_un_lien_a_lui_avec_son_nom_et_sa_qualite() throws Exception {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        String lien = demander(candidat.jeton());

        ASigner vu = signatures.ouvrir(lien, maintenant()).orElseThrow();
        assertThat(vu.refus()).isNull();
        assertThat(vu.attestation().numero()).isEqualTo(candidat.numero());
        assertThat(vu.toString())
                .as("nothing that the attestation doesn't print")
                .doesNotContain("Dominique Essai", "structure.example.org", "permanence", candidat.jeton());
        assertThat(signatures.attestation(lien, maintenant())).startsWith("%PDF".getBytes());

        assertRefus(HttpStatus.UNPROCESSABLE_ENTITY, () -> signatures.deposer(lien, pdf(), "", " ", maintenant()));
        signatures.deposer(lien, pdf(), "Inès Marchal", "Maire", maintenant());

        assertThat(banc.etat(candidat.jeton())).isEqualTo("attestation-a-verifier");
        assertThat(banc.jdbc()
                        .sql("select signataire_nom || ', ' || signataire_qualite from attestation where dossier = ?")
                        .param(banc.dossier(candidat.jeton()))
                        .query(String.class)
                        .single())
                .isEqualTo("Inès Marchal, Maire");
        assertThat(signatures.signataires(candidat.jeton(), maintenant()).get(0).aRenvoye())
                .isTrue();
        assertThat(signatures.ouvrir(lien, maintenant()).orElseThrow().envois()).hasSize(1);
        assertThat(banc.courriels(candidat.jeton())).contains("signature", "attestation-recue");
    }

    @Test
    void DEP_2_avant_le_depot_aussi_mais_pas_tant_que_l_attestation_n_est_pas_remplie() throws Exception {
        String vide = banc.brouillon(edition);
        assertRefus(HttpStatus.CONFLICT, () -> signatures.demander(vide, MAIRE, null, null, maintenant()));

        String brouillon = banc.brouillon(edition, banc.saisieIt("it1"));
        String lien = demander(brouillon);
        signatures.deposer(lien, pdf(), "Inès Marchal", "Maire", maintenant());
        assertThat(banc.post("/api/dossiers/" + brouillon + "/depot", Map.of())
                        .json()
                        .path("etat")
                        .asText())
                .isEqualTo("attestation-a-verifier");
    }

    @Test
    void ORG_1_un_lien_de_signature_dont_l_echeance_n_est_plus_connue_n_est_pas_promis_pour_rien() {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        banc.dater(edition, "suspendue_le", HorlogeDEssai.a("2024-11-07T10:00:00"));
        banc.horloge().regler("2024-11-07T12:00:00");
        signatures.demander(candidat.jeton(), MAIRE, null, null, maintenant());

        banc.horloge().regler("2024-11-09T10:00:00");
        assertRefus(
                HttpStatus.CONFLICT,
                () -> signatures.demander(candidat.jeton(), "adjointe@commune.example.org", null, null, maintenant()));
        assertThat(banc.attestation(candidat.jeton()).statut()).isEqualTo(201);
    }

    @Test
    void un_lien_de_signataire_annule_n_ouvre_plus_rien_et_n_ouvre_jamais_le_dossier() {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        String lien = demander(candidat.jeton());
        banc.get("/api/dossiers/" + lien).probleme(404);
        banc.delete("/api/dossiers/" + lien).probleme(404);

        UUID id = signatures.signataires(candidat.jeton(), maintenant()).get(0).id();
        String dUnAutre = banc.brouillon(edition, banc.saisieIt("it2"));
        signatures.annuler(dUnAutre, id);
        assertThat(signatures.ouvrir(lien, maintenant())).isPresent();

        signatures.annuler(candidat.jeton(), id);
        assertThat(signatures.ouvrir(lien, maintenant())).isEmpty();
        assertRefus(HttpStatus.NOT_FOUND, () -> signatures.attestation(lien, maintenant()));
        assertRefus(HttpStatus.NOT_FOUND, () -> signatures.deposer(lien, pdf(), "N", "Q", maintenant()));
    }

    @Test
    void DEP_2_le_signataire_est_relance_tant_que_rien_n_est_arrive() throws Exception {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        Candidat autre = banc.depose(edition, banc.saisieIt("it2"));
        demander(candidat.jeton());
        String recu = demander(autre.jeton());
        signatures.deposer(recu, pdf(), "Inès Marchal", "Maire", maintenant());

        messages.relancer(edition, "boundaryEvent_relance10Jours", maintenant());
        messages.relancer(edition, "boundaryEvent_relance10Jours", maintenant());

        assertThat(rappels(candidat)).as("once for one reminder").hasSize(1);
        assertThat(rappels(autre)).isEmpty();
        assertThat(rappels(candidat).get(0)).contains("\"rappel\": true", "Aller vers les habitants", "\"acces\":");
    }

    private List<String> rappels(Candidat candidat) {
        return banc.jdbc()
                .sql(
                        "select parametres::text from courriel where numero = ? and type = 'signature' and en_masse order by rang")
                .param(candidat.numero())
                .query(String.class)
                .list();
    }

    @Test
    void D_5_une_attestation_refusee_dit_pourquoi_au_signataire_et_se_refait_par_le_meme_lien() throws Exception {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        String lien = demander(candidat.jeton());
        signatures.deposer(lien, pdf(), "Inès Marchal", "Maire", maintenant());
        banc.travailler();
        banc.horloge().regler("2024-11-12T10:00:00");
        banc.accomplir(
                candidat.numero(),
                "userTask_verifierAttestation",
                Map.of("conforme", false, "motif", "La page est floue.", "completerAvant", "2024-11-15"));

        ASigner vu = signatures.ouvrir(lien, maintenant()).orElseThrow();
        assertThat(vu.refus()).isNull();
        assertThat(vu.avant()).isEqualTo(HorlogeDEssai.a("2024-11-16T00:00:00"));
        assertThat(vu.envois().get(0).motif()).isEqualTo("La page est floue.");
        signatures.deposer(lien, pdf(), "Inès Marchal", "Maire", maintenant());
        assertThat(banc.etat(candidat.jeton())).isEqualTo("attestation-a-verifier");
    }

    @Test
    void D_5_passe_la_date_donnee_le_signataire_ne_peut_plus_rien_envoyer() throws Exception {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        String lien = demander(candidat.jeton());
        banc.horloge().regler("2024-11-09T00:00:00");

        assertThat(signatures.ouvrir(lien, maintenant()).orElseThrow().refus()).contains("La date limite est passée");
        assertRefus(HttpStatus.GONE, () -> signatures.deposer(lien, pdf(), "N", "Q", maintenant()));
    }

    @Test
    void ELIG_7_un_deplacement_par_l_equipe_ne_demande_pas_d_attestation_et_un_champ_imprime_change_en_demande_une()
            throws Exception {
        Candidat candidat = banc.complet(edition, banc.saisieIt("it1"));
        banc.postDeLEquipe(
                "/api/bureau/dossiers/" + candidat.numero() + "/deplacement",
                Map.of("categorie", "it2", "motif", "Elle y a mieux sa place."));
        assertThat(banc.etat(candidat.jeton())).isEqualTo("attestation-a-verifier");

        banc.put("/api/dossiers/" + candidat.jeton(), Map.of("projetTitre", "Un titre corrigé"));
        assertThat(banc.etat(candidat.jeton())).isEqualTo("attestation-attendue");
        String lien = demander(candidat.jeton());
        assertThat(signatures
                        .ouvrir(lien, maintenant())
                        .orElseThrow()
                        .attestation()
                        .projet())
                .isEqualTo("Un titre corrigé");
        assertThat(banc.jdbc()
                        .sql("select statut from attestation where dossier = ?")
                        .param(banc.dossier(candidat.jeton()))
                        .query(String.class)
                        .list())
                .as("the old one is kept")
                .containsExactly("caduque");
    }

    @Test
    void les_messages_a_un_signataire_sont_comptes() {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        for (int i = 0; i < PartageService.MESSAGES_PAR_ADRESSE_ET_PAR_HEURE; i++) {
            demander(candidat.jeton());
        }
        assertRefus(
                HttpStatus.TOO_MANY_REQUESTS,
                () -> signatures.demander(candidat.jeton(), MAIRE, null, null, maintenant()));
        assertThat(signatures.signataires(candidat.jeton(), maintenant())).hasSize(1);
    }

    private String demander(String jeton) {
        signatures.demander(jeton, MAIRE, "Inès Marchal", "Maire", maintenant());
        return banc.jdbc()
                .sql("select id from acces where dossier = ? and nature = 'signataire'")
                .param(banc.dossier(jeton))
                .query(UUID.class)
                .optional()
                .flatMap(liens::jeton)
                .orElseThrow();
    }

    private static MultipartFile pdf() throws IOException {
        return new MockMultipartFile("fichier", "attestation.pdf", "application/pdf", Banc.pdf());
    }

    private Instant maintenant() {
        return banc.horloge().instant();
    }

    private static void assertRefus(HttpStatus statut, org.assertj.core.api.ThrowableAssert.ThrowingCallable acte) {
        assertThatThrownBy(acte).isInstanceOfSatisfying(RequeteRefusee.class, refus -> assertThat(refus.statut())
                .isEqualTo(statut));
    }
}
