package fr.trophees.boutenbout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Three contests of five categories are voted on at the same time by 25 jurors, on their pages and in Tasklist together: what is
 * counted is what an oracle expects, and nobody finds a trace of a choice. The tests are the steps of one story, in order.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OutputCaptureExtension.class)
class TroisConcoursIT {

    private static final String RECUSE = "récusé";
    private static final String BLANC = "blanc";
    private static final List<String> JURES =
            IntStream.rangeClosed(1, 25).mapToObj("membre%02d"::formatted).toList();
    private static final List<Concours> CONCOURS = List.of(
            new Concours("initiatives-territoriales-2024", "it", 2, Map.of(), false),
            new Concours(
                    "achat-socialement-responsable-2024", "asr", 3, Map.of("facilitateurs", "Maud Tessier"), false),
            new Concours("initiatives-territoriales-bis", "it", 3, Map.of(), true));

    private static final Pattern CHOISI = Pattern.compile("id=\"choix-([^\"]+)\"[^>]*checked");
    private static final Pattern RECU = Pattern.compile("<dd class=\"empreinte\">([0-9a-f]{64})</dd>");

    /** What jurors do is drawn anew for no run: a failure can be seen again. */
    private final Random hasard = new Random(2024);

    private final Map<String, List<Candidat>> dossiers = new LinkedHashMap<>();
    private final Map<String, String> espaces = new HashMap<>();
    private final Map<String, SessionCamunda> sessions = new HashMap<>();

    /** Vote → juror → what counts for them in the end: a choice, or {@link #RECUSE}; whoever is missing didn't vote. */
    private final Map<String, SortedMap<String, String>> oracle = new TreeMap<>();

    private Produit produit;
    private Horloge horloge;
    private Bureau bureau;
    private Map<String, Long> moteurAvant;
    private Map<String, List<String>> empreintesDesBulletins;

    /** @param classement jurors rank the dossiers (Schulze); else each chooses one */
    private record Concours(
            String edition, String prefixe, int parCategorie, Map<String, Object> propres, boolean classement) {

        List<String> votes() {
            return IntStream.rangeClosed(1, 5)
                    .mapToObj(n -> edition + "/" + prefixe + n)
                    .toList();
        }
    }

    private static String categorie(String vote) {
        return vote.substring(vote.indexOf('/') + 1);
    }

    private static String edition(String vote) {
        return vote.substring(0, vote.indexOf('/'));
    }

    @BeforeAll
    void ouvrirLesVotes() {
        produit = Produit.demarrer();
        horloge = new Horloge(produit.client());
        bureau = Bureau.ouvrir(produit, horloge);
        ouvrirLeTroisieme();
        for (Concours concours : CONCOURS) {
            bureau.terminer(concours.edition(), "userTask_verifierCalendrier", Map.of("valide", true));
        }
        horloge.avancer("2024-10-15T10:00");
        recevoirLesDossiers();
        JURES.forEach(this::ouvrirUnCompte);
        horloge.avancer("2024-11-18T09:00");
        for (Concours concours : CONCOURS) {
            produit.client()
                    .en("equipe")
                    .put(
                            "/api/editions/" + concours.edition() + "/jury",
                            JURES.stream()
                                    .map(jure -> Map.of(
                                            "id",
                                            jure,
                                            "nom",
                                            "Membre " + jure,
                                            "email",
                                            adresse(jure),
                                            "domaine",
                                            "insertion"))
                                    .toList())
                    .exiger(200);
            bureau.terminer(concours.edition(), "userTask_composerJury", Map.of("juryComplet", true));
            for (String jure : JURES) {
                espaces.put(
                        concours.edition() + jure,
                        produit.boites()
                                .dernier(adresse(jure), "jury-convocation")
                                .cheminDuJure());
            }
        }
        horloge.avancer("2024-11-25T09:00");
        JURES.forEach(jure -> sessions.put(jure, SessionCamunda.ouvrir(produit.adresse(), jure, "tasklist")));
        votes().forEach(vote -> oracle.put(vote, Collections.synchronizedSortedMap(new TreeMap<>())));
        moteurAvant = lignesDuMoteurAvec(numeros());
        // whoever looks for a fault turns this on: it must not tell a choice either
        produit.rouage(LoggingSystem.class).setLogLevel("fr.trophees", LogLevel.DEBUG);
    }

    private void ouvrirLeTroisieme() {
        produit.client()
                .en("equipe")
                .post(
                        "/engine-rest/process-definition/key/edition/submit-form",
                        Map.of(
                                "variables",
                                Map.of(
                                        "modele", Map.of("value", "initiatives-territoriales-2024"),
                                        "edition", Map.of("value", "initiatives-territoriales-bis"),
                                        "prefixe", Map.of("value", "IB2024"),
                                        "lancement", Map.of("value", "2024-10-14"),
                                        "cloture", Map.of("value", "2024-11-08T16:00"),
                                        "ceremonie", Map.of("value", "2024-12-09T16:00"),
                                        "methodeVote", Map.of("value", "schulze"))))
                .exiger(200);
        horloge.vider();
    }

    /** All of them step by step together: the clock is asked to deliver and to work a few times only. */
    private void recevoirLesDossiers() {
        record Inscription(Concours concours, String vote, int rang) {
            String nom() {
                return "candidat" + rang;
            }
        }
        List<Inscription> inscriptions = new ArrayList<>();
        for (Concours concours : CONCOURS) {
            for (String vote : concours.votes()) {
                for (int i = 0; i < concours.parCategorie(); i++) {
                    inscriptions.add(new Inscription(concours, vote, inscriptions.size() + 1));
                }
            }
        }
        inscriptions.forEach(i -> Candidat.demander(produit, i.concours().edition(), i.nom()));
        horloge.vider();
        List<Candidat> tous = new ArrayList<>();
        for (Inscription i : inscriptions) {
            Map<String, Object> champs = new HashMap<>(i.concours().propres());
            champs.put("categorie", categorie(i.vote()));
            if (categorie(i.vote()).equals("asr5")) {
                champs.put("territoireDepartement", "48");
            }
            Candidat candidat = Candidat.ouvrir(produit, i.nom(), i.rang(), champs);
            candidat.deposer().exiger(201);
            candidat.envoyerAttestation().exiger(201);
            dossiers.computeIfAbsent(i.vote(), v -> new ArrayList<>()).add(candidat);
            tous.add(candidat);
        }
        horloge.vider();
        accomplir(tous, "userTask_verifierAttestation", Map.of("conforme", true));
        accomplir(
                tous.stream()
                        .filter(candidat -> bureau.attend(candidat.numero(), "userTask_consulterCoordination"))
                        .toList(),
                "userTask_consulterCoordination",
                Map.of("reconnue", true, "motif", "La coordination a répondu le jour même."));
        accomplir(tous, "userTask_instruireDossier", Map.of("decision", "admettre"));
    }

    private void accomplir(List<Candidat> candidats, String tache, Map<String, Object> saisie) {
        candidats.forEach(
                candidat -> bureau.tenter(candidat.numero(), tache, saisie).exiger(204));
        horloge.vider();
    }

    private static String adresse(String jure) {
        return jure + "@jury.example.org";
    }

    private void ouvrirUnCompte(String jure) {
        Client admin = produit.client().en("admin");
        admin.post(
                        "/engine-rest/user/create",
                        Map.of(
                                "profile", Map.of("id", jure, "firstName", "Membre", "lastName", jure),
                                "credentials", Map.of("password", jure)))
                .exiger(204);
        admin.put("/engine-rest/group/jury/members/" + jure, Map.of()).exiger(204);
    }

    @AfterAll
    void arreter() throws IOException {
        if (produit != null) {
            produit.rouage(LoggingSystem.class).setLogLevel("fr.trophees", null);
            produit.close();
        }
    }

    private static List<String> votes() {
        return CONCOURS.stream().flatMap(concours -> concours.votes().stream()).toList();
    }

    private List<String> numeros() {
        return dossiers.values().stream()
                .flatMap(List::stream)
                .map(Candidat::numero)
                .toList();
    }

    private List<String> numeros(String vote) {
        return dossiers.get(vote).stream().map(Candidat::numero).toList();
    }

    /** Those who may vote in a category so far. */
    private List<String> votants(String vote) {
        return JURES.stream()
                .filter(jure -> !RECUSE.equals(oracle.get(vote).get(jure)))
                .toList();
    }

    // what a juror does

    /** @param choix {@link #RECUSE} for a declared tie */
    private record Geste(String jure, String vote, boolean surSaPage, String choix) {}

    /** From none to three ballots, some blank, each on the page or in Tasklist; one time in fifteen a tie instead. */
    private List<Geste> gestes(String jure, String vote, boolean classement) {
        List<Geste> gestes = new ArrayList<>();
        int bulletins = hasard.nextInt(10) == 0 ? 0 : 1 + hasard.nextInt(10) / 5;
        for (int i = 0; i < bulletins; i++) {
            gestes.add(new Geste(jure, vote, hasard.nextBoolean(), choix(vote, classement)));
        }
        if (hasard.nextInt(15) == 0) {
            gestes.add(new Geste(jure, vote, hasard.nextBoolean(), RECUSE));
        }
        return gestes;
    }

    private String choix(String vote, boolean classement) {
        if (hasard.nextInt(6) == 0) {
            return BLANC;
        }
        List<String> possibles = new ArrayList<>(numeros(vote));
        Collections.shuffle(possibles, hasard);
        return classement
                ? String.join(">", possibles.subList(0, 1 + hasard.nextInt(possibles.size())))
                : possibles.get(0);
    }

    private int accomplir(Geste geste) {
        boolean recuse = geste.choix().equals(RECUSE);
        if (!geste.surSaPage()) {
            return sessions.get(geste.jure())
                    .soumettre(
                            geste.vote(),
                            "userTask_voter",
                            recuse ? Map.of("lienProfessionnel", true) : Map.of("choix", geste.choix()));
        }
        String page = page(geste.jure(), geste.vote());
        if (recuse) {
            return produit.client()
                    .remplir(
                            page + "/lien",
                            Map.of("dossier", numeros(geste.vote()).get(0)))
                    .statut();
        }
        Map<String, String> champs = new HashMap<>();
        if (geste.choix().equals(BLANC)) {
            champs.put("blanc", "oui");
        } else {
            champs.put("choix", geste.choix());
            int rang = 1;
            for (String numero : geste.choix().split(">")) {
                champs.put("reponse." + numero, String.valueOf(rang++));
            }
        }
        return produit.client().remplir(page, champs).statut();
    }

    private String page(String jure, String vote) {
        return espaces.get(edition(vote) + jure) + "/vote/" + categorie(vote);
    }

    private static int attendu(Geste geste) {
        return geste.surSaPage() ? 303 : 204;
    }

    /** Every juror at once, each doing one thing after the other. */
    private void tousEnsemble(Collection<List<Geste>> parJure) throws Exception {
        ExecutorService salle = Executors.newFixedThreadPool(parJure.size());
        try {
            List<Callable<Void>> jures = new ArrayList<>();
            for (List<Geste> gestes : parJure) {
                jures.add(() -> {
                    for (Geste geste : gestes) {
                        assertThat(accomplir(geste)).as("%s", geste).isEqualTo(attendu(geste));
                        oracle.get(geste.vote()).put(geste.jure(), geste.choix());
                    }
                    return null;
                });
            }
            for (Future<Void> jure : salle.invokeAll(jures)) {
                jure.get();
            }
        } finally {
            salle.shutdownNow();
        }
    }

    @Test
    @Order(1)
    void JURY_8_vingt_cinq_jures_votent_dans_trois_concours_sur_leur_page_et_dans_Tasklist() throws Exception {
        List<List<Geste>> parJure = new ArrayList<>();
        for (String jure : JURES) {
            List<List<Geste>> parVote = new ArrayList<>();
            for (Concours concours : CONCOURS) {
                concours.votes().forEach(vote -> parVote.add(gestes(jure, vote, concours.classement())));
            }
            Collections.shuffle(parVote, hasard);
            parJure.add(parVote.stream().flatMap(List::stream).toList());
        }
        assertThat(parJure.stream().mapToInt(List::size).sum()).isGreaterThan(450);
        tousEnsemble(parJure);
    }

    @Test
    @Order(2)
    void JURY_8_deux_onglets_du_meme_jure_au_meme_instant_laissent_un_seul_de_ses_bulletins() throws Exception {
        String vote = CONCOURS.get(0).votes().get(0);
        List<String> votants = votants(vote);
        ExecutorService salle = Executors.newFixedThreadPool(2 * votants.size());
        try {
            List<Callable<Integer>> onglets = new ArrayList<>();
            for (String jure : votants) {
                for (boolean surSaPage : List.of(true, false)) {
                    Geste geste = new Geste(jure, vote, surSaPage, numeros(vote).get(surSaPage ? 0 : 1));
                    onglets.add(() -> accomplir(geste) - attendu(geste));
                }
            }
            for (Future<Integer> onglet : salle.invokeAll(onglets)) {
                assertThat(onglet.get()).isZero();
            }
        } finally {
            salle.shutdownNow();
        }
        for (String jure : votants) {
            Matcher choisi =
                    CHOISI.matcher(produit.client().get(page(jure, vote)).texte());
            assertThat(choisi.results().map(r -> r.group(1)))
                    .as(jure)
                    .hasSize(1)
                    .isSubsetOf(numeros(vote))
                    .first()
                    .satisfies(choix -> oracle.get(vote).put(jure, choix));
        }
    }

    @Test
    @Order(3)
    void JURY_3_un_lien_confirme_par_l_equipe_pendant_le_vote_annule_le_bulletin_de_cette_categorie() {
        String vote = CONCOURS.get(1).votes().get(1);
        String jure = oracle.get(vote).entrySet().stream()
                .filter(bulletin -> !bulletin.getValue().equals(RECUSE))
                .findFirst()
                .orElseThrow()
                .getKey();
        produit.client()
                .en("equipe")
                .put(
                        "/api/editions/" + edition(vote) + "/jury/" + jure + "/liens",
                        List.of(siren(dossiers.get(vote).get(0))))
                .exiger(200);
        horloge.vider();
        oracle.get(vote).put(jure, RECUSE);
        assertThat(bureau.estInvite(jure, vote)).isFalse();
        assertThat(accomplir(new Geste(jure, vote, true, BLANC))).isEqualTo(422);
    }

    private String siren(Candidat candidat) {
        return candidat.dossier().path("donnees").path("siret").asText().substring(0, 9);
    }

    @Test
    @Order(4)
    void JURY_8_changer_d_avis_ne_change_rien_a_ce_que_voient_les_autres() {
        String vote = CONCOURS.get(0).votes().get(2);
        String jure = votants(vote).get(0);
        revoter(jure, vote, numeros(vote).get(0));
        Map<String, String> avant = ceQueVoientLesAutres(vote);
        revoter(jure, vote, numeros(vote).get(1));
        assertThat(changements(avant, ceQueVoientLesAutres(vote))).isEmpty();
        revoter(jure, vote, BLANC);
        assertThat(changements(avant, ceQueVoientLesAutres(vote))).isEmpty();
    }

    /** What isn't the same any more. */
    private static Map<String, String> changements(Map<String, String> avant, Map<String, String> apres) {
        Map<String, String> changements = new TreeMap<>();
        avant.forEach((adresse, texte) -> {
            if (!texte.equals(apres.get(adresse))) {
                changements.put(adresse, texte + "\n→\n" + apres.get(adresse));
            }
        });
        return changements;
    }

    private void revoter(String jure, String vote, String choix) {
        assertThat(accomplir(new Geste(jure, vote, true, choix))).isEqualTo(303);
        oracle.get(vote).put(jure, choix);
    }

    /** Address and account → what it answers, less what is drawn anew at each answer. */
    private Map<String, String> ceQueVoientLesAutres(String vote) {
        Map<String, String> vus = new TreeMap<>();
        String autre = votants(vote).get(1);
        Map<String, String> valeurs = Map.of(
                "edition", edition(vote),
                "id", edition(vote),
                "categorie", categorie(vote),
                "numero", numeros(vote).get(0),
                "jure", votants(vote).get(0),
                "version", "1");
        for (String compte : List.of("equipe", "pilote", autre)) {
            Client client = produit.client().en(compte);
            for (String motif : produit.adressesLisibles()) {
                String chemin = motif.startsWith("/jury/{jeton}")
                        ? motif.replace("/jury/{jeton}", espaces.get(edition(vote) + autre))
                        : motif;
                for (Map.Entry<String, String> valeur : valeurs.entrySet()) {
                    chemin = chemin.replace("{" + valeur.getKey() + "}", valeur.getValue());
                }
                if (!chemin.contains("{") && !chemin.contains("*") && !chemin.endsWith(".pdf")) {
                    vus.put(compte + " " + chemin, sansHasard(client.get(chemin)));
                }
            }
            SessionCamunda session =
                    SessionCamunda.ouvrir(produit.adresse(), compte, compte.equals("pilote") ? "cockpit" : "tasklist");
            for (String chemin : List.of(
                    "/task?processInstanceBusinessKey=" + vote,
                    "/process-instance?businessKey=" + vote,
                    "/process-instance/count?variables=choix_eq_"
                            + numeros(vote).get(1),
                    "/variable-instance?variableName=choix",
                    "/history/variable-instance?variableName=choix",
                    "/history/detail",
                    "/history/user-operation",
                    "/history/task?processInstanceBusinessKey=" + vote,
                    "/history/activity-instance?activityId=userTask_voter",
                    "/history/process-instance?processInstanceBusinessKey=" + vote,
                    "/job",
                    "/incident",
                    "/history/job-log")) {
                vus.put(compte + " session " + chemin, sansHasard(session.lire(chemin)));
                vus.put(compte + " REST " + chemin, sansHasard(client.get("/engine-rest" + chemin)));
            }
        }
        assertThat(vus).hasSizeGreaterThan(150);
        return vus;
    }

    private static String sansHasard(Client.Reponse reponse) {
        return reponse.statut() + " " + sansHasard(reponse.texte());
    }

    /** Without what changes at each look: tokens and instants. */
    private static String sansHasard(String texte) {
        return texte.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "").replaceAll("\"timestamp\":\"[^\"]*\"", "");
    }

    @Test
    @Order(5)
    void JURY_8_a_la_derniere_seconde_les_deux_voies_prennent_un_bulletin_et_une_seconde_apres_aucune() {
        String vote = CONCOURS.get(0).votes().get(3);
        List<String> votants = votants(vote);
        horloge.avancer("2024-12-02T11:59:59");
        List<Geste> derniers = List.of(
                new Geste(votants.get(0), vote, true, numeros(vote).get(0)),
                new Geste(votants.get(1), vote, false, numeros(vote).get(1)));
        for (Geste geste : derniers) {
            // on the page, the answer itself shows the receipt: the next page may find the vote closed
            assertThat(accomplir(geste)).isEqualTo(geste.surSaPage() ? 200 : 204);
            oracle.get(vote).put(geste.jure(), geste.choix());
        }
        empreintesDesBulletins = empreintes("bulletin");
        horloge.avancer("2024-12-02T12:00:00");
        assertThat(accomplir(new Geste(votants.get(0), vote, true, BLANC))).isEqualTo(422);
        assertThat(votes()).allSatisfy(clos -> assertThat(JURES).noneMatch(jure -> bureau.estInvite(jure, clos)));
    }

    @Test
    @Order(6)
    void JURY_4_JURY_8_chaque_decompte_est_celui_de_l_oracle() {
        for (Concours concours : CONCOURS) {
            JsonNode resultats = produit.client()
                    .en("equipe")
                    .get("/api/editions/" + concours.edition() + "/resultats")
                    .exiger(200)
                    .json()
                    .path("categories");
            assertThat(resultats).hasSize(5);
            for (JsonNode categorie : resultats) {
                verifier(
                        concours.edition() + "/" + categorie.path("categorie").asText(),
                        categorie,
                        concours.classement());
            }
        }
    }

    private void verifier(String vote, JsonNode vu, boolean classement) {
        Map<String, String> bulletins = oracle.get(vote);
        List<String> contenus = bulletins.values().stream()
                .filter(choix -> !choix.equals(RECUSE))
                .toList();
        long recuses = bulletins.size() - contenus.size();
        List<String> exprimes =
                contenus.stream().filter(choix -> !choix.equals(BLANC)).toList();
        JsonNode tour = vu.path("tours").get(0);
        assertThat(vu.path("tours")).as(vote).hasSize(1);
        assertThat(tour.path("inscrits").asInt()).as(vote).isEqualTo(JURES.size());
        assertThat(tour.path("recuses").asLong()).as(vote).isEqualTo(recuses);
        assertThat(tour.path("votants").asInt()).as(vote).isEqualTo(contenus.size());
        assertThat(tour.path("absents").asInt()).as(vote).isEqualTo(JURES.size() - bulletins.size());
        assertThat(tour.path("decompte").path("blancs").asInt()).as(vote).isEqualTo(contenus.size() - exprimes.size());
        assertThat(tour.path("decompte").path("exprimes").asInt()).as(vote).isEqualTo(exprimes.size());
        for (String jure : JURES) {
            String sienne = bulletins.get(jure);
            assertThat(tour.path("presences").path(jure).asText())
                    .as("%s, %s", vote, jure)
                    .isEqualTo(sienne == null ? "absent" : sienne.equals(RECUSE) ? "recuse" : "a-vote");
        }
        Map<String, Integer> voix = new TreeMap<>();
        tour.path("decompte")
                .path("lignes")
                .forEach(ligne -> voix.put(
                        ligne.path("dossier").path("numero").asText(),
                        ligne.path("voix").asInt()));
        Map<String, Integer> attendues = numeros(vote).stream()
                .collect(Collectors.toMap(numero -> numero, numero -> (int) exprimes.stream()
                        .filter(choix -> soutient(choix, numero, vote))
                        .count()));
        assertThat(voix).as(vote).isEqualTo(attendues);
        List<String> premiers = classement ? premiersSelonSchulze(vote, exprimes) : premiers(attendues);
        assertThat(vu.path("issue").asText())
                .as("%s : %s", vote, exprimes)
                .isEqualTo(premiers.size() == 1 ? "laureat" : "a-deliberer");
        if (premiers.size() == 1) {
            assertThat(vu.path("laureats").get(0).path("numero").asText())
                    .as(vote)
                    .isEqualTo(premiers.get(0));
        }
    }

    /** A complete ranking supports all but its last, a partial one all that it ranks. */
    private boolean soutient(String choix, String numero, String vote) {
        List<String> classes = List.of(choix.split(">"));
        boolean dernierDeTous = classes.size() == numeros(vote).size() && classes.indexOf(numero) == classes.size() - 1;
        return classes.contains(numero) && !dernierDeTous;
    }

    private static List<String> premiers(Map<String, Integer> voix) {
        int plus = Collections.max(voix.values());
        return voix.keySet().stream().filter(numero -> voix.get(numero) == plus).toList();
    }

    /** Three dossiers: a path goes straight, or by the third. */
    private List<String> premiersSelonSchulze(String vote, List<String> classements) {
        List<String> noms = numeros(vote);
        int[][] victoires = new int[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                int pour = preferes(classements, noms.get(i), noms.get(j));
                victoires[i][j] = pour > preferes(classements, noms.get(j), noms.get(i)) ? pour : 0;
            }
        }
        int[][] chemins = new int[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                int par = 3 - i - j;
                chemins[i][j] = i == j ? 0 : Math.max(victoires[i][j], Math.min(victoires[i][par], victoires[par][j]));
            }
        }
        return IntStream.range(0, 3)
                .filter(i -> IntStream.range(0, 3).allMatch(j -> chemins[i][j] >= chemins[j][i]))
                .mapToObj(noms::get)
                .toList();
    }

    private static int preferes(List<String> classements, String un, String autre) {
        return (int) classements.stream()
                .filter(classement -> {
                    List<String> ordre = List.of(classement.split(">"));
                    return ordre.contains(un) && (!ordre.contains(autre) || ordre.indexOf(un) < ordre.indexOf(autre));
                })
                .count();
    }

    @Test
    @Order(7)
    void JURY_8_ni_le_moteur_ni_nos_tables_ne_gardent_le_choix_d_un_jure() {
        assertThat(lignesDuMoteurAvec(numeros())).isEqualTo(moteurAvant);
        assertThat(produit.jdbc()
                        .sql("select count(*) from bulletin")
                        .query(Long.class)
                        .single())
                .isZero();
        for (String table : tables()) {
            assertThat(lignesOu(table, ou(JURES) + " and " + ou(numeros())))
                    .as("rows of %s that name a juror and a dossier", table)
                    .isZero();
        }
    }

    @Test
    @Order(8)
    void JURY_8_l_ordre_des_suffrages_n_est_pas_celui_des_bulletins() {
        Map<String, List<String>> suffrages = empreintes("suffrage");
        assertThat(suffrages.keySet()).containsExactlyInAnyOrderElementsOf(votes());
        suffrages.forEach((vote, empreintes) -> {
            List<String> bulletins = empreintesDesBulletins.get(vote);
            assertThat(empreintes).as(vote).containsExactlyInAnyOrderElementsOf(bulletins);
            assertThat(empreintes).as(vote).isNotEqualTo(bulletins);
        });
        assertThat(produit.jdbc()
                        .sql(
                                """
                                select data_type from information_schema.columns
                                where table_name = 'suffrage' and (data_type like 'timestamp%' or is_identity = 'YES')
                                """)
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    /** In the order in which the rows lie on the disk. */
    private Map<String, List<String>> empreintes(String table) {
        return produit
                .jdbc()
                .sql("select edition || '/' || categorie, encode(empreinte, 'hex') from %s order by ctid"
                        .formatted(table))
                .query((ligne, n) -> Map.entry(ligne.getString(1), ligne.getString(2)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    @Test
    @Order(9)
    void JURY_8_le_vote_clos_un_jure_ne_retrouve_plus_son_propre_choix() {
        for (String vote : votes()) {
            String page =
                    produit.client().get(page(JURES.get(0), vote)).exiger(200).texte();
            assertThat(page).doesNotContain(numeros(vote));
            assertThat(RECU.matcher(page).find()).isFalse();
        }
    }

    @Test
    @Order(10)
    void JURY_8_aucun_courriel_a_un_jure_ne_nomme_un_dossier() {
        for (String jure : JURES) {
            assertThat(produit.boites().tous(adresse(jure)))
                    .as(jure)
                    .isNotEmpty()
                    .noneMatch(message -> numeros().stream()
                            .anyMatch(numero -> (message.sujet() + message.texte()).contains(numero)));
        }
    }

    @Test
    @Order(11)
    void JURY_8_le_journal_meme_detaille_ne_dit_aucun_choix(CapturedOutput journal) {
        assertThat(journal.getAll())
                .contains("Started")
                .doesNotContain(numeros())
                .doesNotContain("blanc");
    }

    private List<String> tables() {
        return produit.jdbc()
                .sql(
                        """
                        select table_schema || '.' || table_name from information_schema.tables
                        where table_schema in ('public', 'trophees') and table_type = 'BASE TABLE'
                        """)
                .query(String.class)
                .list();
    }

    private Map<String, Long> lignesDuMoteurAvec(List<String> textes) {
        Map<String, Long> lignes = new TreeMap<>();
        for (String table : tables()) {
            if (table.startsWith("public.act_")) {
                long nombre = lignesOu(table, ou(textes));
                if (nombre > 0) {
                    lignes.put(table, nombre);
                }
            }
        }
        return lignes;
    }

    private long lignesOu(String table, String condition) {
        String colonnes = produit
                .jdbc()
                .sql(
                        """
                        select column_name, data_type from information_schema.columns
                        where table_schema || '.' || table_name = ?
                        """)
                .param(table)
                .query((colonne, rang) -> colonne.getString("data_type").equals("bytea")
                        ? "encode(%s, 'escape')".formatted(colonne.getString("column_name"))
                        : colonne.getString("column_name"))
                .list()
                .stream()
                .collect(Collectors.joining(", "));
        return produit.jdbc()
                .sql("select count(*) from (select concat_ws('|', %s) as tout from %s) t where %s"
                        .formatted(colonnes, table, condition))
                .query(Long.class)
                .single();
    }

    private static String ou(Collection<String> textes) {
        return "tout ~ '" + String.join("|", textes) + "'";
    }
}
