package fr.trophees.boutenbout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A contest of 2024 on its real calendar, from the call to the ceremony, as candidates, staff and jurors live it. The tests are the
 * steps of one story, in order.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class UneEditionEntiere {

    /** A real EPCI of the figures that are shipped (CA Vitré Communauté): reference data, its project is invented. */
    protected static final String EPCI = "200039022";

    private static final String ADHERENT = "adherent@membres.example.org";

    protected final String edition;
    protected final Map<String, Candidat> candidats = new LinkedHashMap<>();
    protected Produit produit;
    protected Horloge horloge;
    protected Boites boites;
    protected Bureau bureau;

    private final String prefixe;
    private final List<String> jures;
    private final List<Candidat> inacheves = new ArrayList<>();

    /** @param prefixe what category ids begin with */
    UneEditionEntiere(String edition, String prefixe, List<String> jures) {
        this.edition = edition;
        this.prefixe = prefixe;
        this.jures = jures;
    }

    /** The fields that this contest asks for beside the common ones. */
    abstract Map<String, Object> champsDuConcours(int categorie);

    /** Whether this contest asks that an action be running or have ended less than two years before (ELIG-3). */
    abstract boolean deuxAnsRefusee();

    /** The fields by which an EPCI answers in category 5. */
    abstract Map<String, Object> champsDUnEpci();

    /** Which rule of this contest looks an EPCI up, and the words that prove it was found. */
    abstract void epciReconnu(Candidat epci);

    @BeforeAll
    void demarrer() {
        produit = Produit.demarrer();
        horloge = new Horloge(produit.client());
        boites = produit.boites();
        bureau = Bureau.ouvrir(produit, horloge);
    }

    @AfterAll
    void arreter() throws IOException {
        if (produit != null) {
            produit.close();
        }
    }

    String categorie(int n) {
        return prefixe + n;
    }

    String vote(int n) {
        return edition + "/" + categorie(n);
    }

    Candidat commencer(String nom, int structure, int categorie, Map<String, Object> propres) {
        Map<String, Object> champs = new HashMap<>(champsDuConcours(categorie));
        champs.put("categorie", categorie(categorie));
        champs.putAll(propres);
        return Candidat.commencer(produit, horloge, edition, nom, structure, champs);
    }

    /** Deposited, attestation in order, admitted. */
    Candidat admettre(String nom, int structure, int categorie, Map<String, Object> propres) {
        Candidat candidat = deposer(nom, structure, categorie, propres);
        candidat.envoyerAttestation().exiger(201);
        horloge.vider();
        bureau.admettre(candidat);
        assertThat(candidat.etat()).isEqualTo("admis");
        return candidat;
    }

    Candidat deposer(String nom, int structure, int categorie, Map<String, Object> propres) {
        Candidat candidat = commencer(nom, structure, categorie, propres);
        candidat.deposer().exiger(201);
        horloge.vider();
        candidats.put(nom, candidat);
        return candidat;
    }

    Candidat le(String nom) {
        return candidats.get(nom);
    }

    /** What the automatic check says of one rule, as staff reads it. */
    String verdict(Candidat candidat, String regle) {
        return verdict(candidat, regle, "issue");
    }

    /** Why it says so. */
    String motif(Candidat candidat, String regle) {
        return verdict(candidat, regle, "motif").replace('\u00a0', ' ').replace('\u202f', ' ');
    }

    private String verdict(Candidat candidat, String regle, String champ) {
        JsonNode verdicts = bureau.affiche(candidat.numero(), "userTask_instruireDossier", "verdicts");
        for (JsonNode verdict : verdicts) {
            if (verdict.path("regle").asText().equals(regle)) {
                return verdict.path(champ).asText();
            }
        }
        throw new AssertionError("no verdict of " + regle + " in " + verdicts);
    }

    @Test
    @Order(1)
    void ORG_1_rien_ne_s_ouvre_avant_le_lancement_ni_sans_verification_du_calendrier() {
        produit.client()
                .post("/api/appels/" + edition + "/brouillons", Map.of("email", "tot@candidats.example.org"))
                .exiger(409);
        bureau.terminer(edition, "userTask_verifierCalendrier", Map.of("valide", false));
        bureau.importerAdherents("siren;nom;courriel;offre;region\n" + Candidat.siren(1) + ";Structure imaginaire n° 1;"
                + ADHERENT + ";toute;\n");
        bureau.terminer(edition, "userTask_verifierCalendrier", Map.of("valide", true));
        horloge.avancer("2024-10-14T08:59:59");
        assertThat(boites.types(ADHERENT)).isEmpty();
        horloge.avancer("2024-10-14T09:00");
        assertThat(boites.types(ADHERENT)).containsExactly("appel");
        assertThat(produit.client()
                        .get("/api/appels/" + edition)
                        .json()
                        .path("etat")
                        .asText())
                .isEqualTo("ouvert");
    }

    @Test
    @Order(2)
    void ELIG_5_un_second_projet_de_la_meme_structure_dans_une_categorie_demande_une_entite_distincte() {
        horloge.avancer("2024-10-15T10:00");
        admettre("premier", 1, 1, Map.of());
        Candidat second = commencer("second", 1, 1, Map.of());
        assertThat(second.deposer().exiger(409).texte()).contains("ELIG-5");
        second.deposer(Map.of("entiteDistincte", "La maison de l'emploi que porte la même association."))
                .exiger(201);
        horloge.vider();
        second.envoyerAttestation().exiger(201);
        horloge.vider();
        bureau.verifierAttestation(second);
        assertThat(verdict(second, "ELIG-5")).isEqualTo("à vérifier");
        bureau.instruire(second, "admettre", "Deux entités distinctes : ELIG-5.");
        candidats.put("second", second);
        assertThat(second.etat()).isEqualTo("admis");
    }

    @Test
    @Order(3)
    void ELIG_3_terminee_deux_ans_avant_jour_pour_jour_ou_un_jour_de_moins() {
        Candidat deuxAns = deposer("deuxans", 2, 2, Map.of("dateFin", "2022-11-08"));
        deuxAns.envoyerAttestation().exiger(201);
        horloge.vider();
        bureau.verifierAttestation(deuxAns);
        assertThat(verdict(deuxAns, "ELIG-3")).isEqualTo(deuxAnsRefusee() ? "défavorable" : "sans objet");
        if (deuxAnsRefusee()) {
            bureau.instruire(deuxAns, "refuser", "L'action s'est terminée il y a deux ans.");
        } else {
            bureau.instruire(deuxAns, "admettre", null);
        }
        assertThat(deuxAns.etat()).isEqualTo(deuxAnsRefusee() ? "refuse" : "admis");

        Candidat unJourDeMoins = deposer("unjourdemoins", 3, 2, Map.of("dateFin", "2022-11-09"));
        unJourDeMoins.envoyerAttestation().exiger(201);
        horloge.vider();
        bureau.verifierAttestation(unJourDeMoins);
        assertThat(verdict(unJourDeMoins, "ELIG-3")).isEqualTo(deuxAnsRefusee() ? "favorable" : "sans objet");
        bureau.instruire(unJourDeMoins, "admettre", null);
    }

    @Test
    @Order(4)
    void DEP_2_une_attestation_refusee_puis_acceptee_compte_a_son_arrivee() {
        Candidat candidat = deposer("deuxfois", 4, 2, Map.of());
        candidat.envoyerAttestation().exiger(201);
        horloge.vider();
        bureau.tenter(candidat.numero(), "userTask_verifierAttestation", Map.of("conforme", false))
                .exiger(422);
        bureau.terminer(
                candidat.numero(),
                "userTask_verifierAttestation",
                Map.of("conforme", false, "motif", "La signature manque."));
        assertThat(candidat.etat()).isEqualTo("attestation-attendue");
        assertThat(boites.dernier(candidat.adresse(), "attestation-refusee").texte())
                .contains("La signature manque.");
        candidat.envoyerUneAutreAttestation().exiger(201);
        horloge.vider();
        bureau.admettre(candidat);
        assertThat(candidat.etat()).isEqualTo("admis");
    }

    @Test
    @Order(5)
    void JURY_5_une_structure_presente_plusieurs_projets_dans_des_categories_differentes() {
        admettre("cumul1", 5, 1, Map.of());
        admettre("cumul5", 5, 5, Map.of());
        admettre("suivant", 6, 5, Map.of("communeInsee", "13055"));
        admettre("deplace", 7, 5, Map.of());
        deposer("jamais", 8, 3, Map.of());
        inacheves.add(commencer("minuit", 13, 4, Map.of()));
    }

    @Test
    @Order(5)
    void ELIG_1_ELIG_4_un_EPCI_est_reconnu_dans_les_chiffres_officiels_et_admis() {
        Map<String, Object> champs = new HashMap<>(champsDUnEpci());
        champs.put("structureNom", "Communauté imaginaire");
        champs.put("siret", Candidat.siretDe(EPCI));
        Candidat epci = deposer("epci", 14, 5, champs);
        epci.envoyerAttestation().exiger(201);
        horloge.vider();
        bureau.verifierAttestation(epci);
        epciReconnu(epci);
        bureau.instruire(epci, "admettre", null);
        assertThat(epci.etat()).isEqualTo("admis");
    }

    @Test
    @Order(6)
    void D_1_l_instant_de_completion_decide_a_la_seconde_pres() {
        Candidat avant = deposer("avant", 9, 3, Map.of());
        Candidat pile = deposer("pile", 10, 3, Map.of());
        Candidat apres = deposer("apres", 11, 4, Map.of());
        Candidat dernier = deposer("dernier", 12, 4, Map.of());
        Candidat minuit = inacheves.get(0);

        horloge.avancer("2024-11-08T15:59:59");
        avant.envoyerAttestation().exiger(201);
        horloge.avancer("2024-11-08T16:00:00");
        pile.envoyerAttestation().exiger(201);
        horloge.avancer("2024-11-08T16:00:01");
        apres.envoyerAttestation().exiger(201);
        horloge.avancer("2024-11-08T23:59:59");
        dernier.envoyerAttestation().exiger(201);
        horloge.avancer("2024-11-09T00:00:00");
        minuit.deposer().exiger(410);
        minuit.enregistrer(Map.of("projetTitre", "Trop tard")).exiger(410);
        le("jamais").envoyerAttestation().exiger(410);
        horloge.vider();

        assertThat(avant.etat()).isEqualTo("attestation-a-verifier");
        assertThat(pile.etat()).isEqualTo("attestation-a-verifier");
        assertThat(apres.etat()).isEqualTo("hors-delai");
        assertThat(dernier.etat()).isEqualTo("hors-delai");
        assertThat(minuit.dossier().path("donnees").path("projetTitre").asText())
                .isEqualTo(minuit.titre());
        bureau.admettre(avant);
        bureau.admettre(pile);
        bureau.terminer(
                apres.numero(),
                "userTask_trancherHorsDelai",
                Map.of("decision", "admettre", "motif", "Article 3.1 : avant minuit."));
        bureau.admettre(apres);
        bureau.terminer(
                dernier.numero(),
                "userTask_trancherHorsDelai",
                Map.of("decision", "refuser", "motif", "Article 4.3 : après 16 heures."));
        assertThat(dernier.etat()).isEqualTo("refuse");
    }

    @Test
    @Order(7)
    void DEP_2_une_attestation_qui_ne_vient_jamais_laisse_le_dossier_incomplet() {
        horloge.avancer("2024-11-12T11:59");
        assertThat(boites.types(le("jamais").adresse())).doesNotContain("incomplet");
        assertThat(bureau.attend(edition, "userTask_composerJury")).isFalse();
        horloge.avancer("2024-11-12T12:00");
        assertThat(boites.types(le("jamais").adresse())).endsWith("incomplet");
        assertThat(le("jamais").etat()).isEqualTo("incomplet");
    }

    @Test
    @Order(8)
    void JURY_3_un_lien_confirme_recuse_de_toute_la_categorie() {
        Client equipe = produit.client().en("equipe");
        equipe.put("/api/editions/" + edition + "/jury/" + jures.get(1) + "/liens", List.of(Candidat.siren(7)))
                .exiger(200);
        bureau.terminer(edition, "userTask_composerJury", Map.of("juryComplet", true));
        horloge.avancer("2024-11-25T08:59");
        assertThat(bureau.estInvite(jures.get(0), vote(1))).isFalse();
        horloge.avancer("2024-11-25T09:00");
        assertThat(jures).allMatch(jure -> bureau.estInvite(jure, vote(1)));
        assertThat(jures)
                .filteredOn(jure -> bureau.estInvite(jure, vote(5)))
                .doesNotContain(jures.get(1))
                .hasSize(4);
    }

    @Test
    @Order(9)
    void ORG_4_un_jure_ne_voit_que_ses_votes_et_aucune_coordonnee() {
        Client jure = produit.client().en(jures.get(0));
        JsonNode taches = jure.get("/engine-rest/task").exiger(200).json();
        assertThat(taches).isNotEmpty().allSatisfy(tache -> {
            assertThat(tache.path("assignee").asText()).isEqualTo(jures.get(0));
            assertThat(tache.path("taskDefinitionKey").asText()).isEqualTo("userTask_voter");
            assertThat(jure.get("/engine-rest/task/" + tache.path("id").asText() + "/form-variables")
                            .exiger(200)
                            .texte())
                    .contains("\"categorie\"")
                    .doesNotContain("@candidats.example.org", "Noé Castel", "\"jures\"", "nrOfInstances");
        });
        jure.get("/engine-rest/process-instance").exiger(403);
        jure.get("/engine-rest/history/variable-instance").exiger(403);
        jure.get("/api/editions/" + edition + "/jury").exiger(403);
        produit.client().get("/engine-rest/task").exiger(401);
    }

    @Test
    @Order(10)
    void JURY_8_chacun_depose_un_bulletin_dans_chaque_categorie() {
        horloge.avancer("2024-11-26T10:00");
        votent(1, "cumul1", "cumul1", "cumul1", "premier", "second");
        votent(2, "unjourdemoins", "deuxfois", "deuxfois", "deuxfois", null);
        votent(3, "avant", "avant", "pile", "pile", "blanc");
        votent(4, "blanc", "blanc", "blanc", "blanc", "blanc");
        votent(5, "cumul5", null, "cumul5", "suivant", "suivant");
        // changes their mind
        votent(5, null, null, null, "cumul5", null);
        bureau.declarerUnLien(jures.get(4), vote(2)).exiger(204);
        horloge.vider();
        assertThat(bureau.estInvite(jures.get(4), vote(2))).isFalse();
        assertThat(boites.types(jures.get(4) + "@example.org")).contains("recusation");
    }

    private void votent(int categorie, String... choix) {
        for (int i = 0; i < choix.length; i++) {
            if (choix[i] != null) {
                String bulletin = candidats.containsKey(choix[i]) ? le(choix[i]).numero() : choix[i];
                bureau.voter(jures.get(i), vote(categorie), bulletin).exiger(204);
            }
        }
        horloge.vider();
    }

    @Test
    @Order(11)
    void ELIG_7_un_deplacement_recuse_tardivement_et_annule_le_bulletin_JURY_3() {
        Client equipe = produit.client().en("equipe");
        equipe.post(
                        "/api/bureau/dossiers/" + le("deplace").numero() + "/deplacement",
                        Map.of("categorie", categorie(2), "motif", "Le projet va au-devant des personnes."))
                .exiger(200);
        horloge.vider();
        assertThat(le("deplace").dossier().path("categorie").asText()).isEqualTo(categorie(2));
        assertThat(bureau.estInvite(jures.get(1), vote(2))).isFalse();
        assertThat(bureau.estInvite(jures.get(1), vote(5))).isTrue();
        assertThat(boites.dernier(jures.get(1) + "@example.org", "recusation").texte())
                .contains("annulé");
        assertThat(boites.types(le("deplace").adresse())).endsWith("deplacement");
    }

    @Test
    @Order(12)
    void JURY_8_le_vote_finit_a_sa_fermeture_et_pas_avant() {
        horloge.avancer("2024-12-02T11:59:59");
        assertThat(bureau.estInvite(jures.get(0), vote(3))).isTrue();
        assertThat(bureau.attend(vote(3), "userTask_deliberer")).isFalse();
        horloge.avancer("2024-12-02T12:00:00");
        assertThat(bureau.estInvite(jures.get(0), vote(3))).isFalse();
    }

    @Test
    @Order(13)
    void JURY_4_une_egalite_et_une_categorie_sans_suffrage_vont_en_deliberation() {
        horloge.avancer("2024-12-02T15:00");
        assertThat(bureau.attend(vote(1), "userTask_deliberer")).isFalse();
        bureau.tenter(
                        vote(3),
                        "userTask_deliberer",
                        Map.of(
                                "decision", "departager",
                                "laureats",
                                        le("avant").numero() + "," + le("pile").numero(),
                                "motif", "Deux pour un.",
                                "presents", "Tous"))
                .exiger(422);
        bureau.terminer(
                vote(3),
                "userTask_deliberer",
                Map.of(
                        "decision", "ex-aequo",
                        "laureats", le("avant").numero() + ", " + le("pile").numero(),
                        "motif", "Deux projets d'égale valeur.",
                        "presents", "Les cinq membres"));
        bureau.terminer(
                vote(4),
                "userTask_deliberer",
                Map.of(
                        "decision", "aucun-laureat",
                        "motif", "Aucun suffrage exprimé.",
                        "presents", "Les cinq membres"));
    }

    @Test
    @Order(14)
    void JURY_5_une_structure_premiere_dans_deux_categories_n_est_recompensee_que_dans_une_D_6() {
        bureau.terminer(
                edition,
                "userTask_arbitrerCumul",
                Map.of(
                        "categorieRetenue", categorie(1),
                        "motif", "Le projet le plus abouti.",
                        "presents", "Les cinq membres"));
        assertThat(bureau.attend(edition, "userTask_arbitrerCumul")).isFalse();
    }

    @Test
    @Order(15)
    void JURY_6_le_coup_de_coeur_va_a_un_dossier_non_laureat_D_7() {
        bureau.tenter(
                        edition,
                        "userTask_designerCoupDeCoeur",
                        Map.of("coupDeCoeur", le("cumul5").numero()))
                .exiger(422);
        bureau.terminer(
                edition,
                "userTask_designerCoupDeCoeur",
                Map.of("coupDeCoeur", le("premier").numero(), "motif", "Original.", "presents", "Les cinq membres"));
        bureau.terminer(edition, "userTask_validerPalmares", Map.of("valide", true));
    }

    @Test
    @Order(16)
    void JURY_7_aucune_page_aucune_reponse_aucun_courriel_ne_dit_un_resultat_avant_la_ceremonie_D_8() {
        horloge.avancer("2024-12-09T15:59:59");
        assertThat(bureau.attend(edition, "userTask_proclamer")).isFalse();
        Client passant = produit.client();
        passant.get("/api/appels/" + edition + "/palmares").exiger(404);
        for (Candidat candidat : candidats.values()) {
            assertThat(candidat.lire().exiger(200).texte()).doesNotContainIgnoringCase("laureat");
        }
        // the same page for everybody: no admitted dossier looks different from another
        assertThat(candidats.values().stream()
                        .filter(candidat -> candidat.etat().equals("admis"))
                        .map(candidat -> champs(candidat.dossier()))
                        .distinct())
                .hasSize(1);
        aucuneAdresseNeDitUnResultat();
        assertThat(boites.tous()).noneMatch(courriel -> courriel.type().equals("resultat"));
        horloge.avancer("2024-12-09T16:00:00");
        passant.get("/api/appels/" + edition + "/palmares").exiger(404);
        assertThat(passant.get("/api/appels/" + edition).json().path("etat").asText())
                .isEqualTo("clos");
        assertThat(boites.tous()).noneMatch(courriel -> courriel.type().equals("resultat"));
        aucuneAdresseNeDitUnResultat();
    }

    /** Whatever a passer-by can read names no dossier; a laureate's own pages are the same as those of one who isn't. */
    private void aucuneAdresseNeDitUnResultat() {
        Client passant = produit.client();
        String[] dossiers = candidats.values().stream()
                .flatMap(candidat -> Stream.of(candidat.numero(), candidat.titre()))
                .toArray(String[]::new);
        List<String> publiques = new ArrayList<>();
        List<String> personnelles = new ArrayList<>();
        for (String motif : produit.adressesLisibles()) {
            String adresse = motif.replace("{edition}", edition);
            if (!adresse.contains("{")) {
                publiques.add(adresse);
            } else if (motif.matches("(/api)?/dossiers/\\{jeton}[^{]*") && !motif.endsWith(".pdf")) {
                personnelles.add(motif);
            }
        }
        assertThat(publiques).contains("/", "/appels/" + edition, "/api/appels/" + edition + "/palmares");
        assertThat(personnelles).contains("/dossiers/{jeton}", "/api/dossiers/{jeton}");
        for (String adresse : publiques) {
            assertThat(passant.get(adresse).texte()).as(adresse).doesNotContain(dossiers);
        }
        // both in category 5, deposited, attested and admitted at the same instants: one will be its laureate
        for (String motif : personnelles) {
            if (motif.endsWith(".json")) {
                // what the examination found of each differs
                assertThat(le("suivant").pageSansNom(motif))
                        .doesNotContainIgnoringCase("laureat", "resultat", "scrutin");
            } else {
                assertThat(le("suivant").pageSansNom(motif))
                        .as(motif)
                        .isEqualTo(le("cumul5").pageSansNom(motif));
            }
        }
    }

    private static List<String> champs(JsonNode dossier) {
        List<String> champs = new ArrayList<>();
        dossier.fieldNames().forEachRemaining(champs::add);
        return champs;
    }

    @Test
    @Order(17)
    void D_8_l_equipe_proclame_et_le_palmares_devient_public() {
        bureau.terminer(edition, "userTask_proclamer", Map.of("proclamer", true));
        JsonNode palmares = produit.client()
                .get("/api/appels/" + edition + "/palmares")
                .exiger(200)
                .json();
        assertThat(resultat(palmares, 1))
                .isEqualTo("laureat " + List.of(le("cumul1").numero()));
        assertThat(resultat(palmares, 2))
                .isEqualTo("laureat " + List.of(le("deuxfois").numero()));
        assertThat(resultat(palmares, 3))
                .isEqualTo(
                        "ex-aequo " + List.of(le("avant").numero(), le("pile").numero()));
        assertThat(resultat(palmares, 4)).isEqualTo("aucun []");
        assertThat(resultat(palmares, 5))
                .isEqualTo("laureat " + List.of(le("suivant").numero()));
        assertThat(palmares.path("coupDeCoeur").path("numero").asText())
                .isEqualTo(le("premier").numero());
        assertThat(palmares.path("coupDeCoeur").path("projetTitre").asText())
                .isEqualTo(le("premier").titre());
        assertThat(produit.client()
                        .get("/api/appels/" + edition)
                        .json()
                        .path("etat")
                        .asText())
                .isEqualTo("proclame");
    }

    private String resultat(JsonNode palmares, int n) {
        for (JsonNode resultat : palmares.path("categories")) {
            if (resultat.path("id").asText().equals(categorie(n))) {
                List<String> laureats = new ArrayList<>();
                resultat.path("laureats")
                        .forEach(l -> laureats.add(l.path("numero").asText()));
                return resultat.path("resultat").asText() + " "
                        + laureats.stream().sorted().toList();
            }
        }
        return null;
    }

    @Test
    @Order(18)
    void ORG_3_rien_ne_change_apres_la_proclamation() {
        bureau.client()
                .post("/api/editions/" + edition + "/annulation", Map.of("motif", "Trop tard."))
                .exiger(409);
        bureau.client()
                .post(
                        "/api/bureau/dossiers/" + le("premier").numero() + "/deplacement",
                        Map.of("categorie", categorie(3), "motif", "Trop tard."))
                .exiger(409);
    }

    @Test
    @Order(19)
    void JURY_7_chacun_a_recu_ses_courriels_dans_l_ordre_et_le_resultat_en_dernier() {
        for (String nom : List.of("premier", "second", "unjourdemoins", "cumul1", "cumul5", "suivant", "epci")) {
            recu(nom, "lien", "depot", "attestation-recue", "admission", "invitation-ceremonie", "resultat");
        }
        if (deuxAnsRefusee()) {
            recu("deuxans", "lien", "depot", "attestation-recue", "refus");
            assertThat(boites.dernier(le("deuxans").adresse(), "refus").texte())
                    .contains("L'action s'est terminée il y a deux ans.");
        } else {
            recu("deuxans", "lien", "depot", "attestation-recue", "admission", "invitation-ceremonie", "resultat");
        }
        recu(
                "deuxfois",
                "lien",
                "depot",
                "attestation-recue",
                "attestation-refusee",
                "attestation-recue",
                "admission",
                "invitation-ceremonie",
                "resultat");
        recu(
                "deplace",
                "lien",
                "depot",
                "attestation-recue",
                "admission",
                "invitation-ceremonie",
                "deplacement",
                "resultat");
        recu("jamais", "lien", "depot", "relance", "relance", "relance", "relance", "incomplet");
        for (String nom : List.of("avant", "pile")) {
            recu(
                    nom,
                    "lien",
                    "depot",
                    "relance",
                    "relance",
                    "relance",
                    "relance",
                    "attestation-recue",
                    "admission",
                    "invitation-ceremonie",
                    "resultat");
        }
        recu(
                "apres",
                "lien",
                "depot",
                "relance",
                "relance",
                "relance",
                "relance",
                "attestation-recue",
                "hors-delai",
                "admission",
                "invitation-ceremonie",
                "resultat");
        recu(
                "dernier",
                "lien",
                "depot",
                "relance",
                "relance",
                "relance",
                "relance",
                "attestation-recue",
                "hors-delai",
                "refus");
        assertThat(boites.types(inacheves.get(0).adresse()))
                .containsExactly("lien", "relance", "relance", "relance", "relance");
        candidats.values().forEach(candidat -> assertThat(boites.messages(candidat.adresse(), "depot"))
                .extracting(Boites.Message::dossier)
                .containsExactly(candidat.numero()));
        assertThat(boites.dernier(le("premier").adresse(), "resultat").texte()).contains("Coup de cœur");
        assertThat(boites.dernier(le("pile").adresse(), "resultat").texte()).contains("ex æquo");
    }

    @Test
    @Order(20)
    void JURY_9_chaque_membre_est_convoque_puis_relance_la_ou_son_bulletin_manque() {
        // a dossier that goes from a category to another is told once to all who vote there, whatever they chose
        for (int membre : List.of(0, 2, 3)) {
            assertThat(types(jures.get(membre)))
                    .containsExactly("jury-convocation", "jury-relance", "jury-remerciement");
        }
        // no more recused where it left, and told so in the mail of the new recusal; reminded of the ballot that was
        // never cast, three days before and
        // the day before
        assertThat(types(jures.get(1)))
                .containsExactly("jury-convocation", "recusation", "jury-relance", "jury-relance", "jury-remerciement");
        // had declared a tie where it came in
        assertThat(types(jures.get(4)))
                .containsExactly("jury-convocation", "recusation", "jury-relance", "jury-remerciement");
    }

    private List<String> types(String jure) {
        return boites.types(jure + "@example.org");
    }

    private void recu(String nom, String... types) {
        assertThat(boites.types(le(nom).adresse())).as(nom).containsExactly(types);
    }
}
