package fr.trophees.candidature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import fr.trophees.candidature.Banc.Candidat;
import fr.trophees.candidature.Banc.Reponse;
import fr.trophees.eligibilite.Issue;
import fr.trophees.eligibilite.Verdict;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@EssaiDeCandidature
class PieceTest {

    private static final int TRANCHE = 256 * 1024;

    @Autowired
    private DossiersDeLEquipe dossiers;

    @Autowired
    Banc banc;

    @Autowired
    private FichiersGardes fichiers;

    @Autowired
    private LiensDeDossier liens;

    @Autowired
    private DataSource dataSource;

    private String edition;

    @BeforeEach
    void ouvrir() {
        banc.horloge().regler("2024-10-20T10:00:00");
        edition = banc.ouvrirIt();
    }

    private Reponse joindre(String jeton, String nature, byte[] fichier) {
        return banc.multipart(
                "/api/dossiers/" + jeton + "/pieces", Map.of("nature", nature), "mandat signé.pdf", fichier);
    }

    @Test
    void ELIG_1_un_mandat_se_joint_avant_ou_apres_le_depot() {
        String jeton = banc.brouillon(edition);
        Reponse piece = joindre(jeton, "mandat", Banc.pdf());
        assertThat(piece.statut()).isEqualTo(201);
        assertThat(piece.json().path("nature").asText()).isEqualTo("mandat");
        assertThat(piece.json().path("nom").asText()).isEqualTo("mandat signé.pdf");
        assertThat(piece.json().path("id").asText()).hasSize(36);

        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        banc.horloge().regler("2024-11-12T10:00:00");
        assertThat(joindre(candidat.jeton(), "mandat", Banc.pdf()).statut()).isEqualTo(201);
        joindre(jeton, "mandat", Banc.pdf()).probleme(410);
    }

    @Test
    void ELIG_1_un_mandat_joint_apres_le_depot_change_l_avis_et_la_decision_le_fige() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        saisie.put("structureType", "organisation-mandatee");
        saisie.put("collectiviteMandante", "Commune de Valbrume");
        Candidat candidat = banc.complet(edition, saisie);
        assertThat(mandat(candidat)).isEqualTo(Issue.A_VERIFIER);

        String piece = joindre(candidat.jeton(), "mandat", Banc.pdf())
                .json()
                .path("id")
                .asText();
        assertThat(mandat(candidat)).isEqualTo(Issue.FAVORABLE);
        banc.delete("/api/dossiers/" + candidat.jeton() + "/pieces/" + piece);
        assertThat(mandat(candidat)).isEqualTo(Issue.A_VERIFIER);

        joindre(candidat.jeton(), "mandat", Banc.pdf());
        banc.accomplir(candidat.numero(), "userTask_verifierAttestation", Map.of("conforme", true));
        banc.accomplir(candidat.numero(), "userTask_instruireDossier", Map.of("decision", "admettre"));
        assertThat(mandat(candidat)).isEqualTo(Issue.FAVORABLE);
    }

    private Issue mandat(Candidat candidat) {
        return dossiers.detail(candidat.numero()).orElseThrow().verdicts().stream()
                .filter(verdict -> verdict.regle().equals("ELIG-1"))
                .map(Verdict::issue)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void un_document_mal_envoye_est_refuse() {
        String jeton = banc.brouillon(edition);
        joindre(jeton, "secret", Banc.pdf()).probleme(422);
        joindre(jeton, "autre", "texte".getBytes(StandardCharsets.UTF_8)).probleme(415);
        joindre(jeton, "autre", new byte[0]).probleme(422);
        banc.multipart("/api/dossiers/" + jeton + "/pieces", Map.of("nature", "autre"), null, null)
                .probleme(422);
        joindre("x".repeat(43), "autre", Banc.pdf()).probleme(404);
    }

    @Test
    void le_meme_document_renvoye_est_le_meme_et_leur_nombre_est_limite() {
        String jeton = banc.brouillon(edition);
        byte[] pdf = Banc.pdf();
        assertThat(joindre(jeton, "autre", pdf).json())
                .isEqualTo(joindre(jeton, "autre", pdf).json());
        for (int rang = 1; rang < 20; rang++) {
            assertThat(joindre(jeton, "illustration", Banc.pdf()).statut()).isEqualTo(201);
        }
        joindre(jeton, "illustration", Banc.pdf()).probleme(409);
    }

    @Test
    void un_dossier_retire_ne_recoit_plus_rien() {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        banc.delete("/api/dossiers/" + candidat.jeton());
        joindre(candidat.jeton(), "autre", Banc.pdf()).probleme(409);
    }

    private static byte[] pdfDe(int octets) {
        byte[] pdf = new byte[octets];
        new Random(7).nextBytes(pdf);
        System.arraycopy(Banc.pdf(), 0, pdf, 0, 9);
        return pdf;
    }

    @ParameterizedTest
    @ValueSource(ints = {TRANCHE - 1, TRANCHE, TRANCHE + 1, 3 * TRANCHE + 17})
    void DEP_2_un_document_de_plusieurs_tranches_est_rendu_tel_qu_il_est_venu(int octets) {
        String jeton = banc.brouillon(edition);
        byte[] pdf = pdfDe(octets);
        String piece = joindre(jeton, "autre", pdf).json().path("id").asText();

        Reponse rendu = banc.get("/api/dossiers/" + jeton + "/pieces/" + piece, "Range", "bytes=0-9");

        assertThat(rendu.statut()).isEqualTo(200);
        assertThat(rendu.octets()).isEqualTo(pdf);
        assertThat(rendu.entetes().firstValue("Content-Length")).contains(String.valueOf(octets));
        assertThat(rendu.entetes().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
    }

    @Test
    void un_document_lu_lentement_n_occupe_aucune_connexion_et_son_effacement_se_voit() throws Exception {
        String jeton = banc.brouillon(edition);
        byte[] pdf = pdfDe(2 * TRANCHE);
        UUID piece =
                UUID.fromString(joindre(jeton, "autre", pdf).json().path("id").asText());
        UUID dossier = liens.dossier(jeton).orElseThrow();
        FichierMontre garde =
                fichiers.trouver(FichiersGardes.Table.PIECES, dossier, piece).orElseThrow();

        try (InputStream lecture = garde.source().getInputStream()) {
            assertThat(lecture.readNBytes(TRANCHE)).isEqualTo(Arrays.copyOf(pdf, TRANCHE));
            assertThat(dataSource
                            .unwrap(HikariDataSource.class)
                            .getHikariPoolMXBean()
                            .getActiveConnections())
                    .isZero();
            banc.delete("/api/dossiers/" + jeton + "/pieces/" + piece);
            assertThatThrownBy(lecture::readAllBytes).hasMessageContaining("erased");
        }
    }
}
