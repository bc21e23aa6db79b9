package fr.trophees.candidature;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.base.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Bounds the mails that a form may cause, by the hour. It counts in the database, in the transaction that writes the mail: the
 * bound holds for all nodes together. Who is counted is kept as a keyed hash. Nothing is bound where a virtual clock stands still.
 */
@Component
class LimiteDEnvois {

    private final JdbcClient jdbc;
    private final Secret secret;
    private final boolean active;

    LimiteDEnvois(JdbcClient jdbc, Secret secret, Environment environnement) {
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
    boolean permet(String usage, String qui, int parHeure, Instant maintenant) {
        if (!active) {
            return true;
        }
        Instant heure = maintenant.truncatedTo(ChronoUnit.HOURS);
        jdbc.sql("delete from demande_de_courriel where heure < ?")
                .param(DossierRepository.sql(heure.minus(Duration.ofDays(1))))
                .update();
        int nombre = jdbc.sql(
                        """
                        insert into demande_de_courriel as d (cle, heure, nombre) values (?, ?, 1)
                        on conflict (cle, heure) do update set nombre = d.nombre + 1
                        returning nombre
                        """)
                .params(secret.signer("limite/" + usage, qui.toLowerCase(Locale.ROOT)), DossierRepository.sql(heure))
                .query(Integer.class)
                .single();
        return nombre <= parHeure;
    }

    /** @throws RequeteRefusee 429 when there were enough within the hour */
    void exiger(String usage, String qui, int parHeure, Instant maintenant) {
        if (!permet(usage, qui, parHeure, maintenant)) {
            throw new RequeteRefusee(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Trop de messages demandés",
                    "Trop de messages ont été demandés en peu de temps : réessayez dans une heure.",
                    List.of());
        }
    }
}
