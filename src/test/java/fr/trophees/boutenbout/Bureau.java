package fr.trophees.boutenbout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Staff and jurors at work, through Camunda's REST API and the staff's routes. */
record Bureau(Client client, Horloge horloge) {

    static Bureau ouvrir(Produit produit, Horloge horloge) {
        return new Bureau(produit.client().en("equipe"), horloge);
    }

    /** « Ouvrir une édition », on the dates of the editions of 2024. */
    void ouvrirEdition(String modele, String edition, String prefixe) {
        client.post(
                        "/engine-rest/process-definition/key/edition/submit-form",
                        Map.of(
                                "variables",
                                Map.of(
                                        "modele", Map.of("value", modele),
                                        "edition", Map.of("value", edition),
                                        "prefixe", Map.of("value", prefixe),
                                        "lancement", Map.of("value", "2024-10-14"),
                                        "ceremonie", Map.of("value", "2024-12-09T16:00"))))
                .exiger(200);
        horloge.vider();
    }

    /** ORG-1: {@code calendrier}, {@code suspension}, {@code reprise} or {@code annulation}, and what follows. */
    void decider(String edition, String quoi, Map<String, Object> corps) {
        client.post("/api/editions/" + edition + "/" + quoi, corps).exiger(200);
        horloge.vider();
    }

    String etat(String edition) {
        return client.en(null)
                .get("/api/appels/" + edition)
                .exiger(200)
                .json()
                .path("etat")
                .asText();
    }

    /** When the edition's timers ring, on the wall of Paris: what a process owner reads in Cockpit. */
    List<String> minuteries(String edition) {
        Client pilote = client.en("pilote");
        JsonNode instances = pilote.get(
                        "/engine-rest/process-instance?processDefinitionKey=edition&businessKey=" + edition)
                .exiger(200)
                .json();
        assertThat(instances).hasSize(1);
        JsonNode travaux = pilote.get("/engine-rest/job?timers=true&processInstanceId="
                        + instances.get(0).path("id").asText())
                .exiger(200)
                .json();
        return StreamSupport.stream(travaux.spliterator(), false)
                .map(travail -> travail.path("dueDate").asText())
                .map(date -> date.substring(0, 16) + date.substring(23))
                .sorted()
                .toList();
    }

    /** How many process instances run for an edition: its own, its candidatures', its votes'. */
    int instances(String edition) {
        return client.en("admin")
                .get("/engine-rest/process-instance/count?variables=edition_eq_" + edition)
                .exiger(200)
                .json()
                .path("count")
                .asInt();
    }

    /** Completes the only task of that kind by its form, and lets follow what follows. */
    void terminer(String cleMetier, String tache, Map<String, Object> saisie) {
        soumettre(client, cleMetier, tache, saisie).exiger(204);
        horloge.vider();
    }

    /** Completes the task as it must not be completed. */
    Client.Reponse tenter(String cleMetier, String tache, Map<String, Object> saisie) {
        return soumettre(client, cleMetier, tache, saisie);
    }

    void importerAdherents(String csv) {
        client.televerser(
                        "/api/bureau/adherents", csv.getBytes(StandardCharsets.UTF_8), Map.of("listeDu", "2024-09-01"))
                .exiger(200);
    }

    boolean attend(String cleMetier, String tache) {
        return !taches(client, cleMetier, tache).isEmpty();
    }

    /** What the form of the only task of that kind shows under a name. */
    JsonNode affiche(String cleMetier, String tache, String nom) {
        return Client.lire(client.get("/engine-rest/task/" + laTache(client, cleMetier, tache) + "/form-variables")
                .exiger(200)
                .json()
                .path(nom)
                .path("value")
                .asText());
    }

    /** The attestation is in order, and the dossier admitted. */
    void admettre(Candidat candidat) {
        verifierAttestation(candidat);
        instruire(candidat, "admettre", null);
    }

    void verifierAttestation(Candidat candidat) {
        terminer(candidat.numero(), "userTask_verifierAttestation", Map.of("conforme", true));
        if (attend(candidat.numero(), "userTask_consulterCoordination")) {
            terminer(
                    candidat.numero(),
                    "userTask_consulterCoordination",
                    Map.of("reconnue", true, "motif", "La coordination a répondu le jour même."));
        }
    }

    void instruire(Candidat candidat, String decision, String motif) {
        Map<String, Object> saisie = new LinkedHashMap<>(Map.of("decision", decision));
        if (motif != null) {
            saisie.put("motif", motif);
        }
        terminer(candidat.numero(), "userTask_instruireDossier", saisie);
    }

    /** A juror votes, or changes their ballot. */
    Client.Reponse voter(String jure, String vote, String choix) {
        return soumettre(client.en(jure), vote, "userTask_voter", Map.of("choix", choix));
    }

    Client.Reponse declarerUnLien(String jure, String vote) {
        return soumettre(client.en(jure), vote, "userTask_voter", Map.of("lienProfessionnel", true));
    }

    boolean estInvite(String jure, String vote) {
        return !taches(client.en(jure), vote, "userTask_voter").isEmpty();
    }

    private static Client.Reponse soumettre(Client qui, String cleMetier, String tache, Map<String, Object> saisie) {
        Map<String, Object> variables = new LinkedHashMap<>();
        saisie.forEach((nom, valeur) -> variables.put(nom, Map.of("value", valeur)));
        return qui.post(
                "/engine-rest/task/" + laTache(qui, cleMetier, tache) + "/submit-form", Map.of("variables", variables));
    }

    private static String laTache(Client qui, String cleMetier, String tache) {
        JsonNode taches = taches(qui, cleMetier, tache);
        assertThat(taches).as("%s of %s for %s", tache, cleMetier, qui.compte()).hasSize(1);
        return taches.get(0).path("id").asText();
    }

    private static JsonNode taches(Client qui, String cleMetier, String tache) {
        return qui.get("/engine-rest/task?taskDefinitionKey=" + tache + "&processInstanceBusinessKey=" + cleMetier)
                .exiger(200)
                .json();
    }
}
