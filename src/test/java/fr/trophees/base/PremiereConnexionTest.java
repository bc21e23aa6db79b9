package fr.trophees.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

class PremiereConnexionTest {

    @Test
    void une_base_vide_dont_le_compte_est_proprietaire_convient() throws Exception {
        try (Connection connexion = PremiereConnexion.ouvrir(new Details(PostgresDeTest.creerBase(), null, null))) {
            assertThat(connexion.isValid(1)).isTrue();
        }
    }

    @Test
    void un_mauvais_mot_de_passe_se_dit_sans_le_repeter() {
        refuse(
                new Details(adresse("postgres"), PostgresDeTest.UTILISATEUR, "mauvais-secret"),
                "La base de données « postgres » (localhost, port %d) refuse l'identifiant ou le mot de passe."
                        .formatted(PostgresDeTest.port()));
    }

    @Test
    void un_mot_de_passe_dans_l_adresse_n_est_pas_repete() {
        refuse(
                new Details(adresse("postgres") + "?user=inconnu&password=mauvais-secret", null, null),
                "refuse l'identifiant");
    }

    @Test
    void une_base_inexistante_se_dit() {
        refuse(
                new Details(adresse("nulle-part"), PostgresDeTest.UTILISATEUR, PostgresDeTest.MOT_DE_PASSE),
                "La base de données « nulle-part » (localhost, port %d) n'existe pas."
                        .formatted(PostgresDeTest.port()));
    }

    @Test
    void un_serveur_muet_se_dit() throws IOException {
        int libre;
        try (ServerSocket socket = new ServerSocket(0)) {
            libre = socket.getLocalPort();
        }
        refuse(
                new Details("jdbc:postgresql://localhost:%d/trophees".formatted(libre), "trophees", "mauvais-secret"),
                "La base de données « trophees » (localhost, port %d) ne répond pas.".formatted(libre));
    }

    @Test
    void un_compte_sans_droit_de_creer_se_dit() {
        String url = PostgresDeTest.creerBase();
        PostgresDeTest.commander("create role lecteur login password 'lecteur'");
        refuse(
                new Details(url.substring(0, url.indexOf('?')), "lecteur", "lecteur"),
                "Le compte « lecteur » n'a pas le droit de créer ses tables");
    }

    @Test
    void une_base_qui_n_est_pas_en_utf_8_se_dit() {
        PostgresDeTest.commander("create database latin owner %s template template0 encoding 'LATIN9' locale 'C'"
                        .formatted(PostgresDeTest.UTILISATEUR)
                + " locale_provider libc");
        refuse(
                new Details(adresse("latin"), PostgresDeTest.UTILISATEUR, PostgresDeTest.MOT_DE_PASSE),
                "n'est pas en UTF-8");
    }

    private static String adresse(String base) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(PostgresDeTest.port(), base);
    }

    private static void refuse(Details details, String constat) {
        assertThatThrownBy(() -> PremiereConnexion.ouvrir(details))
                .isInstanceOf(DemarrageImpossibleException.class)
                .hasMessageContaining(constat)
                .hasMessageNotContaining("mauvais-secret");
    }

    private record Details(String getJdbcUrl, String getUsername, String getPassword)
            implements JdbcConnectionDetails {}
}
