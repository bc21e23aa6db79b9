package fr.trophees.candidature;

import static fr.trophees.candidature.HorlogeDEssai.a;
import static org.assertj.core.api.Assertions.assertThat;

import fr.trophees.edition.Calendrier;
import fr.trophees.edition.Jalon;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EtatDossierTest {

    private static final Delais DELAIS = new Delais(calendrier("2024-11-08T16:00:00", "2024-11-09T00:00:00"), null);
    private static final Delais PROLONGES = new Delais(calendrier("2024-11-15T16:00:00", "2024-11-16T00:00:00"), null);
    private static final Instant AVANT = a("2024-11-08T10:00:00");
    private static final Instant APRES = a("2024-11-09T00:00:00");

    private static Calendrier calendrier(String cloture, String limite) {
        Map<Jalon, Instant> dates = new EnumMap<>(Jalon.class);
        for (Jalon jalon : Jalon.values()) {
            dates.put(jalon, a("2024-12-01T00:00:00"));
        }
        dates.put(Jalon.LANCEMENT, a("2024-10-14T00:00:00"));
        dates.put(Jalon.CLOTURE, a(cloture));
        dates.put(Jalon.LIMITE, a(limite));
        return Calendrier.de(dates);
    }

    private static Dossier dossier(
            Instruction instruction, StatutAttestation attestation, Instant complet, String tardif, Instant avant) {
        boolean depose = instruction != Instruction.BROUILLON;
        return new Dossier(
                UUID.randomUUID(),
                "e",
                depose ? "IT2024-0001" : null,
                "it1",
                Map.of(),
                List.of(),
                1,
                "x@example.org",
                null,
                null,
                null,
                null,
                instruction,
                null,
                attestation,
                avant,
                null,
                AVANT,
                depose ? AVANT : null,
                complet,
                tardif,
                null,
                null);
    }

    private static EtatDossier etat(
            Instruction instruction, StatutAttestation attestation, String complet, Instant maintenant) {
        return EtatDossier.de(
                dossier(instruction, attestation, complet == null ? null : a(complet), null, null), DELAIS, maintenant);
    }

    @Test
    void DEP_1_un_brouillon_est_un_brouillon_meme_apres_la_limite() {
        assertThat(etat(Instruction.BROUILLON, null, null, AVANT)).isEqualTo(EtatDossier.BROUILLON);
        assertThat(etat(Instruction.BROUILLON, StatutAttestation.A_VERIFIER, null, APRES))
                .isEqualTo(EtatDossier.BROUILLON);
    }

    @Test
    void DEP_2_sans_attestation_le_dossier_attend_jusqu_a_la_limite_puis_est_incomplet() {
        assertThat(etat(Instruction.EN_COURS, null, null, a("2024-11-08T23:59:59")))
                .isEqualTo(EtatDossier.ATTESTATION_ATTENDUE);
        assertThat(etat(Instruction.EN_COURS, null, null, APRES)).isEqualTo(EtatDossier.INCOMPLET);
        assertThat(etat(Instruction.INCOMPLET, null, null, APRES)).isEqualTo(EtatDossier.INCOMPLET);
    }

    @Test
    void ORG_1_une_prolongation_rouvre_un_dossier_classe_incomplet() {
        Dossier classe = dossier(Instruction.INCOMPLET, null, null, null, null);
        assertThat(EtatDossier.de(classe, PROLONGES, APRES)).isEqualTo(EtatDossier.ATTESTATION_ATTENDUE);
    }

    @Test
    void D_5_une_date_donnee_par_l_equipe_prolonge_l_attente() {
        Dossier attendu = dossier(Instruction.EN_COURS, null, AVANT, null, a("2024-11-16T00:00:00"));
        assertThat(EtatDossier.de(attendu, DELAIS, a("2024-11-15T23:59:59")))
                .isEqualTo(EtatDossier.ATTESTATION_ATTENDUE);
        assertThat(EtatDossier.de(attendu, DELAIS, a("2024-11-16T00:00:00"))).isEqualTo(EtatDossier.INCOMPLET);
    }

    @Test
    void D_1_complet_a_16_h_00_00_est_a_l_heure_et_une_seconde_apres_hors_delai() {
        assertThat(etat(Instruction.EN_COURS, StatutAttestation.A_VERIFIER, "2024-11-08T16:00:00", APRES))
                .isEqualTo(EtatDossier.ATTESTATION_A_VERIFIER);
        assertThat(etat(Instruction.EN_COURS, StatutAttestation.A_VERIFIER, "2024-11-08T16:00:01", APRES))
                .isEqualTo(EtatDossier.HORS_DELAI);
        assertThat(etat(Instruction.EN_COURS, StatutAttestation.CONFORME, "2024-11-08T15:59:59", APRES))
                .isEqualTo(EtatDossier.A_INSTRUIRE);
    }

    @Test
    void D_1_une_decision_sur_le_retard_tient_et_une_prolongation_efface_celui_qui_n_est_pas_tranche() {
        Instant tard = a("2024-11-08T17:00:00");
        Dossier admis = dossier(Instruction.EN_COURS, StatutAttestation.A_VERIFIER, tard, "admis", null);
        assertThat(EtatDossier.de(admis, DELAIS, APRES)).isEqualTo(EtatDossier.ATTESTATION_A_VERIFIER);
        Dossier enAttente = dossier(Instruction.EN_COURS, StatutAttestation.A_VERIFIER, tard, null, null);
        assertThat(EtatDossier.de(enAttente, PROLONGES, APRES)).isEqualTo(EtatDossier.ATTESTATION_A_VERIFIER);
    }

    @Test
    void ORG_1_aucun_delai_ne_passe_pendant_une_suspension() {
        Delais suspendus = new Delais(DELAIS.calendrier(), AVANT);
        Dossier attendu = dossier(Instruction.EN_COURS, null, null, null, null);
        assertThat(EtatDossier.de(attendu, suspendus, a("2024-11-20T10:00:00")))
                .isEqualTo(EtatDossier.ATTESTATION_ATTENDUE);
        Dossier arrive =
                dossier(Instruction.EN_COURS, StatutAttestation.A_VERIFIER, a("2024-11-12T10:00:00"), null, null);
        assertThat(EtatDossier.de(arrive, suspendus, a("2024-11-20T10:00:00")))
                .isEqualTo(EtatDossier.ATTESTATION_A_VERIFIER);
        Delais suspendusApres = new Delais(DELAIS.calendrier(), APRES);
        assertThat(EtatDossier.de(attendu, suspendusApres, a("2024-11-20T10:00:00")))
                .isEqualTo(EtatDossier.INCOMPLET);
    }

    @Test
    void une_decision_se_lit_quoi_que_dise_le_calendrier() {
        assertThat(etat(Instruction.ADMIS, StatutAttestation.CONFORME, "2024-11-08T17:00:00", APRES))
                .isEqualTo(EtatDossier.ADMIS);
        assertThat(etat(Instruction.REFUSE, null, null, APRES)).isEqualTo(EtatDossier.REFUSE);
        assertThat(etat(Instruction.RETIRE, StatutAttestation.CONFORME, "2024-11-08T10:00:00", APRES))
                .isEqualTo(EtatDossier.RETIRE);
    }

    @Test
    void les_etats_ont_les_noms_du_contrat() {
        assertThat(EtatDossier.values())
                .extracting(EtatDossier::code)
                .containsExactly(
                        "brouillon",
                        "attestation-attendue",
                        "attestation-a-verifier",
                        "hors-delai",
                        "a-instruire",
                        "admis",
                        "refuse",
                        "incomplet",
                        "retire");
    }
}
