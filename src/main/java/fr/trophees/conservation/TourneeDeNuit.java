package fr.trophees.conservation;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Every night, on every node: the first one erases, the others find nothing left. A night missed is made up for by the next. The
 * virtual clock makes its own rounds.
 */
@Configuration
@EnableScheduling
@Profile("!repetition")
class TourneeDeNuit {

    private final ConservationService conservation;
    private final HistoriqueDuMoteur historique;

    TourneeDeNuit(ConservationService conservation, HistoriqueDuMoteur historique) {
        this.conservation = conservation;
        this.historique = historique;
    }

    @Scheduled(cron = "0 30 3 * * *", zone = "Europe/Paris")
    void passer() {
        conservation.effacerCeQuiEstEchu();
        historique.nettoyer();
    }
}
