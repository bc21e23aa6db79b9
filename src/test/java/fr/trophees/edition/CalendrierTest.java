package fr.trophees.edition;

import static fr.trophees.edition.Calendriers.a;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import fr.trophees.edition.Calendrier.Alerte;
import fr.trophees.formulaire.Erreur;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendrierTest {

    private final Calendrier calendrier = Calendriers.de2024();

    @Test
    void un_calendrier_a_ses_huit_dates_a_la_seconde() {
        Map<Jalon, Instant> dates = new EnumMap<>(calendrier.dates());
        dates.put(Jalon.CLOTURE, a("2024-11-08T16:00:00.999"));

        assertThat(Calendrier.de(dates).instant(Jalon.CLOTURE)).isEqualTo(a("2024-11-08T16:00"));
        dates.remove(Jalon.LIMITE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Calendrier.de(dates))
                .withMessageContaining("la limite");
    }

    @Test
    void D_1_le_jour_de_la_limite_est_le_8_novembre() {
        assertThat(calendrier.jour(Jalon.LIMITE)).isEqualTo(LocalDate.of(2024, 11, 8));
        assertThat(calendrier.jour(Jalon.LANCEMENT)).isEqualTo(LocalDate.of(2024, 10, 14));
    }

    @Test
    void un_calendrier_se_relit_de_son_json() throws Exception {
        ObjectMapper json = new ObjectMapper();
        String ecrit = json.writeValueAsString(calendrier);

        assertThat(ecrit)
                .startsWith("{\"lancement\":\"2024-10-14T00:00:00+02:00\",\"cloture\":\"2024-11-08T16:00:00+01:00\"");
        assertThat(json.readValue(ecrit, Calendrier.class)).isEqualTo(calendrier);
    }

    @Test
    void l_heure_qui_vient_deux_fois_se_relit_telle_quelle() throws Exception {
        ObjectMapper json = new ObjectMapper();
        Map<Jalon, Instant> dates = new EnumMap<>(calendrier.dates());
        dates.put(Jalon.CLOTURE, Instant.parse("2024-10-27T01:30:00Z"));
        Calendrier ambigu = Calendrier.de(dates);

        assertThat(json.readValue(json.writeValueAsString(ambigu), Calendrier.class))
                .isEqualTo(ambigu);
    }

    @Nested
    class Ordre {

        @Test
        void le_calendrier_de_2024_est_en_ordre() {
            assertThat(calendrier.desordres()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "CLOTURE, 2024-10-14T00:00, cloture",
            "CLOTURE, 2024-11-09T00:01, limite",
            "LECTURE_DOSSIERS, 2024-11-08T23:59, lectureDossiers",
            "OUVERTURE_VOTES, 2024-12-02T12:00, fermetureVotes",
            "CEREMONIE, 2024-12-02T13:59, ceremonie"
        })
        void une_date_qui_precede_le_jalon_d_avant_est_signalee(Jalon jalon, String mur, String champ) {
            assertThat(Calendriers.avec(jalon, mur).desordres())
                    .extracting(Erreur::champ)
                    .containsExactly(champ);
        }

        @Test
        void le_message_dit_les_deux_dates() {
            assertThat(Calendriers.avec(Jalon.CEREMONIE, "2024-12-01T16:00").desordres())
                    .extracting(Erreur::message)
                    .containsExactly("La cérémonie (1er décembre 2024 à 16\u00a0h) doit venir après la session du jury"
                            + " (2 décembre 2024 à 14\u00a0h).");
        }
    }

    @Nested
    class Changement {

        @Test
        void ORG_1_quand_la_cloture_bouge_seule_la_limite_est_la_fin_de_son_jour() {
            Calendrier prolonge = calendrier.avec(Map.of(Jalon.CLOTURE, a("2024-11-15T12:00")));

            assertThat(prolonge.instant(Jalon.LIMITE)).isEqualTo(a("2024-11-16T00:00"));
            assertThat(prolonge.instant(Jalon.LECTURE_DOSSIERS)).isEqualTo(a("2024-11-18T09:00"));
        }

        @Test
        void ORG_1_une_limite_donnee_est_gardee() {
            Calendrier prolonge =
                    calendrier.avec(Map.of(Jalon.CLOTURE, a("2024-11-15T12:00"), Jalon.LIMITE, a("2024-11-15T18:00")));

            assertThat(prolonge.instant(Jalon.LIMITE)).isEqualTo(a("2024-11-15T18:00"));
        }

        @Test
        void D_1_sans_delai_apres_la_cloture_la_limite_reste_la_cloture() {
            Calendrier strict = Calendriers.avec(Jalon.LIMITE, "2024-11-08T16:00");

            assertThat(strict.avec(Map.of(Jalon.CLOTURE, a("2024-11-15T12:00"))).instant(Jalon.LIMITE))
                    .isEqualTo(a("2024-11-15T12:00"));
        }

        @Test
        void ORG_1_une_prolongation_se_decide_encore_apres_16_h_et_apres_minuit() {
            Map<Jalon, Instant> prolongation = Map.of(Jalon.CLOTURE, a("2024-11-15T16:00"));

            assertThat(calendrier.refusDeChangement(prolongation, a("2024-11-08T20:00")))
                    .isEmpty();
            assertThat(calendrier.refusDeChangement(prolongation, a("2024-11-12T10:00")))
                    .isEmpty();
        }

        @Test
        void ORG_1_la_cloture_ne_bouge_plus_une_fois_les_votes_ouverts() {
            Map<Jalon, Instant> changement = Map.of(Jalon.CLOTURE, a("2024-11-29T16:00"));

            assertThat(calendrier.refusDeChangement(changement, a("2024-11-25T09:00")))
                    .singleElement()
                    .satisfies(e -> {
                        assertThat(e.champ()).isEqualTo("cloture");
                        assertThat(e.message()).startsWith("Les votes sont ouverts");
                    });
            assertThat(calendrier.tropTard(changement, a("2024-11-25T09:00"))).hasSize(1);
            assertThat(calendrier.tropTard(changement, a("2024-11-25T08:59:59")))
                    .isEmpty();
        }

        @Test
        void ORG_1_un_raccourcissement_n_est_jamais_retroactif() {
            Instant maintenant = a("2024-11-06T10:00:00.700");

            assertThat(calendrier.refusDeChangement(Map.of(Jalon.CLOTURE, a("2024-11-06T09:59:59")), maintenant))
                    .extracting(Erreur::champ)
                    .containsExactly("cloture");
            assertThat(calendrier.refusDeChangement(Map.of(Jalon.CLOTURE, a("2024-11-06T10:00:00")), maintenant))
                    .isEmpty();
            assertThat(calendrier.tropTard(Map.of(Jalon.CLOTURE, a("2024-11-06T09:59:59")), maintenant))
                    .as("une mauvaise date, pas un état qui l'interdit")
                    .isEmpty();
        }

        @Test
        void ORG_1_le_lancement_ne_bouge_que_tant_qu_il_est_a_venir() {
            Map<Jalon, Instant> changement = Map.of(Jalon.LANCEMENT, a("2024-10-16T00:00"));

            assertThat(calendrier.refusDeChangement(changement, a("2024-10-13T10:00")))
                    .isEmpty();
            assertThat(calendrier.refusDeChangement(changement, a("2024-10-14T00:00")))
                    .extracting(Erreur::champ)
                    .containsExactly("lancement");
        }

        @Test
        void ORG_3_un_vote_clos_ne_rouvre_pas() {
            Map<Jalon, Instant> changement = Map.of(Jalon.FERMETURE_VOTES, a("2024-12-02T13:00"));

            assertThat(calendrier.refusDeChangement(changement, a("2024-12-02T11:59:59")))
                    .isEmpty();
            assertThat(calendrier.tropTard(changement, a("2024-12-02T12:00"))).hasSize(1);
        }

        @Test
        void une_ceremonie_qui_n_a_pas_eu_lieu_se_reporte() {
            assertThat(calendrier.refusDeChangement(
                            Map.of(Jalon.CEREMONIE, a("2024-12-10T10:00")), a("2024-12-09T17:00")))
                    .isEmpty();
        }

        @Test
        void l_erreur_porte_sur_la_date_saisie() {
            assertThat(calendrier.refusDeChangement(
                            Map.of(Jalon.CLOTURE, a("2024-11-20T16:00")), a("2024-11-06T10:00")))
                    .singleElement()
                    .satisfies(e -> {
                        assertThat(e.champ()).isEqualTo("cloture");
                        assertThat(e.message()).startsWith("La lecture des dossiers");
                    });
        }

        @Test
        void ne_rien_changer_n_est_pas_un_changement() {
            assertThat(calendrier.refusDeChangement(Map.of(), a("2024-11-06T10:00")))
                    .hasSize(1);
            assertThat(calendrier.refusDeChangement(
                            Map.of(Jalon.LANCEMENT, a("2024-10-14T00:00")), a("2024-11-06T10:00")))
                    .hasSize(1);
            assertThat(calendrier.refusDeChangement(
                            Map.of(Jalon.LANCEMENT, a("2024-10-14T00:00"), Jalon.CLOTURE, a("2024-11-15T16:00")),
                            a("2024-11-06T10:00")))
                    .as("un formulaire renvoie aussi les dates qui ne changent pas")
                    .isEmpty();
        }

        @Test
        void une_annee_mal_tapee_est_signalee() {
            assertThat(calendrier.refusDeChangement(
                            Map.of(Jalon.CEREMONIE, a("2042-12-09T16:00")), a("2024-11-06T10:00")))
                    .extracting(Erreur::message)
                    .containsExactly("Cette date est trop lointaine\u00a0: vérifiez l’année.");
        }
    }

    @Nested
    class Pause {

        @Test
        void ORG_1_trois_jours_de_suspension_deplacent_de_trois_jours_ce_qui_etait_a_venir() {
            Calendrier repris = calendrier.apresPause(a("2024-11-05T10:00"), a("2024-11-08T10:00"));

            assertThat(repris.instant(Jalon.LANCEMENT)).isEqualTo(a("2024-10-14T00:00"));
            assertThat(repris.instant(Jalon.CLOTURE)).isEqualTo(a("2024-11-11T16:00"));
            assertThat(repris.instant(Jalon.LIMITE)).isEqualTo(a("2024-11-12T00:00"));
            assertThat(repris.instant(Jalon.CEREMONIE)).isEqualTo(a("2024-12-12T16:00"));
        }

        @Test
        void ORG_1_la_pause_se_mesure_sur_le_mur_par_dessus_le_27_octobre() {
            Instant debut = a("2024-10-26T10:00");
            Instant fin = a("2024-10-28T10:00");

            assertThat(Duration.between(debut, fin)).isEqualTo(Duration.ofHours(49));
            assertThat(calendrier.apresPause(debut, fin).instant(Jalon.CLOTURE)).isEqualTo(a("2024-11-10T16:00"));
        }

        @Test
        void ORG_1_une_date_deplacee_dans_l_heure_sautee_est_une_heure_plus_tard() {
            Calendrier mars = decale("2024-03-25T00:00", "2024-03-30T02:30");

            assertThat(mars.apresPause(a("2024-03-26T10:00"), a("2024-03-27T10:00"))
                            .aParis(Jalon.CLOTURE)
                            .toLocalDateTime())
                    .isEqualTo(LocalDateTime.parse("2024-03-31T03:30"));
        }

        @Test
        void ORG_1_ce_qui_est_atteint_a_l_instant_de_la_suspension_ne_bouge_pas() {
            Calendrier repris = calendrier.apresPause(a("2024-11-08T16:00"), a("2024-11-10T16:00"));

            assertThat(repris.instant(Jalon.CLOTURE)).isEqualTo(a("2024-11-08T16:00"));
            assertThat(repris.instant(Jalon.LIMITE)).isEqualTo(a("2024-11-11T00:00"));
        }

        @Test
        void ORG_1_une_pause_de_quelques_secondes_deplace_d_une_minute_entiere() {
            Calendrier repris = calendrier.apresPause(
                    a("2024-11-05T10:00"), a("2024-11-05T10:00").plusSeconds(7));

            assertThat(repris.instant(Jalon.CLOTURE)).isEqualTo(a("2024-11-08T16:01"));
            assertThat(repris.instant(Jalon.LIMITE)).isEqualTo(a("2024-11-09T00:01"));
        }

        @Test
        void une_pause_ne_finit_pas_avant_de_commencer() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> calendrier.apresPause(a("2024-11-08T16:00"), a("2024-11-08T15:00")));
        }

        private Calendrier decale(String lancement, String cloture) {
            Map<Jalon, Instant> dates = new EnumMap<>(calendrier.dates());
            dates.put(Jalon.LANCEMENT, a(lancement));
            dates.put(Jalon.CLOTURE, a(cloture));
            return Calendrier.de(dates);
        }
    }

    @Nested
    class Alertes {

        @Test
        void un_rappel_du_1er_novembre_est_signale() {
            List<Alerte> alertes = calendrier.alertes(List.of(
                    Echeance.lire("7 jours avant la clôture, 9 h"), Echeance.lire("14 jours avant la clôture, 9 h")));

            assertThat(alertes)
                    .containsExactly(new Alerte(
                            "7 jours avant la clôture, 9 h",
                            "«\u00a07 jours avant la clôture, 9 h\u00a0» tombe un jour férié (Toussaint)\u00a0: vendredi 1er"
                                    + " novembre 2024."));
        }

        @Test
        void une_cloture_un_samedi_est_signalee_une_fois() {
            Calendrier samedi = calendrier.avec(Map.of(Jalon.CLOTURE, a("2024-11-09T16:00")));

            assertThat(samedi.alertes(List.of())).extracting(Alerte::champ).containsExactly("cloture");
        }

        @Test
        void D_1_la_limite_du_8_a_minuit_ne_tombe_pas_le_samedi_9() {
            assertThat(calendrier.alertes(List.of())).isEmpty();
        }

        @Test
        void une_cloture_a_0_h_est_signalee() {
            Calendrier minuit = calendrier.avec(Map.of(Jalon.CLOTURE, a("2024-11-08T00:00")));

            assertThat(minuit.alertes(List.of()))
                    .extracting(Alerte::message)
                    .containsExactly(
                            "La clôture est à 0 h, au début du vendredi 8 novembre 2024\u00a0: est-ce bien le jour"
                                    + " voulu\u00a0?");
        }
    }

    @Property
    void ORG_1_une_pause_garde_l_ordre_et_n_avance_rien(
            @ForAll("ordonnes") Calendrier ordonne,
            @ForAll @LongRange(min = 0, max = 90L * 24 * 3600) long debut,
            @ForAll @LongRange(min = 0, max = 30L * 24 * 3600) long duree) {
        Instant suspension = a("2024-10-10T00:00").plusSeconds(debut);
        Instant reprise = suspension.plusSeconds(duree);

        Calendrier repris = ordonne.apresPause(suspension, reprise);

        for (Jalon jalon : Jalon.values()) {
            assertThat(repris.instant(jalon)).isAfterOrEqualTo(ordonne.instant(jalon));
            if (!ordonne.atteint(jalon, suspension)) {
                assertThat(repris.instant(jalon))
                        .as("rien n’est passé pendant la pause")
                        .isAfterOrEqualTo(reprise);
            }
            if (jalon.ordinal() > 0) {
                assertThat(repris.instant(jalon)).isAfterOrEqualTo(repris.instant(Jalon.values()[jalon.ordinal() - 1]));
            }
        }
    }

    @Property
    void ORG_1_un_changement_accepte_n_est_pas_retroactif_et_reste_en_ordre(
            @ForAll("ordonnes") Calendrier ordonne,
            @ForAll Jalon jalon,
            @ForAll @LongRange(min = 0, max = 90L * 24 * 3600) long date,
            @ForAll @LongRange(min = 0, max = 90L * 24 * 3600) long moment) {
        Instant maintenant = a("2024-10-10T00:00").plusSeconds(moment);
        Instant nouvelle = a("2024-10-10T00:00").plusSeconds(date);
        Map<Jalon, Instant> changement = Map.of(jalon, nouvelle);

        if (ordonne.desordres().isEmpty()
                && ordonne.refusDeChangement(changement, maintenant).isEmpty()) {
            assertThat(nouvelle).isAfterOrEqualTo(maintenant);
            assertThat(ordonne.avec(changement).desordres()).isEmpty();
        }
    }

    @Property
    void decaler_garde_les_heures_du_mur(
            @ForAll("ordonnes") Calendrier ordonne, @ForAll @LongRange(min = -800, max = 800) long jours) {
        Calendrier decale = ordonne.decaler(jours);

        for (Jalon jalon : Jalon.values()) {
            LocalDateTime attendu = ordonne.aParis(jalon).toLocalDateTime().plusDays(jours);
            if (!Calendrier.PARIS.getRules().getValidOffsets(attendu).isEmpty()) {
                assertThat(decale.aParis(jalon).toLocalDateTime()).isEqualTo(attendu);
            }
        }
    }

    /** Around the change of 27 October, where hours come twice. */
    @Provide
    Arbitrary<Calendrier> ordonnes() {
        Instant origine = a("2024-10-12T00:00");
        return Arbitraries.longs()
                .between(0, 60L * 24 * 60)
                .map(minutes -> origine.plusSeconds(60 * minutes))
                .list()
                .ofSize(Jalon.values().length)
                .map(instants -> {
                    List<Instant> tries = instants.stream().sorted().toList();
                    Map<Jalon, Instant> dates = new EnumMap<>(Jalon.class);
                    for (Jalon jalon : Jalon.values()) {
                        dates.put(jalon, tries.get(jalon.ordinal()));
                    }
                    return Calendrier.de(dates);
                });
    }
}
