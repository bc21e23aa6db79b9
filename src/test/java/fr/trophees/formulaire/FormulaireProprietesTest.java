package fr.trophees.formulaire;

import static fr.trophees.formulaire.FormulaireTest.formulaire;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever JSON comes in, the form answers with messages, never with an exception, and repeats nothing of it. */
class FormulaireProprietesTest {

    private static final Formulaire FORMULAIRE = formulaire(
            """
            {"type":"textfield","key":"texte","label":"Texte","validate":{"minLength":2,"maxLength":20,"pattern":"^[a-z ]*$"},
             "properties":{"requisSi":"=liste = null or count(liste) > 1","exigence":"=texte != date"}}""",
            """
            {"type":"textarea","key":"long","label":"Long","conditional":{"hide":"=nombre > 3 or contains(texte, \\"a\\")"}}""",
            """
            {"type":"textfield","key":"courriel","label":"Courriel","validate":{"validationType":"email"}}""",
            """
            {"type":"number","key":"nombre","label":"Nombre","decimalDigits":2,"increment":"0.01","validate":{"min":-5,"max":5}}""",
            """
            {"type":"checkbox","key":"case","label":"Case","validate":{"required":true}}""",
            """
            {"type":"select","key":"choix","label":"Choix","valuesKey":"options","validate":{"required":true}}""",
            """
            {"type":"taglist","key":"liste","label":"Liste","valuesKey":"options"}""",
            """
            {"type":"datetime","key":"date","dateLabel":"Date","properties":{"exigence":"=date > courriel"}}""",
            """
            {"type":"datetime","subtype":"datetime","key":"instant","dateLabel":"Instant","timeSerializingFormat":"utc_offset"}""",
            """
            {"type":"group","path":"groupe","components":[{"type":"textfield","key":"nom","label":"Nom"}]}""");

    private static final List<String> NOMS = List.of(
            "texte",
            "long",
            "courriel",
            "nombre",
            "case",
            "choix",
            "liste",
            "date",
            "instant",
            "groupe",
            "intrus",
            "",
            "groupe.nom",
            "options");

    @Provide
    Arbitrary<Map<String, Object>> saisies() {
        Arbitrary<String> textes = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.strings()
                        .withCharRange('a', 'e')
                        .withChars(" \r\n\t")
                        .ofMaxLength(25),
                Arbitraries.of(
                        "2024-11-08", "2024-02-30", "2024-11-08T16:00+01:00", "a@b.fr", "o1", "\u0000", "\ud800"));
        Arbitrary<Object> simples = Arbitraries.oneOf(
                textes.map(t -> t),
                Arbitraries.integers().map(i -> i),
                Arbitraries.doubles().map(d -> d),
                Arbitraries.bigDecimals().map(d -> d),
                Arbitraries.of(true, false).map(b -> b),
                Arbitraries.of(Double.NaN, Double.NEGATIVE_INFINITY).map(d -> d));
        Arbitrary<Object> valeurs = Arbitraries.oneOf(
                simples,
                simples.injectNull(0.2).list().ofMaxSize(5).map(liste -> new ArrayList<>(liste)),
                Arbitraries.maps(Arbitraries.of("nom", "autre", "x.y"), simples.injectNull(0.2))
                        .ofMaxSize(3)
                        .map(objet -> new HashMap<>(objet)));
        return Arbitraries.maps(
                        Arbitraries.oneOf(
                                Arbitraries.of(NOMS), Arbitraries.strings().ofMaxLength(8)),
                        valeurs.injectNull(0.1))
                .ofMaxSize(12);
    }

    private static final Map<String, Object> CONTEXTE =
            Map.of("options", List.of(Map.of("label", "Un", "value", "o1"), "o2"));

    @Property
    void aucune_saisie_ne_fait_lever_d_exception(@ForAll("saisies") Map<String, Object> saisie) {
        FORMULAIRE.valider(saisie, CONTEXTE);
        FORMULAIRE.valider(saisie, Map.of());
        FORMULAIRE.erreursDeForme(saisie);
        FORMULAIRE.erreursDeDepot(saisie);
        if (FORMULAIRE.erreursDeType(saisie).isEmpty()) {
            FORMULAIRE.nettoyer(saisie);
        }
    }

    @Property
    void ce_qui_est_valide_le_reste_une_fois_nettoye(@ForAll("saisies") Map<String, Object> saisie) {
        Map<String, Object> complete = new HashMap<>(saisie);
        complete.keySet().retainAll(List.of("texte", "long", "nombre", "liste", "date"));
        complete.put("case", true);
        complete.put("choix", "o1");
        ResultatValidation resultat = FORMULAIRE.valider(complete, CONTEXTE);
        if (resultat.estValide()) {
            assertThat(FORMULAIRE.valider(resultat.valeurs(), CONTEXTE)).isEqualTo(resultat);
        }
    }

    @Property
    void aucun_message_ne_repete_ce_qui_a_ete_saisi(@ForAll("secrets") String secret, @ForAll("noms") String nom) {
        Map<String, Object> saisie = new HashMap<>();
        saisie.put(nom, secret);
        saisie.put("liste", List.of(secret));
        saisie.put("secret " + secret, secret);
        assertThat(FORMULAIRE.valider(saisie, CONTEXTE).message()).doesNotContain(secret);
        assertThat(FORMULAIRE.erreursDeType(saisie).toString()).doesNotContain(secret);
        assertThat(FORMULAIRE.erreursDeDepot(saisie).toString()).doesNotContain(secret);
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings()
                .withCharRange('0', '9')
                .withChars("@:'-")
                .ofMinLength(8)
                .ofMaxLength(30);
    }

    @Provide
    Arbitrary<String> noms() {
        return Arbitraries.of(NOMS);
    }
}
