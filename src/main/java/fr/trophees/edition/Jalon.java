package fr.trophees.edition;

import java.util.Arrays;

/** The milestones of an edition, in their order. */
public enum Jalon {
    LANCEMENT("lancement", "le lancement"),
    CLOTURE("cloture", "la clôture"),
    LIMITE("limite", "la limite"),
    LECTURE_DOSSIERS("lectureDossiers", "la lecture des dossiers"),
    OUVERTURE_VOTES("ouvertureVotes", "l'ouverture des votes"),
    FERMETURE_VOTES("fermetureVotes", "la fermeture des votes"),
    SESSION_JURY("sessionJury", "la session du jury"),
    CEREMONIE("ceremonie", "la cérémonie");

    private final String code;
    private final String libelle;

    Jalon(String code, String libelle) {
        this.code = code;
        this.libelle = libelle;
    }

    /** Name in JSON, YAML and the database. */
    public String code() {
        return code;
    }

    /** Name in sentences and on diagrams, with its article. */
    public String libelle() {
        return libelle;
    }

    /** @throws IllegalArgumentException for a name that is none */
    public static Jalon deCode(String code) {
        return Arrays.stream(values())
                .filter(jalon -> jalon.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Ce jalon n'existe pas."));
    }
}
