package fr.trophees.candidature;

import static fr.trophees.candidature.HorlogeDEssai.a;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@EssaiDeCandidature
class ComptageDesDossiersTest {

    /** More than the groups that states are counted by, far fewer than the dossiers. */
    private static final int LIGNES_LUES_AU_PLUS = 100;

    @Autowired
    private Banc banc;

    @Autowired
    private DossierRepository dossiers;

    @Autowired
    private Appels appels;

    @Autowired
    private JdbcTemplate jdbc;

    @AfterEach
    void effacer() {
        banc.jdbc()
                .sql("delete from dossier where contact_courriel = 'compte@structure.example.org'")
                .update();
    }

    @Test
    void le_compte_de_chaque_etat_est_celui_des_dossiers_pris_un_a_un_et_n_en_lit_aucun() {
        String edition = banc.ouvrirIt();
        remplir(edition);
        for (String suspendueLe : new String[] {null, "2024-11-08T16:00:00", "2024-11-08T16:00:01"}) {
            banc.dater(edition, "suspendue_le", suspendueLe == null ? null : a(suspendueLe));
            for (String maintenant : List.of(
                    "2024-11-08T10:00:00", "2024-11-08T23:59:59", "2024-11-12T00:00:00", "2024-11-16T00:00:00")) {
                banc.horloge().regler(a(maintenant));
                assertThat(bornee().compter(edition))
                        .as("suspendue le " + suspendueLe + ", au " + maintenant)
                        .isEqualTo(unAUn(edition, a(maintenant)));
            }
        }
        assertThat(unAUn(edition, a("2024-11-12T00:00:00"))).containsKeys(EtatDossier.ADMIS, EtatDossier.BROUILLON);
    }

    /** The same counts through a connection that never gives more lines than that. */
    private DossiersDeLEquipe bornee() {
        JdbcTemplate bornee = new JdbcTemplate(jdbc.getDataSource());
        bornee.setMaxRows(LIGNES_LUES_AU_PLUS);
        return new DossiersDeLEquipe(
                JdbcClient.create(bornee), appels, dossiers, null, null, null, null, banc.horloge());
    }

    private Map<EtatDossier, Long> unAUn(String edition, Instant maintenant) {
        Delais delais = appels.charger(edition).delais();
        Map<EtatDossier, Long> nombres = new EnumMap<>(EtatDossier.class);
        List<UUID> ids = banc.jdbc()
                .sql("select id from dossier where edition = ?")
                .param(edition)
                .query(UUID.class)
                .list();
        assertThat(ids).hasSizeGreaterThan(3 * LIGNES_LUES_AU_PLUS);
        ids.forEach(id ->
                nombres.merge(EtatDossier.de(dossiers.trouver(id).orElseThrow(), delais, maintenant), 1L, Long::sum));
        return nombres;
    }

    /** Every combination of what a state follows from, the seconds around the closing included. */
    private void remplir(String edition) {
        banc.jdbc()
                .sql(
                        """
                        insert into dossier (id, edition, numero, contact_courriel, donnees, instruction, attestation_avant, tardif,
                            complet_le, depose_le, cree_le, modifie_le)
                        select gen_random_uuid(), :edition,
                            case when i <> 'brouillon' then 'COMPTE-' || row_number() over () end,
                            'compte@structure.example.org', '{}', i, avant, tardif, complet, case when i <> 'brouillon' then cast(:jour as timestamptz) end, :jour, :jour
                        from unnest(array['brouillon', 'en-cours', 'admis', 'refuse', 'incomplet', 'retire']) i
                        cross join unnest(array[null, '2024-11-16T00:00:00+01:00']::timestamptz[]) avant
                        cross join unnest(array[null, 'admis']) tardif
                        cross join unnest(array[null, '2024-11-08T15:59:59+01:00', '2024-11-08T16:00:00.999+01:00',
                            '2024-11-08T16:00:01+01:00', '2024-11-12T10:00:00+01:00']::timestamptz[]) complet
                        cross join generate_series(1, 3) exemplaire
                        """)
                .param("edition", edition)
                .param("jour", a("2024-11-04T10:00:00").atOffset(ZoneOffset.UTC))
                .update();
        banc.jdbc()
                .sql(
                        """
                        insert into attestation (id, dossier, contenu, empreinte, type_media, nom, recue_le, enregistree_le, voie, statut)
                        select gen_random_uuid(), id, '', '', 'application/pdf', 'a.pdf', :jour, :jour, 'depot',
                            (array['a-verifier', 'conforme', 'refusee'])[1 + row_number() over () % 3]
                        from dossier where edition = :edition and (complet_le is not null or tardif is not null)
                        """)
                .param("edition", edition)
                .param("jour", a("2024-11-04T10:00:00").atOffset(ZoneOffset.UTC))
                .update();
    }
}
