package fr.trophees.jury;

import fr.trophees.base.Empreinte;
import fr.trophees.base.Secret;
import fr.trophees.base.TropheesProperties;
import fr.trophees.courriel.LiensDesJures;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Personal links of jurors. As for dossiers, a token is derived from the member and a serial with the product's secret, so that a
 * mail can carry it again, and recognised by its hash. Who has the link acts as the juror; who leaves the jury has none.
 */
@Component
public class LiensDeJure implements LiensDesJures {

    private static final String USAGE = "jure";
    private static final Pattern JETON = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final JdbcClient jdbc;
    private final Secret secret;
    private final TropheesProperties reglages;

    LiensDeJure(JdbcClient jdbc, Secret secret, TropheesProperties reglages) {
        this.jdbc = jdbc;
        this.secret = secret;
        this.reglages = reglages;
    }

    /** Gives the member a link unless one works already. */
    void assurer(String edition, String jure, Instant le) {
        if (serie(edition, jure).isEmpty()) {
            creer(edition, jure, le);
        }
    }

    /** The links given before stop working. */
    void remplacer(String edition, String jure, Instant le) {
        revoquer(edition, jure, le);
        creer(edition, jure, le);
    }

    private void creer(String edition, String jure, Instant le) {
        int serie = jdbc.sql("select coalesce(max(serie), 0) + 1 from lien_de_jure where edition = ? and jure = ?")
                .params(edition, jure)
                .query(Integer.class)
                .single();
        jdbc.sql("insert into lien_de_jure (empreinte, edition, jure, serie, cree_le) values (?, ?, ?, ?, ?)")
                .params(
                        Empreinte.sha256(jeton(edition, jure, serie)),
                        edition,
                        jure,
                        serie,
                        le.atOffset(ZoneOffset.UTC))
                .update();
    }

    void revoquer(String edition, String jure, Instant le) {
        jdbc.sql("update lien_de_jure set revoque_le = ? where edition = ? and jure = ? and revoque_le is null")
                .params(le.atOffset(ZoneOffset.UTC), edition, jure)
                .update();
    }

    /** Whose space a token opens; unknown and revoked ones, and those of former members, can't be told apart. */
    public Optional<Jure> membre(String jeton) {
        if (!JETON.matcher(jeton).matches()) {
            return Optional.empty();
        }
        return jdbc.sql(
                        """
                select j.edition, j.id, j.nom, j.courriel, j.structure_nom, j.siren, j.domaine, j.president
                from lien_de_jure l join jure j on j.edition = l.edition and j.id = l.jure and j.parti_le is null
                where l.empreinte = ? and l.revoque_le is null
                """)
                .param(Empreinte.sha256(jeton))
                .query(Jure.class)
                .optional();
    }

    @Override
    public Optional<URI> lien(String edition, String jure) {
        return serie(edition, jure).map(serie -> reglages.page("/jury/" + jeton(edition, jure, serie)));
    }

    private Optional<Integer> serie(String edition, String jure) {
        return jdbc.sql(
                        """
                select l.serie from lien_de_jure l
                join jure j on j.edition = l.edition and j.id = l.jure and j.parti_le is null
                where l.edition = ? and l.jure = ? and l.revoque_le is null order by l.serie desc limit 1
                """)
                .params(edition, jure)
                .query(Integer.class)
                .optional();
    }

    private String jeton(String edition, String jure, int serie) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(secret.signer(USAGE, edition + "|" + jure + "|" + serie));
    }
}
