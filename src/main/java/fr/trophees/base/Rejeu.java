package fr.trophees.base;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a transaction, and again from its start when another one got in its way: what a person sends is not lost because a timer
 * fired at the same moment. Inside a transaction it only joins: who began decides.
 */
@Component
public class Rejeu {

    private static final int ESSAIS = 6;

    private final TransactionTemplate transaction;

    Rejeu(PlatformTransactionManager transactions) {
        transaction = new TransactionTemplate(transactions);
    }

    /** @throws ConcurrencyFailureException when it could not be done in several tries */
    public <T> T transaction(Supplier<T> travail) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return travail.get();
        }
        for (int essai = 1; ; essai++) {
            try {
                return transaction.execute(statut -> travail.get());
            } catch (ConcurrencyFailureException croisement) {
                if (essai == ESSAIS) {
                    throw croisement;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(10_000_000L, 30_000_000L) * essai);
            }
        }
    }

    /** As {@link #transaction(Supplier)}, without a result. */
    public void transaction(Runnable travail) {
        transaction(() -> {
            travail.run();
            return null;
        });
    }
}
