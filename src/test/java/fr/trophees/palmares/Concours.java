package fr.trophees.palmares;

import fr.trophees.vote.MethodeDeVote;
import fr.trophees.vote.Quorum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** A small random contest: its ballots, category by category, and whose dossiers they are about. */
record Concours(SortedMap<String, Urne> urnes) {

    private static final int JURES = 8;
    private static final List<String> STRUCTURES = List.of("A", "B", "C", "D", "E");

    /**
     * One category.
     *
     * @param dossiers their numbers, category and structure: {@code c1-A}; a structure's second project, which only a
     *     tolerated breach of ELIG-5 lets in, is {@code c1-A2}
     * @param bulletins dossier numbers, or "blanc"
     */
    record Urne(List<String> dossiers, List<String> bulletins, int quorum) {}

    static String structure(String dossier) {
        return dossier.substring(dossier.indexOf('-') + 1).substring(0, 1);
    }

    List<VoteClos> votes() {
        List<VoteClos> votes = new ArrayList<>();
        urnes.forEach((categorie, urne) -> votes.add(new VoteClos(
                categorie,
                MethodeDeVote.nommee("majorite-relative")
                        .depouiller(urne.dossiers(), urne.bulletins(), JURES, 0, new Quorum(urne.quorum(), 0)),
                Optional.empty())));
        return votes;
    }

    Map<String, String> structures() {
        Map<String, String> structures = new HashMap<>();
        urnes.values().forEach(urne -> urne.dossiers().forEach(dossier -> structures.put(dossier, structure(dossier))));
        return structures;
    }

    Attribution attribution() {
        return new Attribution(votes(), structures(), Map.of());
    }

    static Arbitrary<Concours> arbitraire(int categoriesMax, int structuresMax) {
        Arbitrary<List<Integer>> candidats = Arbitraries.integers()
                .between(0, structuresMax - 1)
                .list()
                .uniqueElements()
                .ofMaxSize(structuresMax);
        // Low indexes are drawn more often: the same structures come first in several categories.
        Arbitrary<List<Integer>> choix = Arbitraries.frequency(
                        pair(4, 0), pair(3, 1), pair(2, 2), pair(1, 3), pair(1, 4), pair(1, -1))
                .list()
                .ofMaxSize(JURES);
        Arbitrary<Integer> quorum = Arbitraries.frequency(pair(8, 0), pair(1, 2), pair(1, 4));
        Arbitrary<Boolean> doublon = Arbitraries.frequency(pair(9, false), pair(1, true));
        return Combinators.combine(candidats, choix, quorum, doublon)
                .as(Tirage::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(categoriesMax)
                .map(Concours::de);
    }

    private record Tirage(List<Integer> candidats, List<Integer> choix, int quorum, boolean doublon) {}

    private static Concours de(List<Tirage> tirages) {
        SortedMap<String, Urne> urnes = new TreeMap<>();
        for (Tirage tirage : tirages) {
            String categorie = "c" + (urnes.size() + 1);
            List<String> dossiers = new ArrayList<>();
            tirage.candidats().stream().sorted().forEach(i -> dossiers.add(categorie + "-" + STRUCTURES.get(i)));
            if (tirage.doublon() && !dossiers.isEmpty()) {
                dossiers.add(dossiers.get(0) + "2");
            }
            List<String> bulletins = tirage.choix().stream()
                    .map(i -> i < 0 || dossiers.isEmpty() ? "blanc" : dossiers.get(i % dossiers.size()))
                    .toList();
            urnes.put(categorie, new Urne(dossiers, bulletins, tirage.quorum()));
        }
        return new Concours(urnes);
    }

    private static <T> Tuple.Tuple2<Integer, T> pair(int frequence, T valeur) {
        return Tuple.of(frequence, valeur);
    }

    @Override
    public String toString() {
        StringBuilder texte = new StringBuilder();
        urnes.forEach((categorie, urne) -> texte.append(categorie)
                .append(Arrays.asList(urne.dossiers(), urne.bulletins(), urne.quorum()))
                .append(' '));
        return texte.toString();
    }
}
