package fr.trophees.vote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Worked examples: Schulze 2011, and the capital of Tennessee, known from the literature on voting. */
class SchulzeTest {

    private static final Schulze SCHULZE = new Schulze();
    private static final Set<String> ABCDE = Set.of("A", "B", "C", "D", "E");

    /** Schulze 2011, example 1 of its introduction to the method: 45 voters, 5 candidates, no Condorcet winner. */
    private static List<String> quaranteCinqVotants() {
        List<String> bulletins = new ArrayList<>();
        ajouter(bulletins, 5, "ACBED");
        ajouter(bulletins, 5, "ADECB");
        ajouter(bulletins, 8, "BEDAC");
        ajouter(bulletins, 3, "CABED");
        ajouter(bulletins, 7, "CAEBD");
        ajouter(bulletins, 2, "CBADE");
        ajouter(bulletins, 7, "DCEBA");
        ajouter(bulletins, 8, "EBADC");
        return bulletins;
    }

    private static void ajouter(List<String> bulletins, int nombre, String ordre) {
        bulletins.addAll(Collections.nCopies(nombre, String.join(">", ordre.split(""))));
    }

    private static Depouillement depouiller(Set<String> dossiers, List<String> bulletins) {
        return SCHULZE.depouiller(dossiers, bulletins, 200, 0, Quorum.AUCUN);
    }

    private static List<List<String>> seuls(String ordre) {
        return ordre.chars().mapToObj(c -> List.of(String.valueOf((char) c))).toList();
    }

    @Test
    void JURY_4_quarante_cinq_votants_classent_E_A_C_B_D() {
        assertThat(depouiller(ABCDE, quaranteCinqVotants()).paliers()).isEqualTo(seuls("EACBD"));
    }

    @Test
    void JURY_4_les_chemins_les_plus_forts_sont_ceux_de_l_article() {
        int[][] preferences = {
            {0, 20, 26, 30, 22}, {25, 0, 16, 33, 18}, {19, 29, 0, 17, 24}, {15, 12, 28, 0, 14}, {23, 27, 21, 31, 0}
        };

        assertThat(Schulze.chemins(preferences)).isDeepEqualTo(new int[][] {
            {0, 28, 28, 30, 24},
            {25, 0, 28, 33, 24},
            {25, 29, 0, 29, 24},
            {25, 28, 28, 0, 24},
            {25, 28, 28, 31, 0}
        });
    }

    @Test
    void JURY_4_un_vainqueur_de_condorcet_est_laureat_meme_sans_la_majorite_des_premieres_places() {
        List<String> bulletins = new ArrayList<>();
        bulletins.addAll(Collections.nCopies(42, "Memphis>Nashville>Chattanooga>Knoxville"));
        bulletins.addAll(Collections.nCopies(26, "Nashville>Chattanooga>Knoxville>Memphis"));
        bulletins.addAll(Collections.nCopies(15, "Chattanooga>Knoxville>Nashville>Memphis"));
        bulletins.addAll(Collections.nCopies(17, "Knoxville>Chattanooga>Nashville>Memphis"));

        Depouillement depouillement = depouiller(Set.of("Memphis", "Nashville", "Chattanooga", "Knoxville"), bulletins);

        assertThat(depouillement.paliers())
                .isEqualTo(List.of(
                        List.of("Nashville"), List.of("Chattanooga"), List.of("Knoxville"), List.of("Memphis")));
        assertThat(depouillement.details().get("Nashville"))
                .isEqualTo(
                        "devance Chattanooga (68 contre 32) ; devance Knoxville (68 contre 32) ; devance Memphis (58 contre"
                                + " 42)");
    }

    @Test
    void JURY_4_un_cycle_parfait_est_une_egalite_que_rien_ne_departage() {
        List<String> bulletins = List.of("A>B>C", "B>C>A", "C>A>B");

        assertThat(depouiller(Set.of("A", "B", "C"), bulletins).issue()).isEqualTo(Depouillement.Issue.EGALITE);
        assertThat(depouiller(Set.of("A", "B", "C"), bulletins).premiers()).containsExactly("A", "B", "C");
    }

    @Test
    void JURY_8_les_dossiers_non_classes_viennent_ensemble_apres_les_autres() {
        assertThat(depouiller(Set.of("A", "B", "C"), List.of("A", "A>B=C")).paliers())
                .isEqualTo(List.of(List.of("A"), List.of("B", "C")));
    }

    @Test
    void JURY_8_un_classement_se_lit_sans_le_dossier_raye_et_s_annule_quand_il_n_en_reste_rien() {
        Depouillement depouillement = depouiller(new TreeSet<>(Set.of("B", "C")), List.of("A>B>C", "A", "A=B"));

        assertThat(depouillement.annules()).isEqualTo(1);
        assertThat(depouillement.exprimes()).isEqualTo(2);
        assertThat(depouillement.premiers()).containsExactly("B");
    }

    @Test
    void JURY_5_un_dossier_que_personne_ne_prefere_a_un_autre_n_a_pas_de_voix() {
        Depouillement depouillement = depouiller(Set.of("A", "B", "C"), List.of("A>B>C", "B>A>C", "A=B>C"));

        assertThat(depouillement.voix()).isEqualTo(Map.of("A", 3, "B", 3, "C", 0));
        assertThat(depouiller(Set.of("A"), List.of("A", "A>B")).voix()).isEqualTo(Map.of("A", 2));
    }

    @Test
    void JURY_8_un_classement_a_une_seule_ecriture() {
        assertThat(SCHULZE.canonique(" C = A>B ")).isEqualTo("A=C>B");
        assertThat(SCHULZE.verifier("C>A=B", Set.of("A", "B", "C"))).isEmpty();
    }

    @Test
    void JURY_8_un_classement_fautif_est_refuse_sans_etre_repete() {
        for (String faux : List.of("A>A", "A>>B", "A>", "=A", "A>Z", "A,B", "A>B=A", ">")) {
            assertThat(SCHULZE.verifier(faux, Set.of("A", "B"))).as(faux).hasValueSatisfying(erreur -> {
                assertThat(erreur.champ()).isEqualTo("choix");
                assertThat(erreur.message())
                        .startsWith("Le dossier en position")
                        .doesNotContain("Z");
            });
        }
        assertThat(SCHULZE.verifier("", Set.of("A")).orElseThrow().message()).contains("au moins un dossier");
    }

    @Test
    void JURY_8_une_feuille_et_son_bulletin_disent_la_meme_chose() {
        FeuilleDeVote composee = SCHULZE.composer(Map.of("A", "2", "B", "10", "C", "2", "D", ""));

        assertThat(composee.choix()).isEqualTo("A=C>B");
        assertThat(SCHULZE.feuille("A=C>B")).isEqualTo(Map.of("A", "1", "C", "1", "B", "2"));
        assertThat(SCHULZE.composer(SCHULZE.feuille("A=C>B")).choix()).isEqualTo("A=C>B");
        assertThat(SCHULZE.composer(Map.of("A", "premier", "B", "0")).erreurs())
                .extracting("champ")
                .containsExactlyInAnyOrder("A", "B");
        assertThat(SCHULZE.composer(Map.of("A", "")).erreurs())
                .extracting("champ")
                .containsExactly("choix");
        assertThat(SCHULZE.reponses(3)).extracting("libelle").containsExactly("1er", "2e", "3e");
    }
}
