package fr.trophees.moteur;

import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.ProcessEngineElContext;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.springframework.context.ApplicationContext;

/**
 * The expressions of diagrams name {@link BeansDesDiagrammes}. Those of queries, which the engine evaluates without any scope, have
 * the engine's functions ({@code currentUser()}, {@code now()}) and no object at all: whoever may search tasks can send one, since
 * the engine forbids them at the top of a query and not in its alternatives ({@code orQueries}).
 */
class ExpressionsDuMoteur extends SpringExpressionManager {

    ExpressionsDuMoteur(ApplicationContext contexte, Map<Object, Object> beans) {
        super(contexte, beans);
    }

    @Override
    protected ProcessEngineElContext createElContext(VariableScope portee) {
        return portee == null
                ? new ProcessEngineElContext(functionMapper, new CompositeELResolver())
                : super.createElContext(portee);
    }
}
