package fr.trophees.base;

import java.util.Optional;
import java.util.stream.Collectors;
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
        return new FailureAnalysis(
                "Réglages à corriger : %s.".formatted(constat(cause)),
                "Corrigez-les dans la configuration ou dans l'environnement, puis relancez Trophées.",
                cause);
    }

    private static String constat(BindException echec) {
        BindValidationException validation = dans(echec, BindValidationException.class);
        if (validation != null) {
            String prefixe = validation.getValidationErrors().getName().toString();
            return validation.getValidationErrors().getAllErrors().stream()
                    .map(erreur -> constat(prefixe, erreur))
                    .collect(Collectors.joining(" ; "));
        }
        IllegalArgumentException refus = dans(echec, IllegalArgumentException.class);
        return refus != null && estDeNous(refus)
                ? refus.getMessage().replaceFirst("\\.$", "")
                : "%s n'a pas une valeur acceptable".formatted(nommer(echec));
    }

    /** Our own refusals name the setting, say what it must be and don't repeat it; a converter's message does repeat it. */
    private static boolean estDeNous(IllegalArgumentException refus) {
        return refus.getStackTrace().length > 0
                && refus.getStackTrace()[0].getClassName().startsWith("fr.trophees.");
    }

    private static <T extends Throwable> T dans(Throwable echec, Class<T> type) {
        Throwable cause = echec;
        T derniere = null;
        while (cause != null) {
            if (type.isInstance(cause)) {
                derniere = type.cast(cause);
            }
            cause = cause.getCause();
        }
        return derniere;
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
