package fr.trophees.candidature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.trophees.candidature.Banc.Candidat;
import fr.trophees.edition.Jalon;
import fr.trophees.formulaire.Formulaire;
import fr.trophees.moteur.ContexteTache;
import fr.trophees.moteur.Tache;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.io.ClassPathResource;
import org.springframework.transaction.support.TransactionTemplate;

/** The course of a candidature, detour by detour. */
@EssaiDeCandidature
class ParcoursTest {

    private static final String VERIFIER = "userTask_verifierAttestation";
    private static final String CONSULTER = "userTask_consulterCoordination";
    private static final String TRANCHER = "userTask_trancherHorsDelai";
    private static final String INSTRUIRE = "userTask_instruireDossier";

    @Autowired
    Banc banc;

    @Autowired
    List<Tache> taches;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher evenements;

    private String it;

    @BeforeEach
    void ouvrir() {
        banc.horloge().regler("2024-10-20T10:00:00");
        it = banc.ouvrirIt();
    }

    private Candidat aInstruire(String edition, Map<String, Object> saisie) {
        Candidat candidat = banc.complet(edition, saisie);
        banc.accomplir(candidat.numero(), VERIFIER, Map.of("conforme", true));
        return candidat;
    }

    private void proclamer(String edition) {
        banc.horloge().regler("2024-12-09T16:30:00");
        banc.dater(edition, "proclamee_le", banc.horloge().instant());
    }

    @Test
    void JURY_2_un_dossier_a_l_heure_est_verifie_instruit_admis_puis_apprend_son_resultat() {
        Candidat candidat = aInstruire(it, banc.saisieIt("it1"));
        assertThat(banc.etat(candidat.jeton())).isEqualTo("a-instruire");
        banc.accomplir(candidat.numero(), INSTRUIRE, Map.of("decision", "admettre"));
        assertThat(banc.etat(candidat.jeton())).isEqualTo("admis");
        assertThat(banc.tachesEnCours(candidat.numero())).isEmpty();

        proclamer(it);
        banc.processus
                .createMessageCorrelation("palmares.proclame")
                .processInstanceBusinessKey(candidat.numero())
                .correlateAll();
        banc.travailler();

        assertThat(banc.enCours(candidat.numero())).isFalse();
        assertThat(banc.elements(candidat.numero()))
                .containsSubsequence(
                        "startEvent_candidatureDeposee",
                        "serviceTask_verifierEligibilite",
                        "serviceTask_constaterAttestation",
                        VERIFIER,
                        INSTRUIRE,
                        "serviceTask_annoncerAdmission",
                        "serviceTask_signalerInstruction",
                        "serviceTask_annoncerResultat",
                        "endEvent_candidatureNonRecompensee")
                .doesNotContain(TRANCHER, CONSULTER, "serviceTask_annoncerRetard");
        assertThat(banc.courriels(candidat.jeton()))
                .containsExactly("lien", "depot", "attestation-recue", "admission", "resultat");
    }

    @Test
    void JURY_7_un_laureat_l_apprend_apres_la_proclamation_et_pas_avant() {
        Candidat candidat = aInstruire(it, banc.saisieIt("it1"));
        banc.accomplir(candidat.numero(), INSTRUIRE, Map.of("decision", "admettre"));
        banc.jdbc()
                .sql("insert into laureat (edition, categorie, dossier) values (?, 'it1', ?), (?, 'coup-de-coeur', ?)")
                .params(it, banc.dossier(candidat.jeton()), it, banc.dossier(candidat.jeton()))
                .update();
        banc.jdbc()
                .sql("insert into resultat (edition, categorie, issue) values (?, 'it1', 'ex-aequo')")
                .param(it)
                .update();
        banc.processus
                .createMessageCorrelation("palmares.proclame")
                .processInstanceBusinessKey(candidat.numero())
                .correlateAll();
        assertThatThrownBy(banc::travailler).hasMessageContaining("proclamés");
        assertThat(banc.courriels(candidat.jeton())).doesNotContain("resultat");

        proclamer(it);
        banc.travailler();
        assertThat(banc.elements(candidat.numero())).endsWith("endEvent_candidatureRecompensee");
        assertThat(parametres(candidat, "resultat"))
                .contains("\"resultat\": \"ex-aequo\"", "\"coupDeCoeur\": true", "\"articleImage\": \"5.2\"");
    }

    private String parametres(Candidat candidat, String type) {
        return banc.jdbc()
                .sql("select parametres::text from courriel where dossier = ? and type = ? order by rang desc limit 1")
                .params(banc.dossier(candidat.jeton()), type)
                .query(String.class)
                .single();
    }

    @Test
    void DEP_1_un_dossier_vide_apres_son_depot_n_est_admis_qu_une_fois_complete() {
        Candidat candidat = banc.depose(it, banc.saisieIt("it1"));
        banc.put("/api/dossiers/" + candidat.jeton(), Map.of("projetResume", ""));
        banc.attestation(candidat.jeton());
        banc.travailler();
        banc.accomplir(candidat.numero(), VERIFIER, Map.of("conforme", true));
        assertThatThrownBy(() -> banc.accomplir(candidat.numero(), INSTRUIRE, Map.of("decision", "admettre")))
                .hasMessageContaining("n’est plus complet");
        assertThat(banc.tachesEnCours(candidat.numero())).containsExactly(INSTRUIRE);

        banc.put("/api/dossiers/" + candidat.jeton(), Map.of("projetResume", "Un résumé de nouveau."));
        banc.travailler();
        banc.accomplir(candidat.numero(), INSTRUIRE, Map.of("decision", "admettre"));
        assertThat(banc.etat(candidat.jeton())).isEqualTo("admis");
    }

    @Test
    void ELIG_3_un_refus_cite_la_regle_et_l_article() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        saisie.put("structureType", "autre");
        Candidat candidat = aInstruire(it, saisie);
        assertThatThrownBy(() -> banc.accomplir(candidat.numero(), INSTRUIRE, Map.of("decision", "refuser")))
                .hasMessageContaining("Motif");
        assertThat(banc.tachesEnCours(candidat.numero())).containsExactly(INSTRUIRE);

        banc.accomplir(
                candidat.numero(),
                INSTRUIRE,
                Map.of("decision", "refuser", "motif", "Article 1.2 : structure non concernée."));

        assertThat(banc.etat(candidat.jeton())).isEqualTo("refuse");
        assertThat(banc.enCours(candidat.numero())).isFalse();
        assertThat(banc.elements(candidat.numero())).endsWith("endEvent_candidatureRefusee");
        assertThat(banc.courriels(candidat.jeton())).endsWith("refus");
        assertThat(parametres(candidat, "refus")).contains("Article 1.2");
    }

    @Test
    void ELIG_3_un_refus_qui_ne_tient_a_aucun_article_cite_l_appel_a_candidatures() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        saisie.put("dateDebut", "2021-01-04");
        saisie.put("dateFin", "2022-01-31");
        Candidat candidat = aInstruire(it, saisie);

        banc.accomplir(
                candidat.numero(), INSTRUIRE, Map.of("decision", "refuser", "motif", "Finie depuis plus de deux ans."));

        assertThat(parametres(candidat, "refus"))
                .contains("Finie depuis plus de deux ans.", "Appel à candidatures, critères d’éligibilité");
    }

    @Test
    void D_5_une_attestation_refusee_avec_une_date_garde_sa_premiere_arrivee() {
        Candidat candidat = banc.complet(it, banc.saisieIt("it1"));
        banc.horloge().regler("2024-11-12T10:00:00");
        assertThatThrownBy(() -> banc.accomplir(
                        candidat.numero(),
                        VERIFIER,
                        Map.of("conforme", false, "motif", "Illisible.", "completerAvant", "2024-11-11")))
                .hasMessageContaining("passée");
        banc.accomplir(
                candidat.numero(),
                VERIFIER,
                Map.of("conforme", false, "motif", "Illisible.", "completerAvant", "2024-11-15"));
        assertThat(banc.etat(candidat.jeton())).isEqualTo("attestation-attendue");
        assertThat(banc.courriels(candidat.jeton())).endsWith("attestation-refusee");

        banc.horloge().regler("2024-11-15T23:59:59");
        assertThat(banc.attestation(candidat.jeton()).statut()).isEqualTo(201);
        banc.travailler();
        assertThat(banc.tachesEnCours(candidat.numero())).containsExactly(VERIFIER);
        assertThat(banc.etat(candidat.jeton())).isEqualTo("attestation-a-verifier");
    }

    @Test
    void D_5_la_date_donnee_passee_le_dossier_est_incomplet() {
        Candidat candidat = banc.complet(it, banc.saisieIt("it1"));
        banc.horloge().regler("2024-11-12T10:00:00");
        banc.accomplir(
                candidat.numero(),
                VERIFIER,
                Map.of("conforme", false, "motif", "Illisible.", "completerAvant", "2024-11-15"));
        banc.travailler();
        assertThat(banc.enCours(candidat.numero())).isTrue();
        banc.horloge().regler("2024-11-16T00:00:00");
        banc.attestation(candidat.jeton()).probleme(410);
        banc.travailler();
        assertThat(banc.etat(candidat.jeton())).isEqualTo("incomplet");
        assertThat(banc.elements(candidat.numero())).endsWith("endEvent_attestationNonRecue");
    }

    @Test
    void D_5_une_attestation_sans_effet_ne_compte_pas() {
        Candidat candidat = banc.complet(it, banc.saisieIt("it1"));
        banc.accomplir(candidat.numero(), VERIFIER, Map.of("conforme", false, "motif", "Non signée."));
        assertThat(banc.etat(candidat.jeton())).isEqualTo("attestation-attendue");
        banc.horloge().regler("2024-11-08T17:00:00");
        assertThat(banc.attestation(candidat.jeton()).json().path("etat").asText())
                .isEqualTo("hors-delai");
        banc.travailler();
        assertThat(banc.tachesEnCours(candidat.numero())).containsExactly(TRANCHER);
    }

    @Test
    void D_1_un_retard_est_accuse_et_tranche_par_l_equipe() {
        Candidat admis = banc.depose(it, banc.saisieIt("it1"));
        Candidat refuse = banc.depose(it, banc.saisieIt("it1"));
        banc.horloge().regler("2024-11-08T16:00:01");
        banc.attestation(admis.jeton());
        banc.attestation(refuse.jeton());
        banc.travailler();
        assertThat(banc.courriels(admis.jeton())).containsExactly("lien", "depot", "attestation-recue", "hors-delai");

        banc.accomplir(admis.numero(), TRANCHER, Map.of("decision", "admettre", "motif", "Article 3.1 : minuit."));
        assertThat(banc.etat(admis.jeton())).isEqualTo("attestation-a-verifier");
        assertThat(banc.tachesEnCours(admis.numero())).containsExactly(VERIFIER);
        assertThat(afficher(TRANCHER, refuse.numero()))
                .containsEntry("proposition", "admettre")
                .containsEntry("decisionsPrecedentes", "admis : Article 3.1 : minuit.");

        banc.accomplir(refuse.numero(), TRANCHER, Map.of("decision", "refuser", "motif", "Article 4.3 : 16 h."));
        assertThat(banc.etat(refuse.jeton())).isEqualTo("refuse");
        assertThat(banc.courriels(refuse.jeton())).endsWith("refus");
    }

    @Test
    void
            DEP_2_une_attestation_qui_ne_vient_pas_rend_le_dossier_incomplet_des_la_limite_et_le_classe_quatre_jours_apres() {
        Candidat candidat = banc.depose(it, banc.saisieIt("it1"));
        banc.travailler();
        banc.horloge().regler("2024-11-09T00:00:00");
        banc.travailler();
        assertThat(banc.etat(candidat.jeton())).isEqualTo("incomplet");
        assertThat(banc.enCours(candidat.numero())).isTrue();
        banc.horloge().regler("2024-11-12T11:59:59");
        banc.travailler();
        assertThat(banc.enCours(candidat.numero())).isTrue();
        banc.horloge().regler("2024-11-12T12:00:00");
        banc.travailler();
        assertThat(banc.enCours(candidat.numero())).isFalse();
        assertThat(banc.courriels(candidat.jeton())).containsExactly("lien", "depot", "incomplet");
    }

    @Test
    void ELIG_2_une_nouvelle_liste_d_adherents_dispense_un_dossier_de_sa_coordination() {
        String asr = banc.ouvrirAsr();
        Candidat candidat = aInstruire(asr, banc.saisieAsr("asr1"));
        assertThat(banc.tachesEnCours(candidat.numero())).containsExactly(CONSULTER);
        String siren = banc.jdbc()
                .sql("select siren from dossier where numero = ?")
                .param(candidat.numero())
                .query(String.class)
                .single();
        try {
            banc.jdbc()
                    .sql(
                            "insert into membre (liste_du, siren, nom, offre) values ('2024-10-21', ?, 'Structure', 'toute')")
                    .param(siren)
                    .update();
            transaction.executeWithoutResult(
                    statut -> evenements.publishEvent(new AdhesionsChangees(Set.of(siren, "800000010"))));
            banc.travailler();

            assertThat(banc.tachesEnCours(candidat.numero())).containsExactly(INSTRUIRE);
            assertThat(afficher(INSTRUIRE, candidat.numero()).get("verdicts").toString())
                    .contains("21 octobre 2024");
        } finally {
            banc.jdbc().sql("delete from membre where liste_du = '2024-10-21'").update();
        }
    }

    @Test
    void ELIG_2_un_non_adherent_de_l_ASR_est_reconnu_par_sa_coordination() {
        String asr = banc.ouvrirAsr();
        Candidat candidat = aInstruire(asr, banc.saisieAsr("asr1"));
        assertThat(banc.tachesEnCours(candidat.numero())).containsExactly(CONSULTER);
        assertThat(afficher(CONSULTER, candidat.numero()).get("verdicts").toString())
                .contains("ELIG-2", "à vérifier");

        Map<String, Object> sansMotif = new HashMap<>();
        sansMotif.put("reconnue", true);
        assertThatThrownBy(() -> banc.accomplir(candidat.numero(), CONSULTER, sansMotif))
                .hasMessageContaining("«");
        banc.accomplir(candidat.numero(), CONSULTER, Map.of("reconnue", true, "motif", "Réponse du 22 octobre."));

        assertThat(banc.tachesEnCours(candidat.numero())).containsExactly(INSTRUIRE);
        assertThat(afficher(INSTRUIRE, candidat.numero()).get("verdicts").toString())
                .contains("Reconnue par");
    }

    @Test
    void ELIG_2_un_adherent_de_la_liste_n_a_pas_besoin_d_etre_reconnu() {
        String asr = banc.ouvrirAsr();
        Map<String, Object> saisie = banc.saisieAsr("asr2");
        banc.jdbc()
                .sql("insert into membre (liste_du, siren, nom, offre) values ('2024-10-01', ?, 'Adhérente', 'clause')")
                .param(saisie.get("siret").toString().substring(0, 9))
                .update();
        Candidat candidat = aInstruire(asr, saisie);
        assertThat(banc.tachesEnCours(candidat.numero())).containsExactly(INSTRUIRE);
        banc.jdbc().sql("delete from membre").update();
    }

    @Test
    void ELIG_7_un_deplacement_pendant_l_instruction_recommence_l_examen_sans_nouvelle_attestation() {
        Candidat candidat = aInstruire(it, banc.saisieIt("it1"));
        banc.accomplir(
                candidat.numero(),
                INSTRUIRE,
                Map.of("decision", "deplacer", "categorie", "it4", "motif", "Article 1.3."));
        assertThat(banc.get("/api/dossiers/" + candidat.jeton())
                        .json()
                        .path("categorie")
                        .asText())
                .isEqualTo("it4");
        assertThat(banc.tachesEnCours(candidat.numero())).containsExactly(INSTRUIRE);
        assertThat(banc.courriels(candidat.jeton())).endsWith("deplacement");
        assertThatThrownBy(() -> banc.accomplir(
                        candidat.numero(), INSTRUIRE, Map.of("decision", "deplacer", "categorie", "it4", "motif", "x")))
                .hasMessageContaining("catégorie");
    }

    @Test
    void ORG_1_une_annulation_clot_les_candidatures_et_ne_perd_rien() {
        Candidat candidat = banc.complet(it, banc.saisieIt("it1"));
        banc.processus
                .createMessageCorrelation("edition.annulee")
                .processInstanceBusinessKey(candidat.numero())
                .correlateAll();
        banc.travailler();
        assertThat(banc.enCours(candidat.numero())).isFalse();
        assertThat(banc.elements(candidat.numero())).endsWith("endEvent_editionAnnulee");
        assertThat(banc.get("/api/dossiers/" + candidat.jeton()).statut()).isEqualTo(200);
    }

    @Test
    void un_candidat_se_retire_jusqu_a_la_proclamation_et_son_dossier_est_garde() {
        Candidat enCours = banc.complet(it, banc.saisieIt("it1"));
        assertThat(banc.delete("/api/dossiers/" + enCours.jeton()).statut()).isEqualTo(204);
        banc.travailler();
        assertThat(banc.etat(enCours.jeton())).isEqualTo("retire");
        assertThat(banc.enCours(enCours.numero())).isFalse();
        assertThat(banc.elements(enCours.numero())).endsWith("endEvent_candidatureRetiree");
        assertThat(banc.delete("/api/dossiers/" + enCours.jeton()).statut()).isEqualTo(204);
        banc.put("/api/dossiers/" + enCours.jeton(), Map.of("projetResume", "x"))
                .probleme(409);

        Candidat admis = aInstruire(it, banc.saisieIt("it1"));
        banc.accomplir(admis.numero(), INSTRUIRE, Map.of("decision", "admettre"));
        proclamer(it);
        banc.delete("/api/dossiers/" + admis.jeton()).probleme(409);
    }

    @Test
    void ORG_1_une_suspension_gare_la_minuterie_et_une_reprise_la_deplace() {
        Candidat candidat = banc.depose(it, banc.saisieIt("it1"));
        banc.horloge().regler("2024-11-08T12:00:00");
        banc.dater(it, "suspendue_le", banc.horloge().instant());
        banc.travailler();
        banc.horloge().regler("2024-11-20T12:00:00");
        banc.travailler();
        assertThat(banc.etat(candidat.jeton())).isEqualTo("attestation-attendue");
        assertThat(banc.enCours(candidat.numero())).isTrue();
    }

    @Test
    void ORG_1_une_minuterie_trop_tot_attend_de_nouveau() {
        Candidat candidat = banc.depose(it, banc.saisieIt("it1"));
        banc.travailler();
        banc.deplacer(it, Jalon.CLOTURE, "2024-11-15T16:00:00");
        banc.deplacer(it, Jalon.LIMITE, "2024-11-16T00:00:00");
        banc.horloge().regler("2024-11-12T12:00:00");
        banc.travailler();
        assertThat(banc.enCours(candidat.numero())).isTrue();
        assertThat(banc.etat(candidat.jeton())).isEqualTo("attestation-attendue");
        assertThat(banc.elements(candidat.numero())).doesNotContain("serviceTask_classerSansAttestation");
        banc.horloge().regler("2024-11-19T12:00:00");
        banc.travailler();
        assertThat(banc.enCours(candidat.numero())).isFalse();
    }

    @Test
    void chaque_formulaire_de_l_equipe_recoit_tout_ce_qu_il_montre() throws Exception {
        Candidat candidat = banc.complet(it, banc.saisieIt("it1"));
        for (Tache tache : taches) {
            if (!List.of(VERIFIER, CONSULTER, TRANCHER, INSTRUIRE).contains(tache.cle())) {
                continue;
            }
            String nom = tache.cle().substring("userTask_".length());
            Formulaire formulaire = Formulaire.lire(
                    new ClassPathResource("forms/" + nom + ".form").getInputStream(),
                    Map.of("x", v -> Optional.empty()));
            Map<String, Object> affichage = afficher(tache.cle(), candidat.numero());
            assertThat(affichage.keySet()).as(nom).containsAll(formulaire.variablesLues());
            assertThat(affichage.values()).as(nom).doesNotContainNull();
            assertThat(affichage.toString()).as(nom).doesNotContain("contact", candidat.jeton());
        }
    }

    private Map<String, Object> afficher(String cle, String numero) {
        Tache tache =
                taches.stream().filter(t -> t.cle().equals(cle)).findFirst().orElseThrow();
        return tache.afficher(new ContexteTache("t", numero, null, "equipe", Map.of("numero", numero)));
    }
}
