package fr.trophees.edition;

import static fr.trophees.edition.Calendriers.a;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PonctualiteTest {

    private final Calendrier calendrier = Calendriers.de2024();

    @ParameterizedTest
    @CsvSource({
        "2024-10-13T23:59:59.999, AVANT_LANCEMENT",
        "2024-10-14T00:00:00, DANS_LES_DELAIS",
        "2024-11-08T15:59:59, DANS_LES_DELAIS",
        "2024-11-08T16:00:00, DANS_LES_DELAIS",
        "2024-11-08T16:00:00.999, DANS_LES_DELAIS",
        "2024-11-08T16:00:01, HORS_DELAI",
        "2024-11-08T23:59:59, HORS_DELAI",
        "2024-11-08T23:59:59.999999999, HORS_DELAI",
        "2024-11-09T00:00:00, TROP_TARD",
        "2024-11-09T00:00:00.001, TROP_TARD",
        "2024-11-20T10:00:00, TROP_TARD"
    })
    void D_1_la_seconde_de_reception_decide(String recu, Ponctualite attendue) {
        assertThat(Ponctualite.de(calendrier, a(recu))).isEqualTo(attendue);
    }

    @Test
    void D_1_sans_delai_apres_la_cloture_la_seconde_de_cloture_est_encore_dans_les_delais() {
        Calendrier strict = Calendriers.avec(Jalon.LIMITE, "2024-11-08T16:00");

        assertThat(Ponctualite.de(strict, a("2024-11-08T16:00:00.5"))).isEqualTo(Ponctualite.DANS_LES_DELAIS);
        assertThat(Ponctualite.de(strict, a("2024-11-08T16:00:01"))).isEqualTo(Ponctualite.TROP_TARD);
    }

    @Test
    void ORG_1_une_prolongation_decidee_apres_16_h_remet_les_tardifs_dans_les_delais() {
        Instant recu = a("2024-11-08T20:00");
        Calendrier prolonge = calendrier.avec(Map.of(Jalon.CLOTURE, a("2024-11-15T16:00")));

        assertThat(Ponctualite.de(calendrier, recu)).isEqualTo(Ponctualite.HORS_DELAI);
        assertThat(Ponctualite.de(prolonge, recu)).isEqualTo(Ponctualite.DANS_LES_DELAIS);
    }

    @Property
    void D_1_arriver_plus_tard_n_est_jamais_plus_favorable(
            @ForAll @LongRange(min = 0, max = 40L * 24 * 3600) long secondes,
            @ForAll @LongRange(min = 0, max = 40L * 24 * 3600) long retard) {
        Instant recu = a("2024-10-10T00:00").plusSeconds(secondes);

        assertThat(Ponctualite.de(calendrier, recu.plusSeconds(retard)))
                .isGreaterThanOrEqualTo(Ponctualite.de(calendrier, recu));
    }
}
