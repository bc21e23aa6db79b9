package fr.trophees.moteur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.trophees.candidature.Banc;
import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.processus.EssaiDeProcessus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.UserTaskBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A user task that a process owner added in Modeler and deployed, with a form of its own and no code. */
@EssaiDeProcessus
class TacheLibreTest {

    private static final String FORMULAIRE =
            """
            {"type": "default", "id": "relireDossier", "components": [
              {"type": "checkbox", "key": "accord", "id": "a", "label": "Accord du bureau"},
              {"type": "radio", "key": "suite", "id": "b", "label": "Suite", "values": [
                {"label": "Continuer", "value": "continuer"}, {"label": "Attendre", "value": "attendre"}]},
              {"type": "textarea", "key": "observations", "id": "c", "label": "Observations", "validate": {"required": true}},
              {"type": "textfield", "key": "interlocuteur", "id": "d", "label": "Interlocuteur"},
              {"type": "number", "key": "copies", "id": "e", "label": "Copies"}
            ]}
            """;

    @Autowired
    private Banc banc;

    @Autowired
    private RepositoryService deploiements;

    @Autowired
    private RuntimeService executions;

    @Autowired
    private TaskService taches;

    @Autowired
    private FormService formulaires;

    @Autowired
    private HistoryService histoire;

    @Autowired
    private IdentityService identites;

    @Autowired
    private DecisionRepository decisions;

    private String edition;
    private String deploiement;

    @BeforeEach
    void ouvrirUneEdition() {
        edition = banc.ouvrirIt();
    }

    @AfterEach
    void retirerLeDiagramme() {
        deploiements.deleteDeployment(deploiement, true);
    }

    private String demarrer(String formulaire) {
        UserTaskBuilder tache = Bpmn.createExecutableProcess("essai-tache-libre")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .userTask("userTask_relireDossier")
                .name("Relire le dossier")
                .camundaCandidateGroups("equipe");
        if (formulaire != null) {
            tache.camundaFormRef("relireDossier").camundaFormRefBinding("latest");
        }
        BpmnModelInstance diagramme = tache.exclusiveGateway("gateway_accord")
                .condition("oui", "${accord}")
                .userTask("userTask_apres")
                .endEvent()
                .moveToLastGateway()
                .endEvent()
                .done();
        var depot = deploiements.createDeployment().addModelInstance("essai-tache-libre.bpmn", diagramme);
        if (formulaire != null) {
            depot.addString("relireDossier.form", formulaire);
        }
        deploiement = depot.deploy().getId();
        return executions
                .startProcessInstanceByKey("essai-tache-libre", edition, Map.of(Nom.VARIABLE_EDITION, edition))
                .getId();
    }

    private void soumettre(String instance, Map<String, Object> saisie) {
        String tache = taches.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        identites.setAuthentication("equipe", List.of("equipe"));
        try {
            formulaires.submitTaskForm(tache, new HashMap<>(saisie));
        } finally {
            identites.clearAuthentication();
        }
    }

    @Test
    void les_cases_et_les_choix_deviennent_des_variables_et_le_reste_va_au_registre() {
        String instance = demarrer(FORMULAIRE);

        soumettre(
                instance,
                Map.of(
                        "accord", true,
                        "suite", "continuer",
                        "observations", "Noé Castel a rappelé.",
                        "interlocuteur", "Inès Marchal",
                        "copies", 3));

        assertThat(executions.getVariables(instance))
                .containsOnly(
                        Map.entry("edition", edition), Map.entry("accord", true), Map.entry("suite", "continuer"));
        assertThat(histoire.createHistoricVariableInstanceQuery()
                        .variableName("observations")
                        .count())
                .isZero();
        assertThat(taches.createTaskQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getTaskDefinitionKey())
                .isEqualTo("userTask_apres");
        Decision gardee = decisions.sur(edition, "Relire le dossier").get(0);
        assertThat(gardee.par()).isEqualTo("equipe");
        assertThat(gardee.motif())
                .contains("Accord du bureau : oui", "Observations : Noé Castel a rappelé.", "Copies : 3");
        assertThat(gardee.details()).containsEntry("Interlocuteur", "Inès Marchal");
    }

    @Test
    void le_formulaire_est_controle_comme_les_autres() {
        String instance = demarrer(FORMULAIRE);

        assertThatThrownBy(() -> soumettre(instance, Map.of("accord", true))).hasMessageContaining("Observations");
        assertThatThrownBy(() ->
                        soumettre(instance, Map.of("accord", true, "observations", "Vu.", "numero", "IT2024-0001")))
                .hasMessageContaining("ne fait pas partie du formulaire");
        assertThatThrownBy(() -> soumettre(instance, Map.of("accord", true, "observations", "Vu.", "suite", "fuir")))
                .hasMessageContaining("Suite");
        assertThat(executions.getVariables(instance)).containsOnlyKeys("edition");
        assertThat(decisions.sur(edition, "Relire le dossier")).isEmpty();
    }

    @Test
    void un_formulaire_ne_peut_pas_changer_l_edition_ni_le_dossier() {
        String instance = demarrer(FORMULAIRE.replace("\"accord\"", "\"edition\""));

        assertThatThrownBy(() -> soumettre(instance, Map.of("edition", true, "observations", "Vu.")))
                .hasMessageContaining("nom réservé");
    }

    @Test
    void sans_formulaire_la_tache_se_termine_sans_reponse_et_n_en_accepte_aucune() {
        String instance = demarrer(null);
        executions.setVariable(instance, "accord", false);

        assertThatThrownBy(() -> soumettre(instance, Map.of("accord", true)))
                .hasMessageContaining("ne fait pas partie du formulaire");
        soumettre(instance, Map.of());
        assertThat(executions
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count())
                .isZero();
    }
}
