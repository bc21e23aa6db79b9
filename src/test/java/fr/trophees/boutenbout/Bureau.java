package fr.trophees.boutenbout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Staff and jurors at work, through Camunda's REST API and the staff's routes. */
record Bureau(Client client, Horloge horloge) {

    static Bureau ouvrir(Produit produit, Horloge horloge) {
        return new Bureau(produit.client().en("equipe"), horloge);
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
