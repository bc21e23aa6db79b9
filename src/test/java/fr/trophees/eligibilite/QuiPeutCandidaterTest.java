package fr.trophees.eligibilite;

import static fr.trophees.eligibilite.Issue.A_VERIFIER;
import static fr.trophees.eligibilite.Issue.DEFAVORABLE;
import static fr.trophees.eligibilite.Issue.FAVORABLE;
import static fr.trophees.eligibilite.Issue.SANS_OBJET;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** ELIG-1, ELIG-2, ELIG-8 and D-2: the structure. */
class QuiPeutCandidaterTest {

    private static final String PARIS = "217500016";
    private static final String RENNES_METROPOLE = "243500139";
    private static final String PLAINE_COMMUNE = "200057867";
    private static final String METROPOLE_DE_LYON = "200046977";
    private static final String DEPARTEMENT_DU_NORD = "225900018";
    private static final LocalDate LISTE = LocalDate.of(2024, 10, 1);

    private static Verdict elig1(UnDossier dossier) {
        return ReglesEligibilite.structureAdmise(dossier.examine(), UnConcours.initiatives());
    }

    private static Verdict elig2(UnDossier dossier) {
        return ReglesEligibilite.facilitateursReconnus(dossier.examine(), UnConcours.achat());
    }

    private static Verdict elig2ReconnaissanceExigeeDeTous(UnDossier dossier) {
        return ReglesEligibilite.facilitateursReconnus(dossier.examine(), UnConcours.achatReconnaissanceExigeeDeTous());
    }

    @ParameterizedTest
    @CsvSource({
        "COLLECTIVITE, " + PARIS,
        "COLLECTIVITE, " + DEPARTEMENT_DU_NORD,
        "COLLECTIVITE, 233500016",
        "COLLECTIVITE, " + METROPOLE_DE_LYON,
        "EPCI, " + METROPOLE_DE_LYON,
        "EPCI, " + RENNES_METROPOLE,
        "EPCI, " + PLAINE_COMMUNE,
        "PLIE, " + RENNES_METROPOLE,
        "MDE, " + PARIS,
        "ORGANISATION_MANDATEE, " + PARIS,
        "AUTRE, " + PARIS,
    })
    void ELIG_1_une_collectivite_ou_un_EPCI_que_les_donnees_officielles_connaissent_est_favorable(
            TypeStructure type, String siren) {
        Verdict verdict = elig1(UnDossier.initiatives().type(type).siren(siren));

        assertThat(verdict.issue()).isEqualTo(FAVORABLE);
        assertThat(verdict.article()).isEqualTo("Règlement, art. 1.2");
    }

    @Test
    void ELIG_1_le_motif_cite_les_faits() {
        assertThat(elig1(UnDossier.initiatives().type(TypeStructure.PLIE).siren(RENNES_METROPOLE))
                        .motif())
                .isEqualTo(
                        "La structure se présente comme un PLIE\u00A0; le SIREN 243\u00A0500\u00A0139 est celui d’un EPCI, "
                                + "Rennes Métropole (données officielles 4.0.0).");
    }

    @ParameterizedTest
    @CsvSource({
        "COLLECTIVITE, " + RENNES_METROPOLE + ", un EPCI",
        "COLLECTIVITE, " + PLAINE_COMMUNE + ", un établissement public territorial",
        "EPCI, " + PARIS + ", une commune",
        "EPCI, " + DEPARTEMENT_DU_NORD + ", un département",
    })
    void ELIG_1_un_type_que_les_donnees_officielles_contredisent_est_a_verifier(
            TypeStructure type, String siren, String nature) {
        Verdict verdict = elig1(UnDossier.initiatives().type(type).siren(siren));

        assertThat(verdict.issue()).isEqualTo(A_VERIFIER);
        assertThat(verdict.motif()).contains(nature, "à rectifier ou à expliquer");
    }

    @ParameterizedTest
    @EnumSource(TypeStructure.class)
    void ELIG_1_ce_que_les_donnees_officielles_ignorent_est_a_verifier_jamais_refuse(TypeStructure type) {
        Verdict verdict = elig1(UnDossier.initiatives().type(type));

        assertThat(verdict.issue()).isEqualTo(A_VERIFIER);
    }

    @Test
    void ELIG_1_une_organisation_mandatee_doit_nommer_la_collectivite() {
        Verdict verdict = elig1(UnDossier.initiatives().mandatee("  ", true));

        assertThat(verdict.issue()).isEqualTo(A_VERIFIER);
        assertThat(verdict.motif()).contains("n’est pas nommée");
    }

    @Test
    void ELIG_1_le_mandat_peut_etre_fourni_plus_tard() {
        Verdict sans = elig1(UnDossier.initiatives().mandatee("Communauté d’Armelle", false));
        Verdict avec = elig1(UnDossier.initiatives().mandatee("Communauté d’Armelle", true));

        assertThat(sans.issue()).isEqualTo(A_VERIFIER);
        assertThat(sans.motif())
                .contains("«\u00A0Communauté d’Armelle\u00A0»", "mandat à joindre (peut être fourni plus tard)");
        assertThat(avec.issue()).isEqualTo(FAVORABLE);
    }

    @Test
    void ELIG_1_est_sans_objet_pour_l_achat_socialement_responsable() {
        assertThat(ReglesEligibilite.structureAdmise(UnDossier.achat().examine(), UnConcours.achat())
                        .issue())
                .isEqualTo(SANS_OBJET);
    }

    @Test
    void ELIG_2_une_adherente_de_la_liste_datee_est_admise_sans_sa_coordination() {
        Verdict verdict = elig2(UnDossier.achat().adhesion(Adhesion.adherente(LocalDate.of(2019, 3, 1), LISTE)));

        assertThat(verdict.issue()).isEqualTo(FAVORABLE);
        assertThat(verdict.motif())
                .isEqualTo("Adhérente selon la liste des adhérents du 1er octobre 2024, depuis le 1er mars 2019.");
    }

    @Test
    void ELIG_2_la_parole_de_la_candidate_ne_fait_pas_l_adhesion() {
        Verdict verdict = elig2(UnDossier.achat().adherenteDeclaree());

        assertThat(verdict.issue()).isEqualTo(A_VERIFIER);
        assertThat(verdict.motif())
                .isEqualTo("Se déclare adhérente, mais ne figure pas sur la liste des adhérents du 1er octobre 2024. "
                        + "Coordination régionale à consulter (région\u00A0: Bretagne).");
    }

    @Test
    void ELIG_2_une_non_adherente_reconnue_par_sa_coordination_est_admise() {
        Verdict verdict = elig2(UnDossier.achat()
                .coordination(Coordination.repond(true, "Coordination d’Ouest", LocalDate.of(2024, 11, 14), null)));

        assertThat(verdict.issue()).isEqualTo(FAVORABLE);
        assertThat(verdict.motif())
                .contains(
                        "Reconnue par la coordination régionale «\u00A0Coordination d’Ouest\u00A0», le 14 novembre 2024.");
    }

    @Test
    void ELIG_2_une_non_adherente_non_reconnue_est_defavorable_avec_la_reponse() {
        Verdict verdict = elig2(UnDossier.achat()
                .coordination(
                        Coordination.repond(false, null, LocalDate.of(2024, 11, 14), "Aucun facilitateur connu")));

        assertThat(verdict.issue()).isEqualTo(DEFAVORABLE);
        assertThat(verdict.motif()).contains("14 novembre 2024", "«\u00A0Aucun facilitateur connu\u00A0»");
    }

    @Test
    void ELIG_2_une_region_sans_coordination_revient_a_l_equipe() {
        Verdict verdict = elig2(UnDossier.achat()
                .coordination(Coordination.aTrancher("La coordination de la région est elle-même candidate")));

        assertThat(verdict.issue()).isEqualTo(A_VERIFIER);
        assertThat(verdict.motif()).contains("l’équipe tranche", "elle-même candidate");
    }

    @Test
    void ELIG_2_sans_liste_des_adherents_une_reponse_negative_ne_suffit_pas_a_refuser() {
        UnDossier dossier = UnDossier.achat()
                .adhesion(Adhesion.inconnue())
                .coordination(Coordination.repond(false, null, null, null));

        assertThat(elig2(dossier).issue()).isEqualTo(A_VERIFIER);
        assertThat(elig2(dossier).motif()).contains("Aucune liste des adhérents n’est disponible");
        assertThat(elig2(dossier.coordination(Coordination.repond(true, null, null, null)))
                        .issue())
                .isEqualTo(FAVORABLE);
    }

    @Test
    void ELIG_2_des_facilitateurs_non_nommes_sont_a_verifier_meme_pour_une_adherente() {
        Verdict verdict = elig2(UnDossier.achat().facilitateurs(" ").adhesion(Adhesion.adherente(null, LISTE)));

        assertThat(verdict.issue()).isEqualTo(A_VERIFIER);
        assertThat(verdict.motif()).contains("Aucun facilitateur n’est nommé.");
    }

    @Test
    void ELIG_2_est_sans_objet_pour_les_initiatives_territoriales() {
        assertThat(ReglesEligibilite.facilitateursReconnus(
                                UnDossier.initiatives().examine(), UnConcours.initiatives())
                        .issue())
                .isEqualTo(SANS_OBJET);
    }

    @Test
    void D_2_par_defaut_les_adherentes_n_ont_pas_besoin_de_reconnaissance() {
        assertThat(elig2(UnDossier.achat()
                                .adhesion(Adhesion.adherente(null, LISTE))
                                .coordination(Coordination.repond(false, null, null, null)))
                        .issue())
                .isEqualTo(FAVORABLE);
    }

    @Test
    void D_2_quand_la_reconnaissance_est_exigee_de_tous_une_adherente_doit_l_obtenir() {
        UnDossier dossier = UnDossier.achat().adhesion(Adhesion.adherente(null, LISTE));

        assertThat(elig2ReconnaissanceExigeeDeTous(dossier).issue()).isEqualTo(A_VERIFIER);
        assertThat(elig2ReconnaissanceExigeeDeTous(dossier).motif())
                .contains("Cette édition demande la reconnaissance aux adhérents aussi.");
        assertThat(elig2ReconnaissanceExigeeDeTous(dossier.coordination(Coordination.repond(true, null, null, null)))
                        .issue())
                .isEqualTo(FAVORABLE);
        assertThat(elig2ReconnaissanceExigeeDeTous(dossier.coordination(Coordination.repond(false, null, null, null)))
                        .issue())
                .isEqualTo(DEFAVORABLE);
        assertThat(elig2ReconnaissanceExigeeDeTous(dossier.adhesion(Adhesion.inconnue()))
                        .issue())
                .isEqualTo(DEFAVORABLE);
    }

    @Test
    void ELIG_8_le_concours_est_gratuit_et_le_dit() {
        Verdict verdict = ReglesEligibilite.gratuitEtOuvert(UnDossier.achat().examine(), UnConcours.achat());

        assertThat(verdict.issue()).isEqualTo(FAVORABLE);
        assertThat(verdict.motif()).contains("gratuit", "aucune adhésion");
    }

    @Property
    void ELIG_8_l_adhesion_ne_change_aucun_verdict_des_initiatives_territoriales(
            @ForAll TypeStructure type, @ForAll Adhesion.Statut statut, @ForAll boolean declaree) {
        UnDossier dossier = UnDossier.initiatives().type(type);
        UnDossier autre = UnDossier.initiatives().type(type).adhesion(new Adhesion(statut, null, LISTE));
        if (declaree) {
            autre.adherenteDeclaree();
        }

        assertThat(ReglesEligibilite.examiner(autre.examine(), UnConcours.initiatives()))
                .isEqualTo(ReglesEligibilite.examiner(dossier.examine(), UnConcours.initiatives()));
    }

    @Property
    void ELIG_2_etre_adherente_ne_nuit_jamais(@ForAll Coordination.Reponse reponse, @ForAll boolean exigee) {
        Coordination coordination = new Coordination(reponse, null, null, null);
        Contexte contexte = exigee ? UnConcours.achatReconnaissanceExigeeDeTous() : UnConcours.achat();
        Issue adherente = ReglesEligibilite.facilitateursReconnus(
                        UnDossier.achat()
                                .adhesion(Adhesion.adherente(null, LISTE))
                                .coordination(coordination)
                                .examine(),
                        contexte)
                .issue();
        Issue non = ReglesEligibilite.facilitateursReconnus(
                        UnDossier.achat()
                                .adhesion(Adhesion.nonAdherente(LISTE))
                                .coordination(coordination)
                                .examine(),
                        contexte)
                .issue();

        assertThat(adherente).isLessThanOrEqualTo(non);
    }
}
