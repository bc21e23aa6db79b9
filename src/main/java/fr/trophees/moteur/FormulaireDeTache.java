package fr.trophees.moteur;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;

/** A task's form: adds what is to be shown, and keeps what is submitted out of the engine. */
class FormulaireDeTache implements TaskFormHandler {

    private final TaskFormHandler origine;
    private final Saisies saisies;

    FormulaireDeTache(TaskFormHandler origine, Saisies saisies) {
        this.origine = origine;
        this.saisies = saisies;
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
        TaskFormData donnees = origine.createTaskForm(task);
        donnees.getFormFields().addAll(saisies.champsAffiches(task, origine));
        return donnees;
    }

    @Override
    public void submitFormVariables(VariableMap saisie, VariableScope scope) {
        saisies.accomplir((TaskEntity) scope, origine, saisie);
    }

    @Override
    public void parseConfiguration(
            Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
        // the wrapped handler was configured before it was wrapped
    }
}
