package fr.trophees.territoire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The applicant's number, on which ELIG-5 rests: what is typed is read, and what is wrong is said. */
class SirenSiretTest {

    private static final String PARIS = "217500016";
    private static final String MAIRIE_DE_PARIS = "21750001600019";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "217500016",
                " 217 500 016 ",
                "217\u00A0500\u00A0016",
                "217\u202F500\u202F016",
                "217\u2009500\t016\n",
                "\uFEFF217\u200B500016"
            })
    void ELIG_5_un_SIREN_se_lit_avec_toutes_sortes_d_espaces(String saisi) {
        assertThat(Siren.lire(saisi)).contains(new Siren(PARIS));
        assertThat(Siren.anomalie(saisi)).isEmpty();
    }

    @Test
    void ELIG_5_un_SIRET_donne_le_SIREN_de_sa_personne_morale() {
        Siret siret = Siret.lire("217 500 016 00019").orElseThrow();

        assertThat(siret.siren()).isEqualTo(new Siren(PARIS));
        assertThat(siret).hasToString(MAIRIE_DE_PARIS);
        assertThat(siret.enClair()).isEqualTo("217\u00A0500\u00A0016\u00A000019");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "\u00A0"})
    void ELIG_5_un_numero_vide_est_dit_vide(String saisi) {
        assertThat(Siren.lire(saisi)).isEmpty();
        assertThat(Siren.anomalie(saisi)).hasValue("Le numéro SIREN est vide\u00A0; il compte 9 chiffres.");
        assertThat(Siret.anomalie(saisi)).hasValue("Le numéro SIRET est vide\u00A0; il compte 14 chiffres.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"21750001A", "217-500-016", "٢١٧٥٠٠٠١٦", "２１７５０００１６", "+217500016", "217500016;"})
    void ELIG_5_un_SIREN_ne_comporte_que_des_chiffres(String saisi) {
        assertThat(Siren.lire(saisi)).isEmpty();
        assertThat(Siren.anomalie(saisi))
                .hasValue("Le numéro SIREN ne comporte que des chiffres (9), avec ou sans espaces.");
    }

    @Test
    void ELIG_5_la_longueur_fausse_est_dite_et_la_confusion_entre_SIREN_et_SIRET_aussi() {
        assertThat(Siren.anomalie("21750001")).hasValue("Le numéro SIREN compte 9 chiffres, et non 8.");
        assertThat(Siren.anomalie(MAIRIE_DE_PARIS)).get().asString().contains("et non 14", "peut-être un SIRET");
        assertThat(Siret.anomalie(PARIS)).get().asString().contains("et non 9", "peut-être un SIREN");
        assertThat(Siret.anomalie("2175000160001")).hasValue("Le numéro SIRET compte 14 chiffres, et non 13.");
    }

    @Test
    void ELIG_5_une_cle_fausse_est_dite_avec_la_partie_fautive() {
        assertThat(Siren.anomalie("217500017")).get().asString().contains("clé du numéro SIREN est fausse");
        assertThat(Siret.anomalie("21750001700019"))
                .get()
                .asString()
                .contains("neuf premiers chiffres", "ne forment pas un SIREN");
        assertThat(Siret.anomalie("21750001600018")).get().asString().contains("clé du numéro SIRET", "cinq derniers");
    }

    @Test
    void ELIG_5_neuf_zeros_ne_sont_pas_un_SIREN() {
        assertThat(Siren.lire("000000000")).isEmpty();
        assertThat(Siret.lire("00000000000000")).isEmpty();
    }

    @Test
    void ELIG_5_un_numero_faux_n_est_jamais_construit_et_l_erreur_ne_le_repete_pas() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Siren("123456789"))
                .withMessage("Numéro SIREN invalide");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Siret("12345678901234"))
                .withMessage("Numéro SIRET invalide");
        assertThatIllegalArgumentException().isThrownBy(() -> new Siren(null));
    }

    @Test
    void ELIG_5_le_siege_de_La_Poste_suit_la_cle_et_ses_etablissements_la_somme_multiple_de_cinq() {
        assertThat(Siret.lire("356 000 000 00048")).isPresent(); // key, though the sum is 26
        assertThat(Siret.lire("356 000 000 49837")).isPresent(); // sum 45, though the key is wrong
        assertThat(Siret.lire("356 000 000 49838")).isEmpty();
        assertThat(Siret.lire("35600000049837").map(Siret::siren)).contains(new Siren("356000000"));
    }

    @Test
    void ELIG_5_l_exception_de_La_Poste_ne_vaut_que_pour_elle() {
        assertThat(Siret.lire("21750001600008")).isEmpty(); // sum 30, wrong key
    }

    @Property
    void ELIG_5_changer_un_seul_chiffre_d_un_SIREN_est_toujours_remarque(
            @ForAll("sirens") Siren siren,
            @ForAll @IntRange(max = 8) int rang,
            @ForAll @IntRange(min = 1, max = 9) int ecart) {
        char faux = (char) ('0' + (siren.valeur().charAt(rang) - '0' + ecart) % 10);
        String altere = new StringBuilder(siren.valeur())
                .replace(rang, rang + 1, "" + faux)
                .toString();

        assertThat(Siren.lire(altere)).isEmpty();
        assertThat(Siren.anomalie(altere)).isPresent();
    }

    @Property
    void ELIG_5_des_espaces_ou_que_ce_soit_ne_changent_rien(
            @ForAll("sirens") Siren siren, @ForAll @IntRange(max = 9) int rang, @ForAll("espaces") String espace) {
        String saisi = new StringBuilder(siren.valeur()).insert(rang, espace).toString();

        assertThat(Siren.lire(saisi)).contains(siren);
        assertThat(Siren.lire(siren.enClair())).contains(siren);
    }

    @Property
    void ELIG_5_un_texte_quelconque_a_un_numero_ou_une_anomalie_jamais_les_deux(@ForAll String saisi) {
        assertThat(Siren.lire(saisi).isPresent())
                .isNotEqualTo(Siren.anomalie(saisi).isPresent());
        assertThat(Siret.lire(saisi).isPresent())
                .isNotEqualTo(Siret.anomalie(saisi).isPresent());
    }

    /** The key is computed here by the book (double every second digit from the right), not by the library. */
    @Provide
    Arbitrary<Siren> sirens() {
        return Arbitraries.integers()
                .between(1, 99_999_999)
                .map("%08d"::formatted)
                .map(racine -> {
                    int somme = 0;
                    for (int i = 0; i < 8; i++) {
                        int chiffre = racine.charAt(i) - '0';
                        int pondere = i % 2 == 1 ? chiffre * 2 : chiffre;
                        somme += pondere > 9 ? pondere - 9 : pondere;
                    }
                    return new Siren(racine + (10 - somme % 10) % 10);
                });
    }

    @Provide
    Arbitrary<String> espaces() {
        return Arbitraries.of(" ", "\u00A0", "\u202F", "\u2007", "\t", "\r\n", "\u3000");
    }
}
