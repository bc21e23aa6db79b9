package fr.trophees.eligibilite;

import static fr.trophees.eligibilite.Issue.A_VERIFIER;
import static fr.trophees.eligibilite.Issue.DEFAVORABLE;
import static fr.trophees.eligibilite.Issue.FAVORABLE;
import static fr.trophees.eligibilite.Issue.SANS_OBJET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ELIG-4 and D-4: the rural category, with the figures of 2024 and with invented ones on both sides of each limit. */
class TerritoireRuralTest {

    private static final String PETITS_BOURGS = "200000016";
    private static final String METROPOLE_D_ESSAI = "200000032";

    private static Verdict en2024(UnDossier dossier) {
        return ReglesEligibilite.territoireRural(dossier.examine(), UnConcours.achat());
    }

    private static Verdict essai(SeuilsRuraux seuils, UnDossier dossier) {
        return ReglesEligibilite.territoireRural(dossier.examine(), UnConcours.essai(seuils));
    }

    private static UnDossier departement(String code, String... communes) {
        return UnDossier.rural().aire(new Aire(Arrays.asList(communes), code));
    }

    @ParameterizedTest
    @CsvSource({
        "35076, FAVORABLE", // Chavagne, a village of a département of a million
        "48095, FAVORABLE", // Mende, in the Lozère
        "15014, FAVORABLE", // Aurillac: 25,815, yet the Cantal has 144,226
        "35238, DEFAVORABLE", // Rennes
        "75101, DEFAVORABLE", // an arrondissement of Paris is no commune
        "62119, A_VERIFIER", // Béthune, 24,992
        "31395, A_VERIFIER", // Muret, 25,060
        "200069193, FAVORABLE", // a communauté de communes of the Ain
        "243500139, DEFAVORABLE", // Rennes Métropole
        "200057867, DEFAVORABLE", // Plaine Commune, an EPT
    })
    void ELIG_4_une_commune_ou_un_EPCI_de_2024(String code, Issue issue) {
        assertThat(en2024(UnDossier.rural(code)).issue()).isEqualTo(issue);
    }

    @ParameterizedTest
    @CsvSource({
        "48, FAVORABLE", // Lozère
        "2A, FAVORABLE",
        "39, FAVORABLE", // the Jura has 258,555 inhabitants, but no commune of more than 25,000
        "08, DEFAVORABLE", // the Ardennes have 268,859 and Charleville-Mézières
        "35, DEFAVORABLE",
        "976, DEFAVORABLE", // Mayotte: 256,518
    })
    void ELIG_4_un_departement_entier_de_2024(String code, Issue issue) {
        assertThat(en2024(departement(code)).issue()).isEqualTo(issue);
    }

    @Test
    void ELIG_4_le_motif_donne_les_chiffres_leur_annee_et_les_limites() {
        assertThat(en2024(UnDossier.rural("35238")).motif())
                .isEqualTo(
                        "La commune Rennes (35, Ille-et-Vilaine) compte 225\u00A0081\u00A0habitants, pour 25\u00A0000 au plus "
                                + "(population municipale de 2021, en vigueur au 1er janvier 2024). "
                                + "Département\u00A0: Ille-et-Vilaine (1\u00A0098\u00A0325\u00A0habitants, 2021), pour moins de 250\u00A0000. "
                                + "Une au moins des deux conditions est nécessaire.");
        assertThat(en2024(UnDossier.rural("35238")).article())
                .isEqualTo(
                        "Appel à candidatures, catégorie «\u00A0Achat socialement responsable en milieu rural\u00A0»");
    }

    @ParameterizedTest
    @CsvSource({"40001, 890\u00A0000", "40099, Métropole-Ville"})
    void ELIG_4_un_code_rattache_a_une_commune_vaut_la_commune_entiere(String code, String fait) {
        Verdict verdict = essai(UnConcours.SANS_MARGE, UnDossier.rural(code));

        assertThat(verdict.issue()).isEqualTo(DEFAVORABLE);
        assertThat(verdict.motif()).contains(fait);
    }

    @ParameterizedTest
    @CsvSource({
        "10001, FAVORABLE", // exactly 25,000, in a département of 249,999
        "40005, DEFAVORABLE", // 25,501, in a large département
        "40004, DEFAVORABLE", // 25,500
        "40002, FAVORABLE", // 24,500
    })
    void D_4_vingt_cinq_mille_habitants_tout_juste_suffisent(String commune, Issue issue) {
        assertThat(essai(UnConcours.SANS_MARGE, UnDossier.rural(commune)).issue())
                .isEqualTo(issue);
    }

    @Test
    void D_4_un_habitant_de_plus_que_vingt_cinq_mille_ne_suffit_pas() {
        SeuilsRuraux departementHorsDeCause = new SeuilsRuraux(25_000, 1, 0);

        assertThat(essai(departementHorsDeCause, UnDossier.rural("10001")).issue())
                .isEqualTo(FAVORABLE);
        assertThat(essai(departementHorsDeCause, UnDossier.rural("10002")).issue())
                .isEqualTo(DEFAVORABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "10, FAVORABLE", // 249,999
        "20, DEFAVORABLE", // exactly 250,000
    })
    void D_4_deux_cent_cinquante_mille_habitants_tout_juste_ne_suffisent_pas(String code, Issue issue) {
        assertThat(essai(UnConcours.SANS_MARGE, departement(code)).issue()).isEqualTo(issue);
    }

    @ParameterizedTest
    @CsvSource({
        "40003, FAVORABLE, ''", // 24,499
        "40002, A_VERIFIER, remplie", // 24,500
        "40004, A_VERIFIER, non remplie", // 25,500
        "40005, DEFAVORABLE, ''", // 25,501
        "61001, FAVORABLE, ''", // département of 244,999
        "60001, A_VERIFIER, remplie", // 245,000
        "20001, A_VERIFIER, non remplie", // 250,000
        "62001, A_VERIFIER, non remplie", // 255,000
        "63001, DEFAVORABLE, ''", // 255,001
    })
    void D_4_a_deux_pour_cent_d_une_limite_l_equipe_tranche_en_sachant_de_quel_cote_le_chiffre_tombe(
            String commune, Issue issue, String cote) {
        Verdict verdict = essai(SeuilsRuraux.APPEL_2024, UnDossier.rural(commune));

        assertThat(verdict.issue()).isEqualTo(issue);
        if (issue == A_VERIFIER) {
            assertThat(verdict.motif()).contains("à ce chiffre, condition " + cote + ")");
        } else {
            assertThat(verdict.motif()).doesNotContain("à ce chiffre");
        }
    }

    @Test
    void D_4_chaque_commune_du_territoire_compte() {
        assertThat(essai(UnConcours.SANS_MARGE, UnDossier.rural(PETITS_BOURGS)).issue())
                .isEqualTo(FAVORABLE);
        assertThat(essai(UnConcours.SANS_MARGE, UnDossier.rural(PETITS_BOURGS, "40003"))
                        .issue())
                .isEqualTo(FAVORABLE);
        Verdict verdict = essai(UnConcours.SANS_MARGE, UnDossier.rural(PETITS_BOURGS, "40005", "40001"));
        assertThat(verdict.issue()).isEqualTo(DEFAVORABLE);
        assertThat(verdict.motif()).contains("La plus peuplée des 4 communes", "2 communes dépassent cette limite");
        assertThat(essai(UnConcours.SANS_MARGE, UnDossier.rural(METROPOLE_D_ESSAI))
                        .issue())
                .isEqualTo(DEFAVORABLE);
    }

    @Test
    void D_4_un_territoire_entier_dans_un_petit_departement_suffit_malgre_une_grande_commune() {
        assertThat(essai(UnConcours.SANS_MARGE, UnDossier.rural("30001", "30002"))
                        .issue())
                .isEqualTo(FAVORABLE);
        assertThat(essai(UnConcours.SANS_MARGE, UnDossier.rural("30001", "40006"))
                        .issue())
                .isEqualTo(DEFAVORABLE);
    }

    @Test
    void D_4_une_grande_commune_sur_plusieurs_petits_departements_revient_a_l_equipe() {
        Verdict verdict = essai(UnConcours.SANS_MARGE, UnDossier.rural("30001", "10003"));

        assertThat(verdict.issue()).isEqualTo(A_VERIFIER);
        assertThat(verdict.motif()).contains("plusieurs départements peu peuplés", "Presque-Seuil", "Peu-Peuplé");
    }

    @Test
    void ELIG_4_un_territoire_absent_est_a_verifier() {
        assertThat(en2024(UnDossier.rural()).issue()).isEqualTo(A_VERIFIER);
        assertThat(en2024(UnDossier.rural(" ")).issue()).isEqualTo(A_VERIFIER);
        assertThat(en2024(departement(" ")).issue()).isEqualTo(A_VERIFIER);
        assertThat(en2024(UnDossier.rural().aire(new Aire(null, null))).motif()).contains("n’est pas indiqué");
    }

    @Test
    void ELIG_4_un_code_inconnu_est_a_verifier_avec_ce_qui_est_connu() {
        Verdict seul = en2024(UnDossier.rural("99999"));
        Verdict avec = en2024(UnDossier.rural("99999", "35238"));
        Verdict departement = en2024(departement("999"));

        assertThat(List.of(seul, avec, departement)).extracting(Verdict::issue).containsOnly(A_VERIFIER);
        assertThat(seul.motif()).isEqualTo("Les données officielles (4.0.0) ne connaissent pas 99999.");
        assertThat(avec.motif()).contains("99999", "Rennes", "225\u00A0081");
        assertThat(departement.motif()).contains("999");
    }

    @Test
    void ELIG_4_une_population_inconnue_est_a_verifier() {
        assertThat(essai(SeuilsRuraux.APPEL_2024, UnDossier.rural("50001")).motif())
                .contains("Aucune population", "Île-Déserte");
        assertThat(essai(SeuilsRuraux.APPEL_2024, departement("50")).issue()).isEqualTo(A_VERIFIER);
        assertThat(essai(SeuilsRuraux.APPEL_2024, UnDossier.rural("50002")).issue())
                .isEqualTo(FAVORABLE);
        assertThat(essai(new SeuilsRuraux(4_000, 250_000, 0), UnDossier.rural("50002"))
                        .issue())
                .isEqualTo(A_VERIFIER);
    }

    @Test
    void ELIG_4_des_communes_et_un_departement_qui_ne_disent_pas_la_meme_chose_sont_a_verifier() {
        Verdict contraires = en2024(departement("35", "35076"));

        assertThat(contraires.issue()).isEqualTo(A_VERIFIER);
        assertThat(contraires.motif()).contains("à la fois des communes et un département entier", "Chavagne");
        assertThat(en2024(departement("48", "48095")).issue()).isEqualTo(FAVORABLE);
        assertThat(en2024(departement("35", "35238")).issue()).isEqualTo(DEFAVORABLE);
    }

    @Test
    void ELIG_4_est_sans_objet_hors_de_la_categorie_rurale() {
        assertThat(ReglesEligibilite.territoireRural(UnDossier.achat().examine(), UnConcours.achat())
                        .issue())
                .isEqualTo(SANS_OBJET);
    }

    @Test
    void ELIG_4_une_categorie_etrangere_au_concours_est_une_erreur() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ReglesEligibilite.examiner(UnDossier.initiatives().examine(), UnConcours.achat()));
    }

    @Property
    void D_4_agrandir_le_territoire_n_ameliore_jamais_le_verdict(
            @ForAll("communes") List<String> territoire,
            @ForAll("commune") String ajoutee,
            @ForAll("marges") int marge) {
        SeuilsRuraux seuils = new SeuilsRuraux(25_000, 250_000, marge);
        List<String> agrandi = new ArrayList<>(territoire);
        agrandi.add(ajoutee);

        assertThat(essai(seuils, UnDossier.rural(agrandi.toArray(String[]::new)))
                        .issue())
                .isGreaterThanOrEqualTo(essai(seuils, UnDossier.rural(territoire.toArray(String[]::new)))
                        .issue());
    }

    @Property
    void D_4_la_marge_ne_fait_que_renvoyer_a_l_equipe(@ForAll("communes") List<String> territoire) {
        UnDossier dossier = UnDossier.rural(territoire.toArray(String[]::new));
        Issue sansMarge = essai(UnConcours.SANS_MARGE, dossier).issue();

        assertThat(essai(SeuilsRuraux.APPEL_2024, dossier).issue()).isIn(sansMarge, A_VERIFIER);
    }

    @Property
    void ELIG_4_l_ordre_et_les_repetitions_ne_changent_rien(@ForAll("communes") List<String> territoire) {
        List<String> autrement = new ArrayList<>(territoire);
        Collections.reverse(autrement);
        autrement.add(territoire.get(0));

        assertThat(essai(SeuilsRuraux.APPEL_2024, UnDossier.rural(autrement.toArray(String[]::new))))
                .isEqualTo(essai(SeuilsRuraux.APPEL_2024, UnDossier.rural(territoire.toArray(String[]::new))));
    }

    @Provide
    Arbitrary<String> commune() {
        return Arbitraries.of(
                "10001",
                "10002",
                "10003",
                "20001",
                "20002",
                "30001",
                "30002",
                "40001",
                "40002",
                "40003",
                "40004",
                "40005",
                "40006",
                "60001",
                "61001",
                "62001",
                "63001",
                PETITS_BOURGS);
    }

    @Provide
    Arbitrary<List<String>> communes() {
        return commune().list().ofMinSize(1).ofMaxSize(4);
    }

    @Provide
    Arbitrary<Integer> marges() {
        return Arbitraries.of(0, 2, 10);
    }
}
