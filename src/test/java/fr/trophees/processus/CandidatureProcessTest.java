package fr.trophees.processus;

import static fr.trophees.processus.ParcoursAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.trophees.candidature.Banc;
import fr.trophees.candidature.Banc.Candidat;
import fr.trophees.candidature.HorlogeDEssai;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EssaiDeProcessus
class CandidatureProcessTest {

    @Autowired
    private Regie regie;

    private String edition;

    @BeforeEach
    void lancerUneEdition() {
        regie.tableRase();
        edition = regie.editionLancee();
    }

    private Candidat depose() {
        Candidat candidat = regie.banc.depose(edition, regie.banc.saisieIt("it1"));
        regie.travailler();
        return candidat;
    }

    private void attester(Candidat candidat) {
        assertThat(regie.banc.attestation(candidat.jeton()).statut()).isEqualTo(201);
        regie.travailler();
    }

    private void verifier(Candidat candidat) {
        regie.accomplir(candidat.numero(), "userTask_verifierAttestation", Map.of("conforme", true));
    }

    @Test
    void DEP_2_JURY_2_et_JURY_7_une_candidature_attestee_est_admise_puis_recompensee() {
        Candidat laureat = regie.banc.depose(edition, regie.banc.saisieIt("it1"));
        attester(laureat);
        verifier(laureat);
        regie.admettre(laureat);
        assertThat(regie.banc.etat(laureat.jeton())).isEqualTo("admis");
        assertThat(regie.instance(laureat.numero()))
                .isNotEnded()
                .isWaitingFor("palmares.proclame", "candidature.deplacee");

        proclamerEnVotantPour(laureat);

        assertThat(regie.instance(laureat.numero()))
                .isEnded()
                .hasPassedInOrder(
                        "startEvent_candidatureDeposee",
                        "serviceTask_verifierEligibilite",
                        "serviceTask_constaterAttestation",
                        "gateway_attestationRecue",
                        "gateway_dansLesDelais",
                        "gateway_aVerifier",
                        "userTask_verifierAttestation",
                        "gateway_reconnaissance",
                        "userTask_instruireDossier",
                        "serviceTask_annoncerAdmission",
                        "endEvent_admise",
                        "serviceTask_signalerInstruction",
                        "catchEvent_palmaresProclame",
                        "serviceTask_annoncerResultat",
                        "endEvent_candidatureRecompensee")
                .hasNotPassed(
                        "gateway_attendreAttestation",
                        "serviceTask_annoncerRetard",
                        "userTask_trancherHorsDelai",
                        "serviceTask_annoncerRefusAttestation",
                        "userTask_consulterCoordination",
                        "serviceTask_annoncerRefus",
                        "boundaryEvent_candidatureModifiee",
                        "serviceTask_reexaminerCandidature",
                        "endEvent_candidatureNonRecompensee",
                        "subProcess_retrait",
                        "subProcess_annulation");
        assertThat(regie.courriels(laureat)).endsWith("resultat");
    }

    @Test
    void JURY_7_une_candidature_admise_qui_n_est_pas_recompensee_l_apprend_aussi() {
        Candidat laureat = regie.admis(edition, "it1");
        Candidat autre = regie.admis(edition, "it1");

        proclamerEnVotantPour(laureat);

        assertThat(regie.instance(autre.numero()))
                .isEnded()
                .hasPassedInOrder(
                        "catchEvent_palmaresProclame", "gateway_recompensee", "endEvent_candidatureNonRecompensee")
                .hasNotPassed("endEvent_candidatureRecompensee");
        assertThat(regie.courriels(autre)).endsWith("resultat");
    }

    private void proclamerEnVotantPour(Candidat laureat) {
        regie.ouvrirLesVotes(edition, "jure1");
        regie.voter(edition, "it1", "jure1", laureat.numero());
        regie.fermerLesVotes();
        regie.sansCoupDeCoeur(edition);
        regie.valider(edition);
        assertThat(regie.courriels(laureat)).doesNotContain("resultat");
        regie.proclamer(edition);
    }

    @Test
    void DEP_2_l_attestation_qui_arrive_apres_le_depot_reveille_la_candidature() {
        Candidat candidat = depose();
        assertThat(regie.instance(candidat.numero()))
                .isWaitingFor("attestation.recue")
                .hasNotPassed("userTask_verifierAttestation");

        attester(candidat);

        assertThat(regie.instance(candidat.numero()))
                .hasPassedInOrder(
                        "gateway_attendreAttestation",
                        "catchEvent_attestationRecue",
                        "serviceTask_constaterAttestation")
                .hasNotPassed("catchEvent_delaiAttestation", "serviceTask_constaterDelai");
        assertThat(regie.tachesDe(candidat.numero())).containsExactly("userTask_verifierAttestation");
    }

    @Test
    void DEP_2_sans_attestation_quatre_jours_apres_la_limite_la_candidature_est_classee() {
        Candidat candidat = depose();
        regie.avancer("2024-11-12T11:59:59");
        assertThat(regie.instance(candidat.numero())).isNotEnded().hasNotPassed("catchEvent_delaiAttestation");

        regie.avancer("2024-11-13T12:00:00");

        assertThat(regie.instance(candidat.numero()))
                .isEnded()
                .hasPassedInOrder(
                        "catchEvent_delaiAttestation",
                        "serviceTask_constaterDelai",
                        "serviceTask_classerSansAttestation",
                        "endEvent_sansAttestation",
                        "endEvent_attestationNonRecue")
                .hasNotPassed("catchEvent_attestationRecue", "endEvent_candidatureRefusee");
        assertThat(regie.banc.etat(candidat.jeton())).isEqualTo("incomplet");
        assertThat(regie.courriels(candidat)).endsWith("incomplet");
    }

    @Test
    void DEP_2_D_1_une_attestation_refusee_apres_la_limite_dit_aussitot_ce_qui_suit() {
        Candidat candidat = depose();
        regie.avancer("2024-11-08T15:00:00");
        attester(candidat);
        regie.avancer("2024-11-09T10:00:00");

        refuser(candidat);

        assertThat(regie.banc.etat(candidat.jeton())).isEqualTo("incomplet");
        assertThat(parametre(candidat, "attestation-refusee", "closeDepuis")).startsWith("2024-11-08T23:00:00");
        assertThat(parametre(candidat, "attestation-refusee", "jusqua")).isNull();
        regie.avancer("2024-11-13T12:00:00");
        assertThat(regie.courriels(candidat)).endsWith("attestation-refusee", "incomplet");
        assertThat(parametre(candidat, "incomplet", "refuseeLe")).startsWith("2024-11-09T09:00:00");
    }

    @Test
    void D_1_une_attestation_refusee_entre_la_cloture_et_minuit_annonce_le_retard_de_la_suivante() {
        Candidat candidat = depose();
        regie.avancer("2024-11-08T15:00:00");
        attester(candidat);
        regie.avancer("2024-11-08T18:00:00");

        refuser(candidat);

        assertThat(parametre(candidat, "attestation-refusee", "jusqua")).startsWith("2024-11-08T23:00:00");
        assertThat(parametre(candidat, "attestation-refusee", "cloture")).startsWith("2024-11-08T15:00:00");
        attester(candidat);
        assertThat(regie.banc.etat(candidat.jeton())).isEqualTo("hors-delai");
    }

    private void refuser(Candidat candidat) {
        regie.accomplir(
                candidat.numero(),
                "userTask_verifierAttestation",
                Map.of("conforme", false, "motif", "La page est blanche."));
    }

    /** What the last mail of a type says to the candidate under a name; null when it says nothing. */
    private String parametre(Candidat candidat, String type, String nom) {
        return regie.banc
                .jdbc()
                .sql(
                        "select coalesce(parametres ->> ?, '') from courriel where type = ? and dossier = ? order by rang desc limit 1")
                .params(nom, type, regie.banc.dossier(candidat.jeton()))
                .query(String.class)
                .optional()
                .filter(valeur -> !valeur.isEmpty())
                .orElse(null);
    }

    @Test
    void ORG_1_une_minuterie_arrivee_trop_tot_attend_de_nouveau_l_attestation() {
        Candidat candidat = depose();

        regie.devancer(candidat.numero(), "catchEvent_delaiAttestation");

        assertThat(regie.instance(candidat.numero()))
                .isNotEnded()
                .isWaitingFor("attestation.recue")
                .hasPassedInOrder(
                        "serviceTask_constaterDelai", "gateway_delaiPasse", "serviceTask_constaterAttestation")
                .hasNotPassed("serviceTask_classerSansAttestation");
    }

    private Candidat horsDelai() {
        Candidat candidat = depose();
        regie.avancer("2024-11-08T16:00:01");
        attester(candidat);
        assertThat(regie.tachesDe(candidat.numero())).containsExactly("userTask_trancherHorsDelai");
        assertThat(regie.courriels(candidat)).contains("hors-delai");
        return candidat;
    }

    @Test
    void D_1_une_candidature_complete_apres_seize_heures_peut_etre_admise_au_retard_pres() {
        Candidat candidat = horsDelai();

        regie.accomplir(
                candidat.numero(),
                "userTask_trancherHorsDelai",
                Map.of("decision", "admettre", "motif", "Article 3.1."));

        assertThat(regie.instance(candidat.numero()))
                .hasPassedInOrder(
                        "serviceTask_annoncerRetard",
                        "userTask_trancherHorsDelai",
                        "gateway_retardAdmis",
                        "gateway_aVerifier")
                .hasNotPassed("serviceTask_annoncerRefus");
        assertThat(regie.tachesDe(candidat.numero())).containsExactly("userTask_verifierAttestation");
    }

    @Test
    void D_1_une_candidature_complete_apres_seize_heures_peut_etre_refusee() {
        Candidat candidat = horsDelai();

        regie.accomplir(
                candidat.numero(),
                "userTask_trancherHorsDelai",
                Map.of("decision", "refuser", "motif", "Article 4.3."));

        assertThat(regie.instance(candidat.numero()))
                .isEnded()
                .hasPassedInOrder(
                        "gateway_retardAdmis",
                        "serviceTask_annoncerRefus",
                        "endEvent_refusee",
                        "endEvent_candidatureRefusee")
                .hasNotPassed("userTask_verifierAttestation", "userTask_instruireDossier");
        assertThat(regie.courriels(candidat)).endsWith("refus");
    }

    @Test
    void D_5_une_attestation_refusee_est_attendue_de_nouveau() {
        Candidat candidat = depose();
        attester(candidat);
        assertThatThrownBy(
                () -> regie.soumettre(candidat.numero(), "userTask_verifierAttestation", Map.of("conforme", false)));

        regie.accomplir(
                candidat.numero(),
                "userTask_verifierAttestation",
                Map.of("conforme", false, "motif", "Elle n'est pas signée."));

        assertThat(regie.instance(candidat.numero()))
                .isWaitingFor("attestation.recue")
                .hasPassedInOrder(
                        "gateway_attestationConforme",
                        "serviceTask_annoncerRefusAttestation",
                        "serviceTask_constaterAttestation",
                        "gateway_attendreAttestation");
        assertThat(regie.courriels(candidat)).endsWith("attestation-refusee");
        attester(candidat);
        verifier(candidat);
        assertThat(regie.tachesDe(candidat.numero())).containsExactly("userTask_instruireDossier");
    }

    @Test
    void DEP_2_une_attestation_deja_verifiee_ne_l_est_pas_deux_fois() {
        Candidat candidat = regie.aInstruire(edition, regie.banc.saisieIt("it1"));

        regie.deplacer(candidat, "it2");

        assertThat(regie.instance(candidat.numero()))
                .hasPassedInOrder(
                        "boundaryEvent_candidatureModifiee", "serviceTask_verifierEligibilite", "gateway_aVerifier");
        assertThat(regie.passages(candidat.numero(), "userTask_verifierAttestation"))
                .isEqualTo(1);
        assertThat(regie.tachesDe(candidat.numero())).containsExactly("userTask_instruireDossier");
    }

    @Test
    void ELIG_2_une_structure_non_adherente_est_soumise_a_sa_coordination() {
        String asr = regie.lancer(regie.ouvrirAsr());
        Candidat candidat = regie.aInstruire(asr, regie.banc.saisieAsr("asr1"));
        assertThat(regie.tachesDe(candidat.numero())).containsExactly("userTask_consulterCoordination");

        regie.accomplir(
                candidat.numero(),
                "userTask_consulterCoordination",
                Map.of("reconnue", true, "motif", "Reconnue par la coordination régionale."));

        assertThat(regie.instance(candidat.numero()))
                .hasPassedInOrder("gateway_reconnaissance", "userTask_consulterCoordination")
                .hasNotPassed("serviceTask_annoncerRefus");
        assertThat(regie.tachesDe(candidat.numero())).containsExactly("userTask_instruireDossier");
    }

    @Test
    void ELIG_3_une_candidature_refusee_l_apprend_avec_la_regle() {
        Candidat candidat = regie.aInstruire(edition, regie.banc.saisieIt("it1"));

        regie.accomplir(
                candidat.numero(),
                "userTask_instruireDossier",
                Map.of("decision", "refuser", "motif", "ELIG-3 : l'action est terminée depuis plus de deux ans."));

        assertThat(regie.instance(candidat.numero()))
                .isEnded()
                .hasPassedInOrder(
                        "gateway_decision",
                        "serviceTask_annoncerRefus",
                        "endEvent_refusee",
                        "endEvent_candidatureRefusee")
                .hasNotPassed("serviceTask_annoncerAdmission", "gateway_enLice");
        assertThat(regie.courriels(candidat)).endsWith("refus");
    }

    @Test
    void ELIG_7_une_candidature_deplacee_a_l_instruction_est_reexaminee_dans_sa_nouvelle_categorie() {
        Candidat candidat = regie.aInstruire(edition, regie.banc.saisieIt("it1"));

        regie.accomplir(
                candidat.numero(),
                "userTask_instruireDossier",
                Map.of("decision", "deplacer", "categorie", "it3", "motif", "Le projet relève de l'égalité."));

        assertThat(regie.instance(candidat.numero()))
                .isNotEnded()
                .hasPassedInOrder("gateway_decision", "serviceTask_verifierEligibilite", "userTask_instruireDossier")
                .hasNotPassed("boundaryEvent_candidatureModifiee", "serviceTask_annoncerAdmission");
        assertThat(regie.passages(candidat.numero(), "userTask_instruireDossier"))
                .isEqualTo(2);
        assertThat(regie.courriels(candidat)).endsWith("deplacement");
    }

    @Test
    void ELIG_7_une_candidature_en_lice_change_de_categorie_et_reste_admise() {
        Candidat candidat = regie.admis(edition, "it1");

        regie.deplacer(candidat, "it2");

        assertThat(regie.instance(candidat.numero()))
                .isNotEnded()
                .isWaitingFor("palmares.proclame", "candidature.deplacee")
                .hasPassedInOrder(
                        "gateway_enLice",
                        "catchEvent_candidatureDeplacee",
                        "serviceTask_reexaminerCandidature",
                        "gateway_enLice")
                .hasNotPassed("boundaryEvent_candidatureModifiee");
        assertThat(regie.banc.etat(candidat.jeton())).isEqualTo("admis");
    }

    @Test
    void ORG_1_une_prolongation_remet_a_l_heure_une_candidature_hors_delai() {
        Candidat candidat = horsDelai();

        regie.changerCalendrier(
                edition, Map.of("cloture", "2024-11-15T16:00:00+01:00", "limite", "2024-11-16T00:00:00+01:00"));
        regie.travailler();

        assertThat(regie.instance(candidat.numero()))
                .hasPassedInOrder(
                        "userTask_trancherHorsDelai", "boundaryEvent_candidatureModifiee", "gateway_aVerifier")
                .hasNotPassed("gateway_retardAdmis");
        assertThat(regie.tachesDe(candidat.numero())).containsExactly("userTask_verifierAttestation");
    }

    @Test
    void ELIG_5_un_dossier_retire_sort_du_concours() {
        Candidat candidat = regie.admis(edition, "it1");

        regie.retirer(candidat);

        assertThat(regie.instance(candidat.numero()))
                .isEnded()
                .hasPassedInOrder(
                        "startEvent_candidatureRetiree", "serviceTask_signalerRetrait", "endEvent_candidatureRetiree")
                .hasNotPassed("serviceTask_annoncerResultat", "subProcess_annulation");
        assertThat(regie.banc.etat(candidat.jeton())).isEqualTo("retire");
    }

    @Test
    void ORG_1_l_annulation_de_l_edition_clot_la_candidature_sans_rien_perdre() {
        Candidat candidat = regie.aInstruire(edition, regie.banc.saisieIt("it1"));

        regie.decider(edition, "annulation");
        regie.travailler();

        assertThat(regie.instance(candidat.numero()))
                .isEnded()
                .hasPassedInOrder(
                        "startEvent_editionAnnulee", "serviceTask_clorePourAnnulation", "endEvent_editionAnnulee")
                .hasNotPassed("endEvent_candidatureRefusee", "subProcess_retrait");
        assertThat(regie.courriels(candidat)).endsWith("annulation");
        Banc.Reponse page = regie.banc.get("/api/dossiers/" + candidat.jeton());
        assertThat(page.statut()).isEqualTo(200);
    }

    @Test
    void D_5_la_date_donnee_pour_une_meilleure_attestation_suit_une_suspension_ORG_1() {
        Candidat candidat = depose();
        attester(candidat);
        demanderMieux(candidat);
        regie.avancer("2024-11-06T10:00:00");
        regie.decider(edition, "suspension");
        regie.avancer("2024-11-13T10:00:00");
        regie.decider(edition, "reprise");
        regie.travailler();

        assertThat(regie.banc
                        .jdbc()
                        .sql(
                                "select (parametres ->> 'delai')::timestamptz from courriel where type = 'reprise' and dossier = ?")
                        .param(regie.banc.dossier(candidat.jeton()))
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant())
                .isEqualTo(HorlogeDEssai.a("2024-11-20T00:00:00"));
        regie.avancer("2024-11-19T23:59:59");
        assertThat(regie.banc.etat(candidat.jeton())).isEqualTo("attestation-attendue");
        attester(candidat);
        assertThat(regie.banc.etat(candidat.jeton())).isEqualTo("attestation-a-verifier");
    }

    /** The call closes on 8 November; a better attestation may come until the end of 12 November. */
    private void demanderMieux(Candidat candidat) {
        regie.accomplir(
                candidat.numero(),
                "userTask_verifierAttestation",
                Map.of("conforme", false, "motif", "Illisible.", "completerAvant", "2024-11-12"));
    }

    @Test
    void D_5_la_premiere_arrivee_compte_par_defaut() {
        Candidat candidat = depose();
        attester(candidat);
        demanderMieux(candidat);
        regie.avancer("2024-11-11T10:00:00");
        attester(candidat);
        assertThat(regie.banc.etat(candidat.jeton())).isEqualTo("attestation-a-verifier");
    }

    @Test
    void D_5_la_derniere_arrivee_compte_si_l_edition_le_dit_et_l_equipe_tranche_le_retard() {
        regie.banc
                .jdbc()
                .sql(
                        "update edition set definition = jsonb_set(definition, '{decisions,D-5}', '\"derniere-arrivee\"') where id = ?")
                .param(edition)
                .update();
        Candidat aTemps = depose();
        attester(aTemps);
        demanderMieux(aTemps);
        attester(aTemps);
        assertThat(regie.banc.etat(aTemps.jeton())).isEqualTo("attestation-a-verifier");
        Candidat tardif = depose();
        attester(tardif);
        demanderMieux(tardif);
        assertThat(regie.banc
                        .jdbc()
                        .sql(
                                "select parametres ->> 'premiereRecueLe' from courriel where type = 'attestation-refusee' and dossier = ?")
                        .param(regie.banc.dossier(tardif.jeton()))
                        .query(String.class)
                        .optional())
                .isEmpty();

        regie.avancer("2024-11-11T10:00:00");
        attester(tardif);
        assertThat(regie.banc.etat(tardif.jeton())).isEqualTo("hors-delai");
        assertThat(regie.tachesDe(tardif.numero())).containsExactly("userTask_trancherHorsDelai");
    }
}
