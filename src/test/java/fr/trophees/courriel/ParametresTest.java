package fr.trophees.courriel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParametresTest {

    @ParameterizedTest
    @EnumSource
    void ce_qui_est_ecrit_se_relit(TypeCourriel type) {
        for (Contenu contenu : new Contenu[] {Exemples.complet(type), Exemples.minimal(type)}) {
            Parametres ecrits = new Parametres(Exemples.IT, contenu);

            assertThat(Parametres.lire(type, Exemples.IT.edition(), ecrits.ecrire()))
                    .isEqualTo(ecrits);
        }
    }

    @Test
    void les_cles_sont_celles_du_contenu_et_du_concours() {
        assertThat(CourrielService.parametres(Exemples.IT, new Contenu.Lien(Exemples.CLOTURE, null, false, false)))
                .isEqualTo("{\"cloture\":\"2024-11-08T15:00:00Z\",\"limite\":null,\"horsDelai\":false,\"autres\":false,"
                        + "\"concours\":\"Trophées des Initiatives Territoriales 2024\","
                        + "\"organisateur\":\"Alliance Villes Emploi\",\"contact\":\"ave@ville-emploi.asso.fr\"}");
    }

    @Test
    void les_instants_se_lisent_comme_PostgreSQL_les_ecrit() {
        Contenu lu = Parametres.lire(
                        TypeCourriel.LIEN,
                        null,
                        """
                        {"concours": "T", "cloture": "2024-11-08T16:00:00+01:00", "limite": "2024-11-08T23:00:00.5+00:00"}
                        """)
                .contenu();

        assertThat(lu).isEqualTo(new Contenu.Lien(Exemples.CLOTURE, Exemples.LIMITE.plusMillis(500), false, false));
    }

    @Test
    void une_cle_qui_manque_est_nommee() {
        assertIllisible(TypeCourriel.LIEN, "{\"concours\": \"T\"}", "il manque cloture");
        assertIllisible(TypeCourriel.ANNULATION, "{}", "il manque concours");
    }

    @Test
    void une_cle_inconnue_ou_illisible_est_nommee_sans_sa_valeur() {
        assertIllisible(TypeCourriel.ANNULATION, "{\"concours\": \"T\", \"motiff\": \"secret\"}", "motiff");
        assertIllisible(TypeCourriel.LIEN, "{\"concours\": \"T\", \"cloture\": \"secret\"}", "cloture");
        assertIllisible(TypeCourriel.LIEN, "secret", "JSON illisible");
    }

    @Test
    void un_texte_sur_une_ligne_n_en_prend_pas_deux_un_motif_si() {
        Contenu.Refus refus = (Contenu.Refus) Parametres.lire(
                        TypeCourriel.REFUS,
                        null,
                        CourrielService.parametres(
                                Exemples.IT,
                                new Contenu.Refus(
                                        " Un\r\n titre\u0007\u2028 long ", "Un\r\n\r\n\r\n motif\t long ", null, null)))
                .contenu();

        assertThat(refus.projet()).isEqualTo("Un titre long");
        assertThat(refus.motif()).isEqualTo("Un\n\nmotif long");
    }

    @Test
    void un_caractere_que_la_base_refuse_disparait_les_autres_restent() {
        String json =
                CourrielService.parametres(Exemples.IT, new Contenu.Annulation("a\u0000b\uD800c \uD83C\uDFC6 œ", null));

        assertThat(json).contains("\"abc \uD83C\uDFC6 œ\"");
    }

    private static void assertIllisible(TypeCourriel type, String json, String attendu) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Parametres.lire(type, null, json))
                .withMessageContaining(type.code())
                .withMessageContaining(attendu)
                .withMessageNotContaining("secret");
    }
}
