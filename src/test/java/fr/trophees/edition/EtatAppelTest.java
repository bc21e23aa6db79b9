package fr.trophees.edition;

import static fr.trophees.edition.Calendriers.a;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EtatAppelTest {

    private final Calendrier calendrier = Calendriers.de2024();

    @ParameterizedTest
    @CsvSource({
        "2024-10-13T23:59:59, a-venir",
        "2024-10-14T00:00:00, ouvert",
        "2024-11-08T15:59:59, ouvert",
        "2024-11-08T16:00:00, clos",
        "2024-11-09T00:00:00, clos",
        "2024-12-09T16:00:00, clos"
    })
    void D_1_l_appel_est_montre_clos_des_16_h(String mur, String etat) {
        assertThat(EtatAppel.a(a(mur), calendrier, false, false, false).code()).isEqualTo(etat);
    }

    @Test
    void ORG_1_suspendu_et_annule_l_emportent_sur_le_calendrier() {
        assertThat(EtatAppel.a(a("2024-10-20T10:00"), calendrier, true, false, false))
                .isEqualTo(EtatAppel.SUSPENDU);
        assertThat(EtatAppel.a(a("2024-10-20T10:00"), calendrier, true, true, false))
                .isEqualTo(EtatAppel.ANNULE);
    }

    @Test
    void JURY_7_seule_la_proclamation_rend_proclame_pas_l_heure_de_la_ceremonie() {
        assertThat(EtatAppel.a(a("2024-12-10T10:00"), calendrier, false, false, false))
                .isEqualTo(EtatAppel.CLOS);
        assertThat(EtatAppel.a(a("2024-12-09T16:05"), calendrier, false, false, true))
                .isEqualTo(EtatAppel.PROCLAME);
        assertThat(EtatAppel.a(a("2024-12-09T16:05"), calendrier, false, true, true))
                .as("une édition annulée ne publie rien")
                .isEqualTo(EtatAppel.ANNULE);
    }
}
