package fr.trophees.formulaire;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;

/** A FEEL expression of a form, as Modeler writes it with a leading {@code =}; no external function can be called. */
final class Expression {

    private static final FeelEngineApi FEEL =
            FeelEngineBuilder.forJava().withEnabledExternalFunctions(false).build();

    private static final Pattern TEXTE = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"");
    private static final Pattern MOT = Pattern.compile("(?<![\\w.])[\\p{L}_]\\w*+(?!\\s*[(:])");
    private static final Pattern FONCTION_EN_PLUSIEURS_MOTS = Pattern.compile("\\b(?:list contains|string length"
            + "|upper case|lower case|substring (?:before|after)|starts with|ends with|string join|index of"
            + "|insert before|list replace|distinct values|duplicate values|is defined|get or else|get value"
            + "|get entries|day of (?:year|week)|week of year|month of year|round (?:up|down|half up|half down)"
            + "|date and time)\\s*\\(");
    private static final Set<String> MOTS_DE_FEEL = Set.of(
            "true",
            "false",
            "null",
            "and",
            "or",
            "if",
            "then",
            "else",
            "for",
            "in",
            "return",
            "some",
            "every",
            "satisfies",
            "between",
            "instance",
            "of",
            "function",
            "item",
            "partial");

    private final String source;
    private final ParsedExpression arbre;

    private Expression(String source, ParsedExpression arbre) {
        this.source = source;
        this.arbre = arbre;
    }

    /** @throws FormulaireIllisibleException when this is no FEEL expression; {@code ou} says where it stands */
    static Expression lire(String source, String ou) {
        if (!source.startsWith("=")) {
            throw new FormulaireIllisibleException(
                    ou + " : une expression FEEL commence par « = » ; or celle-ci est « " + source + " ».");
        }
        String feel = source.substring(1).strip();
        ParseResult lecture = FEEL.parseExpression(feel);
        if (lecture.isFailure()) {
            throw new FormulaireIllisibleException(ou + " : l'expression FEEL « " + source + " » est mal écrite.");
        }
        return new Expression(feel, lecture.parsedExpression());
    }

    /** The expression's value, null as well when it can't be evaluated. */
    Object evaluer(Map<String, Object> contexte) {
        EvaluationResult resultat = FEEL.evaluate(arbre, contexte);
        return resultat.isSuccess() ? resultat.result() : null;
    }

    String source() {
        return source;
    }

    /** The same text is the same expression. */
    @Override
    public boolean equals(Object autre) {
        return autre instanceof Expression expression && source.equals(expression.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    /** Names of the variables that the expression reads, the first segment of dotted ones. */
    Set<String> variables() {
        return variables(source);
    }

    static Set<String> variables(String feel) {
        String code = TEXTE.matcher(feel).replaceAll("");
        Set<String> noms = new LinkedHashSet<>();
        Matcher mots = MOT.matcher(FONCTION_EN_PLUSIEURS_MOTS.matcher(code).replaceAll("("));
        while (mots.find()) {
            if (!MOTS_DE_FEEL.contains(mots.group())) {
                noms.add(mots.group());
            }
        }
        return noms;
    }
}
