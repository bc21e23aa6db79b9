package fr.trophees.candidature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FichierTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "attestation.pdf|attestation.pdf",
                "../../etc/passwd|passwd.pdf",
                "C:\\\\Users\\\\moi\\\\scan.PDF|scan.pdf",
                "facture.pdf.exe|facture.pdf.pdf",
                ".htaccess|htaccess.pdf",
                "null|document.pdf",
                "   |document.pdf",
                "Déclaration d’Été.jpg|Déclaration d’Été.pdf",
                "a\"b<c>d:e|abcde.pdf",
                "a\u0085b\u2028c\u2029d|abcd.pdf"
            })
    void un_nom_de_fichier_est_rendu_inoffensif(String nom, String propre) {
        assertThat(Fichier.nomSur(nom, "application/pdf")).isEqualTo(propre);
    }

    @ParameterizedTest
    @CsvSource({"1000", "151", "150"})
    void un_nom_trop_long_est_coupe_sans_couper_un_caractere(int longueur) {
        String nom = Fichier.nomSur("😀".repeat(longueur) + ".png", "image/png");
        assertThat(nom).endsWith("😀.png");
        assertThat(nom.codePointCount(0, nom.length())).isEqualTo(154);
    }

    @Test
    void une_copie_interrompue_se_voit_a_sa_fin() {
        byte[] jpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1, 2, 3, (byte) 0xff, (byte) 0xd9};
        assertThat(Fichier.entier("image/jpeg", jpeg)).isTrue();
        assertThat(Fichier.entier("image/jpeg", Arrays.copyOf(jpeg, 6))).isFalse();
        assertThat(Fichier.entier("application/pdf", Banc.pdf())).isTrue();
        assertThat(Fichier.entier("application/pdf", "%PDF-1.7 début".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(Fichier.entier("image/png", new byte[0])).isFalse();
    }
}
