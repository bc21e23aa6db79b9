package fr.trophees.candidature;

import fr.trophees.base.Secret;
import fr.trophees.base.TropheesProperties;
import fr.trophees.courriel.LiensPersonnels;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Personal links. A token is derived from the dossier and a serial with the product's secret, so that a mail can carry it again,
 * and recognised by its hash: the database holds nothing that opens a dossier. Who has the link acts as the candidate.
 */
@Component
public class LiensDeDossier implements LiensPersonnels {

    private static final String USAGE = "dossier";
    private static final Pattern JETON = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final JdbcClient jdbc;
    private final Secret secret;
    private final TropheesProperties reglages;

    LiensDeDossier(JdbcClient jdbc, Secret secret, TropheesProperties reglages) {
        this.jdbc = jdbc;
        this.secret = secret;
        this.reglages = reglages;
    }

    /** Makes a new link; those given before go on working until {@link #revoquer}. */
    void creer(UUID dossier, Instant le) {
        int serie = jdbc.sql("select coalesce(max(serie), 0) + 1 from lien where dossier = ?")
                .param(dossier)
                .query(Integer.class)
                .single();
        jdbc.sql("insert into lien (empreinte, dossier, serie, cree_le) values (?, ?, ?, ?)")
                .params(empreinte(jeton(dossier, serie)), dossier, serie, le.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Every link of the dossier stops working, for instance when its contact is replaced (ORG-2). */
    public void revoquer(UUID dossier, Instant le) {
        jdbc.sql("update lien set revoque_le = ? where dossier = ? and revoque_le is null")
                .params(le.atOffset(ZoneOffset.UTC), dossier)
                .update();
    }

    /** The dossier that a token opens; unknown and revoked ones can't be told apart. */
    public Optional<UUID> dossier(String jeton) {
        if (!JETON.matcher(jeton).matches()) {
            return Optional.empty();
        }
        return jdbc.sql("select dossier from lien where empreinte = ? and revoque_le is null")
                .param(empreinte(jeton))
                .query(UUID.class)
                .optional();
    }

    @Override
    public Optional<URI> lien(UUID dossier) {
        return jdbc.sql("select serie from lien where dossier = ? and revoque_le is null order by serie desc limit 1")
                .param(dossier)
                .query(Integer.class)
                .optional()
                .map(serie -> reglages.page("/dossiers/" + jeton(dossier, serie)));
    }

    private String jeton(UUID dossier, int serie) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret.signer(USAGE, dossier + "|" + serie));
    }

    private static byte[] empreinte(String jeton) {
        return Fichier.sha256(jeton.getBytes(StandardCharsets.US_ASCII));
    }
}
