package fr.trophees.palmares;

import static org.assertj.core.api.Assertions.assertThat;

import fr.trophees.formulaire.Erreur;
import fr.trophees.palmares.CoupDeCoeur.Laureats;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoupDeCoeurTest {

    /** Dossiers 1 (laureate) and 2 are of one structure. */
    private static final Map<String, String> ADMIS = Map.of(
            "IT2024-0001", "100000001",
            "IT2024-0002", "100000001",
            "IT2024-0003", "100000003",
            "IT2024-0004", "100000004");

    private static final List<String> LAUREATS = List.of("IT2024-0001");

    @Test
    void JURY_6_le_coup_de_coeur_est_propose_parmi_tous_les_dossiers_admis_du_concours() {
        assertThat(CoupDeCoeur.proposes(ADMIS, List.of(), Laureats.SUR_MOTIF))
                .containsExactly("IT2024-0001", "IT2024-0002", "IT2024-0003", "IT2024-0004");
    }

    @Test
    void D_7_une_structure_laureate_n_est_pas_proposee_pour_aucun_de_ses_projets() {
        assertThat(CoupDeCoeur.proposes(ADMIS, LAUREATS, Laureats.SUR_MOTIF))
                .containsExactly("IT2024-0003", "IT2024-0004");
        assertThat(CoupDeCoeur.proposes(ADMIS, LAUREATS, Laureats.EXCLUS))
                .containsExactly("IT2024-0003", "IT2024-0004");
        assertThat(CoupDeCoeur.proposes(ADMIS, LAUREATS, Laureats.PROPOSES)).hasSize(4);
    }

    @Test
    void JURY_6_un_dossier_admis_non_laureat_peut_recevoir_le_coup_de_coeur() {
        assertThat(verifier("IT2024-0003", null, Laureats.SUR_MOTIF)).isEmpty();
    }

    @Test
    void JURY_6_le_coup_de_coeur_peut_ne_pas_etre_decerne() {
        assertThat(verifier("aucun", null, Laureats.SUR_MOTIF)).isEmpty();
    }

    @Test
    void JURY_6_un_dossier_inconnu_ou_non_admis_est_refuse() {
        assertThat(verifier("IT2024-0099", "Un motif", Laureats.PROPOSES)).hasValueSatisfying(erreur -> {
            assertThat(erreur.champ()).isEqualTo("coupDeCoeur");
            assertThat(erreur.message()).doesNotContain("0099");
        });
        assertThat(verifier(null, null, Laureats.SUR_MOTIF)).map(Erreur::champ).contains("coupDeCoeur");
        assertThat(verifier(" ", null, Laureats.SUR_MOTIF)).map(Erreur::champ).contains("coupDeCoeur");
    }

    @Test
    void D_7_le_jury_peut_choisir_un_laureat_s_il_dit_pourquoi() {
        assertThat(verifier("IT2024-0001", null, Laureats.SUR_MOTIF))
                .map(Erreur::champ)
                .contains("motif");
        assertThat(verifier("IT2024-0001", "  ", Laureats.SUR_MOTIF))
                .map(Erreur::champ)
                .contains("motif");
        assertThat(verifier("IT2024-0001", "Impact exceptionnel", Laureats.SUR_MOTIF))
                .isEmpty();
    }

    @Test
    void D_7_un_autre_projet_d_une_structure_laureate_demande_le_meme_motif() {
        assertThat(verifier("IT2024-0002", null, Laureats.SUR_MOTIF))
                .map(Erreur::champ)
                .contains("motif");
    }

    @Test
    void D_7_l_edition_peut_exclure_les_laureats_ou_les_traiter_comme_les_autres() {
        assertThat(verifier("IT2024-0001", "Un motif", Laureats.EXCLUS))
                .map(Erreur::champ)
                .contains("coupDeCoeur");
        assertThat(verifier("IT2024-0001", null, Laureats.PROPOSES)).isEmpty();
    }

    private static Optional<Erreur> verifier(String choix, String motif, Laureats regle) {
        return CoupDeCoeur.verifier(choix, motif, ADMIS, LAUREATS, regle);
    }
}
