package fr.trophees.candidature;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** How many of our own SQL statements something takes. */
final class RequetesSql {

    private RequetesSql() {}

    static long compter(Runnable geste) {
        Logger journal = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        Level avant = journal.getLevel();
        boolean repete = journal.isAdditive();
        ListAppender<ILoggingEvent> ecoute = new ListAppender<>();
        ecoute.start();
        journal.addAppender(ecoute);
        journal.setAdditive(false);
        journal.setLevel(Level.DEBUG);
        try {
            geste.run();
        } finally {
            journal.setLevel(avant);
            journal.setAdditive(repete);
            journal.detachAppender(ecoute);
        }
        String ici = Thread.currentThread().getName();
        return ecoute.list.stream()
                .filter(dit -> dit.getThreadName().equals(ici))
                .filter(dit -> dit.getFormattedMessage().startsWith("Executing prepared SQL statement"))
                .count();
    }
}
