package fr.trophees.courriel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SansLienTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Agence du Sud, compte bloqué http://evil.example/x",
                "HTTPS://EVIL.EXAMPLE",
                "Voir www.evil.test",
                "Compte bloqué, evil.com",
                "evil.pizza/compte",
                "Écrivez à aide@evil.test"
            })
    void un_nom_qui_ferait_un_lien_ne_part_pas_a_une_adresse_choisie_par_un_candidat(String nom) {
        UUID acces = UUID.randomUUID();
        assertThat(new Contenu.Invitation(acces, nom, nom, true, Instant.EPOCH))
                .isEqualTo(new Contenu.Invitation(acces, null, null, true, Instant.EPOCH));
        assertThat(new Contenu.Cession(acces, nom, nom, Instant.EPOCH))
                .isEqualTo(new Contenu.Cession(acces, null, null, Instant.EPOCH));
        assertThat(new Contenu.Signature(acces, nom, nom, "Aller vers", false, Instant.EPOCH, null))
                .isEqualTo(new Contenu.Signature(acces, null, null, "Aller vers", false, Instant.EPOCH, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PLIE de l’Aubrac (P.L.I.E.)", "St.Jean Emploi", "M.D.E. 48", "Aller vers. Et revenir", "Cap n.1"
            })
    void un_nom_ordinaire_reste(String nom) {
        assertThat(SansLien.ouRien(nom)).isEqualTo(nom);
    }
}
