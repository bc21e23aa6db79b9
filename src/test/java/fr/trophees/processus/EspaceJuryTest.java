package fr.trophees.processus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.trophees.candidature.Banc;
import fr.trophees.candidature.Banc.Candidat;
import fr.trophees.candidature.Banc.Reponse;
import fr.trophees.candidature.HorlogeDEssai;
import fr.trophees.jury.LiensDeJure;
import fr.trophees.moteur.SaisieRefusee;
import fr.trophees.vote.VoteService;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The jurors' own pages, over HTTP on the whole product: who may see and do what, when, and what is left of it. */
@EssaiDeProcessus
@ExtendWith(OutputCaptureExtension.class)
class EspaceJuryTest {

    private static final AtomicInteger SUITE = new AtomicInteger();
    private static final String LECTURE = "2024-11-18T09:00:00";

    @Autowired
    private Regie regie;

    @Autowired
    private LiensDeJure liens;

    @Autowired
    private VoteService votes;

    @Autowired
    private IdentityService identites;

    private String edition;
    private Candidat premier;
    private Candidat second;
    private Candidat ailleurs;
    private String alix;
    private String basile;

    @BeforeEach
    void composerUnJury() {
        regie.tableRase();
        edition = regie.editionLancee();
        premier = regie.admis(edition, "it1");
        second = regie.admis(edition, "it1");
        ailleurs = regie.admis(edition, "it2");
        int rang = SUITE.incrementAndGet();
        alix = "alix" + rang;
        basile = "basile" + rang;
        composer(
                membre(alix, "Alix Verneuil", "alix@verneuil.fr", null, true),
                membre(basile, "Basile Ferrand", "basile@ferrand.fr", null, false));
    }

    private static Map<String, Object> membre(String id, String nom, String email, String siren, boolean president) {
        Map<String, Object> membre = new LinkedHashMap<>(
                Map.of("id", id, "nom", nom, "email", email, "domaine", "emploi", "president", president));
        if (siren != null) {
            membre.put("siren", siren);
        }
        return membre;
    }

    @SafeVarargs
    private void composer(Map<String, Object>... membres) {
        assertThat(regie.banc
                        .put("/api/editions/" + edition + "/jury", List.of(membres), "Authorization", Banc.basique())
                        .statut())
                .isEqualTo(200);
    }

    private String chemin(String jure) {
        return liens.lien(edition, jure).orElseThrow().getPath();
    }

    private Reponse lire(String jure, String suite) {
        return regie.banc.get(chemin(jure) + suite);
    }

    private Reponse envoyer(String jure, String suite, Map<String, String> champs) {
        return poster(chemin(jure) + suite, champs);
    }

    private Reponse poster(String chemin, Map<String, String> champs, String... entetes) {
        String corps = champs.entrySet().stream()
                .map(champ -> URLEncoder.encode(champ.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(champ.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return regie.banc.envoyer(regie.banc
                .requete(chemin, entetes)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(corps)));
    }

    private void engager(String jure) {
        assertThat(envoyer(jure, "/engagement", Map.of("version", "1", "accepte", "oui"))
                        .statut())
                .isEqualTo(303);
    }

    private String siren(Candidat candidat) {
        return regie.banc
                .jdbc()
                .sql("select siren from dossier where numero = ?")
                .param(candidat.numero())
                .query(String.class)
                .single();
    }

    /** Declares ties with these, none with the others that are shown. */
    private Reponse declarer(String jure, Candidat... lies) {
        Map<String, String> champs = new LinkedHashMap<>();
        for (Candidat candidat : List.of(premier, second, ailleurs)) {
            champs.put("montree." + siren(candidat), "oui");
            champs.put("lien." + siren(candidat), "non");
        }
        for (Candidat candidat : lies) {
            champs.put("lien." + siren(candidat), "oui");
        }
        if (lies.length == 0) {
            champs.put("aucun", "oui");
        }
        return envoyer(jure, "/liens", champs);
    }

    private void ouvrirLesVotes() {
        regie.avancer(Regie.APRES_LA_LIMITE);
        regie.accomplir(edition, "userTask_composerJury", Map.of("juryComplet", true));
        regie.avancer(Regie.VOTES_OUVERTS);
    }

    private void preparer(String... jures) {
        for (String jure : jures) {
            engager(jure);
            assertThat(declarer(jure).statut()).isEqualTo(303);
        }
        ouvrirLesVotes();
    }

    private Reponse voter(String jure, String choix) {
        return envoyer(jure, "/vote/it1", Map.of("choix", choix));
    }

    // before any dossier

    @Test
    void JURY_9_rien_ne_s_ouvre_avant_l_engagement_ni_avant_la_declaration() {
        regie.avancer(LECTURE);
        assertFerme(alix, premier);
        assertThat(lire(alix, "").texte()).doesNotContain(premier.numero()).contains("impartialité");
        assertThat(envoyer(alix, "/engagement", Map.of("version", "1")).statut())
                .isEqualTo(422);
        assertThat(envoyer(alix, "/engagement", Map.of("version", "0", "accepte", "oui"))
                        .statut())
                .isEqualTo(409);
        engager(alix);
        assertThat(regie.banc
                        .jdbc()
                        .sql("select version from engagement where edition = ? and jure = ?")
                        .params(edition, alix)
                        .query(String.class)
                        .single())
                .isEqualTo("1");
        assertFerme(alix, premier);

        assertThat(envoyer(alix, "/liens", Map.of("montree." + siren(premier), "oui"))
                        .statut())
                .isEqualTo(422);
        assertThat(declarer(alix).statut()).isEqualTo(303);
        assertThat(lire(alix, "/dossiers/" + premier.numero()).statut()).isEqualTo(200);
        assertFerme(basile, premier);
    }

    private void assertFerme(String jure, Candidat candidat) {
        for (String page : List.of(
                "/dossiers/" + candidat.numero(),
                "/categories/it1",
                "/comparaison?a=" + premier.numero() + "&b=" + second.numero(),
                "/livret.pdf")) {
            Reponse reponse = lire(jure, page);
            assertThat(reponse.statut()).as(page).isEqualTo(403);
            assertThat(reponse.texte()).doesNotContain("Aller vers les habitants");
        }
    }

    @Test
    void JURY_9_sans_engagement_ni_la_page_ni_Tasklist_ne_prennent_de_bulletin() {
        ouvrirLesVotes();
        Reponse page = lire(alix, "/vote/it1");
        assertThat(page.texte()).doesNotContain(premier.numero()).contains("acceptez la confidentialité");
        assertThat(voter(alix, premier.numero()).statut()).isEqualTo(422);

        String tache = regie.invitation(edition, "it1", alix).getId();
        regie.enTantQue(alix, "jury", () -> {
            var affiche = regie.banc.formulaires().getTaskFormVariables(tache);
            assertThat(affiche.toString()).doesNotContain(premier.numero()).contains("acceptez la confidentialité");
        });
        assertThatThrownBy(() -> regie.voter(edition, "it1", alix, premier.numero()))
                .hasMessageContaining("réponses proposées");
        assertThatThrownBy(() -> votes.voter(edition, "it1", alix, premier.numero()))
                .hasMessageContaining("acceptez la confidentialité");
        assertThat(bulletins()).isZero();
    }

    private long bulletins() {
        return regie.banc
                .jdbc()
                .sql("select count(*) from bulletin where edition = ?")
                .param(edition)
                .query(Long.class)
                .single();
    }

    @Test
    void JURY_3_une_structure_admise_apres_la_declaration_est_a_dire_avant_de_voter_dans_sa_categorie() {
        Candidat tardif = regie.aInstruire(edition, regie.banc.saisieIt("it1"));
        for (String jure : List.of(alix, basile)) {
            engager(jure);
            declarer(jure);
        }
        assertThat(lire(alix, "").texte()).doesNotContain("structure candidate attend");
        regie.admettre(tardif);
        ouvrirLesVotes();
        assertThat(lire(alix, "").texte()).contains("1 structure candidate attend");
        assertThat(voter(alix, premier.numero()).statut()).isEqualTo(422);
        assertThat(envoyer(alix, "/vote/it2", Map.of("choix", ailleurs.numero()))
                        .statut())
                .isEqualTo(303);
        assertThat(envoyer(
                                alix,
                                "/liens",
                                Map.of(
                                        "montree." + siren(tardif),
                                        "oui",
                                        "lien." + siren(tardif),
                                        "non",
                                        "aucun",
                                        "oui"))
                        .statut())
                .isEqualTo(303);
        assertThat(voter(alix, tardif.numero()).statut()).isEqualTo(303);
    }

    // reading

    @Test
    void ORG_4_un_jure_lit_le_projet_et_ses_pieces_jamais_de_quoi_joindre_le_candidat() throws Exception {
        engager(alix);
        declarer(alix);
        assertThat(lire(alix, "/dossiers/" + premier.numero()).statut())
                .as("avant l’ouverture de la lecture")
                .isEqualTo(403);
        regie.avancer(LECTURE);
        String contact = regie.banc
                .jdbc()
                .sql("select contact_courriel from dossier where numero = ?")
                .param(premier.numero())
                .query(String.class)
                .single();
        for (String page : List.of(
                "/dossiers/" + premier.numero(),
                "/categories/it1",
                "/comparaison?a=" + premier.numero() + "&b=" + second.numero())) {
            Reponse reponse = lire(alix, page);
            assertThat(reponse.statut()).as(page).isEqualTo(200);
            assertThat(reponse.entete("Cache-Control")).contains("no-store");
            assertThat(reponse.entete("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(reponse.texte())
                    .contains(premier.numero())
                    .doesNotContain(contact)
                    .doesNotContain("Dominique Essai");
        }
        assertThat(lire(alix, "/comparaison?a=" + premier.numero() + "&b=" + ailleurs.numero())
                        .statut())
                .isEqualTo(422);
        assertThat(envoyer(alix, "/dossiers/" + second.numero() + "/notes", Map.of("texte", "Solide et sobre."))
                        .statut())
                .isEqualTo(303);
        assertThat(lire(alix, "/comparaison?a=" + premier.numero() + "&b=" + second.numero())
                        .texte())
                .as("les verdicts se lisent en mots, les notes côte à côte")
                .containsPattern("ELIG-1, (favorable|à vérifier) : [A-Z]")
                .contains("Solide et sobre.", "Pas de note");
        Reponse livret = lire(alix, "/livret.pdf");
        try (var pdf = Loader.loadPDF(livret.octets())) {
            String texte = new PDFTextStripper().getText(pdf);
            assertThat(texte)
                    .contains("confidentiel – Alix Verneuil", premier.numero(), ailleurs.numero())
                    .containsPattern("ELIG-1, (favorable|à vérifier) : [A-Z]")
                    .containsPattern("\\),\\s+page\\s+\\d")
                    .doesNotContain("4.5")
                    .doesNotContain(contact)
                    .doesNotContain("Dominique Essai");
        }
        assertThat(lire(alix, "/dossiers/INCONNU-1").statut()).isEqualTo(404);
        regie.banc.dater(edition, "proclamee_le", HorlogeDEssai.a(LECTURE));
        assertFerme(alix, premier);
    }

    @Test
    void JURY_3_un_jure_recuse_ne_lit_plus_rien_de_la_categorie_nulle_part() throws Exception {
        engager(alix);
        assertThat(declarer(alix, premier).statut()).isEqualTo(303);
        regie.avancer(LECTURE);
        for (String page :
                List.of("/dossiers/" + premier.numero(), "/dossiers/" + second.numero(), "/categories/it1")) {
            assertThat(lire(alix, page).statut()).as(page).isEqualTo(403);
        }
        assertThat(envoyer(alix, "/dossiers/" + second.numero() + "/notes", Map.of("texte", "non"))
                        .statut())
                .isEqualTo(403);
        assertThat(lire(alix, "/dossiers/" + ailleurs.numero()).statut()).isEqualTo(200);
        try (var pdf = Loader.loadPDF(lire(alix, "/livret.pdf").octets())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains(ailleurs.numero())
                    .doesNotContain(premier.numero())
                    .doesNotContain(second.numero());
        }
        ouvrirLesVotes();
        assertThat(lire(alix, "/vote/it1").texte()).contains("récusé").doesNotContain(second.numero());
        assertThat(regie.invitation(edition, "it1", alix)).isNull();
    }

    // ties that the system proposes

    @Test
    void JURY_3_un_lien_propose_dit_les_deux_faits_et_ecarte_n_est_plus_propose() {
        composer(
                membre(alix, "Alix Verneuil", "alix@verneuil.fr", siren(premier), true),
                membre(basile, "Basile Ferrand", "basile@ferrand.fr", siren(second), false));
        var propositions = regie.banc
                .get("/api/editions/" + edition + "/jury/propositions", "Authorization", Banc.basique())
                .json();
        assertThat(propositions.findValuesAsText("siren")).contains(siren(premier), siren(second));
        assertThat(propositions.toString()).contains("\"duMembre\":\"" + siren(premier) + "\"");
        engager(alix);
        assertThat(lire(alix, "/liens").texte()).contains("À confirmer ou à écarter", siren(premier));
        Map<String, String> sansTrancher = new LinkedHashMap<>(Map.of("aucun", "oui"));
        sansTrancher.put("montree." + siren(premier), "oui");
        assertThat(envoyer(alix, "/liens", sansTrancher).statut()).isEqualTo(422);
        assertThat(declarer(alix).statut()).isEqualTo(303);
        assertThat(lire(alix, "/liens").texte()).doesNotContain("À confirmer ou à écarter");

        String route = "/api/editions/" + edition + "/jury/" + basile + "/propositions";
        regie.banc
                .postDeLEquipe(route, Map.of("siren", siren(second), "decision", "ecarter"))
                .probleme(422);
        assertThat(regie.banc
                        .postDeLEquipe(
                                route,
                                Map.of("siren", siren(second), "decision", "ecarter", "motif", "Ancien employeur."))
                        .statut())
                .isEqualTo(200);
        assertThat(regie.banc
                        .get("/api/editions/" + edition + "/jury/propositions", "Authorization", Banc.basique())
                        .json())
                .isEmpty();
        assertThat(regie.banc
                        .postDeLEquipe(route, Map.of("siren", siren(second), "decision", "confirmer"))
                        .statut())
                .isEqualTo(200);
        ouvrirLesVotes();
        assertThat(regie.invitation(edition, "it1", basile))
                .as("confirmé : récusé")
                .isNull();
        assertThat(regie.invitation(edition, "it1", alix))
                .as("un rapprochement ne récuse pas")
                .isNotNull();
        assertThat(regie.banc
                        .get("/api/editions/" + edition + "/jury/propositions")
                        .statut())
                .isEqualTo(401);
    }

    @Test
    void JURY_3_l_equipe_ecarte_au_bureau_avec_un_motif_et_rien_de_ce_qu_elle_tape_n_est_perdu() {
        composer(
                membre(alix, "Alix Verneuil", "alix@verneuil.fr", siren(premier), true),
                membre(basile, "Basile Ferrand", "basile@ferrand.fr", null, false));
        String page = "/bureau/jury/" + edition + "/liens";
        assertThat(regie.banc.get(page, "Authorization", Banc.basique()).texte())
                .contains("Alix Verneuil", "Confirmer le lien", siren(premier));
        Map<String, String> sansMotif = Map.of("jure", alix, "siren", siren(premier), "decision", "ecarter");
        assertThat(auBureau(page, sansMotif).statut()).isEqualTo(422);
        Map<String, String> champs = new LinkedHashMap<>(sansMotif);
        champs.put("motif", "Homonymie.");
        assertThat(auBureau(page, champs).statut()).isEqualTo(303);
        assertThat(regie.banc.get(page, "Authorization", Banc.basique()).texte())
                .contains("Aucun rapprochement n’attend", "Homonymie.");
        champs.put("decision", "confirmer");
        assertThat(auBureau(page, champs).statut()).isEqualTo(303);
        engager(alix);
        declarer(alix);
        regie.avancer(LECTURE);
        assertThat(lire(alix, "/dossiers/" + premier.numero()).statut())
                .as("confirmé par l’équipe, quoi que dise le membre")
                .isEqualTo(403);
        assertThat(regie.banc.get(page).statut()).isEqualTo(401);
    }

    private Reponse auBureau(String chemin, Map<String, String> champs) {
        return poster(chemin, champs, "Authorization", Banc.basique());
    }

    // ballots

    @Test
    void JURY_8_un_bulletin_se_depose_se_relit_et_se_change_et_sa_page_dit_quand() {
        preparer(alix, basile);
        assertThat(lire(alix, "/vote/it1").texte()).contains("Vous n’avez pas encore voté ici");
        Reponse depose = voter(alix, premier.numero());
        assertThat(depose.statut()).isEqualTo(303);
        assertThat(depose.entete("Location")).endsWith("/vote/it1?fait=enregistre");
        Reponse page = lire(alix, "/vote/it1");
        assertThat(page.texte())
                .contains("lundi 25 novembre 2024 à 10 h 00 min 00 s"
                        .replace(" h ", "\u00a0h ")
                        .replace(" min ", "\u00a0min ")
                        .replace(" s", "\u00a0s"))
                .contains("value=\"" + premier.numero() + "\" checked");
        assertThat(lire(basile, "/vote/it1").texte()).doesNotContain("checked");
        assertThat(voter(alix, "IT-9999").statut()).isEqualTo(422);
        assertThat(voter(alix, "").statut()).isEqualTo(422);
        assertThat(envoyer(alix, "/vote/inconnue", Map.of("choix", "blanc")).statut())
                .isEqualTo(404);
        assertThat(voter(alix, "blanc").statut()).isEqualTo(303);
        assertThat(bulletins()).isEqualTo(1);
    }

    @Test
    void JURY_8_une_categorie_qui_perd_son_dernier_dossier_ne_demande_plus_de_vote() {
        preparer(alix, basile);
        assertThat(lire(alix, "").texte()).contains("/vote/it2");

        regie.retirer(ailleurs);

        assertThat(lire(alix, "").texte())
                .contains("plus de dossier\u00a0: rien à voter")
                .doesNotContain("/vote/it2");
        assertThat(lire(alix, "/vote/it2").texte()).contains("il n’y a rien à voter");
        assertThat(envoyer(alix, "/vote/it2", Map.of("choix", "blanc")).statut())
                .isEqualTo(422);
        assertThat(voter(alix, premier.numero()).statut()).isEqualTo(303);
    }

    @Test
    void JURY_8_un_classement_se_remplit_dossier_par_dossier_et_rien_n_est_perdu_en_cas_de_refus() {
        methode("schulze");
        preparer(alix, basile);
        assertThat(lire(alix, "/vote/it1").texte()).contains("non classé", "Voter blanc");
        assertThat(envoyer(alix, "/vote/it1", Map.of()).statut()).isEqualTo(422);
        assertThat(envoyer(
                                alix,
                                "/vote/it1",
                                Map.of("reponse." + premier.numero(), "2", "reponse." + second.numero(), "1"))
                        .statut())
                .isEqualTo(303);
        assertThat(choix()).containsExactly(second.numero() + ">" + premier.numero());
        assertThat(lire(alix, "/vote/it1").texte())
                .containsPattern("reponse\\." + premier.numero() + "\"[^€]*?value=\"2\" selected");
        assertThat(envoyer(alix, "/vote/it1", Map.of("blanc", "oui")).statut()).isEqualTo(303);
        assertThat(choix()).containsOnlyNulls();
    }

    @Test
    void JURY_8_des_mentions_incompletes_sont_refusees_avec_ce_qui_manque_et_restent_a_l_ecran() {
        methode("jugement-majoritaire");
        preparer(alix, basile);
        Reponse refus = envoyer(alix, "/vote/it1", Map.of("reponse." + premier.numero(), "tres-bien"));
        assertThat(refus.statut()).isEqualTo(422);
        assertThat(refus.texte())
                .contains("value=\"tres-bien\" selected", "aria-invalid=\"true\"", "erreur-" + second.numero())
                .contains("href=\"#reponse-" + second.numero() + "\"", "d’«\u00a0Excellent\u00a0»")
                .doesNotContain("href=\"#reponse-" + premier.numero() + "\"");
        assertThat(bulletins()).isZero();
        assertThat(envoyer(
                                alix,
                                "/vote/it1",
                                Map.of(
                                        "reponse." + premier.numero(),
                                        "tres-bien",
                                        "reponse." + second.numero(),
                                        "passable"))
                        .statut())
                .isEqualTo(303);
        assertThat(lire(alix, "/vote/it1").texte()).contains("Très bien", "Passable");
    }

    /** Of this edition, before its votes open. */
    private void methode(String methode) {
        regie.banc
                .jdbc()
                .sql(
                        "update edition set definition = jsonb_set(definition, '{vote,methode}', to_jsonb(?::text)) where id = ?")
                .params(methode, edition)
                .update();
    }

    private List<String> choix() {
        return regie.banc
                .jdbc()
                .sql("select choix from bulletin where edition = ?")
                .param(edition)
                .query((ligne, n) -> ligne.getString(1))
                .list();
    }

    @Test
    void JURY_3_un_deplacement_ferme_la_nouvelle_categorie_a_qui_a_declare_un_lien_avec_le_candidat() {
        for (String jure : List.of(alix, basile)) {
            engager(jure);
        }
        declarer(alix, ailleurs);
        declarer(basile);
        ouvrirLesVotes();
        voter(alix, premier.numero());
        assertThat(lire(alix, "/dossiers/" + premier.numero()).statut()).isEqualTo(200);
        regie.deplacer(ailleurs, "it1");
        assertThat(bulletins()).as("le bulletin est annulé").isZero();
        assertThat(lire(alix, "/dossiers/" + premier.numero()).statut()).isEqualTo(403);
        assertThat(lire(alix, "/vote/it1").texte()).contains("récusé");
        assertThat(regie.courriels(edition, "alix@verneuil.fr")).containsOnlyOnce("recusation");
        assertThat(lire(basile, "/dossiers/" + ailleurs.numero()).statut()).isEqualTo(200);
    }

    @Test
    void JURY_8_deux_pages_du_meme_jure_le_dernier_compte_et_la_page_le_dit() throws Exception {
        preparer(alix, basile);
        String vu = "";
        assertThat(envoyer(alix, "/vote/it1", Map.of("choix", premier.numero(), "vu", vu))
                        .entete("Location"))
                .endsWith("fait=enregistre");
        regie.banc.horloge().regler("2024-11-25T10:05:00");
        assertThat(envoyer(alix, "/vote/it1", Map.of("choix", second.numero(), "vu", vu))
                        .entete("Location"))
                .endsWith("fait=remplace");
        assertThat(lire(alix, "/vote/it1?fait=remplace").texte())
                .contains("Il remplace celui", "value=\"" + second.numero() + "\" checked");

        ExecutorService onglets = Executors.newFixedThreadPool(8);
        CyclicBarrier signal = new CyclicBarrier(8);
        try {
            List<Callable<Integer>> gestes = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String choix = i % 2 == 0 ? premier.numero() : "blanc";
                gestes.add(() -> {
                    signal.await();
                    return voter(alix, choix).statut();
                });
            }
            for (Future<Integer> geste : onglets.invokeAll(gestes)) {
                assertThat(geste.get()).isEqualTo(303);
            }
        } finally {
            onglets.shutdownNow();
        }
        assertThat(bulletins()).isEqualTo(1);
    }

    @Test
    void JURY_8_a_la_seconde_de_la_fermeture_le_bulletin_est_refuse_garde_a_l_ecran_et_le_precedent_compte() {
        preparer(alix, basile);
        voter(alix, premier.numero());
        regie.avancer("2024-12-02T11:59:59");
        Reponse dernier = voter(basile, second.numero());
        assertThat(dernier.statut())
                .as("la réponse elle-même confirme : la page suivante trouverait le vote clos")
                .isEqualTo(200);
        assertThat(dernier.texte()).contains("il compte").containsPattern("([0-9A-Z]{4}-){7}[0-9A-Z]{4}");
        regie.banc.horloge().regler("2024-12-02T12:00:00");
        Reponse refus = voter(alix, second.numero());
        assertThat(refus.statut()).isEqualTo(422);
        assertThat(refus.texte()).contains("n’a pas été enregistré", second.numero(), "Le vote a fermé");
        assertThat(lire(alix, "/vote/it1").texte())
                .as("le choix ne se lit plus, même avant la séparation")
                .contains("Le vote est clos")
                .doesNotContain(premier.numero());
        regie.travailler();
        assertThat(bulletins()).isZero();
        assertThat(regie.banc
                        .jdbc()
                        .sql("select choix from suffrage where edition = ? and categorie = 'it1'")
                        .param(edition)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(premier.numero(), second.numero());
    }

    @Test
    void ORG_1_pendant_une_suspension_aucun_bulletin_ne_passe_et_celui_qui_est_la_reste() {
        preparer(alix, basile);
        voter(alix, premier.numero());
        regie.decider(edition, "suspension");
        Reponse refus = voter(alix, second.numero());
        assertThat(refus.statut()).isEqualTo(422);
        assertThat(refus.texte()).contains("suspendu");
        assertThat(lire(alix, "/vote/it1").texte()).contains("Le concours est suspendu");
        regie.decider(edition, "reprise");
        assertThat(lire(alix, "/vote/it1").texte()).contains("value=\"" + premier.numero() + "\" checked");
    }

    @Test
    void JURY_3_un_lien_declare_en_votant_annule_le_bulletin_et_ferme_la_categorie_partout() {
        preparer(alix, basile);
        voter(alix, premier.numero());
        assertThat(envoyer(alix, "/vote/it1/lien", Map.of()).statut()).isEqualTo(422);
        assertThat(envoyer(alix, "/vote/it1/lien", Map.of("dossier", ailleurs.numero()))
                        .statut())
                .as("un dossier d’une autre catégorie")
                .isEqualTo(422);
        assertThat(envoyer(alix, "/vote/it1/lien", Map.of("dossier", premier.numero()))
                        .statut())
                .isEqualTo(303);
        regie.travailler();
        assertThat(bulletins()).isZero();
        assertThat(regie.invitation(edition, "it1", alix)).isNull();
        assertThat(lire(alix, "/categories/it1").statut()).isEqualTo(403);
        assertThat(voter(alix, premier.numero()).statut()).isEqualTo(422);
        assertThat(regie.courriels(edition, "alix@verneuil.fr")).containsOnlyOnce("recusation");
    }

    @Test
    void JURY_3_le_bulletin_d_un_membre_recuse_est_refuse_jusque_dans_le_service_qui_les_recoit() {
        preparer(alix, basile);
        voter(alix, second.numero());
        regie.lier(edition, alix, premier);

        assertThatThrownBy(() -> votes.voter(edition, "it1", alix, second.numero()))
                .isInstanceOf(SaisieRefusee.class)
                .hasMessage("Vous ne votez pas dans cette catégorie.");
        assertThatThrownBy(() -> votes.voter(edition, "it1", "personne", second.numero()))
                .as("qui n’est pas de ce jury")
                .isInstanceOf(SaisieRefusee.class)
                .hasMessage("Vous ne votez pas dans cette catégorie.");
        assertThat(bulletins()).isZero();
    }

    @Test
    void JURY_3_un_lien_declare_en_votant_suit_la_structure() {
        preparer(alix, basile);
        envoyer(alix, "/vote/it1/lien", Map.of("dossier", premier.numero()));
        regie.travailler();
        assertThat(regie.banc
                        .get("/bureau/jury/" + edition + "/membres/" + alix, "Authorization", Banc.basique())
                        .texte())
                .contains("Déclaré par le membre");

        regie.deplacer(premier, "it2");

        assertThat(regie.invitation(edition, "it1", alix)).isNotNull();
        assertThat(lire(alix, "/categories/it2").statut()).isEqualTo(403);
        assertThat(regie.banc
                        .jdbc()
                        .sql("select type from courriel where edition = ? and destinataire = 'alix@verneuil.fr'"
                                + " order by rang desc limit 1")
                        .param(edition)
                        .query(String.class)
                        .single())
                .as("un seul courriel dit les deux catégories")
                .isEqualTo("recusation");
        assertThat(regie.dit(edition, "alix@verneuil.fr", "retrouvees")).containsExactly("it1");
        assertThat(regie.dit(edition, "alix@verneuil.fr", "categories")).containsExactly("it2");
    }

    @Test
    void JURY_3_un_lien_coche_dans_Tasklist_est_a_preciser_sur_sa_page() {
        preparer(alix, basile);
        regie.voter(edition, "it1", alix, Map.of("lienProfessionnel", true));
        assertThat(lire(alix, "").texte()).contains("sans dire avec quelle structure");
        String bureau = "/bureau/jury/" + edition + "/membres/" + alix;
        assertThat(regie.banc.get(bureau, "Authorization", Banc.basique()).texte())
                .contains("lien déclaré à l’occasion du vote, structure non précisée");
        String liens = "/bureau/jury/" + edition + "/liens";
        assertThat(regie.banc.get(liens, "Authorization", Banc.basique()).texte())
                .contains("À préciser par le membre", "Alix Verneuil")
                .contains(
                        "« Actions en faveur de la levée des freins périphériques »\u00a0: lien déclaré à l’occasion du"
                                + " vote, structure non précisée, le 25 novembre 2024");

        assertThat(declarer(alix, premier).statut()).isEqualTo(303);

        assertThat(lire(alix, "/liens").texte()).doesNotContain("sans dire avec quelle structure");
        assertThat(regie.banc.get(bureau, "Authorization", Banc.basique()).texte())
                .doesNotContain("structure non précisée")
                .contains("Déclaré par le membre");
        assertThat(regie.banc.get(liens, "Authorization", Banc.basique()).texte())
                .doesNotContain("structure non précisée", "À préciser par le membre");
        assertThat(lire(alix, "/vote/it1").texte()).contains("récusé");
    }

    @Test
    void JURY_3_l_equipe_consigne_un_lien_et_en_retire_un_avec_un_motif() {
        preparer(alix, basile);
        voter(alix, premier.numero());
        String page = "/bureau/jury/" + edition + "/membres/" + alix;
        Map<String, String> champs = new LinkedHashMap<>(Map.of("sirenLie", siren(second)));
        assertThat(auBureau(page + "/liens", champs).statut()).isEqualTo(422);
        champs.put("motifDuLien", "Elle y donne des cours, dit-elle au téléphone.");
        assertThat(auBureau(page + "/liens", champs).statut()).isEqualTo(303);
        regie.travailler();
        assertThat(bulletins()).isZero();
        assertThat(regie.banc.get(page, "Authorization", Banc.basique()).texte())
                .contains("Consigné par equipe");

        Map<String, String> retrait = new LinkedHashMap<>(Map.of("lien", siren(second)));
        Reponse refus = auBureau(page + "/liens/retrait", retrait);
        assertThat(refus.statut()).isEqualTo(422);
        assertThat(refus.texte()).contains("Dites pourquoi ce lien est retiré");
        retrait.put("motifDuRetrait", "C’était une autre structure.");
        assertThat(auBureau(page + "/liens/retrait", retrait).statut()).isEqualTo(303);
        regie.travailler();
        assertThat(regie.invitation(edition, "it1", alix)).isNotNull();
        assertThat(regie.banc
                        .jdbc()
                        .sql(
                                "select motif from decision where edition = ? and sujet = 'lien-professionnel' order by id")
                        .param(edition)
                        .query(String.class)
                        .list())
                .containsExactly("Elle y donne des cours, dit-elle au téléphone.", "C’était une autre structure.");
        assertThat(auBureau(page + "/liens/retrait", retrait).statut()).isEqualTo(404);
    }

    @Test
    void JURY_8_qui_a_choisi_un_dossier_retire_l_apprend_sur_sa_page_et_dans_Tasklist_seulement() {
        preparer(alix, basile);
        voter(alix, second.numero());
        voter(basile, premier.numero());
        regie.retirer(second);

        assertThat(lire(alix, "").texte()).contains("votre choix n’est plus en lice");
        assertThat(lire(alix, "/vote/it1").texte()).contains("ne compte pour aucun dossier");
        assertThat(lire(basile, "").texte()).doesNotContain("n’est plus en lice");
        assertThat(lire(alix, "/participation").texte()).contains("Ont voté").doesNotContain("n’est plus en lice");
        voter(alix, premier.numero());
        assertThat(lire(alix, "/vote/it1").texte()).doesNotContain("ne compte pour aucun dossier");
    }

    @Test
    void JURY_8_une_relance_dit_en_un_seul_courriel_toutes_les_categories_attendues() {
        preparer(alix, basile);
        voter(basile, premier.numero());
        regie.avancer("2024-11-29T09:00:00");
        assertThat(regie.banc
                        .jdbc()
                        .sql(
                                "select destinataire || ' ' || jsonb_array_length(parametres -> 'categories') from courriel"
                                        + " where edition = ? and type = 'jury-relance' order by 1")
                        .param(edition)
                        .query(String.class)
                        .list())
                .containsExactly("alix@verneuil.fr 2", "basile@ferrand.fr 1");
    }

    @Test
    void JURY_3_un_lien_ajoute_pendant_le_vote_par_la_page_annule_le_bulletin() {
        preparer(alix, basile);
        voter(alix, second.numero());
        assertThat(declarer(alix, premier).statut()).isEqualTo(303);
        regie.travailler();
        assertThat(bulletins()).isZero();
        assertThat(lire(alix, "/vote/it1").texte()).contains("récusé");
        assertThat(declarer(alix).statut())
                .as("seule l’équipe revient sur un lien déclaré")
                .isEqualTo(422);
        assertThat(lire(alix, "/vote/it1").texte()).contains("récusé");
    }

    @Test
    void JURY_3_apres_la_fermeture_la_categorie_est_revotee_sans_le_membre_jusqu_a_la_validation() {
        preparer(alix, basile);
        voter(alix, premier.numero());
        voter(basile, second.numero());
        regie.fermerLesVotes();
        assertThat(declarer(alix, premier).statut()).isEqualTo(303);
        regie.travailler();
        assertThat(lire(alix, "/vote/it1").texte()).contains("récusé");
        assertThat(regie.invitation(edition, "it1", alix)).isNull();
        assertThat(regie.invitation(edition, "it1", basile)).isNotNull();
        assertThat(voter(basile, second.numero()).statut()).isEqualTo(303);
        regie.avancer("2024-12-05T12:00:00");
        assertThat(regie.banc
                        .jdbc()
                        .sql(
                                "select tour || ' ' || choix from suffrage where edition = ? and categorie = 'it1' and tour > 1")
                        .param(edition)
                        .query(String.class)
                        .list())
                .containsExactly("2 " + second.numero());
    }

    // receipts

    @Test
    void JURY_8_le_recu_retrouve_l_empreinte_publiee_et_rien_d_autre_ne_relie_un_jure_a_son_choix(
            CapturedOutput journal) throws Exception {
        preparer(alix, basile);
        voter(alix, second.numero());
        String ancien = recu(alix);
        voter(alix, premier.numero());
        String recu = recu(alix);
        assertThat(recu).isNotEqualTo(ancien).matches("([0-9A-Z]{4}-){7}[0-9A-Z]{4}");
        voter(basile, "blanc");
        assertThat(regie.banc.get("/api/appels/" + edition + "/empreintes").statut())
                .isEqualTo(404);
        regie.fermerLesVotes();
        assertThat(regie.banc.get("/api/appels/" + edition + "/empreintes").statut())
                .as("jamais avant les résultats")
                .isEqualTo(404);
        assertThat(tables(recu)).as("le reçu n’est plus que chez le juré").isEmpty();
        assertThat(tables(alix, premier.numero()))
                .as("rien ne relie plus le juré à son choix")
                .isEmpty();
        assertThat(lire(alix, "/vote/it1").texte()).doesNotContain(recu);

        regie.banc.dater(edition, "proclamee_le", HorlogeDEssai.a(Regie.CEREMONIE));
        List<String> empreintes = new ArrayList<>();
        regie.banc
                .get("/api/appels/" + edition + "/empreintes")
                .json()
                .path("it1")
                .get(0)
                .path("valeurs")
                .forEach(valeur -> empreintes.add(valeur.asText()));
        assertThat(empreintes).hasSize(2).contains(sha256(edition + "/it1/1|" + premier.numero() + "|" + recu));
        assertThat(empreintes).doesNotContain(sha256(edition + "/it1/1|" + second.numero() + "|" + ancien));
        assertThat(regie.banc.get("/appels/" + edition + "/empreintes").texte())
                .contains(empreintes)
                .doesNotContain(alix);
        assertThat(journal.getAll()).doesNotContain(recu).doesNotContain(premier.numero());
    }

    @Test
    void JURY_8_apres_les_resultats_la_somme_des_bulletins_publies_est_le_decompte_et_chacun_y_lit_le_sien()
            throws Exception {
        String camille = "camille" + SUITE.incrementAndGet();
        composer(
                membre(alix, "Alix Verneuil", "alix@verneuil.fr", null, true),
                membre(basile, "Basile Ferrand", "basile@ferrand.fr", null, false),
                membre(camille, "Camille Aubry", "camille@aubry.fr", null, false));
        preparer(alix, basile, camille);
        voter(alix, premier.numero());
        String recu = recu(alix);
        voter(basile, "blanc");
        voter(camille, premier.numero());
        regie.fermerLesVotes();
        assertThat(lire(alix, "/vote/it1").texte()).doesNotContain("Les bulletins comptés", premier.numero());

        regie.banc.dater(edition, "proclamee_le", HorlogeDEssai.a(Regie.CEREMONIE));

        String page = lire(alix, "/vote/it1").texte().replaceAll(">\\s+<", "><");
        String empreinte = sha256(edition + "/it1/1|" + premier.numero() + "|" + recu);
        assertThat(page)
                .contains("<td class=\"empreinte\">" + premier.numero() + "</td><td class=\"empreinte\">" + empreinte)
                .doesNotContain(recu);
        assertThat(page.split("<td class=\"empreinte\">" + premier.numero() + "</td>", -1))
                .hasSize(3);
        assertThat(page.split("<td class=\"empreinte\">blanc</td>", -1)).hasSize(2);
        assertThat(lire(basile, "/vote/it1").texte().replaceAll(">\\s+<", "><")).contains(empreinte);
        assertThat(regie.banc.get("/appels/" + edition + "/empreintes").texte())
                .contains(empreinte)
                .doesNotContain(premier.numero() + "<", second.numero() + "<");

        regie.banc
                .jdbc()
                .sql("update suffrage set choix = ? where edition = ? and empreinte = decode(?, 'hex')")
                .params(second.numero(), edition, empreinte)
                .update();
        assertThat(lire(alix, "/vote/it1").texte().replaceAll(">\\s+<", "><"))
                .as("un suffrage altéré se voit")
                .contains("<td class=\"empreinte\">" + second.numero() + "</td><td class=\"empreinte\">" + empreinte);
    }

    @Test
    void JURY_8_la_liste_des_bulletins_n_est_pas_donnee_quand_elle_dirait_qui_a_choisi_quoi() {
        preparer(alix, basile);
        voter(alix, premier.numero());
        voter(basile, "blanc");
        regie.fermerLesVotes();
        regie.banc.dater(edition, "proclamee_le", HorlogeDEssai.a(Regie.CEREMONIE));

        assertThat(lire(alix, "/vote/it1").texte())
                .contains("moins de trois membres ont voté")
                .doesNotContain(premier.numero());
    }

    /** Every table, the engine's too, that has a row with all of these. */
    private List<String> tables(String... textes) {
        List<String> trouvees = new ArrayList<>();
        for (String table : regie.banc
                .jdbc()
                .sql(
                        """
                        select table_schema || '.' || table_name from information_schema.tables
                        where table_schema in ('public', 'trophees') and table_type = 'BASE TABLE'
                        """)
                .query(String.class)
                .list()) {
            String condition =
                    String.join(" and ", java.util.Collections.nCopies(textes.length, "position(? in t::text) > 0"));
            long lignes = regie.banc
                    .jdbc()
                    .sql("select count(*) from " + table + " t where " + condition)
                    .params(List.of((Object[]) textes))
                    .query(Long.class)
                    .single();
            if (lignes > 0) {
                trouvees.add(table.replaceFirst(".*\\.", ""));
            }
        }
        return trouvees;
    }

    private String recu(String jure) {
        String page = lire(jure, "/vote/it1").texte();
        return page.replaceFirst("(?s).*<dt>Reçu</dt><dd class=\"empreinte\">([^<]*)</dd>.*", "$1");
    }

    private static String sha256(String texte) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                        .digest(texte.getBytes(StandardCharsets.UTF_8)));
    }

    // what others see

    @Test
    void JURY_8_la_presidence_voit_qui_reste_a_voter_jamais_ce_qui_est_choisi() {
        preparer(alix, basile);
        voter(basile, second.numero());
        String page = lire(alix, "/participation").texte();
        assertThat(page)
                .containsPattern("N’ont pas encore voté</dt>\\s*<dd>Alix Verneuil")
                .containsPattern("Ont voté</dt>\\s*<dd>Basile Ferrand")
                .doesNotContain(second.numero());
        assertThat(lire(basile, "/participation").statut()).isEqualTo(404);
    }

    @Test
    void JURY_8_une_adresse_changee_fait_oublier_le_mot_de_passe_choisi_sous_l_ancienne() {
        String secret = "quatre mots tout à fait banals";
        assertThat(envoyer(basile, "/mot-de-passe", Map.of("motDePasse", secret, "confirmation", secret))
                        .statut())
                .isEqualTo(303);
        assertThat(identites.checkPassword(basile, secret)).isTrue();

        composer(
                membre(alix, "Alix Verneuil", "alix@verneuil.fr", null, true),
                membre(basile, "Basile Ferrand", "basile@ailleurs.fr", null, false));

        assertThat(identites.checkPassword(basile, secret)).isFalse();
    }

    @Test
    void JURY_1_un_membre_retire_pendant_le_vote_l_apprend_et_son_bulletin_ne_compte_plus() {
        preparer(alix, basile);
        assertThat(voter(basile, premier.numero()).statut()).isEqualTo(303);

        composer(membre(alix, "Alix Verneuil", "alix@verneuil.fr", null, true));

        assertThat(regie.courriels(edition, "basile@ferrand.fr")).containsOnlyOnce("jury-depart");
        assertThat(regie.courriels(edition, "alix@verneuil.fr")).doesNotContain("jury-depart");
        assertThat(bulletins()).isZero();
    }

    @Test
    void JURY_8_une_adresse_changee_par_l_equipe_ne_livre_ni_bulletin_ni_notes_et_l_ancienne_en_est_prevenue() {
        preparer(alix, basile);
        assertThat(voter(basile, premier.numero()).statut()).isEqualTo(303);
        String recu = recu(basile);
        String page = "/dossiers/" + premier.numero();
        envoyer(basile, page + "/notes", Map.of("texte", "Très convaincant", "critere0", "4"));

        composer(
                membre(alix, "Alix Verneuil", "alix@verneuil.fr", null, true),
                membre(basile, "Basile Ferrand", "curieux@equipe.fr", null, false));

        assertThat(regie.courriels(edition, "basile@ferrand.fr"))
                .as("l’ancienne adresse")
                .containsOnlyOnce("jury-adresse");
        assertThat(regie.courriels(edition, "alix@verneuil.fr"))
                .as("la présidence")
                .containsOnlyOnce("jury-adresse");
        assertThat(lire(basile, "/vote/it1").texte())
                .doesNotContain(recu, "value=\"" + premier.numero() + "\" checked")
                .contains("Un bulletin est enregistré depuis");
        assertThat(lire(basile, page).texte()).doesNotContain("convaincant", "value=\"4\" selected");
        assertThat(regie.banc
                        .jdbc()
                        .sql("select par from decision where edition = ? and sujet = 'jury' and issue = 'adresse'")
                        .param(edition)
                        .query(String.class)
                        .list())
                .containsExactly("equipe");

        composer(
                membre(alix, "Alix Verneuil", "alix@verneuil.fr", null, true),
                membre(basile, "Basile Ferrand", "Basile@ferrand.fr", null, false));
        assertThat(recu(basile)).as("revenu à son adresse, tout est là").isEqualTo(recu);
        assertThat(lire(basile, page).texte()).contains("convaincant");
    }

    @Test
    void des_notes_prises_dans_deux_onglets_ne_s_effacent_pas_l_une_l_autre() {
        preparer(alix);
        String page = "/dossiers/" + premier.numero();
        String vu = lire(alix, page).texte().replaceAll("(?s).*name=\"vu\" value=\"([^\"]+)\".*", "$1");
        assertThat(envoyer(alix, page + "/notes", Map.of("texte", "onglet A", "vu", vu))
                        .statut())
                .isEqualTo(303);
        Reponse refus = envoyer(alix, page + "/notes", Map.of("texte", "onglet B", "vu", vu));
        assertThat(refus.statut()).isEqualTo(409);
        assertThat(refus.texte()).contains("onglet A", "onglet B");
        assertThat(lire(alix, page).texte()).contains("onglet A");
    }

    @Test
    void ORG_3_le_registre_des_decisions_se_filtre_et_ne_dit_aucun_resultat_avant_la_proclamation() {
        preparer(alix, basile);
        voter(alix, premier.numero());
        voter(basile, second.numero());
        regie.lier(edition, basile, ailleurs);
        regie.fermerLesVotes();
        regie.accomplir(
                edition + "/it1",
                "userTask_deliberer",
                Map.of(
                        "decision",
                        "departager",
                        "laureats",
                        premier.numero(),
                        "motif",
                        "Le plus abouti.",
                        "presents",
                        "Alix Verneuil"));
        String registre = "/bureau/editions/" + edition + "/decisions";
        assertThat(regie.banc.get(registre, "Authorization", Banc.basique()).texte())
                .contains("Délibération", "art. 4.5", "sous embargo", "Instruction d’un dossier", premier.numero())
                .doesNotContain("Le plus abouti.");
        assertThat(regie.banc
                        .get(registre + "?sujet=instruction&texte=" + second.numero(), "Authorization", Banc.basique())
                        .texte())
                .contains("/bureau/dossiers/" + second.numero())
                .doesNotContain("/bureau/dossiers/" + premier.numero(), "sous embargo</em>");
        for (String question : List.of("texte=" + premier.numero(), "texte=abouti", "categorie=it1")) {
            assertThat(regie.banc
                            .get(registre + "?sujet=deliberation&" + question, "Authorization", Banc.basique())
                            .texte())
                    .as("une recherche ne dit rien non plus de ce qui a été décidé : " + question)
                    .doesNotContain("sous embargo</em>", "art. 4.5");
        }
        assertThat(regie.banc.get(registre).statut()).isEqualTo(401);
    }

    @Test
    void les_notes_ne_se_lisent_que_par_leur_auteur_et_sont_effacees_a_la_demande_au_depart_et_a_la_proclamation() {
        engager(alix);
        declarer(alix);
        engager(basile);
        declarer(basile);
        regie.avancer(LECTURE);
        String page = "/dossiers/" + premier.numero();
        assertThat(envoyer(
                                alix,
                                page + "/notes",
                                Map.of("texte", "Très <convaincant>", "critere0", "4", "critere1", "9"))
                        .statut())
                .isEqualTo(303);
        assertThat(lire(alix, page).texte()).contains("Très &lt;convaincant&gt;", "value=\"4\" selected");
        assertThat(lire(alix, "/categories/it1").texte()).contains("4 points");
        assertThat(lire(basile, page).texte()).doesNotContain("convaincant");
        assertThat(regie.banc
                        .get("/bureau/dossiers/" + premier.numero(), "Authorization", Banc.basique())
                        .texte())
                .doesNotContain("convaincant");
        assertThat(envoyer(alix, page + "/notes", Map.of("texte", "x".repeat(10_001)))
                        .statut())
                .isEqualTo(422);
        assertThat(notes()).isEqualTo(1);
        envoyer(alix, "/notes/effacement", Map.of());
        assertThat(notes()).isZero();
        envoyer(alix, page + "/notes", Map.of("texte", "encore"));
        composer(membre(basile, "Basile Ferrand", "basile@ferrand.fr", null, true));
        assertThat(notes()).as("qui quitte le jury n’y laisse rien").isZero();
    }

    private long notes() {
        return regie.banc
                .jdbc()
                .sql("select count(*) from note_de_jure where edition = ?")
                .param(edition)
                .query(Long.class)
                .single();
    }

    // the way in

    @Test
    void un_lien_remplace_ne_marche_plus_et_celui_d_un_membre_parti_non_plus() {
        String ancien = chemin(alix);
        assertThat(regie.banc.get(ancien).statut()).isEqualTo(200);
        assertThat(envoyer(alix, "/lien", Map.of()).statut()).isEqualTo(200);
        assertThat(regie.banc.get(ancien).statut()).isEqualTo(404);
        assertThat(chemin(alix)).isNotEqualTo(ancien);
        assertThat(regie.courriels(edition, "alix@verneuil.fr")).contains("jury-lien");
        assertThat(regie.banc
                        .jdbc()
                        .sql("select count(*) from lien_de_jure where encode(empreinte, 'escape') like '%' || ? || '%'")
                        .param(ancien.substring(6))
                        .query(Long.class)
                        .single())
                .isZero();
        String basileAvant = chemin(basile);
        composer(membre(alix, "Alix Verneuil", "alix@verneuil.fr", null, true));
        assertThat(regie.banc.get(basileAvant).statut()).isEqualTo(404);
        String avantChangement = chemin(alix);
        composer(membre(alix, "Alix Verneuil", "alix.verneuil@ailleurs.fr", null, true));
        assertThat(regie.banc.get(avantChangement).statut())
                .as("une autre adresse, un autre lien")
                .isEqualTo(404);
        assertThat(regie.banc.get("/jury/" + "A".repeat(43)).statut()).isEqualTo(404);
        assertThat(regie.banc.get("/jury/court").statut()).isEqualTo(404);
    }

    @Test
    void un_lien_se_redemande_par_son_adresse_et_la_reponse_ne_dit_pas_si_elle_est_connue() {
        Reponse connue = poster("/jury", Map.of("email", "ALIX@verneuil.fr"));
        Reponse inconnue = poster("/jury", Map.of("email", "personne@verneuil.fr"));
        assertThat(connue.statut()).isEqualTo(303).isEqualTo(inconnue.statut());
        assertThat(connue.entete("Location")).isEqualTo(inconnue.entete("Location"));
        poster("/jury", Map.of("email", "alix@verneuil.fr"));
        assertThat(regie.courriels(edition, "alix@verneuil.fr")).containsOnlyOnce("jury-lien");
        assertThat(regie.courriels(edition, "personne@verneuil.fr")).isEmpty();
        assertThat(poster("/jury", Map.of("email", "pas une adresse")).texte())
                .contains("pas une adresse", "Donnez une adresse");
    }

    @Test
    void un_jure_choisit_le_mot_de_passe_du_compte_ouvert_pour_lui_et_d_aucun_autre(CapturedOutput journal) {
        String secret = "quatre mots tout à fait banals";
        assertThat(envoyer(alix, "/mot-de-passe", Map.of("motDePasse", "court", "confirmation", "court"))
                        .statut())
                .isEqualTo(422);
        assertThat(envoyer(alix, "/mot-de-passe", Map.of("motDePasse", secret, "confirmation", secret + "!"))
                        .statut())
                .isEqualTo(422);
        Reponse personnel = envoyer(
                alix,
                "/mot-de-passe",
                Map.of("motDePasse", "verneuil-verneuil-1", "confirmation", "verneuil-verneuil-1"));
        assertThat(personnel.statut()).isEqualTo(422);
        assertThat(personnel.texte()).doesNotContain("verneuil-verneuil-1");
        assertThat(envoyer(alix, "/mot-de-passe", Map.of("motDePasse", secret, "confirmation", secret))
                        .statut())
                .isEqualTo(303);
        assertThat(identites.checkPassword(alix, secret)).isTrue();
        assertThat(journal.getAll()).doesNotContain(secret);

        Reponse usurpation = regie.banc.put(
                "/api/editions/" + edition + "/jury",
                List.of(membre("equipe", "Usurpation", "usurpation@verneuil.fr", null, false)),
                "Authorization",
                Banc.basique());
        usurpation.probleme(422);
        assertThat(usurpation.champs()).containsExactly("[0].id");
        composer(
                membre(alix, "Alix Verneuil", "alix@verneuil.fr", null, true),
                membre("jure1", "Autre", "autre@verneuil.fr", null, false));
        assertThat(envoyer("jure1", "/mot-de-passe", Map.of("motDePasse", secret, "confirmation", secret))
                        .statut())
                .isEqualTo(409);
        assertThat(identites.checkPassword("jure1", secret)).isFalse();
    }
}
