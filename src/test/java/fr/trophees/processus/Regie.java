package fr.trophees.processus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.trophees.candidature.Banc;
import fr.trophees.candidature.Banc.Candidat;
import fr.trophees.candidature.Banc.Reponse;
import fr.trophees.candidature.HorlogeDEssai;
import fr.trophees.jury.Engagements;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;

/** Plays everybody in an edition, and time: opens it, moves the clock, submits forms as people do in Tasklist. */
@TestComponent
class Regie {

    static final String AVANT_L_APPEL = "2024-10-01T09:00:00";
    static final String PENDANT_L_APPEL = "2024-10-20T10:00:00";
    static final String APRES_LA_LIMITE = "2024-11-09T10:00:00";
    static final String VOTES_OUVERTS = "2024-11-25T10:00:00";
    static final String VOTES_FERMES = "2024-12-02T12:00:00";
    static final String CEREMONIE = "2024-12-09T16:00:00";

    private static final AtomicInteger SUITE = new AtomicInteger();
    private static final String EQUIPE = "equipe";

    final Banc banc;
    private final Engagements engagements;
    private final FormService formulaires;
    private final IdentityService identites;
    private final TaskService taches;
    private final RuntimeService executions;
    private final ManagementService travaux;
    final HistoryService histoire;
    private final RepositoryService diagrammes;

    Regie(
            Banc banc,
            Engagements engagements,
            FormService formulaires,
            IdentityService identites,
            TaskService taches,
            RuntimeService executions,
            ManagementService travaux,
            HistoryService histoire,
            RepositoryService diagrammes) {
        this.banc = banc;
        this.engagements = engagements;
        this.formulaires = formulaires;
        this.identites = identites;
        this.taches = taches;
        this.executions = executions;
        this.travaux = travaux;
        this.histoire = histoire;
        this.diagrammes = diagrammes;
    }

    /** Ends what an earlier test left running, and puts the clock back. */
    void tableRase() {
        executions
                .createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(instance -> executions.deleteProcessInstance(instance.getId(), "fin de l'essai", true, true));
        banc.horloge().regler(AVANT_L_APPEL);
    }

    // the edition

    /** Opens an edition by the start form in Tasklist, as a copy of the IT contest of 2024. */
    String ouvrirIt() {
        return ouvrir("initiatives-territoriales-2024", "it");
    }

    String ouvrirAsr() {
        return ouvrir("achat-socialement-responsable-2024", "asr");
    }

    /** As {@link #ouvrirIt}, with a voting method that isn't the model's; its call is announced. */
    String editionLancee(String methode) {
        return lancer(ouvrir("initiatives-territoriales-2024", "it", Map.of("methodeVote", methode)));
    }

    private String ouvrir(String modele, String sigle) {
        return ouvrir(modele, sigle, Map.of());
    }

    /** @param choix what is typed in the start form beside what {@link #ouvrirIt} types, or instead of it */
    String ouvrirIt(Map<String, Object> choix) {
        return ouvrir("initiatives-territoriales-2024", "it", choix);
    }

    private String ouvrir(String modele, String sigle, Map<String, Object> choix) {
        String rang = String.valueOf(SUITE.incrementAndGet());
        String edition = sigle + "-processus-" + rang;
        String processus = diagrammes
                .createProcessDefinitionQuery()
                .processDefinitionKey("edition")
                .latestVersion()
                .singleResult()
                .getId();
        Map<String, Object> saisie = new LinkedHashMap<>();
        saisie.put("modele", modele);
        saisie.put("edition", edition);
        saisie.put("prefixe", sigle.toUpperCase(java.util.Locale.ROOT) + "P" + rang);
        saisie.put("lancement", "2024-10-14");
        saisie.put("cloture", "2024-11-08T16:00");
        saisie.put("ceremonie", "2024-12-09T16:00");
        saisie.putAll(choix);
        enTantQue(EQUIPE, EQUIPE, () -> formulaires.submitStartForm(processus, saisie));
        travailler();
        return edition;
    }

    /** An edition whose calendar is checked and whose call is announced. */
    String editionLancee() {
        return lancer(ouvrirIt());
    }

    String lancer(String edition) {
        accomplir(edition, "userTask_verifierCalendrier", Map.of("valide", true));
        avancer(PENDANT_L_APPEL);
        return edition;
    }

    /** Deposits, attests, checks and admits. */
    Candidat admis(String edition, String categorie) {
        return admis(edition, banc.saisieIt(categorie));
    }

    Candidat admis(String edition, Map<String, Object> saisie) {
        Candidat candidat = aInstruire(edition, saisie);
        admettre(candidat);
        return candidat;
    }

    /** Deposits, attests and checks. */
    Candidat aInstruire(String edition, Map<String, Object> saisie) {
        Candidat candidat = banc.depose(edition, saisie);
        assertThat(banc.attestation(candidat.jeton()).statut()).isEqualTo(201);
        travailler();
        accomplir(candidat.numero(), "userTask_verifierAttestation", Map.of("conforme", true));
        return candidat;
    }

    void admettre(Candidat candidat) {
        accomplir(candidat.numero(), "userTask_instruireDossier", Map.of("decision", "admettre"));
    }

    void composer(String edition, String... jures) {
        List<Map<String, Object>> membres = new ArrayList<>();
        for (String jure : jures) {
            membres.add(Map.of(
                    "id", jure,
                    "nom", "Membre " + jure,
                    "email", jure + "@jury.example.org",
                    "structureNom", "Structure de " + jure,
                    "domaine", "insertion"));
        }
        reussir(banc.put("/api/editions/" + edition + "/jury", membres, "Authorization", Banc.basique()));
        for (String jure : jures) {
            engagements.donnerDAvance(edition, jure);
        }
    }

    /** Confirms that a member has ties with the dossiers' structures (JURY-3). */
    void lier(String edition, String jure, Candidat... candidats) {
        List<String> sirens = Stream.of(candidats)
                .map(candidat -> banc.jdbc()
                        .sql("select siren from dossier where numero = ?")
                        .param(candidat.numero())
                        .query(String.class)
                        .single())
                .toList();
        reussir(banc.put(
                "/api/editions/" + edition + "/jury/" + jure + "/liens", sirens, "Authorization", Banc.basique()));
        travailler();
    }

    /** From the call to the votes, with these members. */
    void ouvrirLesVotes(String edition, String... jures) {
        composer(edition, jures);
        avancer(APRES_LA_LIMITE);
        accomplir(edition, "userTask_composerJury", Map.of("juryComplet", true));
        avancer(VOTES_OUVERTS);
    }

    void fermerLesVotes() {
        avancer(VOTES_FERMES);
    }

    void voter(String edition, String categorie, String jure, String choix) {
        voter(edition, categorie, jure, Map.of("choix", choix));
    }

    void voter(String edition, String categorie, String jure, Map<String, Object> saisie) {
        Task invitation = invitation(edition, categorie, jure);
        assertThat(invitation).as("invitation de " + jure).isNotNull();
        enTantQue(jure, "jury", () -> formulaires.submitTaskForm(invitation.getId(), new LinkedHashMap<>(saisie)));
        travailler();
    }

    Task invitation(String edition, String categorie, String jure) {
        return taches.createTaskQuery()
                .processInstanceBusinessKey(edition + "/" + categorie)
                .taskDefinitionKey("userTask_voter")
                .taskAssignee(jure)
                .singleResult();
    }

    void deliberer(String edition, String categorie, String decision, String laureats) {
        Map<String, Object> saisie = new LinkedHashMap<>(
                Map.of("decision", decision, "motif", "Le jury a débattu.", "presents", "Les membres du jury"));
        if (!laureats.isEmpty()) {
            saisie.put("laureats", laureats);
        }
        accomplir(edition + "/" + categorie, "userTask_deliberer", saisie);
    }

    void sansCoupDeCoeur(String edition) {
        accomplir(
                edition,
                "userTask_designerCoupDeCoeur",
                Map.of("coupDeCoeur", "aucun", "presents", "Les membres du jury"));
    }

    void valider(String edition) {
        accomplir(edition, "userTask_validerPalmares", Map.of("valide", true));
    }

    void proclamer(String edition) {
        avancer(CEREMONIE);
        accomplir(edition, "userTask_proclamer", Map.of("proclamer", true));
    }

    void changerCalendrier(String edition, Map<String, String> dates) {
        Map<String, Object> corps = new LinkedHashMap<>(dates);
        corps.put("motif", "Décision de l'organisateur.");
        reussir(banc.postDeLEquipe("/api/editions/" + edition + "/calendrier", corps));
    }

    void decider(String edition, String quoi) {
        reussir(banc.postDeLEquipe(
                "/api/editions/" + edition + "/" + quoi, Map.of("motif", "Décision de l'organisateur.")));
    }

    void deplacer(Candidat candidat, String categorie) {
        reussir(banc.postDeLEquipe(
                "/api/bureau/dossiers/" + candidat.numero() + "/deplacement",
                Map.of("categorie", categorie, "motif", "Le projet relève de cette catégorie.")));
        travailler();
    }

    void retirer(Candidat candidat) {
        assertThat(banc.delete("/api/dossiers/" + candidat.jeton()).statut()).isEqualTo(204);
        travailler();
    }

    /** The attestation was received by the mail server then; staff records it now and finds it in order (DEP-2). */
    void recevoirParCourriel(Candidat candidat, String recueLe) {
        reussir(banc.multipart(
                "/api/bureau/dossiers/" + candidat.numero() + "/attestation",
                Map.of("recueLe", recueLe),
                "attestation.pdf",
                Banc.pdf(),
                "Authorization",
                Banc.basique()));
        travailler();
        accomplir(candidat.numero(), "userTask_verifierAttestation", Map.of("conforme", true));
    }

    private static void reussir(Reponse reponse) {
        assertThat(reponse.statut()).as(reponse.texte()).isEqualTo(200);
    }

    // tasks

    /** Completes a task as staff does in Tasklist, then lets the engine work. */
    void accomplir(String cleMetier, String tache, Map<String, Object> saisie) {
        soumettre(cleMetier, tache, saisie);
        travailler();
    }

    void soumettre(String cleMetier, String tache, Map<String, Object> saisie) {
        Task trouvee = tache(cleMetier, tache);
        assertThat(trouvee)
                .as(tache + " de " + cleMetier + " ; en cours : " + tachesDe(cleMetier))
                .isNotNull();
        enTantQue(EQUIPE, EQUIPE, () -> formulaires.submitTaskForm(trouvee.getId(), new LinkedHashMap<>(saisie)));
    }

    Task tache(String cleMetier, String tache) {
        return taches.createTaskQuery()
                .processInstanceBusinessKey(cleMetier)
                .taskDefinitionKey(tache)
                .singleResult();
    }

    List<String> tachesDe(String cleMetier) {
        return taches.createTaskQuery().processInstanceBusinessKey(cleMetier).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    void enTantQue(String utilisateur, String groupe, Runnable geste) {
        identites.setAuthentication(utilisateur, List.of(groupe));
        try {
            geste.run();
        } finally {
            identites.clearAuthentication();
        }
    }

    /** What the form of a task shows staff under a name. */
    JsonNode affiche(String cleMetier, String tache, String nom) {
        try {
            return new ObjectMapper().readTree(texteAffiche(cleMetier, tache, nom));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, of a text. */
    String texteAffiche(String cleMetier, String tache, String nom) {
        Reponse reponse = banc.get(
                "/engine-rest/task/" + tache(cleMetier, tache).getId() + "/form-variables",
                "Authorization",
                Banc.basique());
        reussir(reponse);
        return reponse.json().path(nom).path("value").asText();
    }

    /** Everything that the form of a task shows staff. */
    String textes(String cleMetier, String tache) {
        Reponse reponse = banc.get(
                "/engine-rest/task/" + tache(cleMetier, tache).getId() + "/form-variables",
                "Authorization",
                Banc.basique());
        reussir(reponse);
        return reponse.texte();
    }

    String adresse(Candidat candidat) {
        return banc.jdbc()
                .sql("select contact_courriel from dossier where numero = ?")
                .param(candidat.numero())
                .query(String.class)
                .single();
    }

    /** Which dates each mail on the calendar says have changed, in order. */
    List<String> changementsDits(String edition, String adresse) {
        return banc.jdbc()
                .sql(
                        """
                        select (select string_agg(d ->> 'libelle', ', ') from jsonb_array_elements(parametres -> 'dates') d)
                        from courriel where edition = ? and destinataire = ? and type = 'calendrier' order by rang
                        """)
                .params(edition, adresse)
                .query(String.class)
                .list();
    }

    /** What staff was warned of about an edition, in order. */
    List<String> alertes(String edition) {
        return banc.jdbc()
                .sql(
                        "select parametres ->> 'message' from courriel where edition = ? and type = 'alerte-equipe' order by rang")
                .param(edition)
                .query(String.class)
                .list();
    }

    // time

    /** Moves the clock, stopping at each timer on the way. */
    void avancer(String heureMurale) {
        avancer(HorlogeDEssai.a(heureMurale));
    }

    void avancer(Instant cible) {
        travailler();
        for (Job prochain = prochain(cible); prochain != null; prochain = prochain(cible)) {
            Instant echeance = prochain.getDuedate().toInstant();
            if (echeance.isAfter(banc.horloge().instant())) {
                banc.horloge().regler(echeance);
            }
            travaux.executeJob(prochain.getId());
            travailler();
        }
        banc.horloge().regler(cible);
    }

    private Job prochain(Instant cible) {
        return travaux
                .createJobQuery()
                .timers()
                .duedateLowerThan(java.util.Date.from(cible.plusMillis(1)))
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .findFirst()
                .orElse(null);
    }

    /** Runs what is to be done now. */
    void travailler() {
        banc.travailler();
    }

    /** Fires the timer of an element although its time hasn't come. */
    void devancer(String cleMetier, String element) {
        Job minuterie = travaux.createJobQuery()
                .processInstanceId(instance(cleMetier).getId())
                .activityId(element)
                .timers()
                .singleResult();
        assertThat(minuterie.getDuedate())
                .isAfter(java.util.Date.from(banc.horloge().instant()));
        travaux.executeJob(minuterie.getId());
        travailler();
    }

    // what is seen

    /** The latest process instance of a business key, running or not, for {@code BpmnAwareTests.assertThat}. */
    Instance instance(String cleMetier) {
        List<ProcessInstance> enCours = executions
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(cleMetier)
                .list();
        if (!enCours.isEmpty()) {
            return new Instance(
                    enCours.get(0).getId(), cleMetier, enCours.get(0).getProcessDefinitionId());
        }
        HistoricProcessInstance derniere = histoire.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(cleMetier)
                .orderByProcessInstanceEndTime()
                .desc()
                .listPage(0, 1)
                .get(0);
        return new Instance(derniere.getId(), cleMetier, derniere.getProcessDefinitionId());
    }

    /** A process instance that may have ended: the engine's own view of one exists only while it runs. */
    record Instance(String getId, String getBusinessKey, String getProcessDefinitionId) implements ProcessInstance {

        @Override
        public String getProcessInstanceId() {
            return getId;
        }

        @Override
        public String getRootProcessInstanceId() {
            return getId;
        }

        @Override
        public String getProcessDefinitionKey() {
            return getProcessDefinitionId.split(":")[0];
        }

        @Override
        public String getCaseInstanceId() {
            return null;
        }

        @Override
        public String getTenantId() {
            return null;
        }

        @Override
        public boolean isSuspended() {
            return false;
        }

        @Override
        public boolean isEnded() {
            return false;
        }
    }

    /** How many times a process passed an element. */
    long passages(String cleMetier, String element) {
        return histoire.createHistoricActivityInstanceQuery()
                .processInstanceId(instance(cleMetier).getId())
                .activityId(element)
                .count();
    }

    /** End events reached, in order. */
    List<String> fins(String cleMetier) {
        return histoire
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance(cleMetier).getId())
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .filter(a -> a.getActivityType().endsWith("EndEvent"))
                .map(a -> a.getActivityId())
                .toList();
    }

    /** Types of the mails written for an edition, to a recipient, in order. */
    List<String> courriels(String edition, String destinataire) {
        return banc.jdbc()
                .sql("select type from courriel where edition = ? and destinataire = ? order by rang")
                .params(edition, destinataire)
                .query(String.class)
                .list();
    }

    /** The categories, as the definition calls them, that the last mail to somebody names in one of its lists. */
    List<String> dit(String edition, String destinataire, String liste) {
        return banc.jdbc()
                .sql(
                        """
                select c.categorie ->> 'id' from
                    (select parametres -> ? as titres from courriel
                     where edition = ? and destinataire = ? order by rang desc limit 1) m,
                    jsonb_array_elements_text(m.titres) with ordinality t(titre, rang),
                    (select jsonb_array_elements(definition -> 'categories') as categorie from edition where id = ?) c
                where c.categorie ->> 'titre' = t.titre order by t.rang
                """)
                .params(liste, edition, destinataire, edition)
                .query(String.class)
                .list();
    }

    /** What the last mail to somebody says under a name. */
    String mot(String edition, String destinataire, String nom) {
        return banc.jdbc()
                .sql(
                        "select parametres ->> ? from courriel where edition = ? and destinataire = ? order by rang desc limit 1")
                .params(nom, edition, destinataire)
                .query(String.class)
                .single();
    }

    int editions() {
        return banc.jdbc()
                .sql("select count(*) from edition")
                .query(Integer.class)
                .single();
    }

    List<String> courriels(Candidat candidat) {
        return banc.courriels(candidat.jeton());
    }
}
