package fr.trophees.securite;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Measures are read without an account: how many ballots were cast, ties declared or minutes opened is no stranger's to count
 * (JURY-8). What jurors and staff ask is measured by the first part of its address.
 */
@Configuration
class MesuresSansSecret {

    private static final Pattern RESERVEE = Pattern.compile("(/jury|/bureau|/api/bureau|/api/editions)(/.*)?");

    @Bean
    static MeterFilter adressesReservees() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id mesure) {
                Matcher reservee = RESERVEE.matcher(String.valueOf(mesure.getTag("uri")));
                return reservee.matches()
                        ? mesure.replaceTags(mesure.getTags().stream()
                                .map(etiquette -> taire(etiquette, reservee.group(1)))
                                .toList())
                        : mesure;
            }
        };
    }

    private static Tag taire(Tag etiquette, String debut) {
        return switch (etiquette.getKey()) {
            case "uri" -> Tag.of("uri", debut + "/**");
            case "method", "exception", "error" -> Tag.of(etiquette.getKey(), "*");
            default -> etiquette;
        };
    }
}
