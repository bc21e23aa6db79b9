package fr.trophees.palmares;

/** Where a category stands: it has its result, or the jury must deliberate. */
public sealed interface Situation permits ResultatCategorie, DeliberationRequise {

    String categorie();

    /** {@code laureat}, {@code ex-aequo}, {@code aucun}, {@code second-tour} or {@code a-deliberer}. */
    String code();
}
