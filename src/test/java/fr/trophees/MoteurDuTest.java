package fr.trophees;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Several contexts live in the JVM of the tests, each with an engine named "default", and the engine's registry knows the last
 * one only: before each test, its REST API and the assertions are given the engine of the test's own context.
 */
public class MoteurDuTest implements TestExecutionListener {

    @Override
    public void beforeTestMethod(TestContext test) {
        test.getApplicationContext().getBeanProvider(ProcessEngine.class).ifAvailable(moteur -> {
            ProcessEngines.registerProcessEngine(moteur);
            BpmnAwareTests.init(moteur);
        });
    }
}
