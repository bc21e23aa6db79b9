package fr.trophees.moteur;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;

/** Reads on the diagram the échéance whose timer led to a task, so that the phrase is written once: on the timer. */
public final class EcheanceDuDiagramme {

    private static final Pattern PHRASE = Pattern.compile("['\"]([^'\"].*)[\"']\\s*\\)\\s*}");

    private EcheanceDuDiagramme() {}

    /**
     * @return the phrase of the timer right before the element where the execution stands
     * @throws IllegalStateException if no timer leads straight to it
     */
    public static String avant(DelegateExecution execution) {
        return phrasesAvant((FlowNode) execution.getBpmnModelElementInstance())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "Aucune minuterie ne mène à l'élément " + execution.getCurrentActivityId()));
    }

    /** The phrases of all the timers of the diagram that lead straight to a task doing the same, its own among them. */
    public static List<String> duMemeGeste(DelegateExecution execution) {
        String geste = ((ServiceTask) execution.getBpmnModelElementInstance()).getCamundaDelegateExpression();
        return execution.getBpmnModelInstance().getModelElementsByType(ServiceTask.class).stream()
                .filter(tache -> geste.equals(tache.getCamundaDelegateExpression()))
                .flatMap(EcheanceDuDiagramme::phrasesAvant)
                .toList();
    }

    private static Stream<String> phrasesAvant(FlowNode element) {
        return element.getPreviousNodes().list().stream()
                .filter(CatchEvent.class::isInstance)
                .map(CatchEvent.class::cast)
                .flatMap(evenement -> evenement.getEventDefinitions().stream())
                .filter(TimerEventDefinition.class::isInstance)
                .map(TimerEventDefinition.class::cast)
                .map(minuterie -> phrase(minuterie.getTimeDate().getTextContent()))
                .flatMap(Optional::stream);
    }

    /** The phrase inside an expression such as {@code ${calendrier.date(edition, "la clôture")}}. */
    public static Optional<String> phrase(String expression) {
        Matcher lecture = PHRASE.matcher(expression);
        return lecture.find() ? Optional.of(lecture.group(1)) : Optional.empty();
    }
}
