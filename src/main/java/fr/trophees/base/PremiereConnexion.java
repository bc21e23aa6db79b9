package fr.trophees.base;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/** The first connection to the database: whatever is wrong with it is found here and told in one sentence. */
final class PremiereConnexion {

    /** The first version that has "nulls not distinct". */
    private static final int VERSION_MINIMALE = 15;

    private PremiereConnexion() {}

    /** @throws DemarrageImpossibleException when the database can't be reached or can't hold the product's tables */
    static Connection ouvrir(JdbcConnectionDetails details) {
        Properties proprietes = new Properties();
        proprietes.setProperty(PGProperty.APPLICATION_NAME.getName(), "trophees-demarrage");
        proprietes.setProperty(PGProperty.CONNECT_TIMEOUT.getName(), "10");
        proprietes.setProperty(PGProperty.TCP_KEEP_ALIVE.getName(), "true");
        Optional.ofNullable(details.getUsername())
                .ifPresent(nom -> proprietes.setProperty(PGProperty.USER.getName(), nom));
        Optional.ofNullable(details.getPassword())
                .ifPresent(motDePasse -> proprietes.setProperty(PGProperty.PASSWORD.getName(), motDePasse));
        try {
            Connection connexion = DriverManager.getConnection(details.getJdbcUrl(), proprietes);
            try {
                verifier(connexion, details);
                return connexion;
            } catch (SQLException | RuntimeException e) {
                connexion.close();
                throw e;
            }
        } catch (SQLException e) {
            throw impossible(details, e);
        }
    }

    private static void verifier(Connection connexion, JdbcConnectionDetails details) throws SQLException {
        try (Statement instruction = connexion.createStatement();
                ResultSet resultat = instruction.executeQuery(
                        """
                        select current_setting('server_version_num')::int / 10000 as version,
                               pg_encoding_to_char(encoding) as codage,
                               has_database_privilege(oid, 'create')
                                   and coalesce(has_schema_privilege(to_regnamespace('public'), 'create'), false) as creation
                        from pg_database
                        where datname = current_database()
                        """)) {
            resultat.next();
            if (resultat.getInt("version") < VERSION_MINIMALE) {
                throw new DemarrageImpossibleException(
                        "La base de données %s tourne sur PostgreSQL %d, trop ancien."
                                .formatted(adresse(details), resultat.getInt("version")),
                        "Il faut PostgreSQL %d ou plus récent.".formatted(VERSION_MINIMALE));
            }
            if (!"UTF8".equals(resultat.getString("codage"))) {
                throw new DemarrageImpossibleException(
                        "La base de données %s n'est pas en UTF-8.".formatted(adresse(details)),
                        "Recréez-la avec l'encodage UTF8.");
            }
            if (!resultat.getBoolean("creation")) {
                throw new DemarrageImpossibleException(
                        "Le compte « %s » n'a pas le droit de créer ses tables dans la base de données %s."
                                .formatted(connexion.getMetaData().getUserName(), adresse(details)),
                        "Faites-en le propriétaire de cette base (alter database … owner to …).");
            }
        }
    }

    /** What this refusal of the driver or of the server means for whoever starts the product. */
    static DemarrageImpossibleException impossible(JdbcConnectionDetails details, SQLException cause) {
        String etat = Optional.ofNullable(cause.getSQLState()).orElse("");
        String adresse = adresse(details);
        return switch (etat) {
            case "28P01", "28000" ->
                new DemarrageImpossibleException(
                        "La base de données %s refuse l'identifiant ou le mot de passe.".formatted(adresse),
                        "Vérifiez spring.datasource.username et spring.datasource.password.",
                        cause);
            case "3D000" ->
                new DemarrageImpossibleException(
                        "La base de données %s n'existe pas.".formatted(adresse),
                        "Créez-la, vide et en UTF-8, ou corrigez spring.datasource.url.",
                        cause);
            case "53300" ->
                new DemarrageImpossibleException(
                        "La base de données %s n'accepte plus de connexion.".formatted(adresse),
                        "Augmentez max_connections : chaque nœud de Trophées en ouvre jusqu'à 21.",
                        cause);
            default ->
                new DemarrageImpossibleException(
                        "La base de données %s ne répond pas.".formatted(adresse),
                        "Vérifiez qu'elle est démarrée et joignable, et le réglage spring.datasource.url.",
                        cause);
        };
    }

    /** Host, port and name only: the URL may carry a password. */
    private static String adresse(JdbcConnectionDetails details) {
        Properties lues = Driver.parseURL(details.getJdbcUrl(), null);
        if (lues == null) {
            return "désignée par spring.datasource.url";
        }
        return "« %s » (%s, port %s)"
                .formatted(
                        lues.getProperty(PGProperty.PG_DBNAME.getName()),
                        lues.getProperty(PGProperty.PG_HOST.getName()),
                        lues.getProperty(PGProperty.PG_PORT.getName()));
    }
}
