package fr.trophees.formulaire;

import java.util.Map;

/**
 * What a form's conditions read, and what they come to.
 *
 * @param variables the display variables, and the fields as they are seen
 * @param valeurs of the form's expressions; null for what can't be evaluated
 */
record Contexte(Map<String, Object> variables, Map<Expression, Object> valeurs) {

    Object valeur(Expression expression) {
        return valeurs.get(expression);
    }

    boolean estVraie(Expression condition) {
        return Boolean.TRUE.equals(valeur(condition));
    }

    boolean estFausse(Expression condition) {
        return Boolean.FALSE.equals(valeur(condition));
    }
}
