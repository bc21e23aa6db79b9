package fr.trophees.boutenbout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What the organiser may do to the course of a contest (ORG-1) once it is further on, or before it has begun: five contests that
 * share one calendar at first. One is cancelled before its call opens, one while its dossiers are instructed, one during its votes;
 * one is shortened; one is suspended over the close of its votes. The tests are the days of one autumn, in order.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CalendrierEnCoursIT {

    private static final String PAUSE = "initiatives-territoriales-2024";
    private static final String SANS_SUITE = "achat-socialement-responsable-2024";
    private static final String JAMAIS_OUVERTE = "jamais-ouverte-2024";
    private static final String EN_INSTRUCTION = "en-instruction-2024";
    private static final String RACCOURCIE = "raccourcie-2024";

    private static final String ADHERENT = "adherent@membres.example.org";
    private static final String FUTUR_JURE = "futur@jury.example.org";

    /** 14 days before the ceremony, at nine. */
    private static final String INVITATION = "2024-11-25T09:00+0100";

    private static final String VEILLE_DE_LA_CEREMONIE = "2024-12-08T09:00+0100";

    private static final String VOTE_EN_PAUSE = PAUSE + "/it1";
    private static final String VOTE_SANS_SUITE = SANS_SUITE + "/asr1";

    private Produit produit;
    private Horloge horloge;
    private Boites boites;
    private Bureau bureau;

    private Candidat brouillonRaccourci;
    private Candidat retardRaccourci;
    private Candidat fini;
    private List<Candidat> enInstruction;
    private Candidat dejaRefuse;
    private Candidat brouillonAnnule;
    private Candidat premier;
    private Candidat deuxieme;
    private Candidat sansVainqueur;
    private Candidat sansVainqueurNonPlus;

    @BeforeAll
    void demarrer() {
        produit = Produit.demarrer();
        horloge = new Horloge(produit.client());
        boites = produit.boites();
        bureau = Bureau.ouvrir(produit, horloge);
        bureau.importerAdherents("siren;nom;courriel;offre;region\n" + Candidat.siren(1) + ";Structure imaginaire n° 1;"
                + ADHERENT + ";toute;\n");
        bureau.ouvrirEdition(PAUSE, JAMAIS_OUVERTE, "JAMAIS24");
        bureau.ouvrirEdition(PAUSE, EN_INSTRUCTION, "INSTR24");
        bureau.ouvrirEdition(PAUSE, RACCOURCIE, "COURT24");
        for (String edition : List.of(PAUSE, SANS_SUITE, JAMAIS_OUVERTE, EN_INSTRUCTION, RACCOURCIE)) {
            bureau.terminer(edition, "userTask_verifierCalendrier", Map.of("valide", true));
        }
    }

    @AfterAll
    void arreter() throws IOException {
        if (produit != null) {
            produit.close();
        }
    }

    @Test
    @Order(1)
    void ORG_1_une_edition_annulee_avant_son_lancement_ne_s_ouvre_ni_ne_s_annonce_jamais() {
        bureau.client()
                .put(
                        "/api/editions/" + JAMAIS_OUVERTE + "/jury",
                        List.of(Map.of("id", "futur", "nom", "Lou Garance", "email", FUTUR_JURE, "domaine", "emploi")))
                .exiger(200);
        horloge.avancer("2024-10-10T10:00");
        assertThat(bureau.minuteries(JAMAIS_OUVERTE))
                .contains("2024-10-14T09:00+0200", "2024-11-08T09:00+0100", INVITATION, VEILLE_DE_LA_CEREMONIE);
        bureau.decider(JAMAIS_OUVERTE, "annulation", Map.of("motif", "Le budget n'est pas voté."));
        assertThat(bureau.instances(JAMAIS_OUVERTE)).isZero();
        assertThat(boites.types(FUTUR_JURE)).containsExactly("annulation");
        assertThat(boites.dernier(FUTUR_JURE, "annulation").texte()).contains("Le budget n'est pas voté.");

        horloge.avancer("2024-10-14T10:00");
        assertThat(bureau.etat(JAMAIS_OUVERTE)).isEqualTo("annule");
        produit.client()
                .post("/api/appels/" + JAMAIS_OUVERTE + "/brouillons", Map.of("email", "x@candidats.example.org"))
                .exiger(409);
        // the four other contests, and not this one
        assertThat(boites.types(ADHERENT)).containsExactly("appel", "appel", "appel", "appel");
        bureau.client()
                .post("/api/editions/" + JAMAIS_OUVERTE + "/reprise", Map.of("motif", "Finalement."))
                .exiger(409);
    }

    @Test
    @Order(2)
    void DEP_1_les_dossiers_se_deposent() {
        Map<String, Object> it1 = Map.of("categorie", "it1");
        brouillonRaccourci = Candidat.commencer(produit, horloge, RACCOURCIE, "courtbrouillon", 1, it1);
        retardRaccourci = deposer(RACCOURCIE, "courtretard", 2, it1);
        fini = admettre(RACCOURCIE, "courtfini", 3, it1);
        premier = admettre(PAUSE, "premier", 4, it1);
        deuxieme = admettre(PAUSE, "deuxieme", 5, it1);
        Map<String, Object> asr1 = Map.of("categorie", "asr1", "facilitateurs", "Maud Tessier");
        sansVainqueur = admettre(SANS_SUITE, "sansvainqueur", 6, asr1);
        sansVainqueurNonPlus = admettre(SANS_SUITE, "nonplus", 7, asr1);

        brouillonAnnule = Candidat.commencer(produit, horloge, EN_INSTRUCTION, "annulebrouillon", 8, it1);
        Candidat aVerifier = attester(EN_INSTRUCTION, "averifier", 9, it1);
        Candidat aInstruire = attester(EN_INSTRUCTION, "ainstruire", 10, it1);
        bureau.verifierAttestation(aInstruire);
        Candidat dejaAdmis = admettre(EN_INSTRUCTION, "dejaadmis", 11, it1);
        dejaRefuse = attester(EN_INSTRUCTION, "dejarefuse", 12, it1);
        bureau.verifierAttestation(dejaRefuse);
        bureau.instruire(dejaRefuse, "refuser", "Hors du champ de l'appel.");
        Candidat enRetard = deposer(EN_INSTRUCTION, "enretard", 13, it1);
        Candidat jamais = deposer(EN_INSTRUCTION, "jamais", 14, it1);
        enInstruction = List.of(aVerifier, aInstruire, dejaAdmis, enRetard, jamais);
    }

    private Candidat deposer(String edition, String nom, int rang, Map<String, Object> propres) {
        Candidat candidat = Candidat.commencer(produit, horloge, edition, nom, rang, propres);
        candidat.deposer().exiger(201);
        horloge.vider();
        return candidat;
    }

    private Candidat attester(String edition, String nom, int rang, Map<String, Object> propres) {
        Candidat candidat = deposer(edition, nom, rang, propres);
        candidat.envoyerAttestation().exiger(201);
        horloge.vider();
        return candidat;
    }

    private Candidat admettre(String edition, String nom, int rang, Map<String, Object> propres) {
        Candidat candidat = attester(edition, nom, rang, propres);
        bureau.admettre(candidat);
        return candidat;
    }

    @Test
    @Order(3)
    void ORG_1_une_cloture_avancee_rapproche_les_relances_et_n_est_jamais_retroactive() {
        horloge.avancer("2024-10-22T10:00");
        JsonNode refus = bureau.client()
                .post(
                        "/api/editions/" + RACCOURCIE + "/calendrier",
                        Map.of("cloture", "2024-10-21T16:00:00+02:00", "motif", "Plus vite."))
                .exiger(422)
                .json();
        assertThat(refus.path("erreurs").get(0).path("champ").asText()).isEqualTo("cloture");
        assertThat(refus.path("detail").asText()).contains("jamais rétroactif");

        bureau.decider(
                RACCOURCIE,
                "calendrier",
                Map.of("cloture", "2024-11-04T16:00:00+01:00", "motif", "Le jury se réunit plus tôt."));
        // the reminder of 14 days before would have left yesterday: overtaken, not late
        assertThat(bureau.minuteries(RACCOURCIE))
                .containsExactly(
                        "2024-10-25T09:00+0200",
                        "2024-11-01T09:00+0100",
                        "2024-11-04T09:00+0100",
                        "2024-11-04T16:00+0100",
                        INVITATION,
                        VEILLE_DE_LA_CEREMONIE);
        JsonNode calendrier =
                produit.client().get("/api/appels/" + RACCOURCIE).json().path("calendrier");
        assertThat(calendrier.path("limite").asText()).isEqualTo("2024-11-05T00:00:00+01:00");
        assertThat(calendrier.path("ceremonie").asText()).isEqualTo("2024-12-09T16:00:00+01:00");
        for (Candidat candidat : List.of(brouillonRaccourci, retardRaccourci, fini)) {
            assertThat(boites.dernier(candidat.adresse(), "calendrier").texte())
                    .contains("4 novembre", "Le jury se réunit plus tôt.");
        }
        assertThat(brouillonRaccourci.dossier().path("cloture").asText()).isEqualTo("2024-11-04T16:00:00+01:00");
    }

    @Test
    @Order(4)
    void D_1_la_cloture_avancee_decide_des_brouillons_et_des_attestations() {
        horloge.avancer("2024-11-04T16:00:01");
        retardRaccourci.envoyerAttestation().exiger(201);
        horloge.vider();
        assertThat(retardRaccourci.etat()).isEqualTo("hors-delai");
        assertThat(fini.etat()).isEqualTo("admis");
        assertThat(bureau.etat(RACCOURCIE)).isEqualTo("clos");
        assertThat(bureau.etat(EN_INSTRUCTION)).isEqualTo("ouvert");
        horloge.avancer("2024-11-05T00:00");
        brouillonRaccourci.deposer().exiger(410);
        assertThat(brouillonRaccourci.dossier().path("etat").asText()).isEqualTo("brouillon");
        assertThat(boites.types(brouillonRaccourci.adresse()))
                .containsExactly("lien", "calendrier", "relance", "relance", "relance");
        assertThat(boites.messages(brouillonRaccourci.adresse(), "relance"))
                .allSatisfy(relance -> assertThat(relance.texte()).contains("4 novembre"))
                .extracting(Boites.Message::date)
                .containsExactly(
                        "Fri, 25 Oct 2024 09:00:00 +0200",
                        "Fri, 1 Nov 2024 09:00:00 +0100",
                        "Mon, 4 Nov 2024 09:00:00 +0100");
        assertThat(boites.types(fini.adresse()))
                .containsExactly("lien", "depot", "attestation-recue", "admission", "calendrier");
    }

    @Test
    @Order(5)
    void ORG_1_une_annulation_pendant_l_instruction_clot_chaque_dossier_et_chaque_tache() {
        Candidat enRetard = enInstruction.get(3);
        horloge.avancer("2024-11-08T17:00");
        enRetard.envoyerAttestation().exiger(201);
        horloge.avancer("2024-11-15T10:00");
        assertThat(enInstruction)
                .extracting(Candidat::etat)
                .containsExactly("attestation-a-verifier", "a-instruire", "admis", "hors-delai", "incomplet");
        assertThat(bureau.attend(enRetard.numero(), "userTask_trancherHorsDelai"))
                .isTrue();

        bureau.decider(EN_INSTRUCTION, "annulation", Map.of("motif", "Trop peu de dossiers."));

        assertThat(bureau.instances(EN_INSTRUCTION)).isZero();
        assertThat(bureau.etat(EN_INSTRUCTION)).isEqualTo("annule");
        for (Candidat candidat : enInstruction) {
            assertThat(boites.messages(candidat.adresse(), "annulation"))
                    .as(candidat.adresse())
                    .hasSize(1);
            assertThat(candidat.dossier().path("numero").asText()).isEqualTo(candidat.numero());
            for (String tache : List.of("verifierAttestation", "instruireDossier", "trancherHorsDelai")) {
                assertThat(bureau.attend(candidat.numero(), "userTask_" + tache))
                        .isFalse();
            }
        }
        assertThat(boites.types(brouillonAnnule.adresse())).endsWith("annulation");
        // it isn't told of what no longer concerns it
        assertThat(boites.types(dejaRefuse.adresse())).endsWith("refus");
        enInstruction.get(4).envoyerAttestation().exiger(409);
    }

    @Test
    @Order(6)
    void JURY_8_les_votes_s_ouvrent_et_des_bulletins_sont_deposes() {
        for (String edition : List.of(PAUSE, SANS_SUITE)) {
            bureau.terminer(edition, "userTask_composerJury", Map.of("juryComplet", true));
        }
        horloge.avancer("2024-11-26T10:00");
        bureau.voter("jure1", VOTE_EN_PAUSE, premier.numero()).exiger(204);
        bureau.voter("jure2", VOTE_EN_PAUSE, premier.numero()).exiger(204);
        bureau.voter("jure6", VOTE_SANS_SUITE, sansVainqueur.numero()).exiger(204);
        bureau.voter("jure7", VOTE_SANS_SUITE, sansVainqueurNonPlus.numero()).exiger(204);
        horloge.vider();
    }

    @Test
    @Order(7)
    void ORG_1_une_annulation_pendant_les_votes_les_arrete_et_ne_dit_aucun_resultat() {
        horloge.avancer("2024-11-28T10:00");
        assertThat(bureau.estInvite("jure6", VOTE_SANS_SUITE)).isTrue();
        bureau.decider(SANS_SUITE, "annulation", Map.of("motif", "Un cas de force majeure."));
        assertThat(bureau.instances(SANS_SUITE)).isZero();
        assertThat(bureau.estInvite("jure6", VOTE_SANS_SUITE)).isFalse();
        assertThat(boites.types("jure6@example.org")).containsExactly("jury-convocation", "annulation");
        assertThat(boites.types(sansVainqueur.adresse()))
                .isEqualTo(boites.types(sansVainqueurNonPlus.adresse()))
                .containsExactly(
                        "lien", "depot", "attestation-recue", "admission", "invitation-ceremonie", "annulation");
        assertThat(bureau.client()
                        .get("/api/editions/" + SANS_SUITE + "/resultats")
                        .exiger(200)
                        .json()
                        .path("categories"))
                .isEmpty();
    }

    @Test
    @Order(8)
    void ORG_1_une_suspension_garde_les_bulletins_et_la_fermeture_des_votes_attend() {
        horloge.avancer("2024-11-29T10:00");
        bureau.decider(PAUSE, "suspension", Map.of("motif", "Une panne du scrutin."));
        assertThat(bureau.voter("jure3", VOTE_EN_PAUSE, deuxieme.numero())
                        .exiger(422)
                        .texte())
                .contains("suspendu");
        // the close of the votes was on 2 December at noon
        horloge.avancer("2024-12-03T10:00");
        assertThat(bureau.estInvite("jure1", VOTE_EN_PAUSE)).isTrue();
        assertThat(bureau.client()
                        .get("/api/editions/" + PAUSE + "/resultats")
                        .exiger(200)
                        .json()
                        .path("categories"))
                .isEmpty();
        assertThat(boites.messages("jure3@example.org", "jury-relance"))
                .extracting(Boites.Message::date)
                .containsExactly("Fri, 29 Nov 2024 09:00:00 +0100");
    }

    @Test
    @Order(9)
    void ORG_1_la_reprise_reporte_la_fermeture_des_votes_de_la_duree_de_la_pause() {
        horloge.avancer("2024-12-04T10:00");
        bureau.decider(PAUSE, "reprise", Map.of("motif", "Le scrutin est réparé."));
        JsonNode calendrier =
                produit.client().get("/api/appels/" + PAUSE).json().path("calendrier");
        assertThat(calendrier.path("ouvertureVotes").asText()).isEqualTo("2024-11-25T09:00:00+01:00");
        assertThat(calendrier.path("fermetureVotes").asText()).isEqualTo("2024-12-07T12:00:00+01:00");
        assertThat(calendrier.path("sessionJury").asText()).isEqualTo("2024-12-07T14:00:00+01:00");
        assertThat(calendrier.path("ceremonie").asText()).isEqualTo("2024-12-14T16:00:00+01:00");
        horloge.avancer("2024-12-05T10:00");
        bureau.voter("jure3", VOTE_EN_PAUSE, deuxieme.numero()).exiger(204);
        horloge.avancer("2024-12-07T11:59:59");
        assertThat(bureau.estInvite("jure1", VOTE_EN_PAUSE)).isTrue();
        horloge.avancer("2024-12-07T12:00");
        assertThat(bureau.estInvite("jure1", VOTE_EN_PAUSE)).isFalse();
        JsonNode it1 = bureau.client()
                .get("/api/editions/" + PAUSE + "/resultats")
                .exiger(200)
                .json()
                .path("categories")
                .get(0);
        assertThat(it1.path("tours")).hasSize(1);
        JsonNode tour = it1.path("tours").get(0);
        assertThat(tour.path("votants").asInt()).isEqualTo(3);
        JsonNode lignes = tour.path("decompte").path("lignes");
        assertThat(lignes).hasSize(2);
        assertThat(lignes.get(0).path("dossier").path("numero").asText()).isEqualTo(premier.numero());
        assertThat(lignes.get(0).path("voix").asInt()).isEqualTo(2);
        assertThat(lignes.get(1).path("voix").asInt()).isEqualTo(1);
    }

    @Test
    @Order(10)
    void ORG_1_chacun_recoit_un_courriel_par_decision_et_rien_deux_fois() {
        horloge.avancer("2024-12-15T10:00");
        // the session has moved: the notice that replaces the first carries its new date for agendas
        assertThat(boites.types("jure1@example.org"))
                .containsExactly("jury-convocation", "suspension", "jury-convocation", "reprise");
        assertThat(boites.dernier("jure1@example.org", "jury-convocation").texte())
                .contains("remplace la précédente", "7 décembre");
        // on the eve of the close in force; the one that would have left an hour before the resumption is overtaken
        assertThat(boites.messages("jure5@example.org", "jury-relance"))
                .extracting(Boites.Message::date)
                .containsExactly("Fri, 29 Nov 2024 09:00:00 +0100", "Fri, 6 Dec 2024 09:00:00 +0100");
        for (Candidat candidat : List.of(premier, deuxieme)) {
            assertThat(boites.types(candidat.adresse()))
                    .containsExactly(
                            "lien",
                            "depot",
                            "attestation-recue",
                            "admission",
                            "invitation-ceremonie",
                            "suspension",
                            "reprise");
        }
        // cancelled contests have nothing more to say
        assertThat(boites.types("jure6@example.org")).containsExactly("jury-convocation", "annulation");
        assertThat(boites.types(sansVainqueur.adresse())).endsWith("annulation");
        assertThat(boites.types(enInstruction.get(4).adresse())).endsWith("incomplet", "annulation");
        assertThat(boites.tous()).noneMatch(courriel -> courriel.type().equals("resultat"));
        Map<List<String>, Long> memes = boites.tous().stream()
                .filter(courriel -> courriel.dossier() != null)
                .collect(Collectors.groupingBy(
                        courriel -> List.of(courriel.type(), courriel.dossier(), courriel.date()),
                        Collectors.counting()));
        assertThat(memes).isNotEmpty().allSatisfy((courriel, combien) -> assertThat(combien)
                .isEqualTo(1));
    }
}
