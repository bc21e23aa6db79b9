package fr.trophees.rgpd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.trophees.candidature.Banc;
import fr.trophees.candidature.Banc.Candidat;
import fr.trophees.candidature.EssaiDeCandidature;
import fr.trophees.formulaire.Formulaire;
import fr.trophees.moteur.ContexteTache;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

@EssaiDeCandidature
class DemandeTest {

    private static final String TRAITER = "userTask_traiterDemande";

    @Autowired
    Banc banc;

    @Autowired
    TraiterDemandeTache tache;

    @Autowired
    RuntimeService processus;

    @Autowired
    RepositoryService definitions;

    @Autowired
    FormService formulaires;

    @Autowired
    IdentityService identites;

    private String edition;

    @BeforeEach
    void ouvrir() {
        banc.horloge().regler("2024-10-20T10:00:00");
        edition = banc.ouvrirIt();
    }

    private String demander(String jeton, String nature) {
        assertThat(banc.post("/api/dossiers/" + jeton + "/demandes", Map.of("nature", nature, "message", "Merci."))
                        .statut())
                .isEqualTo(202);
        return banc.jdbc()
                .sql("select id::text from demande_rgpd where dossier = ? and nature = ?")
                .params(banc.dossier(jeton), nature)
                .query(String.class)
                .single();
    }

    @Test
    void ORG_2_une_demande_est_enregistree_accusee_et_repondue() {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        String demande = demander(candidat.jeton(), "acces");
        banc.travailler();
        assertThat(banc.courriels(candidat.jeton())).endsWith("rgpd");

        assertThatThrownBy(() -> banc.accomplir(demande, TRAITER, Map.of("decision", "refuser")))
                .hasMessageContaining("«");
        banc.accomplir(demande, TRAITER, Map.of("decision", "accepter", "motif", "Voici vos données."));

        assertThat(banc.enCours(demande)).isFalse();
        assertThat(banc.elements(demande)).endsWith("endEvent_demandeTraitee");
        assertThat(banc.courriels(candidat.jeton())).endsWith("rgpd", "rgpd");
        assertThat(banc.jdbc()
                        .sql("select decision || ' ' || traitee_par from demande_rgpd where id = ?::uuid")
                        .param(demande)
                        .query(String.class)
                        .single())
                .isEqualTo("accepter equipe");
    }

    @Test
    void ORG_2_qui_s_oppose_n_est_plus_le_contact_et_le_dossier_de_la_structure_reste() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        Candidat candidat = banc.depose(edition, saisie);
        UUID dossier = banc.dossier(candidat.jeton());
        String demande = demander(candidat.jeton(), "opposition");
        banc.travailler();
        banc.accomplir(demande, TRAITER, Map.of("decision", "accepter"));

        banc.get("/api/dossiers/" + candidat.jeton()).probleme(404);
        Map<String, Object> ligne = banc.jdbc()
                .sql("select numero, instruction, contact_courriel, donnees::text as donnees from dossier where id = ?")
                .param(dossier)
                .query()
                .singleRow();
        assertThat(ligne)
                .containsEntry("numero", candidat.numero())
                .containsEntry("instruction", "en-cours")
                .containsEntry("contact_courriel", "ave@ville-emploi.asso.fr");
        assertThat((String) ligne.get("donnees")).doesNotContain("Dominique", (String) saisie.get("contactEmail"));
        assertThat(banc.jdbc()
                        .sql(
                                "select destinataire from courriel where dossier = ? and type = 'rgpd' order by rang desc limit 1")
                        .param(dossier)
                        .query(String.class)
                        .single())
                .isEqualTo(saisie.get("contactEmail"));
    }

    @Test
    void ORG_2_l_effacement_accorde_d_un_brouillon_l_efface_et_la_reponse_part() {
        String jeton = banc.brouillon(edition, banc.saisieIt("it1"));
        UUID dossier = banc.dossier(jeton);
        String demande = demander(jeton, "effacement");
        banc.travailler();
        banc.accomplir(demande, TRAITER, Map.of("decision", "accepter"));
        assertThat(banc.jdbc()
                        .sql("select count(*) from dossier where id = ?")
                        .param(dossier)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(banc.jdbc()
                        .sql("select count(*) from courriel where cle = ?")
                        .param("rgpd/" + demande + "/reponse")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(banc.jdbc()
                        .sql("select count(*) from demande_rgpd where id = ?::uuid")
                        .param(demande)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void ORG_2_une_demande_refusee_ne_change_rien() {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        String demande = demander(candidat.jeton(), "effacement");
        banc.travailler();
        banc.accomplir(
                demande, TRAITER, Map.of("decision", "refuser", "motif", "Le dossier est nécessaire au concours."));
        assertThat(banc.get("/api/dossiers/" + candidat.jeton()).statut()).isEqualTo(200);
    }

    @Test
    void ORG_2_l_equipe_est_prevenue_avant_l_echeance() {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        String demande = demander(candidat.jeton(), "rectification");
        banc.travailler();
        banc.horloge().regler("2024-11-13T08:59:59");
        banc.travailler();
        assertThat(alertes(demande)).isZero();
        banc.horloge().regler("2024-11-13T09:00:00");
        banc.travailler();
        assertThat(alertes(demande)).isEqualTo(1);
        banc.horloge().regler("2024-11-19T09:00:00");
        banc.travailler();
        assertThat(alertes(demande)).isEqualTo(2);
        assertThat(banc.tachesEnCours(demande)).containsExactly(TRAITER);
    }

    private int alertes(String demande) {
        return banc.jdbc()
                .sql("select count(*) from courriel where type = 'alerte-equipe' and cle like ?")
                .param("alerte-equipe/" + demande + "/%")
                .query(Integer.class)
                .single();
    }

    @Test
    void la_meme_demande_repetee_est_la_meme_et_une_demande_mal_faite_est_refusee() {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        String route = "/api/dossiers/" + candidat.jeton() + "/demandes";
        demander(candidat.jeton(), "acces");
        demander(candidat.jeton(), "acces");
        banc.post(route, Map.of("nature", "autre")).probleme(422);
        banc.post(route, Map.of("message", "x")).probleme(422);
        banc.post(route, Map.of("nature", "acces", "x", "y")).probleme(422);
        banc.post(route, Map.of("nature", "acces", "message", 3)).probleme(422);
        banc.post(route, Map.of("nature", "acces", "message", "x".repeat(4001))).probleme(422);
        banc.post("/api/dossiers/" + "x".repeat(43) + "/demandes", Map.of("nature", "acces"))
                .probleme(404);
        for (int rang = 1; rang < 10; rang++) {
            assertThat(banc.post(route, Map.of("nature", "acces", "message", "n° " + rang))
                            .statut())
                    .isEqualTo(202);
        }
        banc.post(route, Map.of("nature", "acces", "message", "encore")).probleme(409);
    }

    @Test
    void ORG_2_une_demande_venue_par_courrier_est_enregistree_par_l_equipe() {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        Map<String, Object> saisie = new LinkedHashMap<>();
        saisie.put("nature", "acces");
        saisie.put("voie", "courrier");
        saisie.put("recueLe", "2024-10-18");
        saisie.put("numero", candidat.numero());
        String cle = ouvrir(saisie);
        assertThat(banc.jdbc()
                        .sql("select voie || ' ' || numero from demande_rgpd where id = ?::uuid")
                        .param(cle)
                        .query(String.class)
                        .single())
                .isEqualTo("courrier " + candidat.numero());
        banc.travailler();
        assertThat(banc.tachesEnCours(cle)).containsExactly(TRAITER);

        saisie.put("recueLe", "2024-10-21");
        assertThatThrownBy(() -> ouvrir(saisie)).hasMessageContaining("avenir");
        saisie.put("recueLe", "2024-10-18");
        saisie.put("numero", "IT1900-0001");
        assertThatThrownBy(() -> ouvrir(saisie)).hasMessageContaining("Aucun dossier");
        saisie.remove("numero");
        saisie.put("edition", edition);
        String sansDossier = ouvrir(saisie);
        banc.travailler();
        banc.accomplir(sansDossier, TRAITER, Map.of("decision", "accepter"));
        assertThat(banc.enCours(sansDossier)).isFalse();
    }

    private String ouvrir(Map<String, Object> saisie) {
        String definition = definitions
                .createProcessDefinitionQuery()
                .processDefinitionKey("demande-rgpd")
                .latestVersion()
                .singleResult()
                .getId();
        return formulaires
                .submitStartForm(definition, new LinkedHashMap<>(saisie))
                .getBusinessKey();
    }

    @Test
    void le_formulaire_recoit_tout_ce_qu_il_montre() throws Exception {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        String demande = demander(candidat.jeton(), "acces");
        Formulaire formulaire =
                Formulaire.lire(new ClassPathResource("forms/traiterDemande.form").getInputStream(), Map.of());
        Map<String, Object> affichage =
                tache.afficher(new ContexteTache("t", demande, null, "equipe", Map.of("demande", demande)));
        assertThat(affichage.keySet()).containsAll(formulaire.variablesLues());
        assertThat(affichage.values()).doesNotContainNull();
        assertThat(affichage.toString())
                .doesNotContain(List.of("Dominique", candidat.jeton()).toArray(String[]::new));
    }
}
