package fr.trophees.boutenbout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 25 jurors of one category vote at the same instant. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(OutputCaptureExtension.class)
class VoteSimultaneIT {

    private static final String EDITION = "initiatives-territoriales-2024";
    private static final String VOTE = EDITION + "/it1";
    private static final List<String> JURES =
            IntStream.rangeClosed(1, 25).mapToObj("membre%02d"::formatted).toList();

    private final List<Candidat> candidats = new ArrayList<>();
    private Produit produit;
    private Horloge horloge;
    private Bureau bureau;
    private Map<String, Long> numerosAvant;

    @BeforeAll
    void ouvrirLeVote() {
        produit = Produit.demarrer();
        horloge = new Horloge(produit.client());
        bureau = Bureau.ouvrir(produit, horloge);
        bureau.terminer(EDITION, "userTask_verifierCalendrier", Map.of("valide", true));
        JURES.forEach(this::ouvrirUnCompte);
        produit.client()
                .en("equipe")
                .put(
                        "/api/editions/" + EDITION + "/jury",
                        JURES.stream()
                                .map(jure -> Map.of(
                                        "id", jure, "nom", jure, "email", jure + "@example.org", "domaine", "emploi"))
                                .toList())
                .exiger(200);
        horloge.avancer("2024-10-15T10:00");
        for (int rang = 1; rang <= 3; rang++) {
            Candidat candidat =
                    Candidat.commencer(produit, horloge, EDITION, "candidat" + rang, rang, Map.of("categorie", "it1"));
            candidat.deposer().exiger(201);
            candidat.envoyerAttestation().exiger(201);
            horloge.vider();
            bureau.admettre(candidat);
            candidats.add(candidat);
        }
        horloge.avancer("2024-11-18T09:00");
        bureau.terminer(EDITION, "userTask_composerJury", Map.of("juryComplet", true));
        horloge.avancer("2024-11-25T09:00");
        numerosAvant = lignesDuMoteurAvecUnNumero();
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
            produit.close();
        }
    }

    @Test
    @Order(1)
    void JURY_8_vingt_cinq_jures_votent_au_meme_instant_et_tous_sont_enregistres() throws Exception {
        tousEnsemble(0);
    }

    @Test
    @Order(2)
    void JURY_8_tous_changent_leur_bulletin_au_meme_instant() throws Exception {
        tousEnsemble(1);
        horloge.vider();
        assertThat(JURES).allMatch(jure -> bureau.estInvite(jure, VOTE));
    }

    private void tousEnsemble(int decalage) throws Exception {
        ExecutorService salle = Executors.newFixedThreadPool(JURES.size());
        CyclicBarrier signal = new CyclicBarrier(JURES.size());
        try {
            List<Callable<Client.Reponse>> gestes = new ArrayList<>();
            for (int i = 0; i < JURES.size(); i++) {
                String jure = JURES.get(i);
                String choix = choix(i + decalage);
                gestes.add(() -> {
                    signal.await();
                    return bureau.voter(jure, VOTE, choix);
                });
            }
            for (Future<Client.Reponse> geste : salle.invokeAll(gestes)) {
                geste.get().exiger(204);
            }
        } finally {
            salle.shutdownNow();
        }
    }

    /** One in five is blank. */
    private String choix(int rang) {
        return rang % 5 == 4 ? "blanc" : candidats.get(rang % 5 % 3).numero();
    }

    @Test
    @Order(3)
    void JURY_8_ni_le_moteur_ni_le_journal_ne_gardent_un_choix(CapturedOutput journal) {
        assertThat(lignesDuMoteurAvecUnNumero()).isEqualTo(numerosAvant);
        assertThat(lignesDuMoteurAvec(List.of("blanc"))).isEmpty();
        assertThat(journal.getAll())
                .contains("Started")
                .doesNotContain(numeros())
                .doesNotContain("blanc");
    }

    @Test
    @Order(4)
    void JURY_8_le_vote_finit_a_sa_fermeture_et_pas_avant() {
        horloge.avancer("2024-12-02T11:59:59");
        bureau.voter(JURES.get(0), VOTE, candidats.get(0).numero()).exiger(204);
        assertThat(bureau.estInvite(JURES.get(24), VOTE)).isTrue();
        horloge.avancer("2024-12-02T12:00:00");
        assertThat(JURES).noneMatch(jure -> bureau.estInvite(jure, VOTE));
        assertThat(produit.jdbc()
                        .sql("select count(*) from bulletin")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(produit.jdbc()
                        .sql("select count(*) from suffrage where edition = ?")
                        .param(EDITION)
                        .query(Long.class)
                        .single())
                .isEqualTo(JURES.size());
    }

    @Test
    @Order(5)
    void JURY_8_apres_le_depouillement_rien_ne_relie_un_jure_a_un_choix(CapturedOutput journal) {
        assertThat(lignesDuMoteurAvecUnNumero()).isEqualTo(numerosAvant);
        assertThat(journal.getAll()).doesNotContain(numeros());
    }

    private String[] numeros() {
        return candidats.stream().map(Candidat::numero).toArray(String[]::new);
    }

    /** How many rows of each table of the engine mention a dossier's number: its own process does, a ballot must not. */
    private Map<String, Long> lignesDuMoteurAvecUnNumero() {
        return lignesDuMoteurAvec(List.of(numeros()));
    }

    /** In every column but a task's description, which the diagram words the same for everybody. */
    private Map<String, Long> lignesDuMoteurAvec(Collection<String> textes) {
        JdbcClient jdbc = produit.jdbc();
        Map<String, Long> lignes = new TreeMap<>();
        for (String table : jdbc.sql("select table_name from information_schema.tables where table_name like 'act\\_%'")
                .query(String.class)
                .list()) {
            if (table.equals("act_ge_bytearray") && textes.contains("blanc")) {
                continue; // the forms and diagrams themselves: nothing of a ballot is serialized, as the numbers show
            }
            String toutesLesColonnes = jdbc
                    .sql(
                            """
                            select column_name, data_type from information_schema.columns
                            where table_name = ? and column_name <> 'description_'
                            """)
                    .param(table)
                    .query((colonne, rang) -> colonne.getString("data_type").equals("bytea")
                            ? "encode(%s, 'escape')".formatted(colonne.getString("column_name"))
                            : colonne.getString("column_name"))
                    .list()
                    .stream()
                    .collect(Collectors.joining(", ", "concat_ws('|', ", ")"));
            String mentions = Stream.generate(() -> toutesLesColonnes + " like '%' || ? || '%'")
                    .limit(textes.size())
                    .collect(Collectors.joining(" or "));
            long nombre = jdbc.sql("select count(*) from %s where %s".formatted(table, mentions))
                    .params(List.copyOf(textes))
                    .query(Long.class)
                    .single();
            if (nombre > 0) {
                lignes.put(table, nombre);
            }
        }
        return lignes;
    }
}
