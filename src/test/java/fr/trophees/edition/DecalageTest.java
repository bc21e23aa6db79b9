package fr.trophees.edition;

import static fr.trophees.edition.Calendriers.a;
import static org.assertj.core.api.Assertions.assertThat;

import fr.trophees.formulaire.Erreur;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DecalageTest {

    private final Definition modele = DefinitionsTest.livree("initiatives-territoriales-2024");

    @Test
    void une_nouvelle_edition_prend_son_nom_du_concours_et_de_l_annee() {
        Definition nouvelle = modele.decaler(le(LocalDate.of(2025, 10, 13)));

        assertThat(nouvelle.id()).isEqualTo("initiatives-territoriales-2025");
        assertThat(nouvelle.prefixe()).isEqualTo("IT2025");
        assertThat(nouvelle.annee()).isEqualTo(2025);
        assertThat(nouvelle.titre()).isEqualTo("Trophées des Initiatives Territoriales 2025");
    }

    @Test
    void ses_dates_sont_decalees_d_autant_aux_memes_heures() {
        Calendrier calendrier = modele.decaler(le(LocalDate.of(2025, 10, 13))).calendrier();

        assertThat(calendrier.instant(Jalon.LANCEMENT)).isEqualTo(a("2025-10-13T00:00"));
        assertThat(calendrier.instant(Jalon.CLOTURE)).isEqualTo(a("2025-11-07T16:00"));
        assertThat(calendrier.instant(Jalon.LIMITE)).isEqualTo(a("2025-11-08T00:00"));
        assertThat(calendrier.instant(Jalon.CEREMONIE)).isEqualTo(a("2025-12-08T16:00"));
    }

    @Test
    void la_cloture_et_la_ceremonie_donnees_l_emportent_et_la_limite_suit() {
        Definition nouvelle = modele.decaler(new Decalage(
                "it-essai",
                "ESSAI",
                LocalDate.of(2025, 10, 13),
                LocalDateTime.parse("2025-11-12T12:00"),
                LocalDateTime.parse("2025-12-15T18:00"),
                null));

        assertThat(nouvelle.id()).isEqualTo("it-essai");
        assertThat(nouvelle.calendrier().instant(Jalon.CLOTURE)).isEqualTo(a("2025-11-12T12:00"));
        assertThat(nouvelle.calendrier().instant(Jalon.LIMITE)).isEqualTo(a("2025-11-13T00:00"));
        assertThat(nouvelle.calendrier().instant(Jalon.CEREMONIE)).isEqualTo(a("2025-12-15T18:00"));
        assertThat(nouvelle.suppose("calendrier.ceremonie")).isFalse();
        assertThat(nouvelle.suppose("calendrier.sessionJury")).isTrue();
    }

    @Test
    void une_annee_bissextile_ne_change_pas_les_ecarts() {
        Calendrier calendrier = modele.decaler(le(LocalDate.of(2028, 2, 14))).calendrier();

        assertThat(calendrier.instant(Jalon.CLOTURE)).isEqualTo(a("2028-03-10T16:00"));
    }

    @Test
    void ce_qui_parle_de_l_annee_est_a_relire_le_reste_non() {
        Definition nouvelle = modele.decaler(le(LocalDate.of(2025, 10, 13)));

        assertThat(nouvelle.aRelire())
                .contains(
                        "chiffres",
                        "appel.introduction",
                        "appel.modalites",
                        "lieux.ceremonie.evenement",
                        "reglement.version",
                        "reglement.intitule",
                        "reglement.articles[2].texte",
                        "reglement.articles[3].texte")
                .doesNotContain("reglement.articles[4].texte", "categories[0].texte", "appel.jury");
        assertThat(nouvelle.reglement()).isEqualTo(modele.reglement());
    }

    @Test
    void le_lien_vers_l_autre_appel_d_une_annee_passee_n_est_pas_repris() {
        assertThat(modele.decaler(le(LocalDate.of(2025, 10, 13))).autreConcours())
                .isNull();
    }

    @Test
    void un_clone_qui_n_est_pas_en_ordre_est_signale_par_la_verification() {
        Definition nouvelle = modele.decaler(new Decalage(
                null, "x", LocalDate.of(2025, 10, 13), LocalDateTime.parse("2025-10-01T12:00"), null, null));

        assertThat(DefinitionsTest.DEFINITIONS.verifier(nouvelle))
                .extracting(Erreur::champ)
                .containsExactly("prefixe", "calendrier.cloture");
    }

    @Property(tries = 200)
    void toute_edition_livree_se_clone_a_toute_date(
            @ForAll @IntRange(max = 2) int rang, @ForAll @IntRange(max = 10_000) int jours) {
        Definition origine = DefinitionsTest.DEFINITIONS.livrees().get(rang);
        LocalDate lancement = LocalDate.of(2020, 1, 1).plusDays(jours);

        Definition clone = origine.decaler(le(lancement));

        assertThat(DefinitionsTest.DEFINITIONS.verifier(clone)).isEmpty();
        assertThat(clone.calendrier().jour(Jalon.LANCEMENT)).isEqualTo(lancement);
        assertThat(Arrays.stream(Jalon.values()).filter(jalon -> !clone.calendrier()
                        .aParis(jalon)
                        .toLocalTime()
                        .equals(origine.calendrier().aParis(jalon).toLocalTime())))
                .isEmpty();
    }

    private static Decalage le(LocalDate lancement) {
        return new Decalage(null, null, lancement, null, null, null);
    }
}
