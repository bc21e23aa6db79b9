package fr.trophees;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every rule of the regulation is applied where a reader can find it and covered by a test that carries its id, and the
 * table of {@code docs/reglement.md} says so truly.
 */
class TracabiliteTest {

    private static final List<String> REGLES = Stream.of(
                    regles("ELIG", 8), regles("DEP", 5), regles("JURY", 9), regles("ORG", 4), regles("D", 8))
            .flatMap(regles -> regles)
            .toList();

    private static final Pattern IDENTIFIANT = Pattern.compile("(?<![\\w-])(?:ELIG|DEP|JURY|ORG|D)-\\d+(?![\\w-])");
    private static final Pattern PLAGE =
            Pattern.compile("(?<![\\w-])(ELIG|DEP|JURY|ORG|D)-(\\d+) (?:à|to) \\1-(\\d+)(?![\\w-])");
    private static final Pattern METHODE = Pattern.compile("\\bvoid (\\w+)\\s*\\(");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private static Map<String, Set<String>> citations;
    private static Map<String, Set<String>> essais;
    private static Map<String, Ligne> table;

    @BeforeAll
    static void lire() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        sources.putAll(contenus(Path.of("src/main/java/fr/trophees"), ".java"));
        sources.putAll(contenus(Path.of("processes"), ".bpmn"));
        citations = parRegle(sources, TracabiliteTest::identifiantsCites);
        essais =
                parRegle(contenus(Path.of("src/test/java/fr/trophees"), ".java"), TracabiliteTest::identifiantsEssayes);
        table = lireLaTable(Files.readString(Path.of("docs/reglement.md")));
    }

    @Test
    void chaque_regle_est_citee_la_ou_elle_s_applique() {
        assertThat(REGLES).filteredOn(regle -> !citations.containsKey(regle)).isEmpty();
    }

    @Test
    void chaque_regle_est_dans_le_nom_d_un_test() {
        assertThat(REGLES).filteredOn(regle -> !essais.containsKey(regle)).isEmpty();
    }

    @Test
    void aucune_regle_n_est_inventee() {
        assertThat(REGLES).containsAll(citations.keySet());
    }

    @Test
    void la_table_a_une_ligne_par_regle_dans_l_ordre() {
        assertThat(table.keySet()).containsExactlyElementsOf(REGLES);
        assertThat(table).allSatisfy((regle, ligne) -> {
            assertThat(ligne.titre()).isNotBlank();
            assertThat(ligne.lieux()).isNotEmpty();
            assertThat(ligne.tests()).isNotEmpty();
        });
    }

    @Test
    void les_lieux_de_la_table_existent_et_citent_la_regle() {
        assertThat(table).allSatisfy((regle, ligne) -> assertThat(citations.getOrDefault(regle, Set.of()))
                .containsAll(ligne.lieux()));
    }

    @Test
    void les_tests_de_la_table_existent_et_portent_la_regle() {
        assertThat(table).allSatisfy((regle, ligne) -> assertThat(essais.getOrDefault(regle, Set.of()))
                .containsAll(ligne.tests()));
    }

    private static Stream<String> regles(String famille, int nombre) {
        return IntStream.rangeClosed(1, nombre).mapToObj(numero -> famille + "-" + numero);
    }

    /** The table's lines: {@code | ELIG-1 | title | `place`, `place` | `test`, `test` |}. */
    private static Map<String, Ligne> lireLaTable(String texte) {
        Map<String, Ligne> lignes = new LinkedHashMap<>();
        texte.lines().filter(ligne -> ligne.startsWith("| ")).forEach(ligne -> {
            String[] cases = ligne.split("\\|");
            if (cases.length == 5 && IDENTIFIANT.matcher(cases[1].strip()).matches()) {
                lignes.put(cases[1].strip(), new Ligne(cases[2].strip(), codes(cases[3]), codes(cases[4])));
            }
        });
        return lignes;
    }

    private static List<String> codes(String texte) {
        return CODE.matcher(texte).results().map(trouve -> trouve.group(1)).toList();
    }

    private static Set<String> identifiantsCites(String texte) {
        Set<String> trouves = IDENTIFIANT
                .matcher(texte)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        PLAGE.matcher(texte)
                .results()
                .flatMap(plage -> IntStream.rangeClosed(
                                Integer.parseInt(plage.group(2)), Integer.parseInt(plage.group(3)))
                        .mapToObj(numero -> plage.group(1) + "-" + numero))
                .forEach(trouves::add);
        return trouves;
    }

    /** Ids in the names of test methods: {@code DEP_3_DEP_4_une_case…} carries both. */
    private static Set<String> identifiantsEssayes(String texte) {
        Set<String> trouves = new TreeSet<>();
        METHODE.matcher(texte).results().map(methode -> methode.group(1)).forEach(nom -> {
            List<String> mots = List.of(nom.split("_"));
            for (int i = 0; i + 1 < mots.size(); i++) {
                String regle = mots.get(i) + "-" + mots.get(i + 1);
                if (REGLES.contains(regle)) {
                    trouves.add(regle);
                }
            }
        });
        return trouves;
    }

    /** For each rule, the names of the files that carry it: {@code vote.bpmn}, {@code DepotService}. */
    private static Map<String, Set<String>> parRegle(
            Map<String, String> fichiers, Function<String, Set<String>> lecture) {
        Map<String, Set<String>> trouves = new TreeMap<>();
        fichiers.forEach((nom, texte) -> lecture.apply(texte)
                .forEach(regle ->
                        trouves.computeIfAbsent(regle, cle -> new TreeSet<>()).add(nom)));
        return trouves;
    }

    private static Map<String, String> contenus(Path racine, String suffixe) throws IOException {
        Map<String, String> contenus = new TreeMap<>();
        try (Stream<Path> fichiers = Files.walk(racine)) {
            for (Path fichier :
                    fichiers.filter(f -> f.toString().endsWith(suffixe)).toList()) {
                String nom = fichier.getFileName().toString().replace(".java", "");
                contenus.merge(nom, Files.readString(fichier), String::concat);
            }
        }
        return contenus;
    }

    /** @param lieux names of classes and diagrams where the rule is applied */
    private record Ligne(String titre, List<String> lieux, List<String> tests) {}
}
