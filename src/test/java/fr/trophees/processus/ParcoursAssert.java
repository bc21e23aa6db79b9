package fr.trophees.processus;

import java.util.List;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;

/**
 * As the engine's assertions, with two differences. The order is that in which elements are entered: the history's is that
 * of time stamps, which are all the same under a clock that stands still. What was interrupted wasn't passed.
 */
final class ParcoursAssert extends ProcessInstanceAssert {

    private ParcoursAssert(ProcessEngine moteur, ProcessInstance instance) {
        super(moteur, instance);
    }

    static ProcessInstanceAssert assertThat(ProcessInstance instance) {
        return new ParcoursAssert(BpmnAwareTests.processEngine(), instance);
    }

    @Override
    public ProcessInstanceAssert hasPassedInOrder(String... elements) {
        List<String> parcours = Couverture.parcours(actual.getProcessInstanceId());
        Assertions.assertThat(parcours).containsSubsequence(elements);
        return this;
    }

    @Override
    public ProcessInstanceAssert hasPassed(String... elements) {
        Assertions.assertThat(passes()).contains(elements);
        return this;
    }

    @Override
    public ProcessInstanceAssert hasNotPassed(String... elements) {
        Assertions.assertThat(passes()).doesNotContain(elements);
        return this;
    }

    private List<String> passes() {
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(actual.getProcessInstanceId())
                .finished()
                .list()
                .stream()
                .filter(passage -> !passage.isCanceled())
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }
}
