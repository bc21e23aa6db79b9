package fr.trophees.conservation;

import org.camunda.bpm.engine.HistoryService;
import org.springframework.stereotype.Component;

/**
 * The engine's history holds numbers, states and accounts, each diagram for its {@code historyTimeToLive}. The engine cleans by
 * itself when it is asked; it isn't given a window of its own, so that nothing of it happens beside our nightly round.
 */
@Component
class HistoriqueDuMoteur {

    private final HistoryService histoire;

    HistoriqueDuMoteur(HistoryService histoire) {
        this.histoire = histoire;
    }

    void nettoyer() {
        histoire.cleanUpHistoryAsync(true);
    }
}
