package fr.trophees.courriel;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks at the outbox every {@code trophees.courriel.periode}, less often while deliveries fail. Every node does: the
 * {@link Distributeur} shares the mails out. Stops after the mail in hand.
 */
@Component
@ConditionalOnProperty(name = "trophees.courriel.actif", matchIfMissing = true)
class TourneeReguliere implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TourneeReguliere.class);
    private static final Duration PAUSE_MAXIMALE = Duration.ofMinutes(1);
    private static final Duration ARRET_MAXIMAL = Duration.ofSeconds(25);

    private final Distributeur distributeur;
    private final Duration periode;
    private Duration pause;
    private ScheduledThreadPoolExecutor facteur;

    TourneeReguliere(Distributeur distributeur, CourrielProperties reglages) {
        this.distributeur = distributeur;
        this.periode = reglages.periode();
        this.pause = periode;
    }

    @Override
    public synchronized void start() {
        distributeur.reprendre();
        facteur = new ScheduledThreadPoolExecutor(1, tache -> {
            Thread fil = new Thread(tache, "courriels");
            fil.setDaemon(true);
            return fil;
        });
        facteur.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        programmer(facteur);
    }

    @Override
    public void stop() {
        ScheduledThreadPoolExecutor enCours;
        synchronized (this) {
            if (facteur == null) {
                return;
            }
            distributeur.arreter();
            enCours = facteur;
            facteur = null;
        }
        enCours.shutdown();
        try {
            if (!enCours.awaitTermination(ARRET_MAXIMAL.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("Le courriel en cours n’est pas parti à temps : il sera remis de nouveau, à l’identique");
            }
        } catch (InterruptedException presse) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return facteur != null;
    }

    /** A round, and how long to wait until the next. */
    Duration tour() {
        boolean complete = false;
        try {
            complete = distributeur.tourner().complete();
        } catch (RuntimeException | Error imprevu) {
            LOG.warn("Tournée interrompue : {}", imprevu.getClass().getName());
        }
        pause = complete ? periode : plusLongue(pause);
        return pause;
    }

    private Duration plusLongue(Duration avant) {
        Duration suivante = avant.multipliedBy(2);
        Duration plafond = periode.compareTo(PAUSE_MAXIMALE) > 0 ? periode : PAUSE_MAXIMALE;
        return suivante.compareTo(plafond) > 0 ? plafond : suivante;
    }

    private void programmer(ScheduledThreadPoolExecutor executeur) {
        executeur.schedule(() -> suivant(executeur), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void suivant(ScheduledThreadPoolExecutor executeur) {
        tour();
        synchronized (this) {
            if (facteur == executeur) {
                programmer(executeur);
            }
        }
    }
}
