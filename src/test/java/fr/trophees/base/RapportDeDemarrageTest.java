package fr.trophees.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.annotation.Validated;

/** What whoever starts the product reads when it can't start: one sentence, whatever is wrong. */
@ExtendWith(OutputCaptureExtension.class)
class RapportDeDemarrageTest {

    @TempDir
    Path dossier;

    @Test
    void une_base_injoignable(CapturedOutput sortie) {
        echoue(
                Base.class,
                "--spring.datasource.url=jdbc:postgresql://localhost:1/trophees",
                "--trophees.url-publique=https://trophees.example.org",
                "--trophees.expediteur=trophees@example.org",
                "--trophees.secret=0123456789abcdef0123456789abcdef",
                "--trophees.admin.identifiant=responsable",
                "--trophees.admin.mot-de-passe=douze caracteres");
        lit(sortie, "La base de données « trophees » (localhost, port 1) ne répond pas. Vérifiez");
    }

    @Test
    void des_reglages_de_production_incomplets(CapturedOutput sortie) {
        echoue(Base.class, "--spring.datasource.url=jdbc:postgresql://localhost:1/trophees");
        lit(sortie, "Avec une base de données configurée, il manque : trophees.url-publique (TROPHEES_URL_PUBLIQUE)");
    }

    @Test
    void un_dossier_inutilisable(CapturedOutput sortie) throws Exception {
        Path fichier = Files.createFile(dossier.resolve("fichier"));
        echoue(Base.class, "--trophees.donnees=" + fichier.resolve("dessous"));
        lit(sortie, "ne peut pas être créé ou modifié par ce compte. Donnez-lui les droits");
    }

    @Test
    void un_profil_inconnu(CapturedOutput sortie) {
        echoue(Base.class, "--spring.profiles.active=prod");
        lit(sortie, "Ce profil n'existe pas : prod. Le seul profil est « repetition »");
    }

    @Test
    void un_port_occupe(CapturedOutput sortie) throws Exception {
        try (ServerSocket occupe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            echoue(
                    Site.class,
                    "--server.address=" + occupe.getInetAddress().getHostAddress(),
                    "--server.port=" + occupe.getLocalPort());
            lit(sortie, "Le port %d est déjà occupé par un autre programme.".formatted(occupe.getLocalPort()));
        }
    }

    @Test
    void un_reglage_du_mauvais_type_est_nomme_sans_sa_valeur(CapturedOutput sortie) {
        echoue(Reglages.class, "--essai.nombre-de-jours=jamais-de-la-vie", "--essai.adresse-de-reponse=a@example.org");
        lit(
                sortie,
                "Réglages à corriger : essai.nombre-de-jours (ESSAI_NOMBRE_DE_JOURS) n'a pas une valeur acceptable.");
        assertThat(sortie.getAll()).doesNotContain("jamais-de-la-vie");
    }

    @Test
    void des_reglages_invalides_sont_nommes_sans_leurs_valeurs(CapturedOutput sortie) {
        echoue(Reglages.class, "--essai.adresse-de-reponse=pas-une-adresse");
        lit(
                sortie,
                "essai.adresse-de-reponse (ESSAI_ADRESSE_DE_REPONSE) n'est pas une adresse de courriel",
                "essai.titre (ESSAI_TITRE) est obligatoire");
        assertThat(sortie.getAll()).doesNotContain("pas-une-adresse");
    }

    @Test
    void un_reglage_que_nous_refusons_dit_ce_qu_il_faut_sans_sa_valeur(CapturedOutput sortie) {
        echoue(Produit.class, "--trophees.secret=secret-trop-court");
        lit(sortie, "Réglages à corriger : trophees.secret : il faut au moins 32 caractères tirés au hasard. Corrigez");
        assertThat(sortie.getAll()).doesNotContain("secret-trop-court");
    }

    private static void echoue(Class<?> application, String... reglages) {
        assertThatThrownBy(() -> SpringApplication.run(application, reglages)).isNotNull();
    }

    private static void lit(CapturedOutput sortie, String... phrases) {
        List<String> erreurs = sortie.getAll()
                .lines()
                .filter(ligne -> ligne.contains("ERROR") || ligne.contains("WARN") || ligne.contains("Exception"))
                .toList();
        assertThat(erreurs)
                .singleElement()
                .asString()
                .contains("Trophées n'a pas démarré. ")
                .contains(phrases);
        assertThat(sortie.getAll()).doesNotContain("\tat ").doesNotContain("APPLICATION FAILED TO START");
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        BaseAutoConfiguration.class,
        DataSourceAutoConfiguration.class,
        ServletWebServerFactoryAutoConfiguration.class
    })
    static class Base {}

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(ServletWebServerFactoryAutoConfiguration.class)
    static class Site {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Essai.class)
    @ImportAutoConfiguration({ValidationAutoConfiguration.class, ServletWebServerFactoryAutoConfiguration.class})
    static class Reglages {}

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(TropheesProperties.class)
    @ImportAutoConfiguration(ServletWebServerFactoryAutoConfiguration.class)
    static class Produit {}

    @Validated
    @ConfigurationProperties("essai")
    record Essai(Integer nombreDeJours, @Email String adresseDeReponse, @NotBlank String titre) {}
}
