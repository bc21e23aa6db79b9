package fr.trophees.securite;

import static org.assertj.core.api.Assertions.assertThat;

import fr.trophees.processus.EssaiDeProcessus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Who may ask what of Camunda's APIs, over HTTP, on both of them: {@code /engine-rest} with an Authorization header, and the web
 * applications' {@code /camunda/api} with a session. What isn't in {@link #PERMIS} is refused to everybody but an administrator.
 */
@EssaiDeProcessus
class ListeBlancheTest {

    private static final List<String> GROUPES = List.of("equipe", "jury", "pilotes");
    private static final Map<String, String> COMPTES = Map.of("equipe", "equipe", "jury", "jure1", "pilotes", "pilote");

    /** Routes, then the groups that may ask for them. */
    private static final String PERMIS =
            """
            GET /engine                                             equipe jury pilotes
            GET /version                                            equipe jury pilotes
            GET /user/x1/profile                                     equipe jury pilotes
            GET /identity/groups?userId=x                           equipe jury pilotes
            GET /authorization/check?permissionName=READ&resourceName=TASK&resourceType=7 equipe jury pilotes
            GET /filter                                             equipe jury pilotes
            GET /filter/count                                       equipe jury pilotes
            GET /filter/x1                                           equipe jury pilotes
            GET /filter/x1/count                                     equipe jury pilotes
            GET /filter/x1/list                                      equipe jury pilotes
            POST /filter/x1/list                                     equipe jury pilotes
            OPTIONS /filter                                         equipe jury pilotes
            GET /task                                               equipe jury
            POST /task                                              equipe jury
            HEAD /task/x1                                            equipe jury
            GET /task/count                                         equipe jury pilotes
            POST /task/count                                        equipe jury
            GET /task/x1                                             equipe jury
            GET /task/x1/form                                        equipe jury
            GET /task/x1/deployed-form                               equipe jury
            GET /task/x1/form-variables                              equipe jury
            GET /task/x1/identity-links                              equipe jury
            GET /task/x1/comment                                     equipe jury
            POST /task/x1/submit-form                                equipe jury
            POST /task/x1/claim                                      equipe
            POST /task/x1/unclaim                                    equipe
            GET /process-definition                                 equipe jury pilotes
            GET /process-definition/count                           equipe jury pilotes
            GET /process-definition/x1                               equipe jury pilotes
            GET /process-definition/x1/xml                           equipe jury pilotes
            GET /process-definition/x1/diagram                       equipe jury pilotes
            GET /process-definition/key/x1                           equipe pilotes
            GET /process-definition/x1/startForm                     equipe pilotes
            GET /process-definition/x1/deployed-start-form           equipe
            GET /process-definition/x1/form-variables                equipe
            GET /process-definition/key/x1/form-variables            equipe
            POST /process-definition/x1/submit-form                  equipe
            POST /process-definition/key/x1/submit-form              equipe
            GET /process-definition/statistics                      pilotes
            GET /process-definition/x1/statistics                    pilotes
            GET /process-instance                                   equipe pilotes
            POST /process-instance                                  equipe pilotes
            POST /process-instance/count                            equipe pilotes
            GET /process-instance/count                             equipe pilotes
            GET /process-instance/count?variables=edition_eq_x1         equipe
            GET /process-instance?variables=numero_eq_x1,edition_eq_x2  equipe
            GET /task?processVariables=categorie_eq_x1&variableValuesIgnoreCase=true equipe jury
            GET /task/x1/form-variables?variableNames=jures&deserializeValues=false equipe jury
            GET /process-instance/x1                                 equipe pilotes
            GET /process-instance/x1/activity-instances              equipe pilotes
            GET /process-instance/x1/variables                       equipe
            GET /process-instance/x1/variables/edition               equipe
            GET /process-instance/x1/variables/numero                equipe
            GET /process-instance/x1/variables/categorie             equipe
            GET /history/task                                       equipe jury
            GET /history/user-operation                             equipe jury
            GET /deployment/x1                                       equipe jury pilotes
            GET /deployment                                         pilotes
            GET /deployment/count                                   pilotes
            POST /deployment/create                                 pilotes
            GET /deployment/x1/resources                             pilotes
            GET /deployment/x1/resources/y                           pilotes
            GET /deployment/x1/resources/y/data                      pilotes
            GET /decision-definition                                pilotes
            GET /decision-definition/x1/xml                          pilotes
            GET /job                                                pilotes
            POST /job                                               pilotes
            GET /job/x1                                              pilotes
            GET /job/x1/stacktrace                                   pilotes
            PUT /job/x1/retries                                      pilotes
            GET /job-definition                                     pilotes
            GET /job-definition/x1                                   pilotes
            GET /incident                                           pilotes
            GET /incident/x1                                         pilotes
            GET /history/process-instance                           pilotes
            GET /history/process-instance/count                     pilotes
            GET /process-instance/count?activityIdIn=x1             equipe
            GET /process-instance?v%61riables=edition_eq_x1         equipe
            GET /history/incident                                   pilotes
            GET /history/job-log                                    pilotes
            GET /metrics/job-successful/sum                         pilotes
            GET /schema/log                                         pilotes
            """;

    /** The rest of Camunda's REST API, as far as it could harm: nobody's but an administrator's. */
    private static final String INTERDITS =
            """
            PATCH /task
            PUT /task/x1
            PATCH /task/x1
            DELETE /task/x1
            POST /task/create
            POST /task/x1
            POST /task/x1/complete
            POST /task/x1/resolve
            POST /task/x1/delegate
            POST /task/x1/assignee
            POST /task/x1/bpmnError
            POST /task/x1/bpmnEscalation
            GET /task/x1/variables
            POST /task/x1/variables
            GET /task/x1/variables/choix
            PUT /task/x1/variables/choix
            DELETE /task/x1/variables/choix
            POST /task/x1/variables/choix/data
            GET /task/x1/localVariables
            PUT /task/x1/localVariables/choix
            POST /task/x1/identity-links
            POST /task/x1/identity-links/delete
            POST /task/x1/comment/create
            GET /task/x1/attachment
            POST /task/x1/attachment/create
            GET /task/report/candidate-group-count
            POST /filter/create
            PUT /filter/x1
            PATCH /filter/x1
            DELETE /filter/x1
            GET /filter/x1/singleResult
            DELETE /variable-instance/x1
            GET /variable-instance/x1/data
            GET /history/variable-instance
            POST /history/variable-instance
            GET /history/variable-instance/x1/data
            GET /history/detail
            POST /history/detail
            GET /history/identity-link-log
            GET /history/decision-instance
            GET /history/external-task-log
            GET /history/batch
            POST /history/task
            GET /history/task/count
            GET /history/task/report
            DELETE /history/process-instance/x1
            POST /history/process-instance/delete
            GET /history/process-instance/report
            POST /history/cleanup
            GET /history/job-log/x1/stacktrace
            DELETE /history/process-instance/x1/variable-instances
            POST /message
            POST /signal
            POST /condition
            GET /event-subscription
            DELETE /process-instance/x1
            PUT /process-instance/x1/suspended
            PUT /process-instance/suspended
            POST /process-instance/delete
            POST /process-instance/x1/modification
            POST /process-instance/x1/variables
            PUT /process-instance/x1/variables/edition
            DELETE /process-instance/x1/variables/edition
            GET /process-instance/x1/variables/recuse
            GET /process-instance?variables=cumul_eq_true
            GET /process-instance/count?variables=edition_eq_x1,jures_like_%25jure1%25
            GET /process-instance?v%61riables=jures_like_%25jure1%25
            GET /task?processVariables=jures_like_%25jure1%25
            GET /task/count?processVariables=edition_eq_x1&processVariables=jures_like_%25jure1%25
            GET /task?process%56ariables=jures_like_%25jure1%25
            GET /task?taskVariables=jure_eq_jure1
            GET /task?caseInstanceVariables=jures_eq_x1
            GET /task?withTaskVariablesInReturn=true
            GET /task/x1?withTaskVariablesInReturn=true
            GET /task?withTaskLocalVariablesInReturn=true
            GET /task?sortBy=processVariable&sortOrder=asc
            GET /history/task?processVariables=jures_like_%25jure1%25
            GET /history/activity-instance
            POST /history/process-instance
            GET /history/process-instance?executedActivityIdIn=endEvent_laureatDesigne
            GET /history/process-instance/count?executed%41ctivityIdIn=endEvent_laureatDesigne
            GET /history/process-instance?activeActivityIdIn=userTask_deliberer
            GET /history/process-definition/x1/statistics
            GET /process-instance/x1/variables/edition/data
            POST /process-instance/x1/comment
            GET /execution
            POST /execution
            GET /execution/x1/localVariables
            POST /execution/x1/signal
            POST /execution/x1/messageSubscriptions/y/trigger
            POST /process-definition/x1/start
            POST /process-definition/key/x1/start
            POST /process-definition/x1/restart
            POST /process-definition/x1/restart-async
            PUT /process-definition/x1/suspended
            PUT /process-definition/suspended
            PUT /process-definition/x1/history-time-to-live
            DELETE /process-definition/x1
            DELETE /process-definition/key/x1
            POST /decision-definition/x1/evaluate
            POST /decision-definition/key/x1/evaluate
            PUT /decision-definition/x1/history-time-to-live
            POST /case-definition/key/x1/create
            GET /case-instance
            GET /case-execution
            POST /job/retries
            POST /job/x1/execute
            POST /job/x1/retries
            GET /task?assigneeExpression=%24%7BdataSource%7D
            GET /task/count?createdBeforeExpression=%24%7Bnow()%7D
            GET /task?assignee%45xpression=%24%7BdataSource%7D
            PUT /job/x1/duedate
            POST /job/x1/duedate/recalculate
            PUT /job/x1/suspended
            PUT /job/suspended
            PUT /job/x1/priority
            DELETE /job/x1
            PUT /job-definition/x1/retries
            PUT /job-definition/suspended
            PUT /incident/x1/annotation
            POST /deployment/x1/redeploy
            DELETE /deployment/x1
            GET /external-task
            POST /external-task/fetchAndLock
            GET /batch
            POST /migration/generate
            POST /migration/execute
            POST /modification/execute
            GET /user
            GET /user/count
            POST /user/create
            POST /user/x1/unlock
            PUT /user/x1/profile
            PUT /user/x1/credentials
            DELETE /user/x1
            GET /group
            POST /group/create
            PUT /group/camunda-admin/members/x1
            DELETE /group/jury/members/x1
            GET /tenant
            POST /tenant/create
            GET /authorization
            POST /authorization/create
            PUT /authorization/x1
            DELETE /authorization/x1
            POST /identity/verify
            GET /identity/password-policy
            POST /telemetry/configuration
            GET /metrics
            GET /metrics/activity-instance-start/sum
            GET /optimize/variable-update
            GET /
            GET /route-inconnue
            """;

    /** Ways of writing a forbidden address so that a list might not see it. Straight to the socket: no client tidies it up. */
    private static final String DETOURS =
            """
            /engine-rest/task/x/complete/
            /engine-rest//task/x/complete
            /engine-rest/task//x/complete
            //engine-rest/task/x/complete
            /engine-rest;a=b/task/x/complete
            /engine-rest/task;a=b/x/complete
            /engine-rest/task/x/complete;jsessionid=1
            /engine-rest/task/x/submit-form;/../complete
            /engine-rest/task/x/submit-form/../complete
            /engine-rest/task/x/submit-form/%2e%2e/complete
            /engine-rest/task/x/submit-form/..%2fcomplete
            /engine-rest/task/x%2fcomplete
            /engine-rest/task/x%2Fcomplete
            /engine-rest/task/x%252fcomplete
            /engine-rest/task/x%5ccomplete
            /engine-rest/task/x\\complete
            /engine-rest/./task/x/complete
            /engine-rest/%2e/task/x/complete
            /engine-rest/task/x/complete%00
            /engine-rest/task/x/complete%3b
            /engine-rest/task/x/complet%65
            /engine-rest/t%61sk/x/complete
            /%65ngine-rest/task/x/complete
            /engine%2drest/task/x/complete
            /engine-rest/engine/default/task/x/complete
            /engine-rest/engine/default/engine/default/task/x/complete
            /engine-rest/engine/DEFAULT/task/x/complete
            /engine-rest/engine/default;a=b/task/x/complete
            /engine-rest/engine/autre/task/x/complete
            /ENGINE-REST/task/x/complete
            /camunda/api/engine/engine/default/task/x/complete
            /camunda/app/../api/engine/engine/default/task/x/complete
            /camunda/app/%2e%2e/api/engine/engine/default/task/x/complete
            /camunda/app;/../api/engine/engine/default/task/x/complete
            /camunda/lib/..;/api/engine/engine/default/task/x/complete
            /camunda//api/engine/engine/default/task/x/complete
            /camunda/ap%69/engine/engine/default/task/x/complete
            /c%61munda/api/engine/engine/default/task/x/complete
            /camunda/api/admin/auth/user/default/login/../../../../../engine/engine/default/task/x/complete
            /appels/../engine-rest/task/x/complete
            """;

    private static final HttpClient SANS_SESSION = HttpClient.newHttpClient();
    private static final Map<String, HttpClient> SESSIONS = new ConcurrentHashMap<>();

    @LocalServerPort
    private int port;

    @Autowired
    private FilterService filtres;

    private static Stream<String[]> permis() {
        return PERMIS.lines().map(ligne -> {
            String[] mots = ligne.trim().split(" +", 3);
            return new String[] {mots[0], mots[1], mots[2]};
        });
    }

    private static Stream<String[]> interdits() {
        return INTERDITS.lines().map(ligne -> ligne.trim().split(" "));
    }

    private static Stream<String> detours() {
        return DETOURS.lines().map(String::trim);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("permis")
    void une_route_de_la_liste_est_ouverte_a_ses_groupes_et_fermee_aux_autres(
            String methode, String chemin, String groupes) {
        List<String> attendus = Arrays.stream(groupes.split(" ")).sorted().toList();

        assertThat(ouvertsPar(methode, "/engine-rest", chemin)).isEqualTo(attendus);
        assertThat(ouvertsPar(methode, "/engine-rest/engine/default", chemin)).isEqualTo(attendus);
        assertThat(ouvertsPar(methode, "/camunda/api/engine/engine/default", chemin))
                .isEqualTo(attendus);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("interdits")
    void une_route_hors_de_la_liste_n_est_ouverte_a_aucun_groupe(String methode, String chemin) {
        assertThat(ouvertsPar(methode, "/engine-rest", chemin)).isEmpty();
        assertThat(ouvertsPar(methode, "/engine-rest/engine/default", chemin)).isEmpty();
        assertThat(ouvertsPar(methode, "/camunda/api/engine/engine/default", chemin))
                .isEmpty();
    }

    /** The groups that get past the list, whatever the engine then answers. */
    private List<String> ouvertsPar(String methode, String racine, String chemin) {
        TreeSet<String> ouverts = new TreeSet<>();
        for (String groupe : GROUPES) {
            HttpResponse<String> reponse = racine.startsWith("/camunda")
                    ? enSession(COMPTES.get(groupe), methode, racine + chemin)
                    : parEntete(COMPTES.get(groupe), methode, racine + chemin, "{}");
            boolean refus = reponse.statusCode() == 403 && (reponse.body().contains("AccesRefuse") || estHead(methode));
            if (!refus) {
                assertThat(reponse.statusCode())
                        .as("%s %s%s : %s", groupe, racine, chemin, reponse.body())
                        .isNotIn(401, 405);
                ouverts.add(groupe);
            }
        }
        return List.copyOf(ouverts);
    }

    private static boolean estHead(String methode) {
        return methode.equals("HEAD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/engine-rest/task", "/engine-rest/engine/default/task", "/engine-rest/version", "/engine-rest"})
    void sans_compte_le_moteur_ne_repond_rien(String chemin) {
        assertThat(parEntete(null, "GET", chemin, null).statusCode()).isEqualTo(401);
        HttpResponse<String> refus = parEntete("personne", "GET", chemin, null);
        assertThat(refus.statusCode()).isEqualTo(401);
        assertThat(refus.body()).contains("\"type\":\"AccesRefuse\"", "Identifiez-vous");
    }

    @Test
    void une_tache_qui_n_est_plus_la_se_dit_en_francais() {
        HttpResponse<String> refus = parEntete("equipe", "POST", "/engine-rest/task/x1/submit-form", "{}");
        assertThat(refus.statusCode()).isEqualTo(409);
        assertThat(refus.body()).contains("\"type\":\"TacheTerminee\"", "vient d'être terminée");
    }

    @Test
    void les_routes_de_l_equipe_refusent_en_francais_qui_n_est_pas_de_l_equipe() {
        String route = "/api/editions/initiatives-territoriales-2024/suspension";
        for (String compte : new String[] {null, "personne", "jure1", "pilote"}) {
            HttpResponse<String> refus = parEntete(compte, "POST", route, "{\"motif\":\"x\"}");
            boolean connu = "jure1".equals(compte) || "pilote".equals(compte);
            assertThat(refus.statusCode()).as(compte).isEqualTo(connu ? 403 : 401);
            assertThat(refus.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
            assertThat(refus.body()).contains("\"title\":\"" + (connu ? "Accès refusé" : "Compte attendu"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/engine/engine/default/task",
                "/camunda/api/engine/engine/default/filter",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/plugin/adminPlugins/default/x"
            })
    void sans_session_les_applications_ne_donnent_rien(String chemin) {

        for (String methode : List.of("GET", "POST")) {
            assertThat(envoyer(SANS_SESSION, requete(chemin), methode, "{}").statusCode())
                    .as(methode)
                    .isIn(401, 403);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/camunda/api/cockpit/plugin/base/default/process-definition/statistics, pilotes",
        "/camunda/api/cockpit/plugin/base/default/process-instance/x/variable-instances, ''",
        "/camunda/api/cockpit/plugin/base/default/incident, pilotes",
        "/camunda/api/admin/plugin/adminPlugins/default/x, ''",
        "/camunda/api/admin/setup/default/user/create, ''",
    })
    void les_ajouts_de_cockpit_sont_aux_pilotes_sans_les_variables_et_ceux_d_admin_a_personne(
            String chemin, String groupes) {
        assertThat(ouvertsPar("GET", "/camunda/api", chemin.substring("/camunda/api".length())))
                .isEqualTo(groupes.isEmpty() ? List.of() : List.of(groupes));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"variables\":[{\"name\":\"issue\",\"operator\":\"eq\",\"value\":\"a-deliberer\"}]}|403",
                "{\"orQueries\":[{\"executedActivityIdIn\":[\"endEvent_exAequo\"]}]}|403",
                "{\"variables\":[],\"activityIdIn\":[\"userTask_voter\"]}|200",
                "{\"processDefinitionId\":\"x1\"}|200",
                "{|400",
                "null|400",
                "[]|400",
            })
    void JURY_7_cockpit_ne_repond_pas_a_une_question_sur_ce_que_valent_les_variables(String corps, int statut) {
        assertThat(enSession("pilote", "POST", "/camunda/api/cockpit/plugin/base/default/process-instance/count", corps)
                        .statusCode())
                .isEqualTo(statut);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'processVariables':[{'name':'jures','operator':'like','value':'%jure1%'}]}|403",
                "{'taskVariables':[{'name':'jure','operator':'eq','value':'jure1'}]}|403",
                "{'caseInstanceVariables':[{'name':'jures','operator':'eq','value':'x'}]}|403",
                "{'processVariables':[{'name':'edition','operator':'eq','value':'x'},{'operator':'eq','value':'x'}]}|403",
                "{'orQueries':[{'processVariables':[{'name':'jures','operator':'like','value':'%jure1%'}]}]}|403",
                "{'sorting':[{'sortBy':'processVariable','sortOrder':'asc','parameters':{'variable':'jures','type':'String'}}]}|403",
                "{'withTaskVariablesInReturn':true}|403",
                "{'processVariables':[{'name':'jures','operator':'eq','value':'x'}],'processVariables':[]}|400",
                "{} {'processVariables':[{'name':'jures','operator':'eq','value':'x'}]}|400",
                "<query/>|400",
                "{'processVariables':[],'taskVariables':[],'caseInstanceVariables':[],'sorting':[{'sortBy':'created','sortOrder':'desc'}]}|200",
                "{'orQueries':[{'processVariables':[{'name':'numero','operator':'like','value':'%1%'}],'taskVariables':[]}],'variableNamesIgnoreCase':true}|200",
                "{'sorting':[{'sortBy':'processVariable','sortOrder':'asc','parameters':{'variable':'edition','type':'String'}}]}|200",
            })
    void JURY_3_ni_l_equipe_ni_un_jure_ne_sondent_ce_que_valent_les_variables(String gabarit, int statut) {
        String corps = gabarit.replace('\'', '"');
        for (String compte : List.of("equipe", "jure1")) {
            String filtre = filtres.createTaskFilterQuery()
                    .filterName(compte.equals("equipe") ? "Tâches de l'équipe" : "Votes")
                    .singleResult()
                    .getId();
            for (String chemin : List.of("/task", "/task/count", "/filter/" + filtre + "/list")) {
                boolean ordreInutile = chemin.endsWith("count") && corps.contains("sorting") && statut == 200;
                HttpResponse<String> parEntete = parEntete(compte, "POST", "/engine-rest" + chemin, corps);
                HttpResponse<String> enSession =
                        enSession(compte, "POST", "/camunda/api/engine/engine/default" + chemin, corps);
                for (HttpResponse<String> reponse : List.of(parEntete, enSession)) {
                    if (!ordreInutile) {
                        assertThat(reponse.statusCode())
                                .as("%s %s : %s", compte, chemin, reponse.body())
                                .isEqualTo(statut);
                    }
                    assertThat(reponse.body().contains("AccesRefuse")).isEqualTo(statut == 403);
                }
            }
        }
    }

    /** Without a type, the engine reads JSON all the same. */
    @Test
    void JURY_7_un_corps_sans_type_ou_d_un_autre_type_est_lu_aussi() {
        String corps = "{\"variables\":[{\"name\":\"issue\",\"operator\":\"eq\",\"value\":\"aucun\"}]}";
        String chemin = "/camunda/api/cockpit/plugin/base/default/process-instance/count";
        HttpClient client = SESSIONS.computeIfAbsent("pilote", this::seConnecter);
        for (String type : new String[] {null, "text/plain", "application/xml", "*/*"}) {
            HttpRequest.Builder requete = requete(chemin).header("X-XSRF-TOKEN", jeton(client));
            if (type != null) {
                requete.header("Content-Type", type);
            }
            assertThat(expedier(client, requete, "POST", corps).statusCode())
                    .as(type)
                    .isEqualTo(403);
        }
    }

    @Test
    void JURY_8_cockpit_ne_recoit_aucune_variable_et_les_autres_un_refus() {
        String corps = "{\"variableName\":\"edition\"}";
        for (String racine : List.of("/engine-rest", "/engine-rest/engine/default")) {
            for (String chemin : List.of("/variable-instance", "/variable-instance/count")) {
                for (String compte : COMPTES.values()) {
                    assertThat(parEntete(compte, "GET", racine + chemin, null).statusCode())
                            .isEqualTo(403);
                    assertThat(parEntete(compte, "POST", racine + chemin, corps).statusCode())
                            .isEqualTo(403);
                }
            }
        }
        String chemin = "/camunda/api/engine/engine/default/variable-instance";
        assertThat(enSession("pilote", "POST", chemin, "{}").body()).isEqualTo("[]");
        assertThat(enSession("pilote", "GET", chemin).body()).isEqualTo("[]");
        assertThat(enSession("pilote", "POST", chemin + "/count", "{}").body()).isEqualTo("{\"count\":0}");
        for (String compte : List.of("equipe", "jure1")) {
            assertThat(enSession(compte, "POST", chemin, corps).statusCode()).isEqualTo(403);
            assertThat(enSession(compte, "GET", chemin).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void les_pages_de_cockpit_trouvent_leurs_incidents_a_leur_adresse() {
        assertThat(enSession(
                                "pilote",
                                "POST",
                                "/camunda/api/cockpit/plugin/base/default/incident/?firstResult=0&maxResults=50",
                                "{\"processDefinitionIdIn\":[\"x1\"],\"sortBy\":\"incidentType\",\"sortOrder\":\"asc\",\"activityIdIn\":[]}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void la_creation_d_un_premier_administrateur_est_fermee_meme_a_un_administrateur() {
        assertThat(enSession("admin", "POST", "/camunda/api/admin/setup/default/user/create")
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("detours")
    void aucune_ecriture_de_l_adresse_ne_contourne_la_liste(String adresse) {
        String autorisation =
                "Basic " + Base64.getEncoder().encodeToString("jure1:jure1".getBytes(StandardCharsets.UTF_8));
        for (String methode : List.of("POST", "PUT", "PATCH", "GET")) {
            String reponse = brut(methode, adresse, "Authorization: " + autorisation);
            assertThat(reponse)
                    .as("%s %s", methode, adresse)
                    .matches("(?s)HTTP/1.1 (400|401|403|404|405).*")
                    // the engine's own 404 about a task would mean that it was asked
                    .doesNotContainPattern("ENGINE-\\d|RestException|InvalidRequestException|NullValueException");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"})
    void un_entete_ne_change_pas_la_methode(String entete) {
        String autorisation =
                "Basic " + Base64.getEncoder().encodeToString("equipe:equipe".getBytes(StandardCharsets.UTF_8));
        assertThat(brut("POST", "/engine-rest/process-instance", "Authorization: " + autorisation, entete + ": DELETE"))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'%s':'${execution.getClass()}'}",
                "{'orQueries':[{'%s':'${execution.getClass()}'}]}",
                "{'orQueries':[{'%s':'${now()}'},{'name':'x'}]}"
            })
    void personne_ne_glisse_d_expression_dans_une_requete(String gabarit) {
        String filtre = filtres.createTaskFilterQuery()
                .filterName("Votes")
                .singleResult()
                .getId();
        for (String champ : List.of(
                "assigneeExpression", "candidateUserExpression", "createdBeforeExpression", "dueBeforeExpression")) {
            String corps = gabarit.replace('\'', '"').formatted(champ);
            for (String chemin : List.of("/task", "/task/count", "/filter/" + filtre + "/list")) {
                for (String compte : List.of("jure1", "equipe")) {
                    HttpResponse<String> reponse = parEntete(compte, "POST", "/engine-rest" + chemin, corps);
                    assertThat(reponse.statusCode())
                            .as("%s %s : %s", chemin, champ, reponse.body())
                            .isEqualTo(403);
                    assertThat(reponse.body()).contains("AccesRefuse");
                    assertThat(enSession(compte, "POST", "/camunda/api/engine/engine/default" + chemin, corps)
                                    .statusCode())
                            .isEqualTo(403);
                }
            }
        }
    }

    /** An administrator, who passes the list, is refused by the engine: an expression reaches no object. */
    @Test
    void meme_un_administrateur_n_atteint_aucun_objet_par_une_requete() {
        String corps = "{\"orQueries\":[{\"assigneeExpression\":\"${dataSource.toString()}\"}]}";
        HttpResponse<String> reponse = parEntete("admin", "POST", "/engine-rest/task", corps);
        assertThat(reponse.statusCode()).isEqualTo(500);
        assertThat(reponse.body()).contains("Unable to resolve expression").doesNotContain("Hikari");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "equipe|POST /task/x1/claim|{'userId':'jure1'}|422",
                "equipe|POST /task/x1/claim|{'userId':'personne'}|422",
                "equipe|POST /task/x1/claim|{}|422",
                "equipe|POST /task/x1/claim|{'userId':null}|422",
                "equipe|POST /task/x1/claim|{'userId':['equipe']}|422",
                "equipe|POST /task/x1/claim|null|422",
                "pilote|PUT /job/x1/retries|{'retries':3,'dueDate':'2026-11-01T00:00:00.000+0100'}|422",
                "pilote|PUT /job/x1/retries|{'retries':0}|422",
                "pilote|PUT /job/x1/retries|{'retries':-1}|422",
                "pilote|PUT /job/x1/retries|{'retries':'1'}|422",
                "pilote|PUT /job/x1/retries|{}|422",
                "equipe|POST /task/x1/submit-form|null|400",
                "equipe|POST /task/x1/submit-form|[]|400",
                "equipe|POST /task/x1/submit-form|{'variables':[]}|400",
                "equipe|POST /task/x1/submit-form|{'variables':{'a':1}}|422",
                "equipe|POST /task/x1/submit-form|{'variables':{'a':{'value':'x','type':'Object'}}}|422",
                "equipe|POST /task/x1/submit-form|{'variables':{'a':{'value':'<x/>','type':'Xml'}}}|422",
                "equipe|POST /task/x1/submit-form|{'variables':{'a':{'value':'{','type':'Json'}}}|422",
                "equipe|POST /task/x1/submit-form|{'variables':{'a':{'value':'x','type':'File'}}}|422",
                "equipe|POST /task/x1/submit-form|{|400",
                "equipe|POST /process-definition/key/edition/submit-form|{'variables':'a'}|400",
                "equipe|POST /process-instance|[1]|400",
                "pilote|POST /job|'a'|400",
            })
    void une_ecriture_n_obtient_pas_plus_que_ce_que_dit_son_adresse(
            String compte, String route, String gabarit, int statut) {
        String methode = route.split(" ")[0];
        String chemin = route.split(" ")[1];
        String corps = gabarit.replace('\'', '"');
        for (HttpResponse<String> refus : List.of(
                parEntete(compte, methode, "/engine-rest" + chemin, corps),
                enSession(compte, methode, "/camunda/api/engine/engine/default" + chemin, corps))) {
            assertThat(refus.statusCode()).as(refus.body()).isEqualTo(statut);
            assertThat(refus.body()).contains("\"type\":\"DemandeRefusee\"", "\"message\":\"");
        }
    }

    @Test
    void ORG_4_un_jure_ne_lit_ni_le_profil_ni_les_groupes_des_autres() {
        assertThat(parEntete("jure1", "GET", "/engine-rest/user/jure1/profile", null)
                        .statusCode())
                .isEqualTo(200);
        assertThat(parEntete("jure1", "GET", "/engine-rest/user/jure2/profile", null)
                        .statusCode())
                .isIn(403, 404);
        assertThat(parEntete("jure1", "GET", "/engine-rest/identity/groups?userId=jure1", null)
                        .body())
                .contains("jury")
                .doesNotContain("jure2");
    }

    private HttpResponse<String> parEntete(String compte, String methode, String chemin, String corps) {
        HttpRequest.Builder requete = requete(chemin);
        if (compte != null) {
            requete.header(
                    "Authorization",
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString((compte + ":" + compte).getBytes(StandardCharsets.UTF_8)));
        }
        return envoyer(SANS_SESSION, requete, methode, corps);
    }

    private HttpResponse<String> enSession(String compte, String methode, String chemin) {
        return enSession(compte, methode, chemin, "{}");
    }

    private HttpResponse<String> enSession(String compte, String methode, String chemin, String corps) {
        HttpClient client = SESSIONS.computeIfAbsent(compte, this::seConnecter);
        return envoyer(client, requete(chemin).header("X-XSRF-TOKEN", jeton(client)), methode, corps);
    }

    private HttpClient seConnecter(String compte) {
        HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
        String application =
                switch (compte) {
                    case "pilote" -> "cockpit";
                    case "admin" -> "admin";
                    default -> "tasklist";
                };
        envoyer(client, requete("/camunda/app/" + application + "/default/"), "GET", null);
        HttpResponse<String> reponse = envoyer(
                client,
                HttpRequest.newBuilder(URI.create("http://localhost:" + port
                                + "/camunda/api/admin/auth/user/default/login/" + application))
                        .header("X-XSRF-TOKEN", jeton(client))
                        .header("Content-Type", "application/x-www-form-urlencoded"),
                "POST",
                "username=" + compte + "&password=" + compte);
        assertThat(reponse.statusCode()).as(reponse.body()).isEqualTo(200);
        // the session that the login opens gets its own token with the next page, without which it wouldn't outlive a
        // POST
        envoyer(client, requete("/camunda/app/" + application + "/default/"), "GET", null);
        return client;
    }

    private static String jeton(HttpClient client) {
        return ((CookieManager) client.cookieHandler().orElseThrow())
                .getCookieStore().getCookies().stream()
                        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                        .map(HttpCookie::getValue)
                        .findFirst()
                        .orElse("");
    }

    private HttpRequest.Builder requete(String chemin) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + chemin))
                .header("Accept", "application/json");
    }

    private static HttpResponse<String> envoyer(
            HttpClient client, HttpRequest.Builder requete, String methode, String corps) {
        boolean avecCorps = List.of("POST", "PUT", "PATCH").contains(methode);
        if (avecCorps && !corps.contains("=")) {
            requete.header("Content-Type", "application/json");
        }
        return expedier(client, requete, methode, corps);
    }

    private static HttpResponse<String> expedier(
            HttpClient client, HttpRequest.Builder requete, String methode, String corps) {
        boolean avecCorps = List.of("POST", "PUT", "PATCH").contains(methode);
        try {
            return client.send(
                    requete.method(methode, avecCorps ? BodyPublishers.ofString(corps) : BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String brut(String methode, String adresse, String... entetes) {
        try (Socket prise = new Socket("localhost", port)) {
            prise.getOutputStream()
                    .write(
                            ("%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n"
                                            + "Content-Length: 2\r\n%s\r\n\r\n{}")
                                    .formatted(methode, adresse, String.join("\r\n", entetes))
                                    .getBytes(StandardCharsets.UTF_8));
            return new String(prise.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
