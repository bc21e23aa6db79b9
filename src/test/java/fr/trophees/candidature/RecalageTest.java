package fr.trophees.candidature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.trophees.candidature.Banc.Candidat;
import fr.trophees.edition.Jalon;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EssaiDeCandidature
class RecalageTest {

    @Autowired
    Banc banc;

    @Autowired
    RecalageService recalage;

    private String edition;

    @BeforeEach
    void ouvrir() {
        banc.horloge().regler("2024-10-20T10:00:00");
        edition = banc.ouvrirIt();
    }

    private void prolongerDUneSemaine() {
        banc.deplacer(edition, Jalon.CLOTURE, "2024-11-15T16:00:00");
        banc.deplacer(edition, Jalon.LIMITE, "2024-11-16T00:00:00");
    }

    private void recaler(int lot) {
        for (int tour = 0; recalage.recalerEcheances(edition, lot); tour++) {
            assertThat(tour).isLessThan(20);
        }
        banc.travailler();
    }

    private Instant minuterie(Candidat candidat) {
        String instance = banc.processus
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(candidat.numero())
                .singleResult()
                .getId();
        return banc.travaux
                .createJobQuery()
                .processInstanceId(instance)
                .timers()
                .singleResult()
                .getDuedate()
                .toInstant();
    }

    @Test
    void ORG_1_les_minuteries_suivent_une_prolongation_par_lots() {
        Candidat un = banc.depose(edition, banc.saisieIt("it1"));
        Candidat deux = banc.depose(edition, banc.saisieIt("it1"));
        Candidat trois = banc.depose(edition, banc.saisieIt("it1"));
        banc.travailler();
        assertThat(minuterie(un)).isEqualTo(HorlogeDEssai.a("2024-11-12T12:00:00"));
        banc.horloge().regler("2024-11-08T15:30:00");
        prolongerDUneSemaine();

        assertThat(recalage.recalerEcheances(edition, 2)).isTrue();
        assertThat(recalage.recalerEcheances(edition, 2)).isFalse();

        assertThat(minuterie(un)).isEqualTo(HorlogeDEssai.a("2024-11-19T12:00:00"));
        assertThat(minuterie(deux)).isEqualTo(HorlogeDEssai.a("2024-11-19T12:00:00"));
        assertThat(minuterie(trois)).isEqualTo(HorlogeDEssai.a("2024-11-19T12:00:00"));
    }

    @Test
    void ORG_1_une_prolongation_remet_dans_les_delais_ce_que_l_equipe_n_a_pas_tranche() {
        Candidat enAttente = tardif();
        Candidat tranche = tardif();
        banc.accomplir(
                tranche.numero(), "userTask_trancherHorsDelai", Map.of("decision", "refuser", "motif", "Article 4.3."));
        assertThat(banc.etat(enAttente.jeton())).isEqualTo("hors-delai");

        prolongerDUneSemaine();
        assertThat(banc.etat(enAttente.jeton()))
                .as("le calendrier décide, sans attendre")
                .isEqualTo("attestation-a-verifier");
        recaler(10);

        assertThat(banc.tachesEnCours(enAttente.numero())).containsExactly("userTask_verifierAttestation");
        assertThat(banc.etat(tranche.jeton())).isEqualTo("refuse");
    }

    @Test
    void ORG_1_un_retard_que_la_prolongation_efface_ne_se_tranche_plus_D_1() {
        Candidat candidat = tardif();
        prolongerDUneSemaine();

        assertThatThrownBy(() -> banc.accomplir(
                        candidat.numero(),
                        "userTask_trancherHorsDelai",
                        Map.of("decision", "refuser", "motif", "Article 4.3.")))
                .hasMessageContaining("n’est plus hors délai");

        recaler(10);
        assertThat(banc.tachesEnCours(candidat.numero())).containsExactly("userTask_verifierAttestation");
        assertThat(banc.etat(candidat.jeton())).isEqualTo("attestation-a-verifier");
    }

    private Candidat tardif() {
        banc.horloge().regler("2024-11-08T15:00:00");
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        banc.horloge().regler("2024-11-08T17:00:00");
        banc.attestation(candidat.jeton());
        banc.travailler();
        assertThat(banc.tachesEnCours(candidat.numero())).containsExactly("userTask_trancherHorsDelai");
        return candidat;
    }

    @Test
    void D_3_l_avis_sur_les_dates_suit_la_cloture_en_vigueur_quels_que_soient_les_changements_ELIG_3() {
        banc.jdbc()
                .sql(
                        "update edition set definition = jsonb_set(definition, '{decisions,D-3}', '\"cloture-en-vigueur\"') where id = ?")
                .param(edition)
                .update();
        Candidat ancien = banc.depose(edition, finie("2022-11-06"));
        banc.travailler();
        assertThat(dates(ancien)).isEqualTo("defavorable");

        banc.deplacer(edition, Jalon.CLOTURE, "2024-11-05T16:00:00");
        recaler(10);
        assertThat(dates(ancien)).isEqualTo("favorable");

        banc.horloge().regler("2024-10-21T10:00:00");
        banc.deplacer(edition, Jalon.CLOTURE, "2024-11-07T16:00:00");
        recaler(10);
        Candidat nouveau = banc.depose(edition, finie("2022-11-06"));
        banc.travailler();
        assertThat(dates(ancien)).isEqualTo(dates(nouveau)).isEqualTo("defavorable");

        banc.horloge().regler("2024-10-22T10:00:00");
        prolongerDUneSemaine();
        recaler(10);
        assertThat(motif(ancien)).contains("8 novembre 2024");
    }

    private Map<String, Object> finie(String jour) {
        Map<String, Object> saisie = banc.saisieIt("it1");
        saisie.put("dateDebut", "2022-01-10");
        saisie.put("dateFin", jour);
        return saisie;
    }

    private String dates(Candidat candidat) {
        return verdict(candidat, "issue");
    }

    private String motif(Candidat candidat) {
        return verdict(candidat, "motif");
    }

    private String verdict(Candidat candidat, String colonne) {
        return banc.jdbc()
                .sql("select " + colonne + " from verdict where regle = 'ELIG-3' and dossier = ?")
                .param(banc.dossier(candidat.jeton()))
                .query(String.class)
                .single();
    }

    @Test
    void ORG_1_un_dossier_classe_incomplet_reprend_quand_la_limite_est_de_nouveau_devant() {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        banc.travailler();
        banc.horloge().regler("2024-11-12T12:00:00");
        banc.travailler();
        assertThat(banc.enCours(candidat.numero())).isFalse();

        prolongerDUneSemaine();
        assertThat(banc.etat(candidat.jeton())).isEqualTo("attestation-attendue");
        recaler(10);

        assertThat(banc.enCours(candidat.numero())).isTrue();
        assertThat(banc.attestation(candidat.jeton()).statut()).isEqualTo(201);
        banc.travailler();
        assertThat(banc.tachesEnCours(candidat.numero())).containsExactly("userTask_verifierAttestation");
        recaler(10);
        assertThat(banc.processus
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(candidat.numero())
                        .count())
                .isEqualTo(1);
    }

    @Test
    void ORG_1_une_suspension_gare_les_minuteries() {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        banc.travailler();
        banc.horloge().regler("2024-11-08T12:00:00");
        banc.dater(edition, "suspendue_le", banc.horloge().instant());
        banc.dater(edition, "calendrier_change_le", banc.horloge().instant());
        recaler(10);
        assertThat(minuterie(candidat)).isAfter(HorlogeDEssai.a("9000-01-01T00:00:00"));
    }
}
