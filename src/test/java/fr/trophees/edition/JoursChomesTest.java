package fr.trophees.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoursChomesTest {

    @Test
    void les_onze_jours_feries_de_2024_et_eux_seuls() {
        assertThat(feries(2024))
                .containsExactly(
                        "2024-01-01",
                        "2024-04-01",
                        "2024-05-01",
                        "2024-05-08",
                        "2024-05-09",
                        "2024-05-20",
                        "2024-07-14",
                        "2024-08-15",
                        "2024-11-01",
                        "2024-11-11",
                        "2024-12-25");
    }

    @Test
    void les_onze_jours_feries_de_2025_et_eux_seuls() {
        assertThat(feries(2025))
                .containsExactly(
                        "2025-01-01",
                        "2025-04-21",
                        "2025-05-01",
                        "2025-05-08",
                        "2025-05-29",
                        "2025-06-09",
                        "2025-07-14",
                        "2025-08-15",
                        "2025-11-01",
                        "2025-11-11",
                        "2025-12-25");
    }

    @ParameterizedTest
    @CsvSource({
        "2019-04-22, 2019-05-30, 2019-06-10",
        "2026-04-06, 2026-05-14, 2026-05-25",
        "2027-03-29, 2027-05-06, 2027-05-17",
        "2028-04-17, 2028-05-25, 2028-06-05",
        "2038-04-26, 2038-06-03, 2038-06-14"
    })
    void les_fetes_mobiles_suivent_Paques(LocalDate lundiDePaques, LocalDate ascension, LocalDate pentecote) {
        assertThat(Stream.of(lundiDePaques, ascension, pentecote).map(JoursChomes::ferie))
                .allMatch(Optional::isPresent);
        assertThat(feries(lundiDePaques.getYear())).hasSize(11);
    }

    @Test
    void une_fin_de_semaine_est_chomee_un_jour_ferie_le_dit() {
        assertThat(JoursChomes.motif(LocalDate.of(2024, 11, 9))).contains("un samedi");
        assertThat(JoursChomes.motif(LocalDate.of(2024, 11, 10))).contains("un dimanche");
        assertThat(JoursChomes.motif(LocalDate.of(2024, 11, 8))).isEmpty();
        assertThat(JoursChomes.motif(LocalDate.of(2024, 11, 1))).contains("un jour férié (Toussaint)");
        assertThat(JoursChomes.motif(LocalDate.of(2024, 11, 11))).contains("un jour férié (Armistice)");
    }

    private static Stream<String> feries(int annee) {
        return LocalDate.of(annee, 1, 1)
                .datesUntil(LocalDate.of(annee + 1, 1, 1))
                .filter(jour -> JoursChomes.ferie(jour).isPresent())
                .map(LocalDate::toString);
    }
}
