package fr.trophees.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class SecretTest {

    @TempDir
    Path dossier;

    @Test
    void sans_reglage_le_secret_est_tire_une_fois_et_lisible_du_seul_proprietaire() throws IOException {
        Path donnees = dossier.resolve("var");
        byte[] premier = new Secret(reglages(donnees, null), new MockEnvironment()).signer("usage", "message");
        byte[] second = new Secret(reglages(donnees, null), new MockEnvironment()).signer("usage", "message");

        assertThat(second).isEqualTo(premier).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(donnees.resolve("secret"))))
                .isEqualTo("rw-------");
        assertThat(donnees).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void une_signature_ne_vaut_que_pour_son_usage() {
        Secret secret = new Secret(reglages(dossier, "s".repeat(32)), new MockEnvironment());

        assertThat(secret.signer("lien", "a")).isNotEqualTo(secret.signer("desinscription", "a"));
        assertThat(secret.signer("ab", "c")).isNotEqualTo(secret.signer("a", "bc"));
    }

    @Test
    void avec_une_base_configuree_le_secret_doit_etre_regle() {
        MockEnvironment production =
                new MockEnvironment().withProperty("spring.datasource.url", "jdbc:postgresql://base/trophees");

        assertThatIllegalStateException()
                .isThrownBy(() -> new Secret(reglages(dossier, null), production))
                .withMessageContaining("trophees.secret");
        assertThat(dossier).isEmptyDirectory();
        assertThat(new Secret(reglages(dossier, "s".repeat(32)), production).signer("a", "b"))
                .hasSize(32);
    }

    @Test
    void un_fichier_abime_arrete_le_demarrage() throws IOException {
        Files.writeString(dossier.resolve("secret"), "");

        assertThatIllegalStateException()
                .isThrownBy(() -> new Secret(reglages(dossier, null), new MockEnvironment()))
                .withMessageContaining("abîmé");
    }

    private static TropheesProperties reglages(Path donnees, String secret) {
        return new TropheesProperties(
                URI.create("http://localhost:8080"), "Trophées <ne-pas-repondre@localhost>", donnees, secret);
    }
}
