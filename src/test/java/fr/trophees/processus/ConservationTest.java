package fr.trophees.processus;

import static org.assertj.core.api.Assertions.assertThat;

import fr.trophees.candidature.Banc;
import fr.trophees.candidature.Banc.Candidat;
import fr.trophees.conservation.ConservationService;
import fr.trophees.conservation.ConservationService.Effacement;
import fr.trophees.conservation.Terme;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.Jalon;
import fr.trophees.questions.QuestionService;
import fr.trophees.seance.ProcesVerbal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What is erased when, to the second, and what stays: the ceremony is on 9 December 2024 at 16:00. */
@EssaiDeProcessus
class ConservationTest {

    private static final String MESSAGE_DU_CANDIDAT = "Je m’appelle Alix Verneuil et je veux lire mon dossier.";

    /** Members of this contest only. */
    private static final String[] JURES = {"garde1", "garde2", "garde3"};

    @Autowired
    private Regie regie;

    @Autowired
    private Banc banc;

    @Autowired
    private ConservationService conservation;

    @Autowired
    private EditionRepository editions;

    @Autowired
    private QuestionService questions;

    @Autowired
    private ProcesVerbal procesVerbaux;

    @Autowired
    private IdentityService identites;

    @Autowired
    private HistoryService histoire;

    @Autowired
    private ManagementService travaux;

    @Value("${trophees.donnees}")
    private Path donnees;

    private String edition;
    private String brouillon;
    private Candidat laureat;
    private Candidat second;

    @BeforeEach
    void tableRase() {
        regie.tableRase();
    }

    @AfterEach
    void rendreLHorloge() {
        regie.tableRase();
    }

    @Test
    void ORG_2_chaque_donnee_est_effacee_a_son_terme_et_le_palmares_reste() {
        jusquALaProclamation();
        byte[] minutes = procesVerbaux.fichier(edition, 1).orElseThrow();
        String palmares = palmares();
        assertThat(palmares).contains(laureat.numero());

        nuit("2025-03-09T15:59:59");
        assertThat(statut(brouillon)).isEqualTo(200);
        assertThat(effaces(Terme.BROUILLONS)).isEmpty();

        nuit("2025-03-09T16:00:00");
        assertThat(statut(brouillon)).isEqualTo(404);
        assertThat(restent("dossier", "numero is null and")).isZero();
        assertThat(restent("question", "")).isZero();
        assertThat(statut(second.jeton())).isEqualTo(200);
        assertThat(effaces(Terme.BROUILLONS)).singleElement().satisfies(fait -> assertThat(fait.quoi())
                .contains("brouillons\u00A0: 1", "questions sans réponse\u00A0: 1", "dimanche 9 mars 2025"));

        nuit("2026-12-09T15:59:59");
        assertThat(statut(second.jeton())).isEqualTo(200);

        nuit("2026-12-09T16:00:00");
        assertThat(statut(second.jeton())).isEqualTo(404);
        assertThat(vide(second)).isTrue();
        assertThat(vide(laureat)).isFalse();
        assertThat(statut(laureat.jeton())).isEqualTo(200);
        assertThat(restent("lien_de_jure", "") + restent("lien_professionnel", ""))
                .isZero();
        assertThat(restent("jure", "courriel <> '' and")).isZero();
        assertThat(restent("jure", "nom <> '' and")).isPositive();
        assertThat(identites.createUserQuery().userId(JURES[0]).count()).isZero();
        assertThat(banc.jdbc()
                        .sql("select message from demande_rgpd where edition = ?")
                        .param(edition)
                        .query(String.class)
                        .list())
                .containsOnlyNulls();
        assertThat(effaces(Terme.DOSSIERS)).singleElement().satisfies(fait -> assertThat(fait.quoi())
                .contains("dossiers déposés\u00A0: 1", "membres du jury"));

        nuit("2029-12-09T15:59:59");
        assertThat(vide(laureat)).isFalse();

        nuit("2029-12-09T16:00:00");
        assertThat(vide(laureat)).isTrue();
        assertThat(statut(laureat.jeton())).isEqualTo(404);
        assertThat(restent("courriel", "")).isZero();
        assertThat(palmares()).isEqualTo(palmares);
        assertThat(procesVerbaux.fichier(edition, 1)).contains(minutes);

        nuit("2029-12-11T16:00:00");
        assertThat(effaces(Terme.BROUILLONS).size()
                        + effaces(Terme.DOSSIERS).size()
                        + effaces(Terme.LAUREATS).size())
                .as("une nuit sans rien à effacer n’écrit rien")
                .isEqualTo(3);
    }

    @Test
    void un_concours_qui_n_est_pas_fini_garde_ses_dossiers_et_perd_ses_brouillons() {
        edition = regie.editionLancee();
        brouillon = banc.brouillon(edition, banc.saisieIt("it1"));
        second = banc.depose(edition, banc.saisieIt("it2"));
        nuit("2027-01-01T03:30:00");
        assertThat(statut(brouillon)).isEqualTo(404);
        assertThat(statut(second.jeton())).isEqualTo(200);

        banc.dater(edition, "annulee_le", banc.horloge().instant());
        nuit("2027-01-02T03:30:00");
        assertThat(statut(second.jeton())).isEqualTo(404);
        assertThat(vide(second)).isTrue();
    }

    @Test
    void ORG_1_une_edition_suspendue_garde_ses_brouillons_jusqu_a_sa_reprise_ou_son_annulation() {
        edition = regie.editionLancee();
        brouillon = banc.brouillon(edition, banc.saisieIt("it1"));
        regie.decider(edition, "suspension");

        nuit("2025-04-01T03:30:00");
        assertThat(statut(brouillon)).isEqualTo(200);

        regie.decider(edition, "annulation");
        nuit("2025-04-02T03:30:00");
        assertThat(statut(brouillon)).isEqualTo(404);
    }

    @Test
    void ORG_2_le_texte_d_une_question_ecartee_ne_reste_pas_apres_le_concours() {
        edition = regie.editionLancee();
        questions.poser(edition, "curieuse@example.org", "Je m’appelle Alix Verneuil : où est mon dossier ?");
        var question = questions.toutes().stream()
                .filter(posee -> posee.edition().equals(edition))
                .findFirst()
                .orElseThrow();
        questions.ecarter(question.id(), question.version(), "equipe");

        nuit("2025-04-01T03:30:00");

        assertThat(restent("question", "texte is not null and")).isZero();
        assertThat(effaces(Terme.BROUILLONS)).singleElement().satisfies(fait -> assertThat(fait.quoi())
                .contains("questions écartées (texte)\u00A0: 1"));
    }

    @Test
    void ORG_2_un_courriel_ecrit_dans_un_fichier_s_efface_apres_son_enregistrement_mais_pas_avant_un_mois()
            throws IOException {
        edition = regie.editionLancee();
        brouillon = banc.brouillon(edition, banc.saisieIt("it1"));
        Path garde = fichier("20241020-100000-000001-lien-"
                + banc.jdbc()
                        .sql("select left(id::text, 8) from courriel where dossier = ? order by rang limit 1")
                        .param(banc.dossier(brouillon))
                        .query(String.class)
                        .single()
                + ".eml");
        Path orphelin = fichier("20241101-032959-000002-nouveau-lien-00000000.eml");
        Path long36 = fichier("20241101-032959-000003-lien-00000000-abcd-4bcd-8bcd-abcdefabcdef.eml");
        Path recent = fichier("20241101-033000-000004-relance-00000000.eml");
        Path autre = fichier("20200101-000000-notes.eml");

        nuit("2024-12-01T03:30:00");
        assertThat(orphelin).doesNotExist();
        assertThat(long36).doesNotExist();
        assertThat(List.of(garde, recent, autre))
                .allSatisfy(fichier -> assertThat(fichier).exists());

        nuit("2025-03-09T16:00:00");
        assertThat(statut(brouillon)).isEqualTo(404);
        assertThat(garde).as("avec le brouillon").doesNotExist();
        assertThat(recent).doesNotExist();
        assertThat(autre).as("n’est pas de nous").exists();
        Files.delete(autre);
    }

    private Path fichier(String nom) throws IOException {
        return Files.writeString(
                Files.createDirectories(donnees.resolve("courriels")).resolve(nom), "À : quelqu’un");
    }

    @Test
    void ORG_2_une_liste_d_adherents_remplacee_depuis_un_an_s_efface_et_la_derniere_reste_quel_que_soit_son_age() {
        banc.jdbc().sql("delete from membre").update();
        for (String liste : List.of("2022-01-01", "2023-06-01", "2024-09-01")) {
            banc.jdbc()
                    .sql(
                            "insert into membre (liste_du, siren, nom, courriel, offre, region) values (?::date, '552100554', 'Essai', 'essai@example.org', 'toute', '')")
                    .param(liste)
                    .update();
        }
        nuit("2024-12-01T03:30:00");
        assertThat(listes()).containsExactly("2023-06-01", "2024-09-01");
        nuit("2025-09-01T03:30:00");
        assertThat(listes()).containsExactly("2024-09-01");
        nuit("2035-09-01T03:30:00");
        assertThat(listes()).containsExactly("2024-09-01");
        banc.jdbc().sql("delete from membre").update();
    }

    private List<String> listes() {
        return banc.jdbc()
                .sql("select distinct liste_du::text from membre order by 1")
                .query(String.class)
                .list();
    }

    @Test
    void une_cloture_deplacee_avec_la_ceremonie_deplace_le_terme() {
        edition = regie.editionLancee();
        brouillon = banc.brouillon(edition, banc.saisieIt("it1"));
        banc.deplacer(edition, Jalon.CEREMONIE, "2025-01-31T10:00:00");
        nuit("2025-04-30T09:59:59"); // there is no 31 April: the last day of the month
        assertThat(statut(brouillon)).isEqualTo(200);
        nuit("2025-04-30T10:00:00");
        assertThat(statut(brouillon)).isEqualTo(404);
    }

    @Test
    void l_historique_du_moteur_ne_garde_aucune_donnee_de_personne_et_finit_avec_les_dossiers() {
        jusquALaProclamation();
        assertThat(histoire.createHistoricVariableInstanceQuery().list())
                .noneMatch(variable -> String.valueOf(variable.getValue()).contains("@")
                        || String.valueOf(variable.getValue()).contains("Verneuil"));
        assertThat(finies(laureat.numero())).isEqualTo(1);

        banc.horloge().regler("2026-12-09T15:00:00");
        nettoyer();
        assertThat(finies(laureat.numero())).isEqualTo(1);
        banc.horloge().regler("2026-12-10T03:30:00");
        nettoyer();
        assertThat(finies(laureat.numero())).isZero();
    }

    private void nettoyer() {
        String menage = histoire.cleanUpHistoryAsync(true).getId();
        travaux.executeJob(menage);
    }

    private long finies(String cleMetier) {
        return histoire.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(cleMetier)
                .finished()
                .count();
    }

    private void jusquALaProclamation() {
        edition = regie.editionLancee();
        brouillon = banc.brouillon(edition, banc.saisieIt("it1"));
        laureat = regie.admis(edition, "it1");
        second = regie.admis(edition, "it1");
        questions.poser(edition, "curieuse@example.org", "Peut-on joindre une vidéo ?");
        assertThat(banc.post(
                                "/api/dossiers/" + second.jeton() + "/demandes",
                                Map.of("nature", "acces", "message", MESSAGE_DU_CANDIDAT))
                        .statut())
                .isEqualTo(202);
        String demande = banc.jdbc()
                .sql("select id::text from demande_rgpd where edition = ?")
                .param(edition)
                .query(String.class)
                .single();
        regie.travailler();
        regie.accomplir(demande, "userTask_traiterDemande", Map.of("decision", "accepter", "motif", "Voici."));
        regie.composer(edition, JURES);
        regie.ouvrirLesVotes(edition, JURES);
        for (String jure : JURES) {
            regie.voter(edition, "it1", jure, laureat.numero());
        }
        regie.fermerLesVotes();
        regie.sansCoupDeCoeur(edition);
        regie.valider(edition);
        regie.proclamer(edition);
        regie.travailler();
    }

    private void nuit(String heureMurale) {
        banc.horloge().regler(heureMurale);
        conservation.effacerCeQuiEstEchu();
    }

    private int statut(String jeton) {
        return banc.get("/api/dossiers/" + jeton).statut();
    }

    private String palmares() {
        return banc.get("/api/appels/" + edition + "/palmares").texte();
    }

    private List<Effacement> effaces(Terme terme) {
        return conservation.etapes(editions.charger(edition)).stream()
                .filter(etape -> etape.terme() == terme)
                .flatMap(etape -> etape.effacements().stream())
                .toList();
    }

    private long restent(String table, String condition) {
        return banc.jdbc()
                .sql("select count(*) from " + table + " where " + condition + " edition = ?")
                .param(edition)
                .query(Long.class)
                .single();
    }

    /** Nothing of what somebody typed, sent or received is left; number, structure and project are. */
    private boolean vide(Candidat candidat) {
        return banc.jdbc()
                .sql(
                        """
                        select d.donnees = '{}' and d.structure_nom is not null and d.projet_titre is not null
                          and d.contact_courriel = 'ave@ville-emploi.asso.fr'
                          and not exists (select from attestation where dossier = d.id)
                          and not exists (select from piece where dossier = d.id)
                          and not exists (select from lien where dossier = d.id)
                          and not exists (select from acces where dossier = d.id)
                          and not exists (select from verdict where dossier = d.id)
                          and not exists (select from courriel where dossier = d.id)
                          and not exists (select from decision where dossier = d.id and motif is not null)
                        from dossier d where d.numero = ?
                        """)
                .param(candidat.numero())
                .query(Boolean.class)
                .single();
    }
}
