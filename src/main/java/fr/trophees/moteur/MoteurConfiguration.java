package fr.trophees.moteur;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Everything that leans on Camunda's internals is in this package, so that a maintained fork can replace the engine. */
@Configuration
class MoteurConfiguration {

    /** The product's only clock; the wall clock of the contest is Europe/Paris. */
    @Bean
    @Profile("!repetition")
    Clock horloge() {
        return Clock.system(ZoneId.of("Europe/Paris"));
    }

    @Bean
    ProcessEnginePlugin reglagesDuMoteur(ApplicationContext contexte, SaisieParseListener saisies) {
        return new AbstractProcessEnginePlugin() {
            @Override
            public void preInit(ProcessEngineConfigurationImpl moteur) {
                moteur.setBeans(new BeansDesDiagrammes(contexte));
                moteur.setExpressionManager(new ExpressionsDuMoteur(contexte, moteur.getBeans()));
                moteur.setDefaultUserPermissionNameForTask("TASK_WORK");
                moteur.setEnableCmdExceptionLogging(false);
                // a license's count of who completes tasks, by a hash of their name that anybody can compute (JURY-8)
                moteur.setTaskMetricsEnabled(false);
                List<org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener> ecouteurs = new ArrayList<>(
                        moteur.getCustomPreBPMNParseListeners() == null
                                ? List.of()
                                : moteur.getCustomPreBPMNParseListeners());
                ecouteurs.add(saisies);
                moteur.setCustomPreBPMNParseListeners(ecouteurs);
            }
        };
    }
}
