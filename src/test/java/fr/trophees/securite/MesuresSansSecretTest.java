package fr.trophees.securite;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MesuresSansSecretTest {

    @ParameterizedTest
    @CsvSource({
        "/jury/{jeton}/vote/{categorie}, POST, /jury/**, *",
        "/jury/{jeton}, GET, /jury/**, *",
        "/bureau/jury/{edition}/palmares, GET, /bureau/**, *",
        "/api/editions/{edition}/resultats, GET, /api/editions/**, *",
        "/api/appels, GET, /api/appels, GET",
        "/bureautique, GET, /bureautique, GET",
    })
    void JURY_8_une_mesure_publique_ne_compte_pas_les_bulletins(
            String adresse, String methode, String mesuree, String methodeMesuree) {
        SimpleMeterRegistry registre = new SimpleMeterRegistry();
        registre.config().meterFilter(MesuresSansSecret.adressesReservees());

        registre.counter("http.server.requests", "uri", adresse, "method", methode, "status", "303")
                .increment();

        assertThat(registre.getMeters()).singleElement().satisfies(mesure -> {
            assertThat(mesure.getId().getTag("uri")).isEqualTo(mesuree);
            assertThat(mesure.getId().getTag("method")).isEqualTo(methodeMesuree);
            assertThat(mesure.getId().getTag("status")).isEqualTo("303");
        });
    }
}
