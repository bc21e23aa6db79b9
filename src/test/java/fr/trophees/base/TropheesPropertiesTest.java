package fr.trophees.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class TropheesPropertiesTest {

    @Test
    void sans_reglage_les_valeurs_par_defaut() {
        assertThat(lier(Map.of()))
                .isEqualTo(new TropheesProperties(
                        URI.create("http://localhost:8080"),
                        "Trophées <ne-pas-repondre@localhost>",
                        Path.of("var"),
                        null));
    }

    @Test
    void la_barre_finale_de_l_adresse_publique_est_retiree() {
        TropheesProperties reglages = lier(Map.of("trophees.url-publique", "https://trophees.example.org/concours/"));

        assertThat(reglages.page("/dossiers/abc")).hasToString("https://trophees.example.org/concours/dossiers/abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trophees.example.org",
                "ftp://example.org",
                "https://",
                "https://a.example/?x=1",
                "https://u:p@a.example"
            })
    void une_adresse_publique_incomplete_arrete_le_demarrage(String url) {
        assertRefuse("trophees.url-publique", url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"personne", "a@example.org, b@example.org", "A <a@example.org>\r\nBcc: b@example.org"})
    void un_expediteur_illisible_arrete_le_demarrage(String expediteur) {
        assertRefuse("trophees.expediteur", expediteur);
    }

    @Test
    void un_secret_trop_court_est_refuse_et_jamais_repete() {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> lier(Map.of("trophees.secret", "motdepasse")))
                .havingRootCause()
                .withMessageStartingWith("trophees.secret")
                .withMessageNotContaining("motdepasse");
        assertThat(lier(Map.of("trophees.secret", "s".repeat(32))).toString()).doesNotContain("sss");
    }

    private static void assertRefuse(String reglage, String valeur) {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> lier(Map.of(reglage, valeur)))
                .withRootCauseInstanceOf(IllegalArgumentException.class);
    }

    private static TropheesProperties lier(Map<String, String> reglages) {
        return new Binder(new MapConfigurationPropertySource(reglages))
                .bindOrCreate("trophees", TropheesProperties.class);
    }
}
