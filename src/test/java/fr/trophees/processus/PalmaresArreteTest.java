package fr.trophees.processus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.trophees.base.Empreinte;
import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.candidature.Banc;
import fr.trophees.candidature.Banc.Candidat;
import fr.trophees.candidature.Banc.Reponse;
import fr.trophees.candidature.DossierRefuse;
import fr.trophees.candidature.HorlogeDEssai;
import fr.trophees.ceremonie.Embargo;
import fr.trophees.ceremonie.InvitationService;
import fr.trophees.ceremonie.Lecteur;
import fr.trophees.ceremonie.RemiseService;
import fr.trophees.jury.FicheDeMembre;
import fr.trophees.jury.JuryService;
import fr.trophees.jury.MembresDuJury;
import fr.trophees.palmares.PalmaresService;
import fr.trophees.palmares.RectificationService;
import fr.trophees.seance.OrdreDuJour;
import fr.trophees.seance.ProcesVerbal;
import fr.trophees.seance.Seance;
import fr.trophees.seance.SeanceService;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** From the jury's session to the results and what may still change them, on the whole product. */
@EssaiDeProcessus
class PalmaresArreteTest {

    @Autowired
    private Regie regie;

    @Autowired
    private RectificationService rectifications;

    @Autowired
    private PalmaresService palmares;

    @Autowired
    private ProcesVerbal procesVerbaux;

    @Autowired
    private SeanceService seances;

    @Autowired
    private MembresDuJury membres;

    @Autowired
    private JuryService jury;

    @Autowired
    private RemiseService remises;

    @Autowired
    private Embargo embargo;

    @Autowired
    private InvitationService invitations;

    @Autowired
    private ApplicationEventPublisher evenements;

    private String edition;
    private Candidat laureat;
    private Candidat second;
    private Candidat ailleurs;

    @BeforeEach
    void tableRase() {
        regie.tableRase();
    }

    /** Two dossiers in it1, one in it2; jure1 is recused from it2. */
    private void ouvrirLesVotes() {
        edition = regie.editionLancee();
        laureat = regie.admis(edition, "it1");
        second = regie.admis(edition, "it1");
        ailleurs = regie.admis(edition, "it2");
        regie.composer(edition, "jure1", "jure2", "jure3");
        regie.lier(edition, "jure1", ailleurs);
        regie.ouvrirLesVotes(edition, "jure1", "jure2", "jure3");
    }

    private void valider() {
        ouvrirLesVotes();
        seances.consignerPresences(
                edition,
                Map.of("jure1", "present", "jure2", "a-distance", "jure3", "remplace"),
                Map.of("jure3", "jure2"),
                "equipe");
        regie.voter(edition, "it1", "jure1", laureat.numero());
        regie.voter(edition, "it1", "jure2", laureat.numero());
        regie.voter(edition, "it1", "jure3", second.numero());
        regie.voter(edition, "it2", "jure2", "blanc");
        regie.fermerLesVotes();
        regie.deliberer(edition, "it2", "aucun-laureat", "");
        regie.sansCoupDeCoeur(edition);
        regie.valider(edition);
    }

    @Test
    void JURY_9_le_proces_verbal_est_etabli_a_la_validation_et_garde_tel_quel() throws IOException {
        valider();

        assertThat(procesVerbaux.versions(edition)).hasSize(1);
        byte[] fichier = procesVerbaux.fichier(edition, 1).orElseThrow();
        assertThat(procesVerbaux.versions(edition).get(0).empreinte())
                .isEqualTo(HexFormat.of().formatHex(Empreinte.sha256(fichier)));
        String texte = texte(fichier);
        assertThat(texte)
                .contains("Procès-verbal du jury", "Membre jure1", "présent à distance", "remplacé par Membre jure2")
                .contains("Actions d’aller vers", "Le jury ne désigne aucun lauréat", "Le jury a débattu.")
                .contains("Récusés", "Blancs", "Absents", "Quorum", "Majorité relative")
                .contains(
                        laureat.numero(),
                        "Aucun lauréat",
                        "Non décerné",
                        "article 4.5",
                        "page 1 sur",
                        "Annexe – Bulletins comptés")
                .doesNotContainIgnoringCase("sans recours");
        assertThat(procesVerbaux.fichier(edition, 2)).isEmpty();
        // nothing tells who chose what (JURY-8)
        assertThat(texte).doesNotContain("jure1 : ");
    }

    @Test
    void ORG_3_un_palmares_valide_ne_change_que_par_une_decision_consignee_les_deux_proces_verbaux_sont_gardes()
            throws IOException {
        valider();
        long version = rectifications.version(edition);

        assertThat(refus(version, Map.of("it1", List.of(ailleurs.numero())), "Motif", null))
                .contains("laureats-it1");
        assertThat(refus(version, Map.of("it1", List.of(laureat.numero())), "Motif", null))
                .containsExactly("");
        assertThat(refus(version, Map.of("it1", List.of(second.numero())), " ", null))
                .containsExactly("motif");
        assertThatThrownBy(() -> rectifier(version - 1, Map.of("it1", List.of(second.numero())), "Motif", null))
                .isInstanceOf(RequeteRefusee.class)
                .hasMessageContaining("a changé depuis");

        rectifier(version, Map.of("it1", List.of(second.numero())), "Erreur de décompte relevée en séance.", null);

        assertThat(palmares.valide(edition).orElseThrow().categories().get(0).laureats())
                .extracting(l -> l.numero())
                .containsExactly(second.numero());
        assertThat(palmares.valide(edition).orElseThrow().rectifications()).isEmpty();
        assertThat(procesVerbaux.versions(edition))
                .extracting(ProcesVerbal.Version::version)
                .containsExactly(2, 1);
        assertThat(texte(procesVerbaux.fichier(edition, 2).orElseThrow()))
                .contains(
                        "version 2, rectifiée",
                        "Erreur de décompte relevée en séance.",
                        "Anne, Bruno",
                        "lundi 2 décembre 2024")
                .contains(procesVerbaux.versions(edition).get(1).empreinte().substring(0, 20))
                .doesNotContainIgnoringCase("sans recours");
        assertThat(texte(procesVerbaux.fichier(edition, 1).orElseThrow())).doesNotContain("Rectifications");
        assertThat(rectifications.faites(edition)).singleElement().satisfies(decision -> {
            assertThat(decision.issue()).isEqualTo("avant-proclamation");
            assertThat(decision.presents()).isEqualTo("Anne, Bruno");
            assertThat(decision.details().get("avant-it1")).contains(laureat.numero());
            assertThat(decision.details().get("apres-it1")).contains(second.numero());
        });
        regie.proclamer(edition);
        assertThat(regie.courriels(second)).containsOnlyOnce("resultat");
        assertThat(regie.banc.get("/api/appels/" + edition + "/palmares").texte())
                .contains(second.numero())
                .doesNotContain(laureat.numero());
    }

    @Test
    void JURY_3_un_recuse_ne_se_consigne_pas_parmi_ceux_qui_rectifient_sa_categorie() {
        valider();
        regie.lier(edition, "jure2", second);
        long version = rectifications.version(edition);

        assertThatThrownBy(() -> rectifications.rectifier(
                        edition,
                        new RectificationService.Saisie(
                                version,
                                new LinkedHashMap<>(Map.of("it1", List.of(second.numero()))),
                                "aucun",
                                "Motif",
                                "Membre jure3, Membre jure2",
                                "2024-12-02",
                                null),
                        "equipe"))
                .isInstanceOfSatisfying(
                        RequeteRefusee.class,
                        refus -> assertThat(refus.erreurs()).singleElement().satisfies(erreur -> {
                            assertThat(erreur.champ()).isEqualTo("presents");
                            assertThat(erreur.message()).contains("article 4.4", "Membre jure2");
                        }));
        assertThat(rectifications.faites(edition)).isEmpty();
    }

    @Test
    void JURY_3_le_proces_verbal_dit_compte_le_bulletin_d_un_membre_lie_apres_la_validation() throws IOException {
        valider();
        regie.lier(edition, "jure2", second);
        rectifier(rectifications.version(edition), Map.of("it1", List.of(second.numero())), "Motif", null);

        assertThat(texteSuivi(procesVerbaux.fichier(edition, 2).orElseThrow()))
                .contains("Membre jure2")
                .contains("après la fermeture du vote, qui n’a pas été repris : son bulletin est compté")
                .doesNotContain("a été annulé");
    }

    @Test
    void JURY_3_le_proces_verbal_garde_le_recuse_dont_le_dossier_en_cause_est_parti() throws IOException {
        ouvrirLesVotes();
        regie.voter(edition, "it1", "jure1", laureat.numero());
        regie.voter(edition, "it1", "jure2", laureat.numero());
        regie.lier(edition, "jure3", second);
        regie.fermerLesVotes();
        regie.deliberer(edition, "it2", "aucun-laureat", "");
        regie.retirer(second);
        regie.sansCoupDeCoeur(edition);
        regie.valider(edition);

        assertThat(texteSuivi(procesVerbaux.fichier(edition, 1).orElseThrow()))
                .containsPattern("Membre jure3 [^;]* lien confirmé par l’équipe le [^;]* ; plus aucun dossier en cause")
                .contains("Récusations");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hier", "32 décembre 2030", "2024-12-32", "2024-12-03", "2024-11-24", ""})
    void ORG_3_le_jour_ou_le_jury_a_decide_est_une_date_entre_l_ouverture_des_votes_et_aujourd_hui(String jour) {
        valider();
        assertThatThrownBy(() -> rectifier(
                        jour, rectifications.version(edition), Map.of("it1", List.of(second.numero())), "Motif", null))
                .isInstanceOfSatisfying(
                        RequeteRefusee.class,
                        refus -> assertThat(refus.erreurs()).singleElement().satisfies(erreur -> {
                            assertThat(erreur.champ()).isEqualTo("jour");
                            assertThat(erreur.message()).contains("lundi 25 novembre 2024");
                        }));
        assertThat(rectifications.faites(edition)).isEmpty();
    }

    @Test
    void ORG_3_apres_la_proclamation_une_rectification_datee_est_publiee_et_les_concernes_prevenus() {
        valider();
        regie.proclamer(edition);
        long version = rectifications.version(edition);
        assertThat(refus(version, Map.of("it1", List.of(second.numero())), "Motif", null))
                .containsExactly("texte");

        rectifier(
                version, Map.of("it1", List.of(laureat.numero(), second.numero())), "Motif interne.", "Texte publié.");

        assertThat(regie.banc.get("/api/appels/" + edition + "/palmares").texte())
                .contains("ex-aequo", "Texte publié.", second.numero())
                .doesNotContain("Motif interne.");
        assertThat(regie.banc.get("/appels/" + edition + "/palmares").texte())
                .contains("Palmarès rectifié le 9 décembre 2024", "Texte publié.", "Lauréats ex æquo");
        // both are told: one becomes laureate, the other shares the prize
        assertThat(regie.courriels(laureat)).filteredOn("resultat"::equals).hasSize(2);
        assertThat(regie.courriels(second)).filteredOn("resultat"::equals).hasSize(2);
        assertThat(regie.courriels(ailleurs)).filteredOn("resultat"::equals).hasSize(1);
    }

    @Test
    void ORG_3_rien_ne_se_rectifie_avant_la_validation_et_le_jury_ne_change_plus_apres() {
        ouvrirLesVotes();
        assertThatThrownBy(() -> rectifier(0, Map.of(), "Motif", null)).hasMessageContaining("n’est pas validé");
        regie.tableRase();
        valider();
        assertThatThrownBy(() -> membres.retirer(edition, "jure3", "Départ", "equipe"))
                .hasMessageContaining("Le palmarès est validé");
        assertThatThrownBy(() -> seances.consignerPresences(edition, Map.of("jure1", "absent"), Map.of(), "equipe"))
                .hasMessageContaining("Le palmarès est validé");
    }

    @Test
    void ORG_3_le_retrait_d_un_laureat_apres_la_validation_ne_change_rien_sans_une_decision() {
        valider();
        regie.retirer(laureat);
        assertThat(regie.banc
                        .get("/api/editions/" + edition + "/resultats", "Authorization", Banc.basique())
                        .json()
                        .at("/enVigueur/categories/0/laureats/0/numero")
                        .asText())
                .isEqualTo(laureat.numero());
        assertThatThrownBy(() -> remises.diplomes(edition, Lecteur.compte("equipe")))
                .hasMessageContaining("a été retiré depuis la validation");
        assertRienNeChangeAvant(laureat, Map.of("it1", List.of(second.numero())));
    }

    @Test
    void ORG_3_le_retrait_d_un_laureat_apres_une_rectification_non_plus() {
        valider();
        rectifier(rectifications.version(edition), Map.of("it1", List.of(second.numero())), "Motif", null);
        regie.retirer(second);
        assertRienNeChangeAvant(second, Map.of("it1", List.of()));
    }

    @Test
    void ORG_3_le_proces_verbal_rectifie_dit_que_le_laureat_a_ete_retire_et_pas_que_le_vote_designe_le_suivant()
            throws IOException {
        valider();
        String parti = laureat.numero() + " – " + titre(laureat);
        regie.retirer(laureat);

        rectifier(
                rectifications.version(edition),
                Map.of("it1", List.of()),
                "Le jury ne récompense pas le suivant.",
                null);

        assertThat(texte(procesVerbaux.fichier(edition, 2).orElseThrow()))
                .contains("Une décision du jury a rectifié le résultat de la catégorie")
                .contains("Actions en faveur", parti, "retiré depuis ; désormais, aucun lauréat")
                .doesNotContain("Le vote du jury désigne le lauréat");
    }

    @Test
    void ORG_3_un_resultat_valide_tient_quand_un_autre_dossier_de_la_categorie_est_retire() throws IOException {
        valider();
        regie.retirer(second);
        rectifier(
                rectifications.version(edition),
                Map.of("it1", List.of(laureat.numero()), "it2", List.of(ailleurs.numero())),
                "Le jury a revu l’autre catégorie.",
                null);

        assertThat(texte(procesVerbaux.fichier(edition, 2).orElseThrow()))
                .contains("Le vote du jury désigne le lauréat")
                .containsOnlyOnce("Une décision du jury a rectifié le résultat");
        regie.avancer(Regie.CEREMONIE);
        assertThat(regie.textes(edition, "userTask_proclamer"))
                .contains(titre(laureat), titre(ailleurs))
                .contains("Dossier retiré depuis la validation : " + second.numero())
                .contains("Palmarès rectifié depuis la validation");
    }

    @Test
    void ORG_3_le_proces_verbal_ne_dit_parti_d_une_categorie_que_le_dossier_qui_y_etait() throws IOException {
        edition = regie.editionLancee();
        Map<String, Object> enIt1 = regie.banc.saisieIt("it1");
        Map<String, Object> enIt2 = regie.banc.saisieIt("it2");
        enIt2.put("siret", enIt1.get("siret"));
        enIt2.put("structureNom", enIt1.get("structureNom"));
        laureat = regie.admis(edition, enIt1);
        second = regie.admis(edition, "it1");
        Candidat premierEnIt2 = regie.admis(edition, enIt2);
        ailleurs = regie.admis(edition, "it2");
        Candidat jamaisAdmis = regie.banc.depose(edition, regie.banc.saisieIt("it2"));
        regie.avancer("2024-11-13T10:00:00");
        regie.ouvrirLesVotes(edition, "jure1", "jure2", "jure3");
        for (String jure : List.of("jure1", "jure2")) {
            regie.voter(edition, "it1", jure, laureat.numero());
            regie.voter(edition, "it2", jure, premierEnIt2.numero());
        }
        regie.voter(edition, "it1", "jure3", second.numero());
        regie.voter(edition, "it2", "jure3", ailleurs.numero());
        regie.fermerLesVotes();
        regie.accomplir(
                edition,
                "userTask_arbitrerCumul",
                Map.of("categorieRetenue", "it1", "motif", "Le jury préfère ce projet.", "presents", "Tous"));
        regie.sansCoupDeCoeur(edition);
        regie.valider(edition);
        regie.retirer(laureat);
        regie.retirer(jamaisAdmis);

        rectifier(
                rectifications.version(edition),
                Map.of("it1", List.of(second.numero()), "it2", List.of(ailleurs.numero())),
                "Le jury récompense le suivant.",
                null);

        assertThat(texte(procesVerbaux.fichier(edition, 2).orElseThrow()))
                .as("la structure n’est plus récompensée en it1 : le vote seul la désignerait en it2")
                .contains("Le résultat validé tient, bien qu’un dossier ait quitté une autre catégorie depuis")
                .doesNotContain("ait quitté la catégorie depuis");
    }

    private void assertRienNeChangeAvant(Candidat parti, Map<String, List<String>> decision) {
        assertThat(regie.tachesDe(edition)).isEmpty();
        assertThat(regie.alertes(edition)).last().asString().contains("restent tels quels");
        assertThat(regie.banc.get("/bureau", "Authorization", Banc.basique()).texte())
                .contains("Un dossier récompensé a été retiré");
        regie.avancer("2024-12-09T16:00:00");
        assertThat(regie.textes(edition, "userTask_proclamer")).contains("dossier récompensé a été retiré");
        assertThatThrownBy(() -> regie.accomplir(edition, "userTask_proclamer", Map.of("proclamer", true)))
                .hasMessageContaining("consignez une décision");

        rectifier(rectifications.version(edition), decision, "Le jury en a délibéré.", null);
        regie.accomplir(edition, "userTask_proclamer", Map.of("proclamer", true));
        assertThat(regie.banc.get("/api/appels/" + edition + "/palmares").texte())
                .doesNotContain(parti.numero());
    }

    @Test
    void JURY_9_un_changement_de_session_est_annonce_et_une_convocation_remplace_l_autre() {
        ouvrirLesVotes();
        seances.regler(edition, seances.lire(edition).debut(), "12 rue des Lilas, Brive", "", 120, null, "equipe");
        Seance seance = seances.lire(edition);
        assertThat(seance.sequence()).isEqualTo(1);
        assertThat(regie.courriels(edition, "jure1@jury.example.org"))
                .filteredOn("jury-convocation"::equals)
                .hasSize(2);
        seances.regler(edition, seance.debut(), "12 rue des Lilas, Brive", " ", 120, null, "equipe");
        assertThat(seances.lire(edition).sequence()).isEqualTo(1);

        regie.changerCalendrier(edition, Map.of("sessionJury", "2024-12-03T10:00:00+01:00"));
        regie.travailler();
        assertThat(seances.lire(edition).sequence()).isEqualTo(2);
        assertThat(regie.courriels(edition, "jure1@jury.example.org"))
                .filteredOn("jury-convocation"::equals)
                .hasSize(3);
        assertThatThrownBy(() ->
                        seances.regler(edition, HorlogeDEssai.a("2024-12-04T10:00:00"), "", "ftp://x", 5, "", "equipe"))
                .isInstanceOfSatisfying(RequeteRefusee.class, refus -> assertThat(refus.erreurs())
                        .extracting(ErreurDeChamp::champ)
                        .containsExactly("visio", "minutes", "motif"));
    }

    @Test
    void JURY_9_l_ordre_du_jour_fait_sortir_les_recuses() {
        ouvrirLesVotes();
        OrdreDuJour ordre = seances.ordreDuJour(edition);
        assertThat(ordre.etapes()).extracting(OrdreDuJour.Etape::categorie).containsExactly("it1", "it2");
        assertThat(ordre.etapes().get(1).dehors()).containsExactly("jure1");
        seances.consignerPresences(edition, Map.of("jure1", "excuse"), Map.of(), "equipe");
        assertThat(seances.ordreDuJour(edition).sorties()).isZero();
    }

    @Test
    void JURY_1_composer_membre_par_membre_ne_remplace_personne_en_silence() {
        edition = regie.editionLancee();
        regie.composer(edition, "jure1");
        String compte = membres.ajouter(edition, fiche("Élodie Brûlé", "elodie@example.org"), "equipe");
        assertThat(compte).isEqualTo("elodie-brule");
        assertThatThrownBy(() -> membres.ajouter(edition, fiche("Autre", "ELODIE@example.org"), "equipe"))
                .hasMessageContaining("a déjà cette adresse");
        MembresDuJury.Bilan bilan = membres.importer(
                edition,
                List.of(
                        new MembresDuJury.LigneDeListe(2, fiche("Élodie Brûlé-Martin", "elodie@example.org")),
                        new MembresDuJury.LigneDeListe(3, fiche("Bruno Caze", "bruno@example.org"))),
                "equipe");
        assertThat(bilan.changes()).containsExactly("Élodie Brûlé-Martin");
        assertThat(bilan.nouveaux()).containsExactly("Bruno Caze");
        assertThat(bilan.absents()).containsExactly("Membre jure1");
        assertThatThrownBy(() -> membres.retirer(edition, "jure1", " ", "equipe"))
                .isInstanceOf(RequeteRefusee.class);
        membres.retirer(edition, "jure1", "Empêchement.", "equipe");
        assertThat(membres.verifier(edition, List.of()).absents())
                .containsExactlyInAnyOrder("Élodie Brûlé-Martin", "Bruno Caze");
    }

    @Test
    void JURY_1_deux_personnes_de_l_equipe_ajoutent_des_membres_au_meme_instant_et_tous_siegent() throws Exception {
        edition = regie.editionLancee();
        regie.composer(edition, "jure1");
        CountDownLatch depart = new CountDownLatch(1);
        List<CompletableFuture<String>> ajouts = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    attendre(depart);
                    return membres.ajouter(
                            edition, fiche("Membre " + "abcdef".charAt(i), "m" + i + "@example.org"), "equipe");
                }))
                .toList();
        depart.countDown();
        for (CompletableFuture<String> ajout : ajouts) {
            ajout.get(30, TimeUnit.SECONDS);
        }

        assertThat(jury.membres(edition)).hasSize(7);
    }

    private static void attendre(CountDownLatch depart) {
        try {
            depart.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void JURY_8_une_adresse_n_a_qu_un_compte_donc_qu_un_bulletin() {
        edition = regie.editionLancee();
        regie.composer(edition, "jure1");
        membres.ajouter(edition, fiche("Zoé Marchand", "zoe@example.org"), "equipe");
        FicheDeMembre autreCompte =
                new FicheDeMembre("autre-compte", "Zoé M.", "Zoe@example.org", null, null, "emploi", false);

        assertThatThrownBy(() ->
                        membres.importer(edition, List.of(new MembresDuJury.LigneDeListe(2, autreCompte)), "equipe"))
                .hasMessageContaining("ont la même adresse");
        assertThat(jury.membres(edition)).hasSize(2);
    }

    @Test
    void JURY_1_une_seule_personne_preside() {
        edition = regie.editionLancee();
        membres.ajouter(
                edition,
                new FicheDeMembre("preside-un", "Une Présidente", "p1@example.org", null, null, "emploi", true),
                "equipe");

        assertThatThrownBy(() -> membres.ajouter(
                        edition,
                        new FicheDeMembre("preside-deux", "Un Président", "p2@example.org", null, null, "emploi", true),
                        "equipe"))
                .hasMessageContaining("Une seule personne préside");
    }

    @Test
    void ORG_3_un_laureat_retire_entre_la_decision_de_proclamer_et_la_publication_n_est_pas_proclame() {
        valider();
        regie.avancer(Regie.CEREMONIE);
        regie.soumettre(edition, "userTask_proclamer", Map.of("proclamer", true));

        assertThatThrownBy(() -> {
                    regie.retirer(laureat);
                    regie.travailler();
                })
                .hasMessageContaining("a été retiré depuis la validation");
        assertThat(palmares.proclame(edition)).isEmpty();
    }

    @Test
    void JURY_7_le_lien_d_embargo_d_un_concours_annule_n_ouvre_plus_rien() {
        valider();
        embargo.nommer(
                edition, "Presse Martin", "Journal", false, true, HorlogeDEssai.a("2024-12-09T12:00:00"), "equipe");
        String jeton = embargo.liste(edition).get(0).lien().getPath().replace("/embargo/", "");
        assertThat(embargo.acces(jeton)).isPresent();

        regie.decider(edition, "annulation");

        assertThat(embargo.acces(jeton)).isEmpty();
    }

    @Test
    void JURY_7_les_documents_sous_embargo_notent_chaque_lecteur_et_un_lien_se_reprend() throws IOException {
        valider();
        assertThat(texte(remises.diplomes(edition, Lecteur.compte("equipe")))).contains("Lauréat", titre(laureat));
        assertThat(texte(remises.presse(edition, Lecteur.compte("equipe"))))
                .contains(
                        "Sous embargo",
                        "n’a pas désigné de lauréat",
                        "Aucun dossier n’a concouru dans cette catégorie.")
                .contains("(Journées Nationales Alliance Villes Emploi, 9 et 10 décembre 2024)", resume(laureat));
        embargo.nommer(
                edition, "Graveur Martin", "Atelier", true, false, HorlogeDEssai.a("2024-12-09T12:00:00"), "equipe");
        Embargo.Nomme nomme = embargo.liste(edition).get(0);
        String jeton = nomme.lien().getPath().replace("/embargo/", "");
        assertThat(embargo.acces(jeton)).isPresent();
        assertThat(embargo.registre(edition))
                .extracting(Embargo.Consultation::quoi)
                .containsExactly("la feuille de presse", "les diplômes", "la tâche «\u00a0Valider le palmarès\u00a0»");
        embargo.revoquer(edition, nomme.id(), "equipe");
        assertThat(embargo.acces(jeton)).isEmpty();
        regie.proclamer(edition);
        remises.presse(edition, Lecteur.compte("equipe"));
        assertThat(embargo.registre(edition)).hasSize(3);
    }

    @Test
    void JURY_7_un_proces_verbal_s_ouvre_au_bureau_par_un_geste_qui_s_inscrit_au_registre_et_pas_par_un_lien() {
        valider();
        String bureau = "/bureau/jury/" + edition + "/palmares";
        assertThat(regie.banc.get(bureau, "Authorization", Banc.basique()).texte())
                .contains("action=\"" + bureau + "/proces-verbal-1.pdf\"");
        assertThat(regie.banc
                        .get(bureau + "/proces-verbal-1.pdf", "Authorization", Banc.basique())
                        .statut())
                .isEqualTo(405);
        assertThat(regie.banc
                        .postDeLEquipe(bureau + "/proces-verbal-2.pdf", Map.of())
                        .statut())
                .isEqualTo(404);
        assertThat(embargo.registre(edition))
                .extracting(Embargo.Consultation::quoi)
                .doesNotContain("le procès-verbal");

        assertThat(regie.banc
                        .postDeLEquipe(bureau + "/proces-verbal-1.pdf", Map.of())
                        .octets())
                .isEqualTo(procesVerbaux.fichier(edition, 1).orElseThrow());
        assertThat(embargo.registre(edition))
                .extracting(Embargo.Consultation::qui, Embargo.Consultation::quoi)
                .contains(tuple("equipe", "le procès-verbal"));
    }

    @Test
    void JURY_4_une_categorie_dont_le_dossier_est_parti_n_est_pas_dite_sans_laureat_du_jury() {
        ouvrirLesVotes();
        regie.retirer(ailleurs);

        assertThat(palmares.sansLaureat(edition))
                .containsEntry("it1", "Le jury n’a pas désigné de lauréat.")
                .containsEntry("it2", "Aucun dossier n’est resté en lice dans cette catégorie.")
                .containsEntry("it3", "Aucun dossier n’a concouru dans cette catégorie.");
    }

    @Test
    void JURY_7_une_invitation_tombe_avec_le_dossier_et_le_dit() {
        valider();
        String page = "/dossiers/" + second.jeton() + "/ceremonie";
        assertThat(regie.banc.get(page).texte()).contains("Vous pourrez la changer jusqu’au début");
        regie.retirer(second);

        Reponse tombee = regie.banc.get(page);

        assertThat(tombee.statut()).isEqualTo(410);
        assertThat(tombee.texte()).contains("Ce dossier n’est plus en lice", "ne vaut plus");
        assertThat(regie.courriels(second))
                .endsWith("retrait", "invitation-annulee")
                .containsOnlyOnce("retrait");
        regie.banc.delete("/api/dossiers/" + second.jeton());
        assertThat(regie.courriels(second)).containsOnlyOnce("invitation-annulee");
        assertThat(regie.courriels(laureat)).doesNotContain("invitation-annulee");
        regie.avancer(Regie.CEREMONIE);
        assertThat(regie.banc.get("/dossiers/" + laureat.jeton() + "/ceremonie").texte())
                .contains("ne peut plus être changée")
                .doesNotContain("Vous pourrez la changer");
    }

    @Test
    void JURY_7_une_invitation_refusee_apres_coup_tombe_aussi_et_un_retrait_pendant_la_ceremonie_ne_l_ecrit_plus() {
        valider();
        evenements.publishEvent(new DossierRefuse(edition, ailleurs.numero(), null, "it2"));
        assertThat(regie.courriels(ailleurs)).endsWith("invitation-annulee");

        regie.avancer(Regie.CEREMONIE);
        regie.retirer(second);
        assertThat(regie.courriels(second)).endsWith("retrait");
    }

    @Test
    void JURY_7_le_jury_est_remercie_une_fois_a_la_proclamation_jamais_avant() {
        valider();
        regie.avancer(Regie.CEREMONIE);
        for (String jure : List.of("jure1", "jure2", "jure3")) {
            assertThat(regie.courriels(edition, jure + "@jury.example.org")).doesNotContain("jury-remerciement");
        }
        assertThatThrownBy(() -> jury.remercier(edition)).isInstanceOf(IllegalStateException.class);

        regie.accomplir(edition, "userTask_proclamer", Map.of("proclamer", true));

        jury.remercier(edition);
        for (String jure : List.of("jure1", "jure2", "jure3")) {
            assertThat(regie.courriels(edition, jure + "@jury.example.org"))
                    .endsWith("jury-remerciement")
                    .containsOnlyOnce("jury-remerciement");
        }
    }

    @Test
    void JURY_7_lire_les_resultats_par_l_api_ou_dans_la_liste_des_taches_s_inscrit_au_registre() {
        ouvrirLesVotes();
        regie.voter(edition, "it1", "jure1", laureat.numero());
        regie.voter(edition, "it2", "jure2", ailleurs.numero());
        regie.banc.get("/api/editions/" + edition + "/resultats", "Authorization", Banc.basique());
        assertThat(embargo.registre(edition))
                .as("avant tout décompte, il n’y a rien à voir")
                .isEmpty();
        regie.fermerLesVotes();
        regie.sansCoupDeCoeur(edition);
        regie.textes(edition, "userTask_validerPalmares");
        regie.banc.get("/api/editions/" + edition + "/resultats", "Authorization", Banc.basique());

        assertThat(embargo.registre(edition))
                .extracting(Embargo.Consultation::qui, Embargo.Consultation::quoi)
                .contains(
                        tuple("equipe", "les résultats (par l’API)"),
                        tuple("equipe", "la tâche «\u00a0Valider le palmarès\u00a0»"));
    }

    private String resume(Candidat candidat) {
        return regie.banc
                .jdbc()
                .sql("select donnees ->> 'projetResume' from dossier where numero = ?")
                .param(candidat.numero())
                .query(String.class)
                .single();
    }

    @Test
    void JURY_7_l_invitation_dit_les_memes_mots_a_un_laureat_et_aux_autres() {
        valider();
        List<String> mots = List.of(laureat, second, ailleurs).stream()
                .map(candidat -> regie.banc
                        .jdbc()
                        .sql("select parametres from courriel where numero = ? and type = 'invitation-ceremonie'")
                        .param(candidat.numero())
                        .query(String.class)
                        .single()
                        .replace(titre(candidat), "TITRE"))
                .distinct()
                .toList();
        assertThat(mots).hasSize(1);
        invitations.repondre(laureat.jeton(), "oui", "3");
        assertThatThrownBy(() -> invitations.repondre(second.jeton(), "oui", "0"))
                .hasMessageContaining("combien vous serez");
        assertThatThrownBy(() -> invitations.repondre(second.jeton(), "", "")).hasMessageContaining("si vous viendrez");
        assertThat(invitations.reponses(edition))
                .extracting(InvitationService.Reponse::personnes)
                .containsExactlyInAnyOrder(3, null, null);
        regie.avancer(Regie.CEREMONIE);
        assertThatThrownBy(() -> invitations.repondre(second.jeton(), "non", ""))
                .hasMessageContaining("a commencé");
    }

    private String titre(Candidat candidat) {
        return regie.banc
                .jdbc()
                .sql("select projet_titre from dossier where numero = ?")
                .param(candidat.numero())
                .query(String.class)
                .single();
    }

    private static FicheDeMembre fiche(String nom, String courriel) {
        return new FicheDeMembre(null, nom, courriel, null, null, "emploi", false);
    }

    private List<String> refus(long version, Map<String, List<String>> laureats, String motif, String texte) {
        try {
            rectifier(version, laureats, motif, texte);
            return List.of("rien n’est refusé");
        } catch (RequeteRefusee refus) {
            return refus.erreurs().stream().map(ErreurDeChamp::champ).toList();
        }
    }

    private void rectifier(long version, Map<String, List<String>> laureats, String motif, String texte) {
        rectifier("2024-12-02", version, laureats, motif, texte);
    }

    private void rectifier(String jour, long version, Map<String, List<String>> laureats, String motif, String texte) {
        rectifications.rectifier(
                edition,
                new RectificationService.Saisie(
                        version, new LinkedHashMap<>(laureats), "aucun", motif, "Anne, Bruno", jour, texte),
                "equipe");
    }

    /** Cell after cell. */
    private static String texteSuivi(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\\u00a0]+", " ");
        }
    }

    private static String texte(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper lecteur = new PDFTextStripper();
            lecteur.setSortByPosition(true);
            return lecteur.getText(document).replaceAll("\\s+", " ");
        }
    }
}
