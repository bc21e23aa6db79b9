package fr.trophees.eligibilite;

import java.time.LocalDate;

/**
 * What the regional coordination answers about a structure (ELIG-2).
 *
 * @param nom of the coordination, or null
 * @param le day of the answer, or null
 * @param motif the reason recorded with it, or null
 */
public record Coordination(Reponse reponse, String nom, LocalDate le, String motif) {

    public enum Reponse {
        A_DEMANDER,
        RECONNUE,
        NON_RECONNUE,
        /** No coordination in the region, several that differ, or one that is a candidate or juror: staff decides. */
        A_TRANCHER
    }

    public static Coordination aDemander() {
        return new Coordination(Reponse.A_DEMANDER, null, null, null);
    }

    public static Coordination repond(boolean reconnue, String nom, LocalDate le, String motif) {
        return new Coordination(reconnue ? Reponse.RECONNUE : Reponse.NON_RECONNUE, nom, le, motif);
    }

    public static Coordination aTrancher(String motif) {
        return new Coordination(Reponse.A_TRANCHER, null, null, motif);
    }
}
