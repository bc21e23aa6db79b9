package fr.trophees.processus;

import static fr.trophees.processus.ParcoursAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.trophees.candidature.Banc.Candidat;
import java.util.List;
import java.util.Map;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ballots that say more than one dossier, as Tasklist submits them and as text. */
@EssaiDeProcessus
class BulletinsProcessTest {

    private static final String IT1 = "it1";

    @Autowired
    private Regie regie;

    private String edition;
    private Candidat a;
    private Candidat b;
    private Candidat c;

    @BeforeEach
    void commencer() {
        regie.tableRase();
    }

    private void ouvrir(String methode) {
        edition = regie.editionLancee(methode);
        a = regie.admis(edition, IT1);
        b = regie.admis(edition, IT1);
        c = regie.admis(edition, IT1);
        regie.ouvrirLesVotes(edition, "jure1", "jure2", "jure3");
    }

    /** A list as Tasklist sends it. */
    private static Object commeTasklist(Candidat dossier) {
        return SpinValues.jsonValue("[\"" + dossier.numero() + "\"]").create();
    }

    private List<String> suffrages() {
        return regie.banc
                .jdbc()
                .sql("select coalesce(choix, 'blanc') from suffrage where edition = ? order by 1")
                .param(edition)
                .query(String.class)
                .list();
    }

    @Test
    void JURY_4_des_classements_designent_celui_qui_devance_tous_les_autres() {
        ouvrir("schulze");
        regie.voter(
                edition,
                IT1,
                "jure1",
                Map.of("choix", "bulletin", "rang3", commeTasklist(a), "rang1", commeTasklist(b)));
        regie.voter(edition, IT1, "jure2", c.numero() + " > " + b.numero() + "=" + a.numero());
        regie.voter(edition, IT1, "jure3", Map.of("choix", b.numero()));
        assertThatThrownBy(() -> regie.voter(edition, IT1, "jure3", Map.of("choix", "bulletin")))
                .hasMessageContaining("au moins un dossier");
        assertThatThrownBy(() -> regie.voter(edition, IT1, "jure3", a.numero() + ">" + a.numero()))
                .hasMessageContaining("position 2")
                .hasMessageNotContaining(a.numero());

        regie.fermerLesVotes();

        assertThat(regie.instance(edition + "/" + IT1)).isEnded().hasPassed("endEvent_laureatDesigne");
        assertThat(suffrages())
                .containsExactlyInAnyOrder(
                        b.numero() + ">" + a.numero(), c.numero() + ">" + a.numero() + "=" + b.numero(), b.numero());
        regie.sansCoupDeCoeur(edition);
        regie.valider(edition);
        assertThat(laureats()).containsExactly(b.numero());
    }

    @Test
    void JURY_4_des_mentions_designent_la_meilleure_mediane() {
        ouvrir("jugement-majoritaire");
        regie.voter(
                edition,
                IT1,
                "jure1",
                Map.of(
                        "choix",
                        "bulletin",
                        "mentionExcellent",
                        List.of(a.numero()),
                        "mentionBien",
                        List.of(b.numero(), c.numero())));
        regie.voter(
                edition,
                IT1,
                "jure2",
                c.numero() + ":tres-bien," + a.numero() + ":a-rejeter, " + b.numero() + ":passable");
        regie.voter(edition, IT1, "jure3", "blanc");
        assertThatThrownBy(() -> regie.voter(edition, IT1, "jure3", a.numero() + ":bien"))
                .hasMessageContaining("il en manque 2");
        assertThatThrownBy(() -> regie.voter(
                        edition, IT1, "jure3", Map.of("choix", "bulletin", "mentionBien", List.of(a.numero()))))
                .hasMessageContaining("il en manque 2")
                .hasMessageNotContaining(b.numero());
        assertThatThrownBy(() -> regie.voter(
                        edition,
                        IT1,
                        "jure3",
                        Map.of(
                                "choix", "bulletin",
                                "mentionBien", List.of(a.numero(), b.numero(), c.numero()),
                                "mentionPassable", List.of(a.numero()))))
                .hasMessageContaining("deux fois");

        regie.fermerLesVotes();

        regie.sansCoupDeCoeur(edition);
        regie.valider(edition);
        assertThat(laureats()).containsExactly(c.numero());
    }

    private List<String> laureats() {
        return regie.banc
                .jdbc()
                .sql("select d.numero from laureat l join dossier d on d.id = l.dossier where l.edition = ?")
                .param(edition)
                .query(String.class)
                .list();
    }
}
