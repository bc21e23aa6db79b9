package fr.trophees.candidature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.trophees.candidature.DossiersDuJury.Apercu;
import fr.trophees.candidature.DossiersDuJury.Lecture;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EssaiDeCandidature
class DossiersDuJuryTest {

    @Autowired
    private Banc banc;

    @Autowired
    private DossiersDuJury lectures;

    @BeforeEach
    void regler() {
        banc.horloge().regler("2024-10-20T10:00:00");
    }

    @Test
    void la_liste_d_une_categorie_dit_ce_que_disent_ses_dossiers_et_ne_coute_pas_plus_quand_il_y_en_a_plus() {
        String edition = banc.ouvrirIt();
        admettre(edition, "it1", 1);
        admettre(edition, "it2", 1);
        long listeCourte = RequetesSql.compter(() -> lectures.lister(edition, "it1"));
        long livretCourt = RequetesSql.compter(() -> lectures.toutLire(edition, "it1"));
        assertThat(listeCourte).isEqualTo(1);
        assertThat(livretCourt).isPositive();
        admettre(edition, "it1", 5);
        assertThat(RequetesSql.compter(() -> lectures.lister(edition, "it1"))).isEqualTo(listeCourte);
        assertThat(RequetesSql.compter(() -> lectures.toutLire(edition, "it1"))).isEqualTo(livretCourt);

        List<Apercu> liste = lectures.lister(edition, "it1");
        List<Lecture> unAUn = liste.stream()
                .map(ligne -> lectures.lire(ligne.numero()).orElseThrow())
                .toList();
        assertThat(unAUn).hasSize(6);
        assertThat(unAUn).allMatch(dossier -> !dossier.verdicts().isEmpty());
        assertThat(unAUn).anyMatch(dossier -> dossier.pieces().size() == 2);
        assertThat(lectures.toutLire(edition, "it1")).isEqualTo(unAUn);
        assertThat(liste)
                .isEqualTo(unAUn.stream()
                        .map(dossier -> new Apercu(
                                dossier.id(),
                                dossier.numero(),
                                dossier.structureNom(),
                                dossier.projetTitre(),
                                dossier.resume(),
                                dossier.pieces().size()))
                        .toList());
    }

    @Test
    void les_dossiers_qui_ne_sont_pas_admis_ne_sont_pas_dans_la_liste() {
        String edition = banc.ouvrirIt();
        banc.depose(edition, banc.saisieIt("it1"));
        assertThat(lectures.lister(edition, "it1")).isEmpty();
        assertThat(lectures.toutLire(edition, "it1")).isEmpty();
    }

    private void admettre(String edition, String categorie, int combien) {
        for (int n = 0; n < combien; n++) {
            Map<String, Object> saisie = banc.saisieIt(categorie);
            if (n % 2 == 1) {
                saisie.put("projetResume", "Une autre permanence, à " + n + " km.");
            }
            String numero = banc.complet(edition, saisie).numero();
            for (int piece = 0; piece < n % 3; piece++) {
                banc.jdbc()
                        .sql(
                                """
                                insert into piece (id, dossier, nature, nom, type_media, contenu, empreinte, recue_le)
                                select gen_random_uuid(), id, 'autre', 'piece.pdf', 'application/pdf', '', '', ?
                                from dossier where numero = ?
                                """)
                        .params(banc.horloge().instant().plusSeconds(piece).atOffset(ZoneOffset.UTC), numero)
                        .update();
            }
            banc.jdbc()
                    .sql("update dossier set instruction = 'admis' where numero = ?")
                    .param(numero)
                    .update();
        }
    }
}
