package fr.trophees.edition;

import static fr.trophees.edition.Calendriers.a;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.trophees.edition.DefinitionInvalideException.Faute;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

class DefinitionsTest {

    static final Definitions DEFINITIONS = new Definitions(
            Set.of("candidature-it", "candidature-asr", "candidature-clause")::contains,
            "4.0.0"::equals,
            "majorite-relative"::equals);

    static Definition livree(String id) {
        return DEFINITIONS.livrees().stream()
                .filter(definition -> definition.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Nested
    class Livrees {

        @Test
        void les_trois_editions_se_lisent() {
            assertThat(DEFINITIONS.livrees())
                    .extracting(Definition::id, Definition::prefixe)
                    .containsExactly(
                            tuple("achat-socialement-responsable-2024", "ASR2024"),
                            tuple("initiatives-territoriales-2024", "IT2024"),
                            tuple("trophees-de-la-clause-2019", "CL2019"));
        }

        @ParameterizedTest
        @CsvSource({
            "initiatives-territoriales-2024, it, 5, candidature-it, INITIATIVES",
            "achat-socialement-responsable-2024, asr, 5, candidature-asr, ACHAT",
            "trophees-de-la-clause-2019, clause, 4, candidature-clause, ACHAT"
        })
        void leurs_categories_et_leur_formulaire_sont_ceux_du_contrat(
                String id, String prefixe, int nombre, String formulaire, Definition.PublicVise publicVise) {
            Definition definition = livree(id);

            assertThat(definition.categories()).hasSize(nombre);
            for (int i = 1; i <= nombre; i++) {
                assertThat(definition.categorie(prefixe + i).titre()).isNotBlank();
            }
            assertThat(definition.candidature().formulaire()).isEqualTo(formulaire);
            assertThat(definition.candidature().publicVise()).isEqualTo(publicVise);
            assertThat(definition.chiffres()).isEqualTo("4.0.0");
        }

        @ParameterizedTest
        @CsvSource({"initiatives-territoriales-2024", "achat-socialement-responsable-2024"})
        void leur_calendrier_est_celui_de_2024(String id) {
            assertThat(livree(id).calendrier()).isEqualTo(Calendriers.de2024());
        }

        @Test
        void ELIG_4_seule_la_cinquieme_categorie_de_l_achat_est_rurale() {
            assertThat(DEFINITIONS.livrees().stream()
                            .flatMap(d -> d.categories().stream())
                            .filter(Definition.Categorie::rurale))
                    .extracting(Definition.Categorie::id)
                    .containsExactly("asr5");
        }

        @Test
        void JURY_1_les_domaines_sont_ceux_de_l_article_4_1() {
            assertThat(livree("initiatives-territoriales-2024").jury().domaines())
                    .containsExactly("insertion", "emploi", "économie sociale et solidaire");
            assertThat(livree("achat-socialement-responsable-2024").jury().domaines())
                    .containsExactly("commande publique", "insertion", "achat responsable");
        }

        @Test
        void chaque_appel_de_2024_renvoie_a_l_autre() {
            assertThat(livree("initiatives-territoriales-2024").autreConcours().edition())
                    .isEqualTo("achat-socialement-responsable-2024");
            assertThat(livree("achat-socialement-responsable-2024")
                            .autreConcours()
                            .edition())
                    .isEqualTo("initiatives-territoriales-2024");
            assertThat(livree("trophees-de-la-clause-2019").autreConcours()).isNull();
        }

        @Test
        void D_1_a_D_8_ont_leur_valeur_par_defaut() {
            for (Definition definition : DEFINITIONS.livrees()) {
                Decisions decisions = definition.decisions();
                assertThat(decisions.d1())
                        .isEqualTo(new Decisions.Horaire(Jalon.CLOTURE, Jalon.LIMITE, Decisions.Proposition.ADMETTRE));
                assertThat(decisions.d2()).isEqualTo(Decisions.Reconnaissance.NON_ADHERENTS);
                assertThat(decisions.d3()).isEqualTo(Decisions.Reference.PREMIERE_CLOTURE_ANNONCEE);
                assertThat(decisions.d4()).isEqualTo(new Decisions.SeuilsRuraux(25_000, 250_000, 2));
                assertThat(decisions.d5()).isEqualTo(Decisions.Arrivee.PREMIERE);
                assertThat(decisions.d6()).isEqualTo(Decisions.Portee.PAR_CONCOURS);
                assertThat(decisions.d7()).isEqualTo(Decisions.Laureats.SUR_MOTIF);
                assertThat(decisions
                                .d8()
                                .alerte()
                                .instant(definition.calendrier())
                                .toInstant())
                        .isAfter(definition.calendrier().instant(Jalon.CEREMONIE));
            }
        }

        @Test
        void D_3_la_cloture_en_vigueur_ne_suit_qu_un_raccourcissement_ORG_1() throws IOException {
            Definition definition = DEFINITIONS.lire(
                    "initiatives.yaml", Refus.initiatives().replace("premiere-cloture-annoncee", "cloture-en-vigueur"));
            Calendrier annonce = definition.calendrier();
            Calendrier raccourci = annonce.avec(Map.of(Jalon.CLOTURE, a("2024-11-05T16:00")));
            Calendrier prolonge = annonce.avec(Map.of(Jalon.CLOTURE, a("2024-11-15T16:00")));

            assertThat(definition.decisions().reference(raccourci, annonce)).isEqualTo(a("2024-11-05T16:00"));
            assertThat(definition.decisions().reference(prolonge, annonce)).isEqualTo(a("2024-11-08T16:00"));
            Calendrier raccourciPuisProlonge = raccourci.avec(Map.of(Jalon.CLOTURE, a("2024-11-07T16:00")));
            Calendrier raccourciDUnCoup = annonce.avec(Map.of(Jalon.CLOTURE, a("2024-11-07T16:00")));
            assertThat(definition.decisions().reference(raccourciPuisProlonge, annonce))
                    .isEqualTo(definition.decisions().reference(raccourciDUnCoup, annonce));
            assertThat(definition
                            .decisions()
                            .enClair(prolonge, annonce, 2024)
                            .get(2)
                            .reponse())
                    .contains("8 novembre 2024")
                    .doesNotContain("15 novembre");
        }

        @Test
        void D_6_une_recompense_pour_tous_les_concours_n_est_pas_appliquee_et_se_refuse() throws IOException {
            String yaml = Refus.initiatives().replace("D-6: par-concours", "D-6: tous-concours");

            assertThatThrownBy(() -> DEFINITIONS.lire("initiatives.yaml", yaml))
                    .hasMessageContaining("decisions.D-6")
                    .hasMessageContaining("n’est pas appliqué");
        }

        @Test
        void D_1_a_D_8_se_publient_avec_les_dates_en_vigueur() {
            Definition definition = livree("initiatives-territoriales-2024");
            Calendrier prolonge = definition.calendrier().avec(Map.of(Jalon.CLOTURE, a("2024-11-15T12:00")));

            List<Decisions.Explication> publiees =
                    definition.decisions().enClair(prolonge, definition.calendrier(), definition.annee());

            assertThat(publiees)
                    .extracting(Decisions.Explication::id)
                    .containsExactly("D-1", "D-2", "D-3", "D-4", "D-5", "D-6", "D-7", "D-8");
            assertThat(publiees.get(0).reponse())
                    .isEqualTo(
                            "L’heure annoncée est le vendredi 15 novembre 2024 à 12\u00a0h (heure de Paris). Un dossier complet"
                                    + " après cette heure, et avant le vendredi 15 novembre 2024 à minuit (heure de Paris),"
                                    + " est reçu et marqué hors délai\u00a0: l’équipe décide, et il lui est proposé de"
                                    + " l’admettre. Ensuite, il est refusé\u00a0; le brouillon reste lisible.");
            assertThat(publiees.get(2).reponse()).contains("8 novembre 2024").doesNotContain("15 novembre");
            assertThat(publiees.get(3).reponse())
                    .contains("25\u202f000 habitants au plus", "250\u202f000", "1er janvier 2024");
        }

        @Test
        void en_2019_tout_ce_que_les_sources_ne_disent_pas_est_marque_suppose() {
            Definition definition = livree("trophees-de-la-clause-2019");
            JsonNode arbre = Definitions.JSON.valueToTree(definition);
            List<String> affirmees = new ArrayList<>();
            feuilles(arbre, "", affirmees);

            assertThat(affirmees)
                    .filteredOn(chemin -> !definition.suppose(chemin))
                    .filteredOn(chemin -> !chemin.startsWith("supposes"))
                    .containsExactlyInAnyOrder(
                            "id",
                            "concours",
                            "sigle",
                            "prefixe",
                            "annee",
                            "titre",
                            "organisateur",
                            "calendrier.ceremonie",
                            "lieux.ceremonie.evenement",
                            "lieux.ceremonie.nom",
                            "lieux.ceremonie.ville",
                            "categories[0].id",
                            "categories[0].titre",
                            "categories[1].id",
                            "categories[1].titre",
                            "categories[2].id",
                            "categories[2].titre",
                            "categories[3].id",
                            "categories[3].titre",
                            "coupDeCoeur.titre");
            assertThat(definition.calendrier().instant(Jalon.CEREMONIE)).isEqualTo(a("2019-11-07T16:15"));
        }

        private static void feuilles(JsonNode noeud, String chemin, List<String> trouvees) {
            if (noeud.isValueNode() && !noeud.isNull()) {
                trouvees.add(chemin);
            }
            noeud.fields()
                    .forEachRemaining(champ -> feuilles(
                            champ.getValue(),
                            chemin.isEmpty() ? champ.getKey() : chemin + "." + champ.getKey(),
                            trouvees));
            for (int i = 0; noeud.isArray() && i < noeud.size(); i++) {
                feuilles(noeud.get(i), chemin + "[" + i + "]", trouvees);
            }
        }

        @Test
        void le_lancement_de_l_achat_et_l_heure_de_la_ceremonie_sont_supposes_la_cloture_non() {
            assertThat(livree("achat-socialement-responsable-2024").suppose("calendrier.lancement"))
                    .isTrue();
            assertThat(livree("initiatives-territoriales-2024").suppose("calendrier.lancement"))
                    .isFalse();
            assertThat(livree("initiatives-territoriales-2024").suppose("calendrier.ceremonie"))
                    .isTrue();
            assertThat(livree("initiatives-territoriales-2024").suppose("calendrier.cloture"))
                    .isFalse();
        }

        @Test
        void la_copie_d_une_edition_se_relit_de_son_json_avec_le_mapper_de_spring() throws Exception {
            ObjectMapper spring = Jackson2ObjectMapperBuilder.json().build();

            for (Definition definition : DEFINITIONS.livrees()) {
                String ecrite = spring.writeValueAsString(definition);
                assertThat(spring.readValue(ecrite, Definition.class)).isEqualTo(definition);
                assertThat(Definitions.JSON.readValue(
                                Definitions.JSON.writeValueAsString(definition), Definition.class))
                        .isEqualTo(definition);
            }
        }

        @Test
        void les_textes_ont_les_espaces_de_la_typographie() {
            assertThat(livree("achat-socialement-responsable-2024")
                            .categorie("asr5")
                            .texte())
                    .contains("25\u202f000 habitants", "250\u202f000");
            assertThat(livree("initiatives-territoriales-2024").categorie("it1").texte())
                    .contains("problématiques\u00a0: financières");
        }
    }

    @Nested
    class Refus {

        private static final String FICHIER = "initiatives.yaml";

        @ParameterizedTest
        @MethodSource("fr.trophees.edition.DefinitionsTest#fautes")
        void une_faute_est_nommee_par_sa_ligne_et_sa_cle(String cherche, String remplace, String chemin, String message)
                throws IOException {
            String bonne = initiatives();
            assertThat(bonne).contains(cherche);
            String mauvaise = bonne.replaceFirst(Pattern.quote(cherche), remplace);

            DefinitionInvalideException refus =
                    catchThrowableOfType(DefinitionInvalideException.class, () -> DEFINITIONS.lire(FICHIER, mauvaise));

            assertThat(refus).isNotNull();
            assertThat(refus.fautes()).extracting(Faute::chemin).contains(chemin);
            Faute faute = refus.fautes().stream()
                    .filter(f -> f.chemin().equals(chemin))
                    .findFirst()
                    .orElseThrow();
            assertThat(faute.message().replace('\u00a0', ' ')).contains(message);
            assertThat(refus).hasMessageStartingWith(FICHIER + ", ligne ");
            String derniere = chemin.replaceAll(".*\\.", "").replaceAll("\\[\\d+]", "");
            assertThat(mauvaise.lines().skip(faute.ligne() - 1L).findFirst().orElseThrow())
                    .as("la ligne %d", faute.ligne())
                    .containsAnyOf(derniere, "-", "decisions:", "lieux:", "calendrier:");
        }

        @Test
        void la_phrase_nomme_le_fichier_la_ligne_et_la_cle() throws IOException {
            String yaml = initiatives().replace("cloture: 2024-11-08T16:00", "cloture: 2024-11-31T16:00");
            long ligne = yaml.lines().takeWhile(l -> !l.contains("2024-11-31")).count() + 1;

            assertThatThrownBy(() -> DEFINITIONS.lire(FICHIER, yaml))
                    .hasMessage("initiatives.yaml, ligne " + ligne
                            + ", calendrier.cloture\u00a0: une date et une heure sont attendues, par exemple"
                            + " 2024-11-08T16:00\u00a0; le jour et l’heure doivent exister");
        }

        @Test
        void toutes_les_fautes_de_fond_sont_dites_ensemble() throws IOException {
            String yaml = initiatives()
                    .replace("prefixe: IT2024", "prefixe: it")
                    .replace("methode: majorite-relative", "methode: tirage-au-sort")
                    .replace("chiffres: 4.0.0", "chiffres: 9.9.9");

            DefinitionInvalideException refus =
                    catchThrowableOfType(DefinitionInvalideException.class, () -> DEFINITIONS.lire(FICHIER, yaml));

            assertThat(refus.fautes()).extracting(Faute::chemin).containsExactly("prefixe", "vote.methode", "chiffres");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "'' | ce fichier est vide",
                    "'id: [' | ne se lit pas",
                    "'id: a\n b: c: d' | ne se lit pas",
                    "'- a\n- b' | groupe de clés",
                    "'juste un texte' | groupe de clés",
                    "'id: &x a\nconcours: *x' | renvois",
                    "'id: !!int 3' | renvois",
                    "'id:' | vide",
                    "'id: \"  \"' | vide"
                })
        void un_fichier_qui_n_en_est_pas_un_est_refuse(String yaml, String message) {
            DefinitionInvalideException refus =
                    catchThrowableOfType(DefinitionInvalideException.class, () -> DEFINITIONS.lire(FICHIER, yaml));

            assertThat(refus).isNotNull();
            assertThat(refus.getMessage().replace('\u00a0', ' ')).contains(message);
        }

        @Test
        void un_second_document_est_refuse() throws IOException {
            String yaml = initiatives() + "\n---\nid: b\n";

            assertThatThrownBy(() -> DEFINITIONS.lire(FICHIER, yaml)).hasMessageContaining("un seul document");
        }

        private static String initiatives() throws IOException {
            try (InputStream flux =
                    DefinitionsTest.class.getResourceAsStream("/editions/initiatives-territoriales-2024.yaml")) {
                return new String(flux.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    /** What is found in the definition of the contest, what is put instead, the path and the words of the refusal. */
    static Stream<Arguments> fautes() {
        return Stream.of(
                faute("prefixe: IT2024", "prefixe: IT-2024", "prefixe", "majuscules"),
                faute("prefixe: IT2024", "prefixe: ITITITITITI", "prefixe", "majuscules"),
                faute("prefixe: IT2024", "prefixe: IT2024\nanne: 2024", "anne", "vouliez-vous dire « annee »"),
                faute("annee: 2024", "annee: \"2024\"", "annee", "un nombre entier"),
                faute("annee: 2024", "annee: 2024.5", "annee", "un nombre entier"),
                faute("annee: 2024", "annee: 99999999999", "annee", "un nombre entier"),
                faute("titre: Trophées des Init", "titre: 2024 #", "titre", "un texte est attendu"),
                faute("id: it2", "id: it1", "categories[1].id", "déjà pris"),
                faute("id: it2", "id: coup-de-coeur", "categories[1].id", "réservé"),
                faute("id: it2", "id: Élan", "categories[1].id", "minuscules"),
                faute(
                        "titre: Actions d’aller vers",
                        "titre: Actions en faveur de la levée des freins périphériques",
                        "categories[1].titre",
                        "déjà celui"),
                faute("rurale: false", "rurale: non", "categories[0].rurale", "true ou false"),
                faute("    rurale: false\n", "", "categories[0].rurale", "cette clé manque"),
                faute("  limite: 2024-11-09T00:00\n", "", "calendrier.limite", "cette date manque"),
                faute("limite: 2024-11-09T00:00", "limite: 2024-11-09", "calendrier.limite", "une date et une heure"),
                faute("limite: 2024-11-09T00:00", "limitte: 2024-11-09T00:00", "calendrier.limitte", "« limite »"),
                faute("limite: 2024-11-09T00:00", "limite: 2024-11-08T15:59", "calendrier.limite", "doit venir après"),
                faute(
                        "lancement: 2024-10-14T00:00",
                        "lancement: 2024-03-31T02:30",
                        "calendrier.lancement",
                        "heure d’été"),
                faute(
                        "lancement: 2024-10-14T00:00",
                        "lancement: 2024-02-30T09:00",
                        "calendrier.lancement",
                        "doivent exister"),
                faute("lancement: 2024-10-14T00:00", "lancement: [1]", "calendrier.lancement", "une date et une heure"),
                faute("prefixe: IT2024", "prefixe: IT2024\nprefixe: IT2025", "prefixe", "déjà donnée"),
                faute(
                        "formulaire: candidature-it",
                        "formulaire: candidature-xx",
                        "candidature.formulaire",
                        "aucun formulaire"),
                faute("publicVise: initiatives", "publicVise: tous", "candidature.publicVise", "initiatives, achat"),
                faute("chiffres: 4.0.0", "chiffres: 3.1.0", "chiffres", "ne contient pas"),
                faute("methode: majorite-relative", "methode: borda", "vote.methode", "aucune méthode"),
                faute("pourcentage: 0", "pourcentage: 101", "vote.quorum.pourcentage", "0 à 100"),
                faute("minimum: 0", "minimum: -1", "vote.quorum.minimum", "positif"),
                faute("nouveauScrutinJours: 2", "nouveauScrutinJours: 0", "vote.nouveauScrutinJours", "1 à 60"),
                faute("D-7: sur-motif", "D-7: peut-être", "decisions.D-7", "proposes, sur-motif, exclus"),
                faute("D-6: par-concours\n", "D-6: 1\n", "decisions.D-6", "par-concours, tous-concours"),
                faute("  D-6: par-concours\n", "", "decisions.D-6", "cette clé manque"),
                faute("accepteeJusqua: limite", "accepteeJusqua: cloture", "calendrier.limite", "D-1"),
                faute(
                        "accepteeJusqua: limite",
                        "accepteeJusqua: ceremonie",
                        "decisions.D-1.accepteeJusqua",
                        "cloture ou limite"),
                faute("annoncee: cloture", "annoncee: midi", "decisions.D-1.annoncee", "jalon"),
                faute(
                        "alerte: minuit le jour de la cérémonie",
                        "alerte: minuit le jour de la clôture",
                        "decisions.D-8.alerte",
                        "précéder"),
                faute(
                        "alerte: minuit le jour de la cérémonie",
                        "alerte: minuit jour de la cérémonie",
                        "decisions.D-8.alerte",
                        "Vouliez-vous dire"),
                faute("communeAuPlus: 25000", "communeAuPlus: 0", "decisions.D-4.communeAuPlus", "habitants"),
                faute("brouillons: P3M", "brouillons: trois mois", "conservation.brouillons", "P3M"),
                faute(
                        "repondreA: ave@ville-emploi.asso.fr",
                        "repondreA: ave",
                        "expediteur.repondreA",
                        "adresse électronique"),
                faute("site: https://www", "site: ftp://www", "contact.site", "https://"),
                faute("nature: mandat", "nature: attestation", "candidature.documents[1].nature", "déjà donnée"),
                faute("obligatoire: true", "obligatoire: false", "candidature.documents", "toujours demandée"),
                faute("numero: \"2\"", "numero: \"1\"", "reglement.articles[1].numero", "déjà celui"),
                faute("numero: \"2\"", "numero: 2", "reglement.articles[1].numero", "guillemets"),
                faute(
                        "edition: achat-socialement-responsable-2024",
                        "edition: initiatives-territoriales-2024",
                        "autreConcours.edition",
                        "elle-même"),
                faute("- calendrier.lectureDossiers", "- calendrier.lecture", "supposes[0]", "ce chemin"),
                faute("domaines:", "domaines: insertion\n  autres:", "jury.domaines", "une liste"),
                faute("contact:", "contact: AVE\nautre:", "contact", "groupe de clés"));
    }

    private static Arguments faute(String cherche, String remplace, String chemin, String message) {
        return Arguments.of(cherche, remplace, chemin, message);
    }
}
