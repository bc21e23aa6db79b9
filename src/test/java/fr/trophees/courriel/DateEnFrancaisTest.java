package fr.trophees.courriel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateEnFrancaisTest {

    private final DateEnFrancais dates = new DateEnFrancais();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2024-11-08T15:00:00Z | vendredi 8 novembre 2024 à 16 h (heure de Paris)
                    2024-11-08T15:05:59Z | vendredi 8 novembre 2024 à 16 h 05 (heure de Paris)
                    2024-10-13T22:00:00Z | lundi 14 octobre 2024 à 0 h (heure de Paris)
                    2024-08-31T22:30:00Z | dimanche 1er septembre 2024 à 0 h 30 (heure de Paris)
                    """)
    void un_moment_se_lit_a_l_heure_de_paris(Instant instant, String attendu) {
        assertThat(lisible(dates.moment(instant))).isEqualTo(attendu);
    }

    @Test
    void D_1_une_echeance_a_zero_heure_est_le_minuit_de_la_veille() {
        assertThat(lisible(dates.echeance(Exemples.LIMITE)))
                .isEqualTo("vendredi 8 novembre 2024 à minuit (heure de Paris)");
        assertThat(lisible(dates.echeance(Exemples.CLOTURE)))
                .isEqualTo("vendredi 8 novembre 2024 à 16 h (heure de Paris)");
    }

    @Test
    void D_1_une_arrivee_se_lit_a_la_seconde() {
        assertThat(dates.seconde(Exemples.CLOTURE.plusSeconds(1)))
                .isEqualTo("vendredi 8 novembre 2024 à 16\u00a0h\u00a000\u00a0min\u00a001\u00a0s (heure de Paris)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2024-10-25T09:00:00+02:00 | 14 jours
                    2024-10-29T09:00:00+01:00 | 10 jours
                    2024-11-01T16:00:07+01:00 | 7 jours
                    2024-11-06T16:00:07+01:00 | 2 jours
                    2024-11-07T09:00:00+01:00 | 1 jour et 7 heures
                    2024-11-07T16:00:07+01:00 | 1 jour
                    2024-11-08T09:00:03+01:00 | 7 heures
                    2024-11-08T14:00:00+01:00 | 2 heures
                    2024-11-08T14:15:00+01:00 | 105 minutes
                    2024-11-08T15:59:00+01:00 | 1 minute
                    2024-11-08T16:00:01+01:00 | 0 minute
                    """)
    void ce_qui_reste_se_compte_sur_l_horloge_de_paris(String maintenant, String attendu) {
        assertThat(lisible(dates.reste(Instant.parse(maintenant), Exemples.CLOTURE)))
                .isEqualTo(attendu);
    }

    private static String lisible(String texte) {
        return texte.replace('\u00a0', ' ');
    }
}
