package fr.trophees.edition;

import static fr.trophees.edition.Calendriers.a;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DatesEnFrancaisTest {

    @Test
    void les_dates_se_lisent_comme_on_les_dit() {
        assertThat(DatesEnFrancais.jour(a("2024-11-08T16:00"))).isEqualTo("vendredi 8 novembre 2024");
        assertThat(DatesEnFrancais.jourCourt(a("2024-11-08T16:00"))).isEqualTo("8 novembre 2024");
        assertThat(DatesEnFrancais.dateEtHeure(a("2024-11-08T16:00")))
                .isEqualTo("vendredi 8 novembre 2024 à 16\u00a0h");
        assertThat(DatesEnFrancais.dateCourteEtHeure(a("2024-11-08T09:05")))
                .isEqualTo("8 novembre 2024 à 9\u00a0h\u00a005");
    }

    @Test
    void le_premier_du_mois_s_ecrit_1er() {
        assertThat(DatesEnFrancais.jour(a("2024-11-01T09:00"))).isEqualTo("vendredi 1er novembre 2024");
        assertThat(DatesEnFrancais.jour(a("2024-11-11T09:00"))).isEqualTo("lundi 11 novembre 2024");
        assertThat(DatesEnFrancais.jourCourt(a("2024-11-01T09:00"))).isEqualTo("1er novembre 2024");
    }

    @Test
    void D_1_ce_qui_se_juge_a_la_seconde_se_dit_a_la_seconde() {
        assertThat(DatesEnFrancais.aLaSeconde(a("2024-11-08T16:00:01")))
                .isEqualTo("vendredi 8 novembre 2024 à 16\u00a0h 00\u00a0min 01\u00a0s (heure de Paris)");
    }

    @Test
    void D_1_minuit_est_la_fin_du_jour_comme_dans_l_article_3_1() {
        assertThat(DatesEnFrancais.echeance(a("2024-11-09T00:00"))).isEqualTo("vendredi 8 novembre 2024 à minuit");
        assertThat(DatesEnFrancais.echeance(a("2024-11-08T16:00"))).isEqualTo("vendredi 8 novembre 2024 à 16\u00a0h");
        assertThat(DatesEnFrancais.echeance(a("2024-11-02T00:00"))).isEqualTo("vendredi 1er novembre 2024 à minuit");
    }

    @Test
    void l_heure_est_celle_de_Paris_de_part_et_d_autre_du_27_octobre() {
        assertThat(DatesEnFrancais.dateEtHeure(Instant.parse("2024-10-26T07:00:00Z")))
                .isEqualTo("samedi 26 octobre 2024 à 9\u00a0h");
        assertThat(DatesEnFrancais.dateEtHeure(Instant.parse("2024-10-28T08:00:00Z")))
                .isEqualTo("lundi 28 octobre 2024 à 9\u00a0h");
    }
}
