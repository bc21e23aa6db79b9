package fr.trophees.vote;

import fr.trophees.formulaire.Erreur;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Ranked ballots counted by the Schulze method, with winning votes as the strength of a defeat.
 *
 * <p>Reference: Markus Schulze, "A new monotonic, clone-independent, reversal symmetric, and condorcet-consistent
 * single-winner election method", Social Choice and Welfare 36 (2011), p. 267–303.
 *
 * <p>A ballot reads {@code IT2024-0003>IT2024-0001=IT2024-0002}: best first, {@code =} between dossiers on a par. Dossiers
 * that a ballot doesn't rank are on a par behind those it ranks. The relation "is better than" is transitive but may leave
 * pairs undecided; a tier holds those than which none of the rest is better.
 */
final class Schulze implements MethodeDeVote<List<List<String>>> {

    @Override
    public String id() {
        return "schulze";
    }

    @Override
    public String libelle() {
        return "Classement, méthode de Schulze";
    }

    @Override
    public String regle() {
        return "Chaque membre du jury classe les dossiers. Les dossiers sont comparés deux à deux : un dossier en devance un"
                + " autre quand plus de membres le préfèrent. Le dossier qui devance tous les autres est lauréat ; s’il n’y en"
                + " a pas, la méthode de Schulze écarte les victoires les plus faibles.";
    }

    @Override
    public FormeDeBulletin forme() {
        return FormeDeBulletin.CLASSEMENT;
    }

    @Override
    public Optional<String> refus(String contenu, Set<String> dossiers) {
        Set<String> classes = new HashSet<>();
        int position = 0;
        for (List<String> palier : lire(contenu)) {
            for (String dossier : palier) {
                position++;
                if (!dossiers.contains(dossier)) {
                    return Optional.of("Le dossier en position " + position
                            + " du classement n’est pas, ou n’est plus, en lice dans cette catégorie.");
                }
                if (!classes.add(dossier)) {
                    return Optional.of("Le dossier en position " + position + " du classement y est déjà.");
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public List<List<String>> lire(String contenu) {
        return Arrays.stream(contenu.split(">", -1))
                .map(palier ->
                        Arrays.stream(palier.split("=", -1)).map(String::strip).toList())
                .toList();
    }

    @Override
    public String canonique(String contenu) {
        return lire(contenu).stream()
                .map(palier -> palier.stream().sorted().collect(Collectors.joining("=")))
                .collect(Collectors.joining(">"));
    }

    @Override
    public Decompte decompter(SortedSet<String> dossiers, List<List<List<String>>> bulletins) {
        List<String> ordre = List.copyOf(dossiers);
        int n = ordre.size();
        int[][] preferences = new int[n][n];
        int[] soutiens = new int[n];
        int annules = 0;
        for (List<List<String>> bulletin : bulletins) {
            Map<String, Integer> rangs = rangs(bulletin, dossiers);
            if (rangs.isEmpty()) {
                annules++;
                continue;
            }
            for (int i = 0; i < n; i++) {
                boolean soutenu = n == 1;
                for (int j = 0; j < n; j++) {
                    if (rang(rangs, ordre.get(i)) < rang(rangs, ordre.get(j))) {
                        preferences[i][j]++;
                        soutenu = true;
                    }
                }
                soutiens[i] += soutenu ? 1 : 0;
            }
        }
        SortedMap<String, Integer> voix = new TreeMap<>();
        SortedMap<String, String> details = new TreeMap<>();
        for (int i = 0; i < n; i++) {
            voix.put(ordre.get(i), soutiens[i]);
            details.put(ordre.get(i), duels(ordre, preferences, i));
        }
        return new Decompte(voix, paliers(ordre, chemins(preferences)), annules, details);
    }

    private static Map<String, Integer> rangs(List<List<String>> bulletin, Set<String> dossiers) {
        Map<String, Integer> rangs = new HashMap<>();
        for (int rang = 0; rang < bulletin.size(); rang++) {
            for (String dossier : bulletin.get(rang)) {
                if (dossiers.contains(dossier)) {
                    rangs.put(dossier, rang);
                }
            }
        }
        return rangs;
    }

    private static int rang(Map<String, Integer> rangs, String dossier) {
        return rangs.getOrDefault(dossier, Integer.MAX_VALUE);
    }

    /** Strength of the strongest path from each dossier to each other (Schulze 2011, section 2.3.1). */
    static int[][] chemins(int[][] preferences) {
        int n = preferences.length;
        int[][] force = new int[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                force[i][j] = preferences[i][j] > preferences[j][i] ? preferences[i][j] : 0;
            }
        }
        for (int par = 0; par < n; par++) {
            for (int de = 0; de < n; de++) {
                for (int vers = 0; vers < n; vers++) {
                    if (de != vers && de != par && vers != par) {
                        force[de][vers] = Math.max(force[de][vers], Math.min(force[de][par], force[par][vers]));
                    }
                }
            }
        }
        return force;
    }

    private static List<List<String>> paliers(List<String> ordre, int[][] force) {
        List<List<String>> paliers = new ArrayList<>();
        SortedSet<Integer> restants =
                IntStream.range(0, ordre.size()).boxed().collect(Collectors.toCollection(TreeSet::new));
        while (!restants.isEmpty()) {
            List<Integer> premiers = restants.stream()
                    .filter(i -> restants.stream().noneMatch(j -> force[j][i] > force[i][j]))
                    .toList();
            paliers.add(premiers.stream().map(ordre::get).toList());
            premiers.forEach(restants::remove);
        }
        return paliers;
    }

    private static String duels(List<String> ordre, int[][] preferences, int i) {
        if (ordre.size() == 1) {
            return "seul en lice";
        }
        return IntStream.range(0, ordre.size())
                .filter(j -> j != i)
                .mapToObj(j -> {
                    int pour = preferences[i][j];
                    int contre = preferences[j][i];
                    String issue = pour > contre ? "devance " : pour < contre ? "devancé par " : "à égalité avec ";
                    return issue + ordre.get(j) + " (" + pour + " contre " + contre + ")";
                })
                .collect(Collectors.joining(" ; "));
    }

    @Override
    public List<FeuilleDeVote.Reponse> reponses(int dossiers) {
        return IntStream.rangeClosed(1, dossiers)
                .mapToObj(rang -> new FeuilleDeVote.Reponse(String.valueOf(rang), rang == 1 ? "1er" : rang + "e"))
                .toList();
    }

    @Override
    public FeuilleDeVote composer(Map<String, String> feuille) {
        List<Erreur> erreurs = new ArrayList<>();
        SortedMap<Integer, SortedSet<String>> parRang = new TreeMap<>();
        feuille.forEach((dossier, reponse) -> {
            if (reponse != null && reponse.strip().matches("[1-9]\\d{0,3}")) {
                parRang.computeIfAbsent(Integer.valueOf(reponse.strip()), rang -> new TreeSet<>())
                        .add(dossier);
            } else if (reponse != null && !reponse.isBlank()) {
                erreurs.add(new Erreur(dossier, "Indiquez un rang : 1 pour le dossier préféré, puis 2, 3…"));
            }
        });
        if (!erreurs.isEmpty()) {
            return FeuilleDeVote.refusee(erreurs);
        }
        return parRang.isEmpty()
                ? FeuilleDeVote.refusee(List.of(new Erreur("choix", "Classez au moins un dossier, ou votez blanc.")))
                : new FeuilleDeVote(
                        parRang.values().stream()
                                .map(palier -> String.join("=", palier))
                                .collect(Collectors.joining(">")),
                        List.of());
    }

    @Override
    public Map<String, String> feuille(String contenu) {
        Map<String, String> feuille = new LinkedHashMap<>();
        List<List<String>> paliers = lire(contenu);
        for (int rang = 0; rang < paliers.size(); rang++) {
            for (String dossier : paliers.get(rang)) {
                feuille.put(dossier, String.valueOf(rang + 1));
            }
        }
        return feuille;
    }
}
