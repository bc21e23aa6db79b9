package fr.trophees.palmares;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A structure comes first in several categories and is rewarded for one only (JURY-5): the jury chooses which.
 *
 * @param alternatives one for each of those categories, by category; two at least
 */
public record Cumul(String structure, List<Alternative> alternatives) {

    public Cumul {
        alternatives = List.copyOf(alternatives);
    }

    /** The categories the jury chooses from. */
    public List<String> categories() {
        return alternatives.stream().map(Alternative::categorieRetenue).toList();
    }

    /**
     * What happens if the structure keeps its reward in {@code categorieRetenue}.
     *
     * @param effets the other categories whose situation would change, by category: to whom each one passes, or why the
     *     jury would have to deliberate
     * @param cumuls the cascade: structures that would then come first in several categories, with these, and be
     *     arbitrated next; those already in that case before are among them
     */
    public record Alternative(String categorieRetenue, List<Situation> effets, SortedMap<String, List<String>> cumuls) {

        public Alternative {
            effets = List.copyOf(effets);
            cumuls = Collections.unmodifiableSortedMap(new TreeMap<>(cumuls));
        }
    }
}
