package fr.trophees.jury;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A juror may not vote in a category (JURY-3, art. 4.4).
 *
 * @param dossiers the reason: numbers of the dossiers that stand in the category and whose structure the juror has ties
 *     with
 * @param declaree the reason, or a further one: the juror said so for the category without naming a structure
 */
public record Recusation(String jure, String categorie, SortedSet<String> dossiers, boolean declaree) {

    /** @throws IllegalArgumentException if there is no reason */
    public Recusation {
        dossiers = Collections.unmodifiableSortedSet(new TreeSet<>(dossiers));
        if (dossiers.isEmpty() && !declaree) {
            throw new IllegalArgumentException("Une récusation a un motif.");
        }
    }
}
