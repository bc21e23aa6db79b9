package fr.trophees.eligibilite;

import java.time.LocalDate;

/**
 * Membership of AVE as the organiser's dated list tells it, never the candidate's word (ELIG-2). Either membership
 * counts.
 *
 * @param depuis member since, or null if the list doesn't say
 * @param liste date of the list; null if there is none
 */
public record Adhesion(Statut statut, LocalDate depuis, LocalDate liste) {

    public enum Statut {
        OUI,
        NON,
        INCONNU
    }

    public static Adhesion adherente(LocalDate depuis, LocalDate liste) {
        return new Adhesion(Statut.OUI, depuis, liste);
    }

    public static Adhesion nonAdherente(LocalDate liste) {
        return new Adhesion(Statut.NON, null, liste);
    }

    /** No list of members has been imported. */
    public static Adhesion inconnue() {
        return new Adhesion(Statut.INCONNU, null, null);
    }
}
