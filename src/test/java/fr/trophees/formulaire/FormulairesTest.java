package fr.trophees.formulaire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms that ship: their names, what they submit, what they show, and that what they say is enforced. */
class FormulairesTest {

    private static final Path DOSSIER = Path.of("forms");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Rules that other packages supply; here they accept everything. */
    private static final Map<String, RegleDeChamp> REGLES =
            Map.of("siret", valeur -> Optional.empty(), "commune-insee", valeur -> Optional.empty());

    private static final List<String> CANDIDATURE = List.of(
            "structureNom",
            "siret",
            "communeInsee",
            "structureType",
            "collectiviteMandante",
            "adherent",
            "contactNom",
            "contactEmail",
            "contactTelephone",
            "categorie",
            "projetTitre",
            "projetResume",
            "projetDescription",
            "dateDebut",
            "dateFin",
            "entiteDistincte",
            "reglementAccepte",
            "droitsImageAcceptes");

    private static final Map<String, List<String>> CONTRAT = Map.ofEntries(
            Map.entry("verifierCalendrier", List.of("valide")),
            Map.entry("composerJury", List.of("juryComplet")),
            Map.entry("arbitrerCumul", List.of("categorieRetenue", "motif", "presents", "decideLe")),
            Map.entry("designerCoupDeCoeur", List.of("coupDeCoeur", "motif", "presents", "decideLe")),
            Map.entry("validerPalmares", List.of("valide")),
            Map.entry("proclamer", List.of("proclamer")),
            Map.entry("verifierAttestation", List.of("conforme", "motif", "completerAvant")),
            Map.entry("consulterCoordination", List.of("reconnue", "motif")),
            Map.entry("trancherHorsDelai", List.of("decision", "motif")),
            Map.entry("instruireDossier", List.of("decision", "categorie", "motif")),
            Map.entry(
                    "voter",
                    avec(
                            avec(
                                    List.of("choix", "lienProfessionnel"),
                                    IntStream.rangeClosed(1, 12)
                                            .mapToObj(rang -> "rang" + rang)
                                            .toArray(String[]::new)),
                            "mentionExcellent",
                            "mentionTresBien",
                            "mentionBien",
                            "mentionAssezBien",
                            "mentionPassable",
                            "mentionInsuffisant",
                            "mentionARejeter")),
            Map.entry("deliberer", List.of("decision", "laureats", "motif", "presents", "decideLe")),
            Map.entry("pallierManqueVotants", List.of("poursuivre", "motif")),
            Map.entry("traiterDemande", List.of("decision", "motif")),
            Map.entry(
                    "ouvrirEdition",
                    List.of(
                            "modele",
                            "edition",
                            "prefixe",
                            "lancement",
                            "cloture",
                            "ceremonie",
                            "methodeVote",
                            "quorum")),
            Map.entry("enregistrerDemande", List.of("edition", "numero", "nature", "recueLe", "voie")),
            Map.entry("candidature-it", CANDIDATURE),
            Map.entry("candidature-clause", CANDIDATURE),
            Map.entry(
                    "candidature-asr",
                    avec(CANDIDATURE, "facilitateurs", "territoireCommunes", "territoireDepartement")));

    /** What whoever shows a form may be asked to supply. */
    private static final Set<String> VARIABLES_D_AFFICHAGE = Set.of(
            "numero",
            "structureNom",
            "structureType",
            "siret",
            "commune",
            "projetTitre",
            "projetResume",
            "categorieTitre",
            "verdicts",
            "depot",
            "completude",
            "lienDossier",
            "lienAttestation",
            "signataire",
            "proposition",
            "decisionsPrecedentes",
            "calendrier",
            "decisionsEdition",
            "jury",
            "alertes",
            "categories",
            "dossiers",
            "dossiersAJuger",
            "consequences",
            "mode",
            "consigne",
            "regle",
            "secondTour",
            "dossiersTable",
            "depouillement",
            "resultats",
            "regleDesLaureats",
            "alternatives",
            "effets",
            "echeance",
            "nature",
            "recueLe",
            "voie",
            "communes",
            "edition");

    /** Those that hold no word typed by a candidate or a juror. */
    private static final Set<String> VARIABLES_SURES = Set.of(
            "numero",
            "edition",
            "categorieTitre",
            "echeance",
            "proposition",
            "lienDossier",
            "lienAttestation",
            "consigne",
            "regle",
            "regleDesLaureats",
            "secondTour");

    private static List<String> avec(List<String> debut, String... suite) {
        return Stream.concat(debut.stream(), Stream.of(suite)).toList();
    }

    static List<String> noms() {
        try (Stream<Path> fichiers = Files.list(DOSSIER)) {
            return fichiers.map(fichier -> fichier.getFileName().toString())
                    .filter(nom -> nom.endsWith(".form"))
                    .map(nom -> nom.substring(0, nom.length() - ".form".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String texte(String nom) {
        try {
            return Files.readString(DOSSIER.resolve(nom + ".form"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String nom) {
        try {
            return JSON.readTree(texte(nom));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> composants(String nom) {
        List<JsonNode> composants = new ArrayList<>();
        json(nom).path("components").forEach(composants::add);
        return composants;
    }

    private static Formulaire formulaire(String nom) {
        return Formulaire.lire(texte(nom), REGLES);
    }

    private static Set<String> champsEnFaute(String nom, Map<String, Object> saisie, Map<String, Object> contexte) {
        return formulaire(nom).valider(saisie, contexte).erreurs().stream()
                .map(Erreur::champ)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Nested
    class Definitions {
        @Test
        void chaque_tache_du_contrat_a_son_formulaire_et_chaque_formulaire_est_au_contrat() {
            assertThat(noms()).containsExactlyInAnyOrderElementsOf(CONTRAT.keySet());
        }

        @ParameterizedTest
        @MethodSource("fr.trophees.formulaire.FormulairesTest#noms")
        void le_fichier_porte_le_nom_de_son_id(String nom) {
            assertThat(formulaire(nom).id()).isEqualTo(nom);
        }

        @Test
        void les_ids_sont_uniques() {
            assertThat(noms().stream().map(nom -> formulaire(nom).id())).doesNotHaveDuplicates();
        }

        @ParameterizedTest
        @MethodSource("fr.trophees.formulaire.FormulairesTest#noms")
        void il_soumet_les_cles_du_contrat_et_elles_seules(String nom) {
            assertThat(formulaire(nom).cles()).containsExactlyInAnyOrderElementsOf(CONTRAT.get(nom));
        }

        @ParameterizedTest
        @MethodSource("fr.trophees.formulaire.FormulairesTest#noms")
        void il_ne_montre_que_des_variables_connues(String nom) {
            assertThat(VARIABLES_D_AFFICHAGE).containsAll(formulaire(nom).variablesLues());
        }

        @ParameterizedTest
        @ValueSource(strings = {"ouvrirEdition", "enregistrerDemande", "candidature-it", "candidature-clause"})
        void un_formulaire_de_depart_ne_lit_aucune_variable(String nom) {
            assertThat(formulaire(nom).variablesLues()).isEmpty();
        }

        @ParameterizedTest
        @MethodSource("fr.trophees.formulaire.FormulairesTest#noms")
        void chaque_composant_a_un_id_et_le_schema_est_celui_de_Tasklist(String nom) {
            assertThat(composants(nom)).allMatch(composant -> composant.hasNonNull("id"));
            assertThat(json(nom).path("schemaVersion").asInt()).isEqualTo(16);
            assertThat(json(nom).path("executionPlatformVersion").asText()).isEqualTo("7.24.0");
        }

        /** Markdown would run what a candidate typed: an image in a title would tell its server who reads it, and when. */
        @ParameterizedTest
        @MethodSource("fr.trophees.formulaire.FormulairesTest#noms")
        void les_mots_d_un_candidat_ne_passent_jamais_par_du_Markdown(String nom) {
            Pattern modele = Pattern.compile("\\{\\{(?:#if )?([a-zA-Z]+)}}");
            for (JsonNode composant : composants(nom)) {
                if (composant.path("type").asText().equals("text")) {
                    Matcher variables = modele.matcher(composant.path("text").asText());
                    while (variables.find()) {
                        assertThat(VARIABLES_SURES).contains(variables.group(1));
                    }
                }
            }
        }

        @ParameterizedTest
        @MethodSource("fr.trophees.formulaire.FormulairesTest#noms")
        void chaque_champ_a_une_etiquette_et_dit_sa_limite_quand_elle_se_sent(String nom) {
            for (JsonNode composant : composants(nom)) {
                if (!composant.has("key")) {
                    continue;
                }
                String etiquette = composant
                        .path("label")
                        .asText(composant.path("dateLabel").asText());
                assertThat(etiquette).isNotBlank();
                if (composant.path("type").asText().equals("textarea")
                        && !composant.path("key").asText().equals("presents")) {
                    int limite = composant.path("validate").path("maxLength").asInt();
                    assertThat(composant.path("description").asText().replaceAll("[\u00a0\u202f]", ""))
                            .contains(limite + "caractères");
                }
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "verifierCalendrier.valide",
                    "composerJury.juryComplet",
                    "arbitrerCumul.categorieRetenue",
                    "designerCoupDeCoeur.coupDeCoeur",
                    "validerPalmares.valide",
                    "proclamer.proclamer",
                    "verifierAttestation.conforme",
                    "verifierAttestation.completerAvant",
                    "consulterCoordination.reconnue",
                    "trancherHorsDelai.decision",
                    "instruireDossier.decision",
                    "instruireDossier.categorie",
                    "voter.lienProfessionnel",
                    "deliberer.decision",
                    "traiterDemande.decision",
                    "enregistrerDemande.nature",
                    "ouvrirEdition.ceremonie",
                    "candidature-it.structureType",
                    "candidature-it.categorie",
                    "candidature-it.reglementAccepte",
                    "candidature-it.droitsImageAcceptes",
                    "candidature-asr.facilitateurs",
                    "candidature-asr.adherent",
                    "candidature-asr.entiteDistincte"
                })
        void un_champ_qui_applique_une_regle_cite_l_article(String champ) {
            String[] parties = champ.split("\\.");
            JsonNode composant = composants(parties[0]).stream()
                    .filter(candidat -> candidat.path("key").asText().equals(parties[1]))
                    .findFirst()
                    .orElseThrow();
            assertThat(composant.path("description").asText())
                    .containsPattern("[Aa]rticles?\u00a0[0-9]|Règlement, article");
        }

        @Test
        void JURY_8_le_vote_blanc_est_un_usage_et_ne_cite_aucun_article() {
            assertThat(composants("voter").stream()
                            .filter(champ -> champ.path("key").asText().equals("choix"))
                            .map(champ -> champ.path("description").asText()))
                    .isNotEmpty()
                    .noneMatch(
                            description -> description.toLowerCase(Locale.ROOT).contains("article"));
        }
    }

    @Nested
    class TachesDeLEquipe {
        private static final Map<String, Object> CATEGORIES =
                Map.of("categories", List.of(Map.of("label", "Aller vers", "value", "it2")));
        private static final Map<String, Object> DOSSIERS = Map.of(
                "dossiers",
                List.of(Map.of("label", "Un", "value", "IT2024-0042"), Map.of("label", "Vote blanc", "value", "blanc")),
                "mode",
                "un-dossier");

        @ParameterizedTest
        @ValueSource(strings = {"verifierCalendrier", "composerJury", "validerPalmares", "proclamer"})
        void vrai_et_faux_sont_des_reponses_une_soumission_vide_non(String nom) {
            String cle = CONTRAT.get(nom).get(0);
            assertThat(champsEnFaute(nom, Map.of(cle, true), Map.of())).isEmpty();
            assertThat(champsEnFaute(nom, Map.of(cle, false), Map.of())).isEmpty();
            assertThat(champsEnFaute(nom, Map.of(), Map.of())).containsExactly(cle);
            assertThat(champsEnFaute(nom, Map.of(cle, "true"), Map.of())).containsExactly(cle);
        }

        @ParameterizedTest
        @MethodSource("fr.trophees.formulaire.FormulairesTest#noms")
        void un_nom_qui_n_est_pas_au_contrat_est_refuse(String nom) {
            assertThat(champsEnFaute(nom, Map.of("intrus", "x"), Map.of())).contains("intrus");
        }

        @Test
        void DEP_2_une_attestation_non_conforme_demande_un_motif() {
            assertThat(champsEnFaute("verifierAttestation", Map.of("conforme", true), Map.of()))
                    .isEmpty();
            assertThat(champsEnFaute("verifierAttestation", Map.of("conforme", false), Map.of()))
                    .containsExactly("motif");
            assertThat(champsEnFaute("verifierAttestation", Map.of("conforme", false, "motif", "Illisible."), Map.of()))
                    .isEmpty();
        }

        @Test
        void D_5_une_meilleure_attestation_ne_s_attend_que_si_celle_ci_n_est_pas_conforme() {
            Map<String, Object> refusee =
                    Map.of("conforme", false, "motif", "Illisible.", "completerAvant", "2024-11-15");
            assertThat(champsEnFaute("verifierAttestation", refusee, Map.of())).isEmpty();
            assertThat(champsEnFaute(
                            "verifierAttestation", Map.of("conforme", true, "completerAvant", "2024-11-15"), Map.of()))
                    .containsExactly("completerAvant");
            assertThat(champsEnFaute(
                            "verifierAttestation",
                            Map.of("conforme", false, "motif", "Illisible.", "completerAvant", "2024-11-31"),
                            Map.of()))
                    .containsExactly("completerAvant");
        }

        @Test
        void ELIG_7_deplacer_demande_une_categorie_proposee_et_un_motif() {
            assertThat(champsEnFaute("instruireDossier", Map.of("decision", "deplacer"), CATEGORIES))
                    .containsExactly("categorie", "motif");
            assertThat(champsEnFaute(
                            "instruireDossier",
                            Map.of("decision", "deplacer", "categorie", "it1", "motif", "Art. 1.3"),
                            CATEGORIES))
                    .containsExactly("categorie");
            assertThat(champsEnFaute(
                            "instruireDossier",
                            Map.of("decision", "deplacer", "categorie", "it2", "motif", "Art. 1.3"),
                            CATEGORIES))
                    .isEmpty();
        }

        @Test
        void une_instruction_se_motive_sauf_pour_admettre() {
            assertThat(champsEnFaute("instruireDossier", Map.of("decision", "admettre"), CATEGORIES))
                    .isEmpty();
            assertThat(champsEnFaute("instruireDossier", Map.of("decision", "refuser"), CATEGORIES))
                    .containsExactly("motif");
            assertThat(champsEnFaute("instruireDossier", Map.of("decision", "oui"), CATEGORIES))
                    .containsExactly("decision");
            assertThat(champsEnFaute("instruireDossier", Map.of(), CATEGORIES)).containsExactly("decision");
        }

        @Test
        void D_1_et_ELIG_2_se_tranchent_toujours_avec_un_motif() {
            assertThat(champsEnFaute("trancherHorsDelai", Map.of("decision", "admettre"), Map.of()))
                    .containsExactly("motif");
            assertThat(champsEnFaute("consulterCoordination", Map.of("reconnue", true), Map.of()))
                    .containsExactly("motif");
        }

        @Test
        void JURY_8_un_bulletin_est_un_dossier_propose_ou_blanc() {
            assertThat(champsEnFaute("voter", Map.of("choix", "blanc"), DOSSIERS))
                    .isEmpty();
            assertThat(champsEnFaute("voter", Map.of("choix", "IT2024-0042", "lienProfessionnel", false), DOSSIERS))
                    .isEmpty();
            assertThat(champsEnFaute("voter", Map.of("choix", "IT2024-9999"), DOSSIERS))
                    .containsExactly("choix");
            assertThat(champsEnFaute("voter", Map.of(), DOSSIERS)).containsExactly("choix");
        }

        @Test
        void JURY_8_un_classement_ou_des_mentions_portent_sur_les_dossiers_proposes() {
            List<Map<String, String>> dossiers =
                    List.of(Map.of("value", "IT2024-0042"), Map.of("value", "IT2024-0043"));
            Map<String, Object> parRangs =
                    Map.of("dossiers", List.of(), "dossiersAJuger", dossiers, "mode", "classement");
            Map<String, Object> parMentions =
                    Map.of("dossiers", List.of(), "dossiersAJuger", dossiers, "mode", "mentions");

            assertThat(champsEnFaute("voter", Map.of("choix", "bulletin", "rang2", List.of("IT2024-0042")), parRangs))
                    .isEmpty();
            assertThat(champsEnFaute("voter", Map.of("choix", "bulletin", "rang2", List.of("IT2024-9")), parRangs))
                    .containsExactly("rang2");
            assertThat(champsEnFaute(
                            "voter", Map.of("choix", "bulletin", "mentionBien", List.of("IT2024-0043")), parMentions))
                    .isEmpty();
            assertThat(formulaire("voter")
                            .valider(
                                    Map.of(
                                            "choix",
                                            "blanc",
                                            "rang1",
                                            List.of("IT2024-0042"),
                                            "lienProfessionnel",
                                            false),
                                    parRangs)
                            .valeurs())
                    .doesNotContainKey("rang1");
        }

        @Test
        void JURY_3_un_lien_professionnel_l_emporte_sur_tout_choix() {
            for (Object choix : List.of("IT2024-0042", "nimporte", 7)) {
                ResultatValidation recuse =
                        formulaire("voter").valider(Map.of("lienProfessionnel", true, "choix", choix), DOSSIERS);
                assertThat(recuse.erreurs()).isEmpty();
                assertThat(recuse.valeurs()).isEqualTo(Map.of("lienProfessionnel", true));
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        departager    | IT2024-0042                 | true
                        departager    | IT2024-0042,IT2024-0057     | false
                        departager    |                             | false
                        ex-aequo      | IT2024-0042, IT2024-0057    | true
                        ex-aequo      | IT2024-0042                 | false
                        ex-aequo      | IT2024-0042;IT2024-0057     | false
                        ex-aequo      | le PLIE                     | false
                        aucun-laureat |                             | true
                        aucun-laureat | IT2024-0042                 | false
                        tirage        | IT2024-0042                 | false
                        """)
        void JURY_4_les_laureats_suivent_la_decision_du_jury(String decision, String laureats, boolean juste) {
            Map<String, Object> saisie = new LinkedHashMap<>();
            saisie.put("decision", decision);
            saisie.put("laureats", laureats);
            saisie.put("motif", "Délibération.");
            saisie.put("presents", "Camille Exemple");
            assertThat(champsEnFaute("deliberer", saisie, Map.of()).isEmpty()).isEqualTo(juste);
        }

        @Test
        void JURY_9_ce_que_le_jury_decide_se_consigne_avec_les_presents() {
            assertThat(champsEnFaute("deliberer", Map.of("decision", "aucun-laureat"), Map.of()))
                    .containsExactly("motif", "presents");
            assertThat(champsEnFaute("arbitrerCumul", Map.of("categorieRetenue", "it2"), CATEGORIES))
                    .containsExactly("motif", "presents");
        }

        @Test
        void JURY_6_le_coup_de_coeur_est_un_dossier_motive_ou_aucun() {
            assertThat(champsEnFaute("designerCoupDeCoeur", Map.of("coupDeCoeur", "aucun"), Map.of()))
                    .isEmpty();
            assertThat(champsEnFaute("designerCoupDeCoeur", Map.of("coupDeCoeur", "IT2024-0042"), Map.of()))
                    .containsExactly("motif", "presents");
            assertThat(champsEnFaute("designerCoupDeCoeur", Map.of(), Map.of())).containsExactly("coupDeCoeur");
            assertThat(champsEnFaute(
                            "designerCoupDeCoeur",
                            Map.of("coupDeCoeur", "le plus beau", "motif", "x", "presents", "y"),
                            Map.of()))
                    .containsExactly("coupDeCoeur");
        }

        @Test
        void ORG_2_un_refus_se_motive() {
            assertThat(champsEnFaute("traiterDemande", Map.of("decision", "accepter"), Map.of()))
                    .isEmpty();
            assertThat(champsEnFaute("traiterDemande", Map.of("decision", "refuser"), Map.of()))
                    .containsExactly("motif");
        }

        @Test
        void ORG_2_une_demande_s_enregistre_avec_ou_sans_dossier() {
            Map<String, Object> demande = Map.of("nature", "acces", "voie", "courrier", "recueLe", "2024-11-12");
            assertThat(champsEnFaute("enregistrerDemande", demande, Map.of())).containsExactly("edition");
            assertThat(champsEnFaute("enregistrerDemande", plus(demande, "numero", "IT2024-0042"), Map.of()))
                    .isEmpty();
            assertThat(champsEnFaute(
                            "enregistrerDemande", plus(demande, "edition", "initiatives-territoriales-2024"), Map.of()))
                    .isEmpty();
        }

        @Test
        void D_8_l_heure_de_la_ceremonie_se_demande_a_l_ouverture() {
            Map<String, Object> ouverture =
                    Map.of("modele", "initiatives-territoriales-2024", "lancement", "2025-10-13");
            assertThat(champsEnFaute("ouvrirEdition", ouverture, Map.of())).containsExactly("ceremonie");
            assertThat(champsEnFaute("ouvrirEdition", plus(ouverture, "ceremonie", "2025-12-08"), Map.of()))
                    .containsExactly("ceremonie");
            assertThat(champsEnFaute("ouvrirEdition", plus(ouverture, "ceremonie", "2025-12-08T16:00"), Map.of()))
                    .isEmpty();
            assertThat(champsEnFaute(
                            "ouvrirEdition",
                            plus(plus(ouverture, "ceremonie", "2025-12-08T16:00"), "prefixe", "it25"),
                            Map.of()))
                    .containsExactly("prefixe");
        }
    }

    private static Map<String, Object> plus(Map<String, Object> saisie, String cle, Object valeur) {
        Map<String, Object> suite = new LinkedHashMap<>(saisie);
        suite.put(cle, valeur);
        return suite;
    }

    @Nested
    class Candidatures {
        private static Map<String, Object> dossier(String categorie) {
            Map<String, Object> dossier = new LinkedHashMap<>();
            dossier.put("structureNom", "PLIE du Val d'Exemple");
            dossier.put("siret", "123 456 789 00012");
            dossier.put("structureType", "plie");
            dossier.put("communeInsee", "34172");
            dossier.put("contactNom", "Jeanne Exemple");
            dossier.put("contactEmail", "jeanne@plie-exemple.fr");
            dossier.put("categorie", categorie);
            dossier.put("projetTitre", "Un titre");
            dossier.put("projetResume", "Un résumé.");
            dossier.put("projetDescription", "Une description.");
            dossier.put("dateDebut", "2023-01-02");
            dossier.put("reglementAccepte", true);
            dossier.put("droitsImageAcceptes", true);
            if (categorie.startsWith("asr")) {
                dossier.put("facilitateurs", "Camille Exemple, Hérault");
            }
            return dossier;
        }

        private static Set<String> manque(String formulaire, Map<String, Object> dossier) {
            return formulaire(formulaire).erreursDeDepot(dossier).stream()
                    .map(Erreur::champ)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        @ParameterizedTest
        @CsvSource({"candidature-it, it1", "candidature-asr, asr1", "candidature-clause, clause1"})
        void ELIG_8_un_dossier_complet_se_depose_sans_adhesion_ni_paiement(String formulaire, String categorie) {
            assertThat(manque(formulaire, dossier(categorie))).isEmpty();
            assertThat(texte(formulaire).toLowerCase())
                    .contains("la participation est gratuite")
                    .doesNotContain("€", "euro", "payer", "cotisation");
        }

        @ParameterizedTest
        @CsvSource({"candidature-it, it", "candidature-asr, asr"})
        void les_cinq_categories_et_elles_seules_peuvent_etre_choisies(String formulaire, String debut) {
            for (int i = 1; i <= 5; i++) {
                Map<String, Object> dossier = dossier(debut + i);
                dossier.put("territoireDepartement", "48");
                assertThat(manque(formulaire, dossier)).isEmpty();
            }
            assertThat(manque(formulaire, dossier(debut + 6))).containsExactly("categorie");
            assertThat(manque("candidature-clause", dossier("clause5"))).containsExactly("categorie");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "structureNom",
                    "siret",
                    "structureType",
                    "communeInsee",
                    "contactNom",
                    "contactEmail",
                    "categorie",
                    "projetTitre",
                    "projetResume",
                    "projetDescription",
                    "dateDebut",
                    "reglementAccepte",
                    "droitsImageAcceptes",
                    "facilitateurs"
                })
        void chaque_champ_obligatoire_du_contrat_est_reclame_au_depot(String champ) {
            Map<String, Object> dossier = dossier("asr1");
            dossier.remove(champ);
            assertThat(manque("candidature-asr", dossier)).containsExactly(champ);
        }

        @ParameterizedTest
        @ValueSource(strings = {"reglementAccepte", "droitsImageAcceptes"})
        void DEP_3_DEP_4_une_case_d_engagement_decochee_empeche_le_depot(String champ) {
            assertThat(manque("candidature-it", plus(dossier("it1"), champ, false)))
                    .containsExactly(champ);
        }

        @ParameterizedTest
        @ValueSource(strings = {"candidature-it", "candidature-asr"})
        void DEP_3_DEP_4_les_textes_acceptes_sont_ceux_du_reglement(String formulaire) {
            assertThat(texte(formulaire).replace('’', '\''))
                    .contains(
                            "implique l'acceptation par leurs auteurs, sans restriction ni réserve, du présent règlement"
                                    + " ainsi que des décisions prises par le jury.")
                    .contains(
                            "Les lauréats autorisent par avance et sans contrepartie financière Alliance Villes Emploi à"
                                    + " utiliser leur nom et les images de l'opération récompensée à des fins promotionnelles ou"
                                    + " publicitaires sans que cette faculté puisse être source d'une quelconque obligation à leur"
                                    + " égard. Ils les garantissent de tout recours à cet égard.")
                    .contains("Ne nommez pas les personnes que votre action accompagne")
                    .contains("Enregistrer n'est pas déposer.");
        }

        @Test
        void ORG_4_le_candidat_sait_qui_lit_son_dossier() {
            assertThat(texte("candidature-it")).contains("Les membres du jury le lisent pour voter");
            assertThat(texte("candidature-asr"))
                    .contains("Les membres du jury le lisent pour voter", "sa coordination régionale clause sociale");
        }

        @Test
        void ELIG_1_une_organisation_mandatee_dit_par_qui() {
            assertThat(manque("candidature-it", plus(dossier("it1"), "structureType", "organisation-mandatee")))
                    .containsExactly("collectiviteMandante");
            assertThat(manque("candidature-it", plus(dossier("it1"), "collectiviteMandante", "Ancien choix")))
                    .isEmpty();
        }

        @Test
        void ELIG_4_la_categorie_rurale_demande_des_communes_ou_un_departement() {
            assertThat(manque("candidature-asr", dossier("asr5"))).containsExactly("territoireCommunes");
            assertThat(manque("candidature-asr", plus(dossier("asr5"), "territoireCommunes", List.of("48095"))))
                    .isEmpty();
            assertThat(manque("candidature-asr", plus(dossier("asr5"), "territoireDepartement", "48")))
                    .isEmpty();
            assertThat(manque("candidature-asr", plus(dossier("asr5"), "territoireDepartement", "99")))
                    .contains("territoireDepartement");
        }

        @Test
        void une_action_ne_finit_pas_avant_de_commencer() {
            assertThat(manque("candidature-it", plus(dossier("it1"), "dateFin", "2023-01-01")))
                    .containsExactly("dateFin");
            assertThat(manque("candidature-it", plus(dossier("it1"), "dateFin", "2023-01-02")))
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "structureNom, 200",
            "projetTitre, 150",
            "projetResume, 1000",
            "projetDescription, 10000",
            "entiteDistincte, 1000"
        })
        void un_texte_trop_long_s_enregistre_et_manque_au_depot(String champ, int limite) {
            Map<String, Object> dossier = plus(dossier("it1"), champ, "é".repeat(limite + 1));
            assertThat(formulaire("candidature-it").erreursDeType(dossier)).isEmpty();
            assertThat(formulaire("candidature-it").erreursDeForme(dossier))
                    .extracting(Erreur::champ)
                    .containsExactly(champ);
            assertThat(manque("candidature-it", dossier)).containsExactly(champ);
            assertThat(manque("candidature-it", plus(dossier, champ, "é".repeat(limite))))
                    .isEmpty();
        }

        @Test
        void les_regles_nommees_s_appliquent_et_le_siret_leur_arrive_sans_espace() {
            Map<String, RegleDeChamp> regles = Map.of(
                    "siret",
                            valeur -> valeur.equals("12345678900012")
                                    ? Optional.of("sa clé est fausse.")
                                    : Optional.empty(),
                    "commune-insee", valeur -> Optional.of("cette commune n'existe pas."));
            assertThat(Formulaire.lire(texte("candidature-it"), regles).erreursDeForme(dossier("it1")))
                    .extracting(erreur -> erreur.message().replace('\u00a0', ' '))
                    .containsExactly(
                            "« SIRET » : sa clé est fausse.", "« Commune du siège » : cette commune n’existe pas.");
        }

        @Test
        void l_edition_2019_dit_ce_qui_est_suppose() {
            for (JsonNode composant : composants("candidature-clause")) {
                if (composant.has("key")) {
                    assertThat(composant.path("properties").path("source").asText())
                            .isEqualTo(
                                    composant.path("key").asText().equals("categorie")
                                            ? "journée nationale du 7 novembre 2019"
                                            : "assumed");
                }
            }
        }
    }

    @Test
    void un_champ_ajoute_a_un_formulaire_est_impose_sans_toucher_au_java() throws IOException {
        ObjectNode forme = (ObjectNode) json("verifierCalendrier");
        ((ArrayNode) forme.path("components"))
                .add(
                        JSON.readTree(
                                """
                {"type":"textfield","id":"Field_visa","key":"visa","label":"Visa de la direction",
                 "validate":{"required":true,"maxLength":5,"pattern":"^V-[0-9]+$"},
                 "properties":{"messageFormat":"écrivez V- puis le numéro."}}"""));
        Formulaire change = Formulaire.lire(forme.toString(), REGLES);
        assertThat(change.valider(Map.of("valide", true), Map.of()).erreurs()).hasSize(1);
        assertThat(change.valider(Map.of("valide", true, "visa", "12"), Map.of())
                        .erreurs())
                .hasSize(1);
        assertThat(change.valider(Map.of("valide", true, "visa", "V-12"), Map.of())
                        .valeurs())
                .isEqualTo(Map.of("valide", true, "visa", "V-12"));
        assertThat(new HashSet<>(change.cles())).isEqualTo(Set.of("valide", "visa"));
    }
}
