package fr.trophees.courriel;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * What monitoring sees of the outbox: {@code trophees.courriel.remis}, {@code .echecs} and {@code .abandonnes} count what this
 * node did, by type; {@code .en.attente}, {@code .retard} (seconds since the oldest due mail should have left) and
 * {@code .a.relancer} say how the outbox stands, the same on every node.
 */
@Component
class MesuresCourriel {

    private final MeterRegistry registre;

    MesuresCourriel(MeterRegistry registre, CourrielRepository courriels, Clock horloge) {
        this.registre = registre;
        Gauge.builder("trophees.courriel.en.attente", courriels, c -> c.compter()
                        .get(LigneCourriel.Etat.EN_ATTENTE))
                .description("Courriels à remettre")
                .register(registre);
        Gauge.builder("trophees.courriel.a.relancer", courriels, c -> c.compter()
                        .get(LigneCourriel.Etat.ABANDONNE))
                .description("Courriels abandonnés après un échec")
                .register(registre);
        Gauge.builder("trophees.courriel.retard", courriels, c -> retard(c, horloge.instant()))
                .description("Retard du plus ancien courriel à remettre")
                .baseUnit("seconds")
                .register(registre);
    }

    void remis(String type) {
        registre.counter("trophees.courriel.remis", "type", type).increment();
    }

    void echec(String type) {
        registre.counter("trophees.courriel.echecs", "type", type).increment();
    }

    void abandonne(String type) {
        registre.counter("trophees.courriel.abandonnes", "type", type).increment();
    }

    private static double retard(CourrielRepository courriels, Instant maintenant) {
        return courriels
                .plusAncienDu(maintenant)
                .map(du -> Duration.between(du, maintenant).toMillis() / 1000.0)
                .orElse(0.0);
    }
}
