package fr.trophees.vote;

/** What a ballot asks of a voter; a form or a page is made for each. A blank ballot is always possible (JURY-8). */
public enum FormeDeBulletin {
    /** One dossier. */
    UN_DOSSIER,
    /** A rank for each dossier that the voter wishes to rank; the same rank may be given twice. */
    CLASSEMENT,
    /** A grade for every dossier. */
    MENTIONS
}
