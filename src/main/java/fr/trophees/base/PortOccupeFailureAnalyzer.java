package fr.trophees.base;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says in French, before Spring Boot says it in English, that another program listens on the port. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class PortOccupeFailureAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
        return new FailureAnalysis(
                "Le port %d est déjà occupé par un autre programme.".formatted(cause.getPort()),
                "Arrêtez-le, ou choisissez un autre port avec le réglage %s."
                        .formatted(ReglagesDeDemarrage.nommer("server.port")),
                cause);
    }
}
