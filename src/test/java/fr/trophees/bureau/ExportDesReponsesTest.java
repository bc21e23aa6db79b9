package fr.trophees.bureau;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportDesReponsesTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+33", "-2", "@somme(a1)", "  =cmd|' /c calc'!a1", "\t=1"})
    void un_tableur_ne_prend_pas_pour_une_formule_ce_qu_un_candidat_a_tape(String texte) {
        assertThat(CeremonieController.sansFormule(texte)).isEqualTo("'" + texte);
    }

    @Test
    void le_reste_ne_change_pas() {
        assertThat(CeremonieController.sansFormule("Maison de l’emploi – Brive = 1"))
                .isEqualTo("Maison de l’emploi – Brive = 1");
        assertThat(CeremonieController.sansFormule(null)).isNull();
    }
}
