package fr.trophees.vote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Balinski and Laraki's rules: worked examples, then what they prove of the method. */
class JugementMajoritaireTest {

    private static final JugementMajoritaire JUGEMENT = new JugementMajoritaire();
    private static final Set<String> ABC = Set.of("A", "B", "C");

    private static Depouillement depouiller(Set<String> dossiers, List<String> bulletins) {
        return JUGEMENT.depouiller(dossiers, bulletins, 100, 0, Quorum.AUCUN);
    }

    /** One ballot for each column of grades, given dossier by dossier. */
    private static List<String> bulletins(Map<String, String> mentions) {
        int nombre = mentions.values().iterator().next().split(" ").length;
        List<String> bulletins = new ArrayList<>();
        for (int i = 0; i < nombre; i++) {
            int juge = i;
            bulletins.add(mentions.entrySet().stream()
                    .map(ligne -> ligne.getKey() + ":" + ligne.getValue().split(" ")[juge])
                    .sorted()
                    .collect(Collectors.joining(",")));
        }
        return bulletins;
    }

    private static List<Mention> mentions(String codes) {
        return Arrays.stream(codes.split(" "))
                .map(code -> Mention.parCode(code).orElseThrow())
                .toList();
    }

    /** The capital of Tennessee: each of 100 voters grades four cities by their distance. */
    @Test
    void JURY_4_la_meilleure_mention_majoritaire_l_emporte_et_les_egales_se_departagent() {
        List<String> bulletins = new ArrayList<>();
        bulletins.addAll(Collections.nCopies(
                42, "Memphis:excellent,Nashville:passable,Chattanooga:a-rejeter,Knoxville:a-rejeter"));
        bulletins.addAll(Collections.nCopies(
                26, "Memphis:a-rejeter,Nashville:excellent,Chattanooga:passable,Knoxville:passable"));
        bulletins.addAll(
                Collections.nCopies(15, "Memphis:a-rejeter,Nashville:passable,Chattanooga:excellent,Knoxville:bien"));
        bulletins.addAll(
                Collections.nCopies(17, "Memphis:a-rejeter,Nashville:passable,Chattanooga:bien,Knoxville:excellent"));

        Depouillement depouillement = depouiller(Set.of("Memphis", "Nashville", "Chattanooga", "Knoxville"), bulletins);

        assertThat(depouillement.premiers()).containsExactly("Nashville");
        assertThat(depouillement.paliers().get(3)).containsExactly("Memphis");
        assertThat(depouillement.details().get("Nashville"))
                .isEqualTo("mention majoritaire «\u00a0Passable\u00a0» (Excellent\u00a0: 26, Passable\u00a0: 74)");
    }

    /** Balinski and Laraki: with an even number of judges the majority-grade is the lower of the two middle ones. */
    @Test
    void JURY_4_avec_un_nombre_pair_la_mention_majoritaire_est_la_plus_basse_des_deux_du_milieu() {
        assertThat(JugementMajoritaire.valeurMajoritaire(mentions("excellent bien passable a-rejeter")))
                .startsWith(Mention.PASSABLE);
        assertThat(JugementMajoritaire.valeurMajoritaire(mentions("excellent bien passable")))
                .startsWith(Mention.BIEN);
    }

    /** Balinski and Laraki's majority-value: the majority-grade, then that of the grades left, and so on. */
    @Test
    void JURY_4_la_valeur_majoritaire_retire_une_a_une_les_mentions_du_milieu() {
        assertThat(JugementMajoritaire.valeurMajoritaire(mentions("excellent tres-bien bien passable a-rejeter")))
                .containsExactly(
                        Mention.BIEN, Mention.PASSABLE, Mention.TRES_BIEN, Mention.A_REJETER, Mention.EXCELLENT);
    }

    @Test
    void JURY_4_une_meme_mention_majoritaire_se_departage_par_ce_qui_l_entoure() {
        // both have "bien" in the middle; without it B keeps "bien", A falls to "passable"
        assertThat(depouiller(
                                Set.of("A", "B"),
                                bulletins(Map.of(
                                        "A", "excellent excellent bien passable passable",
                                        "B", "tres-bien bien bien bien a-rejeter")))
                        .paliers())
                .isEqualTo(List.of(List.of("B"), List.of("A")));
    }

    @Test
    void JURY_4_seules_des_mentions_toutes_pareilles_font_une_egalite() {
        assertThat(depouiller(
                                ABC,
                                bulletins(Map.of(
                                        "A", "excellent bien passable",
                                        "B", "passable excellent bien",
                                        "C", "excellent bien insuffisant")))
                        .paliers())
                .isEqualTo(List.of(List.of("A", "B"), List.of("C")));
    }

    @Test
    void JURY_8_un_dossier_arrive_apres_le_bulletin_y_compte_a_rejeter_et_un_dossier_parti_n_y_compte_plus() {
        Depouillement depouillement = depouiller(Set.of("B", "C"), List.of("A:bien,B:bien", "A:excellent"));

        assertThat(depouillement.annules()).isEqualTo(1);
        assertThat(depouillement.voix()).isEqualTo(Map.of("B", 1, "C", 0));
        assertThat(depouillement.premiers()).containsExactly("B");
    }

    @Test
    void JURY_8_une_mention_est_due_a_chaque_dossier_et_rien_de_faux_n_est_repete() {
        assertThat(JUGEMENT.verifier("A:bien,B:excellent,C:a-rejeter", ABC)).isEmpty();
        assertThat(JUGEMENT.verifier("A:bien,C:bien", ABC).orElseThrow().message())
                .contains("il en manque 1");
        for (String faux : List.of("A:bien,A:bien", "A:genial", "Z:bien", "A", "A:bien:bien", ",", "A>B")) {
            assertThat(JUGEMENT.verifier(faux, ABC)).as(faux).hasValueSatisfying(erreur -> assertThat(erreur.message())
                    .contains("en position")
                    .doesNotContain("genial", "Z"));
        }
        assertThat(JUGEMENT.canonique("C:bien, A : excellent,B:passable")).isEqualTo("A:excellent,B:passable,C:bien");
    }

    @Test
    void JURY_8_une_feuille_et_son_bulletin_disent_la_meme_chose() {
        assertThat(JUGEMENT.composer(Map.of("A", "bien", "B", "a-rejeter")).choix())
                .isEqualTo("A:bien,B:a-rejeter");
        assertThat(JUGEMENT.feuille("A:bien,B:a-rejeter")).isEqualTo(Map.of("A", "bien", "B", "a-rejeter"));
        assertThat(JUGEMENT.composer(Map.of("A", "bien", "B", "")).erreurs())
                .extracting("champ")
                .containsExactly("B");
        assertThat(JUGEMENT.composer(Map.of("A", "", "B", "")).erreurs())
                .extracting("champ")
                .containsExactly("choix");
        assertThat(JUGEMENT.reponses(2))
                .hasSize(7)
                .first()
                .extracting("libelle")
                .isEqualTo("Excellent");
    }

    /** For each ballot, the grade of A, B and C, from 0, the best. */
    @Provide
    Arbitrary<List<List<Integer>>> urne() {
        return Arbitraries.integers()
                .between(0, 6)
                .list()
                .ofSize(3)
                .list()
                .ofMinSize(1)
                .ofMaxSize(9);
    }

    private static List<String> ecrire(List<List<Integer>> urne) {
        return urne.stream()
                .map(mentions ->
                        "A:" + code(mentions.get(0)) + ",B:" + code(mentions.get(1)) + ",C:" + code(mentions.get(2)))
                .collect(Collectors.toList());
    }

    private static String code(int mention) {
        return Mention.values()[mention].code();
    }

    private static int place(Depouillement depouillement, String dossier) {
        List<List<String>> paliers = depouillement.paliers();
        for (int i = 0; i < paliers.size(); i++) {
            if (paliers.get(i).contains(dossier)) {
                return i;
            }
        }
        throw new AssertionError(dossier);
    }

    @Property
    void JURY_4_l_ordre_des_bulletins_ne_change_rien(@ForAll("urne") List<List<Integer>> urne, @ForAll Random hasard) {
        List<String> bulletins = ecrire(urne);
        List<String> melanges = new ArrayList<>(bulletins);
        Collections.shuffle(melanges, hasard);

        assertThat(depouiller(ABC, melanges)).isEqualTo(depouiller(ABC, bulletins));
    }

    @Property
    void JURY_4_le_numero_d_un_dossier_ne_l_avantage_pas(@ForAll("urne") List<List<Integer>> urne) {
        List<List<Integer>> echanges =
                urne.stream().map(m -> List.of(m.get(2), m.get(1), m.get(0))).collect(Collectors.toList());
        Depouillement un = depouiller(ABC, ecrire(urne));
        Depouillement autre = depouiller(ABC, ecrire(echanges));

        assertThat(place(autre, "C")).isEqualTo(place(un, "A"));
        assertThat(place(autre, "A")).isEqualTo(place(un, "C"));
        assertThat(place(autre, "B")).isEqualTo(place(un, "B"));
    }

    @Property
    void JURY_4_une_meilleure_mention_ne_fait_reculer_personne_qui_la_recoit(
            @ForAll("urne") List<List<Integer>> urne, @ForAll @IntRange(max = 6) int mention) {
        Depouillement avant = depouiller(ABC, ecrire(urne));
        for (int i = 0; i < urne.size(); i++) {
            List<Integer> bulletin = urne.get(i);
            if (mention < bulletin.get(0)) {
                List<List<Integer>> montes = new ArrayList<>(urne);
                montes.set(i, List.of(mention, bulletin.get(1), bulletin.get(2)));
                Depouillement apres = depouiller(ABC, ecrire(montes));
                for (String autre : List.of("B", "C")) {
                    if (place(avant, "A") <= place(avant, autre)) {
                        assertThat(place(apres, "A")).isLessThan(place(apres, autre));
                    }
                }
            }
        }
    }

    @Property
    void JURY_4_retirer_un_dossier_ne_change_pas_l_ordre_des_autres(@ForAll("urne") List<List<Integer>> urne) {
        Depouillement tous = depouiller(ABC, ecrire(urne));
        Depouillement sansC = depouiller(Set.of("A", "B"), ecrire(urne));

        assertThat(Integer.signum(place(sansC, "A") - place(sansC, "B")))
                .isEqualTo(Integer.signum(place(tous, "A") - place(tous, "B")));
    }

    @Property
    void JURY_4_une_egalite_veut_dire_les_memes_mentions(@ForAll("urne") List<List<Integer>> urne) {
        Depouillement depouillement = depouiller(ABC, ecrire(urne));
        boolean memes = urne.stream()
                .map(m -> m.get(0))
                .sorted()
                .toList()
                .equals(urne.stream().map(m -> m.get(1)).sorted().toList());

        assertThat(place(depouillement, "A") == place(depouillement, "B")).isEqualTo(memes);
    }

    /** The majority-grade by its definition: the best grade that more than half of the voters give or exceed. */
    @Property
    void JURY_4_plus_de_la_moitie_donnent_la_mention_majoritaire_ou_mieux(@ForAll("urne") List<List<Integer>> urne) {
        List<Mention> mentions =
                urne.stream().map(m -> Mention.values()[m.get(0)]).toList();
        Mention majoritaire = JugementMajoritaire.valeurMajoritaire(mentions).get(0);

        assertThat(2
                        * mentions.stream()
                                .filter(m -> m.compareTo(majoritaire) <= 0)
                                .count())
                .isGreaterThan(mentions.size());
        assertThat(2
                        * mentions.stream()
                                .filter(m -> m.compareTo(majoritaire) < 0)
                                .count())
                .isLessThanOrEqualTo(mentions.size());
    }
}
