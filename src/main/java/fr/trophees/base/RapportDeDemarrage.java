package fr.trophees.base;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Takes the place of Spring Boot's English banner, which {@code application.yaml} silences. */
class RapportDeDemarrage implements FailureAnalysisReporter {

    private static final Logger LOG = LoggerFactory.getLogger(RapportDeDemarrage.class);

    @Override
    public void report(FailureAnalysis analysis) {
        LOG.debug("Start-up failed", analysis.getCause());
        String remede = analysis.getAction() == null ? "" : " " + analysis.getAction();
        LOG.error("Trophées n'a pas démarré. {}{}", analysis.getDescription(), remede);
    }
}
