package fr.trophees.formulaire;

import static fr.trophees.formulaire.FormulaireTest.formulaire;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LecteurDeFormulaireTest {

    @ParameterizedTest
    @ValueSource(strings = {"filepicker", "documentPreview", "iframe", "expression", "dynamiclist", "carte", ""})
    void un_composant_que_Tasklist_n_affiche_pas_ou_que_le_serveur_ne_verifie_pas_est_nomme(String type) {
        assertThatThrownBy(() -> formulaire("{\"type\":\"" + type + "\",\"key\":\"x\",\"id\":\"i\"}"))
                .isInstanceOf(FormulaireIllisibleException.class)
                .hasMessageContaining("« x »".replace(" ", "\u00a0"))
                .hasMessageContaining(("« " + type + " »").replace(" ", "\u00a0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "html", "image", "table", "spacer", "separator", "button"})
    void un_composant_de_presentation_ne_se_soumet_pas(String type) {
        assertThat(formulaire("{\"type\":\"" + type + "\",\"id\":\"i\"}").cles())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "properties":{"regle":"siren"}                   | la règle
                    "properties":{"requisSI":"=true"}                | requisSI
                    "properties":{"requisSi":"decision"}             | commence par
                    "properties":{"requisSi":"=decision = = 3"}      | mal écrite
                    "properties":{"exigence":"=("}                   | mal écrite
                    "properties":{"sansEspaces":"vrai"}              | oui
                    "properties":{"siMasque":"oublier"}              | ignorer
                    "conditional":{"hide":"=((a"}                    | mal écrite
                    "validate":{"pattern":"["}                       | expression régulière
                    "validate":{"maxLength":"=longueur"}             | nombre
                    "validate":{"min":3}                             | min
                    "validate":{"inconnu":3}                         | inconnu
                    "validate":{"validationType":"carte"}            | contrôle inconnue
                    "defaultValue":3                                 | par défaut
                    """)
    void ce_que_le_serveur_ne_pourrait_pas_imposer_est_refuse_a_la_lecture(String attribut, String message) {
        assertThatThrownBy(() -> formulaire("{\"type\":\"textfield\",\"key\":\"x\"," + attribut + "}"))
                .isInstanceOf(FormulaireIllisibleException.class)
                .hasMessageContaining("«\u00a0x\u00a0»")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"datetime\",\"key\":\"x\",\"disallowPassedDates\":true}",
                "{\"type\":\"datetime\",\"key\":\"x\",\"subtype\":\"siecle\"}",
                "{\"type\":\"number\",\"key\":\"x\",\"increment\":\"0\"}",
                "{\"type\":\"taglist\",\"key\":\"x\",\"validate\":{\"maxLength\":5}}",
                "{\"type\":\"radio\",\"key\":\"x\",\"values\":[{\"label\":\"Oui\",\"value\":true}]}",
                "{\"type\":\"radio\",\"key\":\"x\",\"values\":[{\"value\":\"a\"},{\"value\":\"a\"}]}",
                "{\"type\":\"textfield\",\"key\":\"clé\"}",
                "{\"type\":\"textfield\"}",
                "{\"type\":\"textfield\",\"key\":\"x\"},{\"type\":\"textfield\",\"key\":\"x\"}",
                "{\"type\":\"textfield\",\"key\":\"x\",\"id\":\"i\"},{\"type\":\"textfield\",\"key\":\"y\",\"id\":\"i\"}",
                "{\"type\":\"textfield\",\"key\":\"x\",\"id\":\"essai\"}",
                "{\"type\":\"textfield\",\"key\":\"x\"},{\"type\":\"group\",\"path\":\"x\",\"components\":[{\"type\":\"textfield\",\"key\":\"y\"}]}"
            })
    void un_champ_mal_defini_est_refuse_a_la_lecture(String composants) {
        assertThatThrownBy(() -> formulaire(composants)).isInstanceOf(FormulaireIllisibleException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "3",
                "{",
                "{\"id\":\"a\"}",
                "{\"components\":[]}",
                "{\"id\":\"a b\",\"components\":[]}",
                "{\"id\":\"a\",\"id\":\"b\",\"components\":[]}",
                "{\"id\":\"a\",\"schemaVersion\":19,\"components\":[]}"
            })
    void ce_qui_n_est_pas_un_formulaire_est_refuse(String json) {
        assertThatThrownBy(() -> Formulaire.lire(json, Map.of())).isInstanceOf(FormulaireIllisibleException.class);
    }

    @Test
    void le_libelle_est_celui_que_la_personne_lit() {
        Formulaire formulaire = formulaire(
                "{\"type\":\"textfield\",\"key\":\"a\",\"label\":\" Nom \"}",
                "{\"type\":\"datetime\",\"key\":\"b\",\"dateLabel\":\"Début\"}",
                "{\"type\":\"checkbox\",\"key\":\"c\",\"label\":\"Long\",\"properties\":{\"nom\":\"Court\"}}",
                "{\"type\":\"textfield\",\"key\":\"d\",\"label\":\"De {{structureNom}}\"}",
                "{\"type\":\"textfield\",\"key\":\"e\"}");
        assertThat(formulaire.cles().stream().map(formulaire::libelle))
                .containsExactly("Nom", "Début", "Court", "d", "e");
    }

    @Test
    void les_variables_lues_sont_celles_que_le_formulaire_montre_ou_dont_il_depend() {
        Formulaire formulaire = formulaire(
                "{\"type\":\"text\",\"text\":\"{{numero}} {{#if alertes}}{{alertes}}{{/if}} {{#loop jury}}{{nom}}{{/loop}} {{lien}}\"}",
                "{\"type\":\"table\",\"dataSource\":\"=verdicts\"}",
                "{\"type\":\"select\",\"key\":\"a\",\"valuesKey\":\"dossiers\"}",
                "{\"type\":\"textfield\",\"key\":\"vu\",\"disabled\":true}",
                "{\"type\":\"textfield\",\"key\":\"b\",\"properties\":{\"requisSi\":"
                        + "\"=list contains(permis, a) and not(ferme) and \\\"texte\\\" != etat.nom\"}}");
        assertThat(formulaire.variablesLues())
                .containsExactlyInAnyOrder(
                        "numero", "alertes", "jury", "lien", "verdicts", "dossiers", "vu", "permis", "ferme", "etat");
    }
}
