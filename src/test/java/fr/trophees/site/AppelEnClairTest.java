package fr.trophees.site;

import static org.assertj.core.api.Assertions.assertThat;

import fr.trophees.edition.EtatAppel;
import java.time.Instant;
import java.time.Period;
import org.junit.jupiter.api.Test;

class AppelEnClairTest {

    private static final Instant CLOTURE = Instant.parse("2024-11-08T16:00:00+01:00");

    @Test
    void les_jours_qui_restent_sont_ceux_du_calendrier_de_Paris() {
        assertThat(AppelEnClair.dans(CLOTURE, Instant.parse("2024-11-08T15:59:00+01:00")))
                .isEqualTo("aujourd’hui");
        assertThat(AppelEnClair.dans(CLOTURE, Instant.parse("2024-11-07T23:59:00+01:00")))
                .isEqualTo("demain");
        assertThat(AppelEnClair.dans(CLOTURE, Instant.parse("2024-11-06T23:30:00Z")))
                .isEqualTo("demain");
        assertThat(AppelEnClair.dans(CLOTURE, Instant.parse("2024-10-20T12:00:00+02:00")))
                .isEqualTo("dans 19\u00a0jours");
    }

    @Test
    void D_1_entre_la_cloture_et_la_limite_un_dossier_est_encore_recu() {
        assertThat(Situation.de(EtatAppel.CLOS, true)).isEqualTo(Situation.HORS_DELAI);
        assertThat(Situation.de(EtatAppel.CLOS, false)).isEqualTo(Situation.CLOS);
        assertThat(Situation.de(EtatAppel.OUVERT, true)).isEqualTo(Situation.OUVERT);
        assertThat(Situation.de(EtatAppel.SUSPENDU, false)).isEqualTo(Situation.SUSPENDU);
    }

    @Test
    void une_duree_de_conservation_se_lit_en_francais() {
        assertThat(PagesLegalesController.Durees.enClair(Period.parse("P3M"))).isEqualTo("3\u00a0mois");
        assertThat(PagesLegalesController.Durees.enClair(Period.parse("P1Y6M"))).isEqualTo("1\u00a0an et 6\u00a0mois");
    }
}
