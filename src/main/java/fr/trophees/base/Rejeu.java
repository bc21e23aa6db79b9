package fr.trophees.base;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a transaction, and again from its start when another one got in its way: what a person sends is not lost because a timer
 * fired at the same moment. Inside a transaction it only joins: who began decides. Services that declare their transactions have
 * the same from {@link RejeuDesTransactions}.
 */
@Component
public class Rejeu {

    private static final int ESSAIS = 6;

    private final TransactionTemplate transaction;

    Rejeu(PlatformTransactionManager transactions) {
        transaction = new TransactionTemplate(transactions);
    }

    /** @throws ConcurrencyFailureException when it could not be done in several tries; the engine's own exception likewise */
    public <T> T transaction(Supplier<T> travail) {
        return insister(() -> transaction.execute(statut -> travail.get()));
    }

    /** As {@link #transaction(Supplier)}, without a result. */
    public void transaction(Runnable travail) {
        transaction(() -> {
            travail.run();
            return null;
        });
    }

    static <T, E extends Throwable> T insister(Tentative<T, E> tentative) throws E {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return tentative.faire();
        }
        for (int essai = 1; ; essai++) {
            try {
                return tentative.faire();
            } catch (ConcurrencyFailureException | OptimisticLockingException croisement) {
                if (essai == ESSAIS) {
                    throw croisement;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(10_000_000L, 30_000_000L) * essai);
            }
        }
    }

    /** One try, in a transaction of its own. */
    interface Tentative<T, E extends Throwable> {

        T faire() throws E;
    }
}
