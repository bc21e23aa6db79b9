package fr.trophees.boutenbout;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import fr.trophees.candidature.MessagesAuxCandidats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.camunda.bpm.container.RuntimeContainerDelegate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Prints how the product compares with the bare engine it stands on: same machine, same PostgreSQL, same HTTP server, blocks run by
 * turns. Ratios, not times: only they can be held against another machine's. No part of the build; see {@code docs/mesures.md}.
 */
public final class Mesures {

    private static final String EDITION = "initiatives-territoriales-2024";
    private static final String VOTE = EDITION + "/it1";
    private static final int TOURS = 7;
    private static final int BLOC = 40;
    private static final List<String> JURES =
            IntStream.rangeClosed(1, 25).mapToObj("membre%02d"::formatted).toList();

    private final Produit produit;
    private final Horloge horloge;
    private final Bureau bureau;
    private final Client admin;
    private int rang;
    private int prochainDepot;

    private Mesures(Produit produit) {
        this.produit = produit;
        horloge = new Horloge(produit.client());
        bureau = Bureau.ouvrir(produit, horloge);
        admin = produit.client().en("admin");
    }

    public static void main(String[] arguments) throws Exception {
        try (Produit produit = Produit.demarrer()) {
            new Mesures(produit).toutMesurer();
        }
        System.exit(0);
    }

    private void toutMesurer() throws Exception {
        ProcessEngine nu = moteurNu();
        bureau.terminer(EDITION, "userTask_verifierCalendrier", Map.of("valide", true));
        horloge.avancer("2024-10-15T10:00");
        for (int clients : new int[] {1, 8}) {
            depots(clients);
        }
        horloge.vider();
        bulletins();
        rappels();
        listes();
        nu.close();
    }

    /** Another engine on the same server, as Camunda ships it, reached through the same REST API under its own name. */
    private ProcessEngine moteurNu() {
        HikariDataSource source = (HikariDataSource) produit.rouage(DataSource.class);
        produit.jdbc().sql("create schema nu").update();
        StandaloneProcessEngineConfiguration reglages = new StandaloneProcessEngineConfiguration();
        reglages.setDatabaseTablePrefix("nu.");
        reglages.setDatabaseSchema("nu");
        ProcessEngine moteur = reglages.setProcessEngineName("nu")
                .setJdbcUrl(
                        UriComponentsBuilder.fromUriString(source.getJdbcUrl().substring("jdbc:".length()))
                                .replaceQueryParam("currentSchema", "nu")
                                .build()
                                .toUriString()
                                .replaceFirst("^", "jdbc:"))
                .setJdbcUsername(source.getUsername())
                .setJdbcPassword(source.getPassword())
                .setJdbcDriver("org.postgresql.Driver")
                .setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE)
                .setHistory(ProcessEngineConfiguration.HISTORY_FULL)
                .setJobExecutorActivate(false)
                .buildProcessEngine();
        RuntimeContainerDelegate.INSTANCE.get().registerProcessEngine(moteur);
        moteur.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "nu.bpmn",
                        Bpmn.createExecutableProcess("nu")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask("tache")
                                .endEvent()
                                .done())
                .deploy();
        return moteur;
    }

    private Client.Reponse demarrerNu(int i) {
        Map<String, Object> variables = new LinkedHashMap<>();
        for (int n = 0; n < 15; n++) {
            variables.put("champ" + n, Map.of("value", "valeur " + n + " du dossier " + i, "type", "String"));
        }
        variables.put("date", Map.of("value", "2024-10-15T10:00:00.000+0200", "type", "Date"));
        return admin.post(
                        "/engine-rest/engine/nu/process-definition/key/nu/start",
                        Map.of("businessKey", "nu-" + i, "variables", variables))
                .exiger(200);
    }

    private void depots(int clients) throws Exception {
        List<String> adresses = new ArrayList<>();
        for (int i = 0; i < (TOURS + 1) * BLOC; i++) {
            String nom = "mesure" + ++rang;
            Candidat.demander(produit, EDITION, nom);
            adresses.add(nom + "@candidats.example.org");
        }
        horloge.vider();
        List<String> jetons = adresses.stream()
                .map(adresse -> produit.boites().dernier(adresse, "lien").jeton())
                .toList();
        int premier = rang - jetons.size() + 1;
        Client candidat = produit.client();
        prochainDepot = 0;
        IntFunction<Client.Reponse> depot = i -> {
            Map<String, Object> saisie = Candidat.ordinaires("mesure" + (premier + i), premier + i, adresses.get(i));
            saisie.put("categorie", "it" + (1 + i % 5));
            return candidat.post("/api/dossiers/" + jetons.get(i) + "/depot", saisie)
                    .exiger(201);
        };
        comparer(
                "dépôt par HTTP (saisie et dépôt) / démarrage nu par engine-rest, %d client(s)".formatted(clients),
                () -> bloc(clients, BLOC, i -> depot.apply(prochainDepot + i), () -> prochainDepot += BLOC),
                () -> bloc(clients, BLOC, this::demarrerNu, () -> {}));
    }

    private void bulletins() throws Exception {
        JURES.forEach(jure -> {
            admin.post(
                            "/engine-rest/user/create",
                            Map.of(
                                    "profile", Map.of("id", jure, "firstName", "Membre", "lastName", jure),
                                    "credentials", Map.of("password", jure)))
                    .exiger(204);
            admin.put("/engine-rest/group/jury/members/" + jure, Map.of()).exiger(204);
        });
        bureau.client()
                .put(
                        "/api/editions/" + EDITION + "/jury",
                        JURES.stream()
                                .map(jure -> Map.of(
                                        "id", jure, "nom", jure, "email", jure + "@example.org", "domaine", "emploi"))
                                .toList())
                .exiger(200);
        // the deposits measured before are out of the way: the votes open on two dossiers
        produit.jdbc()
                .sql("update dossier set instruction = 'refuse' where edition = ?")
                .param(EDITION)
                .update();
        List<Candidat> candidats = new ArrayList<>();
        for (int n = 1; n <= 2; n++) {
            Candidat candidat =
                    Candidat.commencer(produit, horloge, EDITION, "enlice" + n, 90_000 + n, Map.of("categorie", "it1"));
            candidat.deposer().exiger(201);
            candidat.envoyerAttestation().exiger(201);
            horloge.vider();
            bureau.admettre(candidat);
            candidats.add(candidat);
        }
        horloge.avancer("2024-11-18T09:00");
        bureau.terminer(EDITION, "userTask_composerJury", Map.of("juryComplet", true));
        horloge.avancer("2024-11-25T09:00");
        List<String> ouvertes = new ArrayList<>();
        List<String> nues = new ArrayList<>();
        comparer(
                "bulletin par submit-form / fin de tâche nue par engine-rest, 1 client",
                () -> {
                    horloge.vider();
                    ouvertes.clear();
                    JURES.forEach(jure -> ouvertes.add(admin.en(jure)
                            .get("/engine-rest/task?processInstanceBusinessKey=" + VOTE)
                            .json()
                            .get(0)
                            .path("id")
                            .asText()));
                    return bloc(
                            1,
                            JURES.size(),
                            i -> admin.en(JURES.get(i))
                                    .post(
                                            "/engine-rest/task/" + ouvertes.get(i) + "/submit-form",
                                            Map.of(
                                                    "variables",
                                                    Map.of(
                                                            "choix",
                                                            Map.of(
                                                                    "value",
                                                                    candidats
                                                                            .get(i % 2)
                                                                            .numero()))))
                                    .exiger(204),
                            () -> {});
                },
                () -> {
                    nues.clear();
                    JsonNode taches = admin.get("/engine-rest/engine/nu/task?maxResults=" + JURES.size())
                            .exiger(200)
                            .json();
                    taches.forEach(tache -> nues.add(tache.path("id").asText()));
                    return bloc(
                            1,
                            nues.size(),
                            i -> admin.post("/engine-rest/engine/nu/task/" + nues.get(i) + "/complete", Map.of())
                                    .exiger(204),
                            () -> {});
                });
    }

    private void rappels() throws Exception {
        JdbcClient jdbc = produit.jdbc();
        jdbc.sql(
                        """
                        insert into dossier (id, edition, contact_courriel, donnees, manque, cree_le, modifie_le)
                        select gen_random_uuid(), 'achat-socialement-responsable-2024', 'masse' || n || '@structure.example.org', '{}',
                            '[{"champ": "siret", "message": "« SIRET » : ce champ est requis."}]', now(), now()
                        from generate_series(1, 10000) n
                        """)
                .update();
        jdbc.sql(
                        "create table mesure (id bigint generated always as identity primary key, destinataire text, texte text)")
                .update();
        MessagesAuxCandidats messages = produit.rouage(MessagesAuxCandidats.class);
        Instant[] echeance = {Instant.parse("2024-11-01T08:00:00Z")};
        comparer(
                "10 000 relances mises en file / 10 000 lignes par un INSERT … SELECT nu",
                () -> new double[] {
                    duree(() -> {
                        echeance[0] = echeance[0].plusSeconds(60);
                        return messages.relancer("achat-socialement-responsable-2024", "mesure", echeance[0]);
                    })
                },
                () -> new double[] {
                    duree(() -> jdbc.sql(
                                    """
                                    insert into mesure (destinataire, texte)
                                    select contact_courriel, 'x' from dossier where edition = 'achat-socialement-responsable-2024'
                                    """)
                            .update())
                });
        jdbc.sql("delete from courriel where en_masse").update();
    }

    private void listes() throws Exception {
        String page = "/bureau/editions/%s/dossiers";
        remplir();
        comparer(
                "page de liste du bureau, 100 000 dossiers / 1 000 dossiers",
                () -> bloc(
                        1,
                        5,
                        i -> bureau.client().get(page.formatted("cent-mille")).exiger(200),
                        () -> {}),
                () -> bloc(
                        1, 5, i -> bureau.client().get(page.formatted("mille")).exiger(200), () -> {}));
    }

    private void remplir() {
        for (Map.Entry<String, Integer> edition :
                Map.of("cent-mille", 100_000, "mille", 1_000).entrySet()) {
            String prefixe = edition.getKey().equals("mille") ? "MIL" : "CEN";
            bureau.client()
                    .post(
                            "/engine-rest/process-definition/key/edition/submit-form",
                            Map.of(
                                    "variables",
                                    Map.of(
                                            "modele", Map.of("value", EDITION),
                                            "edition", Map.of("value", edition.getKey()),
                                            "prefixe", Map.of("value", prefixe),
                                            "lancement", Map.of("value", "2025-10-14"),
                                            "ceremonie", Map.of("value", "2025-12-09T16:00"))))
                    .exiger(200);
            produit.jdbc()
                    .sql(
                            """
                            insert into dossier (id, edition, numero, categorie, contact_courriel, siren, structure_nom, projet_titre,
                                donnees, instruction, cree_le, modifie_le, depose_le)
                            select gen_random_uuid(), ?, ? || '-' || lpad(n::text, 6, '0'), 'it' || (1 + n % 5), 'c' || n || '@example.org',
                                lpad(n::text, 9, '0'), 'Structure ' || n, 'Projet ' || n, '{}', 'en-cours', now(), now(), now()
                            from generate_series(1, ?) n
                            """)
                    .params(edition.getKey(), prefixe, edition.getValue())
                    .update();
        }
        produit.jdbc().sql("analyze dossier").update();
    }

    /** Runs both by turns, the first of each pair last the next time, and prints the median of the ratios of medians. */
    private static void comparer(String quoi, Callable<double[]> notre, Callable<double[]> temoin) throws Exception {
        notre.call();
        temoin.call();
        double[] rapports = new double[TOURS];
        List<Double> notres = new ArrayList<>();
        List<Double> temoins = new ArrayList<>();
        for (int tour = 0; tour < TOURS; tour++) {
            double[] a;
            double[] b;
            if (tour % 2 == 0) {
                a = notre.call();
                b = temoin.call();
            } else {
                b = temoin.call();
                a = notre.call();
            }
            rapports[tour] = centile(a, 50) / centile(b, 50);
            Arrays.stream(a).forEach(notres::add);
            Arrays.stream(b).forEach(temoins::add);
        }
        System.out.printf(
                Locale.FRANCE,
                "MESURE %s : %.2f fois la durée [%.2f–%.2f] ; médianes %.1f et %.1f ms, 95e centiles %.1f et %.1f ms%n",
                quoi,
                centile(rapports, 50),
                centile(rapports, 0),
                centile(rapports, 100),
                centile(tableau(notres), 50),
                centile(tableau(temoins), 50),
                centile(tableau(notres), 95),
                centile(tableau(temoins), 95));
    }

    private static double[] bloc(int clients, int nombre, IntFunction<?> geste, Runnable apres) throws Exception {
        ExecutorService salle = Executors.newFixedThreadPool(clients);
        try {
            List<Callable<Double>> gestes = new ArrayList<>();
            for (int i = 0; i < nombre; i++) {
                int numero = i;
                gestes.add(() -> duree(() -> {
                    geste.apply(numero);
                    return 1;
                }));
            }
            List<Double> durees = new ArrayList<>();
            for (Future<Double> fait : salle.invokeAll(gestes)) {
                durees.add(fait.get());
            }
            return tableau(durees);
        } finally {
            salle.shutdown();
            apres.run();
        }
    }

    private static double duree(IntSupplier geste) {
        long debut = System.nanoTime();
        geste.getAsInt();
        return (System.nanoTime() - debut) / 1e6;
    }

    private static double[] tableau(List<Double> valeurs) {
        return valeurs.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double centile(double[] valeurs, int centile) {
        double[] triees = valeurs.clone();
        Arrays.sort(triees);
        return triees[Math.min(triees.length - 1, triees.length * centile / 100)];
    }
}
