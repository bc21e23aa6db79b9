package fr.trophees.formulaire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReglesCourantesTest {

    @ParameterizedTest
    @CsvSource({
        "contact@ville-exemple.fr, true",
        "jeanne.exemple+trophees@mail.ville.asso.fr, true",
        "o'neil@exemple.org, true",
        "a@xn--mairie-chnes-cfb.fr, true",
        "sans-arobase.fr, false",
        "a@b, false",
        "a@@b.fr, false",
        "a..b@c.fr, false",
        ".a@c.fr, false",
        "a@-c.fr, false",
        "a@c.fr., false",
        "a b@c.fr, false",
        "Jeanne <a@c.fr>, false",
        "a@c.123, false",
        "'a@c.fr,b@c.fr', false"
    })
    void une_adresse_est_celle_qu_un_serveur_accepte(String adresse, boolean juste) {
        assertThat(ReglesCourantes.adresseElectronique(adresse).isEmpty()).isEqualTo(juste);
    }

    @ParameterizedTest
    @CsvSource({"64, 180, true", "65, 100, false", "64, 250, false"})
    void une_adresse_a_une_longueur_bornee(int local, int domaine, boolean juste) {
        String adresse = "a".repeat(local) + "@" + "b.".repeat(domaine / 2) + "fr";
        assertThat(ReglesCourantes.adresseElectronique(adresse).isEmpty()).isEqualTo(juste);
    }

    @ParameterizedTest
    @CsvSource({
        "01 23 45 67 89, true",
        "0123456789, true",
        "01.23.45.67.89, true",
        "+33 1 23 45 67 89, true",
        "+33 (0)1 23 45 67 89, true",
        "0033123456789, true",
        "0590 12 34 56, true",
        "01 23 45 67 8, false",
        "12, false",
        "00, false",
        "+33 appelez-moi, false"
    })
    void un_telephone_a_dix_chiffres_ou_un_indicatif(String numero, boolean juste) {
        assertThat(ReglesCourantes.telephone(numero).isEmpty()).isEqualTo(juste);
    }
}
