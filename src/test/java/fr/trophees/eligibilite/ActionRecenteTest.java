package fr.trophees.eligibilite;

import static fr.trophees.eligibilite.Issue.A_VERIFIER;
import static fr.trophees.eligibilite.Issue.DEFAVORABLE;
import static fr.trophees.eligibilite.Issue.FAVORABLE;
import static fr.trophees.eligibilite.Issue.SANS_OBJET;
import static fr.trophees.eligibilite.UnConcours.CLOTURE_2024;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ELIG-3 and D-3: an action that runs, or ended less than two years before the closing first announced. */
class ActionRecenteTest {

    private static Verdict elig3(UnDossier dossier) {
        return elig3(dossier, CLOTURE_2024);
    }

    private static Verdict elig3(UnDossier dossier, LocalDate reference) {
        return ReglesEligibilite.actionRecente(dossier.examine(), UnConcours.initiatives(reference));
    }

    @Test
    void ELIG_3_terminee_deux_ans_avant_jour_pour_jour_est_defavorable() {
        Verdict verdict = elig3(UnDossier.initiatives().termine("2022-11-08"));

        assertThat(verdict.issue()).isEqualTo(DEFAVORABLE);
        assertThat(verdict.motif())
                .isEqualTo("L’action s’est terminée le 8 novembre 2022, 2\u00A0ans ou plus avant "
                        + "la clôture de référence, le 8 novembre 2024.");
        assertThat(verdict.article()).isEqualTo("Appel à candidatures, critères d’éligibilité");
    }

    @Test
    void ELIG_3_terminee_deux_ans_avant_moins_un_jour_est_favorable() {
        Verdict verdict = elig3(UnDossier.initiatives().termine("2022-11-09"));

        assertThat(verdict.issue()).isEqualTo(FAVORABLE);
        assertThat(verdict.motif()).contains("9 novembre 2022", "moins de 2\u00A0ans");
    }

    @ParameterizedTest
    @CsvSource({
        "2021-01-01, , FAVORABLE", // runs
        "2021-01-01, 2024-11-08, FAVORABLE", // ends on the day
        "2021-01-01, 2027-12-31, FAVORABLE", // its end is planned
        "2021-01-01, 2024-11-07, FAVORABLE",
        "2024-11-08, , FAVORABLE", // begins on the day
        "2024-11-08, 2024-11-08, FAVORABLE",
        "2024-11-09, , DEFAVORABLE",
        "2024-11-09, 2025-06-30, DEFAVORABLE",
        "2010-01-01, 2012-12-31, DEFAVORABLE",
        "2022-11-08, 2022-11-08, DEFAVORABLE",
    })
    void ELIG_3_en_cours_ou_recente_est_favorable_pas_commencee_ou_ancienne_est_defavorable(
            LocalDate debut, LocalDate fin, Issue issue) {
        assertThat(elig3(UnDossier.initiatives().commence(debut).termine(fin)).issue())
                .isEqualTo(issue);
    }

    @Test
    void ELIG_3_des_dates_absentes_ou_a_l_envers_sont_a_verifier() {
        assertThat(elig3(UnDossier.initiatives().commence((LocalDate) null)).issue())
                .isEqualTo(A_VERIFIER);
        Verdict alEnvers = elig3(UnDossier.initiatives().commence("2024-01-01").termine("2023-01-01"));
        assertThat(alEnvers.issue()).isEqualTo(A_VERIFIER);
        assertThat(alEnvers.motif()).contains("1er janvier 2023", "1er janvier 2024");
    }

    @ParameterizedTest
    @CsvSource({
        // ended on 29 February: the two years end on the last day of February
        "2026-02-27, 2024-02-29, FAVORABLE",
        "2026-02-28, 2024-02-29, DEFAVORABLE",
        "2026-03-01, 2024-02-29, DEFAVORABLE",
        // the closing is on 29 February
        "2024-02-29, 2022-02-28, DEFAVORABLE",
        "2024-02-29, 2022-03-01, FAVORABLE",
        "2024-02-28, 2022-02-28, DEFAVORABLE",
        "2024-03-01, 2022-03-01, DEFAVORABLE",
        "2024-03-01, 2022-02-28, DEFAVORABLE",
    })
    void ELIG_3_le_29_fevrier_compte_comme_le_dernier_jour_du_mois(LocalDate reference, LocalDate fin, Issue issue) {
        assertThat(elig3(UnDossier.initiatives().termine(fin), reference).issue())
                .isEqualTo(issue);
    }

    @Test
    void D_3_c_est_la_cloture_d_abord_annoncee_qui_compte_pas_la_cloture_prolongee() {
        UnDossier dossier = UnDossier.initiatives().termine("2022-11-09");

        // prolonged by a week, the contest still hands over the date first announced
        assertThat(elig3(dossier, CLOTURE_2024).issue()).isEqualTo(FAVORABLE);
        assertThat(elig3(dossier, CLOTURE_2024).motif()).contains("la clôture de référence, le 8 novembre 2024");
        assertThat(elig3(dossier, CLOTURE_2024.plusWeeks(1)).issue()).isEqualTo(DEFAVORABLE);
    }

    @Test
    void ELIG_3_est_sans_objet_pour_l_achat_socialement_responsable() {
        assertThat(ReglesEligibilite.actionRecente(
                                UnDossier.achat()
                                        .termine("2010-01-01")
                                        .commence("2009-01-01")
                                        .examine(),
                                UnConcours.achat())
                        .issue())
                .isEqualTo(SANS_OBJET);
    }

    @Property
    void ELIG_3_finir_plus_tard_ne_nuit_jamais(
            @ForAll("jours") LocalDate reference, @ForAll("jours") LocalDate une, @ForAll("jours") LocalDate autre) {
        LocalDate tot = une.isBefore(autre) ? une : autre;
        LocalDate tard = une.isBefore(autre) ? autre : une;
        UnDossier dossier = UnDossier.initiatives().commence("2000-01-01");

        assertThat(elig3(dossier.termine(tard), reference).issue())
                .isLessThanOrEqualTo(elig3(dossier.termine(tot), reference).issue());
        assertThat(elig3(dossier.termine((LocalDate) null), reference).issue()).isEqualTo(FAVORABLE);
    }

    @Property
    void ELIG_3_deux_ans_se_comptent_en_annees_mois_et_jours(
            @ForAll("jours") LocalDate reference, @ForAll("jours") LocalDate fin) {
        int dernierJour = fin.getDayOfMonth() == 29 && fin.getMonthValue() == 2 ? 28 : fin.getDayOfMonth();
        int ecart = (reference.getYear() - fin.getYear() - 2) * 10_000
                + (reference.getMonthValue() - fin.getMonthValue()) * 100
                + (reference.getDayOfMonth() - dernierJour);

        assertThat(elig3(UnDossier.initiatives().commence("2000-01-01").termine(fin), reference)
                        .issue())
                .isEqualTo(ecart < 0 ? FAVORABLE : DEFAVORABLE);
    }

    @Provide
    Arbitrary<LocalDate> jours() {
        return Arbitraries.integers()
                .between(0, 365 * 12)
                .map(LocalDate.of(2019, 1, 1)::plusDays)
                .edgeCases(cas -> cas.add(
                        LocalDate.of(2020, 2, 29),
                        LocalDate.of(2022, 2, 28),
                        LocalDate.of(2024, 2, 29),
                        LocalDate.of(2026, 2, 28),
                        CLOTURE_2024,
                        CLOTURE_2024.minusYears(2)));
    }
}
