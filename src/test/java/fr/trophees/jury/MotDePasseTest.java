package fr.trophees.jury;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MotDePasseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "court",
                "onze signes",
                "aaaaaaaaaaaaaaaa",
                "abababababababab",
                "Verneuil-2024-ok",
                "mon alixv est long"
            })
    void un_mot_de_passe_court_repetitif_ou_personnel_est_refuse_sans_etre_repete(String motDePasse) {
        assertThat(MotDePasse.refus(motDePasse, "alixv", "Alix Verneuil"))
                .isPresent()
                .get()
                .asString()
                .doesNotContain("Verneuil-2024-ok");
    }

    @Test
    void une_phrase_longue_est_acceptee() {
        assertThat(MotDePasse.refus("quatre mots sans rapport", "alixv", "Alix Verneuil"))
                .isEmpty();
        assertThat(MotDePasse.refus("x".repeat(60) + "abcdefgh".repeat(10), "alixv", "Alix Verneuil"))
                .isPresent();
        assertThat(MotDePasse.refus(null, "alixv", "Alix Verneuil")).isPresent();
    }
}
