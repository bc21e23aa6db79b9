package fr.trophees.conservation;

import java.time.Instant;
import java.util.Map;

/** What one part of the product holds of people, and how it forgets them once their time is over (GDPR 5.1 e). */
public interface Oubli {

    /**
     * Erases what is kept until that term only, in the caller's transaction. Done again, it finds nothing.
     *
     * @return how much was erased of what, in words: « brouillons » → 12; without zeros
     */
    Map<String, Integer> oublier(String edition, Terme terme, Instant maintenant);

    /** Erases what is of no edition and of no use after a moment: expired links, counts of requests. */
    default void oublierLePerime(Instant maintenant) {}
}
