package fr.trophees.securite;

/** The groups of accounts; ids as diagrams and clients know them. */
final class Groupe {

    static final String EQUIPE = "equipe";
    static final String JURY = "jury";
    static final String PILOTES = "pilotes";

    /** Has no member: process owners are of it for the length of a request, see {@link RegardDesPilotes}. */
    static final String PILOTES_HORS_SECRET = "pilotes-hors-secret";

    static final String ADMIN = "camunda-admin";

    private Groupe() {}
}
