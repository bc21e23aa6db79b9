package fr.trophees.processus;

import java.util.List;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;

/**
 * As the engine's assertions, except for the order: the history's is that of time stamps, which are all the same under a
 * clock that stands still. An element is passed when it is entered.
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
}
