package fr.trophees.moteur;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/** Puts our own handling of submitted forms on every user task and start event of every diagram. */
@Component
class SaisieParseListener extends AbstractBpmnParseListener {

    private final Saisies saisies;

    SaisieParseListener(Saisies saisies) {
        this.saisies = saisies;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition tache = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        tache.setTaskFormHandler(new FormulaireDeTache(tache.getTaskFormHandler(), saisies));
        tache.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, saisies::intituler);
        tache.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, saisies::verifierPassageParLeFormulaire);
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (scope instanceof ProcessDefinitionEntity processus && processus.getStartFormHandler() != null) {
            processus.setStartFormHandler(new FormulaireDeDemarrage(processus.getStartFormHandler(), saisies));
        }
    }
}
