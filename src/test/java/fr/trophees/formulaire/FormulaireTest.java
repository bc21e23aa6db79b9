package fr.trophees.formulaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaireTest {

    private static final Map<String, RegleDeChamp> REGLES =
            Map.of("pair", valeur -> valeur.length() % 2 == 0 ? Optional.empty() : Optional.of("il en manque un."));

    static Formulaire formulaire(String... composants) {
        return Formulaire.lire(
                "{\"id\":\"essai\",\"schemaVersion\":16,\"components\":[" + String.join(",", composants) + "]}",
                REGLES);
    }

    private static List<String> erreurs(Formulaire formulaire, Map<String, Object> saisie) {
        return erreurs(formulaire, saisie, Map.of());
    }

    private static List<String> erreurs(
            Formulaire formulaire, Map<String, Object> saisie, Map<String, Object> contexte) {
        return formulaire.valider(saisie, contexte).erreurs().stream()
                .map(erreur -> erreur.champ() + "|" + erreur.message().replaceAll("[\u00a0\u202f]", " "))
                .toList();
    }

    private static String erreurDe(String composant, Object valeur) {
        Map<String, Object> saisie = new HashMap<>();
        saisie.put("c", valeur);
        List<String> erreurs = erreurs(formulaire(composant), saisie);
        assertThat(erreurs).hasSizeLessThan(2);
        return erreurs.isEmpty() ? "" : erreurs.get(0);
    }

    @Nested
    class Noms {
        private final Formulaire formulaire = formulaire(
                """
                {"type":"textfield","key":"a","label":"A"}""",
                """
                {"type":"textfield","key":"vu","label":"Vu","disabled":true}""",
                """
                {"type":"textfield","key":"lu","label":"Lu","readonly":true}""");

        @Test
        void un_nom_inconnu_est_refuse_et_nomme_s_il_est_simple() {
            assertThat(erreurs(formulaire, Map.of("intrus", 1)))
                    .containsExactly("intrus|« intrus » : ce champ ne fait pas partie du formulaire.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"<script>", "Jean Dupont", "a.b", "", "éa", "__proto__", "x\u0000"})
        void un_nom_etrange_est_refuse_sans_etre_repete(String nom) {
            assertThat(erreurs(formulaire, Map.of(nom, 1)))
                    .containsExactly("|Un champ qui ne fait pas partie du formulaire a été envoyé.");
        }

        @Test
        void une_foule_de_noms_inconnus_ne_fait_pas_une_foule_de_messages() {
            Map<String, Object> foule = new LinkedHashMap<>();
            IntStream.range(0, 10_000).forEach(i -> foule.put("n" + i, i));
            assertThat(erreurs(formulaire, foule)).hasSize(20);
        }

        @Test
        void un_champ_seulement_affiche_n_est_pas_accepte_un_champ_en_lecture_seule_l_est() {
            assertThat(erreurs(formulaire, Map.of("vu", "x"))).hasSize(1);
            assertThat(erreurs(formulaire, Map.of("lu", "x"))).isEmpty();
            assertThat(formulaire.cles()).containsExactly("a", "lu");
        }

        @Test
        void un_nom_inconnu_est_refuse_meme_sans_valeur() {
            assertThat(erreurs(formulaire, Collections.singletonMap("intrus", null)))
                    .hasSize(1);
        }
    }

    @Nested
    class Types {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        textfield | un texte est attendu.
                        textarea  | un texte est attendu.
                        datetime  | un texte est attendu.
                        select    | un texte est attendu.
                        radio     | un texte est attendu.
                        number    | un nombre est attendu.
                        checkbox  | la réponse est vrai (true) ou faux (false).
                        checklist | une liste de textes est attendue.
                        taglist   | une liste de textes est attendue.
                        """)
        void un_mauvais_type_json_est_dit(String composant, String message) {
            String champ = "{\"type\":\"" + composant + "\",\"key\":\"c\",\"label\":\"L\"}";
            assertThat(erreurDe(champ, Map.of("x", 1))).isEqualTo("c|« L » : " + message);
            assertThat(erreurDe(champ, Arrays.asList("a", 1, null))).isEqualTo("c|« L » : " + message);
        }

        @Test
        void le_brouillon_signale_les_noms_et_les_types_rien_d_autre() {
            Formulaire formulaire = formulaire(
                    """
                    {"type":"textfield","key":"a","label":"A","validate":{"required":true,"maxLength":3}}""");
            assertThat(formulaire.erreursDeType(Map.of("a", "beaucoup trop long")))
                    .isEmpty();
            assertThat(formulaire.erreursDeType(Map.of())).isEmpty();
            assertThat(formulaire.erreursDeType(Collections.singletonMap("a", null)))
                    .isEmpty();
            assertThat(formulaire.erreursDeType(Map.of("a", 1, "b", 2)))
                    .extracting(Erreur::champ)
                    .containsExactly("a", "b");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a\u0000b", "a\ud800b", "\udc00"})
        void ce_que_la_base_ne_sait_pas_garder_est_refuse_des_le_brouillon(String texte) {
            Formulaire formulaire = formulaire(
                    """
                    {"type":"textfield","key":"a","label":"A"}""",
                    """
                    {"type":"taglist","key":"l","label":"L","valuesKey":"x"}""");
            assertThat(formulaire.erreursDeType(Map.of("a", texte))).hasSize(1);
            assertThat(formulaire.erreursDeType(Map.of("l", List.of("ok", texte))))
                    .hasSize(1);
        }
    }

    @Nested
    class Textes {
        private static final String MOTIF =
                """
                {"type":"textarea","key":"c","label":"Motif","validate":{"required":true,"minLength":3,"maxLength":4000}}""";

        @Test
        void trop_long_dit_la_limite_et_la_longueur_saisie() {
            assertThat(erreurDe(MOTIF, "x".repeat(4213)))
                    .isEqualTo("c|« Motif » : 4 000 caractères au plus (4 213 saisis).");
        }

        @Test
        void la_longueur_se_compte_en_caracteres_une_fois_le_texte_nettoye() {
            assertThat(erreurDe(MOTIF, "😀".repeat(4000) + "\r\n  ")).isEmpty();
            assertThat(erreurDe(MOTIF, "e\u0301".repeat(4000))).isEmpty();
            assertThat(erreurDe(MOTIF, "  ab  ")).isEqualTo("c|« Motif » : 3 caractères au moins (2 saisis).");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "   ", "\n\t", "\u00a0\u202f", "\u200b", "\ufeff"})
        void un_texte_vide_ou_blanc_est_absent(String blanc) {
            assertThat(erreurDe(MOTIF, blanc)).isEqualTo("c|« Motif » : ce champ est obligatoire, remplissez-le.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"abc\u0007", "abc\u001b[31m", "abc\u009f", "abc\u202eexe.fdp"})
        void un_caractere_de_controle_est_refuse_avec_son_rang(String texte) {
            assertThat(erreurDe(MOTIF, texte))
                    .isEqualTo("c|« Motif » : un caractère invisible (le 4ᵉ) n’est pas accepté : effacez-le.");
        }

        @Test
        void les_fins_de_ligne_sont_unifiees_et_le_texte_compose() {
            Formulaire formulaire = formulaire(MOTIF);
            ResultatValidation resultat =
                    formulaire.valider(Map.of("c", "  Un\r\ndeux\rtrois\u2028e\u0301te\u0301\t.  "), Map.of());
            assertThat(resultat.valeurs()).isEqualTo(Map.of("c", "Un\ndeux\ntrois\nété\t."));
        }

        @Test
        void un_champ_d_une_ligne_refuse_les_retours_a_la_ligne() {
            assertThat(erreurDe("{\"type\":\"textfield\",\"key\":\"c\",\"label\":\"Nom\"}", "a\nBcc: x@y.fr"))
                    .isEqualTo("c|« Nom » : écrivez sur une seule ligne, sans tabulation.");
        }

        @Test
        void sans_limite_dans_le_formulaire_un_texte_a_quand_meme_une_limite() {
            assertThat(erreurDe("{\"type\":\"textfield\",\"key\":\"c\",\"label\":\"Nom\"}", "x".repeat(20_001)))
                    .contains("20 000 caractères au plus");
        }

        @Test
        void un_motif_se_cherche_comme_dans_le_navigateur_et_a_son_message() {
            String champ =
                    """
                    {"type":"textfield","key":"c","label":"Code","validate":{"pattern":"[0-9]"},
                     "properties":{"messageFormat":"mettez un chiffre."}}""";
            assertThat(erreurDe(champ, "abc1")).isEmpty();
            assertThat(erreurDe(champ, "abc")).isEqualTo("c|« Code » : mettez un chiffre.");
        }

        @Test
        void un_motif_qui_s_emballe_est_abandonne() {
            String champ =
                    """
                    {"type":"textfield","key":"c","label":"Code","validate":{"pattern":"^(a+)+$"}}""";
            assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertThat(erreurDe(champ, "a".repeat(5000) + "!"))
                    .isNotEmpty());
        }

        @Test
        void un_motif_qui_vide_la_pile_est_abandonne() {
            String champ =
                    """
                    {"type":"textfield","key":"c","label":"Code","validate":{"pattern":"^(a|b)*$"}}""";
            assertThat(erreurDe(champ, "a".repeat(19_999) + "!")).isNotEmpty();
        }

        @Test
        void les_espaces_peuvent_etre_retires() {
            Formulaire formulaire = formulaire(
                    """
                    {"type":"textfield","key":"c","label":"SIRET","validate":{"pattern":"^(?:[0-9] *){14}$"},
                     "properties":{"sansEspaces":"oui"}}""");
            assertThat(formulaire
                            .valider(Map.of("c", "123 456\u202f789\u00a000012"), Map.of())
                            .valeurs())
                    .isEqualTo(Map.of("c", "12345678900012"));
        }

        @Test
        void une_regle_nommee_complete_le_motif() {
            String champ =
                    """
                    {"type":"textfield","key":"c","label":"Code","properties":{"regle":"pair"}}""";
            assertThat(erreurDe(champ, "ab")).isEmpty();
            assertThat(erreurDe(champ, "abc")).isEqualTo("c|« Code » : il en manque un.");
        }
    }

    @Nested
    class Choix {
        private static final String RADIO =
                """
                {"type":"radio","key":"c","label":"Décision","validate":{"required":true},
                 "values":[{"label":"Oui","value":"oui"},{"label":"Non","value":"non"}]}""";
        private static final String SELECT =
                """
                {"type":"select","key":"c","label":"Dossier","valuesKey":"dossiers"}""";

        @Test
        void une_reponse_hors_de_la_liste_est_refusee() {
            assertThat(erreurDe(RADIO, "oui")).isEmpty();
            assertThat(erreurDe(RADIO, "peut-etre"))
                    .isEqualTo("c|« Décision » : choisissez parmi les réponses proposées.");
            assertThat(erreurDe(RADIO, null)).isEqualTo("c|« Décision » : choisissez une réponse.");
        }

        @Test
        void la_liste_peut_venir_des_variables_d_affichage() {
            Formulaire formulaire = formulaire(SELECT);
            List<Map<String, String>> dossiers =
                    List.of(Map.of("label", "Un", "value", "A-1"), Map.of("label", "Blanc", "value", "blanc"));
            assertThat(erreurs(formulaire, Map.of("c", "blanc"), Map.of("dossiers", dossiers)))
                    .isEmpty();
            assertThat(erreurs(formulaire, Map.of("c", "A-2"), Map.of("dossiers", dossiers)))
                    .hasSize(1);
        }

        @Test
        void sans_la_liste_rien_ne_peut_etre_choisi() {
            assertThat(erreurDe(SELECT, "A-1")).isNotEmpty();
            assertThat(erreurs(formulaire(SELECT), Map.of("c", "A-1"), Map.of("dossiers", "pas une liste")))
                    .hasSize(1);
        }

        @Test
        void la_liste_peut_etre_calculee() {
            Formulaire formulaire = formulaire(
                    """
                    {"type":"select","key":"c","label":"Prix",
                     "valuesExpression":"=append(dossiers, {label: \\"Aucun\\", value: \\"aucun\\"})"}""");
            Map<String, Object> contexte = Map.of("dossiers", List.of(Map.of("label", "Un", "value", "A-1")));
            assertThat(erreurs(formulaire, Map.of("c", "aucun"), contexte)).isEmpty();
            assertThat(erreurs(formulaire, Map.of("c", "A-1"), contexte)).isEmpty();
            assertThat(erreurs(formulaire, Map.of("c", "A-2"), contexte)).hasSize(1);
        }

        @Test
        void une_liste_de_valeurs_est_nettoyee_bornee_et_verifiee_une_par_une() {
            Formulaire formulaire = formulaire(
                    """
                    {"type":"taglist","key":"c","label":"Communes","valuesKey":"communes","validate":{"required":true},
                     "properties":{"regle":"pair","optionsLibres":"oui","nombreMax":"2"}}""");
            assertThat(formulaire
                            .valider(Map.of("c", List.of(" ab ", "ab", "")), Map.of())
                            .valeurs())
                    .isEqualTo(Map.of("c", List.of("ab")));
            assertThat(erreurs(formulaire, Map.of("c", List.of("ab", "abc"))))
                    .containsExactly("c|« Communes » : élément 2, il en manque un.");
            assertThat(erreurs(formulaire, Map.of("c", List.of("ab", "cd", "ef"))))
                    .containsExactly("c|« Communes » : 2 éléments au plus (3 indiqués).");
            assertThat(erreurs(formulaire, Map.of("c", List.of())))
                    .containsExactly("c|« Communes » : indiquez au moins un élément.");
        }
    }

    @Nested
    class Cases {
        private static final String LIBRE = "{\"type\":\"checkbox\",\"key\":\"c\",\"label\":\"Complet\"}";

        @Test
        void une_case_est_repondue_par_vrai_ou_faux() {
            assertThat(erreurDe(LIBRE, true)).isEmpty();
            assertThat(erreurDe(LIBRE, false)).isEmpty();
        }

        @Test
        void une_soumission_vide_ne_vaut_pas_une_case_decochee() {
            assertThat(erreurDe(LIBRE, null))
                    .isEqualTo("c|« Complet » : indiquez si la case est cochée (true) ou non (false).");
        }

        @Test
        void la_valeur_par_defaut_du_formulaire_repond_a_la_place() {
            Formulaire formulaire = formulaire(
                    """
                    {"type":"checkbox","key":"c","label":"Lien","defaultValue":false}""");
            ResultatValidation resultat = formulaire.valider(Map.of(), Map.of());
            assertThat(resultat.erreurs()).isEmpty();
            assertThat(resultat.valeurs()).isEqualTo(Map.of("c", false));
        }

        @Test
        void DEP_3_une_case_obligatoire_doit_etre_cochee() {
            String champ =
                    """
                    {"type":"checkbox","key":"c","label":"J'accepte tout ce long texte","validate":{"required":true},
                     "properties":{"nom":"Règlement"}}""";
            assertThat(erreurDe(champ, false)).isEqualTo("c|« Règlement » : cochez cette case pour continuer.");
            assertThat(erreurDe(champ, null)).isEqualTo("c|« Règlement » : cochez cette case pour continuer.");
            assertThat(erreurDe(champ, true)).isEmpty();
        }
    }

    @Nested
    class Dates {
        private static final String DATE =
                "{\"type\":\"datetime\",\"subtype\":\"date\",\"key\":\"c\",\"dateLabel\":\"Début\"}";
        private static final String INSTANT =
                """
                {"type":"datetime","subtype":"datetime","key":"c","dateLabel":"Cérémonie","timeLabel":"Heure",
                 "timeSerializingFormat":"no_timezone"}""";

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        2024-02-29          |
                        2024-02-30          | cette date n’existe pas dans le calendrier.
                        2023-02-29          | cette date n’existe pas dans le calendrier.
                        2024-13-01          | cette date n’existe pas dans le calendrier.
                        0024-11-08          | vérifiez l’année.
                        08/11/2024          | donnez le jour, le mois et l’année en quatre chiffres, par exemple le 8 novembre 2024.
                        2024-11-8           | donnez le jour, le mois et l’année en quatre chiffres, par exemple le 8 novembre 2024.
                        +12024-11-08        | donnez le jour, le mois et l’année en quatre chiffres, par exemple le 8 novembre 2024.
                        2024-11-08T16:00    | donnez le jour, le mois et l’année en quatre chiffres, par exemple le 8 novembre 2024.
                        """)
        void une_date_existe_ou_est_refusee(String saisie, String message) {
            assertThat(erreurDe(DATE, saisie)).isEqualTo(message == null ? "" : "c|« Début » : " + message);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        2024-12-09T16:00        |
                        2024-12-09T16:00:30     |
                        2024-10-27T02:30        |
                        2027-03-28T02:30        | cette heure n’existe pas ce jour-là, à cause du passage à l’heure d’été.
                        2024-12-09T24:00        | écrivez la date et l’heure sous la forme 2024-11-08T16:00, heure de Paris.
                        2024-12-09T16:00+01:00  | écrivez la date et l’heure sous la forme 2024-11-08T16:00, heure de Paris.
                        2024-12-09              | écrivez la date et l’heure sous la forme 2024-11-08T16:00, heure de Paris.
                        2024-11-31T16:00        | cette date n’existe pas dans le calendrier.
                        """)
        void une_heure_de_Paris_existe_ou_est_refusee(String saisie, String message) {
            assertThat(erreurDe(INSTANT, saisie)).isEqualTo(message == null ? "" : "c|« Cérémonie » : " + message);
        }

        @ParameterizedTest
        @CsvSource({
            "utc_offset, 2024-12-09T16:00+01:00, true",
            "utc_offset, 2024-12-09T15:00Z, true",
            "utc_offset, 2024-12-09T16:00, false",
            "utc_offset, 2024-12-09T16:00+19:00, false",
            "utc_offset, 2024-12-09T16:00+18:30, false",
            "utc_normalized, 2024-12-09T15:00Z, true",
            "utc_normalized, 2024-12-09T15:00+00:00, false"
        })
        void les_autres_ecritures_de_l_heure_suivent_le_formulaire(String ecriture, String saisie, boolean juste) {
            assertThat(erreurDe(INSTANT.replace("no_timezone", ecriture), saisie)
                            .isEmpty())
                    .isEqualTo(juste);
        }

        @ParameterizedTest
        @CsvSource({"09:30, true", "9:30, false", "24:00, false", "09:30Z, false"})
        void une_heure_seule(String saisie, boolean juste) {
            String champ = "{\"type\":\"datetime\",\"subtype\":\"time\",\"key\":\"c\",\"timeLabel\":\"Heure\"}";
            assertThat(erreurDe(champ, saisie).isEmpty()).isEqualTo(juste);
        }
    }

    @Nested
    class Nombres {
        private static final String NOMBRE =
                """
                {"type":"number","key":"c","label":"Voix","decimalDigits":1,"increment":"0.5","validate":{"min":0,"max":1000}}""";

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        12.5    |
                        0       |
                        1000    |
                        -1      | indiquez au moins 0.
                        1000.5  | indiquez au plus 1 000.
                        1.25    | chiffres après la virgule : 1 au plus.
                        1.3     | indiquez un multiple de 0,5.
                        1e308   | indiquez un nombre de taille usuelle, écrit en chiffres.
                        1e-300  | indiquez un nombre de taille usuelle, écrit en chiffres.
                        1e20    | indiquez au plus 1 000.
                        1e-20   | chiffres après la virgule : 1 au plus.
                        """)
        void un_nombre_reste_dans_ses_limites(double saisie, String message) {
            assertThat(erreurDe(NOMBRE, saisie)).isEqualTo(message == null ? "" : "c|« Voix » : " + message);
        }

        @Test
        void ce_qui_n_est_pas_un_nombre_est_refuse_sans_erreur_technique() {
            assertThat(erreurDe(NOMBRE, Double.NaN)).contains("indiquez un nombre");
            assertThat(erreurDe(NOMBRE, new java.math.BigDecimal("1e999999999")))
                    .contains("taille usuelle");
            assertThat(erreurDe(NOMBRE, new java.math.BigDecimal("1e-999999999")))
                    .contains("taille usuelle");
        }

        @Test
        void un_nombre_peut_etre_ecrit_en_texte() {
            String champ =
                    """
                    {"type":"number","key":"c","label":"N","serializeToString":true,"decimalDigits":0}""";
            assertThat(erreurDe(champ, "12")).isEmpty();
            assertThat(erreurDe(champ, "12.5")).isEqualTo("c|« N » : indiquez un nombre entier.");
            assertThat(erreurDe(champ, "1e5000000")).contains("écrit en chiffres");
            assertThat(erreurDe(champ, 12)).isEqualTo("c|« N » : un nombre écrit en texte est attendu.");
        }
    }

    @Nested
    class Conditions {
        private final Formulaire formulaire = formulaire(
                """
                {"type":"radio","key":"decision","label":"Décision","validate":{"required":true},"values":[
                  {"label":"A","value":"admettre"},{"label":"R","value":"refuser"},{"label":"D","value":"deplacer"}]}""",
                """
                {"type":"select","key":"categorie","label":"Catégorie","valuesKey":"categories","validate":{"required":true},
                 "conditional":{"hide":"=decision = null or decision != \\"deplacer\\""}}""",
                """
                {"type":"textarea","key":"motif","label":"Motif","validate":{"maxLength":10},
                 "properties":{"requisSi":"=decision != null and decision != \\"admettre\\""}}""");
        private final Map<String, Object> contexte =
                Map.of("categories", List.of(Map.of("label", "2", "value", "it2")));

        @Test
        void un_champ_masque_n_est_pas_exige() {
            assertThat(erreurs(formulaire, Map.of("decision", "admettre"), contexte))
                    .isEmpty();
            assertThat(erreurs(formulaire, Map.of("decision", "deplacer"), contexte))
                    .containsExactly(
                            "categorie|« Catégorie » : choisissez une réponse.",
                            "motif|« Motif » : ce champ est obligatoire, remplissez-le.");
        }

        @Test
        void un_champ_masque_ne_se_remplit_pas() {
            assertThat(erreurs(formulaire, Map.of("decision", "admettre", "categorie", "it2"), contexte))
                    .containsExactly(
                            "categorie|« Catégorie » : ce champ ne se remplit pas avec les réponses données, videz-le.");
            assertThat(erreurs(formulaire, Map.of("decision", "admettre", "categorie", ""), contexte))
                    .isEmpty();
        }

        @Test
        void un_motif_exige_sous_condition_est_reclame_meme_blanc() {
            assertThat(erreurs(formulaire, Map.of("decision", "refuser", "motif", "  "), contexte))
                    .hasSize(1);
            assertThat(erreurs(formulaire, Map.of("decision", "refuser", "motif", "tardif"), contexte))
                    .isEmpty();
        }

        @Test
        void une_decision_illisible_ne_fait_pas_reclamer_le_reste() {
            assertThat(erreurs(formulaire, Map.of("decision", 3), contexte))
                    .containsExactly("decision|« Décision » : un texte est attendu.");
        }

        @Test
        void une_valeur_masquee_peut_etre_ignoree_meme_fausse() {
            Formulaire vote = formulaire(
                    """
                    {"type":"checkbox","key":"lien","label":"Lien","defaultValue":false}""",
                    """
                    {"type":"select","key":"choix","label":"Choix","valuesKey":"dossiers","validate":{"required":true},
                     "conditional":{"hide":"=lien = true"},"properties":{"siMasque":"ignorer"}}""");
            ResultatValidation recuse = vote.valider(Map.of("lien", true, "choix", 42), Map.of());
            assertThat(recuse.erreurs()).isEmpty();
            assertThat(recuse.valeurs()).isEqualTo(Map.of("lien", true));
            assertThat(vote.valider(Map.of(), Map.of()).erreurs()).hasSize(1);
        }

        @Test
        void un_groupe_masque_cache_ses_champs_et_de_proche_en_proche() {
            Formulaire formulaire = formulaire(
                    """
                    {"type":"checkbox","key":"a","label":"A","defaultValue":false}""",
                    """
                    {"type":"group","conditional":{"hide":"=a = false"},"components":[
                      {"type":"textfield","key":"b","label":"B","validate":{"required":true}}]}""",
                    """
                    {"type":"textfield","key":"c","label":"C","validate":{"required":true},
                     "conditional":{"hide":"=b = \\"\\""}}""");
            assertThat(erreurs(formulaire, Map.of())).isEmpty();
            assertThat(erreurs(formulaire, Map.of("a", true)))
                    .containsExactly("b|« B » : ce champ est obligatoire, remplissez-le.");
            assertThat(erreurs(formulaire, Map.of("a", true, "b", "x")))
                    .containsExactly("c|« C » : ce champ est obligatoire, remplissez-le.");
            assertThat(erreurs(formulaire, Map.of("a", false, "b", "x", "c", "y")))
                    .extracting(message -> message.substring(0, 1))
                    .containsExactly("b", "c");
        }

        @Test
        void une_condition_qui_echoue_ou_se_commente_n_emporte_pas_les_autres() {
            Formulaire formulaire = formulaire(
                    """
                    {"type":"textfield","key":"a","label":"A","validate":{"required":true},
                     "conditional":{"hide":"=assert(b, b != \\"x\\") = \\"cache\\""}}""",
                    """
                    {"type":"textfield","key":"b","label":"B","conditional":{"hide":"=c = \\"y\\" // fin"}}""",
                    """
                    {"type":"textfield","key":"c","label":"C","properties":{"requisSi":"=b = \\"x\\""}}""");
            assertThat(erreurs(formulaire, Map.of("b", "cache"))).isEmpty();
            assertThat(erreurs(formulaire, Map.of("b", "x")))
                    .extracting(message -> message.substring(0, 1))
                    .containsExactly("a", "c");
            assertThat(erreurs(formulaire, Map.of("a", "z", "b", "x", "c", "y")))
                    .extracting(message -> message.substring(0, 1))
                    .containsExactly("b");
        }

        @Test
        void deux_conditions_qui_se_contredisent_ne_tournent_pas_sans_fin() {
            Formulaire formulaire = formulaire(
                    """
                    {"type":"textfield","key":"a","label":"A","conditional":{"hide":"=b = \\"x\\""}}""",
                    """
                    {"type":"textfield","key":"b","label":"B","conditional":{"hide":"=a = \\"x\\""}}""");
            assertThat(formulaire.valider(Map.of("a", "x", "b", "x"), Map.of()).erreurs())
                    .hasSizeLessThan(3);
        }

        @Test
        void une_exigence_compare_les_champs_entre_eux() {
            Formulaire formulaire = formulaire(
                    """
                    {"type":"datetime","key":"debut","dateLabel":"Début"}""",
                    """
                    {"type":"datetime","key":"fin","dateLabel":"Fin","properties":{
                      "exigence":"=debut = null or fin >= debut","messageExigence":"la fin précède le début."}}""");
            assertThat(erreurs(formulaire, Map.of("debut", "2024-02-01", "fin", "2024-01-31")))
                    .containsExactly("fin|« Fin » : la fin précède le début.");
            assertThat(erreurs(formulaire, Map.of("debut", "2024-02-01", "fin", "2024-02-01")))
                    .isEmpty();
            assertThat(erreurs(formulaire, Map.of("fin", "2024-02-01"))).isEmpty();
            assertThat(erreurs(formulaire, Map.of("debut", "2024-02-01"))).isEmpty();
        }

        @Test
        void les_variables_d_affichage_entrent_dans_les_conditions() {
            Formulaire formulaire = formulaire(
                    """
                    {"type":"textfield","key":"a","label":"A","properties":{"requisSi":"=count(dossiers) > 1"}}""");
            assertThat(erreurs(formulaire, Map.of(), Map.of("dossiers", List.of(1, 2))))
                    .hasSize(1);
            assertThat(erreurs(formulaire, Map.of(), Map.of("dossiers", List.of(1))))
                    .isEmpty();
            assertThat(erreurs(formulaire, Map.of())).isEmpty();
        }
    }

    @Nested
    class Groupes {
        private final Formulaire formulaire = formulaire(
                """
                {"type":"group","path":"contact","components":[
                  {"type":"textfield","key":"nom","label":"Nom","validate":{"required":true}},
                  {"type":"group","components":[{"type":"textfield","key":"ville","label":"Ville"}]}]}""");

        @Test
        void un_groupe_avec_chemin_se_soumet_imbrique() {
            ResultatValidation resultat =
                    formulaire.valider(Map.of("contact", Map.of("nom", " Exemple ", "ville", "Lyon")), Map.of());
            assertThat(resultat.erreurs()).isEmpty();
            assertThat(resultat.valeurs()).isEqualTo(Map.of("contact", Map.of("nom", "Exemple", "ville", "Lyon")));
            assertThat(formulaire.cles()).containsExactly("contact.nom", "contact.ville");
        }

        @Test
        void un_groupe_ne_laisse_passer_ni_intrus_ni_autre_forme() {
            assertThat(erreurs(formulaire, Map.of("contact", Map.of("nom", "x", "intrus", 1))))
                    .containsExactly("intrus|« intrus » : ce champ ne fait pas partie du formulaire.");
            assertThat(erreurs(formulaire, Map.of("contact", "x"))).hasSize(2);
            assertThat(erreurs(formulaire, Map.of("contact.nom", "x"))).hasSize(2);
        }
    }

    @Nested
    class Brouillons {
        private final Formulaire formulaire = formulaire(
                """
                {"type":"textfield","key":"a","label":"A","validate":{"required":true,"maxLength":3}}""",
                """
                {"type":"checkbox","key":"mandat","label":"Mandat"}""",
                """
                {"type":"textfield","key":"b","label":"B","validate":{"required":true},"conditional":{"hide":"=mandat != true"}}""",
                """
                {"type":"checkbox","key":"accord","label":"Accord","validate":{"required":true}}""");

        @Test
        void les_formes_se_disent_sans_reclamer_ce_qui_manque() {
            assertThat(formulaire.erreursDeForme(Map.of("a", "abcd", "accord", false)))
                    .extracting(Erreur::champ)
                    .containsExactly("a");
        }

        @Test
        void DEP_3_le_depot_reclame_tout_ce_qui_manque_et_les_cases() {
            assertThat(formulaire.erreursDeDepot(Map.of("a", "abcd", "mandat", true, "accord", false)))
                    .extracting(Erreur::champ)
                    .containsExactly("a", "b", "accord");
        }

        @Test
        void une_valeur_restee_dans_un_champ_masque_ne_bloque_pas_le_depot_et_n_y_entre_pas() {
            ResultatValidation depot =
                    formulaire.validerDepot(Map.of("a", "abc", "mandat", false, "b", "vieux", "accord", true));
            assertThat(depot.erreurs()).isEmpty();
            assertThat(depot.valeurs()).doesNotContainKey("b");
        }

        @Test
        void ce_que_le_formulaire_ne_connait_plus_ne_bloque_pas_le_depot() {
            assertThat(formulaire.erreursDeDepot(Map.of("a", "abc", "ancien", "x", "accord", true)))
                    .isEmpty();
        }

        @Test
        void le_nettoyage_garde_les_noms_envoyes_et_vide_ce_qui_est_vide() {
            Map<String, Object> saisie = new HashMap<>();
            saisie.put("a", "  x\r\n");
            saisie.put("b", "   ");
            saisie.put("mandat", null);
            Map<String, Object> attendu = new HashMap<>();
            attendu.put("a", "x");
            attendu.put("b", null);
            attendu.put("mandat", null);
            assertThat(formulaire.nettoyer(saisie)).isEqualTo(attendu);
        }
    }

    @Test
    void plusieurs_erreurs_font_un_seul_message() {
        Formulaire formulaire = formulaire(
                """
                {"type":"textfield","key":"a","label":"A","validate":{"required":true}}""",
                """
                {"type":"radio","key":"b","label":"B","validate":{"required":true},"values":[]}""");
        assertThat(formulaire.valider(Map.of(), Map.of()).message().replace('\u00a0', ' '))
                .isEqualTo("« A » : ce champ est obligatoire, remplissez-le. « B » : choisissez une réponse.");
    }
}
