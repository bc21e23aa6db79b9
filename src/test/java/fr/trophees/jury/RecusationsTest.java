package fr.trophees.jury;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RecusationsTest {

    private static final String SIREN = "100000001";
    private static final String AUTRE_SIREN = "100000002";

    @Test
    void JURY_3_un_lien_avec_un_candidat_recuse_de_toute_sa_categorie() {
        Recusations recusations = deduire(
                List.of(Lien.avecStructure("jure1", SIREN)),
                candidat("IT2024-0001", "it1", SIREN),
                candidat("IT2024-0002", "it1", AUTRE_SIREN));

        assertThat(recusations.toutes()).containsExactly(recusation("jure1", "it1", false, "IT2024-0001"));
        assertThat(recusations.recuse("jure1", "it1")).isTrue();
    }

    @Test
    void JURY_3_il_vote_dans_les_autres_categories_et_les_autres_votent() {
        Recusations recusations = deduire(
                List.of(Lien.avecStructure("jure1", SIREN)),
                candidat("IT2024-0001", "it1", SIREN),
                candidat("IT2024-0002", "it2", AUTRE_SIREN));

        assertThat(recusations.recuse("jure1", "it2")).isFalse();
        assertThat(recusations.recuse("jure2", "it1")).isFalse();
        assertThat(recusations.jures("it1")).containsExactly("jure1");
        assertThat(recusations.jures("it2")).isEmpty();
    }

    @Test
    void JURY_3_une_structure_candidate_dans_plusieurs_categories_recuse_de_chacune() {
        Recusations recusations = deduire(
                List.of(Lien.avecStructure("jure1", SIREN)),
                candidat("IT2024-0003", "it3", SIREN),
                candidat("IT2024-0001", "it1", SIREN));

        assertThat(recusations.toutes())
                .containsExactly(
                        recusation("jure1", "it1", false, "IT2024-0001"),
                        recusation("jure1", "it3", false, "IT2024-0003"));
    }

    @Test
    void JURY_3_un_lien_avec_un_dossier_retire_ou_refuse_ne_recuse_plus() {
        Recusations recusations =
                deduire(List.of(Lien.avecStructure("jure1", SIREN)), new Candidat("IT2024-0001", "it1", SIREN, false));

        assertThat(recusations.toutes()).isEmpty();
    }

    @Test
    void JURY_3_un_autre_dossier_de_la_structure_encore_en_lice_recuse_toujours() {
        Recusations recusations = deduire(
                List.of(Lien.avecStructure("jure1", SIREN)),
                new Candidat("IT2024-0001", "it1", SIREN, false),
                candidat("IT2024-0002", "it1", SIREN));

        assertThat(recusations.toutes()).containsExactly(recusation("jure1", "it1", false, "IT2024-0002"));
    }

    @Test
    void JURY_3_un_dossier_deplace_deplace_la_recusation() {
        List<Lien> liens = List.of(Lien.avecStructure("jure1", SIREN));

        assertThat(deduire(liens, candidat("IT2024-0001", "it1", SIREN)).jures("it2"))
                .isEmpty();
        Recusations apres = deduire(liens, candidat("IT2024-0001", "it2", SIREN));
        assertThat(apres.jures("it2")).containsExactly("jure1");
        assertThat(apres.jures("it1")).isEmpty();
    }

    @Test
    void JURY_3_plusieurs_liens_dans_une_categorie_font_une_recusation_avec_tous_ses_motifs() {
        Recusations recusations = deduire(
                List.of(
                        Lien.avecStructure("jure1", AUTRE_SIREN),
                        Lien.dansCategorie("jure1", "it1"),
                        Lien.avecStructure("jure1", SIREN),
                        Lien.avecStructure("jure1", SIREN)),
                candidat("IT2024-0001", "it1", SIREN),
                candidat("IT2024-0002", "it1", AUTRE_SIREN));

        assertThat(recusations.toutes())
                .containsExactly(recusation("jure1", "it1", true, "IT2024-0001", "IT2024-0002"));
    }

    @Test
    void JURY_3_un_lien_declare_en_votant_recuse_de_la_categorie_sans_nommer_de_structure() {
        Recusations recusations =
                deduire(List.of(Lien.dansCategorie("jure2", "it4")), new Candidat("IT2024-0001", "it4", SIREN, false));

        assertThat(recusations.toutes()).containsExactly(recusation("jure2", "it4", true));
    }

    @Test
    void JURY_3_un_lien_avec_une_structure_qui_n_est_pas_candidate_ne_recuse_de_rien() {
        assertThat(deduire(List.of(Lien.avecStructure("jure1", "100000009")), candidat("IT2024-0001", "it1", SIREN))
                        .toutes())
                .isEmpty();
        assertThat(deduire(List.of(Lien.avecStructure("jure1", SIREN)), candidat("IT2024-0001", "it1", null))
                        .toutes())
                .isEmpty();
    }

    @Test
    void JURY_3_l_ordre_des_liens_et_des_dossiers_ne_change_rien() {
        Candidat[] candidats = {
            candidat("IT2024-0001", "it1", SIREN), candidat("IT2024-0002", "it2", AUTRE_SIREN),
        };
        Candidat[] inverses = {candidats[1], candidats[0]};

        assertThat(deduire(
                        List.of(Lien.avecStructure("jure2", SIREN), Lien.avecStructure("jure1", AUTRE_SIREN)),
                        candidats))
                .isEqualTo(deduire(
                        List.of(Lien.avecStructure("jure1", AUTRE_SIREN), Lien.avecStructure("jure2", SIREN)),
                        inverses));
    }

    @Test
    void JURY_3_un_lien_porte_sur_une_structure_ou_sur_une_categorie() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Lien("jure1", null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Lien("jure1", SIREN, "it1"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Recusation("jure1", "it1", new TreeSet<>(), false));
    }

    private static Recusations deduire(List<Lien> liens, Candidat... candidats) {
        return Recusations.deduire(liens, Arrays.asList(candidats));
    }

    private static Candidat candidat(String dossier, String categorie, String siren) {
        return new Candidat(dossier, categorie, siren, true);
    }

    private static Recusation recusation(String jure, String categorie, boolean declaree, String... dossiers) {
        return new Recusation(jure, categorie, new TreeSet<>(Set.of(dossiers)), declaree);
    }
}
