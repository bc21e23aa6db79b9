package fr.trophees.jury;

import static org.assertj.core.api.Assertions.assertThat;

import fr.trophees.jury.Composition.Membre;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompositionTest {

    private static final List<String> ASR = List.of("commande publique", "insertion", "achat responsable");
    private static final List<String> IT = List.of("insertion", "emploi", "économie sociale et solidaire");

    @Test
    void JURY_1_un_jury_de_tous_les_domaines_avec_un_president_est_conforme() {
        Composition composition = Composition.examiner(
                ASR,
                List.of(
                        new Membre("jure1", "commande publique", false),
                        new Membre("jure2", "insertion", true),
                        new Membre("jure3", "achat responsable", false)));

        assertThat(composition).isEqualTo(new Composition(List.of(), List.of(), List.of(), 1));
        assertThat(composition.conforme()).isTrue();
    }

    @Test
    void JURY_1_les_domaines_que_personne_n_apporte_sont_signales() {
        Composition composition = Composition.examiner(IT, List.of(new Membre("jure1", "insertion", true)));

        assertThat(composition.domainesManquants()).containsExactly("emploi", "économie sociale et solidaire");
        assertThat(composition.conforme()).isFalse();
    }

    @Test
    void JURY_1_les_membres_sans_domaine_ou_d_un_autre_domaine_sont_signales() {
        Composition composition = Composition.examiner(
                IT,
                List.of(
                        new Membre("jure1", null, true),
                        new Membre("jure2", "  ", false),
                        new Membre("jure3", "achat responsable", false)));

        assertThat(composition.membresSansDomaine()).containsExactly("jure1", "jure2");
        assertThat(composition.membresHorsDomaines()).containsExactly("jure3");
        assertThat(composition.domainesManquants()).isEqualTo(IT);
    }

    @Test
    void JURY_1_la_facon_d_ecrire_un_domaine_ne_compte_pas() {
        Composition composition = Composition.examiner(
                IT,
                List.of(
                        new Membre("jure1", "Économie Sociale et Solidaire", true),
                        new Membre("jure2", "INSERTION ", false),
                        new Membre("jure3", "emploi", false),
                        new Membre("jure4", "economie-sociale-et-solidaire", false)));

        assertThat(composition.conforme()).isTrue();
    }

    @Test
    void JURY_1_il_faut_un_president_et_un_seul() {
        List<String> aucunDomaine = List.of();

        assertThat(Composition.examiner(aucunDomaine, List.of()).presidents()).isZero();
        Composition deuxPresidents = Composition.examiner(
                aucunDomaine, List.of(new Membre("jure1", "emploi", true), new Membre("jure2", "emploi", true)));
        assertThat(deuxPresidents.presidents()).isEqualTo(2);
        assertThat(deuxPresidents.membresHorsDomaines())
                .as("le concours n’attend aucun domaine")
                .isEmpty();
        assertThat(deuxPresidents.conforme()).isFalse();
    }
}
