package fr.trophees.courriel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The call to every member, as the feature that announces an edition writes it (ADR on rendering at delivery). */
class EnvoiEnMasseTest {

    private static final String APPEL =
            """
            insert into courriel (edition, type, destinataire, parametres, cle, en_masse, cree_le, a_envoyer_le)
            select :edition, 'appel', m.courriel, :parametres::jsonb || jsonb_build_object('structure', min(m.nom)),
                   'appel/' || :edition || '/' || m.courriel, true, :maintenant, :maintenant
            from membre m
            where m.liste_du = (select max(liste_du) from membre)
              and m.courriel <> ''
              and not exists (select from desinscription d where d.courriel = m.courriel)
            group by m.courriel
            on conflict (cle) do nothing
            """;

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
    void DEP_5_dix_mille_courriels_s_ecrivent_en_une_requete_une_seule_fois() {
        membres("2022-12-31", 20_000);
        membres("2024-09-30", 10_000);
        banc.courriels().desinscrire("m7@ville.example", Exemples.MAINTENANT);

        long debut = System.nanoTime();
        assertThat(annoncer()).isEqualTo(9_999);
        Duration duree = Duration.ofNanos(System.nanoTime() - debut);

        assertThat(duree).isLessThan(Duration.ofSeconds(2));
        assertThat(annoncer()).isZero();
        assertThat(banc.courriels().compter()).containsEntry(LigneCourriel.Etat.EN_ATTENTE, 9_999L);
    }

    @Test
    void DEP_5_l_appel_dit_a_qui_il_s_adresse_et_comment_le_faire_cesser() {
        membres("2024-09-30", 3);
        Boite boite = new Boite();

        annoncer();
        assertThat(banc.distributeur(boite).distribuer()).isEqualTo(3);

        assertThat(boite.destinataires())
                .containsExactlyInAnyOrder("m1@ville.example", "m2@ville.example", "m3@ville.example");
        assertThat(boite.messages()).allSatisfy(message -> assertThat(message)
                .contains("List-Unsubscribe: <https://trophees.example.org/desinscription/")
                .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
                .contains("https://trophees.example.org/appels/initiatives-territoriales-2024")
                .contains("la structure Structure "));
    }

    private int annoncer() {
        Contenu commun = new Contenu.Appel(
                null, Exemples.CLOTURE, null, List.of("Actions d’aller vers"), Exemples.CEREMONIE, null, null);
        return banc.jdbc
                .sql(APPEL)
                .param("edition", Exemples.IT.edition())
                .param("parametres", CourrielService.parametres(Exemples.IT, commun))
                .param("maintenant", Exemples.MAINTENANT.atOffset(ZoneOffset.UTC))
                .update();
    }

    private void membres(String liste, int nombre) {
        banc.jdbc
                .sql(
                        """
                        insert into membre (liste_du, siren, nom, courriel, offre)
                        select :liste::date, lpad(i::text, 9, '0'), 'Structure ' || i, 'm' || i || '@ville.example', 'toute'
                        from generate_series(1, :nombre) i
                        """)
                .param("liste", liste)
                .param("nombre", nombre)
                .update();
    }
}
