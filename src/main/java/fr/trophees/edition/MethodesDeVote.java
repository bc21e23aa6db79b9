package fr.trophees.edition;

/** The voting methods that ship with the product, for what checks definitions. */
public interface MethodesDeVote {

    /** Whether a method bears that name ({@code vote.methode}). */
    boolean existe(String id);
}
