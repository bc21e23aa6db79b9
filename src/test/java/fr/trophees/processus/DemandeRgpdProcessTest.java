package fr.trophees.processus;

import static fr.trophees.processus.ParcoursAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.trophees.candidature.Banc.Candidat;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EssaiDeProcessus
class DemandeRgpdProcessTest {

    @Autowired
    private Regie regie;

    @Autowired
    private FormService formulaires;

    @Autowired
    private RepositoryService diagrammes;

    @Autowired
    private RuntimeService executions;

    private Candidat candidat;

    @BeforeEach
    void preparer() {
        regie.tableRase();
        candidat = regie.banc.depose(regie.editionLancee(), regie.banc.saisieIt("it1"));
        regie.travailler();
    }

    @Test
    void ORG_2_une_demande_recue_par_courrier_est_traitee_repondue_et_appliquee() {
        String demande = recueParCourrier();
        assertThat(regie.tachesDe(demande)).containsExactly("userTask_traiterDemande");

        traiter(demande, Map.of("decision", "accepter"));

        assertThat(regie.instance(demande))
                .isEnded()
                .hasPassedInOrder(
                        "startEvent_demandeEnregistree",
                        "userTask_traiterDemande",
                        "serviceTask_repondreDemande",
                        "serviceTask_appliquerDemande",
                        "endEvent_demandeTraitee")
                .hasNotPassed("serviceTask_alerterDemande", "endEvent_equipeAlertee");
        assertThat(regie.courriels(candidat)).endsWith("rgpd");
    }

    @Test
    void ORG_2_une_demande_de_la_page_du_dossier_est_refusee_avec_un_motif() {
        assertThat(regie.banc
                        .post(
                                "/api/dossiers/" + candidat.jeton() + "/demandes",
                                Map.of("nature", "opposition", "message", "Je m'oppose."))
                        .statut())
                .isEqualTo(202);
        regie.travailler();
        String demande = derniere();
        assertThatThrownBy(() -> regie.soumettre(demande, "userTask_traiterDemande", Map.of("decision", "refuser")))
                .hasMessageContaining("obligatoire");
        assertThat(regie.tachesDe(demande)).containsExactly("userTask_traiterDemande");

        traiter(demande, Map.of("decision", "refuser", "motif", "La demande ne vient pas de la personne."));

        assertThat(regie.instance(demande)).isEnded().hasPassed("endEvent_demandeTraitee");
        assertThat(regie.courriels(candidat)).endsWith("rgpd", "rgpd");
    }

    @Test
    void ORG_2_l_equipe_est_alertee_sept_jours_puis_un_jour_avant_la_fin_du_mois() {
        String demande = recueParCourrier();

        regie.avancer("2024-11-13T08:59:59");
        assertThat(regie.instance(demande)).hasNotPassed("boundaryEvent_rappelSeptJours");
        regie.avancer("2024-11-13T09:00:00");
        assertThat(regie.instance(demande))
                .hasPassedInOrder(
                        "boundaryEvent_rappelSeptJours", "serviceTask_alerterDemande", "endEvent_equipeAlertee")
                .hasNotPassed("boundaryEvent_rappelVeille");
        regie.avancer("2024-11-19T09:00:00");
        assertThat(regie.instance(demande)).hasPassed("boundaryEvent_rappelVeille");
        assertThat(regie.passages(demande, "serviceTask_alerterDemande")).isEqualTo(2);
        assertThat(regie.tachesDe(demande)).containsExactly("userTask_traiterDemande");

        traiter(demande, Map.of("decision", "accepter"));
        assertThat(regie.instance(demande)).isEnded().hasPassed("endEvent_demandeTraitee");
    }

    @Test
    void ORG_2_deux_mois_de_plus_s_annoncent_une_fois_dans_le_premier_avec_leur_raison() {
        String demande = recueParCourrier();
        assertThatThrownBy(() -> regie.soumettre(demande, "userTask_traiterDemande", Map.of("decision", "prolonger")))
                .hasMessageContaining("obligatoire");

        traiter(demande, Map.of("decision", "prolonger", "motif", "Les pièces sont nombreuses."));

        assertThat(regie.tachesDe(demande)).containsExactly("userTask_traiterDemande");
        assertThat(regie.instance(demande)).hasPassed("gateway_tranchee").hasNotPassed("serviceTask_repondreDemande");
        assertThat(regie.courriels(candidat)).endsWith("rgpd");
        assertThatThrownBy(() -> regie.soumettre(
                        demande, "userTask_traiterDemande", Map.of("decision", "prolonger", "motif", "Encore.")))
                .hasMessageContaining("déjà été prolongé");

        regie.avancer("2024-12-01T09:00:00");
        assertThat(regie.instance(demande)).hasNotPassed("boundaryEvent_rappelSeptJours");
        regie.avancer("2025-01-13T08:59:59");
        assertThat(regie.instance(demande)).hasNotPassed("boundaryEvent_rappelSeptJours");
        regie.avancer("2025-01-13T09:00:00");
        assertThat(regie.instance(demande)).hasPassed("boundaryEvent_rappelSeptJours");

        traiter(demande, Map.of("decision", "accepter"));
        assertThat(regie.instance(demande)).isEnded().hasPassed("endEvent_demandeTraitee");
    }

    @Test
    void ORG_2_le_mois_passe_le_delai_ne_se_prolonge_plus() {
        String demande = recueParCourrier();
        regie.avancer("2024-11-21T00:00:00");

        assertThatThrownBy(() -> regie.soumettre(
                        demande, "userTask_traiterDemande", Map.of("decision", "prolonger", "motif", "Trop tard.")))
                .hasMessageContaining("ne peut plus être annoncée");
    }

    @Test
    void
            ORG_2_une_preuve_d_identite_est_demandee_avec_sa_raison_et_l_equipe_n_est_pas_alertee_de_ce_qu_elle_vient_de_faire() {
        String demande = recueParCourrier();
        regie.avancer("2024-11-19T09:00:00");
        int alertes = alertes();

        traiter(demande, Map.of("decision", "identite", "motif", "L’adresse n’est pas celle du dossier."));

        assertThat(regie.tachesDe(demande)).containsExactly("userTask_traiterDemande");
        assertThat(alertes()).isEqualTo(alertes);
        assertThat(regie.banc
                        .jdbc()
                        .sql(
                                "select parametres ->> 'etape' from courriel where type = 'rgpd' order by rang desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("identite");
    }

    private int alertes() {
        return regie.banc
                .jdbc()
                .sql("select count(*) from courriel where type = 'alerte-equipe'")
                .query(Integer.class)
                .single();
    }

    /** Received on 20 October: the last day to answer is 20 November. */
    private String recueParCourrier() {
        String processus = diagrammes
                .createProcessDefinitionQuery()
                .processDefinitionKey("demande-rgpd")
                .latestVersion()
                .singleResult()
                .getId();
        regie.enTantQue(
                "equipe",
                "equipe",
                () -> formulaires.submitStartForm(
                        processus,
                        Map.of(
                                "nature",
                                "acces",
                                "recueLe",
                                "2024-10-20",
                                "voie",
                                "courrier",
                                "numero",
                                candidat.numero())));
        regie.travailler();
        return derniere();
    }

    private String derniere() {
        return executions
                .createProcessInstanceQuery()
                .processDefinitionKey("demande-rgpd")
                .singleResult()
                .getBusinessKey();
    }

    private void traiter(String demande, Map<String, Object> saisie) {
        regie.accomplir(demande, "userTask_traiterDemande", saisie);
    }
}
