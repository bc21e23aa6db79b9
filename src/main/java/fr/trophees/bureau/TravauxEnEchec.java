package fr.trophees.bureau;

import fr.trophees.edition.DatesEnFrancais;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.springframework.stereotype.Component;

/** What diagrams could not do: staff sees it, process owners repair it in Cockpit. */
@Component
class TravauxEnEchec {

    private static final int MONTRES = 20;
    private static final int LONGUEUR_MESSAGE = 200;

    private final RuntimeService instances;
    private final ManagementService travaux;
    private final RepositoryService diagrammes;

    TravauxEnEchec(RuntimeService instances, ManagementService travaux, RepositoryService diagrammes) {
        this.instances = instances;
        this.travaux = travaux;
        this.diagrammes = diagrammes;
    }

    /** How many wait for somebody. */
    long nombre() {
        return instances.createIncidentQuery().count();
    }

    /** How many failed and will be tried again by themselves. */
    long enNouvelEssai() {
        return travaux.createJobQuery().withException().withRetriesLeft().count();
    }

    /** The latest ones. */
    List<Panne> derniers() {
        return instances.createIncidentQuery().orderByIncidentTimestamp().desc().listPage(0, MONTRES).stream()
                .map(this::panne)
                .toList();
    }

    private Panne panne(Incident incident) {
        ProcessInstance instance = instances
                .createProcessInstanceQuery()
                .processInstanceId(incident.getProcessInstanceId())
                .singleResult();
        return new Panne(
                instance == null ? null : instance.getBusinessKey(),
                activite(incident),
                DatesEnFrancais.dateEtHeure(incident.getIncidentTimestamp().toInstant()),
                message(incident.getIncidentMessage()));
    }

    /** The element's label, as on the diagram. */
    private String activite(Incident incident) {
        if (incident.getActivityId() == null || incident.getProcessDefinitionId() == null) {
            return incident.getIncidentType();
        }
        FlowElement element = diagrammes
                .getBpmnModelInstance(incident.getProcessDefinitionId())
                .getModelElementById(incident.getActivityId());
        return element == null || element.getName() == null ? incident.getActivityId() : element.getName();
    }

    private static String message(String message) {
        String ligne = message == null ? "" : message.lines().findFirst().orElse("");
        return ligne.length() <= LONGUEUR_MESSAGE ? ligne : ligne.substring(0, LONGUEUR_MESSAGE) + "…";
    }

    /** @param cle business key of the instance: an edition, a dossier's number, or null */
    record Panne(String cle, String activite, String depuis, String message) {}
}
