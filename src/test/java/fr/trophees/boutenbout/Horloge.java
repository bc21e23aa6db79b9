package fr.trophees.boutenbout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;

/** The virtual clock. */
final class Horloge {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private final Client admin;

    Horloge(Client client) {
        admin = client.en("admin");
    }

    OffsetDateTime maintenant() {
        return OffsetDateTime.parse(admin.get("/repetition/horloge")
                .exiger(200)
                .json()
                .path("maintenant")
                .asText());
    }

    /** @param heureDeParis on the wall, as in {@code 2024-11-08T16:00} */
    void avancer(String heureDeParis) {
        avancer(LocalDateTime.parse(heureDeParis).atZone(PARIS).toOffsetDateTime());
    }

    /** Lets everything happen that waits at this instant. */
    void vider() {
        avancer(maintenant());
    }

    private void avancer(OffsetDateTime instant) {
        JsonNode bilan = admin.put("/repetition/horloge", Map.of("maintenant", instant.toString()))
                .exiger(200)
                .json();
        assertThat(bilan.path("incidents").asInt())
                .as("incidents at %s", instant)
                .isZero();
    }
}
