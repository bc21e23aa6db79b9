package fr.trophees.edition;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** The milestones of an edition, in their order. */
public enum Jalon {
    LANCEMENT("lancement", "le lancement"),
    /** The last instant that is announced; its whole second is on time (D-1). */
    CLOTURE("cloture", "la clôture"),
    /** The first instant when nothing is accepted any more: midnight, the end of the day it closes (D-1). */
    LIMITE("limite", "la limite"),
    LECTURE_DOSSIERS("lectureDossiers", "la lecture des dossiers"),
    OUVERTURE_VOTES("ouvertureVotes", "l’ouverture des votes"),
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
    @JsonValue
    public String code() {
        return code;
    }

    /** Name in sentences and on diagrams, with its article. */
    public String libelle() {
        return libelle;
    }

    /** With "de": « du lancement », « de la clôture », « de l’ouverture des votes ». */
    public String complement() {
        return libelle.startsWith("le ") ? "du " + libelle.substring(3) : "de " + libelle;
    }

    /** At the head of a sentence: « Le lancement ». */
    String sujet() {
        return Character.toUpperCase(libelle.charAt(0)) + libelle.substring(1);
    }

    /** @throws IllegalArgumentException for a name that is none */
    @JsonCreator
    public static Jalon deCode(String code) {
        return Arrays.stream(values())
                .filter(jalon -> jalon.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Ce jalon n’existe pas."));
    }
}
