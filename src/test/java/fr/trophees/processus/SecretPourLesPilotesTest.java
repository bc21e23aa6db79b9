package fr.trophees.processus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.trophees.candidature.Banc;
import fr.trophees.candidature.Banc.Candidat;
import java.io.IOException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where a vote stands tells that the first were equal: until the proclamation a process owner doesn't see it, but what fails. */
@EssaiDeProcessus
class SecretPourLesPilotesTest {

    private static final String[] JURY = {"jure1", "jure2", "jure3", "jure4", "jure5"};
    private static final String MOTEUR = "/camunda/api/engine/engine/default";
    private static final String COCKPIT = "/camunda/api/cockpit/plugin/base/default";

    private final CookieManager cookies = new CookieManager();
    private final HttpClient navigateur =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    @Autowired
    private Regie regie;

    @Autowired
    private RuntimeService instances;

    @Autowired
    private ManagementService travaux;

    private String edition;

    @BeforeEach
    void unVoteAEgalite() throws Exception {
        regie.tableRase();
        edition = regie.editionLancee();
        seConnecter();
        assertThat(parRest("/process-instance?processDefinitionKey=edition"))
                .as("avant les votes")
                .hasSize(1);
        Candidat premier = regie.admis(edition, "it1");
        Candidat second = regie.admis(edition, "it1");
        Candidat seul = regie.admis(edition, "it2");
        regie.ouvrirLesVotes(edition, JURY);
        for (String jure : List.of("jure1", "jure2")) {
            regie.voter(edition, "it1", jure, premier.numero());
            regie.voter(edition, "it2", jure, seul.numero());
        }
        for (String jure : List.of("jure3", "jure4")) {
            regie.voter(edition, "it1", jure, second.numero());
            regie.voter(edition, "it2", jure, seul.numero());
        }
        regie.fermerLesVotes();
    }

    @Test
    void JURY_7_un_pilote_ne_voit_pas_quelle_categorie_delibere() throws Exception {
        assertThat(nombre(edition + "/it1")).as("délibère").isOne();
        assertThat(nombre(edition + "/it2")).isZero();
        String vote = instance(edition + "/it1");
        String editionId = instance(edition);
        String definition = instances
                .createProcessInstanceQuery()
                .processInstanceId(vote)
                .singleResult()
                .getProcessDefinitionId();

        for (String question : List.of(
                "/process-instance?processDefinitionKey=vote",
                "/process-instance?processDefinitionKey=edition",
                "/process-instance?subProcessInstance=" + vote,
                "/process-instance?superProcessInstance=" + editionId,
                "/process-definition/key/vote/statistics",
                "/process-definition/" + definition + "/statistics",
                "/process-definition/key/edition/statistics",
                "/history/process-instance?processDefinitionKey=vote",
                "/history/process-instance?processDefinitionKey=edition",
                "/history/job-log?processDefinitionKey=vote",
                "/job?processDefinitionKey=edition",
                "/job?processDefinitionKey=edition&noRetriesLeft=false&noRetriesLeft=true",
                "/incident")) {
            assertThat(parRest(question)).as(question).isEmpty();
            assertThat(enSession("GET", MOTEUR + question, null)).as(question).isEmpty();
        }
        for (String chemin : List.of("/task/count", "/process-instance/count?processDefinitionKeyIn=vote,edition")) {
            assertThat(parRest(chemin).path("count").asInt(-1)).as(chemin).isZero();
        }
        for (String id : List.of(vote, editionId)) {
            for (String chemin : List.of("", "/activity-instances")) {
                assertThat(regie.banc
                                .get(
                                        "/engine-rest/process-instance/" + id + chemin,
                                        "Authorization",
                                        Banc.basique("pilote"))
                                .statut())
                        .isIn(403, 404);
            }
        }
        for (String corps : List.of(
                "{}", "{\"processDefinitionId\":\"" + definition + "\"}", "{\"businessKey\":\"" + edition + "\"}")) {
            assertThat(enSession("POST", COCKPIT + "/process-instance", corps).toString())
                    .doesNotContain(edition + "/", "\"" + edition + "\"");
        }
        assertThat(enSession(
                        "POST",
                        MOTEUR + "/job",
                        "{\"sorting\":[{\"sortBy\":\"jobId\",\"sortOrder\":\"asc\","
                                + "\"parameters\":{\"withException\":true}}]}"))
                .isEmpty();
        assertThat(enSession("POST", COCKPIT + "/process-instance/" + editionId + "/called-process-instances", "{}"))
                .isEmpty();
        for (JsonNode ligne : parRest("/process-definition/statistics?incidents=true")) {
            assertThat(ligne.path("instances").asInt() > 0)
                    .isEqualTo(ligne.path("definition").path("key").asText().equals("candidature"));
        }
        for (JsonNode ligne :
                enSession("GET", COCKPIT + "/process-definition/statistics?sortBy=instances&sortOrder=desc", null)) {
            assertThat(ligne.path("instances").asInt() > 0)
                    .isEqualTo(ligne.path("key").asText().equals("candidature"));
        }
    }

    @Test
    void JURY_7_un_pilote_voit_et_relance_ce_qui_echoue_et_tout_apres_la_proclamation() throws Exception {
        String editionId = instance(edition);
        Job minuterie =
                travaux.createJobQuery().processInstanceId(editionId).list().get(0);
        int essais = minuterie.getRetries();
        travaux.setJobRetries(minuterie.getId(), 0);

        assertThat(parRest("/incident")).hasSize(1);
        assertThat(enSession("GET", COCKPIT + "/incident?processInstanceIdIn=" + editionId, null))
                .hasSize(1);
        assertThat(parRest("/job?noRetriesLeft=true")).hasSize(1);
        assertThat(enSession("POST", MOTEUR + "/job", "{\"noRetriesLeft\":true}"))
                .hasSize(1);
        assertThat(parRest("/process-instance/" + editionId).path("id").asText())
                .isEqualTo(editionId);
        assertThat(regie.banc
                        .put(
                                "/engine-rest/job/" + minuterie.getId() + "/retries",
                                Map.of("retries", essais),
                                "Authorization",
                                Banc.basique("pilote"))
                        .statut())
                .isEqualTo(204);
        assertThat(parRest("/incident")).isEmpty();

        regie.banc.dater(edition, "proclamee_le", regie.banc.horloge().instant());

        assertThat(parRest("/process-instance?processDefinitionKey=vote")).hasSize(1);
        assertThat(enSession("GET", MOTEUR + "/process-definition/key/vote/statistics", null))
                .isNotEmpty();
        assertThat(enSession("POST", COCKPIT + "/process-instance", "{\"businessKey\":\"" + edition + "\"}"))
                .isNotEmpty();
    }

    private long nombre(String cleMetier) {
        return instances
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(cleMetier)
                .count();
    }

    private String instance(String cleMetier) {
        return instances
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(cleMetier)
                .singleResult()
                .getId();
    }

    private JsonNode parRest(String question) {
        return regie.banc
                .get("/engine-rest" + question, "Authorization", Banc.basique("pilote"))
                .json();
    }

    private void seConnecter() throws Exception {
        cookies.getCookieStore().removeAll();
        envoyer(regie.banc.requete("/camunda/app/cockpit/default/").GET());
        envoyer(regie.banc
                .requete("/camunda/api/admin/auth/user/default/login/cockpit")
                .header("X-XSRF-TOKEN", jeton())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=pilote&password=pilote")));
        envoyer(regie.banc.requete("/camunda/app/cockpit/default/").GET());
    }

    private String jeton() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private JsonNode enSession(String methode, String chemin, String corps) throws Exception {
        return new ObjectMapper()
                .readTree(envoyer(regie.banc
                        .requete(chemin)
                        .header("X-XSRF-TOKEN", jeton())
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/json")
                        .method(methode, corps == null ? BodyPublishers.noBody() : BodyPublishers.ofString(corps))));
    }

    private String envoyer(HttpRequest.Builder requete) throws IOException, InterruptedException {
        var reponse = navigateur.send(requete.build(), BodyHandlers.ofString());
        assertThat(reponse.statusCode())
                .as("%s : %s", reponse.uri(), reponse.body())
                .isEqualTo(200);
        return reponse.body();
    }
}
