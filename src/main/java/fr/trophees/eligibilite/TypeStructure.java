package fr.trophees.eligibilite;

import java.util.Arrays;
import java.util.Optional;

/** What the applicant says it is: {@code structureType} of the candidate's form. */
public enum TypeStructure {
    PLIE("plie", "un PLIE"),
    MDE("mde", "une Maison de l’emploi"),
    COLLECTIVITE("collectivite", "une collectivité territoriale"),
    EPCI("epci", "un EPCI"),
    ORGANISATION_MANDATEE("organisation-mandatee", "une organisation mandatée par une collectivité"),
    STRUCTURE_PORTEUSE("structure-porteuse", "une structure porteuse de facilitateurs"),
    AUTRE("autre", "une structure d’un autre type");

    private final String code;
    private final String libelle;

    TypeStructure(String code, String libelle) {
        this.code = code;
        this.libelle = libelle;
    }

    /** The type of that code in the form; empty if there is none. */
    public static Optional<TypeStructure> lire(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    public String code() {
        return code;
    }

    /** With its article, for sentences. */
    public String libelle() {
        return libelle;
    }
}
