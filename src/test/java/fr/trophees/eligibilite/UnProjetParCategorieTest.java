package fr.trophees.eligibilite;

import static fr.trophees.eligibilite.EntiteDistincte.ACCEPTEE;
import static fr.trophees.eligibilite.EntiteDistincte.DEMANDEE;
import static fr.trophees.eligibilite.EntiteDistincte.NON_DEMANDEE;
import static fr.trophees.eligibilite.Issue.A_VERIFIER;
import static fr.trophees.eligibilite.Issue.DEFAVORABLE;
import static fr.trophees.eligibilite.Issue.FAVORABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ELIG-5 and ELIG-6: what the applicant's other dossiers and the categories change. */
class UnProjetParCategorieTest {

    private static final DossierDepose PREMIER = UnDossier.initiatives().depose("IT2024-0001");

    private static Verdict elig5(UnDossier dossier, DossierDepose... deposes) {
        return ReglesEligibilite.unProjetParCategorie(dossier.examine(), UnConcours.initiatives(deposes));
    }

    private static Verdict elig6(UnDossier dossier, DossierDepose... deposes) {
        return ReglesEligibilite.unDossierPourUnProjet(dossier.examine(), UnConcours.initiatives(deposes));
    }

    @Test
    void ELIG_5_un_second_dossier_du_meme_SIREN_dans_la_categorie_est_un_doublon_manifeste() {
        UnDossier second = UnDossier.initiatives().titre("Tout autre projet");

        assertThat(ReglesEligibilite.doublonManifeste(second.examine(), UnConcours.initiatives(PREMIER)))
                .contains(PREMIER);
        assertThat(elig5(second, PREMIER).issue()).isEqualTo(DEFAVORABLE);
        assertThat(elig5(second, PREMIER).motif())
                .isEqualTo("Le même SIREN (123\u00A0456\u00A0782) a déjà déposé IT2024-0001 dans la catégorie, "
                        + "sans qu’une entité distincte soit invoquée.");
        assertThat(elig5(second, PREMIER).article()).isEqualTo("Règlement, art. 1.3");
    }

    @Test
    void ELIG_5_plusieurs_projets_dans_differentes_categories_sont_bienvenus() {
        UnDossier autreCategorie = UnDossier.initiatives().categorie("it2");

        assertThat(elig5(autreCategorie, PREMIER).issue()).isEqualTo(FAVORABLE);
        assertThat(ReglesEligibilite.doublonManifeste(autreCategorie.examine(), UnConcours.initiatives(PREMIER)))
                .isEmpty();
    }

    @Test
    void ELIG_5_un_autre_SIREN_ou_le_dossier_lui_meme_ne_font_pas_un_doublon() {
        assertThat(elig5(UnDossier.initiatives().siren("217500016"), PREMIER).issue())
                .isEqualTo(FAVORABLE);
        assertThat(elig5(UnDossier.initiatives().numero("IT2024-0001"), PREMIER).issue())
                .isEqualTo(FAVORABLE);
        assertThat(elig5(UnDossier.initiatives()).issue()).isEqualTo(FAVORABLE);
    }

    @Test
    void ELIG_5_une_entite_distincte_invoquee_ne_bloque_pas_le_depot_et_revient_a_l_equipe() {
        UnDossier second = UnDossier.initiatives().entiteDistincte(DEMANDEE);

        assertThat(ReglesEligibilite.doublonManifeste(second.examine(), UnConcours.initiatives(PREMIER)))
                .isEmpty();
        assertThat(elig5(second, PREMIER).issue()).isEqualTo(A_VERIFIER);
        assertThat(elig5(second, PREMIER).motif()).contains("IT2024-0001", "à trancher par l’équipe");
    }

    @ParameterizedTest
    @CsvSource({
        "NON_DEMANDEE, NON_DEMANDEE, DEFAVORABLE",
        "NON_DEMANDEE, REFUSEE, DEFAVORABLE",
        "NON_DEMANDEE, DEMANDEE, A_VERIFIER",
        "NON_DEMANDEE, ACCEPTEE, A_VERIFIER", // a third one may come from either entity
        "DEMANDEE, NON_DEMANDEE, A_VERIFIER",
        "DEMANDEE, ACCEPTEE, A_VERIFIER",
        "REFUSEE, NON_DEMANDEE, DEFAVORABLE",
        "ACCEPTEE, NON_DEMANDEE, FAVORABLE",
        "ACCEPTEE, ACCEPTEE, FAVORABLE",
    })
    void ELIG_5_ce_que_l_equipe_a_dit_de_l_entite_distincte_compte(
            EntiteDistincte celuiCi, EntiteDistincte autre, Issue issue) {
        assertThat(elig5(
                                UnDossier.initiatives().entiteDistincte(celuiCi),
                                UnDossier.initiatives().entiteDistincte(autre).depose("IT2024-0001"))
                        .issue())
                .isEqualTo(issue);
    }

    @Test
    void ELIG_5_une_entite_distincte_admise_n_excuse_pas_un_autre_doublon() {
        DossierDepose distinct =
                UnDossier.initiatives().entiteDistincte(ACCEPTEE).depose("IT2024-0002");

        assertThat(ReglesEligibilite.doublonManifeste(
                        UnDossier.initiatives().examine(), UnConcours.initiatives(distinct, PREMIER)))
                .contains(PREMIER);
    }

    @Test
    void ELIG_5_l_entite_distincte_se_lit_comme_elle_s_ecrit() {
        assertThat(EntiteDistincte.lire(null)).isEqualTo(NON_DEMANDEE);
        assertThat(EntiteDistincte.lire("acceptee")).isEqualTo(ACCEPTEE);
        for (EntiteDistincte entite : EntiteDistincte.values()) {
            assertThat(EntiteDistincte.lire(entite.code())).isEqualTo(entite);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> EntiteDistincte.lire("autre"));
        assertThat(TypeStructure.lire("organisation-mandatee")).contains(TypeStructure.ORGANISATION_MANDATEE);
        assertThat(TypeStructure.lire("association")).isEmpty();
    }

    @Property
    void ELIG_5_le_doublon_manifeste_est_exactement_ce_qui_est_defavorable(
            @ForAll EntiteDistincte celuiCi, @ForAll EntiteDistincte autre, @ForAll boolean memeCategorie) {
        DossierExamine dossier =
                UnDossier.initiatives().entiteDistincte(celuiCi).examine();
        Contexte contexte = UnConcours.initiatives(UnDossier.initiatives()
                .categorie(memeCategorie ? "it1" : "it2")
                .entiteDistincte(autre)
                .depose("IT2024-0001"));

        assertThat(ReglesEligibilite.doublonManifeste(dossier, contexte).isPresent())
                .isEqualTo(ReglesEligibilite.unProjetParCategorie(dossier, contexte)
                                .issue()
                        == DEFAVORABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "Permis solidaire du bassin d’Armelle",
        "permis solidaire du bassin d'ARMELLE",
        "Le permis solidaire dans le bassin d’Armelle",
        "Bassin d’Armelle\u00A0: permis solidaire",
        "Permis solidaires du bassin d’Armelle 2",
    })
    void ELIG_6_un_titre_presque_identique_dans_une_autre_categorie_est_signale(String titre) {
        Verdict verdict = elig6(UnDossier.initiatives().categorie("it2").titre(titre), PREMIER);

        assertThat(verdict.issue()).isEqualTo(A_VERIFIER);
        assertThat(verdict.motif())
                .contains("IT2024-0001", "«\u00A0Permis solidaire du bassin d’Armelle\u00A0»", "dans une catégorie");
    }

    @ParameterizedTest
    @CsvSource({
        "Garde d’enfants en horaires décalés",
        "Permis solidaire",
        "Forum de l’emploi du bassin d’Armelle",
        "''",
        "?",
    })
    void ELIG_6_un_autre_titre_n_est_pas_signale(String titre) {
        assertThat(elig6(UnDossier.initiatives().categorie("it2").titre(titre), PREMIER)
                        .issue())
                .isEqualTo(FAVORABLE);
    }

    @Test
    void ELIG_6_le_titre_d_une_autre_structure_ou_un_titre_absent_n_est_pas_signale() {
        assertThat(elig6(UnDossier.initiatives().siren("217500016"), PREMIER).issue())
                .isEqualTo(FAVORABLE);
        assertThat(elig6(UnDossier.initiatives().titre(null), PREMIER).issue()).isEqualTo(FAVORABLE);
    }

    @Property
    void ELIG_6_la_ressemblance_de_deux_titres_ne_depend_pas_de_leur_ordre(@ForAll String un, @ForAll String autre) {
        assertThat(TitresProches.proches(un, autre)).isEqualTo(TitresProches.proches(autre, un));
    }
}
