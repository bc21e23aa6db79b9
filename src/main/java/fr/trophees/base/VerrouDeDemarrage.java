package fr.trophees.base;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.event.EventListener;

/**
 * Lets one node at a time start on a database: from before the first table is created until all that runs at start is done. The
 * lock belongs to a connection of its own, so that PostgreSQL frees it when the node dies.
 */
class VerrouDeDemarrage implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VerrouDeDemarrage.class);

    /** "trophees" in ASCII: one number in the database's space of advisory locks. */
    private static final long CLE = 0x74726f7068656573L;

    private final Connection connexion;

    private VerrouDeDemarrage(Connection connexion) {
        this.connexion = connexion;
    }

    /**
     * Waits for the lock as long as another node is starting.
     *
     * @throws DemarrageImpossibleException when the database can't be reached or can't be used
     */
    static VerrouDeDemarrage prendre(JdbcConnectionDetails details) {
        Connection connexion = PremiereConnexion.ouvrir(details);
        try (Statement instruction = connexion.createStatement()) {
            if (!tenter(instruction)) {
                LOG.info("Un autre nœud démarre sur cette base de données : celui-ci attend qu'il soit prêt.");
                instruction.execute("select pg_advisory_lock(%d)".formatted(CLE));
            }
            return new VerrouDeDemarrage(connexion);
        } catch (SQLException e) {
            fermer(connexion);
            throw PremiereConnexion.impossible(details, e);
        }
    }

    private static boolean tenter(Statement instruction) throws SQLException {
        try (var resultat = instruction.executeQuery("select pg_try_advisory_lock(%d)".formatted(CLE))) {
            return resultat.next() && resultat.getBoolean(1);
        }
    }

    /** Readiness comes after every {@code ApplicationReadyEvent} listener: what they create is under the lock too. */
    @EventListener
    void surDisponibilite(AvailabilityChangeEvent<ReadinessState> evenement) {
        if (evenement.getState() == ReadinessState.ACCEPTING_TRAFFIC) {
            close();
        }
    }

    /** Also called when the start fails, with the beans' destruction. */
    @Override
    public void close() {
        fermer(connexion);
    }

    private static void fermer(Connection connexion) {
        try {
            connexion.close();
        } catch (SQLException e) {
            LOG.debug("The start-up connection could not be closed", e);
        }
    }
}
