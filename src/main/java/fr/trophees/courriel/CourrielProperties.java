package fr.trophees.courriel;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code trophees.courriel.*}.
 *
 * @param actif false: this node delivers only when told to
 * @param periode time between two looks at the outbox
 */
@ConfigurationProperties("trophees.courriel")
record CourrielProperties(@DefaultValue("true") boolean actif, @DefaultValue("1s") Duration periode) {

    CourrielProperties {
        if (periode.isNegative() || periode.isZero()) {
            throw new IllegalArgumentException(
                    "trophees.courriel.periode : il faut une durée positive, par exemple 1s.");
        }
    }
}
