package fr.trophees.processus;

import static fr.trophees.processus.ParcoursAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.trophees.candidature.Banc.Candidat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.ConcurrencyFailureException;

/** The vote of category it1, in which two dossiers and three jurors are, as the edition's process opens it. */
@EssaiDeProcessus
class VoteProcessTest {

    private static final String IT1 = "it1";

    @Autowired
    private Regie regie;

    private String edition;
    private String vote;
    private Candidat premier;
    private Candidat second;

    @BeforeEach
    void ouvrirLeVote() {
        regie.tableRase();
        edition = regie.editionLancee();
        vote = edition + "/" + IT1;
        premier = regie.admis(edition, IT1);
        second = regie.admis(edition, IT1);
        regie.ouvrirLesVotes(edition, "jure1", "jure2", "jure3");
    }

    private void voter(String jure, Candidat choix) {
        regie.voter(edition, IT1, jure, choix.numero());
    }

    private void egalite() {
        voter("jure1", premier);
        voter("jure2", second);
        regie.voter(edition, IT1, "jure3", "blanc");
        regie.fermerLesVotes();
        assertThat(regie.tachesDe(vote)).containsExactly("userTask_deliberer");
    }

    @Test
    void JURY_2_et_JURY_4_le_dossier_qui_a_le_plus_de_voix_est_laureat_a_la_fermeture() {
        voter("jure1", premier);
        voter("jure2", premier);
        voter("jure3", second);
        assertThat(regie.instance(vote)).isNotEnded();

        regie.fermerLesVotes();

        assertThat(regie.instance(vote))
                .isEnded()
                .hasPassedInOrder(
                        "startEvent_voteOuvert",
                        "serviceTask_ouvrirScrutin",
                        "gateway_aRecueillir",
                        "startEvent_recueilBulletins",
                        "catchEvent_fermetureVotes",
                        "endEvent_votesClos",
                        "serviceTask_constaterFermeture",
                        "serviceTask_depouiller",
                        "gateway_issue",
                        "endEvent_laureatDesigne")
                .hasNotPassed(
                        "userTask_deliberer",
                        "endEvent_jureRecuse",
                        "endEvent_jureRecuseTardivement",
                        "endEvent_plusDeVotant",
                        "boundaryEvent_scrutinRecompose",
                        "subProcess_rayerDossier",
                        "endEvent_exAequo",
                        "endEvent_aucunLaureat");
    }

    @Test
    void JURY_8_avec_trois_votants_demandes_un_seul_bulletin_ne_designe_personne_et_ne_se_lit_nulle_part() {
        regie.tableRase();
        String secrete = regie.lancer(regie.ouvrirIt(Map.of("quorum", "3")));
        Candidat choisi = regie.admis(secrete, IT1);
        Candidat autre = regie.admis(secrete, IT1);
        regie.ouvrirLesVotes(secrete, "jure1", "jure2", "jure3");
        regie.voter(secrete, IT1, "jure1", choisi.numero());
        regie.fermerLesVotes();

        String sonVote = secrete + "/" + IT1;
        assertThat(regie.tachesDe(sonVote)).containsExactly("userTask_deliberer");
        assertThat(regie.texteAffiche(sonVote, "userTask_deliberer", "alertes"))
                .contains("Le quorum n’est pas atteint", "votants : 1 (quorum : 3)", "Un seul bulletin déposé")
                .doesNotContain(choisi.numero(), autre.numero(), "Suffrages exprimés");
        assertThat(regie.affiche(sonVote, "userTask_deliberer", "depouillement"))
                .hasSize(2)
                .allSatisfy(dossier -> assertThat(dossier.path("voix").asText()).isEqualTo("–"))
                .allSatisfy(
                        dossier -> assertThat(dossier.path("detail").asText()).isEmpty());
        regie.deliberer(secrete, IT1, "departager", autre.numero());
        assertThat(regie.instance(sonVote)).isEnded().hasPassed("endEvent_laureatDesigne");
    }

    @Test
    void JURY_8_deux_bulletins_sous_le_quorum_ne_se_devinent_pas_aux_issues_proposees() {
        regie.tableRase();
        String secrete = regie.lancer(regie.ouvrirIt(Map.of("quorum", "3")));
        Candidat un = regie.admis(secrete, IT1);
        Candidat autre = regie.admis(secrete, IT1);
        regie.admis(secrete, IT1);
        regie.ouvrirLesVotes(secrete, "jure1", "jure2", "jure3");
        regie.voter(secrete, IT1, "jure1", un.numero());
        regie.voter(secrete, IT1, "jure2", autre.numero());
        regie.fermerLesVotes();

        assertThat(regie.affiche(secrete + "/" + IT1, "userTask_deliberer", "consequences"))
                .hasSize(4)
                .noneMatch(issue -> issue.path("choix").asText().startsWith("Ex-aequo"));
    }

    @Test
    void JURY_8_un_bulletin_se_change_jusqu_a_la_fermeture_et_pas_apres() {
        voter("jure1", second);
        voter("jure2", second);
        voter("jure1", premier);
        voter("jure2", premier);
        assertThat(regie.passages(vote, "userTask_voter")).isEqualTo(3 + 4);

        regie.avancer("2024-12-02T11:59:59");
        voter("jure3", premier);
        var invitation = regie.invitation(edition, IT1, "jure3").getId();
        regie.banc.horloge().regler("2024-12-02T12:00:00");
        assertThatThrownBy(() -> voter("jure3", second)).hasMessageContaining("est fermé (il s’arrêtait le ");
        assertThat(regie.invitation(edition, IT1, "jure3").getId()).isEqualTo(invitation);

        regie.travailler();
        assertThat(regie.instance(vote)).isEnded().hasPassed("endEvent_laureatDesigne");
    }

    @Test
    void JURY_8_les_membres_qui_n_ont_pas_vote_sont_relances_trois_jours_puis_la_veille() {
        voter("jure1", premier);

        regie.avancer("2024-11-29T09:00:00");
        assertThat(regie.instance(vote))
                .hasPassedInOrder(
                        "boundaryEvent_relance3Jours", "serviceTask_relancerJures3Jours", "endEvent_relance3Jours")
                .hasNotPassed("boundaryEvent_relanceVeille");
        voter("jure2", premier);
        regie.avancer("2024-12-01T09:00:00");
        assertThat(regie.instance(vote))
                .hasPassedInOrder(
                        "boundaryEvent_relanceVeille", "serviceTask_relancerJuresVeille", "endEvent_relanceVeille")
                .isNotEnded();

        assertThat(regie.courriels(edition, "jure1@jury.example.org")).doesNotContain("jury-relance");
        assertThat(regie.courriels(edition, "jure2@jury.example.org")).containsOnlyOnce("jury-relance");
        assertThat(regie.courriels(edition, "jure3@jury.example.org"))
                .filteredOn("jury-relance"::equals)
                .hasSize(2);
    }

    @Test
    void JURY_3_un_membre_qui_declare_un_lien_en_votant_est_recuse_de_la_categorie() {
        regie.voter(edition, IT1, "jure1", Map.of("lienProfessionnel", true, "choix", second.numero()));
        assertThat(regie.invitation(edition, IT1, "jure1")).isNull();
        assertThat(regie.instance(vote)).isNotEnded().hasPassed("endEvent_jureRecuse");
        voter("jure2", premier);
        regie.fermerLesVotes();
        assertThat(regie.instance(vote))
                .isEnded()
                .hasPassed("endEvent_laureatDesigne")
                .hasNotPassed("userTask_deliberer");
    }

    @Test
    void JURY_3_quand_tous_les_membres_sont_recuses_le_vote_attend_sa_fermeture_puis_le_jury_delibere() {
        for (String jure : new String[] {"jure1", "jure2", "jure3"}) {
            regie.voter(edition, IT1, jure, Map.of("lienProfessionnel", true));
        }
        assertThat(regie.instance(vote))
                .isNotEnded()
                .hasPassed("endEvent_plusDeVotant")
                .hasNotPassed("serviceTask_constaterFermeture");

        regie.fermerLesVotes();
        assertThat(regie.tachesDe(vote)).containsExactly("userTask_deliberer");
        regie.deliberer(edition, IT1, "aucun-laureat", "");
        assertThat(regie.instance(vote)).isEnded().hasPassed("endEvent_aucunLaureat");
    }

    @Test
    void JURY_3_une_recusation_tardive_annule_le_bulletin_et_ferme_l_invitation() {
        voter("jure1", second);
        voter("jure2", premier);

        regie.lier(edition, "jure1", premier);

        assertThat(regie.invitation(edition, IT1, "jure1")).isNull();
        assertThat(regie.invitation(edition, IT1, "jure2")).isNotNull();
        assertThat(regie.instance(vote))
                .isNotEnded()
                .hasPassedInOrder("boundaryEvent_recusationTardive", "endEvent_jureRecuseTardivement")
                .hasNotPassed("boundaryEvent_scrutinRecompose");
        assertThat(regie.courriels(edition, "jure1@jury.example.org")).endsWith("recusation");
        regie.fermerLesVotes();
        assertThat(regie.instance(vote)).isEnded().hasPassed("endEvent_laureatDesigne");
    }

    @Test
    void JURY_3_un_membre_dont_le_lien_tombe_est_de_nouveau_invite_et_les_bulletins_restent() {
        voter("jure2", premier);
        regie.lier(edition, "jure1", second);
        assertThat(regie.invitation(edition, IT1, "jure1")).isNull();

        regie.retirer(second);

        assertThat(regie.invitation(edition, IT1, "jure1")).isNotNull();
        assertThat(regie.instance(vote)).hasPassed("boundaryEvent_scrutinRecompose");
        regie.fermerLesVotes();
        assertThat(regie.instance(vote)).isEnded().hasPassed("endEvent_laureatDesigne");
    }

    @Test
    void ORG_1_une_fermeture_repoussee_recompose_le_scrutin_et_garde_les_bulletins() {
        voter("jure1", premier);
        regie.changerCalendrier(
                edition,
                Map.of(
                        "fermetureVotes", "2024-12-03T12:00:00+01:00",
                        "sessionJury", "2024-12-03T14:00:00+01:00"));
        regie.travailler();

        assertThat(regie.instance(vote))
                .hasPassedInOrder(
                        "serviceTask_ouvrirScrutin", "boundaryEvent_scrutinRecompose", "serviceTask_ouvrirScrutin");
        regie.fermerLesVotes();
        assertThat(regie.instance(vote)).isNotEnded();
        regie.avancer("2024-12-03T12:00:00");
        assertThat(regie.instance(vote)).isEnded().hasPassed("endEvent_laureatDesigne");
    }

    @Test
    void JURY_3_un_nouveau_vote_ouvert_avant_que_l_ancien_soit_recompte_attend_sa_fermeture() {
        egalite();
        assertThat(regie.banc.delete("/api/dossiers/" + second.jeton()).statut())
                .as("le décompte est à refaire, et ne l’est pas encore")
                .isEqualTo(204);

        regie.lier(edition, "jure1", premier);

        assertThat(regie.instance(vote))
                .isNotEnded()
                .hasPassedInOrder(
                        "boundaryEvent_retraitEnDeliberation",
                        "serviceTask_depouiller",
                        "serviceTask_ouvrirScrutin",
                        "userTask_voter");
        assertThat(suffrages()).isEmpty();
        voter("jure2", premier);
        voter("jure3", premier);
        regie.avancer("2024-12-05T00:00:00");
        assertThat(regie.instance(vote)).isEnded().hasPassed("endEvent_laureatDesigne");
        assertThat(suffrages()).containsExactly(premier.numero(), premier.numero());
        assertThat(regie.tachesDe(edition)).containsExactly("userTask_designerCoupDeCoeur");
    }

    private List<String> suffrages() {
        return regie.banc
                .jdbc()
                .sql("select choix from suffrage where edition = ? and categorie = ?")
                .params(edition, IT1)
                .query(String.class)
                .list();
    }

    @Test
    void ORG_1_une_minuterie_arrivee_trop_tot_attend_de_nouveau_la_fermeture() {
        voter("jure1", premier);

        regie.devancer(vote, "catchEvent_fermetureVotes");

        assertThat(regie.instance(vote))
                .isNotEnded()
                .hasPassedInOrder(
                        "serviceTask_constaterFermeture", "gateway_fermetureAtteinte", "serviceTask_ouvrirScrutin")
                .hasNotPassed("serviceTask_depouiller");
        assertThat(regie.invitation(edition, IT1, "jure1")).isNotNull();
        regie.fermerLesVotes();
        assertThat(regie.instance(vote)).isEnded().hasPassed("endEvent_laureatDesigne");
    }

    @Test
    void JURY_4_une_egalite_va_en_deliberation_et_le_jury_departage() {
        egalite();
        assertThatThrownBy(() -> regie.deliberer(edition, IT1, "departager", premier.numero() + "," + second.numero()));
        assertThat(regie.tachesDe(vote)).containsExactly("userTask_deliberer");

        regie.deliberer(edition, IT1, "departager", second.numero());

        assertThat(regie.instance(vote))
                .isEnded()
                .hasPassedInOrder(
                        "serviceTask_depouiller", "userTask_deliberer", "gateway_issue", "endEvent_laureatDesigne")
                .hasNotPassed("endEvent_exAequo", "endEvent_aucunLaureat");
    }

    @Test
    void JURY_4_le_jury_peut_designer_des_ex_aequo() {
        egalite();
        regie.deliberer(edition, IT1, "ex-aequo", premier.numero() + ", " + second.numero());
        assertThat(regie.instance(vote))
                .isEnded()
                .hasPassedInOrder("userTask_deliberer", "endEvent_exAequo")
                .hasNotPassed("endEvent_laureatDesigne", "endEvent_aucunLaureat");
    }

    @Test
    void JURY_4_le_jury_peut_ne_designer_aucun_laureat() {
        egalite();
        regie.deliberer(edition, IT1, "aucun-laureat", "");
        assertThat(regie.instance(vote))
                .isEnded()
                .hasPassedInOrder("userTask_deliberer", "endEvent_aucunLaureat")
                .hasNotPassed("endEvent_laureatDesigne", "endEvent_exAequo");
    }

    @Test
    void JURY_3_une_recusation_pendant_la_deliberation_fait_revoter_sans_ce_membre() {
        egalite();

        regie.lier(edition, "jure1", premier);

        assertThat(regie.instance(vote))
                .isNotEnded()
                .hasPassedInOrder("boundaryEvent_recusationApresVote", "serviceTask_ouvrirScrutin", "userTask_voter");
        assertThat(regie.invitation(edition, IT1, "jure1")).isNull();
        voter("jure2", second);
        voter("jure3", second);
        regie.avancer("2024-12-05T00:00:00");
        assertThat(regie.instance(vote)).isEnded().hasPassed("endEvent_laureatDesigne");
    }

    @Test
    void JURY_4_un_retrait_pendant_la_deliberation_fait_recompter_sans_le_dossier() {
        egalite();

        regie.retirer(second);

        assertThat(regie.instance(vote))
                .isEnded()
                .hasPassedInOrder(
                        "boundaryEvent_retraitEnDeliberation", "serviceTask_depouiller", "endEvent_laureatDesigne");
        assertThat(regie.passages(vote, "serviceTask_depouiller")).isEqualTo(2);
    }

    @Test
    void JURY_8_un_dossier_retire_pendant_le_vote_est_raye_et_chacun_est_prevenu() {
        voter("jure1", second);
        voter("jure2", premier);

        regie.retirer(second);

        assertThat(regie.instance(vote))
                .isNotEnded()
                .hasPassedInOrder("startEvent_dossierParti", "serviceTask_rayerDossier", "endEvent_dossierRaye");
        assertThat(regie.courriels(edition, "jure1@jury.example.org"))
                .isEqualTo(regie.courriels(edition, "jure2@jury.example.org"));
        assertThatThrownBy(() -> voter("jure1", second)).hasMessageNotContaining(second.numero());
        regie.fermerLesVotes();
        assertThat(regie.instance(vote)).isEnded().hasPassed("endEvent_laureatDesigne");
    }

    @Test
    void JURY_5_une_categorie_deja_depouillee_qui_n_est_plus_departagee_va_droit_en_deliberation() {
        // in EditionProcessTest's course the category comes back through a second instance of this diagram
        regie.tableRase();
        Cumul cumul = Cumul.preparer(regie);
        regie.accomplir(
                cumul.edition(),
                "userTask_arbitrerCumul",
                Map.of("categorieRetenue", "it2", "motif", "Le jury préfère ce projet.", "presents", "Tous"));

        String revenu = cumul.edition() + "/it1";
        assertThat(regie.tachesDe(revenu)).containsExactly("userTask_deliberer");
        assertThat(regie.instance(revenu))
                .hasPassedInOrder("gateway_aRecueillir", "serviceTask_depouiller", "gateway_deliberation")
                .hasNotPassed("subProcess_recueillirBulletins", "serviceTask_constaterFermeture");
        regie.deliberer(cumul.edition(), "it1", "departager", cumul.suivant().numero());
        assertThat(regie.instance(revenu)).isEnded().hasPassed("endEvent_laureatDesigne");
    }

    @Test
    void JURY_5_la_deliberation_montre_ce_que_chaque_choix_entraine_ailleurs() {
        regie.tableRase();
        edition = regie.editionLancee();
        Map<String, Object> enIt1 = regie.banc.saisieIt("it1");
        Map<String, Object> enIt2 = regie.banc.saisieIt("it2");
        enIt2.put("siret", enIt1.get("siret"));
        enIt2.put("structureNom", enIt1.get("structureNom"));
        Candidat deuxProjets = regie.admis(edition, enIt1);
        Candidat autre = regie.admis(edition, IT1);
        Candidat laureatEnIt2 = regie.admis(edition, enIt2);
        Candidat suivantEnIt2 = regie.admis(edition, "it2");
        regie.ouvrirLesVotes(edition, "jure1", "jure2", "jure3");
        regie.voter(edition, IT1, "jure1", deuxProjets.numero());
        regie.voter(edition, IT1, "jure2", autre.numero());
        regie.voter(edition, "it2", "jure1", laureatEnIt2.numero());
        regie.voter(edition, "it2", "jure2", laureatEnIt2.numero());
        regie.voter(edition, "it2", "jure3", suivantEnIt2.numero());
        regie.fermerLesVotes();

        var consequences = regie.affiche(edition + "/" + IT1, "userTask_deliberer", "consequences");

        assertThat(consequences).hasSize(4);
        assertThat(consequences.path(0).path("choix").asText()).contains(deuxProjets.numero());
        assertThat(consequences.path(0).path("effet").asText())
                .contains("choisir la seule récompense de " + enIt1.get("structureNom"), suivantEnIt2.numero());
        assertThat(consequences.path(1).path("choix").asText()).contains(autre.numero());
        assertThat(consequences.path(1).path("effet").asText()).isEqualTo("Rien d’autre ne change.");
        assertThat(consequences.path(2).path("choix").asText())
                .startsWith("Ex-aequo")
                .contains(deuxProjets.numero(), autre.numero());
        assertThat(consequences.path(3).path("choix").asText()).isEqualTo("Aucun lauréat");

        regie.deliberer(edition, IT1, "departager", deuxProjets.numero());
        var alternatives = regie.affiche(edition, "userTask_arbitrerCumul", "alternatives");
        assertThat(alternatives).hasSize(2);
        assertThat(alternatives.path(0).path("effet").asText()).contains(suivantEnIt2.numero());
        assertThat(regie.affiche(edition, "userTask_arbitrerCumul", "dossiersTable"))
                .extracting(ligne -> ligne.path("categorie").asText())
                .containsExactly("Actions en faveur de la levée des freins périphériques", "Actions d’aller vers");
    }

    @Test
    void JURY_3_une_categorie_decidee_se_revote_tout_de_suite_meme_si_une_autre_delibere_encore() {
        regie.tableRase();
        edition = regie.editionLancee();
        premier = regie.admis(edition, IT1);
        second = regie.admis(edition, IT1);
        Candidat a = regie.admis(edition, "it2");
        Candidat b = regie.admis(edition, "it2");
        regie.ouvrirLesVotes(edition, "jure1", "jure2", "jure3", "jure4");
        voter("jure1", premier);
        voter("jure2", premier);
        voter("jure3", second);
        regie.voter(edition, "it2", "jure1", a.numero());
        regie.voter(edition, "it2", "jure2", b.numero());
        regie.fermerLesVotes();
        vote = edition + "/" + IT1;
        assertThat(regie.instance(vote)).isEnded().hasPassed("endEvent_laureatDesigne");
        assertThat(regie.tachesDe(edition + "/it2")).containsExactly("userTask_deliberer");

        regie.lier(edition, "jure1", second);

        assertThat(regie.invitation(edition, IT1, "jure1")).isNull();
        assertThat(regie.invitation(edition, IT1, "jure2")).isNotNull();
        regie.deliberer(edition, "it2", "departager", a.numero());
        assertThat(regie.tachesDe(edition)).isEmpty();
        voter("jure2", second);
        regie.avancer("2024-12-05T00:00:00");
        assertThat(regie.instance(vote)).isEnded().hasPassed("endEvent_laureatDesigne");
        assertThat(regie.tachesDe(edition)).containsExactly("userTask_designerCoupDeCoeur");
    }

    @Test
    void JURY_3_l_equipe_est_alertee_quand_il_reste_trop_peu_de_votants_et_le_quorum_est_recompte() {
        regie.lier(edition, "jure1", premier);

        assertThat(regie.alertes(edition)).last().asString().contains("2 votants", "fermeture du vote");
        voter("jure2", second);
        regie.voter(edition, IT1, "jure3", Map.of("lienProfessionnel", true));
        assertThat(regie.alertes(edition)).last().asString().contains("Un votant");

        regie.composer(edition, "jure1", "jure2", "jure3", "jure4", "jure5");
        regie.travailler();
        assertThat(regie.invitation(edition, IT1, "jure4")).isNotNull();
        voter("jure4", second);
        regie.fermerLesVotes();
        assertThat(regie.instance(vote)).isEnded().hasPassed("endEvent_laureatDesigne");
    }

    @Test
    void JURY_3_trop_peu_de_votants_amenent_une_tache_qui_revient_jusqu_a_une_decision_motivee() {
        assertThat(regie.instance(vote)).hasPassed("gateway_assezDeVotants");
        assertThat(regie.tachesDe(vote)).doesNotContain("userTask_pallierManqueVotants");

        regie.lier(edition, "jure1", premier);

        assertThat(regie.instance(vote)).hasPassedInOrder("catchEvent_votantsChanges", "serviceTask_compterVotants");
        assertThat(regie.affiche(vote, "userTask_pallierManqueVotants", "alternatives"))
                .hasSize(4)
                .last()
                .asString()
                .contains("art. 4.4");
        regie.accomplir(vote, "userTask_pallierManqueVotants", Map.of("poursuivre", false));
        assertThatThrownBy(() -> regie.accomplir(vote, "userTask_pallierManqueVotants", Map.of("poursuivre", true)));
        regie.accomplir(
                vote,
                "userTask_pallierManqueVotants",
                Map.of("poursuivre", true, "motif", "Personne d’autre n’est disponible."));
        assertThat(regie.tachesDe(vote)).doesNotContain("userTask_pallierManqueVotants");
        assertThat(regie.passages(vote, "userTask_pallierManqueVotants")).isEqualTo(2);
        assertThat(regie.banc
                        .jdbc()
                        .sql("select motif from decision where edition = ? and sujet = 'votants'")
                        .param(edition)
                        .query(String.class)
                        .list())
                .containsExactly("Personne d’autre n’est disponible.");

        regie.voter(edition, IT1, "jure2", Map.of("lienProfessionnel", true));
        assertThat(regie.tachesDe(vote)).contains("userTask_pallierManqueVotants");
        voter("jure3", second);
        regie.fermerLesVotes();
        assertThat(regie.instance(vote)).isEnded().hasPassed("endEvent_laureatDesigne");
    }

    @Test
    void JURY_3_un_deplacement_pendant_le_vote_fait_un_seul_courriel_par_membre() {
        regie.tableRase();
        edition = regie.editionLancee();
        premier = regie.admis(edition, IT1);
        second = regie.admis(edition, IT1);
        regie.admis(edition, "it2");
        regie.composer(edition, "jure1", "jure2", "jure3");
        regie.lier(edition, "jure1", premier);
        regie.ouvrirLesVotes(edition, "jure1", "jure2", "jure3");
        int avant1 = regie.courriels(edition, "jure1@jury.example.org").size();
        int avant2 = regie.courriels(edition, "jure2@jury.example.org").size();

        regie.deplacer(premier, "it2");

        var aJure1 = regie.courriels(edition, "jure1@jury.example.org");
        assertThat(aJure1.subList(avant1, aJure1.size()))
                .as("récusé là où le dossier arrive, votant là d’où il part")
                .containsExactly("recusation");
        assertThat(regie.dit(edition, "jure1@jury.example.org", "retrouvees")).containsExactly("it1");
        assertThat(regie.dit(edition, "jure1@jury.example.org", "categories")).containsExactly("it2");
        assertThat(regie.dit(edition, "jure1@jury.example.org", "bulletinsAnnules"))
                .isEmpty();
        var aJure2 = regie.courriels(edition, "jure2@jury.example.org");
        assertThat(aJure2.subList(avant2, aJure2.size())).containsExactly("jury-relance");
        assertThat(regie.dit(edition, "jure2@jury.example.org", "categories")).containsExactly("it1", "it2");
    }

    @Test
    void ELIG_7_un_deplacement_ou_personne_ne_se_presentait_fait_un_seul_courriel_qui_dit_les_deux_categories() {
        regie.tableRase();
        edition = regie.editionLancee();
        premier = regie.admis(edition, IT1);
        second = regie.admis(edition, IT1);
        Candidat seul = regie.admis(edition, "it2");
        regie.composer(edition, "jure1", "jure2", "jure3");
        regie.lier(edition, "jure1", second);
        regie.ouvrirLesVotes(edition, "jure1", "jure2", "jure3");
        regie.voter(edition, IT1, "jure2", second.numero());
        List<Integer> avant = lettres();

        regie.deplacer(second, "it4");

        assertThat(lettres().get(0)).as("récusé où il arrive").isEqualTo(avant.get(0) + 1);
        assertThat(regie.dit(edition, "jure1@jury.example.org", "categories")).containsExactly(IT1);
        for (int jure = 2; jure <= 3; jure++) {
            assertThat(lettres().get(jure - 1)).isEqualTo(avant.get(jure - 1) + 1);
            assertThat(regie.dit(edition, "jure" + jure + "@jury.example.org", "categories"))
                    .containsExactly("it4");
            assertThat(regie.mot(edition, "jure" + jure + "@jury.example.org", "origine"))
                    .startsWith("Actions en faveur de la levée des freins");
            assertThat(regie.mot(edition, "jure" + jure + "@jury.example.org", "origineVide"))
                    .isEqualTo("false");
        }

        regie.deplacer(seul, "it5");
        assertThat(lettres()).containsExactly(avant.get(0) + 2, avant.get(1) + 2, avant.get(2) + 2);
        assertThat(regie.mot(edition, "jure3@jury.example.org", "origineVide")).isEqualTo("true");
    }

    private List<Integer> lettres() {
        return Stream.of("jure1", "jure2", "jure3")
                .map(jure ->
                        regie.courriels(edition, jure + "@jury.example.org").size())
                .toList();
    }

    @Test
    void JURY_3_un_lien_qui_touche_deux_categories_fait_un_seul_courriel() {
        regie.tableRase();
        edition = regie.editionLancee();
        premier = regie.admis(edition, IT1);
        Candidat ailleurs = regie.admis(edition, "it2");
        regie.ouvrirLesVotes(edition, "jure1", "jure2", "jure3");
        voter("jure1", premier);
        int avant = regie.courriels(edition, "jure1@jury.example.org").size();

        regie.lier(edition, "jure1", premier, ailleurs);

        var recus = regie.courriels(edition, "jure1@jury.example.org");
        assertThat(recus.subList(avant, recus.size())).containsExactly("recusation");
        assertThat(regie.dit(edition, "jure1@jury.example.org", "categories")).containsExactly("it1", "it2");
        assertThat(regie.dit(edition, "jure1@jury.example.org", "bulletinsAnnules"))
                .containsExactly("it1");
    }

    @Test
    void JURY_3_la_tache_se_referme_quand_de_nouveaux_membres_suffisent() {
        regie.lier(edition, "jure1", premier);
        assertThat(regie.tachesDe(vote)).contains("userTask_pallierManqueVotants");
        voter("jure2", second);

        regie.composer(edition, "jure1", "jure2", "jure3", "jure4");
        regie.travailler();

        assertThat(regie.tachesDe(vote)).doesNotContain("userTask_pallierManqueVotants");
        assertThat(regie.invitation(edition, IT1, "jure4").getDueDate()).isNotNull();
        assertThat(regie.invitation(edition, IT1, "jure4").getName()).startsWith("Voter – ");
    }

    @Test
    void JURY_2_un_dossier_admis_apres_la_fermeture_fait_voter_de_nouveau_tout_le_jury() {
        // its attestation was in the mailbox in time, and is found in December only (DEP-2)
        regie.tableRase();
        edition = regie.editionLancee();
        vote = edition + "/" + IT1;
        premier = regie.admis(edition, IT1);
        Candidat tardif = regie.banc.depose(edition, regie.banc.saisieIt(IT1));
        regie.avancer("2024-11-13T10:00:00");
        regie.ouvrirLesVotes(edition, "jure1", "jure2", "jure3");
        voter("jure1", premier);
        voter("jure2", premier);
        regie.fermerLesVotes();
        assertThat(regie.instance(vote)).isEnded().hasPassed("endEvent_laureatDesigne");
        regie.recevoirParCourriel(tardif, "2024-11-08T15:00:00+01:00");
        assertThat(regie.textes(tardif.numero(), "userTask_instruireDossier")).contains("un nouveau vote");

        regie.admettre(tardif);

        assertThat(regie.invitation(edition, IT1, "jure1")).isNotNull();
        assertThat(regie.courriels(edition, "jure3@jury.example.org")).endsWith("jury-relance");
        voter("jure1", tardif);
        voter("jure3", tardif);
        regie.avancer("2024-12-05T00:00:00");
        assertThat(regie.instance(vote)).isEnded().hasPassed("endEvent_laureatDesigne");
        assertThat(regie.banc
                        .jdbc()
                        .sql("select motif from decision where edition = ? and sujet = 'scrutin'")
                        .param(edition)
                        .query(String.class)
                        .single())
                .contains("art. 4.2");
        regie.sansCoupDeCoeur(edition);
        assertThat(regie.affiche(edition, "userTask_validerPalmares", "resultats")
                        .toString())
                .contains(tardif.numero())
                .doesNotContain(premier.numero());
    }

    @Test
    void JURY_2_un_dossier_admis_a_l_instant_de_la_fermeture_est_vote_comme_les_autres() {
        Candidat tardif = tardif();
        voter("jure1", premier);
        voter("jure2", premier);
        regie.recevoirParCourriel(tardif, "2024-11-08T15:00:00+01:00");
        regie.banc.horloge().regler(Regie.VOTES_FERMES);
        assertThat(regie.instance(vote)).as("le décompte n’a pas commencé").hasNotPassed("endEvent_votesClos");

        regie.admettre(tardif);

        assertThat(suffrages()).as("personne n’a pu voter pour lui").isEmpty();
        assertThat(regie.instance(vote)).isNotEnded();
        assertThat(regie.courriels(edition, "jure3@jury.example.org"))
                .filteredOn("jury-relance"::equals)
                .hasSize(1);
        voter("jure1", tardif);
        voter("jure3", tardif);
        regie.avancer("2024-12-05T00:00:00");
        assertThat(regie.instance(vote)).isEnded().hasPassed("endEvent_laureatDesigne");
        assertThat(suffrages()).containsExactly(tardif.numero(), tardif.numero());
    }

    @Test
    void JURY_2_admission_et_fermeture_au_meme_instant_finissent_toujours_par_un_vote_sur_tous_les_dossiers()
            throws Exception {
        for (int essai = 0; essai < 2; essai++) {
            Candidat tardif = tardif();
            voter("jure1", premier);
            regie.recevoirParCourriel(tardif, "2024-11-08T15:00:00+01:00");
            regie.banc.horloge().regler(Regie.VOTES_FERMES);
            CompletableFuture<Void> admission = CompletableFuture.runAsync(() -> sansCroisement(() ->
                    regie.soumettre(tardif.numero(), "userTask_instruireDossier", Map.of("decision", "admettre"))));
            sansCroisement(regie::travailler);
            admission.get(30, TimeUnit.SECONDS);
            regie.travailler();

            assertThat(regie.instance(vote)).isNotEnded();
            voter("jure2", tardif);
            regie.avancer("2024-12-05T00:00:00");
            assertThat(suffrages()).containsExactly(tardif.numero());
        }
    }

    /** Does it again when the engine says that another transaction went first, as its own executor would. */
    private static void sansCroisement(Runnable geste) {
        for (int essai = 0; ; essai++) {
            try {
                geste.run();
                return;
            } catch (OptimisticLockingException | ConcurrencyFailureException croisement) {
                if (essai == 10) {
                    throw croisement;
                }
                LockSupport.parkNanos(20_000_000L);
            }
        }
    }

    @Test
    void JURY_3_un_membre_que_le_dossier_admis_apres_la_fermeture_recuse_l_apprend() {
        Candidat tardif = tardif();
        voter("jure1", premier);
        voter("jure2", premier);
        regie.lier(edition, "jure1", tardif);
        regie.lier(edition, "jure3", tardif);
        regie.fermerLesVotes();
        int avant1 = regie.courriels(edition, "jure1@jury.example.org").size();
        int avant3 = regie.courriels(edition, "jure3@jury.example.org").size();
        regie.recevoirParCourriel(tardif, "2024-11-08T15:00:00+01:00");

        regie.admettre(tardif);

        assertThat(regie.invitation(edition, IT1, "jure1")).isNull();
        assertThat(regie.invitation(edition, IT1, "jure2")).isNotNull();
        assertThat(regie.courriels(edition, "jure1@jury.example.org"))
                .hasSize(avant1 + 1)
                .endsWith("recusation");
        assertThat(regie.dit(edition, "jure1@jury.example.org", "bulletinsAnnules"))
                .containsExactly(IT1);
        assertThat(regie.courriels(edition, "jure3@jury.example.org"))
                .hasSize(avant3 + 1)
                .endsWith("recusation");
        assertThat(regie.dit(edition, "jure3@jury.example.org", "bulletinsAnnules"))
                .isEmpty();
    }

    @Test
    void ORG_3_un_lien_declare_apres_la_validation_alerte_l_equipe_et_ne_change_rien() {
        voter("jure1", premier);
        voter("jure2", premier);
        regie.fermerLesVotes();
        regie.sansCoupDeCoeur(edition);
        regie.valider(edition);
        List<String> avant = suffrages();

        regie.lier(edition, "jure1", second);
        regie.lier(edition, "jure3", second);

        assertThat(regie.alertes(edition))
                .filteredOn(alerte -> alerte.contains("article 4.4"))
                .singleElement()
                .asString()
                .as("qui n’avait pas voté n’y est pas")
                .isEqualTo("Membre jure1 : vote exprimé dans la catégorie « Actions en faveur de la levée des freins"
                        + " périphériques », et lien professionnel avec un candidat de cette catégorie (article 4.4). Les"
                        + " résultats sont validés : seule une décision consignée peut les corriger.");
        assertThat(regie.mot(edition, "ave@ville-emploi.asso.fr", "objet"))
                .isEqualTo("un lien professionnel apparaît après la validation");
        assertThat(suffrages()).isEqualTo(avant);
        assertThat(regie.invitation(edition, IT1, "jure2")).isNull();
    }

    /** A category that was voted on, and one in which nobody stood. */
    @ParameterizedTest
    @CsvSource({"it1, Actions en faveur de la levée", "it4, Structuration d’une filière"})
    void ORG_3_un_dossier_admis_apres_la_validation_alerte_l_equipe_et_ne_change_rien(String categorie, String titre) {
        Candidat tardif = tardif(categorie);
        voter("jure1", premier);
        regie.fermerLesVotes();
        regie.sansCoupDeCoeur(edition);
        regie.valider(edition);
        List<String> avant = suffrages();
        regie.recevoirParCourriel(tardif, "2024-11-08T15:00:00+01:00");

        regie.admettre(tardif);

        assertThat(regie.alertes(edition))
                .last()
                .asString()
                .startsWith("Un dossier vient d’être admis dans la catégorie « " + titre)
                .contains("sur lequel le jury n’a pas voté", "seule une décision consignée");
        assertThat(suffrages()).isEqualTo(avant);
        assertThat(regie.invitation(edition, categorie, "jure1")).isNull();
    }

    @Test
    void JURY_2_un_dossier_admis_apres_la_fermeture_ou_personne_ne_se_presentait_est_vote_aussi() {
        Candidat tardif = tardif("it4");
        voter("jure1", premier);
        regie.fermerLesVotes();
        assertThat(regie.tachesDe(edition)).containsExactly("userTask_designerCoupDeCoeur");
        regie.recevoirParCourriel(tardif, "2024-11-08T15:00:00+01:00");

        regie.admettre(tardif);

        assertThat(regie.mot(edition, "jure1@jury.example.org", "motif")).isEqualTo("CATEGORIE_POURVUE");
        regie.voter(edition, "it4", "jure1", tardif.numero());
        regie.avancer("2024-12-05T00:00:00");
        assertThat(regie.fins(edition + "/it4")).endsWith("endEvent_laureatDesigne");
        assertThat(regie.tachesDe(edition)).containsExactly("userTask_designerCoupDeCoeur");
    }

    @Test
    void JURY_2_de_meme_pendant_qu_une_autre_categorie_delibere() {
        Candidat tardif = tardif("it4");
        regie.fermerLesVotes();
        assertThat(regie.tachesDe(vote)).containsExactly("userTask_deliberer");
        regie.recevoirParCourriel(tardif, "2024-11-08T15:00:00+01:00");

        regie.admettre(tardif);

        regie.voter(edition, "it4", "jure1", tardif.numero());
        regie.deliberer(edition, IT1, "aucun-laureat", "");
        assertThat(regie.tachesDe(edition)).isEmpty();
        regie.avancer("2024-12-05T00:00:00");
        assertThat(regie.fins(edition + "/it4")).endsWith("endEvent_laureatDesigne");
        assertThat(regie.tachesDe(edition)).containsExactly("userTask_designerCoupDeCoeur");
    }

    @Test
    void JURY_2_un_premier_dossier_admis_quand_aucune_categorie_n_a_ete_votee_rouvre_les_votes() {
        regie.tableRase();
        edition = regie.editionLancee();
        Candidat tardif = regie.banc.depose(edition, regie.banc.saisieIt(IT1));
        regie.avancer("2024-11-13T10:00:00");
        regie.ouvrirLesVotes(edition, "jure1", "jure2", "jure3");
        assertThat(regie.tachesDe(edition)).containsExactly("userTask_designerCoupDeCoeur");
        regie.recevoirParCourriel(tardif, "2024-11-08T15:00:00+01:00");

        regie.admettre(tardif);

        voter("jure1", tardif);
        regie.fermerLesVotes();
        assertThat(regie.fins(edition + "/" + IT1)).endsWith("endEvent_laureatDesigne");
        assertThat(regie.tachesDe(edition)).containsExactly("userTask_designerCoupDeCoeur");
    }

    @Test
    void ELIG_7_deplacer_un_dossier_qui_n_est_pas_admis_ne_dit_rien_au_jury_et_n_ouvre_aucun_vote() {
        Candidat tardif = tardif();
        regie.recevoirParCourriel(tardif, "2024-11-08T15:00:00+01:00");
        List<Integer> avant = lettres();

        regie.deplacer(tardif, "it4");

        assertThat(lettres()).isEqualTo(avant);
        assertThat(regie.instance(edition)).hasNotPassed("startEvent_categoriePourvue");
        regie.admettre(tardif);
        assertThat(lettres().get(0)).isEqualTo(avant.get(0) + 1);
        assertThat(regie.dit(edition, "jure1@jury.example.org", "categories")).containsExactly("it4");
    }

    /** Deposited in time, its attestation in the mailbox; opens the votes on {@code premier} in an edition of its own. */
    private Candidat tardif() {
        return tardif(IT1);
    }

    private Candidat tardif(String categorie) {
        regie.tableRase();
        edition = regie.editionLancee();
        vote = edition + "/" + IT1;
        premier = regie.admis(edition, IT1);
        Candidat tardif = regie.banc.depose(edition, regie.banc.saisieIt(categorie));
        regie.avancer("2024-11-13T10:00:00");
        regie.ouvrirLesVotes(edition, "jure1", "jure2", "jure3");
        return tardif;
    }

    @Test
    void ELIG_7_un_dossier_qui_entre_dans_une_categorie_en_vote_est_annonce_a_ses_votants() {
        regie.tableRase();
        edition = regie.editionLancee();
        premier = regie.admis(edition, IT1);
        Candidat deplace = regie.admis(edition, "it2");
        regie.ouvrirLesVotes(edition, "jure1", "jure2", "jure3");
        voter("jure1", premier);
        int avant = regie.courriels(edition, "jure1@jury.example.org").size();

        regie.deplacer(deplace, IT1);

        assertThat(regie.courriels(edition, "jure1@jury.example.org"))
                .hasSizeGreaterThan(avant)
                .endsWith("jury-relance")
                .isEqualTo(regie.courriels(edition, "jure3@jury.example.org"));
        voter("jure2", deplace);
        voter("jure1", deplace);
        regie.fermerLesVotes();
        assertThat(regie.instance(edition + "/" + IT1)).isEnded().hasPassed("endEvent_laureatDesigne");
    }
}
