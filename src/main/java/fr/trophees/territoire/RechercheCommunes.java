package fr.trophees.territoire;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.regex.Pattern;

/** Finds communes by the beginning of their name: names in plain letters, sorted once, then a binary search. */
final class RechercheCommunes {

    private static final Pattern SAINT = Pattern.compile("\\bst(e?) ");
    private static final Pattern ARTICLE = Pattern.compile("^(?:les?|la|l) ");

    /**
     * @param complete whether the key is the whole name, with its article
     * @param rang by population, the largest commune first: which of many answers to show
     */
    private record Entree(String cle, boolean complete, int rang, Commune commune) {}

    private final Entree[] entrees;

    RechercheCommunes(Collection<Commune> communes) {
        List<Commune> parPopulation = communes.stream()
                .sorted(Comparator.comparingInt(
                        (Commune commune) -> -commune.population().orElse(0)))
                .toList();
        List<Entree> toutes = new ArrayList<>();
        for (int rang = 0; rang < parPopulation.size(); rang++) {
            Commune commune = parPopulation.get(rang);
            String nom = simplifier(commune.nom());
            toutes.add(new Entree(nom, true, rang, commune));
            // Le Havre is looked up as "le havre" and as "havre"
            String sansArticle = ARTICLE.matcher(nom).replaceFirst("");
            if (!sansArticle.equals(nom)) {
                toutes.add(new Entree(sansArticle, false, rang, commune));
            }
        }
        entrees = toutes.toArray(Entree[]::new);
        Arrays.sort(entrees, Comparator.comparing(Entree::cle));
    }

    List<Commune> rechercher(String debut, int max) {
        String cle = debut == null ? "" : simplifier(debut);
        if (cle.isBlank() || max <= 0) {
            return List.of();
        }
        String nomEntier = cle.strip();
        Comparator<Entree> meilleureDAbord = Comparator.comparing(
                        (Entree e) -> !(e.complete && e.cle.equals(nomEntier)))
                .thenComparingInt(Entree::rang);
        // under both its keys a commune may come twice ("la"): keep twice as many, the worst on top
        PriorityQueue<Entree> meilleures = new PriorityQueue<>(meilleureDAbord.reversed());
        for (int i = premiere(nomEntier); i < entrees.length && entrees[i].cle.startsWith(nomEntier); i++) {
            Entree entree = entrees[i];
            // "saint " no longer means Sainte-Marie, but "le havre " still means Le Havre
            if (!entree.cle.startsWith(cle) && !entree.cle.equals(nomEntier)) {
                continue;
            }
            if (meilleures.size() < 2L * max) {
                meilleures.add(entree);
            } else if (meilleureDAbord.compare(entree, meilleures.peek()) < 0) {
                meilleures.poll();
                meilleures.add(entree);
            }
        }
        return meilleures.stream()
                .sorted(meilleureDAbord)
                .map(Entree::commune)
                .distinct()
                .limit(max)
                .toList();
    }

    private int premiere(String cle) {
        int bas = 0;
        int haut = entrees.length;
        while (bas < haut) {
            int milieu = (bas + haut) >>> 1;
            if (entrees[milieu].cle.compareTo(cle) < 0) {
                bas = milieu + 1;
            } else {
                haut = milieu;
            }
        }
        return bas;
    }

    /** Lower-case letters and digits, single spaces between words, "st" and "ste" in full; a space at the end stays. */
    static String simplifier(String nom) {
        String decompose = nom.toLowerCase(Locale.ROOT);
        if (!decompose.chars().allMatch(c -> c < 128)) {
            decompose = Normalizer.normalize(decompose, Normalizer.Form.NFD)
                    .replace("œ", "oe")
                    .replace("æ", "ae");
        }
        StringBuilder mots = new StringBuilder(decompose.length());
        for (int i = 0; i < decompose.length(); i++) {
            char c = decompose.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                mots.append(c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK
                    && !mots.isEmpty()
                    && mots.charAt(mots.length() - 1) != ' ') {
                mots.append(' ');
            }
        }
        return mots.indexOf("st") < 0 ? mots.toString() : SAINT.matcher(mots).replaceAll("saint$1 ");
    }
}
