package fr.trophees.courriel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.IllegalTransactionStateException;

class CourrielServiceTest {

    private static final String ADRESSE = "camille@ville.example";

    @TempDir
    Path donnees;

    private Banc banc;

    @BeforeEach
    void ouvrir() {
        banc = new Banc(donnees);
    }

    @AfterEach
    void fermer() {
        banc.close();
    }

    @Test
    void un_courriel_s_ecrit_dans_la_transaction_qui_le_cause() {
        Courriel courriel = Courriel.a(ADRESSE, Exemples.IT, new Contenu.Annulation(null, "5.1"));

        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> banc.service().envoyer(courriel));
        banc.transaction().executeWithoutResult(t -> {
            banc.service().envoyer(courriel);
            t.setRollbackOnly();
        });

        assertThat(banc.courriels().lister(null, null, Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void tout_ce_qui_est_donne_est_ecrit() {
        UUID dossier = UUID.randomUUID();
        UUID id = banc.ecrire(Courriel.a(ADRESSE, Exemples.IT, Exemples.complet(TypeCourriel.DEPOT))
                .dossier(dossier, "IT2024-0042")
                .jure("jure1")
                .leAuPlusTot(Exemples.CLOTURE));

        LigneCourriel ligne = banc.ligne(id);

        assertThat(ligne)
                .usingRecursiveComparison()
                .ignoringFields("rang")
                .isEqualTo(new LigneCourriel(
                        0,
                        id,
                        "initiatives-territoriales-2024",
                        "depot",
                        ADRESSE,
                        dossier,
                        "IT2024-0042",
                        "jure1",
                        Exemples.MAINTENANT,
                        Exemples.CLOTURE,
                        0,
                        null,
                        null,
                        false,
                        null));
        assertThat(ligne.etat()).isEqualTo(LigneCourriel.Etat.EN_ATTENTE);
    }

    @Test
    void une_meme_cle_n_est_ecrite_qu_une_fois() {
        Courriel courriel = Courriel.a(ADRESSE, Exemples.IT, new Contenu.Annulation(null, null))
                .cle("annulation/x");

        assertThat(envoyer(courriel)).isTrue();
        assertThat(envoyer(courriel)).isFalse();
        assertThat(envoyer(courriel.cle(null))).isTrue();
        assertThat(envoyer(courriel.cle(null))).isTrue();

        assertThat(banc.courriels().lister(null, null, Long.MAX_VALUE, 10)).hasSize(3);
    }

    @Test
    void le_texte_d_un_candidat_ne_fait_jamais_echouer_l_ecriture() {
        UUID id = banc.ecrire(Courriel.a(
                ADRESSE, Exemples.IT, new Contenu.Refus("\u0000\uD800 \"';-- \uD83C\uDFC6", "\u0007", "1.2", null)));

        assertThat(banc.service().apercu(id)).get().satisfies(a -> assertThat(a.texte())
                .contains("\"';-- \uD83C\uDFC6"));
    }

    @Test
    void l_apercu_ne_montre_pas_le_lien_personnel() {
        UUID id = banc.ecrire(Courriel.a(ADRESSE, Exemples.IT, Exemples.complet(TypeCourriel.LIEN))
                .dossier(UUID.randomUUID(), null));

        CourrielRendu apercu = banc.service().apercu(id).orElseThrow();

        assertThat(apercu.texte())
                .contains("https://trophees.example.org/dossiers/…")
                .doesNotContain("jeton");
        assertThat(banc.service().apercu(UUID.randomUUID())).isEmpty();
        banc.jdbc.sql("update courriel set parametres = '{}'").update();
        assertThat(banc.service().apercu(id)).isEmpty();
    }

    @Test
    void effacer_un_dossier_efface_ses_courriels() {
        UUID dossier = UUID.randomUUID();
        banc.ecrire(Courriel.a(ADRESSE, Exemples.IT, Exemples.complet(TypeCourriel.LIEN))
                .dossier(dossier, null));
        UUID autre = banc.ecrire(Courriel.a(ADRESSE, Exemples.IT, Exemples.complet(TypeCourriel.LIEN))
                .dossier(UUID.randomUUID(), null));

        banc.transaction().executeWithoutResult(t -> banc.service().effacer(dossier));

        assertThat(banc.courriels().listerDuDossier(dossier)).isEmpty();
        assertThat(banc.courriels().lister(null, null, Long.MAX_VALUE, 10))
                .extracting(LigneCourriel::id)
                .containsExactly(autre);
    }

    @Test
    void la_liste_se_lit_par_pages_du_plus_recent_au_plus_ancien() {
        for (int i = 0; i < 5; i++) {
            banc.ecrire(Courriel.a(i + "@ville.example", Exemples.IT, new Contenu.Annulation(null, null)));
            banc.horloge.avancer(Duration.ofSeconds(1));
        }

        var premiere = banc.courriels().lister(LigneCourriel.Etat.EN_ATTENTE, Exemples.IT.edition(), Long.MAX_VALUE, 3);
        var seconde = banc.courriels().lister(null, null, premiere.get(2).rang(), 3);

        assertThat(premiere)
                .extracting(LigneCourriel::destinataire)
                .containsExactly("4@ville.example", "3@ville.example", "2@ville.example");
        assertThat(seconde)
                .extracting(LigneCourriel::destinataire)
                .containsExactly("1@ville.example", "0@ville.example");
        assertThat(banc.courriels().lister(null, "autre", Long.MAX_VALUE, 3)).isEmpty();
        assertThat(banc.courriels().lister(LigneCourriel.Etat.ENVOYE, null, Long.MAX_VALUE, 3))
                .isEmpty();
    }

    private boolean envoyer(Courriel courriel) {
        Boolean ecrit = banc.transaction().execute(t -> banc.service().envoyer(courriel));
        return Boolean.TRUE.equals(ecrit);
    }
}
