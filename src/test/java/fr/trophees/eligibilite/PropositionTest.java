package fr.trophees.eligibilite;

import static fr.trophees.eligibilite.Issue.A_VERIFIER;
import static fr.trophees.eligibilite.Issue.DEFAVORABLE;
import static fr.trophees.eligibilite.Issue.FAVORABLE;
import static fr.trophees.eligibilite.Issue.SANS_OBJET;
import static fr.trophees.eligibilite.Proposition.Sens.ADMETTRE;
import static fr.trophees.eligibilite.Proposition.Sens.A_DECIDER;
import static fr.trophees.eligibilite.Proposition.Sens.REFUSER;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** All the rules together: the check proposes with its reasons, staff decides. */
class PropositionTest {

    private static final String RENNES_METROPOLE = "243500139";

    private static Proposition proposition(UnDossier dossier, Contexte contexte) {
        return ReglesEligibilite.proposer(ReglesEligibilite.examiner(dossier.examine(), contexte));
    }

    private static List<Verdict> verdicts(List<Issue> issues) {
        return issues.stream()
                .map(issue -> new Verdict("ELIG-1", issue, "motif", "article"))
                .toList();
    }

    @Test
    void ELIG_1_a_ELIG_8_chaque_regle_donne_un_verdict_dans_l_ordre_avec_son_motif_et_son_article() {
        List<Verdict> verdicts =
                ReglesEligibilite.examiner(UnDossier.initiatives().examine(), UnConcours.initiatives());

        assertThat(verdicts)
                .extracting(Verdict::regle)
                .containsExactly("ELIG-1", "ELIG-2", "ELIG-3", "ELIG-4", "ELIG-5", "ELIG-6", "ELIG-8");
        assertThat(verdicts).allSatisfy(verdict -> {
            assertThat(verdict.motif()).matches("\\p{Lu}.*[.]");
            assertThat(verdict.article()).matches("(Règlement|Appel).*");
        });
    }

    @Test
    void ELIG_1_un_dossier_dont_tout_est_etabli_est_propose_a_l_admission() {
        Proposition proposition = proposition(
                UnDossier.initiatives().type(TypeStructure.EPCI).siren(RENNES_METROPOLE), UnConcours.initiatives());

        assertThat(proposition.sens()).isEqualTo(ADMETTRE);
        assertThat(proposition.raisons()).extracting(Verdict::regle).contains("ELIG-1", "ELIG-3", "ELIG-5");
    }

    @Test
    void ELIG_2_une_adherente_de_l_achat_responsable_est_proposee_a_l_admission() {
        assertThat(proposition(
                                UnDossier.achat().adhesion(Adhesion.adherente(null, LocalDate.of(2024, 10, 1))),
                                UnConcours.achat())
                        .sens())
                .isEqualTo(ADMETTRE);
    }

    @Test
    void ELIG_1_ce_qui_reste_a_verifier_revient_a_l_equipe_avec_les_questions() {
        Proposition proposition = proposition(UnDossier.initiatives(), UnConcours.initiatives());

        assertThat(proposition.sens()).isEqualTo(A_DECIDER);
        assertThat(proposition.raisons()).extracting(Verdict::regle).containsExactly("ELIG-1");
    }

    @Test
    void ELIG_3_une_action_trop_ancienne_est_proposee_au_refus_pour_cette_seule_raison() {
        Proposition proposition = proposition(UnDossier.initiatives().termine("2022-11-08"), UnConcours.initiatives());

        assertThat(proposition.sens()).isEqualTo(REFUSER);
        assertThat(proposition.raisons()).extracting(Verdict::regle).containsExactly("ELIG-3");
    }

    @Test
    void ELIG_1_rien_d_examine_n_est_rien_d_admis() {
        assertThat(ReglesEligibilite.proposer(List.of()).sens()).isEqualTo(A_DECIDER);
        assertThat(ReglesEligibilite.proposer(verdicts(List.of(SANS_OBJET))).sens())
                .isEqualTo(A_DECIDER);
    }

    @Property
    void ELIG_1_a_ELIG_8_un_seul_defavorable_suffit_a_proposer_le_refus_et_un_seul_doute_a_ne_pas_admettre(
            @ForAll List<Issue> issues) {
        Proposition proposition = ReglesEligibilite.proposer(verdicts(issues));

        assertThat(proposition.sens() == REFUSER).isEqualTo(issues.contains(DEFAVORABLE));
        assertThat(proposition.sens() == ADMETTRE)
                .isEqualTo(issues.contains(FAVORABLE) && !issues.contains(DEFAVORABLE) && !issues.contains(A_VERIFIER));
        assertThat(proposition.raisons()).extracting(Verdict::issue).doesNotContain(SANS_OBJET);
    }
}
