package fr.trophees.candidature;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.trophees.edition.Calendrier;
import fr.trophees.edition.Definition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.Jalon;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a test does with the product: open an edition of its own, be a candidate over HTTP, be staff, let the engine work. */
@TestComponent
public class Banc {

    private static final AtomicInteger SUITE = new AtomicInteger();

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json;
    private final Environment environnement;
    private final JdbcClient jdbc;
    private final HorlogeDEssai horloge;
    private final EditionRepository editions;
    private final LiensDeDossier liens;
    private final List<Definition> livrees;
    final RuntimeService processus;
    final ManagementService travaux;
    final TaskService taches;
    final FormService formulaires;
    final IdentityService identites;
    final HistoryService histoire;

    Banc(
            ObjectMapper json,
            Environment environnement,
            JdbcClient jdbc,
            HorlogeDEssai horloge,
            EditionRepository editions,
            LiensDeDossier liens,
            fr.trophees.edition.Definitions definitions,
            RuntimeService processus,
            ManagementService travaux,
            TaskService taches,
            FormService formulaires,
            IdentityService identites,
            HistoryService histoire) {
        this.json = json;
        this.environnement = environnement;
        this.jdbc = jdbc;
        this.horloge = horloge;
        this.editions = editions;
        this.liens = liens;
        this.livrees = definitions.livrees();
        this.processus = processus;
        this.travaux = travaux;
        this.taches = taches;
        this.formulaires = formulaires;
        this.identites = identites;
        this.histoire = histoire;
    }

    // editions

    /** A new edition of the IT contest of 2024, on its real calendar, for this test alone. */
    public String ouvrirIt() {
        return ouvrir("initiatives-territoriales-2024", "IT");
    }

    /** As {@link #ouvrirIt}, of the ASR contest. */
    public String ouvrirAsr() {
        return ouvrir("achat-socialement-responsable-2024", "ASR");
    }

    private String ouvrir(String modele, String sigle) {
        Definition definition =
                livrees.stream().filter(d -> d.id().equals(modele)).findFirst().orElseThrow();
        int rang = SUITE.incrementAndGet();
        String id = modele + "-essai-" + rang;
        String prefixe = sigle + "E" + rang;
        ObjectNode copie = json.valueToTree(definition);
        copie.put("id", id).put("prefixe", prefixe);
        jdbc.sql(
                        """
                        insert into edition (id, prefixe, titre, definition, ouverte_le, calendrier_change_le)
                        values (?, ?, ?, ?::jsonb, ?, ?)
                        """)
                .params(
                        id,
                        prefixe,
                        definition.titre(),
                        copie.toString(),
                        HorlogeDEssai.a("2024-10-01T09:00:00").atOffset(ZoneOffset.UTC),
                        HorlogeDEssai.a("2024-10-01T09:00:00").atOffset(ZoneOffset.UTC))
                .update();
        Calendrier calendrier = definition.calendrier();
        for (Jalon jalon : Jalon.values()) {
            jdbc.sql("insert into jalon (edition, code, instant, premier_instant) values (?, ?, ?, ?)")
                    .params(
                            id,
                            jalon.code(),
                            calendrier.instant(jalon).atOffset(ZoneOffset.UTC),
                            calendrier.instant(jalon).atOffset(ZoneOffset.UTC))
                    .update();
        }
        jdbc.sql("create sequence " + EditionRepository.sequence(prefixe)).update();
        assertThat(editions.charger(id).definition().id()).isEqualTo(id);
        return id;
    }

    public void deplacer(String edition, Jalon jalon, String heureMurale) {
        jdbc.sql("update jalon set instant = ? where edition = ? and code = ?")
                .params(HorlogeDEssai.a(heureMurale).atOffset(ZoneOffset.UTC), edition, jalon.code())
                .update();
        dater(edition, "calendrier_change_le", horloge.instant());
    }

    public void dater(String edition, String colonne, Instant instant) {
        jdbc.sql("update edition set " + colonne + " = ? where id = ?")
                .params(instant == null ? null : instant.atOffset(ZoneOffset.UTC), edition)
                .update();
    }

    // a candidate

    /** Asks for a draft and opens its link: the token. */
    public String brouillon(String edition) {
        return brouillon(edition, "contact" + SUITE.incrementAndGet() + "@structure.example.org");
    }

    private String brouillon(String edition, String adresse) {
        assertThat(post("/api/appels/" + edition + "/brouillons", Map.of("email", adresse))
                        .statut())
                .isEqualTo(202);
        return jeton(adresse);
    }

    /** Token of the latest draft of an address, as its mail would carry it. */
    public String jeton(String adresse) {
        UUID dossier = jdbc.sql(
                        """
                        select d.id from dossier d join courriel c on c.dossier = d.id and c.type = 'lien'
                        where d.contact_courriel = ? order by c.rang desc limit 1
                        """)
                .param(adresse)
                .query(UUID.class)
                .single();
        String lien = liens.lien(dossier).orElseThrow().toString();
        return lien.substring(lien.lastIndexOf('/') + 1);
    }

    /** Everything that the IT form asks for, for an invented structure. */
    public Map<String, Object> saisieIt(String categorie) {
        Map<String, Object> saisie = saisie(categorie);
        saisie.put("structureType", "plie");
        return saisie;
    }

    /** Everything that the ASR form asks for, for an invented structure. */
    public Map<String, Object> saisieAsr(String categorie) {
        Map<String, Object> saisie = saisie(categorie);
        saisie.put("structureType", "structure-porteuse");
        saisie.put("facilitateurs", "Claude Martin, bassin de la vallée");
        if (categorie.equals("asr5")) {
            saisie.put("territoireCommunes", List.of("34172"));
        }
        return saisie;
    }

    private static Map<String, Object> saisie(String categorie) {
        int rang = SUITE.incrementAndGet();
        Map<String, Object> saisie = new LinkedHashMap<>();
        saisie.put("structureNom", "Passerelle Emploi n° " + rang);
        saisie.put("siret", siret(rang));
        saisie.put("communeInsee", "34172");
        saisie.put("contactNom", "Dominique Essai");
        saisie.put("contactEmail", "contact" + rang + "@structure.example.org");
        saisie.put("categorie", categorie);
        saisie.put("projetTitre", "Aller vers les habitants, action " + rang + " " + mot(rang));
        saisie.put("projetResume", "Une permanence mobile dans les quartiers.");
        saisie.put("projetDescription", "Une équipe va à la rencontre des habitants éloignés de l’emploi.");
        saisie.put("dateDebut", "2023-01-09");
        saisie.put("reglementAccepte", true);
        saisie.put("droitsImageAcceptes", true);
        return saisie;
    }

    /** Titles of different dossiers must not look alike (ELIG-6). */
    private static String mot(int rang) {
        return Base64.getEncoder().encodeToString(("projet" + rang * 7919).getBytes(StandardCharsets.UTF_8));
    }

    /** A valid SIRET of an invented structure, different for each rank. */
    public static String siret(int rang) {
        String siren = avecCle("8%07d".formatted(rang));
        return avecCle(siren + "0001");
    }

    private static String avecCle(String chiffres) {
        for (int cle = 0; cle < 10; cle++) {
            String numero = chiffres + cle;
            int somme = 0;
            for (int i = 0; i < numero.length(); i++) {
                int chiffre = numero.charAt(numero.length() - 1 - i) - '0';
                int poids = i % 2 == 0 ? chiffre : 2 * chiffre;
                somme += poids > 9 ? poids - 9 : poids;
            }
            if (somme % 10 == 0) {
                return numero;
            }
        }
        throw new IllegalStateException();
    }

    /** A draft, filled in and saved. */
    public String brouillon(String edition, Map<String, Object> saisie) {
        String jeton = brouillon(edition, (String) saisie.get("contactEmail"));
        assertThat(put("/api/dossiers/" + jeton, saisie).statut()).isEqualTo(200);
        return jeton;
    }

    /** A deposited dossier. */
    public Candidat depose(String edition, Map<String, Object> saisie) {
        String jeton = brouillon(edition, saisie);
        Reponse depot = post("/api/dossiers/" + jeton + "/depot", Map.of());
        assertThat(depot.statut()).as(depot.texte()).isEqualTo(201);
        return new Candidat(jeton, depot.json().path("numero").asText());
    }

    /** A deposited dossier whose attestation has come and whose process has looked. */
    public Candidat complet(String edition, Map<String, Object> saisie) {
        Candidat candidat = depose(edition, saisie);
        assertThat(attestation(candidat.jeton()).statut()).isEqualTo(201);
        travailler();
        return candidat;
    }

    public Reponse attestation(String jeton) {
        return multipart("/api/dossiers/" + jeton + "/attestation", Map.of(), "attestation.pdf", pdf());
    }

    /** A PDF, different at each call. */
    public static byte[] pdf() {
        return ("%PDF-1.4\n% " + UUID.randomUUID() + "\n%%EOF\n").getBytes(StandardCharsets.US_ASCII);
    }

    public String etat(String jeton) {
        return get("/api/dossiers/" + jeton).json().path("etat").asText();
    }

    public record Candidat(String jeton, String numero) {}

    // the engine

    /** Runs every job that is due, timers included, until none is left; fails when one does. */
    public void travailler() {
        for (int tour = 0; tour < 200; tour++) {
            List<Job> dus = travaux.createJobQuery().executable().listPage(0, 50);
            if (dus.isEmpty()) {
                return;
            }
            dus.forEach(job -> travaux.executeJob(job.getId()));
        }
        throw new AssertionError("Des travaux reviennent sans fin");
    }

    public Task tache(String numero, String cle) {
        return taches.createTaskQuery()
                .processInstanceBusinessKey(numero)
                .taskDefinitionKey(cle)
                .singleResult();
    }

    /** Completes a task as staff does in Tasklist, then lets the engine work. */
    public void accomplir(String numero, String cle, Map<String, Object> saisie) {
        Task tache = tache(numero, cle);
        assertThat(tache)
                .as(cle + " de " + numero + " ; en cours : " + tachesEnCours(numero))
                .isNotNull();
        identites.setAuthentication("equipe", List.of("equipe"));
        try {
            formulaires.submitTaskForm(tache.getId(), new LinkedHashMap<>(saisie));
        } finally {
            identites.clearAuthentication();
        }
        travailler();
    }

    public List<String> tachesEnCours(String numero) {
        return taches.createTaskQuery().processInstanceBusinessKey(numero).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    public boolean enCours(String numero) {
        return processus
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(numero)
                        .count()
                > 0;
    }

    /** Elements that a process passed, in order. */
    public List<String> elements(String numero) {
        return histoire
                .createHistoricActivityInstanceQuery()
                .processInstanceId(histoire.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(numero)
                        .orderByProcessInstanceStartTime()
                        .desc()
                        .listPage(0, 1)
                        .get(0)
                        .getId())
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    /** Types of the mails written about a dossier, in order. */
    public List<String> courriels(String jeton) {
        UUID dossier = liens.dossier(jeton).orElseThrow();
        return jdbc.sql("select type from courriel where dossier = ? order by rang")
                .param(dossier)
                .query(String.class)
                .list();
    }

    public UUID dossier(String jeton) {
        return liens.dossier(jeton).orElseThrow();
    }

    public HorlogeDEssai horloge() {
        return horloge;
    }

    public FormService formulaires() {
        return formulaires;
    }

    public JdbcClient jdbc() {
        return jdbc;
    }

    // HTTP

    public Reponse get(String chemin, String... entetes) {
        return envoyer(requete(chemin, entetes).GET());
    }

    public Reponse put(String chemin, Object corps, String... entetes) {
        return envoyer(requete(chemin, entetes)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(texte(corps))));
    }

    public Reponse post(String chemin, Object corps, String... entetes) {
        return envoyer(requete(chemin, entetes)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(texte(corps))));
    }

    public Reponse postDeLEquipe(String chemin, Object corps) {
        return post(chemin, corps, "Authorization", basique());
    }

    public Reponse delete(String chemin) {
        return envoyer(requete(chemin).DELETE());
    }

    public Reponse multipart(String chemin, Map<String, String> champs, String nom, byte[] fichier, String... entetes) {
        String limite = "limite-" + UUID.randomUUID();
        ByteArrayOutputStream corps = new ByteArrayOutputStream();
        champs.forEach((champ, valeur) -> corps.writeBytes(
                ("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(limite, champ, valeur))
                        .getBytes(StandardCharsets.UTF_8)));
        if (fichier != null) {
            corps.writeBytes(("--" + limite + "\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"" + nom
                            + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            corps.writeBytes(fichier);
            corps.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        corps.writeBytes(("--" + limite + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return envoyer(requete(chemin, entetes)
                .header("Content-Type", "multipart/form-data; boundary=" + limite)
                .POST(BodyPublishers.ofByteArray(corps.toByteArray())));
    }

    public static String basique() {
        return basique("equipe");
    }

    /** A demonstration account: its password is its name. */
    public static String basique(String compte) {
        return "Basic " + Base64.getEncoder().encodeToString((compte + ":" + compte).getBytes(StandardCharsets.UTF_8));
    }

    public HttpRequest.Builder requete(String chemin, String... entetes) {
        HttpRequest.Builder requete = HttpRequest.newBuilder(
                URI.create("http://localhost:" + environnement.getProperty("local.server.port") + chemin));
        if (entetes.length > 0) {
            requete.headers(entetes);
        }
        return requete;
    }

    public Reponse envoyer(HttpRequest.Builder requete) {
        try {
            HttpResponse<byte[]> reponse = client.send(requete.build(), BodyHandlers.ofByteArray());
            return new Reponse(reponse.statusCode(), reponse.headers(), reponse.body(), json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String texte(Object corps) {
        try {
            return corps instanceof String texte ? texte : json.writeValueAsString(corps);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer. */
    public record Reponse(int statut, HttpHeaders entetes, byte[] octets, ObjectMapper lecteur) {

        public String texte() {
            return new String(octets, StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            try {
                return lecteur.readTree(octets);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public String entete(String nom) {
            return entetes.firstValue(nom).orElse(null);
        }

        /** Checks that this is a problem (RFC 9457) in French, with that status. */
        public JsonNode probleme(int attendu) {
            assertThat(statut).as(texte()).isEqualTo(attendu);
            assertThat(entete("Content-Type")).startsWith("application/problem+json");
            JsonNode probleme = json();
            assertThat(probleme.path("status").asInt()).isEqualTo(attendu);
            assertThat(probleme.path("title").asText()).isNotBlank();
            assertThat(probleme.path("detail").asText()).isNotBlank();
            return probleme;
        }

        public List<String> champs() {
            List<String> champs = new ArrayList<>();
            json().path("erreurs")
                    .forEach(erreur -> champs.add(erreur.path("champ").asText()));
            return champs;
        }
    }
}
