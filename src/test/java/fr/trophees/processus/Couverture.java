package fr.trophees.processus;

import fr.trophees.candidature.HorlogeDEssai;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Which flow nodes and sequence flows of the diagrams have been passed since this JVM started. */
final class Couverture {

    private static final Set<String> PASSES = new ConcurrentSkipListSet<>();

    /** Process instance → the elements it entered, in order. */
    private static final Map<String, List<String>> PARCOURS = new ConcurrentHashMap<>();

    private Couverture() {}

    /** Every flow node and sequence flow of the deployed diagrams, as {@code process/element}, and whether it was passed. */
    static Map<String, Boolean> elements(RepositoryService diagrammes) {
        Map<String, Boolean> elements = new TreeMap<>();
        for (ProcessDefinition processus :
                diagrammes.createProcessDefinitionQuery().latestVersion().list()) {
            BpmnModelInstance modele = diagrammes.getBpmnModelInstance(processus.getId());
            for (Class<? extends FlowElement> type : List.of(FlowNode.class, SequenceFlow.class)) {
                for (FlowElement element : modele.getModelElementsByType(type)) {
                    elements.put(processus.getKey() + "/" + element.getId(), passe(processus.getKey(), element));
                }
            }
        }
        return elements;
    }

    /** The engine doesn't take the flow from an event-based gateway to an event: the event occurs. */
    private static boolean passe(String processus, FlowElement element) {
        FlowElement temoin = element instanceof SequenceFlow flux && flux.getSource() instanceof EventBasedGateway
                ? flux.getTarget()
                : element;
        return PASSES.contains(processus + "/" + temoin.getId());
    }

    /** The flow nodes that a process instance entered, in order. */
    static List<String> parcours(String instance) {
        return List.copyOf(PARCOURS.getOrDefault(instance, List.of()));
    }

    /** Listens to every element of every diagram; and stops the clock. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Mesure {

        @Bean
        @Primary
        HorlogeDEssai horlogeDEssai() {
            return new HorlogeDEssai();
        }

        @Bean
        ProcessEnginePlugin mesureDeCouverture() {
            return new AbstractProcessEnginePlugin() {
                @Override
                public void preInit(ProcessEngineConfigurationImpl moteur) {
                    List<BpmnParseListener> ecouteurs = new ArrayList<>();
                    if (moteur.getCustomPostBPMNParseListeners() != null) {
                        ecouteurs.addAll(moteur.getCustomPostBPMNParseListeners());
                    }
                    ecouteurs.add(new Ecoute());
                    moteur.setCustomPostBPMNParseListeners(ecouteurs);
                }
            };
        }
    }

    private static final class Ecoute extends AbstractBpmnParseListener {

        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity processus) {
            ecouter(processus.getKey(), processus);
        }

        private static void ecouter(String processus, ScopeImpl portee) {
            for (ActivityImpl activite : portee.getActivities()) {
                activite.addListener(ExecutionListener.EVENTNAME_START, entree(processus, activite));
                for (PvmTransition flux : activite.getOutgoingTransitions()) {
                    ((TransitionImpl) flux)
                            .addListener(
                                    ExecutionListener.EVENTNAME_TAKE,
                                    execution -> PASSES.add(processus + "/" + flux.getId()));
                }
                ecouter(processus, activite);
            }
        }

        private static ExecutionListener entree(String processus, ActivityImpl activite) {
            return execution -> {
                PASSES.add(processus + "/" + activite.getId());
                PARCOURS.computeIfAbsent(execution.getProcessInstanceId(), id -> new CopyOnWriteArrayList<>())
                        .add(activite.getId());
            };
        }
    }
}
