package fr.trophees.securite;

/** The groups of accounts; ids as diagrams and clients know them. */
final class Groupe {

    static final String EQUIPE = "equipe";
    static final String JURY = "jury";
    static final String PILOTES = "pilotes";
    static final String ADMIN = "camunda-admin";

    private Groupe() {}
}
