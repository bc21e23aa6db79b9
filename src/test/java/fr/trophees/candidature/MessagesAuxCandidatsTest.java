package fr.trophees.candidature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.trophees.candidature.Banc.Candidat;
import fr.trophees.courriel.Contenu;
import fr.trophees.edition.Jalon;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EssaiDeCandidature
class MessagesAuxCandidatsTest {

    private static final String RAPPEL = "boundaryEvent_septJoursAvant";

    @Autowired
    Banc banc;

    @Autowired
    MessagesAuxCandidats messages;

    private String edition;

    @BeforeEach
    void ouvrir() {
        banc.horloge().regler("2024-10-20T10:00:00");
        edition = banc.ouvrirIt();
    }

    @Test
    void DEP_2_un_rappel_va_aux_brouillons_et_aux_dossiers_sans_attestation_conforme_tels_qu_ils_sont() {
        String brouillon = banc.brouillon(edition);
        Candidat sans = banc.depose(edition, banc.saisieIt("it1"));
        Candidat aVerifier = banc.complet(edition, banc.saisieIt("it1"));
        Candidat conforme = banc.complet(edition, banc.saisieIt("it1"));
        banc.accomplir(conforme.numero(), "userTask_verifierAttestation", Map.of("conforme", true));
        Candidat retire = banc.depose(edition, banc.saisieIt("it1"));
        banc.delete("/api/dossiers/" + retire.jeton());
        Instant echeance = HorlogeDEssai.a("2024-11-01T09:00:00");

        assertThat(messages.relancer(edition, RAPPEL, echeance)).isEqualTo(3);

        assertThat(banc.courriels(brouillon)).containsExactly("lien", "relance");
        assertThat(banc.courriels(sans.jeton())).endsWith("relance");
        assertThat(banc.courriels(aVerifier.jeton())).endsWith("relance");
        assertThat(banc.courriels(conforme.jeton())).doesNotContain("relance");
        assertThat(banc.courriels(retire.jeton())).doesNotContain("relance");
        assertThat(parametres(brouillon)).contains("\"depose\": false", "\"vide\": true", "« SIRET »");
        assertThat(parametres(sans.jeton())).contains("\"vide\": false");
        assertThat(parametres(sans.jeton()))
                .contains("\"depose\": true", "\"attestationRecue\": false", "\"manque\": []");
        assertThat(parametres(aVerifier.jeton())).contains("\"attestationRecue\": true");

        assertThat(messages.relancer(edition, RAPPEL, echeance))
                .as("la même échéance")
                .isZero();
        assertThat(messages.relancer(edition, RAPPEL, echeance.plus(Duration.ofDays(7))))
                .as("une autre date")
                .isEqualTo(3);
    }

    @Test
    void DEP_2_un_rappel_dit_ce_qui_manque_selon_le_formulaire_en_vigueur() {
        String complet = banc.brouillon(edition, banc.saisieIt("it1"));
        String partiel = banc.brouillon(edition);
        banc.put("/api/dossiers/" + partiel, Map.of("projetTitre", "Un titre"));
        // as they were saved under another form: a question that is gone, and none of those added since
        banc.jdbc()
                .sql(
                        "update dossier set manque_formulaire = 'ancien', manque = '[{\"champ\": \"secteur\", \"message\": \"« Secteur »\"}]' where id = ?")
                .param(banc.dossier(complet))
                .update();
        banc.jdbc()
                .sql("update dossier set manque_formulaire = 'ancien', manque = '[]' where id = ?")
                .param(banc.dossier(partiel))
                .update();

        messages.relancer(edition, RAPPEL, HorlogeDEssai.a("2024-11-01T09:00:00"));

        assertThat(parametres(complet)).contains("\"manque\": []");
        assertThat(parametres(partiel)).contains("« SIRET »");
    }

    @Test
    void une_adresse_ne_recoit_pas_un_rappel_pour_chaque_lien_demande_mais_pour_ce_qu_elle_a_ecrit() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        String adresse = (String) saisie.get("contactEmail");
        Candidat depose = banc.depose(edition, saisie);
        demander(adresse);
        demander(adresse);
        demander("seule@structure.example.org");
        demander("seule@structure.example.org");

        messages.relancer(edition, RAPPEL, HorlogeDEssai.a("2024-11-01T09:00:00"));

        assertThat(rappels(adresse)).containsExactly(depose.numero());
        assertThat(rappels("seule@structure.example.org")).hasSize(1);
        assertThat(banc.jdbc()
                        .sql(
                                "select parametres ->> 'autres' from courriel where destinataire = ? and type = 'lien' order by rang")
                        .param(adresse)
                        .query(String.class)
                        .list())
                .containsExactly("false", "true", "true");
    }

    private void demander(String adresse) {
        banc.post("/api/appels/" + edition + "/brouillons", Map.of("email", adresse));
    }

    private List<String> rappels(String adresse) {
        return banc.jdbc()
                .sql("select coalesce(numero, '-') from courriel where destinataire = ? and type = 'relance'")
                .param(adresse)
                .query(String.class)
                .list();
    }

    @Test
    void DEP_2_un_rappel_dit_que_l_attestation_recue_ne_vaut_plus() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        String jeton = banc.brouillon(edition, saisie);
        banc.attestation(jeton);
        banc.put("/api/dossiers/" + jeton, Map.of("projetTitre", "Un autre titre"));

        messages.relancer(edition, RAPPEL, HorlogeDEssai.a("2024-11-01T09:00:00"));

        assertThat(parametres(jeton)).contains("\"attestationPerimee\": \"2024-10-20T");
    }

    private String parametres(String jeton) {
        return banc.jdbc()
                .sql("select parametres::text from courriel where dossier = ? and type = 'relance'")
                .param(banc.dossier(jeton))
                .query(String.class)
                .single()
                .replace('\u00a0', ' ');
    }

    @Test
    void ORG_1_un_changement_de_calendrier_est_dit_a_tous_et_le_retard_efface_aussi() {
        String brouillon = banc.brouillon(edition);
        Candidat tardif = banc.depose(edition, banc.saisieIt("it1"));
        banc.horloge().regler("2024-11-08T17:00:00");
        banc.attestation(tardif.jeton());
        banc.travailler();
        banc.deplacer(edition, Jalon.CLOTURE, "2024-11-15T16:00:00");
        banc.deplacer(edition, Jalon.LIMITE, "2024-11-16T00:00:00");
        Contenu.Calendrier annonce = new Contenu.Calendrier(
                List.of(new Contenu.DateChangee(
                        "Clôture",
                        HorlogeDEssai.a("2024-11-08T16:00:00"),
                        HorlogeDEssai.a("2024-11-15T16:00:00"),
                        false)),
                "Force majeure.",
                HorlogeDEssai.a("2024-11-15T16:00:00"),
                false,
                null,
                "5.1");

        assertThat(messages.annoncerCalendrier(edition, annonce, HorlogeDEssai.a("2024-11-08T16:00:00"), "1"))
                .isEqualTo(2);
        assertThat(messages.annoncerCalendrier(edition, annonce, HorlogeDEssai.a("2024-11-08T16:00:00"), "1"))
                .isZero();
        assertThat(remis(brouillon)).isFalse();
        assertThat(remis(tardif.jeton())).isTrue();
    }

    private boolean remis(String jeton) {
        return banc.jdbc()
                .sql(
                        "select (parametres ->> 'remisDansLesDelais')::boolean from courriel where dossier = ? and type = 'calendrier'")
                .param(banc.dossier(jeton))
                .query(Boolean.class)
                .single();
    }

    @Test
    void dix_mille_rappels_s_ecrivent_en_moins_de_deux_secondes() {
        banc.jdbc()
                .sql(
                        """
                        insert into dossier
                            (id, edition, contact_courriel, donnees, manque, manque_formulaire, cree_le, modifie_le)
                        select gen_random_uuid(), edition, 'masse' || n || '@structure.example.org', '{}', manque,
                            manque_formulaire, now(), now()
                        from dossier, generate_series(1, 9999) n where id = ?
                        """)
                .param(banc.dossier(banc.brouillon(edition)))
                .update();
        long debut = System.nanoTime();
        assertThat(messages.relancer(edition, RAPPEL, HorlogeDEssai.a("2024-11-01T09:00:00")))
                .isEqualTo(10_000);
        assertThat(Duration.ofNanos(System.nanoTime() - debut)).isLessThan(Duration.ofSeconds(2));
        banc.jdbc().sql("delete from courriel where edition = ?").param(edition).update();
        banc.jdbc().sql("delete from dossier where edition = ?").param(edition).update();
    }
}
