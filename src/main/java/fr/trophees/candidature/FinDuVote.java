package fr.trophees.candidature;

/** Whether the vote of a category is over: until then a dossier may be moved into it or out of it (ELIG-7). */
public interface FinDuVote {

    boolean close(String edition, String categorie);
}
