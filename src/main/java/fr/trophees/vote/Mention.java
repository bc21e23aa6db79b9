package fr.trophees.vote;

import java.util.Arrays;
import java.util.Optional;

/** The grades of majority judgement, best first, as in the French presidential experiment of 2012. */
enum Mention {
    EXCELLENT("excellent", "Excellent"),
    TRES_BIEN("tres-bien", "Très bien"),
    BIEN("bien", "Bien"),
    ASSEZ_BIEN("assez-bien", "Assez bien"),
    PASSABLE("passable", "Passable"),
    INSUFFISANT("insuffisant", "Insuffisant"),
    A_REJETER("a-rejeter", "À rejeter");

    private final String code;
    private final String libelle;

    Mention(String code, String libelle) {
        this.code = code;
        this.libelle = libelle;
    }

    String code() {
        return code;
    }

    String libelle() {
        return libelle;
    }

    static Optional<Mention> parCode(String code) {
        return Arrays.stream(values())
                .filter(mention -> mention.code.equals(code))
                .findFirst();
    }
}
