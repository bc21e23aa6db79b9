package fr.trophees.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import fr.trophees.formulaire.Erreur;
import fr.trophees.vote.Depouillement.Issue;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DepouillementTest {

    private static final Set<String> DOSSIERS = Set.of("IT2024-0001", "IT2024-0002", "IT2024-0003");

    @Test
    void JURY_2_le_dossier_qui_a_le_plus_de_voix_est_laureat() {
        Depouillement depouillement = depouiller(5, 0, "IT2024-0002", "IT2024-0001", "IT2024-0002", "IT2024-0003");

        assertThat(depouillement.issue()).isEqualTo(Issue.LAUREAT);
        assertThat(depouillement.premiers()).containsExactly("IT2024-0002");
        assertThat(depouillement.voix())
                .containsExactly(entry("IT2024-0001", 1), entry("IT2024-0002", 2), entry("IT2024-0003", 1));
        assertThat(depouillement.paliers())
                .containsExactly(List.of("IT2024-0002"), List.of("IT2024-0001", "IT2024-0003"));
    }

    @Test
    void JURY_2_une_majorite_relative_suffit() {
        Depouillement depouillement =
                depouiller(5, 0, "IT2024-0002", "IT2024-0002", "IT2024-0001", "IT2024-0003", MethodeDeVote.BLANC);

        assertThat(depouillement.issue()).isEqualTo(Issue.LAUREAT);
    }

    @Test
    void JURY_4_une_egalite_en_tete_n_est_tranchee_par_aucun_sort() {
        Depouillement depouillement = depouiller(4, 0, "IT2024-0003", "IT2024-0001", "IT2024-0003", "IT2024-0001");

        assertThat(depouillement.issue()).isEqualTo(Issue.EGALITE);
        assertThat(depouillement.premiers()).containsExactly("IT2024-0001", "IT2024-0003");
    }

    @Test
    void JURY_4_une_egalite_derriere_le_premier_ne_change_rien() {
        Depouillement depouillement = depouiller(4, 0, "IT2024-0003", "IT2024-0003", "IT2024-0001", "IT2024-0002");

        assertThat(depouillement.issue()).isEqualTo(Issue.LAUREAT);
    }

    @Test
    void JURY_4_un_absent_ne_vote_par_personne_d_autre() {
        Depouillement depouillement = depouiller(5, 1, "IT2024-0003", "IT2024-0001", "IT2024-0003");

        assertThat(depouillement.inscrits()).isEqualTo(5);
        assertThat(depouillement.recuses()).isEqualTo(1);
        assertThat(depouillement.votants()).isEqualTo(3);
        assertThat(depouillement.absents()).isEqualTo(1);
    }

    @Test
    void JURY_4_il_ne_peut_y_avoir_plus_de_bulletins_que_de_jures_admis_a_voter() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> depouiller(3, 1, "IT2024-0003", "IT2024-0001", "IT2024-0003"))
                .withMessageContaining("plus de bulletins");
    }

    @Test
    void JURY_8_un_bulletin_blanc_est_un_vote_qui_n_est_pour_personne() {
        Depouillement depouillement = depouiller(5, 0, MethodeDeVote.BLANC, null, "IT2024-0001");

        assertThat(depouillement.blancs()).isEqualTo(2);
        assertThat(depouillement.exprimes()).isEqualTo(1);
        assertThat(depouillement.votants()).isEqualTo(3);
        assertThat(depouillement.issue()).isEqualTo(Issue.LAUREAT);
    }

    @Test
    void JURY_4_des_bulletins_tous_blancs_ne_designent_personne() {
        assertThat(depouiller(2, 0, null, null).issue()).isEqualTo(Issue.AUCUN_SUFFRAGE);
    }

    @Test
    void JURY_4_sans_aucun_bulletin_personne_n_est_designe_meme_seul_en_lice() {
        Depouillement depouillement = MethodeDeVote.nommee("majorite-relative")
                .depouiller(Set.of("IT2024-0001"), List.of(), 5, 0, Quorum.AUCUN);

        assertThat(depouillement.issue()).isEqualTo(Issue.AUCUN_SUFFRAGE);
        assertThat(depouillement.premiers()).containsExactly("IT2024-0001");
    }

    @Test
    void JURY_4_une_categorie_sans_dossier_n_a_pas_de_laureat() {
        Depouillement depouillement =
                MethodeDeVote.nommee("majorite-relative").depouiller(Set.of(), List.of(), 5, 0, new Quorum(3, 0));

        assertThat(depouillement.issue()).isEqualTo(Issue.SANS_DOSSIER);
        assertThat(depouillement.premiers()).isEmpty();
    }

    @Test
    void JURY_4_les_bulletins_pour_un_dossier_retire_ne_comptent_pour_personne() {
        Depouillement depouillement = depouiller(5, 0, "IT2024-0099", "IT2024-0099", "IT2024-0001", null);

        assertThat(depouillement.annules()).isEqualTo(2);
        assertThat(depouillement.exprimes()).isEqualTo(1);
        assertThat(depouillement.blancs()).isEqualTo(1);
        assertThat(depouillement.votants()).isEqualTo(4);
        assertThat(depouillement.voix()).doesNotContainKey("IT2024-0099");
        assertThat(depouillement.premiers()).containsExactly("IT2024-0001");
    }

    @Test
    void JURY_4_quand_tous_les_bulletins_sont_annules_personne_n_est_designe() {
        assertThat(depouiller(5, 0, "IT2024-0099").issue()).isEqualTo(Issue.AUCUN_SUFFRAGE);
    }

    @Test
    void JURY_8_le_quorum_se_compte_sur_les_jures_non_recuses_et_les_blancs_y_participent() {
        MethodeDeVote<?> methode = MethodeDeVote.nommee("majorite-relative");
        List<String> bulletins = Arrays.asList("IT2024-0001", null);

        assertThat(methode.depouiller(DOSSIERS, bulletins, 5, 1, new Quorum(0, 50))
                        .issue())
                .isEqualTo(Issue.LAUREAT);
        assertThat(methode.depouiller(DOSSIERS, bulletins, 5, 0, new Quorum(0, 50))
                        .issue())
                .isEqualTo(Issue.QUORUM_NON_ATTEINT);
    }

    @Test
    void JURY_8_faute_de_quorum_meme_un_dossier_en_tete_n_est_pas_designe() {
        Depouillement depouillement = MethodeDeVote.nommee("majorite-relative")
                .depouiller(DOSSIERS, List.of("IT2024-0001"), 5, 0, new Quorum(2, 0));

        assertThat(depouillement.issue()).isEqualTo(Issue.QUORUM_NON_ATTEINT);
        assertThat(depouillement.quorum()).isEqualTo(2);
        assertThat(depouillement.premiers()).containsExactly("IT2024-0001");
    }

    @Test
    void JURY_8_moins_de_trois_bulletins_se_disent_a_l_equipe_sans_rien_decider() {
        Depouillement unSeul = depouiller(5, 1, "IT2024-0001");

        assertThat(unSeul.reserve()).startsWith("Un seul bulletin déposé, pour 4 membres admis à voter");
        assertThat(unSeul.issue()).isEqualTo(Issue.LAUREAT);
        assertThat(depouiller(5, 0, "IT2024-0001", MethodeDeVote.BLANC).reserve())
                .startsWith("Deux bulletins seulement");
        assertThat(depouiller(1, 0).reserve()).startsWith("Aucun bulletin déposé, pour un seul membre admis à voter");
        assertThat(depouiller(5, 0, "IT2024-0001", "IT2024-0001", MethodeDeVote.BLANC)
                        .reserve())
                .isEmpty();
    }

    @Test
    void JURY_8_un_quorum_part_arrondie_au_votant_superieur_et_nombre_se_cumulent() {
        assertThat(Quorum.AUCUN.requis(7)).isZero();
        assertThat(new Quorum(0, 50).requis(5)).isEqualTo(3);
        assertThat(new Quorum(0, 50).requis(4)).isEqualTo(2);
        assertThat(new Quorum(0, 34).requis(3)).isEqualTo(2);
        assertThat(new Quorum(0, 100).requis(4)).isEqualTo(4);
        assertThat(new Quorum(0, 1).requis(0)).isZero();
        assertThat(new Quorum(3, 50).requis(4)).isEqualTo(3);
        assertThat(new Quorum(3, 50).requis(10)).isEqualTo(5);
        assertThat(new Quorum(3, 0).requis(2)).as("plus qu’il n’y a de jurés").isEqualTo(3);
        assertThatIllegalArgumentException().isThrownBy(() -> new Quorum(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Quorum(0, 101));
    }

    @Test
    void JURY_8_un_bulletin_choisit_un_dossier_en_lice_ou_est_blanc() {
        MethodeDeVote<?> methode = MethodeDeVote.nommee("majorite-relative");

        assertThat(methode.verifier("IT2024-0001", DOSSIERS)).isEmpty();
        assertThat(methode.verifier(MethodeDeVote.BLANC, DOSSIERS)).isEmpty();
        assertThat(methode.verifier(null, DOSSIERS))
                .contains(new Erreur("choix", "Choisissez un dossier, ou votez blanc."));
        assertThat(methode.verifier(" ", DOSSIERS)).isPresent();
        assertThat(methode.verifier("it2024-0001", DOSSIERS)).isPresent();
        assertThat(methode.verifier("IT2024-0099", DOSSIERS)).hasValueSatisfying(erreur -> {
            assertThat(erreur.champ()).isEqualTo("choix");
            assertThat(erreur.message()).doesNotContain("0099");
        });
    }

    @Test
    void une_methode_inconnue_est_refusee() {
        assertThatIllegalArgumentException().isThrownBy(() -> MethodeDeVote.nommee("tirage-au-sort"));
    }

    @Test
    void un_depouillement_incoherent_est_refuse() {
        TreeMap<String, Integer> voix = new TreeMap<>(Map.of("IT2024-0001", 1, "IT2024-0002", 0));
        TreeMap<String, String> details = new TreeMap<>(Map.of("IT2024-0001", "1 voix", "IT2024-0002", "0 voix"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Depouillement(
                        voix, List.of(List.of("IT2024-0001", "IT2024-0001")), details, 3, 0, 1, 0, 0, 0, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Depouillement(new TreeMap<>(), List.of(), new TreeMap<>(), 3, 4, 0, 0, 0, 0, List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Depouillement(new TreeMap<>(), List.of(), new TreeMap<>(), 3, 0, 0, -1, 0, 0, List.of()));
    }

    /** Prints the processor time that counting 100,000 ballots takes; a figure, not an assertion: machines differ. */
    @Test
    void cent_mille_bulletins_se_depouillent_vite() {
        int bulletins = 100_000;
        List<String> dossiers =
                IntStream.range(0, 500).mapToObj("IT2024-%04d"::formatted).toList();
        Random hasard = new Random(2024);
        // Fresh strings, as a database hands them out: none shares its hash with the dossiers' own.
        List<String> contenus = IntStream.range(0, bulletins)
                .mapToObj(i -> "IT2024-%04d".formatted(hasard.nextInt(505)))
                .toList();
        long[] durees = new long[9];
        Depouillement depouillement = null;
        for (int i = 0; i < durees.length; i++) {
            List<String> copies = contenus.stream().map(String::new).toList();
            long debut = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            depouillement =
                    MethodeDeVote.nommee("majorite-relative").depouiller(dossiers, copies, bulletins, 0, Quorum.AUCUN);
            durees[i] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - debut;
        }
        System.out.printf(
                "Dépouillement de 100 000 bulletins, 500 dossiers : à froid %.1f ms, médiane %.1f ms%n",
                durees[0] / 1e6, Arrays.stream(durees).sorted().toArray()[durees.length / 2] / 1e6);

        assertThat(depouillement.exprimes() + depouillement.annules()).isEqualTo(bulletins);
    }

    private static Depouillement depouiller(int inscrits, int recuses, String... contenus) {
        return MethodeDeVote.nommee("majorite-relative")
                .depouiller(DOSSIERS, Arrays.asList(contenus), inscrits, recuses, Quorum.AUCUN);
    }
}
