package fr.trophees.jury;

/** Opens the Tasklist account of a member who has none yet; implemented where accounts are kept. */
public interface ComptesDesJures {

    /** Idempotent: an existing account keeps its password and joins the group of jurors. */
    void ouvrir(Jure jure);
}
