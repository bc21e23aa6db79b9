package fr.trophees.boutenbout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What the organiser may do to the course of a contest (ORG-1), on four contests that share one calendar at first: one is prolonged
 * in its last hour, one after midnight, one is suspended for three days, one is cancelled. The tests are the days of one autumn, in
 * order.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CalendrierIT {

    private static final String PROLONGEE = "initiatives-territoriales-2024";
    /** 14 days before the ceremony, at nine. */
    private static final String INVITATION = "2024-11-25T09:00+0100";

    private static final String VEILLE_DE_LA_CEREMONIE = "2024-12-08T09:00+0100";

    private static final String ROUVERTE = "achat-socialement-responsable-2024";
    private static final String SUSPENDUE = "suspendue-2024";
    private static final String ANNULEE = "annulee-2024";
    private static final int DOSSIERS_ANNULES = 50;

    private final List<Candidat> annules = new ArrayList<>();
    private Produit produit;
    private Horloge horloge;
    private Boites boites;
    private Bureau bureau;
    private Candidat brouillon;
    private Candidat sansAttestation;
    private Candidat admis;
    private Candidat enRetard;
    private Candidat absent;
    private Candidat enPause;

    @BeforeAll
    void demarrer() {
        produit = Produit.demarrer();
        horloge = new Horloge(produit.client());
        boites = produit.boites();
        bureau = Bureau.ouvrir(produit, horloge);
        bureau.ouvrirEdition(PROLONGEE, SUSPENDUE, "PAUSE24");
        bureau.ouvrirEdition(PROLONGEE, ANNULEE, "ANNUL24");
        for (String edition : List.of(PROLONGEE, ROUVERTE, SUSPENDUE, ANNULEE)) {
            bureau.terminer(edition, "userTask_verifierCalendrier", Map.of("valide", true));
        }
        horloge.avancer("2024-10-14T10:00");
    }

    @AfterAll
    void arreter() throws IOException {
        if (produit != null) {
            produit.close();
        }
    }

    @Test
    @Order(1)
    void DEP_1_les_dossiers_se_deposent_dans_chaque_concours() {
        brouillon = Candidat.commencer(produit, horloge, PROLONGEE, "brouillon", 1, Map.of("categorie", "it1"));
        sansAttestation = deposer(PROLONGEE, "sansattestation", 2, Map.of("categorie", "it1"));
        admis = deposer(PROLONGEE, "admis", 3, Map.of("categorie", "it1"));
        admis.envoyerAttestation().exiger(201);
        horloge.vider();
        bureau.admettre(admis);
        Map<String, Object> achat = Map.of("categorie", "asr1", "facilitateurs", "Maud Tessier");
        enRetard = deposer(ROUVERTE, "enretard", 4, achat);
        absent = deposer(ROUVERTE, "absent", 5, achat);
        enPause = Candidat.commencer(produit, horloge, SUSPENDUE, "enpause", 6, Map.of("categorie", "it1"));
        List<String> noms = IntStream.rangeClosed(1, DOSSIERS_ANNULES)
                .mapToObj(n -> "annule" + n)
                .toList();
        noms.forEach(nom -> Candidat.demander(produit, ANNULEE, nom));
        horloge.vider();
        for (String nom : noms) {
            Candidat candidat = Candidat.ouvrir(produit, nom, 100 + annules.size(), Map.of("categorie", "it1"));
            candidat.deposer().exiger(201);
            annules.add(candidat);
        }
        horloge.vider();
        assertThat(new TreeSet<>(annules.stream().map(Candidat::numero).toList()))
                .hasSize(DOSSIERS_ANNULES);
    }

    private Candidat deposer(String edition, String nom, int rang, Map<String, Object> propres) {
        Candidat candidat = Candidat.commencer(produit, horloge, edition, nom, rang, propres);
        candidat.deposer().exiger(201);
        horloge.vider();
        return candidat;
    }

    @Test
    @Order(2)
    void ORG_1_une_suspension_bloque_les_depots_et_rien_d_autre() {
        assertThat(bureau.minuteries(SUSPENDUE))
                .containsExactly(
                        "2024-10-25T09:00+0200",
                        "2024-10-29T09:00+0100",
                        "2024-11-05T09:00+0100",
                        "2024-11-08T09:00+0100",
                        "2024-11-08T16:00+0100",
                        INVITATION,
                        VEILLE_DE_LA_CEREMONIE);
        horloge.avancer("2024-10-21T10:00");
        bureau.decider(SUSPENDUE, "suspension", Map.of("motif", "Une panne du formulaire."));
        assertThat(bureau.etat(SUSPENDUE)).isEqualTo("suspendu");
        enPause.deposer().exiger(409);
        enPause.enregistrer(Map.of("projetTitre", "Un titre revu pendant la pause"))
                .exiger(200);
        assertThat(enPause.dossier().path("donnees").path("projetTitre").asText())
                .isEqualTo("Un titre revu pendant la pause");
        produit.client()
                .post("/api/appels/" + SUSPENDUE + "/brouillons", Map.of("email", "x@candidats.example.org"))
                .exiger(409);
        assertThat(boites.dernier(enPause.adresse(), "suspension").texte()).contains("Une panne du formulaire.");
        // nothing rings within the three days, nor within the three years that follow
        assertThat(bureau.minuteries(SUSPENDUE)).allMatch(date -> date.compareTo("2027-01-01") > 0);
    }

    @Test
    @Order(3)
    void ORG_1_la_reprise_decale_les_jalons_de_la_duree_de_la_pause() {
        horloge.avancer("2024-10-24T10:00");
        bureau.decider(SUSPENDUE, "reprise", Map.of("motif", "Le formulaire est réparé."));
        JsonNode calendrier =
                produit.client().get("/api/appels/" + SUSPENDUE).json().path("calendrier");
        assertThat(calendrier.path("cloture").asText()).isEqualTo("2024-11-11T16:00:00+01:00");
        assertThat(calendrier.path("limite").asText()).isEqualTo("2024-11-12T00:00:00+01:00");
        assertThat(calendrier.path("ceremonie").asText()).isEqualTo("2024-12-12T16:00:00+01:00");
        assertThat(calendrier.path("lancement").asText()).isEqualTo("2024-10-14T00:00:00+02:00");
        assertThat(bureau.minuteries(SUSPENDUE))
                .containsExactly(
                        "2024-10-28T09:00+0100",
                        "2024-11-01T09:00+0100",
                        "2024-11-08T09:00+0100",
                        "2024-11-11T09:00+0100",
                        "2024-11-11T16:00+0100",
                        "2024-11-28T09:00+0100",
                        "2024-12-11T09:00+0100");
        enPause.deposer().exiger(201);
        horloge.vider();
        assertThat(boites.types(enPause.adresse())).containsExactly("lien", "suspension", "reprise", "depot");
    }

    @Test
    @Order(4)
    void ORG_1_les_relances_partent_a_neuf_heures_au_mur_des_deux_cotes_du_changement_d_heure() {
        horloge.avancer("2024-10-29T10:00");
        for (Candidat candidat : List.of(brouillon, sansAttestation)) {
            assertThat(boites.messages(candidat.adresse(), "relance"))
                    .extracting(Boites.Message::date)
                    .containsExactly("Fri, 25 Oct 2024 09:00:00 +0200", "Tue, 29 Oct 2024 09:00:00 +0100");
        }
        assertThat(boites.messages(admis.adresse(), "relance")).isEmpty();
        assertThat(boites.messages(enPause.adresse(), "relance"))
                .extracting(Boites.Message::date)
                .containsExactly("Mon, 28 Oct 2024 09:00:00 +0100");
    }

    @Test
    @Order(5)
    void ORG_1_une_annulation_clot_cinquante_dossiers_et_previent_chacun_une_fois() {
        horloge.avancer("2024-10-30T10:00");
        assertThat(bureau.instances(ANNULEE)).isEqualTo(DOSSIERS_ANNULES + 1);
        bureau.decider(ANNULEE, "annulation", Map.of("motif", "Un cas de force majeure."));
        assertThat(annules).allSatisfy(candidat -> {
            assertThat(boites.types(candidat.adresse()))
                    .containsExactly("lien", "depot", "relance", "relance", "annulation");
            assertThat(boites.dernier(candidat.adresse(), "annulation").texte()).contains("Un cas de force majeure.");
            assertThat(candidat.dossier().path("numero").asText()).isEqualTo(candidat.numero());
        });
        assertThat(bureau.instances(ANNULEE)).isZero();
        assertThat(bureau.etat(ANNULEE)).isEqualTo("annule");
        annules.get(0).envoyerAttestation().exiger(409);
    }

    @Test
    @Order(6)
    void ORG_1_une_prolongation_dans_la_derniere_heure_rearme_les_relances_et_previent_tout_le_monde() {
        horloge.avancer("2024-11-08T15:30");
        assertThat(bureau.minuteries(PROLONGEE))
                .containsExactly("2024-11-08T16:00+0100", INVITATION, VEILLE_DE_LA_CEREMONIE);
        bureau.decider(
                PROLONGEE,
                "calendrier",
                Map.of("cloture", "2024-11-15T16:00:00+01:00", "motif", "De nombreuses demandes."));
        assertThat(bureau.minuteries(PROLONGEE))
                .containsExactly(
                        "2024-11-12T09:00+0100",
                        "2024-11-15T09:00+0100",
                        "2024-11-15T16:00+0100",
                        INVITATION,
                        VEILLE_DE_LA_CEREMONIE);
        JsonNode calendrier =
                produit.client().get("/api/appels/" + PROLONGEE).json().path("calendrier");
        assertThat(calendrier.path("limite").asText()).isEqualTo("2024-11-16T00:00:00+01:00");
        assertThat(boites.messages(brouillon.adresse(), "calendrier")).hasSize(1);
        assertThat(boites.messages(admis.adresse(), "calendrier")).hasSize(1);
        assertThat(boites.messages("jure1@example.org", "calendrier")).hasSize(1);
        assertThat(boites.dernier(brouillon.adresse(), "calendrier").texte()).contains("15 novembre");
    }

    @Test
    @Order(7)
    void D_1_la_nouvelle_cloture_decide_et_non_l_ancienne() {
        horloge.avancer("2024-11-08T17:00");
        sansAttestation.envoyerAttestation().exiger(201);
        enRetard.envoyerAttestation().exiger(201);
        horloge.vider();
        assertThat(sansAttestation.etat()).isEqualTo("attestation-a-verifier");
        assertThat(enRetard.etat()).isEqualTo("hors-delai");
        assertThat(bureau.attend(enRetard.numero(), "userTask_trancherHorsDelai"))
                .isTrue();
    }

    @Test
    @Order(8)
    void ORG_1_une_prolongation_apres_minuit_remet_dans_les_delais_les_retards_et_les_incomplets() {
        horloge.avancer("2024-11-13T10:00");
        assertThat(absent.etat()).isEqualTo("incomplet");
        bureau.decider(
                ROUVERTE,
                "calendrier",
                Map.of("cloture", "2024-11-15T16:00:00+01:00", "motif", "De nombreuses demandes."));
        assertThat(enRetard.etat()).isEqualTo("attestation-a-verifier");
        assertThat(bureau.attend(enRetard.numero(), "userTask_trancherHorsDelai"))
                .isFalse();
        assertThat(bureau.attend(enRetard.numero(), "userTask_verifierAttestation"))
                .isTrue();
        assertThat(absent.etat()).isEqualTo("attestation-attendue");
        assertThat(boites.types(enRetard.adresse())).endsWith("attestation-recue", "hors-delai", "calendrier");
        assertThat(boites.types(absent.adresse())).endsWith("incomplet", "calendrier");
        assertThat(bureau.minuteries(ROUVERTE))
                .containsExactly("2024-11-15T09:00+0100", "2024-11-15T16:00+0100", INVITATION, VEILLE_DE_LA_CEREMONIE);
    }

    @Test
    @Order(9)
    void ORG_1_rien_n_est_envoye_deux_fois() {
        horloge.avancer("2024-11-16T10:00");
        assertThat(boites.types(brouillon.adresse()))
                .containsExactly(
                        "lien", "relance", "relance", "relance", "relance", "calendrier", "relance", "relance");
        assertThat(boites.messages(brouillon.adresse(), "relance"))
                .extracting(Boites.Message::date)
                .containsExactly(
                        "Fri, 25 Oct 2024 09:00:00 +0200",
                        "Tue, 29 Oct 2024 09:00:00 +0100",
                        "Tue, 5 Nov 2024 09:00:00 +0100",
                        "Fri, 8 Nov 2024 09:00:00 +0100",
                        "Tue, 12 Nov 2024 09:00:00 +0100",
                        "Fri, 15 Nov 2024 09:00:00 +0100");
        assertThat(boites.types(admis.adresse()))
                .containsExactly("lien", "depot", "attestation-recue", "admission", "calendrier");
        assertThat(boites.tous()).extracting(Boites.Message::identifiant).doesNotHaveDuplicates();
    }
}
