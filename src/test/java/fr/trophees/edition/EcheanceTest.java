package fr.trophees.edition;

import static fr.trophees.edition.Calendriers.a;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.trophees.edition.Echeance.Unite;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcheanceTest {

    private final Calendrier calendrier = Calendriers.de2024();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jour du lancement, 9 h | 2024-10-14T09:00",
                "14 jours avant la clôture, 9 h | 2024-10-25T09:00",
                "10 jours avant la clôture, 9 h | 2024-10-29T09:00",
                "7 jours avant la clôture, 9 h 30 | 2024-11-01T09:30",
                "jour de la clôture, 9 h | 2024-11-08T09:00",
                "veille de la clôture, 17 h | 2024-11-07T17:00",
                "1 jour avant la clôture, 17 h | 2024-11-07T17:00",
                "1 heure avant la clôture | 2024-11-08T15:00",
                "90 minutes avant la clôture | 2024-11-08T14:30",
                "la clôture | 2024-11-08T16:00",
                "jour de la clôture | 2024-11-08T16:00",
                "2 jours avant la clôture | 2024-11-06T16:00",
                "la limite | 2024-11-09T00:00",
                "le lancement | 2024-10-14T00:00",
                "la lecture des dossiers | 2024-11-18T09:00",
                "jour de la lecture des dossiers, 8 h | 2024-11-18T08:00",
                "l'ouverture des votes | 2024-11-25T09:00",
                "veille de l'ouverture des votes, 9 h | 2024-11-24T09:00",
                "la fermeture des votes | 2024-12-02T12:00",
                "2 heures avant la fermeture des votes | 2024-12-02T10:00",
                "3 jours avant la session du jury, 9 h | 2024-11-29T09:00",
                "la cérémonie | 2024-12-09T16:00",
                "2 semaines avant la cérémonie, 10 h | 2024-11-25T10:00",
                "1 semaine après la cérémonie | 2024-12-16T16:00",
                "minuit le jour de la cérémonie | 2024-12-10T00:00",
                "minuit le jour de la clôture | 2024-11-09T00:00"
            })
    void une_phrase_de_diagramme_dit_une_heure_de_Paris(String phrase, LocalDateTime mur) {
        assertThat(Echeance.lire(phrase).instant(calendrier).toLocalDateTime()).isEqualTo(mur);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jour de la limite, 9 h | 2024-11-08T09:00",
                "lendemain de la limite, 9 h | 2024-11-09T09:00",
                "4 jours après la limite, 12 h | 2024-11-12T12:00",
                "minuit le jour de la limite | 2024-11-09T00:00",
                "1 heure avant la limite | 2024-11-08T23:00",
                "1 heure après la limite | 2024-11-09T01:00",
                "3 jours après la limite | 2024-11-12T00:00"
            })
    void D_1_le_jour_de_la_limite_est_celui_qui_finit_a_minuit(String phrase, LocalDateTime mur) {
        assertThat(Echeance.lire(phrase).instant(calendrier).toLocalDateTime()).isEqualTo(mur);
    }

    @Test
    void D_1_une_limite_qui_n_est_pas_a_minuit_a_son_propre_jour() {
        Calendrier autre = Calendriers.avec(Jalon.LIMITE, "2024-11-09T12:00");

        assertThat(Echeance.lire("lendemain de la limite, 9 h").instant(autre).toInstant())
                .isEqualTo(a("2024-11-10T09:00"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7 jours avant la clôture, 9 h",
                "7\u00a0jours avant la clôture, 9\u00a0h",
                "7 jours avant la clôture,\u202f9\u202fh",
                "7 JOURS AVANT LA CLÔTURE, 9 H",
                "7 jours avant la cloture , 9h",
                "  7   jours avant la\nclôture,9 h00 ",
                "7 jour avant la clôture à 9 h",
                "7 jours avant la clo\u0302ture, 09 h 00"
            })
    void la_typographie_ne_change_pas_le_sens(String phrase) {
        assertThat(Echeance.lire(phrase)).isEqualTo(Echeance.lire("7 jours avant la clôture, 9 h"));
    }

    @Test
    void les_apostrophes_et_la_majuscule_ne_changent_pas_le_sens() {
        assertThat(Echeance.lire("Veille de l’ouverture des votes, 9 h"))
                .isEqualTo(Echeance.lire("la veille de l'ouverture des votes, 9 h"));
        assertThat(Echeance.lire("une heure avant la clôture")).isEqualTo(Echeance.lire("1 heure avant la clôture"));
    }

    @Test
    void les_rappels_de_part_et_d_autre_du_27_octobre_partent_a_9_h_sur_le_mur() {
        assertThat(Echeance.lire("14 jours avant la clôture, 9 h")
                        .instant(calendrier)
                        .toInstant())
                .isEqualTo(Instant.parse("2024-10-25T07:00:00Z"));
        assertThat(Echeance.lire("10 jours avant la clôture, 9 h")
                        .instant(calendrier)
                        .toInstant())
                .isEqualTo(Instant.parse("2024-10-29T08:00:00Z"));
    }

    @Test
    void une_heure_qui_vient_deux_fois_le_27_octobre_est_la_premiere() {
        Calendrier octobre = Calendriers.avec(Jalon.CLOTURE, "2024-10-28T16:00");

        assertThat(Echeance.lire("veille de la clôture, 2 h 30")
                        .instant(octobre)
                        .toInstant())
                .isEqualTo(Instant.parse("2024-10-27T00:30:00Z"));
    }

    @Test
    void une_heure_que_le_31_mars_saute_est_une_heure_plus_tard() {
        Calendrier mars = Calendriers.avec(Jalon.CLOTURE, "2024-04-01T16:00");

        assertThat(Echeance.lire("veille de la clôture, 2 h 30").instant(mars).toLocalDateTime())
                .isEqualTo(LocalDateTime.parse("2024-03-31T03:30"));
        assertThat(Echeance.lire("veille de la clôture, 3 h").instant(mars).toLocalDateTime())
                .isEqualTo(LocalDateTime.parse("2024-03-31T03:00"));
    }

    @Test
    void des_heures_passent_vraiment_des_jours_non() {
        Calendrier octobre = Calendriers.avec(Jalon.CLOTURE, "2024-10-27T16:00");
        Instant cloture = octobre.instant(Jalon.CLOTURE);

        assertThat(Echeance.lire("24 heures avant la clôture").instant(octobre).toLocalDateTime())
                .isEqualTo(LocalDateTime.parse("2024-10-26T17:00"));
        assertThat(Duration.between(
                        Echeance.lire("1 jour avant la clôture")
                                .instant(octobre)
                                .toInstant(),
                        cloture))
                .isEqualTo(Duration.ofHours(25));
    }

    @Test
    void le_29_fevrier_compte_les_annees_bissextiles() {
        Calendrier mars2024 = Calendriers.avec(Jalon.CLOTURE, "2024-03-01T16:00");
        Calendrier mars2025 = Calendriers.avec(Jalon.CLOTURE, "2025-03-01T16:00");

        assertThat(Echeance.lire("veille de la clôture, 9 h").instant(mars2024).toLocalDate())
                .isEqualTo("2024-02-29");
        assertThat(Echeance.lire("veille de la clôture, 9 h").instant(mars2025).toLocalDate())
                .isEqualTo("2025-02-28");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "demain",
                "0 jour avant la clôture, 9 h",
                "7 jours avant la clôture, 24 h",
                "7 jours avant la clôture, 9 h 60",
                "7 jours avant la clôture,",
                "1 heure avant la clôture, 9 h",
                "7 mois avant la clôture",
                "la clôture, 9 h",
                "minuit le jour de la cérémonie, 9 h",
                "7 jours avant le clôture",
                "7 jours avant la clôture, 9 h, puis",
                "9999 jours avant la clôture",
                "-7 jours avant la clôture"
            })
    void une_phrase_qui_ne_se_lit_pas_est_refusee_en_disant_ce_qui_se_lit(String phrase) {
        assertThatThrownBy(() -> Echeance.lire(phrase))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("7 jours avant la clôture, 9 h")
                .hasMessageContaining("la session du jury");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7 jours avnt la cloturre, 9 h | 7 jours avant la clôture, 9 h",
                "7 jours avant cérémonie, 9 h 30 | 7 jours avant la cérémonie, 9 h 30",
                "jour de lancement, 9 h | jour du lancement, 9 h",
                "la clôture, 9 h | la clôture",
                "minuit jour de la cérémonie | minuit le jour de la cérémonie",
                "l'ouverture du vote | l’ouverture des votes",
                "2 semaine avant la ceremoni, 10h | 2 semaines avant la cérémonie, 10 h"
            })
    void une_faute_de_frappe_est_reconnue(String phrase, String proposee) {
        assertThatThrownBy(() -> Echeance.lire(phrase))
                .hasMessageContaining("Vouliez-vous dire «\u00a0" + proposee + "\u00a0»");
    }

    @Test
    void ce_qui_ne_ressemble_a_rien_ne_fait_rien_proposer() {
        assertThatThrownBy(() -> Echeance.lire("quand tout le monde aura fini de déjeuner"))
                .hasMessageNotContaining("Vouliez-vous");
        assertThatThrownBy(() -> Echeance.lire(null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void toute_echeance_se_relit_de_son_libelle(@ForAll("echeances") Echeance echeance) {
        Echeance relue = Echeance.lire(echeance.libelle());

        assertThat(relue).isEqualTo(echeance);
        assertThat(relue.instant(calendrier)).isEqualTo(echeance.instant(calendrier));
    }

    @Property
    void une_heure_dite_est_celle_du_mur_hors_de_l_heure_sautee(
            @ForAll("dites") Echeance echeance, @ForAll @IntRange(max = 800) int jours) {
        LocalDateTime mur = echeance.instant(calendrier.decaler(jours)).toLocalDateTime();

        assertThat(mur.toLocalTime()).isEqualTo(echeance.heure());
    }

    @Provide
    Arbitrary<Echeance> echeances() {
        return Arbitraries.oneOf(
                dites(),
                Combinators.combine(
                                Arbitraries.of(Jalon.values()),
                                Arbitraries.integers().between(1, 999),
                                Arbitraries.of(Unite.MINUTE, Unite.HEURE, Unite.JOUR, Unite.SEMAINE),
                                Arbitraries.of(-1, 1))
                        .as((jalon, nombre, unite, sens) -> new Echeance(jalon, sens * nombre, unite, null)),
                Arbitraries.of(Jalon.values()).map(jalon -> new Echeance(jalon, 0, Unite.MINUIT, null)),
                Arbitraries.of(Jalon.values()).map(jalon -> new Echeance(jalon, 0, Unite.JOUR, null)));
    }

    @Provide
    Arbitrary<Echeance> dites() {
        return Combinators.combine(
                        Arbitraries.of(Jalon.values()),
                        Arbitraries.integers().between(-300, 300),
                        Arbitraries.of(Unite.JOUR, Unite.SEMAINE),
                        Arbitraries.integers().between(4, 23),
                        Arbitraries.integers().between(0, 59))
                .filter((jalon, nombre, unite, heure, minute) -> unite == Unite.JOUR || nombre != 0)
                .as((jalon, nombre, unite, heure, minute) ->
                        new Echeance(jalon, nombre, unite, LocalTime.of(heure, minute)));
    }
}
