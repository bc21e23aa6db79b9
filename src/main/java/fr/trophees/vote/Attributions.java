package fr.trophees.vote;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** What the votes, deliberations and arbitrations of a whole contest make of one category; decided in palmares. */
public interface Attributions {

    /** {@code laureat}, {@code ex-aequo}, {@code aucun}, {@code second-tour} or {@code a-deliberer}, for a category whose vote is counted. */
    String situation(String edition, String categorie);

    /** Dossiers of the category that the jury may still reward, number → structure. */
    SortedMap<String, String> admissibles(String edition, String categorie);

    /** What each decision that the jury may take on a category entails, as the other categories stand now (JURY-5). */
    List<Consequence> consequences(String edition, String categorie);

    /** Why the jury must deliberate on a category, in a French sentence; empty when it needn't. */
    String motifDeDeliberation(String edition, String categorie);

    /** Numbers of the dossiers of a category that are struck because their structure is rewarded elsewhere (JURY-5). */
    Set<String> ecartes(String edition, String categorie);
}
