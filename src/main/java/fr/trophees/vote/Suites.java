package fr.trophees.vote;

import java.util.ArrayList;
import java.util.List;

/**
 * What one event changes for one juror, category by category (JURY-3): one mail tells it.
 *
 * @param quittees where they vote no more
 * @param annules those of them where they had cast a ballot
 * @param retrouvees where they vote again
 */
record Suites(List<String> quittees, List<String> annules, List<String> retrouvees) {

    /** Nothing yet. */
    Suites() {
        this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
}
