package fr.trophees.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.trophees.formulaire.Erreur;
import fr.trophees.vote.Deliberation.Decision;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliberationTest {

    private static final Map<String, String> STRUCTURES = Map.of(
            "IT2024-0001", "100000001",
            "IT2024-0002", "100000002",
            "IT2024-0003", "100000003",
            "IT2024-0004", "100000003");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "departager;    IT2024-0001",
                "departager;    ' IT2024-0001 , '",
                "ex-aequo;      IT2024-0001,IT2024-0002",
                "ex-aequo;      'IT2024-0003, IT2024-0002, IT2024-0001'",
                "aucun-laureat; ''",
                "aucun-laureat; ' , '",
                "aucun-laureat;"
            })
    void JURY_4_une_decision_complete_est_acceptee(String decision, String laureats) {
        assertThat(Deliberation.verifier(decision, laureats, STRUCTURES)).isEmpty();
        assertThat(Deliberation.lire(decision, laureats).decision().code()).isEqualTo(decision);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "departager;    ''",
                "departager;",
                "departager;    IT2024-0001,IT2024-0002",
                "ex-aequo;      IT2024-0001",
                "ex-aequo;",
                "aucun-laureat; IT2024-0001"
            })
    void JURY_4_le_nombre_de_laureats_suit_la_decision(String decision, String laureats) {
        assertThat(Deliberation.verifier(decision, laureats, STRUCTURES))
                .hasValueSatisfying(erreur -> assertThat(erreur.champ()).isEqualTo("laureats"));
        assertThatIllegalArgumentException().isThrownBy(() -> Deliberation.lire(decision, laureats));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "tirage-au-sort", "DEPARTAGER", "ex aequo"})
    void JURY_4_une_decision_inconnue_est_refusee(String decision) {
        assertThat(Deliberation.verifier(decision, "IT2024-0001", STRUCTURES))
                .hasValueSatisfying(erreur -> assertThat(erreur.champ()).isEqualTo("decision"));
        assertThatIllegalArgumentException().isThrownBy(() -> Deliberation.lire(decision, "IT2024-0001"));
    }

    @Test
    void JURY_4_un_laureat_est_un_dossier_admis_de_la_categorie() {
        assertThat(Deliberation.verifier("departager", "IT2024-0099", STRUCTURES))
                .isEqualTo(erreur("Le numéro indiqué n’est pas celui d’un dossier qui peut être désigné dans cette"
                        + " catégorie."));
        assertThat(Deliberation.verifier("ex-aequo", "IT2024-0001,IT2024-0099", STRUCTURES))
                .isEqualTo(erreur("Le numéro en position 2 n’est pas celui d’un dossier qui peut être désigné dans"
                        + " cette catégorie."));
    }

    @Test
    void JURY_4_des_ex_aequo_sont_differents() {
        assertThat(Deliberation.verifier("ex-aequo", "IT2024-0001,IT2024-0001", STRUCTURES))
                .isEqualTo(erreur("Le numéro en position 2 est indiqué deux fois."));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Deliberation(Decision.EX_AEQUO, List.of("IT2024-0001", "IT2024-0001")));
    }

    @Test
    void JURY_5_deux_projets_d_une_structure_ne_sont_pas_ex_aequo() {
        assertThat(Deliberation.verifier("ex-aequo", "IT2024-0003,IT2024-0004", STRUCTURES))
                .hasValueSatisfying(erreur -> assertThat(erreur.message()).contains("un seul projet"));
    }

    private static Optional<Erreur> erreur(String message) {
        return Optional.of(new Erreur("laureats", message));
    }
}
