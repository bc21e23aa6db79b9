package fr.trophees.formulaire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.trophees.formulaire.Trame.Nature;
import fr.trophees.formulaire.Trame.Reponse;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class TrameTest {

    @Test
    void les_textes_et_les_questions_suivent_l_ordre_du_formulaire() {
        Trame trame = trame(
                """
                {"type": "text", "text": "### Votre projet\\n\\nNe **nommez** personne.\\n- un point\\n> une citation"},
                {"type": "textfield", "key": "a", "label": "Titre", "validate": {"required": true, "maxLength": 150}},
                {"type": "group", "label": "Dates", "components": [
                  {"type": "datetime", "key": "d", "dateLabel": "Début", "subtype": "date"}]}
                """);

        assertThat(trame.elements())
                .extracting(Trame.Element::nature, Trame.Element::texte)
                .containsExactly(
                        tuple(Nature.TITRE, "Votre projet"),
                        tuple(Nature.TEXTE, "Ne nommez personne."),
                        tuple(Nature.POINT, "un point"),
                        tuple(Nature.CITATION, "une citation"),
                        tuple(Nature.QUESTION, "Titre"),
                        tuple(Nature.TITRE, "Dates"),
                        tuple(Nature.QUESTION, "Début"));
        assertThat(question(trame, "Titre").consigne()).isEmpty();
        assertThat(question(trame, "Début").consigne()).isEqualTo("Facultatif.");
    }

    @Test
    void un_choix_montre_ses_options_et_une_longueur_se_dit_une_fois() {
        Trame trame = trame(
                """
                {"type": "radio", "key": "c", "label": "Choix", "values": [{"label": "Un", "value": "1"}, {"label": "Deux", "value": "2"}],
                 "validate": {"required": true}, "conditional": {"hide": "=x = 1"}},
                {"type": "textarea", "key": "l", "label": "Long", "validate": {"required": true, "maxLength": 1200}},
                {"type": "textarea", "key": "m", "label": "Dite", "description": "500 caractères au plus.", "validate": {"required": true, "maxLength": 500}},
                {"type": "checkbox", "key": "b", "label": "J’accepte", "validate": {"required": true}}
                """);

        assertThat(question(trame, "Choix").options()).containsExactly("Un", "Deux");
        assertThat(question(trame, "Choix").consigne()).contains("selon vos autres réponses");
        assertThat(question(trame, "Long").consigne()).matches("1.200 caractères au plus\\.");
        assertThat(question(trame, "Dite").consigne()).isEqualTo("500 caractères au plus.");
        assertThat(question(trame, "J’accepte").reponse()).isEqualTo(Reponse.CASE);
    }

    @Test
    void ce_qui_se_calcule_a_l_ecran_ne_s_imprime_pas() {
        Trame trame = trame(
                """
                {"type": "text", "text": "Dossier {{numero}}"},
                {"type": "html", "content": "<p>x</p>"},
                {"type": "textfield", "key": "montre", "label": "Montré", "disabled": true},
                {"type": "textfield", "key": "a", "label": "=si"}
                """);

        assertThat(trame.elements()).extracting(Trame.Element::texte).containsExactly("a");
    }

    private static Tuple tuple(Object... valeurs) {
        return Tuple.tuple(valeurs);
    }

    private static Trame.Question question(Trame trame, String libelle) {
        return trame.elements().stream()
                .filter(element -> element.texte().equals(libelle))
                .findFirst()
                .orElseThrow()
                .question();
    }

    private static Trame trame(String composants) {
        try {
            return Trame.de(new ObjectMapper().readTree("{\"components\": [" + composants + "]}"));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
