package fr.trophees.eligibilite;

import java.util.Objects;

/**
 * What one rule says about one dossier, and why.
 *
 * @param regle the rule's id, {@code ELIG-1} … {@code ELIG-8}
 * @param motif French sentences for staff, citing the facts: dates, figures with their year, numbers of dossiers
 * @param article where the regulation says so, in French
 */
public record Verdict(String regle, Issue issue, String motif, String article) {

    public Verdict {
        Objects.requireNonNull(regle);
        Objects.requireNonNull(issue);
        Objects.requireNonNull(motif);
        Objects.requireNonNull(article);
    }
}
