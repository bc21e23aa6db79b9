package fr.trophees.jury;

/** The Tasklist accounts of members; implemented where accounts are kept. */
public interface ComptesDesJures {

    /** Idempotent: an existing account keeps its password and joins the group of jurors. */
    void ouvrir(Jure jure);

    /** Whether an account has this name, a juror's or not. */
    boolean existe(String compte);

    /** Whether the account has rights that nobody may join to a ballot: staff's, a process owner's, an administrator's. */
    boolean reserve(String compte);

    /**
     * Whether the account was opened for the jury and serves it alone: its juror may then choose its password. An account
     * that somebody else made, or that gives other rights, stays as it is whatever the list of members says.
     */
    boolean propreAuJury(String compte);

    /** @throws IllegalStateException unless {@link #propreAuJury} */
    void choisirMotDePasse(String compte, String motDePasse);

    /** The password chosen until now opens nothing any more. @throws IllegalStateException unless {@link #propreAuJury} */
    void oublierMotDePasse(String compte);

    /** @throws IllegalStateException unless {@link #propreAuJury} */
    void fermer(String compte);
}
