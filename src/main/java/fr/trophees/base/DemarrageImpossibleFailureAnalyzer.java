package fr.trophees.base;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

class DemarrageImpossibleFailureAnalyzer extends AbstractFailureAnalyzer<DemarrageImpossibleException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, DemarrageImpossibleException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remede(), cause);
    }
}
