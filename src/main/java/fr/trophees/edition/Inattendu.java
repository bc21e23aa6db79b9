package fr.trophees.edition;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Period;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;

/** Jackson's refusals said in French, without what was written. */
final class Inattendu {

    private Inattendu() {}

    /** Of a key that isn't one of those known. */
    static String cle(String cle, Collection<String> connues) {
        return Proximite.plusProche(cle, connues)
                .map(proche -> "cette clé n’existe pas ; vouliez-vous dire « " + proche + " » ?")
                .orElseGet(() -> "cette clé n’existe pas ; clés possibles : "
                        + connues.stream().sorted().collect(Collectors.joining(", ")));
    }

    static String message(JsonMappingException e, ObjectMapper json) {
        if (e instanceof UnrecognizedPropertyException inconnue) {
            return cle(
                    inconnue.getPropertyName(),
                    inconnue.getKnownPropertyIds().stream().map(String::valueOf).toList());
        }
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException) {
                return cause.getMessage();
            }
        }
        if (e instanceof MismatchedInputException mauvaise) {
            return mauvaise.getOriginalMessage().startsWith("Missing required creator property")
                    ? "cette clé manque"
                    : attendu(mauvaise, json);
        }
        return "cette valeur ne se lit pas";
    }

    private static String attendu(MismatchedInputException e, ObjectMapper json) {
        Class<?> type = e.getTargetType() == null ? Object.class : e.getTargetType();
        if (type.isEnum()) {
            return "valeurs possibles : "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constante -> json.convertValue(constante, String.class))
                            .collect(Collectors.joining(", "));
        }
        if (type == String.class) {
            return "un texte est attendu ; mettez un nombre entre guillemets";
        }
        if (type == int.class) {
            return "un nombre entier est attendu";
        }
        if (type == boolean.class) {
            return "true ou false est attendu";
        }
        if (type == Period.class) {
            return "une durée est attendue, par exemple P3M (trois mois) ou P2Y (deux ans)";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "une liste est attendue";
        }
        return e instanceof InvalidFormatException ? "cette valeur ne se lit pas" : "un groupe de clés est attendu";
    }
}
