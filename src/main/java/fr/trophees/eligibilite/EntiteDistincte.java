package fr.trophees.eligibilite;

import java.util.Arrays;

/** ELIG-5: whether a dossier claims to come from another applicant under the same SIREN, and what staff said. */
public enum EntiteDistincte {
    NON_DEMANDEE(null),
    DEMANDEE("demandee"),
    ACCEPTEE("acceptee"),
    REFUSEE("refusee");

    private final String code;

    EntiteDistincte(String code) {
        this.code = code;
    }

    /**
     * @param code {@code demandee}, {@code acceptee}, {@code refusee}, or null when nothing was claimed
     * @throws IllegalArgumentException for anything else
     */
    public static EntiteDistincte lire(String code) {
        return Arrays.stream(values())
                .filter(entite -> code == null ? entite.code == null : code.equals(entite.code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Code d’entité distincte inconnu"));
    }

    public String code() {
        return code;
    }

    boolean invoquee() {
        return this == DEMANDEE || this == ACCEPTEE;
    }
}
