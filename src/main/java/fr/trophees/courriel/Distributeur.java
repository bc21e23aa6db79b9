package fr.trophees.courriel;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers the outbox. Any number of nodes may do so together: a transaction takes one mail, hands it over and records it, and
 * keeps it from the others meanwhile. A node that dies between handing over and recording leaves the mail to be delivered
 * again under the same {@code Message-ID}.
 *
 * <p>A mail that fails is tried again after 1, 2, 4 … 128 minutes, then given up for staff to see; one that can't succeed (the
 * server refuses the recipient) is given up at once. While the transport itself is out, nothing is counted against any mail.
 */
@Component
public class Distributeur {

    private static final Logger LOG = LoggerFactory.getLogger(Distributeur.class);

    /** After so many failures in a row a round ends: rather the server than the mails. */
    private static final int ECHECS_DE_SUITE = 5;

    private static final int REPRISES = 8;

    private final CourrielRepository courriels;
    private final Composition composition;
    private final Transport transport;
    private final TransactionTemplate transaction;
    private final MesuresCourriel mesures;
    private final Clock horloge;

    private final ReentrantLock tournee = new ReentrantLock();
    private volatile boolean arrete;

    Distributeur(
            CourrielRepository courriels,
            Composition composition,
            Transport transport,
            PlatformTransactionManager transactions,
            MesuresCourriel mesures,
            Clock horloge) {
        this.courriels = courriels;
        this.composition = composition;
        this.transport = transport;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.mesures = mesures;
        this.horloge = horloge;
    }

    /**
     * Delivers everything due now, and what becomes due meanwhile. Waits for a round of this node that is under way.
     *
     * @return how many mails were delivered by this call
     */
    public int distribuer() {
        return tourner().remis();
    }

    /** @param complete false when mails may be left: the transport is out, or this node stops */
    record Bilan(int remis, boolean complete) {}

    Bilan tourner() {
        tournee.lock();
        try (Transport.Tournee enCours = transport.ouvrir()) {
            int remis = 0;
            int echecs = 0;
            while (!arrete) {
                switch (suivant(enCours)) {
                    case REMIS -> {
                        remis++;
                        echecs = 0;
                    }
                    case SANS_OBJET -> {}
                    case ECHEC -> echecs++;
                    case INDISPONIBLE -> {
                        return new Bilan(remis, false);
                    }
                    case PLUS_RIEN -> {
                        return new Bilan(remis, true);
                    }
                }
                if (echecs >= ECHECS_DE_SUITE) {
                    LOG.warn("Tournée interrompue après {} échecs de suite", echecs);
                    return new Bilan(remis, false);
                }
            }
            return new Bilan(remis, false);
        } finally {
            tournee.unlock();
        }
    }

    /** Rounds end after the mail in hand. */
    void arreter() {
        arrete = true;
    }

    void reprendre() {
        arrete = false;
    }

    private enum Suite {
        REMIS,
        SANS_OBJET,
        ECHEC,
        INDISPONIBLE,
        PLUS_RIEN
    }

    private Suite suivant(Transport.Tournee enCours) {
        Prise prise = new Prise();
        try {
            return transaction.execute(statut -> traiter(prise, enCours));
        } catch (Exception | LinkageError | StackOverflowError imprevu) {
            if (prise.envoi == null) {
                throw imprevu;
            }
            // whatever it was, this mail must not stay first in the queue
            LOG.warn("Courriel {} : erreur interne", prise.envoi.id(), sansMessage(imprevu));
            return transaction.execute(statut -> echouer(
                    prise.envoi,
                    EchecRemise.temporaire(
                            "Erreur interne : " + imprevu.getClass().getSimpleName(), imprevu)));
        }
    }

    private Suite traiter(Prise prise, Transport.Tournee enCours) {
        Optional<Envoi> envoi = courriels.prendre(horloge.instant());
        if (envoi.isEmpty()) {
            return Suite.PLUS_RIEN;
        }
        prise.envoi = envoi.get();
        try {
            enCours.remettre(composition.composer(prise.envoi));
        } catch (EchecRemise echec) {
            return echouer(prise.envoi, echec);
        } catch (MessagingException illisible) {
            return echouer(prise.envoi, EchecRemise.temporaire("Message impossible à composer", illisible));
        }
        courriels.envoye(prise.envoi.id(), horloge.instant());
        mesures.remis(prise.envoi.type());
        return Suite.REMIS;
    }

    private Suite echouer(Envoi envoi, EchecRemise echec) {
        Instant maintenant = horloge.instant();
        switch (echec.portee()) {
            case TRANSPORT_INDISPONIBLE -> {
                LOG.warn("{} : les courriels attendent", echec.getMessage());
                return Suite.INDISPONIBLE;
            }
            case SANS_OBJET -> {
                courriels.classer(envoi.id(), maintenant, echec.getMessage());
                return Suite.SANS_OBJET;
            }
            default -> compterEchec(envoi, echec, maintenant);
        }
        return Suite.ECHEC;
    }

    private void compterEchec(Envoi envoi, EchecRemise echec, Instant maintenant) {
        int tentative = envoi.tentatives() + 1;
        boolean definitif = echec.portee() == EchecRemise.Portee.DEFINITIF;
        Optional<Duration> attente = definitif ? Optional.empty() : attente(tentative);
        mesures.echec(envoi.type());
        if (attente.isPresent()) {
            LOG.warn("Courriel {} ({}) : échec de la tentative n° {}", envoi.id(), envoi.type(), tentative);
            courriels.reporter(envoi.id(), envoi.tentatives(), maintenant.plus(attente.get()), echec.getMessage());
        } else if (courriels.abandonner(envoi.id(), envoi.tentatives(), maintenant, echec.getMessage())) {
            LOG.error("Courriel {} ({}) abandonné à la tentative n° {}", envoi.id(), envoi.type(), tentative);
            mesures.abandonne(envoi.type());
        }
    }

    /** How long to wait after this many failed attempts; empty when it was the last. */
    static Optional<Duration> attente(int tentatives) {
        return tentatives > REPRISES ? Optional.empty() : Optional.of(Duration.ofMinutes(1L << (tentatives - 1)));
    }

    /** Where an exception comes from, without its words: they may hold an address. */
    private static Throwable sansMessage(Throwable imprevu) {
        Throwable trace = new Throwable(imprevu.getClass().getName());
        trace.setStackTrace(imprevu.getStackTrace());
        return trace;
    }

    /** What a transaction took, known after it failed. */
    private static final class Prise {
        private Envoi envoi;
    }
}
