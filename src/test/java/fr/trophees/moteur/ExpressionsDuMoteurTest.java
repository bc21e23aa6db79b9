package fr.trophees.moteur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.trophees.processus.EssaiDeProcessus;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.StartProcessVariableScope;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the engine's expressions reach: a query's no object, a diagram's the beans made for diagrams. */
@EssaiDeProcessus
class ExpressionsDuMoteurTest {

    @Autowired
    TaskService taches;

    @Autowired
    IdentityService identites;

    @Autowired
    ProcessEngineConfigurationImpl moteur;

    @BeforeEach
    void se_dire_jure() {
        identites.setAuthenticatedUserId("jure1");
    }

    @AfterEach
    void ne_plus_l_etre() {
        identites.clearAuthentication();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass().forName('java.lang.Runtime')}",
                "${''.class.name}",
                "${dataSource}",
                "${secret.toString()}",
                "${identityService.createMembership('jure1', 'equipe') == null ? 'a' : 'b'}",
                "${currentUser().getClass().getName()}",
                "${now().getClass().getName()}"
            })
    void une_requete_n_atteint_aucun_objet(String expression) {
        TaskQuery directe = taches.createTaskQuery().taskAssigneeExpression(expression);
        TaskQuery imbriquee = taches.createTaskQuery()
                .or()
                .taskAssigneeExpression(expression)
                .taskName("rien")
                .endOr();

        assertThatThrownBy(directe::list).isInstanceOf(ProcessEngineException.class);
        assertThatThrownBy(imbriquee::list).isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void une_requete_garde_les_fonctions_du_moteur() {
        TaskQuery requete = taches.createTaskQuery()
                .or()
                .taskAssigneeExpression("${currentUser()}")
                .taskCreatedBeforeExpression("${now()}")
                .endOr();

        assertThatCode(requete::count).doesNotThrowAnyException();
    }

    @Test
    void un_diagramme_ne_nomme_que_les_beans_faits_pour_lui() {
        assertThat(valeurDansUnDiagramme("${verifierEligibiliteDelegate}")).isNotNull();
        assertThatThrownBy(() -> valeurDansUnDiagramme("${dataSource}")).isInstanceOf(ProcessEngineException.class);
    }

    private Object valeurDansUnDiagramme(String expression) {
        return moteur.getCommandExecutorTxRequired().execute(commande -> moteur.getExpressionManager()
                .createExpression(expression)
                .getValue(StartProcessVariableScope.getSharedInstance()));
    }
}
