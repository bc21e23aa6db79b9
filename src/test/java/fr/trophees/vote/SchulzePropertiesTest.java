package fr.trophees.vote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** What Schulze 2011 proves of the method, on random rankings with ties and unranked dossiers. */
class SchulzePropertiesTest {

    private static final List<String> DOSSIERS = List.of("A", "B", "C", "D");
    private static final Schulze SCHULZE = new Schulze();

    /** For each ballot, the rank of each dossier from 1; 0 when it isn't ranked. */
    @Provide
    Arbitrary<List<List<Integer>>> urne() {
        return Arbitraries.integers().between(0, 4).list().ofSize(4).list().ofMaxSize(9);
    }

    private static String ecrire(List<Integer> rangs) {
        SortedMap<Integer, Set<String>> parRang = new TreeMap<>();
        for (int i = 0; i < rangs.size(); i++) {
            if (rangs.get(i) > 0) {
                parRang.computeIfAbsent(rangs.get(i), r -> new TreeSet<>()).add(DOSSIERS.get(i));
            }
        }
        return parRang.isEmpty()
                ? MethodeDeVote.BLANC
                : parRang.values().stream()
                        .map(palier -> String.join("=", palier))
                        .collect(Collectors.joining(">"));
    }

    private static List<String> ecrireTous(List<List<Integer>> urne) {
        return urne.stream().map(SchulzePropertiesTest::ecrire).collect(Collectors.toList());
    }

    private static Depouillement depouiller(Set<String> dossiers, List<String> bulletins) {
        return SCHULZE.depouiller(dossiers, bulletins, 50, 0, Quorum.AUCUN);
    }

    private static Depouillement depouiller(List<String> bulletins) {
        return depouiller(Set.copyOf(DOSSIERS), bulletins);
    }

    /** How many ballots prefer each to each, counted naively. */
    private static int prefere(List<List<Integer>> urne, int un, int autre) {
        return (int) urne.stream()
                .filter(rangs -> rangs.get(un) > 0 && (rangs.get(autre) == 0 || rangs.get(un) < rangs.get(autre)))
                .count();
    }

    @Property
    void JURY_4_l_ordre_des_bulletins_ne_change_rien(@ForAll("urne") List<List<Integer>> urne, @ForAll Random hasard) {
        List<String> bulletins = ecrireTous(urne);
        List<String> melanges = new ArrayList<>(bulletins);
        Collections.shuffle(melanges, hasard);

        assertThat(depouiller(melanges)).isEqualTo(depouiller(bulletins));
    }

    @Property
    void JURY_4_le_numero_d_un_dossier_ne_l_avantage_pas(@ForAll("urne") List<List<Integer>> urne) {
        Map<String, String> renommes = Map.of("A", "D", "B", "C", "C", "B", "D", "A");
        List<List<Integer>> inverses = urne.stream()
                .map(rangs -> {
                    List<Integer> autres = new ArrayList<>(rangs);
                    Collections.reverse(autres);
                    return autres;
                })
                .collect(Collectors.toList());

        List<Set<String>> attendus = depouiller(ecrireTous(urne)).paliers().stream()
                .map(palier -> palier.stream().map(renommes::get).collect(Collectors.toSet()))
                .toList();
        assertThat(depouiller(ecrireTous(inverses)).paliers().stream()
                        .map(Set::copyOf)
                        .toList())
                .isEqualTo(attendus);
    }

    @Property
    void JURY_4_qui_devance_tous_les_autres_est_seul_en_tete(@ForAll("urne") List<List<Integer>> urne) {
        boolean vu = false;
        for (int i = 0; i < 4; i++) {
            int candidat = i;
            boolean condorcet = Set.of(0, 1, 2, 3).stream()
                    .filter(j -> j != candidat)
                    .allMatch(j -> prefere(urne, candidat, j) > prefere(urne, j, candidat));
            if (condorcet) {
                vu = true;
                assertThat(depouiller(ecrireTous(urne)).premiers()).containsExactly(DOSSIERS.get(i));
            }
        }
        Statistics.label("vainqueur de Condorcet").collect(vu);
        Statistics.label("vainqueur de Condorcet").coverage(c -> c.check(true).percentage(part -> part > 20));
    }

    /** The strongest path, found by trying every one of them. */
    private static int chemin(int[][] force, int de, int vers, Set<Integer> passes) {
        int meilleur = force[de][vers];
        for (int par = 0; par < force.length; par++) {
            if (par != de && par != vers && !passes.contains(par)) {
                Set<Integer> suivants = new TreeSet<>(passes);
                suivants.add(de);
                meilleur = Math.max(meilleur, Math.min(force[de][par], chemin(force, par, vers, suivants)));
            }
        }
        return meilleur;
    }

    @Property
    void JURY_4_la_tete_est_celle_que_donne_la_recherche_de_tous_les_chemins(@ForAll("urne") List<List<Integer>> urne) {
        int[][] force = new int[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                int pour = prefere(urne, i, j);
                force[i][j] = i != j && pour > prefere(urne, j, i) ? pour : 0;
            }
        }
        List<String> gagnants = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            boolean battu = false;
            for (int j = 0; j < 4; j++) {
                battu |= i != j && chemin(force, j, i, Set.of()) > chemin(force, i, j, Set.of());
            }
            if (!battu) {
                gagnants.add(DOSSIERS.get(i));
            }
        }

        assertThat(depouiller(ecrireTous(urne)).premiers()).isEqualTo(gagnants);
    }

    @Property
    void JURY_4_monter_un_gagnant_sur_un_bulletin_ne_le_fait_pas_perdre(@ForAll("urne") List<List<Integer>> urne) {
        List<String> gagnants = depouiller(ecrireTous(urne)).premiers();
        for (int ballot = 0; ballot < urne.size(); ballot++) {
            for (int i = 0; i < 4; i++) {
                if (gagnants.contains(DOSSIERS.get(i))) {
                    List<List<Integer>> montes = new ArrayList<>(urne);
                    List<Integer> rangs = new ArrayList<>(urne.get(ballot).stream()
                            .map(r -> r == 0 ? 0 : r + 1)
                            .toList());
                    rangs.set(i, 1);
                    montes.set(ballot, rangs);

                    assertThat(depouiller(ecrireTous(montes)).premiers()).contains(DOSSIERS.get(i));
                }
            }
        }
    }

    @Property
    void JURY_4_un_seul_gagnant_ne_l_est_plus_quand_tous_les_bulletins_sont_retournes(
            @ForAll("urne") List<List<Integer>> urne) {
        List<String> premiers = depouiller(ecrireTous(urne)).premiers();
        if (premiers.size() != 1) {
            return;
        }
        List<List<Integer>> retournes = urne.stream()
                .map(rangs -> rangs.stream().map(r -> r == 0 ? 1 : 10 - r).toList())
                .collect(Collectors.toList());

        assertThat(depouiller(ecrireTous(retournes)).premiers()).isNotEqualTo(premiers);
    }

    /** A clone stands right beside its model on every ballot: whoever else won still does. */
    @Property
    void JURY_4_un_clone_n_avantage_ni_ne_desavantage_personne(
            @ForAll("urne") List<List<Integer>> urne, @ForAll Random hasard) {
        List<String> avec = ecrireTous(urne).stream()
                .map(bulletin -> cloner(bulletin, hasard.nextBoolean()))
                .collect(Collectors.toList());
        Set<String> gagnants = new TreeSet<>(depouiller(ecrireTous(urne)).premiers());

        Set<String> gagnantsAvecClone = new TreeSet<>();
        depouiller(Set.of("A", "B", "C", "D", "D2"), avec)
                .premiers()
                .forEach(dossier -> gagnantsAvecClone.add(dossier.replace("2", "")));

        assertThat(gagnantsAvecClone).isEqualTo(gagnants);
    }

    /** Beside D when it is alone at its rank, before or after; else on a par with it, so that nobody comes in between. */
    private static String cloner(String bulletin, boolean devant) {
        boolean seul = bulletin.matches("(.*>)?D(>.*)?");
        return bulletin.replace("D", !seul ? "D=D2" : devant ? "D2>D" : "D>D2");
    }
}
