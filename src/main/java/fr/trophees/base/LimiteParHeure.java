package fr.trophees.base;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Bounds by the hour what strangers may cause: mails written to an address, passwords tried. It counts in the database, for all nodes
 * together, in the caller's transaction if there is one. Who is counted is kept as a keyed hash. Nothing is bound where a virtual clock
 * stands still.
 */
@Component
public class LimiteParHeure {

    private final JdbcClient jdbc;
    private final Secret secret;
    private final boolean active;

    LimiteParHeure(JdbcClient jdbc, Secret secret, Environment environnement) {
        this.jdbc = jdbc;
        this.secret = secret;
        this.active = !environnement.acceptsProfiles(Profiles.of("repetition"));
    }

    /**
     * Counts one more.
     *
     * @param qui whom or what it is counted for, e.g. an address
     * @return false when there were enough within the hour
     */
    public boolean permet(String usage, String qui, int parHeure, Instant maintenant) {
        if (!active) {
            return true;
        }
        OffsetDateTime heure = heure(maintenant);
        jdbc.sql("delete from limite_par_heure where heure < ?")
                .param(heure.minus(Duration.ofDays(1)))
                .update();
        int nombre = jdbc.sql(
                        """
                        insert into limite_par_heure as l (cle, heure, nombre) values (?, ?, 1)
                        on conflict (cle, heure) do update set nombre = l.nombre + 1
                        returning nombre
                        """)
                .params(cle(usage, qui), heure)
                .query(Integer.class)
                .single();
        return nombre <= parHeure;
    }

    /** Whether there were enough within the hour; counts nothing. */
    public boolean atteinte(String usage, String qui, int parHeure, Instant maintenant) {
        return active
                && jdbc.sql("select nombre >= ? from limite_par_heure where cle = ? and heure = ?")
                        .params(parHeure, cle(usage, qui), heure(maintenant))
                        .query(Boolean.class)
                        .optional()
                        .orElse(false);
    }

    /** @throws RequeteRefusee 429 when there were enough within the hour */
    public void exiger(String usage, String qui, int parHeure, Instant maintenant) {
        if (!permet(usage, qui, parHeure, maintenant)) {
            throw new RequeteRefusee(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Trop de messages demandés",
                    "Trop de messages ont été demandés en peu de temps : réessayez dans une heure.",
                    List.of());
        }
    }

    private byte[] cle(String usage, String qui) {
        return secret.signer("limite/" + usage, qui.toLowerCase(Locale.ROOT));
    }

    private static OffsetDateTime heure(Instant maintenant) {
        return maintenant.truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC);
    }
}
