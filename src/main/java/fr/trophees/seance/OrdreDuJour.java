package fr.trophees.seance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * In which order the jury takes the categories, so that recused members leave the room as few times as possible (JURY-3,
 * JURY-9, usage). A member who is recused from several categories that follow one another leaves once; each exit makes one
 * return, at the latest when the session ends. Of several orders with as few exits, the one nearest to the edition's own,
 * read from its beginning.
 *
 * @param etapes the categories in their order, with who goes out and who comes in before each
 * @param sorties how many times somebody leaves the room
 */
public record OrdreDuJour(List<Etape> etapes, int sorties) {

    /** Up to that many categories the order is the best there is; beyond, a good one. */
    static final int EXACT_JUSQU_A = 14;

    public OrdreDuJour {
        etapes = List.copyOf(etapes);
    }

    /**
     * A category to put on the agenda.
     *
     * @param recuses the members who may not take part in it
     */
    public record Sujet(String categorie, Set<String> recuses) {

        public Sujet {
            recuses = Set.copyOf(recuses);
        }
    }

    /**
     * @param sortent who leaves the room before the category is taken
     * @param reviennent who comes back in before it is taken
     * @param dehors who is out while it is taken
     */
    public record Etape(
            String categorie, SortedSet<String> sortent, SortedSet<String> reviennent, SortedSet<String> dehors) {

        public Etape {
            sortent = Collections.unmodifiableSortedSet(new TreeSet<>(sortent));
            reviennent = Collections.unmodifiableSortedSet(new TreeSet<>(reviennent));
            dehors = Collections.unmodifiableSortedSet(new TreeSet<>(dehors));
        }
    }

    /** @param sujets in the edition's order, each category once */
    public static OrdreDuJour etablir(List<Sujet> sujets) {
        int[] ordre = sujets.size() <= EXACT_JUSQU_A ? exact(sujets) : approche(sujets);
        return suivre(Arrays.stream(ordre).mapToObj(sujets::get).toList());
    }

    /** What an order already chosen asks of the members. */
    public static OrdreDuJour suivre(List<Sujet> ordre) {
        List<Etape> etapes = new ArrayList<>();
        Set<String> dehors = Set.of();
        int sorties = 0;
        for (Sujet sujet : ordre) {
            SortedSet<String> sortent = moins(sujet.recuses(), dehors);
            etapes.add(new Etape(
                    sujet.categorie(), sortent, moins(dehors, sujet.recuses()), new TreeSet<>(sujet.recuses())));
            sorties += sortent.size();
            dehors = sujet.recuses();
        }
        return new OrdreDuJour(etapes, sorties);
    }

    private static SortedSet<String> moins(Collection<String> les, Collection<String> sans) {
        SortedSet<String> reste = new TreeSet<>(les);
        reste.removeAll(sans);
        return reste;
    }

    /**
     * Held and Karp's dynamic programming, on what is left to take: reste[ensemble][i] is the least number of exits once i is
     * being taken and those of the set have still to be.
     */
    private static int[] exact(List<Sujet> sujets) {
        int n = sujets.size();
        int[][] cout = couts(sujets);
        int[][] reste = new int[1 << n][n + 1];
        for (int ensemble = 1; ensemble < 1 << n; ensemble++) {
            for (int i = 0; i <= n; i++) {
                int moindre = Integer.MAX_VALUE;
                for (int j = 0; j < n; j++) {
                    if ((ensemble & 1 << j) != 0) {
                        moindre = Math.min(moindre, cout[i][j] + reste[ensemble & ~(1 << j)][j]);
                    }
                }
                reste[ensemble][i] = moindre;
            }
        }
        int[] ordre = new int[n];
        int ensemble = (1 << n) - 1;
        int courant = n;
        for (int rang = 0; rang < n; rang++) {
            int suivant = 0;
            while ((ensemble & 1 << suivant) == 0
                    || cout[courant][suivant] + reste[ensemble & ~(1 << suivant)][suivant]
                            != reste[ensemble][courant]) {
                suivant++;
            }
            ordre[rang] = suivant;
            ensemble &= ~(1 << suivant);
            courant = suivant;
        }
        return ordre;
    }

    /** Starts from the edition's order and moves one category at a time for as long as it spares exits. */
    private static int[] approche(List<Sujet> sujets) {
        int[][] cout = couts(sujets);
        List<Integer> ordre = new ArrayList<>();
        for (int i = 0; i < sujets.size(); i++) {
            ordre.add(i);
        }
        int meilleur = sorties(ordre, cout);
        boolean mieux = true;
        while (mieux) {
            mieux = false;
            for (int de = 0; de < ordre.size() && !mieux; de++) {
                for (int a = 0; a < ordre.size() && !mieux; a++) {
                    List<Integer> essai = new ArrayList<>(ordre);
                    essai.add(a, essai.remove(de));
                    int sorties = sorties(essai, cout);
                    if (sorties < meilleur) {
                        ordre = essai;
                        meilleur = sorties;
                        mieux = true;
                    }
                }
            }
        }
        return ordre.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int sorties(List<Integer> ordre, int[][] cout) {
        int courant = cout.length - 1;
        int sorties = 0;
        for (int suivant : ordre) {
            sorties += cout[courant][suivant];
            courant = suivant;
        }
        return sorties;
    }

    /** How many leave the room from one category to another; the last line is the beginning, when all are in. */
    private static int[][] couts(List<Sujet> sujets) {
        int n = sujets.size();
        int[][] cout = new int[n + 1][n];
        for (int i = 0; i <= n; i++) {
            Set<String> dehors = i == n ? Set.of() : sujets.get(i).recuses();
            for (int j = 0; j < n; j++) {
                cout[i][j] = moins(sujets.get(j).recuses(), dehors).size();
            }
        }
        return cout;
    }
}
