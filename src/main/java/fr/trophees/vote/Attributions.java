package fr.trophees.vote;

import java.util.SortedMap;

/** What the votes, deliberations and arbitrations of a whole contest make of one category; decided in palmares. */
public interface Attributions {

    /** {@code laureat}, {@code ex-aequo}, {@code aucun}, {@code second-tour} or {@code a-deliberer}, for a category whose vote is counted. */
    String situation(String edition, String categorie);

    /** Dossiers of the category that the jury may still reward, number → structure. */
    SortedMap<String, String> admissibles(String edition, String categorie);
}
