package fr.trophees.seance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.trophees.seance.OrdreDuJour.Etape;
import fr.trophees.seance.OrdreDuJour.Sujet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class OrdreDuJourTest {

    @Test
    void JURY_9_sans_recusation_l_ordre_est_celui_de_l_edition_et_personne_ne_sort() {
        OrdreDuJour ordre = OrdreDuJour.etablir(List.of(sujet("it1"), sujet("it2"), sujet("it3")));
        assertThat(categories(ordre)).containsExactly("it1", "it2", "it3");
        assertThat(ordre.sorties()).isZero();
    }

    @Test
    void JURY_9_les_categories_d_un_meme_recuse_se_suivent_il_ne_sort_qu_une_fois() {
        OrdreDuJour ordre = OrdreDuJour.etablir(
                List.of(sujet("it1", "anne"), sujet("it2", "bruno"), sujet("it3", "anne"), sujet("it4")));
        assertThat(categories(ordre)).containsExactly("it1", "it3", "it2", "it4");
        assertThat(ordre.sorties()).isEqualTo(2);
    }

    @Test
    void JURY_9_chaque_etape_dit_qui_sort_et_qui_revient() {
        OrdreDuJour ordre = OrdreDuJour.suivre(List.of(sujet("it1", "anne", "bruno"), sujet("it2", "bruno", "chloe")));
        Etape seconde = ordre.etapes().get(1);
        assertThat(seconde.sortent()).containsExactly("chloe");
        assertThat(seconde.reviennent()).containsExactly("anne");
        assertThat(seconde.dehors()).containsExactly("bruno", "chloe");
        assertThat(ordre.sorties()).isEqualTo(3);
    }

    @Test
    void JURY_9_une_edition_sans_categorie_a_un_ordre_du_jour_vide() {
        assertThat(OrdreDuJour.etablir(List.of())).isEqualTo(new OrdreDuJour(List.of(), 0));
    }

    @Property(tries = 300)
    void JURY_9_aucun_ordre_ne_fait_sortir_moins_souvent(@ForAll("concours") List<Set<Integer>> recuses) {
        List<Sujet> sujets = sujets(recuses);
        OrdreDuJour etabli = OrdreDuJour.etablir(sujets);
        List<List<Sujet>> tous = permutations(sujets);
        int moindre = tous.stream()
                .mapToInt(o -> OrdreDuJour.suivre(o).sorties())
                .min()
                .orElseThrow();
        assertThat(etabli.sorties()).isEqualTo(moindre);
        // the first of the best, in the edition's order
        List<String> premier = tous.stream()
                .filter(o -> OrdreDuJour.suivre(o).sorties() == moindre)
                .map(o -> o.stream().map(Sujet::categorie).toList())
                .min(Comparator.comparing(List::toString))
                .orElseThrow();
        assertThat(categories(etabli)).isEqualTo(premier);
    }

    @Property(tries = 20)
    void JURY_9_beaucoup_de_categories_gardent_chacune_leur_place_et_ne_font_pas_sortir_davantage(
            @ForAll("grandConcours") List<Set<Integer>> recuses) {
        List<Sujet> sujets = sujets(recuses);
        OrdreDuJour etabli = OrdreDuJour.etablir(sujets);
        assertThat(categories(etabli))
                .containsExactlyInAnyOrderElementsOf(
                        sujets.stream().map(Sujet::categorie).toList());
        assertThat(etabli.sorties())
                .isLessThanOrEqualTo(OrdreDuJour.suivre(sujets).sorties());
    }

    @Provide
    Arbitrary<List<Set<Integer>>> concours() {
        return recusations().list().ofMinSize(1).ofMaxSize(7);
    }

    @Provide
    Arbitrary<List<Set<Integer>>> grandConcours() {
        return recusations().list().ofMinSize(OrdreDuJour.EXACT_JUSQU_A - 1).ofMaxSize(20);
    }

    private static Arbitrary<Set<Integer>> recusations() {
        return Arbitraries.integers().between(1, 6).set().ofMaxSize(4);
    }

    private static List<Sujet> sujets(List<Set<Integer>> recuses) {
        return IntStream.range(0, recuses.size())
                .mapToObj(i -> sujet(
                        "c%02d".formatted(i),
                        recuses.get(i).stream().map(n -> "jure" + n).toArray(String[]::new)))
                .toList();
    }

    private static Sujet sujet(String categorie, String... recuses) {
        return new Sujet(categorie, Set.of(recuses));
    }

    private static List<String> categories(OrdreDuJour ordre) {
        return ordre.etapes().stream().map(Etape::categorie).toList();
    }

    private static List<List<Sujet>> permutations(List<Sujet> sujets) {
        if (sujets.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Sujet>> toutes = new ArrayList<>();
        for (Sujet premier : sujets) {
            List<Sujet> autres = new ArrayList<>(sujets);
            autres.remove(premier);
            for (List<Sujet> suite : permutations(autres)) {
                List<Sujet> permutation = new ArrayList<>(List.of(premier));
                permutation.addAll(suite);
                toutes.add(permutation);
            }
        }
        return toutes;
    }
}
