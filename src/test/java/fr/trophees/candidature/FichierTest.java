package fr.trophees.candidature;

import static org.assertj.core.api.Assertions.assertThat;

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
                "a\"b<c>d:e|abcde.pdf"
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
}
