package fr.trophees.repetition;

import fr.trophees.conservation.ConservationService;
import fr.trophees.courriel.Distributeur;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Moves the virtual clock: whatever falls due on the way happens in due order, at its own time. */
class RepetitionService {

    private static final Logger JOURNAL = LoggerFactory.getLogger(RepetitionService.class);

    private final HorlogeVirtuelle horloge;
    private final ManagementService travaux;
    private final RuntimeService executions;
    private final Distributeur distributeur;
    private final ConservationService conservation;
    private final JdbcClient jdbc;

    RepetitionService(
            HorlogeVirtuelle horloge,
            ManagementService travaux,
            RuntimeService executions,
            Distributeur distributeur,
            ConservationService conservation,
            JdbcClient jdbc) {
        this.horloge = horloge;
        this.travaux = travaux;
        this.executions = executions;
        this.distributeur = distributeur;
        this.conservation = conservation;
        this.jdbc = jdbc;
    }

    Instant maintenant() {
        return horloge.instant();
    }

    /**
     * @throws RetourEnArriereException if the instant is before the clock's
     */
    synchronized Bilan avancer(Instant cible) {
        if (cible.isBefore(horloge.instant())) {
            throw new RetourEnArriereException();
        }
        int executes = 0;
        int distribues = 0;
        while (true) {
            int fait = viderLInstant();
            executes += fait;
            distribues += distributeur.distribuer();
            if (fait > 0) {
                continue;
            }
            Instant prochain = prochaineEcheance(cible);
            if (prochain == null) {
                break;
            }
            regler(prochain);
        }
        regler(cible);
        conservation.effacerCeQuiEstEchu();
        distribues += distributeur.distribuer();
        return new Bilan(cible, executes, distribues, (int)
                executions.createIncidentQuery().count());
    }

    /** Runs what is due at the clock's instant, oldest due date first. */
    private int viderLInstant() {
        int executes = 0;
        List<Job> dus = travaux.createJobQuery().executable().active().list();
        dus.sort(Comparator.comparing(Job::getDuedate, Comparator.nullsFirst(Comparator.naturalOrder())));
        for (Job travail : dus) {
            try {
                if (travaux.createJobQuery().jobId(travail.getId()).executable().count() == 1) {
                    travaux.executeJob(travail.getId());
                    executes++;
                }
            } catch (RuntimeException echec) {
                executes++;
                JOURNAL.warn("Un travail a échoué, il sera repris : {}", travail.getId(), echec);
            }
        }
        return executes;
    }

    private Instant prochaineEcheance(Instant cible) {
        List<Job> prochains = travaux.createJobQuery()
                .withRetriesLeft()
                .active()
                .duedateHigherThan(Date.from(horloge.instant()))
                .duedateLowerThan(Date.from(cible.plusMillis(1)))
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1);
        Instant travail =
                prochains.isEmpty() ? null : prochains.get(0).getDuedate().toInstant();
        return travail;
    }

    private void regler(Instant instant) {
        horloge.regler(instant);
        jdbc.sql("update horloge_virtuelle set maintenant = ?")
                .param(instant.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * @param travaux jobs that ran
     * @param courriels mails that left
     * @param incidents failures left for staff
     */
    record Bilan(Instant maintenant, int travaux, int courriels, int incidents) {}

    static class RetourEnArriereException extends RuntimeException {}
}
