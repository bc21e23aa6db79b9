package fr.trophees.jury;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PresentsTest {

    private static final Jure DIDIER = membre("didier-nguyen", "Didier Nguyễn");
    private static final Jure JEANNE = membre("jeanne-roy", "Jeanne-Marie Roy");
    private static final List<Jure> JURY = List.of(DIDIER, JEANNE);

    @Test
    void JURY_9_les_presents_se_reconnaissent_sans_accent_ni_casse_et_par_tout_separateur() {
        Presents presents = Presents.lire("M. didier NGUYEN et Jeanne Marie Roy");
        assertThat(presents.parmi(JURY)).containsExactly(DIDIER, JEANNE);
        assertThat(presents.etrangers(JURY)).isEmpty();
        assertThat(Presents.lire("jeanne-roy ;\nDidier Nguyễn").parmi(JURY)).containsExactly(DIDIER, JEANNE);
    }

    @Test
    void JURY_9_qui_n_est_pas_du_jury_se_signale() {
        assertThat(Presents.lire("Didier Nguyễn, Monsieur Inconnu").etrangers(JURY))
                .containsExactly("Monsieur Inconnu");
        assertThat(Presents.lire(null).noms()).isEmpty();
    }

    private static Jure membre(String id, String nom) {
        return new Jure("it", id, nom, id + "@example.org", null, null, null, false);
    }
}
