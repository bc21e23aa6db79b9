package fr.trophees.candidature;

import java.util.Locale;

/** How far the examination of a dossier has got, as stored. What people are told is {@link EtatDossier}. */
public enum Instruction {
    BROUILLON,
    EN_COURS,
    ADMIS,
    REFUSE,
    INCOMPLET,
    RETIRE,
    ANNULE;

    /** As in the database: {@code en-cours}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Instruction duCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
