package fr.trophees.processus;

import static fr.trophees.processus.ParcoursAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.trophees.candidature.Banc;
import fr.trophees.candidature.Banc.Candidat;
import fr.trophees.jury.Engagements;
import fr.trophees.seance.SeanceService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@EssaiDeProcessus
class EditionProcessTest {

    private static final String APPEL = "subProcess_recueillirCandidatures";
    private static final String PREPARATION = "subProcess_preparerVote";
    private static final String VOTES = "subProcess_faireVoter";
    private static final String PALMARES = "subProcess_etablirPalmares";

    @Autowired
    private Regie regie;

    @Autowired
    private SeanceService seances;

    @Autowired
    private Engagements engagements;

    @BeforeEach
    void ranger() {
        regie.tableRase();
    }

    @Test
    void de_l_ouverture_a_la_proclamation_une_edition_suit_son_diagramme() {
        String edition = regie.ouvrirIt();
        assertThat(regie.tachesDe(edition)).containsExactly("userTask_verifierCalendrier");
        regie.lancer(edition);
        Candidat laureat = regie.admis(edition, "it1");
        Candidat autre = regie.admis(edition, "it2");
        regie.composer(edition, "jure1", "jure2");
        regie.avancer(Regie.APRES_LA_LIMITE);
        assertThat(regie.tachesDe(edition)).containsExactly("userTask_composerJury");
        regie.accomplir(edition, "userTask_composerJury", Map.of("juryComplet", true));
        regie.avancer(Regie.VOTES_OUVERTS);
        regie.voter(edition, "it1", "jure1", laureat.numero());
        regie.voter(edition, "it2", "jure2", autre.numero());
        regie.fermerLesVotes();
        regie.sansCoupDeCoeur(edition);
        regie.valider(edition);
        assertThat(regie.tachesDe(edition)).isEmpty();
        assertThat(regie.banc.get("/api/appels/" + edition + "/palmares").statut())
                .isEqualTo(404);
        regie.proclamer(edition);

        assertThat(regie.instance(edition))
                .isEnded()
                .hasPassedInOrder(
                        "startEvent_editionOuverte",
                        "userTask_verifierCalendrier",
                        "gateway_calendrierValide",
                        "catchEvent_appelLance",
                        "serviceTask_annoncerAppel",
                        "catchEvent_cloture",
                        "catchEvent_limite",
                        "serviceTask_dresserBilan",
                        "endEvent_recueilTermine",
                        "serviceTask_recenserDossiers",
                        "gateway_tousInstruits",
                        "gateway_juryDejaComplet",
                        "userTask_composerJury",
                        "gateway_juryComplet",
                        "serviceTask_convoquerJury",
                        "catchEvent_ouvertureVotes",
                        "endEvent_votePrepare",
                        "serviceTask_ouvrirScrutins",
                        "callActivity_voter",
                        "endEvent_votesTermines",
                        "serviceTask_etablirPalmares",
                        "gateway_palmaresValide",
                        "gateway_cumul",
                        "gateway_scrutinAReprendre",
                        "userTask_designerCoupDeCoeur",
                        "userTask_validerPalmares",
                        "gateway_palmaresApprouve",
                        "serviceTask_figerPalmares",
                        "catchEvent_ceremonie",
                        "userTask_proclamer",
                        "gateway_proclamation",
                        "endEvent_palmaresAPublier",
                        "gateway_scrutinARouvrir",
                        "serviceTask_publierResultats",
                        "serviceTask_informerCandidats",
                        "gateway_tousInformes",
                        "endEvent_palmaresProclame")
                .hasNotPassed(
                        "catchEvent_dossiersInstruits",
                        "userTask_arbitrerCumul",
                        "endEvent_scrutinAReprendre",
                        "boundaryEvent_minuitCeremonie",
                        "boundaryEvent_recusationTardive",
                        "boundaryEvent_retraitTardif",
                        "boundaryEvent_echeancesRecueil",
                        "boundaryEvent_echeancesPreparation",
                        "boundaryEvent_echeancesPalmares",
                        "subProcess_scrutinSupplementaire",
                        "subProcess_calendrierModifie",
                        "subProcess_suspension",
                        "subProcess_annulation");
        assertThat(regie.passages(edition, "callActivity_voter")).isEqualTo(2);
        assertThat(regie.banc.get("/api/appels/" + edition + "/palmares").statut())
                .isEqualTo(200);
        assertThat(regie.courriels(laureat)).endsWith("resultat");
        assertThat(regie.courriels(autre)).endsWith("resultat");
    }

    // the call

    @Test
    void D_8_un_calendrier_que_l_equipe_ne_valide_pas_lui_revient() {
        String edition = regie.ouvrirIt();
        regie.accomplir(edition, "userTask_verifierCalendrier", Map.of("valide", false));
        assertThat(regie.instance(edition)).hasNotPassed(APPEL);
        assertThat(regie.tachesDe(edition)).containsExactly("userTask_verifierCalendrier");
        regie.accomplir(edition, "userTask_verifierCalendrier", Map.of("valide", true));
        assertThat(regie.instance(edition))
                .hasPassedInOrder(
                        "userTask_verifierCalendrier", "gateway_calendrierValide", "userTask_verifierCalendrier");
    }

    @Test
    void JURY_8_avant_le_lancement_l_equipe_lit_ce_qu_entraine_l_absence_de_votants_minimaux() {
        assertThat(regie.texteAffiche(regie.ouvrirIt(), "userTask_verifierCalendrier", "alertes"))
                .contains("ne demande pas trois votants", "le lauréat dit son bulletin");
        assertThat(regie.texteAffiche(regie.ouvrirIt(Map.of("quorum", "3")), "userTask_verifierCalendrier", "alertes"))
                .isEmpty();
    }

    @Test
    void D_1_la_veille_du_lancement_l_equipe_apprend_que_personne_n_a_valide_le_calendrier() {
        String edition = regie.ouvrirIt();
        regie.changerCalendrier(edition, Map.of("lancement", "2024-10-16T00:00:00+02:00"));
        regie.avancer("2024-10-15T08:59:59");
        assertThat(regie.instance(edition)).hasNotPassed("boundaryEvent_veilleLancement");
        assertThat(regie.alertes(edition)).isEmpty();
        regie.avancer("2024-10-15T09:00:00");
        assertThat(regie.instance(edition))
                .hasPassedInOrder(
                        "boundaryEvent_veilleLancement", "serviceTask_alerterCalendrier", "endEvent_calendrierSignale");
        assertThat(regie.alertes(edition)).singleElement().asString().contains("mercredi 16 octobre 2024");

        // the published date decides; nothing is announced
        regie.avancer("2024-10-20T10:00:00");
        assertThat(regie.banc.get("/api/appels/" + edition).json().path("etat").asText())
                .isEqualTo("ouvert");
        assertThat(regie.instance(edition)).hasNotPassed("serviceTask_annoncerAppel");

        regie.accomplir(edition, "userTask_verifierCalendrier", Map.of("valide", true));
        assertThat(regie.instance(edition)).hasPassed("serviceTask_annoncerAppel");
        assertThat(regie.alertes(edition)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    lancement | 2023-10-16       | « Lancement de l’appel » : avec ce jour, la clôture tomberait le vendredi 10 novembre 2023 à 16 h
                    cloture   | 2023-11-10T16:00 | « Clôture annoncée » : le vendredi 10 novembre 2023 à 16 h est déjà passé
                    ceremonie | 2023-12-11T16:00 | « Remise des trophées » : le lundi 11 décembre 2023 à 16 h est déjà passé
                    """)
    void ORG_1_une_edition_deja_passee_ne_s_ouvre_pas_et_le_champ_en_faute_est_dit(
            String champ, String valeur, String message) {
        Map<String, Object> choix = new HashMap<>(Map.of(champ, valeur));
        if (champ.equals("lancement")) {
            choix.put("cloture", null);
        }
        int avant = regie.editions();
        assertThatThrownBy(() -> regie.ouvrirIt(choix))
                .extracting(refus -> refus.getMessage().replaceAll("\\h", " "))
                .asString()
                .startsWith(message);
        assertThat(regie.editions()).isEqualTo(avant);
    }

    @Test
    void DEP_2_les_relances_partent_quatorze_dix_trois_jours_avant_la_cloture_et_le_jour_meme() {
        String edition = regie.editionLancee();
        Candidat candidat = regie.banc.depose(edition, regie.banc.saisieIt("it1"));
        regie.travailler();

        assertRelance(edition, candidat, "14Jours", "2024-10-25T09:00:00", 1);
        assertRelance(edition, candidat, "10Jours", "2024-10-29T09:00:00", 2);
        assertRelance(edition, candidat, "3Jours", "2024-11-05T09:00:00", 3);
        assertRelance(edition, candidat, "JourMeme", "2024-11-08T09:00:00", 4);
    }

    @Test
    void DEP_2_de_deux_relances_echues_a_la_fois_seule_la_derniere_part() {
        String edition = regie.ouvrirIt();
        regie.avancer("2024-10-25T10:00:00");
        Candidat candidat = regie.banc.depose(edition, regie.banc.saisieIt("it1"));
        Candidat autre = regie.banc.depose(edition, regie.banc.saisieIt("it2"));
        assertThat(regie.courriels(candidat)).doesNotContain("relance");

        regie.avancer("2024-10-30T10:00:00");
        regie.accomplir(edition, "userTask_verifierCalendrier", Map.of("valide", true));

        assertThat(regie.instance(edition))
                .hasPassed("serviceTask_relancerCandidats14Jours", "serviceTask_relancerCandidats10Jours");
        assertThat(List.of(candidat, autre))
                .allSatisfy(relance -> assertThat(regie.courriels(relance)).containsOnlyOnce("relance"));
        assertRelance(edition, candidat, "3Jours", "2024-11-05T09:00:00", 2);
    }

    private void assertRelance(String edition, Candidat candidat, String relance, String heure, int envoyees) {
        regie.avancer(fr.trophees.candidature.HorlogeDEssai.a(heure).minusSeconds(1));
        assertThat(regie.instance(edition)).hasNotPassed("boundaryEvent_relance" + relance);
        regie.avancer(heure);
        assertThat(regie.instance(edition))
                .hasPassedInOrder(
                        "boundaryEvent_relance" + relance,
                        "serviceTask_relancerCandidats" + relance,
                        "endEvent_relance" + relance)
                .hasNotPassed("endEvent_recueilTermine");
        assertThat(regie.courriels(candidat)).filteredOn("relance"::equals).hasSize(envoyees);
    }

    @Test
    void ORG_1_une_prolongation_pendant_l_appel_rearme_les_echeances_et_previent_chacun() {
        String edition = regie.editionLancee();
        List<Candidat> deposes = List.of(depose(edition), depose(edition), depose(edition));

        prolonger(edition);

        assertThat(regie.instance(edition))
                .hasPassedInOrder("boundaryEvent_echeancesRecueil", APPEL)
                .hasPassedInOrder(
                        "startEvent_calendrierModifie",
                        "serviceTask_recalerEcheances",
                        "gateway_toutesRedatees",
                        "serviceTask_recalerEcheances",
                        "serviceTask_annoncerCalendrier",
                        "endEvent_calendrierModifie")
                .hasNotPassed(PREPARATION);
        deposes.forEach(depose -> assertThat(regie.courriels(depose)).containsOnlyOnce("calendrier"));
        regie.avancer("2024-11-15T15:59:59");
        assertThat(regie.instance(edition)).hasNotPassed("catchEvent_cloture");
        regie.avancer("2024-11-16T00:00:00");
        assertThat(regie.instance(edition))
                .hasPassedInOrder("catchEvent_cloture", "catchEvent_limite", "endEvent_recueilTermine");
        deposes.forEach(depose -> assertThat(regie.courriels(depose)).containsOnlyOnce("calendrier"));
    }

    @Test
    void ORG_1_deux_changements_de_calendrier_coup_sur_coup_sont_dits_tous_les_deux() {
        String edition = regie.editionLancee();
        Candidat candidat = depose(edition);
        regie.composer(edition, "jure1");

        regie.changerCalendrier(edition, Map.of("cloture", "2024-11-15T16:00:00+01:00"));
        regie.changerCalendrier(edition, Map.of("ceremonie", "2024-12-11T16:00:00+01:00"));
        regie.travailler();

        for (String adresse : List.of(regie.adresse(candidat), "jure1@jury.example.org")) {
            assertThat(regie.changementsDits(edition, adresse))
                    .as(adresse)
                    .containsExactly("La clôture, La limite", "La cérémonie");
        }
        Candidat suivant = depose(edition);
        regie.changerCalendrier(edition, Map.of("ceremonie", "2024-12-12T16:00:00+01:00"));
        regie.travailler();
        assertThat(regie.changementsDits(edition, regie.adresse(suivant))).containsExactly("La cérémonie");
    }

    @Test
    void ORG_1_chaque_retardataire_que_la_prolongation_remet_a_l_heure_l_apprend_quel_que_soit_son_lot() {
        String edition = regie.editionLancee();
        List<Candidat> tardifs = List.of(depose(edition), depose(edition), depose(edition), depose(edition));
        regie.avancer("2024-11-08T17:00:00");
        tardifs.forEach(tardif -> regie.banc.attestation(tardif.jeton()));
        regie.travailler();
        assertThat(regie.tachesDe(tardifs.get(0).numero())).containsExactly("userTask_trancherHorsDelai");

        prolonger(edition);

        for (Candidat tardif : tardifs) {
            assertThat(regie.banc
                            .jdbc()
                            .sql(
                                    "select parametres ->> 'remisDansLesDelais' from courriel where type = 'calendrier' and numero = ?")
                            .param(tardif.numero())
                            .query(String.class)
                            .list())
                    .as(tardif.numero())
                    .containsExactly("true");
        }
    }

    @Test
    void D_1_l_equipe_lit_a_la_seconde_ce_qui_fait_un_retard() {
        String edition = regie.editionLancee();
        Candidat candidat = depose(edition);
        regie.avancer("2024-11-08T16:00:05");
        regie.banc.attestation(candidat.jeton());
        regie.travailler();

        assertThat(regie.texteAffiche(candidat.numero(), "userTask_trancherHorsDelai", "completude"))
                .isEqualToNormalizingWhitespace("vendredi 8 novembre 2024 à 16 h 00 min 05 s (heure de Paris)");
    }

    @Test
    void ORG_1_l_histoire_du_dossier_dit_le_jour_d_une_date_de_zero_heure_et_la_fin_de_celui_de_la_limite() {
        String edition = regie.editionLancee();
        Candidat candidat = depose(edition);
        regie.changerCalendrier(
                edition,
                Map.of("cloture", "2024-11-09T16:00:00+01:00", "lectureDossiers", "2024-11-19T00:00:00+01:00"));

        assertThat(regie.banc.get("/dossiers/" + candidat.jeton()).texte().replaceAll("\\h", " "))
                .contains(
                        "La limite : samedi 9 novembre 2024 à minuit",
                        "La lecture des dossiers : mardi 19 novembre 2024 à 0 h");
    }

    private Candidat depose(String edition) {
        Candidat candidat = regie.banc.depose(edition, regie.banc.saisieIt("it1"));
        regie.travailler();
        return candidat;
    }

    private void prolonger(String edition) {
        regie.changerCalendrier(
                edition, Map.of("cloture", "2024-11-15T16:00:00+01:00", "limite", "2024-11-16T00:00:00+01:00"));
        regie.travailler();
    }

    // the invitation to the ceremony

    @Test
    void JURY_7_chaque_candidature_admise_est_invitee_quatorze_jours_avant_la_ceremonie() {
        String edition = regie.editionLancee();
        Candidat admis = regie.admis(edition, "it1");
        Candidat autre = regie.admis(edition, "it2");
        regie.ouvrirLesVotes(edition, "jure1");

        assertThat(regie.instance(edition))
                .hasPassedInOrder("startEvent_invitation", "serviceTask_inviterCandidats", "endEvent_invitation");
        assertThat(regie.courriels(admis)).containsOnlyOnce("invitation-ceremonie");
        assertThat(regie.courriels(autre)).containsOnlyOnce("invitation-ceremonie");
    }

    @Test
    void ORG_1_l_invitation_suit_la_ceremonie_et_attend_la_reprise_d_une_edition_suspendue() {
        String edition = regie.editionLancee();
        Candidat candidat = regie.admis(edition, "it1");
        regie.changerCalendrier(edition, Map.of("ceremonie", "2024-12-11T16:00:00+01:00"));
        regie.travailler();
        regie.avancer("2024-11-27T08:59:59");
        assertThat(regie.courriels(candidat)).doesNotContain("invitation-ceremonie");

        regie.decider(edition, "suspension");
        regie.avancer("2024-11-28T08:59:59");
        assertThat(regie.instance(edition)).hasNotPassed("startEvent_invitation");
        regie.decider(edition, "reprise");
        regie.avancer("2024-11-28T08:59:59");
        assertThat(regie.courriels(candidat)).doesNotContain("invitation-ceremonie");
        regie.avancer("2024-11-28T09:00:00");

        assertThat(regie.courriels(candidat)).containsOnlyOnce("invitation-ceremonie");
    }

    // the preparation

    @Test
    void JURY_2_l_edition_attend_que_tous_les_dossiers_soient_instruits() {
        String edition = regie.editionLancee();
        Candidat candidat = regie.aInstruire(edition, regie.banc.saisieIt("it1"));
        regie.avancer(Regie.APRES_LA_LIMITE);
        assertThat(regie.instance(edition)).isWaitingFor("dossiers.instruits").hasNotPassed("gateway_juryDejaComplet");

        regie.admettre(candidat);

        assertThat(regie.instance(edition))
                .hasPassedInOrder(
                        "gateway_tousInstruits",
                        "catchEvent_dossiersInstruits",
                        "serviceTask_recenserDossiers",
                        "gateway_juryDejaComplet");
        assertThat(regie.tachesDe(edition)).containsExactly("userTask_composerJury");
    }

    @Test
    void JURY_1_un_jury_incomplet_ou_sans_membre_revient_a_l_equipe() {
        String edition = regie.editionLancee();
        regie.avancer(Regie.APRES_LA_LIMITE);
        regie.accomplir(edition, "userTask_composerJury", Map.of("juryComplet", false));
        assertThat(regie.tachesDe(edition)).containsExactly("userTask_composerJury");
        assertThatThrownBy(() -> regie.soumettre(edition, "userTask_composerJury", Map.of("juryComplet", true)))
                .hasMessageContaining("aucun membre");
        assertThat(regie.instance(edition))
                .hasPassedInOrder("userTask_composerJury", "gateway_juryComplet", "userTask_composerJury")
                .hasNotPassed("serviceTask_convoquerJury");
    }

    @Test
    void ORG_1_une_prolongation_pendant_la_preparation_rouvre_l_appel_et_ne_redemande_pas_le_jury() {
        String edition = regie.editionLancee();
        Candidat candidat = regie.admis(edition, "it1");
        regie.composer(edition, "jure1");
        regie.avancer(Regie.APRES_LA_LIMITE);
        regie.accomplir(edition, "userTask_composerJury", Map.of("juryComplet", true));

        prolonger(edition);

        assertThat(regie.instance(edition))
                .hasPassedInOrder("serviceTask_convoquerJury", "boundaryEvent_echeancesPreparation", APPEL);
        assertThat(regie.banc.get("/api/appels/" + edition).json().path("etat").asText())
                .isEqualTo("ouvert");
        regie.avancer(Regie.VOTES_OUVERTS);
        assertThat(regie.tachesDe(edition + "/it1")).containsExactly("userTask_pallierManqueVotants", "userTask_voter");
        assertThat(regie.passages(edition, "userTask_composerJury")).isEqualTo(1);
        assertThat(regie.courriels(edition, "jure1@jury.example.org")).containsOnlyOnce("jury-convocation");
        assertThat(regie.courriels(candidat)).containsOnlyOnce("calendrier");
    }

    // the votes

    @Test
    void ELIG_7_un_dossier_deplace_ou_personne_ne_se_presentait_ouvre_un_scrutin_supplementaire() {
        String edition = regie.editionLancee();
        Candidat reste = regie.admis(edition, "it1");
        Candidat deplace = regie.admis(edition, "it1");
        regie.ouvrirLesVotes(edition, "jure1");
        assertThat(regie.instance(edition)).hasNotPassed("callActivity_voterSupplement");

        regie.deplacer(deplace, "it4");

        assertThat(regie.instance(edition)).hasPassed("startEvent_categoriePourvue");
        regie.voter(edition, "it4", "jure1", deplace.numero());
        regie.voter(edition, "it1", "jure1", reste.numero());
        regie.fermerLesVotes();
        assertThat(regie.instance(edition))
                .hasPassedInOrder(
                        "startEvent_categoriePourvue", "callActivity_voterSupplement", "endEvent_scrutinSupplementaire")
                .hasPassed("endEvent_votesTermines", "serviceTask_etablirPalmares");
        assertThat(regie.fins(edition + "/it4")).endsWith("endEvent_laureatDesigne");
    }

    @Test
    void JURY_2_une_edition_sans_dossier_admis_va_jusqu_au_palmares_sans_vote() {
        String edition = regie.editionLancee();
        regie.ouvrirLesVotes(edition, "jure1");
        assertThat(regie.instance(edition))
                .hasPassedInOrder("serviceTask_ouvrirScrutins", "endEvent_votesTermines", "serviceTask_etablirPalmares")
                .hasNotPassed("callActivity_voter");

        regie.fermerLesVotes();
        regie.sansCoupDeCoeur(edition);
        regie.valider(edition);
        assertThat(regie.banc
                        .get("/bureau/jury/" + edition + "/palmares", "Authorization", Banc.basique())
                        .statut())
                .isEqualTo(200);
        regie.proclamer(edition);
        assertThat(regie.instance(edition)).isEnded();
        assertThat(regie.banc.get("/appels/" + edition + "/palmares").texte())
                .doesNotContain("Le jury n’a pas désigné de lauréat");
    }

    // the results

    @Test
    void JURY_5_une_structure_en_tete_de_deux_categories_est_arbitree_et_le_suivant_egalise_va_en_deliberation() {
        Cumul cumul = Cumul.preparer(regie);
        String edition = cumul.edition();
        assertThat(regie.tachesDe(edition)).containsExactly("userTask_arbitrerCumul");

        regie.accomplir(
                edition,
                "userTask_arbitrerCumul",
                Map.of("categorieRetenue", "it2", "motif", "Le jury préfère ce projet.", "presents", "Tous"));

        assertThat(regie.instance(edition))
                .hasPassedInOrder(
                        "gateway_cumul",
                        "userTask_arbitrerCumul",
                        "serviceTask_etablirPalmares",
                        "gateway_scrutinAReprendre",
                        "endEvent_scrutinAReprendre",
                        "gateway_scrutinARouvrir",
                        "serviceTask_ouvrirScrutins")
                .hasNotPassed("userTask_designerCoupDeCoeur");
        regie.deliberer(edition, "it1", "departager", cumul.suivant().numero());
        assertThat(regie.tachesDe(edition)).containsExactly("userTask_designerCoupDeCoeur");
        assertThat(regie.passages(edition, "userTask_arbitrerCumul")).isEqualTo(1);
    }

    @Test
    void JURY_5_une_deliberation_prise_sans_un_dossier_tombe_quand_sa_structure_n_est_plus_recompensee_ailleurs() {
        Cumul cumul = Cumul.preparer(regie);
        String edition = cumul.edition();
        regie.accomplir(
                edition,
                "userTask_arbitrerCumul",
                Map.of("categorieRetenue", "it2", "motif", "Le jury préfère ce projet.", "presents", "Tous"));
        regie.deliberer(edition, "it1", "departager", cumul.suivant().numero());

        regie.retirer(cumul.enIt2());
        regie.sansCoupDeCoeur(edition);

        assertThat(regie.texteAffiche(edition, "userTask_validerPalmares", "resultats"))
                .contains(cumul.enIt1().numero())
                .doesNotContain(cumul.suivant().numero());
    }

    private String palmaresAValider(Candidat[] candidats) {
        String edition = regie.editionLancee();
        candidats[0] = regie.admis(edition, "it1");
        candidats[1] = regie.admis(edition, "it1");
        candidats[2] = regie.admis(edition, "it2");
        regie.ouvrirLesVotes(edition, "jure1", "jure2", "jure3");
        regie.voter(edition, "it1", "jure1", candidats[0].numero());
        regie.voter(edition, "it1", "jure2", candidats[0].numero());
        regie.voter(edition, "it1", "jure3", candidats[1].numero());
        regie.voter(edition, "it2", "jure1", candidats[2].numero());
        regie.fermerLesVotes();
        regie.sansCoupDeCoeur(edition);
        assertThat(regie.tachesDe(edition)).containsExactly("userTask_validerPalmares");
        return edition;
    }

    @Test
    void JURY_8_la_validation_previent_quand_moins_de_trois_bulletins_decident_d_une_categorie() {
        Candidat[] candidats = new Candidat[3];
        String edition = palmaresAValider(candidats);

        String alertes = regie.texteAffiche(edition, "userTask_validerPalmares", "alertes");

        assertThat(alertes.lines())
                .filteredOn(alerte -> alerte.contains("bulletin"))
                .singleElement()
                .asString()
                .contains("« Actions d’aller vers » : Un seul bulletin déposé, pour 3 membres admis à voter")
                .contains("pas de quorum")
                .doesNotContain(candidats[2].numero());
        regie.valider(edition);
        regie.avancer(Regie.CEREMONIE);
        regie.accomplir(edition, "userTask_proclamer", Map.of("proclamer", true));
        for (String publique : List.of("/api/appels/%s/palmares", "/appels/%s/palmares")) {
            assertThat(regie.banc.get(publique.formatted(edition)).texte())
                    .as(publique)
                    .contains("Passerelle Emploi")
                    .doesNotContainIgnoringCase("voix", "votants", "suffrages exprimés", "bulletin déposé");
        }
    }

    @Test
    void JURY_9_un_remplacant_qui_siege_sans_s_etre_engage_se_voit_aux_presences_et_a_la_validation() {
        String edition = palmaresAValider(new Candidat[3]);
        assertThat(regie.texteAffiche(edition, "userTask_validerPalmares", "alertes"))
                .doesNotContain("siège");
        List<Map<String, Object>> membres = new ArrayList<>();
        for (String membre : List.of("jure1", "jure2", "jure3", "remplacant")) {
            membres.add(Map.of(
                    "id",
                    membre,
                    "nom",
                    "Membre " + membre,
                    "email",
                    membre + "@jury.example.org",
                    "domaine",
                    "emploi"));
        }
        assertThat(regie.banc
                        .put("/api/editions/" + edition + "/jury", membres, "Authorization", Banc.basique())
                        .statut())
                .isEqualTo(200);

        seances.consignerPresences(
                edition,
                Map.of("jure1", "remplace", "jure2", "present", "remplacant", "present"),
                Map.of("jure1", "remplacant"),
                "equipe");

        String attendu = "Membre remplacant, qui remplace Membre jure1, siège sans avoir accepté";
        assertThat(regie.texteAffiche(edition, "userTask_validerPalmares", "alertes"))
                .contains(attendu)
                .doesNotContain("Membre jure2 siège");
        String page = "/bureau/jury/" + edition + "/seance";
        assertThat(regie.banc.get(page, "Authorization", Banc.basique()).texte())
                .contains("À régler avant toute délibération", attendu);

        engagements.donnerDAvance(edition, "remplacant");
        assertThat(regie.texteAffiche(edition, "userTask_validerPalmares", "alertes"))
                .doesNotContain("siège");
    }

    @Test
    void ORG_3_un_palmares_qui_n_est_pas_valide_est_etabli_de_nouveau() {
        String edition = palmaresAValider(new Candidat[3]);

        assertThat(regie.texteAffiche(edition, "userTask_validerPalmares", "valide"))
                .as("a box of the same name was ticked for the calendar")
                .isEqualTo("null");
        regie.accomplir(edition, "userTask_validerPalmares", Map.of("valide", false));

        assertThat(regie.instance(edition))
                .hasPassedInOrder("userTask_validerPalmares", "gateway_palmaresApprouve", "serviceTask_etablirPalmares")
                .hasNotPassed("serviceTask_figerPalmares");
        assertThat(regie.tachesDe(edition)).containsExactly("userTask_designerCoupDeCoeur");
    }

    @Test
    void ORG_1_une_ceremonie_deplacee_apres_la_validation_ne_redemande_rien() {
        String edition = palmaresAValider(new Candidat[3]);
        regie.valider(edition);

        regie.changerCalendrier(edition, Map.of("ceremonie", "2024-12-10T16:00:00+01:00"));
        regie.travailler();

        assertThat(regie.instance(edition))
                .hasPassedInOrder(
                        "serviceTask_figerPalmares",
                        "boundaryEvent_echeancesPalmares",
                        "serviceTask_etablirPalmares",
                        "gateway_palmaresValide",
                        "serviceTask_figerPalmares");
        assertThat(regie.tachesDe(edition)).isEmpty();
        regie.avancer(Regie.CEREMONIE);
        assertThat(regie.tachesDe(edition)).isEmpty();
        regie.avancer("2024-12-10T16:00:00");
        assertThat(regie.tachesDe(edition)).containsExactly("userTask_proclamer");
        assertThat(regie.passages(edition, "userTask_validerPalmares")).isEqualTo(1);
    }

    @Test
    void JURY_3_une_recusation_apres_la_fermeture_fait_revoter_la_categorie_sans_ce_membre() {
        Candidat[] candidats = new Candidat[3];
        String edition = palmaresAValider(candidats);

        regie.lier(edition, "jure1", candidats[0]);

        assertThat(regie.instance(edition))
                .hasPassedInOrder(
                        "userTask_designerCoupDeCoeur",
                        "boundaryEvent_recusationTardive",
                        "serviceTask_ouvrirScrutins");
        assertThat(regie.invitation(edition, "it1", "jure1")).isNull();
        assertThat(regie.invitation(edition, "it2", "jure1")).isNull();
        regie.voter(edition, "it1", "jure2", candidats[1].numero());
        regie.voter(edition, "it1", "jure3", candidats[1].numero());
        regie.avancer("2024-12-05T00:00:00");
        assertThat(regie.tachesDe(edition)).containsExactly("userTask_designerCoupDeCoeur");
        regie.sansCoupDeCoeur(edition);
        regie.valider(edition);
        regie.proclamer(edition);
        assertThat(regie.banc
                        .get("/api/appels/" + edition + "/palmares")
                        .json()
                        .path("categories")
                        .get(0)
                        .path("laureats")
                        .get(0)
                        .path("numero")
                        .asText())
                .isEqualTo(candidats[1].numero());
    }

    @Test
    void JURY_3_une_candidature_retiree_apres_la_fermeture_ne_compte_plus_au_palmares() {
        Candidat[] candidats = new Candidat[3];
        String edition = palmaresAValider(candidats);

        regie.retirer(candidats[0]);

        assertThat(regie.instance(edition))
                .hasPassedInOrder(
                        "userTask_designerCoupDeCoeur", "boundaryEvent_retraitTardif", "serviceTask_etablirPalmares")
                .hasNotPassed("boundaryEvent_recusationTardive");
        regie.sansCoupDeCoeur(edition);
        regie.valider(edition);
        regie.proclamer(edition);
        assertThat(regie.banc
                        .get("/api/appels/" + edition + "/palmares")
                        .json()
                        .path("categories")
                        .get(0)
                        .path("laureats")
                        .get(0)
                        .path("numero")
                        .asText())
                .isEqualTo(candidats[1].numero());
    }

    @Test
    void D_8_rien_n_est_publie_tout_seul_et_l_equipe_est_alertee_a_minuit() {
        String edition = palmaresAValider(new Candidat[3]);
        regie.valider(edition);
        regie.avancer(Regie.CEREMONIE);
        regie.accomplir(edition, "userTask_proclamer", Map.of("proclamer", false));
        assertThat(regie.tachesDe(edition)).containsExactly("userTask_proclamer");
        assertThat(regie.instance(edition))
                .hasPassedInOrder("userTask_proclamer", "gateway_proclamation", "userTask_proclamer")
                .hasNotPassed("boundaryEvent_minuitCeremonie", "endEvent_palmaresAPublier");

        regie.avancer("2024-12-10T09:00:00");

        assertThat(regie.instance(edition))
                .hasPassedInOrder(
                        "boundaryEvent_minuitCeremonie", "serviceTask_alerterProclamation", "endEvent_equipeAlertee")
                .hasNotPassed("serviceTask_publierResultats");
        assertThat(regie.banc.get("/api/appels/" + edition + "/palmares").statut())
                .isEqualTo(404);
        regie.accomplir(edition, "userTask_proclamer", Map.of("proclamer", true));
        assertThat(regie.instance(edition)).isEnded().hasPassed("endEvent_palmaresProclame");
    }

    @Test
    void D_8_une_ceremonie_repoussee_apres_l_alerte_de_minuit_a_son_propre_minuit() {
        String edition = palmaresAValider(new Candidat[3]);
        regie.valider(edition);
        regie.avancer("2024-12-10T09:00:00");
        int avant = regie.alertes(edition).size();
        regie.changerCalendrier(edition, Map.of("ceremonie", "2024-12-16T16:00:00+01:00"));
        regie.travailler();

        regie.avancer("2024-12-16T23:59:59");
        assertThat(regie.alertes(edition)).hasSize(avant);
        regie.avancer("2024-12-17T00:00:00");

        assertThat(regie.alertes(edition)).hasSize(avant + 1).last().asString().contains("lundi 16 décembre 2024");
    }

    @Test
    void D_8_l_equipe_est_alertee_la_veille_et_a_l_heure_de_la_ceremonie_quand_le_palmares_n_est_pas_valide() {
        String edition = palmaresAValider(new Candidat[3]);
        regie.avancer("2024-12-08T08:59:59");
        assertThat(regie.instance(edition)).hasNotPassed("startEvent_palmaresAttendu");
        int avant = regie.alertes(edition).size();

        regie.avancer("2024-12-08T09:00:00");

        assertThat(regie.instance(edition))
                .hasPassedInOrder("startEvent_palmaresAttendu", "serviceTask_alerterPalmaresVeille")
                .hasNotPassed("catchEvent_palmaresAttendu");
        assertThat(regie.alertes(edition))
                .hasSize(avant + 1)
                .last()
                .asString()
                .contains("a lieu le lundi 9 décembre 2024", "n'est pas validé", "Valider le palmarès");
        assertThat(bureau()).contains("(" + edition + ")", "le palmarès n’est pas validé");

        regie.avancer(Regie.CEREMONIE);

        assertThat(regie.instance(edition))
                .hasPassedInOrder(
                        "serviceTask_alerterPalmaresVeille",
                        "catchEvent_palmaresAttendu",
                        "serviceTask_alerterPalmaresHeure",
                        "endEvent_palmaresAttendu");
        assertThat(regie.alertes(edition))
                .hasSize(avant + 2)
                .last()
                .asString()
                .contains("était annoncée pour le lundi 9 décembre 2024");
    }

    @Test
    void D_8_des_resultats_valides_n_alertent_personne_avant_minuit() {
        String edition = palmaresAValider(new Candidat[3]);
        regie.valider(edition);
        int avant = regie.alertes(edition).size();

        regie.avancer(Regie.CEREMONIE);

        assertThat(regie.alertes(edition)).hasSize(avant);
        assertThat(bureau()).doesNotContain("(" + edition + ")");
        regie.avancer("2024-12-10T09:00:00");
        assertThat(regie.alertes(edition)).hasSize(avant + 1).last().asString().contains("lundi 9 décembre 2024");
        assertThat(bureau()).contains("(" + edition + ")", "Terminez la tâche");
    }

    @Test
    void ORG_1_l_alerte_de_la_ceremonie_suit_une_date_repoussee_apres_la_veille() {
        String edition = palmaresAValider(new Candidat[3]);
        regie.avancer("2024-12-08T09:00:00");
        int avant = regie.alertes(edition).size();
        regie.changerCalendrier(edition, Map.of("ceremonie", "2024-12-16T16:00:00+01:00"));
        regie.travailler();

        regie.avancer("2024-12-16T15:59:59");
        assertThat(regie.alertes(edition)).hasSize(avant);
        regie.avancer("2024-12-16T16:00:00");
        assertThat(regie.alertes(edition)).hasSize(avant + 1);
    }

    private String bureau() {
        return regie.banc.get("/bureau", "Authorization", Banc.basique()).texte();
    }

    @Test
    void JURY_7_les_candidats_sont_informes_par_lots_jusqu_au_dernier() {
        Candidat[] candidats = new Candidat[3];
        String edition = palmaresAValider(candidats);
        regie.valider(edition);

        regie.proclamer(edition);

        assertThat(regie.passages(edition, "serviceTask_informerCandidats")).isEqualTo(2);
        for (Candidat candidat : candidats) {
            assertThat(regie.courriels(candidat)).containsOnlyOnce("resultat").endsWith("resultat");
        }
        assertThat(regie.instance(edition))
                .isEnded()
                .hasPassedInOrder(
                        "serviceTask_informerCandidats",
                        "gateway_tousInformes",
                        "serviceTask_informerCandidats",
                        "endEvent_palmaresProclame");
    }

    // suspension, cancellation

    @Test
    void ORG_1_une_suspension_de_trois_jours_decale_d_autant_les_echeances() {
        String edition = regie.editionLancee();
        List<Candidat> deposes = List.of(depose(edition), depose(edition), depose(edition));
        regie.avancer("2024-11-07T10:00:00");

        regie.decider(edition, "suspension");
        regie.travailler();
        assertThat(regie.instance(edition))
                .isWaitingFor("edition.reprise")
                .hasPassedInOrder(
                        "startEvent_suspension",
                        "serviceTask_recalerEcheancesSuspension",
                        "gateway_toutesRedateesSuspension",
                        "serviceTask_annoncerSuspension")
                .hasPassed("boundaryEvent_echeancesRecueil");
        regie.avancer("2024-11-10T10:00:00");
        assertThat(regie.instance(edition)).hasNotPassed("catchEvent_cloture", "boundaryEvent_relanceJourMeme");

        regie.decider(edition, "reprise");
        regie.travailler();
        assertThat(regie.instance(edition))
                .hasPassedInOrder(
                        "catchEvent_editionReprise",
                        "serviceTask_recalerEcheancesReprise",
                        "gateway_toutesRedateesReprise",
                        "serviceTask_annoncerReprise",
                        "endEvent_suspension")
                .hasNotPassed("catchEvent_cloture");
        assertThat(regie.passages(edition, "serviceTask_recalerEcheancesReprise"))
                .isEqualTo(2);
        deposes.forEach(depose -> assertThat(regie.courriels(depose))
                .containsOnlyOnce("suspension")
                .containsOnlyOnce("reprise"));

        regie.avancer("2024-11-11T15:59:59");
        assertThat(regie.instance(edition)).hasNotPassed("catchEvent_cloture");
        regie.avancer("2024-11-11T16:00:00");
        assertThat(regie.instance(edition)).hasPassed("catchEvent_cloture");
    }

    @Test
    void ORG_1_une_reprise_decidee_avant_que_la_suspension_soit_annoncee_est_suivie_et_dite() {
        String edition = regie.editionLancee();
        List<Candidat> deposes = List.of(depose(edition), depose(edition), depose(edition));

        regie.decider(edition, "suspension");
        regie.decider(edition, "reprise");
        regie.travailler();

        assertThat(regie.instance(edition))
                .hasPassedInOrder(
                        "serviceTask_annoncerSuspension",
                        "gateway_dejaReprise",
                        "serviceTask_recalerEcheancesReprise",
                        "serviceTask_annoncerReprise",
                        "endEvent_suspension")
                .hasNotPassed("catchEvent_editionReprise");
        deposes.forEach(depose -> assertThat(regie.courriels(depose))
                .containsOnlyOnce("suspension")
                .endsWith("reprise"));
    }

    @Test
    void ORG_1_l_annulation_clot_les_candidatures_par_lots_et_previent_chacun() {
        String edition = regie.editionLancee();
        List<Candidat> deposes = List.of(depose(edition), depose(edition), depose(edition));
        regie.composer(edition, "jure1");

        regie.decider(edition, "annulation");
        regie.travailler();

        assertThat(regie.instance(edition))
                .isEnded()
                .hasPassedInOrder(
                        "startEvent_annulation",
                        "serviceTask_clorePourAnnulationEdition",
                        "gateway_toutesCloses",
                        "serviceTask_clorePourAnnulationEdition",
                        "serviceTask_annoncerAnnulation",
                        "endEvent_annulation")
                .hasNotPassed(PREPARATION, VOTES, PALMARES);
        assertThat(regie.courriels(edition, "jure1@jury.example.org")).containsOnlyOnce("annulation");
        deposes.forEach(depose -> {
            assertThat(regie.courriels(depose)).endsWith("annulation");
            assertThat(regie.instance(depose.numero())).isEnded();
        });
    }

    @Test
    void l_historique_porte_la_cle_metier_d_une_edition_ouverte_par_formulaire_des_qu_elle_court() {
        String edition = regie.ouvrirIt();

        assertThat(regie.histoire
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(edition)
                        .unfinished()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void D_3_une_cloture_changee_avant_le_lancement_est_celle_qui_est_annoncee() {
        String edition = regie.ouvrirIt();
        regie.changerCalendrier(edition, Map.of("cloture", "2024-11-10T16:00:00+01:00"));
        regie.lancer(edition);
        regie.changerCalendrier(edition, Map.of("cloture", "2024-11-15T16:00:00+01:00"));
        regie.travailler();

        String appel = regie.banc.get("/appels/" + edition).texte().replaceAll("\\h", " ");
        assertThat(appel)
                .contains("À la date de clôture annoncée en premier, le 10 novembre 2024")
                .doesNotContain("vendredi 8 novembre");
    }
}
