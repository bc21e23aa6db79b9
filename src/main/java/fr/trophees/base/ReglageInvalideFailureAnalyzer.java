package fr.trophees.base;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/**
 * Names the setting that can't be read, and never its value, which may be a secret (Spring Boot's own analyzers print it).
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class ReglageInvalideFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        BindValidationException validation = findCause(cause, BindValidationException.class);
        List<String> constats = validation == null
                ? List.of("%s n'a pas une valeur acceptable".formatted(nommer(cause)))
                : validation.getValidationErrors().getAllErrors().stream()
                        .map(erreur -> constat(
                                validation.getValidationErrors().getName().toString(), erreur))
                        .toList();
        return new FailureAnalysis(
                "Réglages à corriger : %s.".formatted(String.join(" ; ", constats)),
                "Corrigez-les dans la configuration ou dans l'environnement, puis relancez Trophées.",
                cause);
    }

    /** Inside a group of settings, the one that failed is the property Spring was reading. */
    private static String nommer(BindException echec) {
        return ReglagesDeDemarrage.nommer(Optional.ofNullable(echec.getProperty())
                .map(propriete -> propriete.getName().toString())
                .orElseGet(() -> echec.getName().toString()));
    }

    private static String constat(String prefixe, ObjectError erreur) {
        String nom = erreur instanceof FieldError champ ? prefixe + "." + enTirets(champ.getField()) : prefixe;
        String reglage = ReglagesDeDemarrage.nommer(nom);
        return switch (Optional.ofNullable(erreur.getCode()).orElse("")) {
            case "NotNull", "NotBlank", "NotEmpty" -> "%s est obligatoire".formatted(reglage);
            case "Email" -> "%s n'est pas une adresse de courriel".formatted(reglage);
            default -> "%s est refusé (%s)".formatted(reglage, erreur.getDefaultMessage());
        };
    }

    private static String enTirets(String champ) {
        return champ.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase();
    }
}
