package fr.trophees.formulaire;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All the expressions of a form, evaluated at once: FEEL builds its functions anew at every call, which costs a hundred times
 * what a condition does.
 */
final class Expressions {

    private final List<Expression> toutes;
    private final Expression ensemble;

    private Expressions(List<Expression> toutes, Expression ensemble) {
        this.toutes = toutes;
        this.ensemble = ensemble;
    }

    static Expressions de(Iterable<Champ> champs) {
        LinkedHashSet<Expression> toutes = new LinkedHashSet<>();
        for (Champ champ : champs) {
            toutes.addAll(champ.presence().masquePar());
            Stream.of(
                            champ.presence().requisSi(),
                            champ.forme().exigence(),
                            champ.options() == null ? null : champ.options().expression())
                    .filter(Objects::nonNull)
                    .forEach(toutes::add);
        }
        // each on lines of its own: an expression may end with a comment
        String liste =
                toutes.stream().map(Expression::source).collect(Collectors.joining("\n),\n(", "=[\n(", "\n)\n]"));
        return new Expressions(
                List.copyOf(toutes), toutes.isEmpty() ? null : Expression.lire(liste, "Expressions du formulaire"));
    }

    /** Every expression with its value, null as well when it can't be evaluated. */
    Map<Expression, Object> evaluer(Map<String, Object> variables) {
        Map<Expression, Object> valeurs = new HashMap<>();
        if (ensemble != null && ensemble.evaluer(variables) instanceof List<?> liste) {
            for (int i = 0; i < toutes.size(); i++) {
                valeurs.put(toutes.get(i), liste.get(i));
            }
            return valeurs;
        }
        // an assertion that fails is the failure of the whole list
        toutes.forEach(expression -> valeurs.put(expression, expression.evaluer(variables)));
        return valeurs;
    }
}
