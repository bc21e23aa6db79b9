package fr.trophees.candidature;

/** The edition, which waits for every dossier to be examined (JURY-2). */
public interface SuiviEdition {

    /** One more dossier is decided or gone: nothing else is said, the edition looks by itself. */
    void instructionAvancee(String edition);
}
