package fr.trophees.candidature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.trophees.base.LimiteParHeure;
import fr.trophees.candidature.Banc.Candidat;
import fr.trophees.candidature.Banc.Reponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@EssaiDeCandidature
class DepotTest {

    @Autowired
    Banc banc;

    @Autowired
    LimiteParHeure limites;

    private String edition;

    @BeforeEach
    void ouvrir() {
        banc.horloge().regler("2024-10-20T10:00:00");
        edition = banc.ouvrirIt();
    }

    private Reponse deposer(String jeton) {
        return banc.post("/api/dossiers/" + jeton + "/depot", Map.of());
    }

    @Test
    void DEP_1_un_dossier_complet_est_depose_et_recoit_un_numero() {
        String jeton = banc.brouillon(edition, banc.saisieIt("it1"));

        Reponse depot = deposer(jeton);

        assertThat(depot.statut()).isEqualTo(201);
        assertThat(depot.json().path("numero").asText()).matches("ITE\\d+-0001");
        assertThat(depot.json().path("etat").asText()).isEqualTo("attestation-attendue");
        assertThat(banc.get("/api/dossiers/" + jeton).json().path("numero").asText())
                .isEqualTo(depot.json().path("numero").asText());
        assertThat(banc.courriels(jeton)).contains("depot");
    }

    @Test
    void DEP_3_la_version_du_reglement_et_l_instant_sont_enregistres() {
        String jeton = banc.brouillon(edition, banc.saisieIt("it1"));
        banc.horloge().regler("2024-10-21T09:30:00");
        deposer(jeton);
        assertThat(banc.jdbc()
                        .sql(
                                "select reglement_version || ' ' || extract(epoch from reglement_accepte_le)::bigint from dossier where id = ?")
                        .param(banc.dossier(jeton))
                        .query(String.class)
                        .single())
                .isEqualTo("IT2024-1 " + HorlogeDEssai.a("2024-10-21T09:30:00").getEpochSecond());
    }

    @Test
    void le_processus_ne_connait_que_des_identifiants() {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        String instance = banc.processus
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(candidat.numero())
                .singleResult()
                .getId();
        assertThat(banc.processus.getVariables(instance))
                .containsOnly(
                        Map.entry("edition", edition),
                        Map.entry("numero", candidat.numero()),
                        Map.entry("categorie", "it1"));
    }

    @Test
    void redeposer_ne_change_rien_et_redit_la_meme_chose() {
        String jeton = banc.brouillon(edition, banc.saisieIt("it1"));
        Reponse premier = deposer(jeton);
        Reponse second = deposer(jeton);
        assertThat(second.statut()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(premier.json());
        assertThat(banc.courriels(jeton)).containsOnlyOnce("depot");

        banc.horloge().regler("2024-11-09T00:00:00");
        assertThat(deposer(jeton).statut()).isEqualTo(200);
    }

    @Test
    void un_double_clic_ne_depose_qu_une_fois() throws Exception {
        String jeton = banc.brouillon(edition, banc.saisieIt("it1"));
        List<Reponse> reponses = ensemble(8, () -> deposer(jeton));
        assertThat(reponses).extracting(Reponse::statut).containsOnlyOnce(201).containsOnly(200, 201);
        assertThat(reponses)
                .extracting(r -> r.json().path("numero").asText())
                .containsOnly(reponses.get(0).json().path("numero").asText());
        assertThat(banc.processus
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(
                                reponses.get(0).json().path("numero").asText())
                        .count())
                .isEqualTo(1);
    }

    @Test
    void les_numeros_sont_uniques_quand_tout_le_monde_depose_en_meme_temps() throws Exception {
        List<String> jetons = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            jetons.add(banc.brouillon(edition, banc.saisieIt("it" + (i % 5 + 1))));
        }
        java.util.Iterator<String> suite = jetons.iterator();
        List<Reponse> reponses = ensemble(
                16,
                () -> {
                    synchronized (suite) {
                        return suite.next();
                    }
                },
                this::deposer);
        assertThat(reponses).extracting(Reponse::statut).containsOnly(201);
        assertThat(reponses).extracting(r -> r.json().path("numero").asText()).doesNotHaveDuplicates();
    }

    @Test
    void ELIG_5_deux_depots_simultanes_du_meme_candidat_dans_une_categorie_n_en_laissent_passer_qu_un()
            throws Exception {
        Map<String, Object> saisie = banc.saisieIt("it1");
        List<String> jetons = List.of(banc.brouillon(edition, saisie), banc.brouillon(edition, saisie));
        java.util.Iterator<String> suite = jetons.iterator();
        List<Reponse> reponses = ensemble(
                2,
                () -> {
                    synchronized (suite) {
                        return suite.next();
                    }
                },
                this::deposer);
        assertThat(reponses).extracting(Reponse::statut).containsExactlyInAnyOrder(201, 409);
    }

    @Test
    void ELIG_5_un_doublon_est_refuse_sauf_entite_distincte() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        banc.depose(edition, saisie);
        String jeton = banc.brouillon(edition, saisie);

        Reponse refus = deposer(jeton);
        assertThat(refus.probleme(409).path("erreurs").get(0).path("regle").asText())
                .isEqualTo("ELIG-5");
        assertThat(refus.champs()).containsExactly("entiteDistincte");
        assertThat(banc.etat(jeton)).isEqualTo("brouillon");

        Reponse depot = banc.post(
                "/api/dossiers/" + jeton + "/depot",
                Map.of("entiteDistincte", "Le PLIE et la MDE de la même collectivité"));
        assertThat(depot.statut()).isEqualTo(201);
        assertThat(banc.get("/api/dossiers/" + jeton)
                        .json()
                        .path("donnees")
                        .path("entiteDistincte")
                        .asText())
                .startsWith("Le PLIE");
    }

    @Test
    void ELIG_5_ni_un_brouillon_ni_un_dossier_retire_ou_d_une_autre_categorie_ne_font_un_doublon() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        banc.brouillon(edition, saisie);
        Candidat retire = banc.depose(edition, saisie);
        banc.delete("/api/dossiers/" + retire.jeton());
        Candidat premier = banc.depose(edition, saisie);
        saisie.put("categorie", "it2");
        Candidat second = banc.depose(edition, saisie);
        assertThat(premier.numero()).isNotEqualTo(second.numero());
        assertThat(banc.depose(banc.ouvrirIt(), saisie)).isNotNull();
    }

    @Test
    void un_dossier_a_corriger_n_est_pas_depose_et_chaque_erreur_est_dite() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        saisie.put("reglementAccepte", false);
        saisie.put("siret", "12345678901234");
        saisie.remove("projetTitre");
        String jeton = banc.brouillon(edition, saisie);

        Reponse refus = deposer(jeton);

        refus.probleme(422);
        assertThat(refus.champs()).containsExactlyInAnyOrder("siret", "projetTitre", "reglementAccepte");
        assertThat(refus.texte()).contains("DEP-3").doesNotContain("12345678901234");
        assertThat(banc.etat(jeton)).isEqualTo("brouillon");
    }

    @Test
    void DEP_4_sans_l_autorisation_des_laureats_rien_n_est_depose() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        saisie.remove("droitsImageAcceptes");
        Reponse refus = deposer(banc.brouillon(edition, saisie));
        refus.probleme(422);
        assertThat(refus.champs()).containsExactly("droitsImageAcceptes");
    }

    @Test
    void ELIG_3_un_verdict_defavorable_ne_bloque_pas_le_depot() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        saisie.put("dateDebut", "2018-01-01");
        saisie.put("dateFin", "2019-01-01");
        assertThat(deposer(banc.brouillon(edition, saisie)).statut()).isEqualTo(201);
    }

    @Test
    void D_1_un_depot_est_accepte_jusqu_a_minuit_exclu() {
        String aTemps = banc.brouillon(edition, banc.saisieIt("it1"));
        String aLaSeconde = banc.brouillon(edition, banc.saisieIt("it1"));
        String tardif = banc.brouillon(edition, banc.saisieIt("it1"));
        String tropTard = banc.brouillon(edition, banc.saisieIt("it1"));
        List.of(aTemps, aLaSeconde, tardif)
                .forEach(jeton -> assertThat(banc.attestation(jeton).statut()).isEqualTo(201));

        banc.horloge().regler(HorlogeDEssai.a("2024-11-08T16:00:00").plusMillis(999));
        assertThat(deposer(aLaSeconde).json().path("etat").asText()).isEqualTo("attestation-a-verifier");
        banc.horloge().regler("2024-11-08T16:00:01");
        assertThat(deposer(aTemps).json().path("etat").asText()).isEqualTo("hors-delai");
        banc.horloge().regler("2024-11-08T23:59:59");
        assertThat(deposer(tardif).json().path("etat").asText()).isEqualTo("hors-delai");
        banc.horloge().regler("2024-11-09T00:00:00");
        deposer(tropTard).probleme(410);
        assertThat(banc.etat(tropTard)).isEqualTo("brouillon");
    }

    @Test
    void ORG_1_une_edition_suspendue_ou_annulee_ne_recoit_pas_de_depot() {
        String jeton = banc.brouillon(edition, banc.saisieIt("it1"));
        banc.dater(edition, "suspendue_le", banc.horloge().instant());
        deposer(jeton).probleme(409);
        banc.dater(edition, "suspendue_le", null);
        banc.dater(edition, "annulee_le", banc.horloge().instant());
        deposer(jeton).probleme(409);
    }

    @Test
    void ORG_2_une_autre_adresse_dans_le_formulaire_n_est_le_contact_qu_une_fois_confirmee_le_depot_fait() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        String jeton = banc.brouillon(edition);
        banc.put("/api/dossiers/" + jeton, saisie);
        String contact = contact(jeton);
        String autre = (String) saisie.get("contactEmail");
        assertThat(consignes(jeton)).contains(autre + ", n’est pas celle à laquelle nous vous écrivons : " + contact);

        assertThat(deposer(jeton).statut()).isEqualTo(201);

        assertThat(contact(jeton)).isEqualTo(contact).isNotEqualTo(autre);
        assertThat(ecrits(jeton, contact)).endsWith("depot", "cession-proposee");
        assertThat(ecrits(jeton, autre))
                .as("aucun lien du dossier avant qu’elle accepte")
                .containsExactly("cession");
        assertThat(consignes(jeton)).contains("un message le demande à " + autre);

        banc.horloge().regler("2024-10-27T10:00:00");
        assertThat(consignes(jeton))
                .as("la proposition est échue")
                .doesNotContain("un message le demande")
                .contains("n’a pas été confirmée : nous écrivons à " + contact);
    }

    @Test
    void ORG_2_une_adresse_trop_souvent_ecrite_n_empeche_pas_de_deposer_et_n_est_pas_proposee() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        String autre = (String) saisie.get("contactEmail");
        for (int fois = 0; fois < PartageService.MESSAGES_PAR_ADRESSE_ET_PAR_HEURE; fois++) {
            limites.exiger("destinataire", autre, 5, banc.horloge().instant());
        }
        String jeton = banc.brouillon(edition);
        banc.put("/api/dossiers/" + jeton, saisie);
        assertThat(deposer(jeton).statut()).isEqualTo(201);
        assertThat(ecrits(jeton, autre)).isEmpty();
        assertThat(ecrits(jeton, contact(jeton))).endsWith("depot");
        assertThat(consignes(jeton)).contains("n’a pas été confirmée");
    }

    private String contact(String jeton) {
        return banc.jdbc()
                .sql("select contact_courriel from dossier where id = ?")
                .param(banc.dossier(jeton))
                .query(String.class)
                .single();
    }

    private List<String> ecrits(String jeton, String adresse) {
        return banc.jdbc()
                .sql("select type from courriel where dossier = ? and destinataire = ? order by rang")
                .params(banc.dossier(jeton), adresse)
                .query(String.class)
                .list();
    }

    private String consignes(String jeton) {
        return banc.post("/api/dossiers/" + jeton + "/avis", Map.of())
                .json()
                .at("/situation/consignes")
                .toString();
    }

    private static <T> List<Reponse> ensemble(
            int nombre, Callable<T> preparer, java.util.function.Function<T, Reponse> faire) throws Exception {
        return ensemble(nombre, () -> faire.apply(preparer.call()));
    }

    private static List<Reponse> ensemble(int nombre, Callable<Reponse> faire) throws Exception {
        ExecutorService fils = Executors.newFixedThreadPool(nombre);
        try {
            List<Reponse> reponses = new ArrayList<>();
            for (Future<Reponse> reponse : fils.invokeAll(java.util.Collections.nCopies(nombre, faire))) {
                reponses.add(reponse.get());
            }
            return reponses;
        } finally {
            fils.shutdownNow();
        }
    }
}
