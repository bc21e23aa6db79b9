package fr.trophees.palmares;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.entry;

import fr.trophees.palmares.Cumul.Alternative;
import fr.trophees.palmares.DeliberationRequise.Motif;
import fr.trophees.vote.Deliberation;
import fr.trophees.vote.Deliberation.Decision;
import fr.trophees.vote.Depouillement;
import fr.trophees.vote.MethodeDeVote;
import fr.trophees.vote.Quorum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Dossiers are named after their category and structure: {@code it1-A} is the project of structure A in it1. */
class AttributionTest {

    @Test
    void JURY_4_chaque_categorie_a_le_laureat_de_son_vote() {
        Attribution attribution = attribution(vote("it2", "B:2 A:1"), vote("it1", "A:3 B:1"));

        assertThat(attribution.achevee()).isTrue();
        assertThat(attribution.palmares()).containsExactly(resultat("it1", "it1-A"), resultat("it2", "it2-B"));
        assertThat(attribution.cumulSuivant()).isEmpty();
    }

    @Test
    void JURY_4_une_egalite_se_delibere_et_peut_finir_par_un_laureat_des_ex_aequo_ou_personne() {
        Attribution attribution = attribution(vote("it1", "A:2 B:2 C:1"));

        assertThat(attribution.aDeliberer())
                .containsExactly(new DeliberationRequise("it1", Motif.EGALITE, List.of("it1-A", "it1-B")));
        assertThat(attribution.situation("it1").code()).isEqualTo("a-deliberer");
        assertThatIllegalStateException().isThrownBy(attribution::palmares);

        assertThat(attribution.deliberer("it1", departager("it1-B")).palmares())
                .containsExactly(resultat("it1", "it1-B"));
        assertThat(attribution.deliberer("it1", exAequo("it1-B", "it1-A")).palmares())
                .containsExactly(resultat("it1", "it1-B", "it1-A"));
        assertThat(attribution.deliberer("it1", aucunLaureat()).palmares()).containsExactly(resultat("it1"));
    }

    @Test
    void JURY_4_sans_suffrage_ni_quorum_le_jury_delibere() {
        VoteClos sansQuorum = new VoteClos(
                "it2",
                MethodeDeVote.nommee("majorite-relative")
                        .depouiller(List.of("it2-A", "it2-B"), List.of("it2-A"), 10, 0, new Quorum(2, 0)),
                Optional.empty());
        Attribution attribution = attribution(vote("it1", "A:0 B:0"), sansQuorum);

        assertThat(attribution.aDeliberer())
                .containsExactly(
                        new DeliberationRequise("it1", Motif.SANS_SUFFRAGE, List.of("it1-A", "it1-B")),
                        new DeliberationRequise("it2", Motif.QUORUM_NON_ATTEINT, List.of("it2-A")));
    }

    @Test
    void JURY_4_une_categorie_sans_dossier_n_a_pas_de_laureat_et_rien_a_deliberer() {
        assertThat(attribution(vote("it1", "")).palmares()).containsExactly(resultat("it1"));
        assertThat(resultat("it1").code()).isEqualTo("aucun");
    }

    @Test
    void JURY_5_une_structure_premiere_dans_deux_categories_choisit_et_l_autre_passe_a_la_suivante() {
        Attribution attribution = attribution(vote("it1", "A:3 B:1"), vote("it2", "A:3 C:2 B:1"));

        assertThat(attribution.cumuls())
                .containsExactly(new Cumul(
                        "A",
                        List.of(
                                alternative("it1", Map.of(), resultat("it2", "it2-C")),
                                alternative("it2", Map.of(), resultat("it1", "it1-B")))));
        assertThat(attribution.achevee()).isFalse();
        assertThat(attribution.arbitrer("A", "it1").palmares())
                .containsExactly(resultat("it1", "it1-A"), resultat("it2", "it2-C"));
        assertThat(attribution.arbitrer("A", "it2").palmares())
                .containsExactly(resultat("it1", "it1-B"), resultat("it2", "it2-A"));
    }

    @Test
    void JURY_5_une_suivante_a_egalite_ou_sans_voix_va_en_deliberation() {
        Attribution attribution = attribution(vote("it1", "A:3 B:1 C:1"), vote("it2", "A:3 B:0 C:0"));

        assertThat(attribution.cumulSuivant().orElseThrow().alternatives())
                .containsExactly(
                        alternative(
                                "it1",
                                Map.of(),
                                new DeliberationRequise("it2", Motif.SANS_SUFFRAGE, List.of("it2-B", "it2-C"))),
                        alternative(
                                "it2",
                                Map.of(),
                                new DeliberationRequise("it1", Motif.EGALITE, List.of("it1-B", "it1-C"))));
    }

    @Test
    void JURY_5_une_categorie_ou_il_ne_reste_aucun_dossier_n_a_pas_de_laureat() {
        Attribution attribution = attribution(vote("it1", "A:3 B:1"), vote("it2", "A:3"));

        assertThat(attribution.arbitrer("A", "it1").palmares())
                .containsExactly(resultat("it1", "it1-A"), resultat("it2"));
    }

    @Test
    void JURY_5_une_cascade_est_annoncee_avec_chaque_choix() {
        // B is second behind A in it1 and first in it3: whatever A leaves may come to B as a second first place.
        Attribution attribution =
                attribution(vote("it1", "A:3 B:1"), vote("it2", "A:3 C:1"), vote("it3", "B:3 C:2 A:1"));

        assertThat(attribution.cumulSuivant().orElseThrow().alternatives())
                .containsExactly(
                        alternative("it1", Map.of(), resultat("it2", "it2-C")),
                        alternative("it2", Map.of("B", List.of("it1", "it3")), resultat("it1", "it1-B")));

        Attribution ensuite = attribution.arbitrer("A", "it2");
        assertThat(ensuite.cumulSuivant().orElseThrow().categories()).containsExactly("it1", "it3");
        assertThat(ensuite.arbitrer("B", "it1").palmares())
                .containsExactly(resultat("it1", "it1-B"), resultat("it2", "it2-A"), resultat("it3", "it3-C"));
        assertThat(ensuite.arbitrer("B", "it3").palmares())
                .as("A, récompensée ailleurs, ne revient pas dans it1")
                .containsExactly(resultat("it1"), resultat("it2", "it2-A"), resultat("it3", "it3-B"));
    }

    @Test
    void JURY_5_une_structure_recompensee_ne_revient_pas_dans_une_categorie_ou_elle_etait_deuxieme() {
        Attribution attribution = attribution(
                vote("it1", "A:3 D:1"), vote("it2", "A:3 E:1"), vote("it3", "B:3 A:2 C:1"), vote("it4", "B:3 F:1"));

        assertThat(attribution.arbitrer("A", "it1").arbitrer("B", "it4").palmares())
                .contains(resultat("it3", "it3-C"));
    }

    @Test
    void JURY_5_les_structures_sont_arbitrees_une_par_une_dans_l_ordre_de_leur_nom() {
        Attribution attribution =
                attribution(vote("it1", "B:3 C:1"), vote("it2", "B:3 C:1"), vote("it3", "A:3"), vote("it4", "A:3"));

        assertThat(attribution.cumuls()).extracting(Cumul::structure).containsExactly("A", "B");
        assertThat(attribution.cumulSuivant()).map(Cumul::structure).contains("A");
        Attribution ensuite = attribution.arbitrer("A", "it4");
        assertThat(ensuite.cumulSuivant()).map(Cumul::structure).contains("B");
        assertThat(ensuite.arbitrer("B", "it1").arbitrages()).containsExactly(entry("A", "it4"), entry("B", "it1"));
    }

    @Test
    void JURY_5_un_ex_aequo_qui_s_en_va_laisse_les_autres() {
        Attribution attribution = attribution(vote("it1", "A:2 B:2 C:2"), vote("it2", "A:3 B:1"))
                .deliberer("it1", exAequo("it1-C", "it1-A", "it1-B"));

        assertThat(attribution.cumulSuivant().orElseThrow().categories()).containsExactly("it1", "it2");
        assertThat(attribution.arbitrer("A", "it2").palmares())
                .containsExactly(resultat("it1", "it1-C", "it1-B"), resultat("it2", "it2-A"));
    }

    @Test
    void JURY_5_de_deux_ex_aequo_il_reste_un_laureat() {
        Attribution attribution =
                attribution(vote("it1", "A:2 B:2"), vote("it2", "A:3")).deliberer("it1", exAequo("it1-A", "it1-B"));

        assertThat(attribution.arbitrer("A", "it2").situation("it1")).isEqualTo(resultat("it1", "it1-B"));
    }

    @Test
    void JURY_5_une_decision_dont_il_ne_reste_personne_demande_une_nouvelle_deliberation() {
        Attribution attribution = attribution(vote("it1", "A:2 B:2 C:1"), vote("it2", "A:3"))
                .deliberer("it1", departager("it1-A"))
                .arbitrer("A", "it2");

        assertThat(attribution.aDeliberer())
                .containsExactly(new DeliberationRequise("it1", Motif.LAUREATS_ECARTES, List.of("it1-B")));
        assertThat(attribution.admissibles("it1")).containsExactly(entry("it1-B", "B"), entry("it1-C", "C"));
        assertThat(attribution.deliberer("it1", departager("it1-C")).palmares())
                .containsExactly(resultat("it1", "it1-C"), resultat("it2", "it2-A"));
    }

    @Test
    void JURY_5_la_decision_de_ne_designer_personne_reste() {
        Attribution attribution = attribution(vote("it1", "A:2 B:2"), vote("it2", "A:3"), vote("it3", "A:3"))
                .deliberer("it1", aucunLaureat());

        assertThat(attribution.arbitrer("A", "it2").situation("it1")).isEqualTo(resultat("it1"));
    }

    @Test
    void JURY_5_une_deliberation_peut_creer_un_cumul() {
        Attribution attribution = attribution(vote("it1", "A:2 B:2"), vote("it2", "A:3"));

        assertThat(attribution.cumuls()).isEmpty();
        assertThat(attribution.deliberer("it1", departager("it1-A")).cumuls())
                .extracting(Cumul::categories)
                .containsExactly(List.of("it1", "it2"));
    }

    @Test
    void JURY_5_une_entite_reconnue_distincte_peut_etre_recompensee_aussi() {
        Map<String, String> distinctes = Map.of("it1-A", "100000001", "it2-A", "100000001/mde");
        Attribution attribution =
                new Attribution(List.of(vote("it1", "A:1"), vote("it2", "A:1")), distinctes, Map.of());

        assertThat(attribution.achevee()).isTrue();
    }

    @Test
    void JURY_5_une_decision_qui_recompense_deux_projets_d_une_structure_est_a_reprendre() {
        Map<String, String> memeStructure = Map.of("it1-A", "S", "it1-B", "S");
        Attribution attribution = new Attribution(List.of(vote("it1", "A:1 B:1")), memeStructure, Map.of())
                .deliberer("it1", exAequo("it1-A", "it1-B"));

        assertThat(attribution.aDeliberer())
                .extracting(DeliberationRequise::motif)
                .containsExactly(Motif.STRUCTURE_EN_DOUBLE);
    }

    @Test
    void D_6_une_structure_est_recompensee_une_fois_par_concours() {
        VoteClos it = vote("it1", "A:3 B:1");
        VoteClos asr = vote("asr1", "A:3 B:1");

        assertThat(attribution(it).palmares()).containsExactly(resultat("it1", "it1-A"));
        assertThat(attribution(asr).palmares()).containsExactly(resultat("asr1", "asr1-A"));
    }

    @Test
    void D_6_la_lecture_stricte_de_l_article_1_3_reunit_les_deux_concours() {
        Attribution attribution = attribution(vote("it1", "A:3 B:1"), vote("asr1", "A:3 B:1"));

        assertThat(attribution.cumulSuivant().orElseThrow().categories()).containsExactly("asr1", "it1");
    }

    @Test
    void JURY_5_un_choix_hors_des_categories_ou_la_structure_est_premiere_est_refuse() {
        Attribution attribution = attribution(vote("it1", "A:3 B:1"), vote("it2", "A:3 B:1"), vote("it3", "B:1 A:0"));

        assertThat(attribution.verifierArbitrage("A", "it1")).isEmpty();
        for (String categorie : Arrays.asList("it3", "it9", null)) {
            assertThat(attribution.verifierArbitrage("A", categorie))
                    .hasValueSatisfying(erreur -> assertThat(erreur.champ()).isEqualTo("categorieRetenue"));
            assertThatIllegalArgumentException().isThrownBy(() -> attribution.arbitrer("A", categorie));
        }
        assertThat(attribution.verifierArbitrage("B", "it3")).isPresent();
        assertThatIllegalArgumentException()
                .as("une structure n’est arbitrée qu’une fois")
                .isThrownBy(() -> attribution.arbitrer("A", "it1").arbitrer("A", "it2"));
    }

    @Test
    void JURY_5_un_dossier_retire_apres_le_depouillement_laisse_sa_place_au_suivant() {
        Map<String, String> sansA = Map.of("it1-B", "B");

        assertThat(new Attribution(List.of(vote("it1", "A:3 B:1")), sansA, Map.of()).palmares())
                .containsExactly(resultat("it1", "it1-B"));
    }

    @Test
    void JURY_5_si_le_projet_retenu_est_retire_la_structure_retrouve_sa_place_dans_l_autre_categorie() {
        List<VoteClos> votes = List.of(vote("it1", "A:3 B:1"), vote("it2", "A:3 C:1"));
        Map<String, String> structures = new HashMap<>(structures(votes));
        structures.remove("it1-A");

        Attribution attribution = new Attribution(votes, structures, Map.of("A", "it1"));

        assertThat(attribution.arbitragesCaducs()).containsExactly("A");
        assertThat(attribution.arbitrages()).isEmpty();
        assertThat(attribution.palmares()).containsExactly(resultat("it1", "it1-B"), resultat("it2", "it2-A"));
    }

    @Test
    void JURY_5_si_un_nouveau_vote_lui_prend_la_categorie_retenue_elle_retrouve_l_autre() {
        Attribution attribution = attribution(
                Map.of("A", "it1", "C", "it3"), vote("it1", "B:3 A:1"), vote("it2", "A:3 C:1"), vote("it3", "D:3 C:2"));

        assertThat(attribution.arbitragesCaducs()).containsExactly("A", "C");
        assertThat(attribution.palmares())
                .containsExactly(resultat("it1", "it1-B"), resultat("it2", "it2-A"), resultat("it3", "it3-D"));
    }

    @Test
    void JURY_5_un_choix_tient_tant_que_la_categorie_retenue_est_en_deliberation() {
        Attribution attribution = attribution(Map.of("A", "it1"), vote("it1", "A:2 B:2"), vote("it2", "A:3 C:1"));

        assertThat(attribution.arbitrages()).containsExactly(entry("A", "it1"));
        assertThat(attribution.deliberer("it1", departager("it1-A")).palmares())
                .containsExactly(resultat("it1", "it1-A"), resultat("it2", "it2-C"));
        assertThat(attribution.deliberer("it1", departager("it1-B")).palmares())
                .containsExactly(resultat("it1", "it1-B"), resultat("it2", "it2-A"));
    }

    @Test
    void JURY_5_un_choix_enregistre_pour_une_categorie_inconnue_est_caduc() {
        assertThat(attribution(Map.of("A", "it9"), vote("it1", "A:2")).arbitragesCaducs())
                .containsExactly("A");
    }

    @Test
    void une_categorie_inconnue_ou_donnee_deux_fois_est_refusee() {
        Attribution attribution = attribution(vote("it1", "A:2"));

        assertThatIllegalArgumentException().isThrownBy(() -> attribution.situation("it9"));
        assertThatIllegalArgumentException().isThrownBy(() -> attribution.admissibles("it9"));
        assertThatIllegalArgumentException().isThrownBy(() -> attribution.deliberer("it9", aucunLaureat()));
        assertThatIllegalArgumentException().isThrownBy(() -> attribution(vote("it1", "A:2"), vote("it1", "A:2")));
    }

    @Test
    void JURY_4_un_resultat_a_autant_de_laureats_qu_il_le_dit() {
        assertThat(resultat("it1", "it1-A").code()).isEqualTo("laureat");
        assertThat(resultat("it1", "it1-A", "it1-B").code()).isEqualTo("ex-aequo");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResultatCategorie("it1", ResultatCategorie.Issue.AUCUN, List.of("it1-A")));
        assertThatIllegalArgumentException().isThrownBy(() -> resultat("it1", "it1-A", "it1-A"));
    }

    private static Attribution attribution(VoteClos... votes) {
        return attribution(Map.of(), votes);
    }

    private static Attribution attribution(Map<String, String> arbitrages, VoteClos... votes) {
        return new Attribution(List.of(votes), structures(List.of(votes)), arbitrages);
    }

    private static Map<String, String> structures(List<VoteClos> votes) {
        Map<String, String> structures = new HashMap<>();
        for (VoteClos vote : votes) {
            for (String dossier : vote.depouillement().voix().keySet()) {
                structures.put(dossier, dossier.substring(dossier.indexOf('-') + 1));
            }
        }
        return structures;
    }

    /** A category's vote from the votes of each structure's dossier: {@code "A:3 B:1"}. */
    private static VoteClos vote(String categorie, String voix) {
        List<String> dossiers = new ArrayList<>();
        List<String> bulletins = new ArrayList<>();
        for (String part : voix.isEmpty() ? new String[0] : voix.split(" ")) {
            String dossier = categorie + "-" + part.split(":")[0];
            dossiers.add(dossier);
            for (int i = Integer.parseInt(part.split(":")[1]); i > 0; i--) {
                bulletins.add(dossier);
            }
        }
        Depouillement depouillement =
                MethodeDeVote.nommee("majorite-relative").depouiller(dossiers, bulletins, 10, 0, Quorum.AUCUN);
        return new VoteClos(categorie, depouillement, Optional.empty());
    }

    private static Deliberation departager(String dossier) {
        return new Deliberation(Decision.DEPARTAGER, List.of(dossier));
    }

    private static Deliberation exAequo(String... dossiers) {
        return new Deliberation(Decision.EX_AEQUO, List.of(dossiers));
    }

    private static Deliberation aucunLaureat() {
        return new Deliberation(Decision.AUCUN_LAUREAT, List.of());
    }

    private static ResultatCategorie resultat(String categorie, String... laureats) {
        return ResultatCategorie.de(categorie, List.of(laureats));
    }

    private static Alternative alternative(String categorie, Map<String, List<String>> cumuls, Situation... effets) {
        return new Alternative(categorie, List.of(effets), new TreeMap<>(cumuls));
    }
}
