package fr.trophees.processus;

import static fr.trophees.processus.ParcoursAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.trophees.candidature.Banc.Candidat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A vote in two rounds: four dossiers and five jurors in it1. The votes close on 2 December at noon. */
@EssaiDeProcessus
class DeuxToursProcessTest {

    private static final String IT1 = "it1";
    private static final String FIN_DU_SECOND_TOUR = "2024-12-04T12:00:00";

    @Autowired
    private Regie regie;

    private String edition;
    private String vote;
    private Candidat a;
    private Candidat b;
    private Candidat c;
    private Candidat d;

    @BeforeEach
    void ouvrirLeVote() {
        regie.tableRase();
        edition = regie.editionLancee("deux-tours");
        vote = edition + "/" + IT1;
        a = regie.admis(edition, IT1);
        b = regie.admis(edition, IT1);
        c = regie.admis(edition, IT1);
        d = regie.admis(edition, IT1);
        regie.ouvrirLesVotes(edition, "jure1", "jure2", "jure3", "jure4", "jure5");
    }

    private void voter(String jure, Candidat choix) {
        regie.voter(edition, IT1, jure, choix.numero());
    }

    /** a has two votes, b two, c one: nobody has the majority. */
    private void premierTourSansMajorite() {
        voter("jure1", a);
        voter("jure2", a);
        voter("jure3", b);
        voter("jure4", b);
        voter("jure5", c);
        regie.fermerLesVotes();
    }

    private List<String> issue() {
        return regie.fins(vote);
    }

    @Test
    void JURY_4_sans_majorite_absolue_un_second_tour_departage_les_deux_premiers() {
        premierTourSansMajorite();

        assertThat(regie.instance(vote))
                .isNotEnded()
                .hasPassedInOrder(
                        "serviceTask_depouiller",
                        "gateway_nouveauTour",
                        "serviceTask_ouvrirSecondTour",
                        "serviceTask_ouvrirScrutin",
                        "userTask_voter")
                .hasNotPassed("userTask_deliberer");
        assertThatThrownBy(() -> voter("jure1", c)).hasMessageContaining("choisissez parmi");
        assertThat(regie.courriels(edition, "jure5@jury.example.org")).endsWith("jury-relance");

        voter("jure5", b);
        voter("jure3", b);
        voter("jure1", a);
        regie.avancer("2024-12-04T11:59:59");
        assertThat(regie.instance(vote)).isNotEnded();
        regie.avancer(FIN_DU_SECOND_TOUR);

        assertThat(regie.instance(vote)).isEnded().hasPassed("endEvent_laureatDesigne");
        regie.sansCoupDeCoeur(edition);
        regie.valider(edition);
        assertThat(laureats()).containsExactly(b.numero());
    }

    @Test
    void JURY_4_une_majorite_absolue_designe_le_laureat_au_premier_tour() {
        voter("jure1", a);
        voter("jure2", a);
        voter("jure3", b);
        regie.voter(edition, IT1, "jure4", "blanc");
        regie.fermerLesVotes();

        assertThat(regie.instance(vote))
                .isEnded()
                .hasPassed("endEvent_laureatDesigne")
                .hasNotPassed("serviceTask_ouvrirSecondTour", "userTask_deliberer");
    }

    @Test
    void JURY_4_tous_a_egalite_le_jury_delibere_sans_second_tour() {
        voter("jure1", a);
        voter("jure2", b);
        voter("jure3", c);
        voter("jure4", d);
        regie.fermerLesVotes();

        assertThat(regie.tachesDe(vote)).containsExactly("userTask_deliberer");
        assertThat(regie.instance(vote)).hasNotPassed("serviceTask_ouvrirSecondTour");
    }

    @Test
    void JURY_4_une_egalite_au_second_tour_va_en_deliberation() {
        premierTourSansMajorite();
        voter("jure1", a);
        voter("jure3", b);
        regie.avancer(FIN_DU_SECOND_TOUR);

        assertThat(regie.tachesDe(vote)).containsExactly("userTask_deliberer");
        assertThat(regie.passages(vote, "serviceTask_ouvrirSecondTour")).isEqualTo(1);
        regie.deliberer(edition, IT1, "ex-aequo", a.numero() + "," + b.numero());
        assertThat(issue()).endsWith("endEvent_exAequo");
    }

    @Test
    void JURY_8_un_premier_tour_a_deux_votants_ne_se_lit_pas_dans_la_deliberation_du_second() {
        voter("jure1", a);
        voter("jure2", b);
        regie.fermerLesVotes();
        voter("jure1", a);
        voter("jure2", a);
        voter("jure3", b);
        voter("jure4", b);
        regie.avancer(FIN_DU_SECOND_TOUR);

        assertThat(regie.affiche(vote, "userTask_deliberer", "depouillement")).allSatisfy(ligne -> {
            assertThat(ligne.path("voix").asText()).isEqualTo("–");
            assertThat(ligne.path("detail").asText()).isEmpty();
        });
        assertThat(regie.texteAffiche(vote, "userTask_deliberer", "alertes")).doesNotContain("Suffrages exprimés");
    }

    @Test
    void JURY_8_un_finaliste_retire_laisse_sa_place_au_suivant_et_chacun_est_prevenu() {
        premierTourSansMajorite();
        voter("jure1", a);
        voter("jure2", b);
        int recus = regie.courriels(edition, "jure1@jury.example.org").size();

        regie.retirer(b);

        assertThat(regie.courriels(edition, "jure1@jury.example.org")).hasSize(recus + 1);
        assertThat(regie.courriels(edition, "jure1@jury.example.org"))
                .isEqualTo(regie.courriels(edition, "jure5@jury.example.org"));
        voter("jure2", c);
        voter("jure3", c);
        regie.avancer(FIN_DU_SECOND_TOUR);

        regie.sansCoupDeCoeur(edition);
        regie.valider(edition);
        assertThat(laureats()).containsExactly(c.numero());
    }

    @Test
    void JURY_3_un_lien_tardif_de_qui_a_vote_au_premier_tour_fait_tout_revoter_sans_ce_membre() {
        premierTourSansMajorite();
        voter("jure2", a);

        regie.lier(edition, "jure1", c);

        assertThat(regie.invitation(edition, IT1, "jure1")).isNull();
        assertThat(regie.instance(vote))
                .isNotEnded()
                .hasPassedInOrder("boundaryEvent_scrutinRecompose", "serviceTask_ouvrirScrutin");
        voter("jure5", c); // a first round again: every dossier stands
        voter("jure2", c);
        regie.avancer(FIN_DU_SECOND_TOUR);

        assertThat(regie.instance(vote)).isEnded().hasPassed("endEvent_laureatDesigne");
        assertThat(regie.passages(vote, "serviceTask_ouvrirSecondTour")).isEqualTo(1);
        regie.sansCoupDeCoeur(edition);
        regie.valider(edition);
        assertThat(laureats()).containsExactly(c.numero());
    }

    @Test
    void JURY_3_un_membre_qui_se_recuse_au_second_tour_fait_tout_revoter_sans_lui() {
        premierTourSansMajorite();
        regie.avancer("2024-12-03T09:00:00");

        regie.voter(edition, IT1, "jure1", Map.of("lienProfessionnel", true));

        assertThat(regie.invitation(edition, IT1, "jure1")).isNull();
        voter("jure5", c);
        regie.avancer(FIN_DU_SECOND_TOUR);
        assertThat(regie.instance(vote)).isNotEnded();
        assertThat(regie.invitation(edition, IT1, "jure1")).isNull();
        voter("jure2", c);
        regie.avancer("2024-12-05T09:00:00");

        assertThat(regie.instance(vote)).isEnded().hasPassed("endEvent_laureatDesigne");
        assertThat(regie.courriels(edition, "jure1@jury.example.org")).endsWith("recusation");
        assertThat(regie.courriels(edition, "jure2@jury.example.org")).contains("jury-relance");
    }

    @Test
    void JURY_4_un_retrait_apres_les_votes_peut_appeler_un_second_tour() {
        voter("jure1", a);
        voter("jure2", a);
        voter("jure3", a);
        voter("jure4", b);
        voter("jure5", c);
        regie.fermerLesVotes();
        assertThat(issue()).endsWith("endEvent_laureatDesigne");

        regie.retirer(a);

        assertThat(regie.instance(vote))
                .isNotEnded()
                .hasPassedInOrder("serviceTask_depouiller", "serviceTask_ouvrirSecondTour", "userTask_voter")
                .hasNotPassed("userTask_deliberer");
        voter("jure1", c);
        regie.avancer("2024-12-05T00:00:00");
        regie.sansCoupDeCoeur(edition);
        regie.valider(edition);
        assertThat(laureats()).containsExactly(c.numero());
    }

    @Test
    void ELIG_7_un_dossier_ne_change_plus_de_categorie_entre_les_deux_tours() {
        premierTourSansMajorite();

        assertThat(regie.banc
                        .postDeLEquipe(
                                "/api/bureau/dossiers/" + a.numero() + "/deplacement",
                                Map.of("categorie", "it2", "motif", "Le projet relève de cette catégorie."))
                        .statut())
                .isEqualTo(409);
    }

    @Test
    void ORG_1_une_suspension_repousse_la_fermeture_du_second_tour() {
        premierTourSansMajorite();
        voter("jure1", a);
        regie.avancer("2024-12-03T10:00:00");
        regie.decider(edition, "suspension");
        regie.travailler();
        regie.avancer("2024-12-05T10:00:00");
        assertThat(regie.instance(vote)).isNotEnded();

        regie.decider(edition, "reprise");
        regie.travailler();
        voter("jure2", a);
        regie.avancer("2024-12-06T11:59:59");
        assertThat(regie.instance(vote)).isNotEnded();
        regie.avancer("2024-12-06T12:00:00");
        assertThat(regie.instance(vote)).isEnded();
    }

    private List<String> laureats() {
        return regie.banc
                .jdbc()
                .sql(
                        "select d.numero from laureat l join dossier d on d.id = l.dossier where l.edition = ? and l.categorie = ?")
                .params(edition, IT1)
                .query(String.class)
                .list();
    }
}
