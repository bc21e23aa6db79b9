package fr.trophees.rgpd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class EcheanceDeDemandeTest {

    private static Instant a(String heureMurale) {
        return LocalDateTime.parse(heureMurale)
                .atZone(ZoneId.of("Europe/Paris"))
                .toInstant();
    }

    @Test
    void ORG_2_une_demande_est_repondue_dans_le_mois_jusqu_a_la_fin_du_jour() {
        assertThat(EcheanceDeDemande.pour(a("2024-10-20T10:00:00"))).isEqualTo(a("2024-11-21T00:00:00"));
        assertThat(EcheanceDeDemande.dernierJour(a("2024-11-21T00:00:00"))).isEqualTo("2024-11-20");
    }

    @Test
    void ORG_2_un_mois_qui_n_a_pas_ce_jour_finit_a_son_dernier_jour() {
        assertThat(EcheanceDeDemande.pour(a("2025-01-31T23:59:59"))).isEqualTo(a("2025-03-01T00:00:00"));
    }

    @Test
    void les_rappels_se_disent_en_jours_avant_l_echeance_a_l_heure_de_Paris() {
        Instant echeance = a("2024-11-01T00:00:00");
        assertThat(EcheanceDeDemande.lire("7 jours avant l'échéance, 9 h", echeance))
                .isEqualTo(a("2024-10-24T09:00:00"));
        assertThat(EcheanceDeDemande.lire("1 jour avant l’échéance, 9 h 30", echeance))
                .isEqualTo(a("2024-10-30T09:30:00"));
        assertThat(EcheanceDeDemande.lire("le jour de l'échéance, 9 h", echeance))
                .isEqualTo(a("2024-10-31T09:00:00"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcheanceDeDemande.lire("bientôt", echeance))
                .withMessageContaining("7 jours avant");
    }
}
