package fr.trophees.moteur;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;

/** A process's start form: what is submitted creates rows of our own, the instance keeps ids only. */
class FormulaireDeDemarrage implements StartFormHandler {

    private final StartFormHandler origine;
    private final Saisies saisies;

    FormulaireDeDemarrage(StartFormHandler origine, Saisies saisies) {
        this.origine = origine;
        this.saisies = saisies;
    }

    @Override
    public StartFormData createStartFormData(ProcessDefinitionEntity definition) {
        return origine.createStartFormData(definition);
    }

    @Override
    public void submitFormVariables(VariableMap saisie, VariableScope scope) {
        saisies.demarrer((ExecutionEntity) scope, saisie);
    }

    @Override
    public void parseConfiguration(
            Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
        // the wrapped handler was configured before it was wrapped
    }
}
