package fr.trophees.formulaire;

import java.util.Optional;

/**
 * A check that a form names in a field's custom property {@code regle}: what a pattern can't say, such as a SIRET's key
 * or whether a commune exists. Must be pure, quick and thread-safe.
 */
@FunctionalInterface
public interface RegleDeChamp {

    /**
     * @param valeur cleaned text, neither null nor empty; each element of a list is given in turn
     * @return what to say to the person who typed it: a French sentence without the field's label and without the value;
     *     empty when nothing is wrong
     */
    Optional<String> verifier(String valeur);
}
