package fr.trophees.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import fr.trophees.edition.Decalage;
import fr.trophees.edition.Definition;
import fr.trophees.edition.Definitions;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TextesDeDemonstrationTest {

    @Test
    void l_introduction_et_le_lieu_ne_donnent_plus_de_date_de_2024() {
        Definitions definitions = new Definitions(formulaire -> true, chiffres -> true, methode -> true);
        Definition modele = definitions.livrees().stream()
                .filter(definition -> definition.id().equals("initiatives-territoriales-2024"))
                .findFirst()
                .orElseThrow();
        assertThat(modele.appel().introduction()).contains("9 décembre 2024");

        Definition demonstration = TextesDeDemonstration.adapter(
                modele,
                modele.decaler(new Decalage("demonstration", "DEMO", LocalDate.of(2027, 3, 1), null, null, null)));

        assertThat(demonstration.appel().introduction())
                .startsWith("Ceci est une édition de démonstration")
                .contains("aura lieu le 26 avril 2027")
                .doesNotContain("décembre 2024");
        assertThat(demonstration.lieux().ceremonie().evenement())
                .isEqualTo(modele.lieux().ceremonie().evenement().replace(", 9 et 10 décembre 2024", ""))
                .doesNotContain("2024");
        assertThat(definitions.verifier(demonstration)).isEmpty();
    }
}
