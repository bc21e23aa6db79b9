package fr.trophees.candidature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.candidature.Banc.Candidat;
import fr.trophees.candidature.MesDossiersService.Liste;
import fr.trophees.courriel.CourrielRepository;
import fr.trophees.courriel.LigneCourriel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Links: who holds one, how it is lost, found again, renewed, shared and handed over. */
@EssaiDeCandidature
class PartageTest {

    @Autowired
    private Banc banc;

    @Autowired
    private PartageService partages;

    @Autowired
    private MesDossiersService mesDossiers;

    @Autowired
    private LiensDeDossier liens;

    @Autowired
    private CourrielRepository courriels;

    @Autowired
    private Contacts contacts;

    @Autowired
    private TransactionTemplate transactions;

    private String edition;

    @BeforeEach
    void ouvrir() {
        banc.horloge().regler("2024-10-20T10:00:00");
        banc.jdbc().sql("delete from limite_par_heure").update();
        edition = banc.ouvrirIt();
    }

    @Test
    void ORG_2_ce_qui_devait_encore_partir_a_qui_s_en_va_va_a_l_organisateur() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        Candidat candidat = banc.depose(edition, saisie);
        assertThat(enAttenteDe((String) saisie.get("contactEmail"))).contains("depot");

        transactions.executeWithoutResult(statut -> contacts.remplacer(
                banc.dossier(candidat.jeton()), banc.horloge().instant()));

        assertThat(enAttenteDe((String) saisie.get("contactEmail"))).isEmpty();
    }

    private List<String> enAttenteDe(String adresse) {
        return banc.jdbc()
                .sql("select type from courriel where destinataire = ? and envoye_le is null and abandonne_le is null")
                .param(adresse)
                .query(String.class)
                .list();
    }

    // a colleague

    @Test
    void un_collegue_a_un_lien_a_lui_qui_ouvre_le_meme_dossier_et_que_le_contact_annule() {
        String contact = banc.brouillon(edition, banc.saisieIt("it1"));
        String collegue = inviter(contact, "collegue@structure.example.org");

        assertThat(collegue).isNotEqualTo(contact);
        assertThat(banc.get("/api/dossiers/" + collegue).json())
                .isEqualTo(banc.get("/api/dossiers/" + contact).json());
        assertThat(banc.put("/api/dossiers/" + collegue, Map.of("projetTitre", "Un autre titre"))
                        .statut())
                .isEqualTo(200);
        assertThat(partages.partage(contact, maintenant()).orElseThrow().collegues())
                .extracting(PartageService.Invite::courriel)
                .containsExactly("collegue@structure.example.org");

        UUID acces = partages.partage(contact, maintenant())
                .orElseThrow()
                .collegues()
                .get(0)
                .id();
        partages.annulerInvitation(contact, acces);

        banc.get("/api/dossiers/" + collegue).probleme(404);
        assertThat(banc.get("/api/dossiers/" + contact).statut()).isEqualTo(200);
    }

    @Test
    void ORG_2_un_collegue_ne_retire_ni_ne_cede_le_dossier_et_n_exerce_pas_les_droits_du_contact() {
        Candidat candidat = banc.depose(edition, banc.saisieIt("it1"));
        String collegue = inviter(candidat.jeton(), "collegue@structure.example.org");

        banc.delete("/api/dossiers/" + collegue).probleme(403);
        banc.post("/api/dossiers/" + collegue + "/demandes", Map.of("nature", "effacement"))
                .probleme(403);
        assertRefus(
                HttpStatus.FORBIDDEN,
                () -> partages.inviter(collegue, "tiers@structure.example.org", null, maintenant()));
        assertRefus(
                HttpStatus.FORBIDDEN,
                () -> partages.proposerCession(collegue, "tiers@structure.example.org", maintenant()));
        assertRefus(HttpStatus.FORBIDDEN, () -> partages.renouvelerLien(collegue, maintenant()));
        assertThat(banc.etat(candidat.jeton())).isEqualTo("attestation-attendue");

        partages.quitter(collegue);
        banc.get("/api/dossiers/" + collegue).probleme(404);
    }

    @Test
    void un_collegue_ne_detourne_pas_les_messages_du_contact_en_changeant_son_adresse() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        String contact = banc.brouillon(edition, saisie);
        String collegue = inviter(contact, "collegue@structure.example.org");
        Map<String, Object> detournement = Map.of("contactEmail", "collegue@structure.example.org");

        banc.put("/api/dossiers/" + collegue, detournement).probleme(422);
        banc.post("/api/dossiers/" + collegue + "/depot", detournement).probleme(422);
        assertThat(banc.post("/api/dossiers/" + collegue + "/depot", Map.of()).statut())
                .isEqualTo(201);
        banc.put("/api/dossiers/" + collegue, detournement).probleme(422);
        assertThat(banc.put("/api/dossiers/" + collegue, saisie).statut()).isEqualTo(200);
        assertThat(banc.put("/api/dossiers/" + contact, detournement).statut()).isEqualTo(200);
    }

    @Test
    void une_invitation_repetee_renvoie_le_meme_lien_et_une_adresse_fausse_ou_celle_du_contact_est_dite() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        String contact = banc.brouillon(edition, saisie);
        String premier = inviter(contact, "collegue@structure.example.org");

        assertThat(inviter(contact, "Collegue@structure.example.org")).isEqualTo(premier);
        assertThat(partages.partage(contact, maintenant()).orElseThrow().collegues())
                .hasSize(1);
        assertRefus(
                HttpStatus.UNPROCESSABLE_ENTITY,
                () -> partages.inviter(contact, "pas une adresse", null, maintenant()));
        assertRefus(
                HttpStatus.UNPROCESSABLE_ENTITY,
                () -> partages.inviter(contact, (String) saisie.get("contactEmail"), null, maintenant()));
    }

    @Test
    void un_formulaire_n_ecrit_pas_sans_fin_a_la_meme_adresse() {
        String contact = banc.brouillon(edition, banc.saisieIt("it1"));
        String autre = banc.brouillon(edition, banc.saisieIt("it2"));
        String victime = "victime" + UUID.randomUUID() + "@structure.example.org";
        for (int i = 0; i < PartageService.MESSAGES_PAR_ADRESSE_ET_PAR_HEURE; i++) {
            partages.inviter(i % 2 == 0 ? contact : autre, victime, null, maintenant());
        }

        assertRefus(HttpStatus.TOO_MANY_REQUESTS, () -> partages.inviter(contact, victime, null, maintenant()));
        assertRefus(HttpStatus.TOO_MANY_REQUESTS, () -> partages.proposerCession(autre, victime, maintenant()));
        assertThat(ecrits(victime)).hasSize(PartageService.MESSAGES_PAR_ADRESSE_ET_PAR_HEURE);

        banc.horloge().regler("2024-10-20T11:00:00");
        partages.inviter(contact, victime, null, maintenant());
    }

    // handing over

    @Test
    void ORG_2_un_dossier_confie_change_de_contact_quand_le_nouveau_a_accepte_et_les_deux_sont_prevenus() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        String ancien = (String) saisie.get("contactEmail");
        Candidat candidat = banc.depose(edition, saisie);
        String collegue = inviter(candidat.jeton(), "collegue@structure.example.org");
        String nouveau = "nouveau" + UUID.randomUUID() + "@structure.example.org";
        banc.horloge().regler("2024-12-01T10:00:00"); // whatever the calendar says

        partages.proposerCession(candidat.jeton(), nouveau, maintenant());
        String proposition = jetonDAcces(nouveau, "cession");
        assertThat(partages.proposition(proposition, maintenant())).isPresent();
        assertThat(banc.get("/api/dossiers/" + candidat.jeton()).statut()).isEqualTo(200);

        assertRefus(
                HttpStatus.UNPROCESSABLE_ENTITY,
                () -> partages.accepterCession(proposition, " ", "pas un numéro", maintenant()));
        partages.accepterCession(proposition, "Camille Neuve", "", maintenant());

        banc.get("/api/dossiers/" + candidat.jeton()).probleme(404);
        banc.get("/api/dossiers/" + collegue).probleme(404);
        assertThat(partages.proposition(proposition, maintenant())).isEmpty();
        String lien = liens.lien(dossier(candidat.numero())).orElseThrow().getPath();
        assertThat(banc.get("/api" + lien)
                        .json()
                        .path("donnees")
                        .path("contactNom")
                        .asText())
                .isEqualTo("Camille Neuve");
        assertThat(banc.get("/api" + lien).texte()).doesNotContain(ancien, "Dominique Essai");
        assertThat(ecrits(ancien)).contains("contact-remplace");
        assertThat(ecrits(nouveau)).endsWith("nouveau-lien");
    }

    @Test
    void ce_qui_reste_a_envoyer_a_l_ancien_contact_ne_lui_porte_pas_le_nouveau_lien() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        String ancien = (String) saisie.get("contactEmail");
        Candidat candidat = banc.depose(edition, saisie);
        UUID dossier = dossier(candidat.numero());
        banc.post("/api/dossiers/" + candidat.jeton() + "/demandes", Map.of("nature", "acces"));
        String nouveau = "nouveau" + UUID.randomUUID() + "@structure.example.org";
        partages.proposerCession(candidat.jeton(), nouveau, maintenant());
        partages.accepterCession(jetonDAcces(nouveau, "cession"), "Camille Neuve", "", maintenant());

        assertThat(liens.lien(dossier, ancien)).isEmpty();
        assertThat(liens.lien(dossier, nouveau)).isPresent();
        assertThat(ecrits(ancien)).containsExactlyInAnyOrder("rgpd", "cession-proposee", "contact-remplace");
        assertThat(ecrits(nouveau)).contains("depot", "nouveau-lien");
    }

    @Test
    void une_proposition_expire_se_retire_et_la_derniere_remplace_les_autres() {
        String contact = banc.brouillon(edition, banc.saisieIt("it1"));
        partages.proposerCession(contact, "un@structure.example.org", maintenant());
        String premiere = jetonDAcces("un@structure.example.org", "cession");
        partages.proposerCession(contact, "deux@structure.example.org", maintenant());
        String seconde = jetonDAcces("deux@structure.example.org", "cession");

        assertThat(partages.proposition(premiere, maintenant())).isEmpty();
        banc.horloge().regler("2024-10-27T09:59:59"); // seven days on the wall, though the clock has changed
        assertThat(partages.proposition(seconde, maintenant())).isPresent();
        banc.horloge().regler("2024-10-27T10:00:00");
        assertThat(partages.proposition(seconde, maintenant())).isEmpty();
        assertRefus(HttpStatus.NOT_FOUND, () -> partages.accepterCession(seconde, "Camille Neuve", "", maintenant()));
    }

    // renewing, and finding again

    @Test
    void un_lien_renouvele_part_au_contact_et_l_ancien_cesse_aussitot() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        String contact = banc.brouillon(edition, saisie);
        UUID dossier = banc.dossier(contact);

        partages.renouvelerLien(contact, maintenant());

        banc.get("/api/dossiers/" + contact).probleme(404);
        assertThat(ecrits((String) saisie.get("contactEmail"))).endsWith("nouveau-lien");
        assertThat(banc.get("/api" + liens.lien(dossier).orElseThrow().getPath())
                        .statut())
                .isEqualTo(200);
    }

    @Test
    void la_liste_des_dossiers_d_une_adresse_reunit_les_concours_et_ne_montre_que_les_siens() {
        String adresse = "plusieurs" + UUID.randomUUID() + "@structure.example.org";
        Map<String, Object> it = banc.saisieIt("it1");
        it.put("contactEmail", adresse);
        Candidat depose = banc.depose(edition, it);
        Map<String, Object> asr = banc.saisieAsr("asr1");
        asr.put("contactEmail", adresse);
        banc.brouillon(banc.ouvrirAsr(), asr);
        String dUnAutre = banc.brouillon(edition, banc.saisieIt("it2"));
        String collegue = inviter(dUnAutre, adresse);

        mesDossiers.demander(adresse.toUpperCase(java.util.Locale.ROOT), maintenant());
        Liste liste =
                mesDossiers.liste(jetonDAcces(adresse, "adresse"), maintenant()).orElseThrow();

        assertThat(liste.dossiers())
                .extracting(MesDossiersService.Ligne::contact)
                .containsExactlyInAnyOrder(true, true, false);
        assertThat(liste.dossiers())
                .extracting(MesDossiersService.Ligne::chemin)
                .contains("/dossiers/" + depose.jeton(), "/dossiers/" + collegue)
                .doesNotContain("/dossiers/" + dUnAutre);
    }

    @Test
    void la_meme_chose_est_faite_que_l_adresse_ait_un_dossier_ou_aucun_et_la_liste_ne_s_ouvre_que_deux_heures() {
        String inconnue = "inconnue" + UUID.randomUUID() + "@structure.example.org";
        mesDossiers.demander(inconnue, maintenant());

        assertThat(ecrits(inconnue)).containsExactly("mes-dossiers");
        String jeton = jetonDAcces(inconnue, "adresse");
        assertThat(mesDossiers.liste(jeton, maintenant()).orElseThrow().dossiers())
                .isEmpty();
        banc.horloge().regler("2024-10-20T12:00:00");
        assertThat(mesDossiers.liste(jeton, maintenant())).isEmpty();

        mesDossiers.demander("quelqu-un@structure.example.org", maintenant());
        assertThat(banc.jdbc()
                        .sql("select count(*) from acces where courriel = ?")
                        .param(inconnue)
                        .query(Integer.class)
                        .single())
                .as("an address is not kept once its list is over")
                .isZero();
    }

    @Test
    void depuis_la_liste_un_lien_perdu_se_renouvelle_et_pas_celui_d_un_autre() {
        Map<String, Object> saisie = banc.saisieIt("it1");
        String adresse = (String) saisie.get("contactEmail");
        String perdu = banc.brouillon(edition, saisie);
        UUID dossier = banc.dossier(perdu);
        UUID dUnAutre = banc.dossier(banc.brouillon(edition, banc.saisieIt("it2")));
        mesDossiers.demander(adresse, maintenant());
        String liste = jetonDAcces(adresse, "adresse");

        assertRefus(HttpStatus.NOT_FOUND, () -> mesDossiers.renouveler(liste, dUnAutre, maintenant()));
        mesDossiers.renouveler(liste, dossier, maintenant());

        banc.get("/api/dossiers/" + perdu).probleme(404);
        String chemin = mesDossiers
                .liste(liste, maintenant())
                .orElseThrow()
                .dossiers()
                .get(0)
                .chemin();
        assertThat(banc.get("/api" + chemin).statut()).isEqualTo(200);
    }

    @Test
    void trop_de_demandes_pour_une_adresse_ne_font_rien_partir_et_ne_disent_rien() {
        String adresse = "insistante" + UUID.randomUUID() + "@structure.example.org";
        for (int i = 0; i < 6; i++) {
            mesDossiers.demander(adresse, maintenant());
        }
        assertThat(ecrits(adresse)).hasSize(3);
        assertThat(banc.jdbc()
                        .sql("select count(*) from limite_par_heure where position(convert_to(?, 'UTF8') in cle) > 0")
                        .param(adresse)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void un_jeton_d_une_sorte_n_ouvre_rien_d_autre() {
        String contact = banc.brouillon(edition, banc.saisieIt("it1"));
        partages.proposerCession(contact, "autre@structure.example.org", maintenant());
        String cession = jetonDAcces("autre@structure.example.org", "cession");
        String collegue = inviter(contact, "collegue@structure.example.org");

        banc.get("/api/dossiers/" + cession).probleme(404);
        assertThat(mesDossiers.liste(cession, maintenant())).isEmpty();
        assertThat(mesDossiers.liste(collegue, maintenant())).isEmpty();
        assertThat(partages.proposition(collegue, maintenant())).isEmpty();
        assertThat(partages.proposition(contact, maintenant())).isEmpty();
    }

    private String inviter(String contact, String adresse) {
        partages.inviter(contact, adresse, null, maintenant());
        return banc.jdbc()
                .sql("select id from acces where dossier = ? and lower(courriel) = lower(?) and nature = 'collegue'")
                .params(banc.dossier(contact), adresse)
                .query(UUID.class)
                .optional()
                .flatMap(liens::jeton)
                .orElseThrow();
    }

    private String jetonDAcces(String adresse, String nature) {
        return banc.jdbc()
                .sql(
                        "select id from acces where lower(courriel) = lower(?) and nature = ? order by cree_le desc limit 1")
                .params(adresse, nature)
                .query(UUID.class)
                .optional()
                .flatMap(liens::jeton)
                .orElseThrow();
    }

    private List<String> ecrits(String adresse) {
        return courriels.lister(null, null, Long.MAX_VALUE, 10_000).stream()
                .filter(ligne -> ligne.destinataire().equalsIgnoreCase(adresse))
                .sorted(java.util.Comparator.comparing(LigneCourriel::rang))
                .map(LigneCourriel::type)
                .toList();
    }

    private UUID dossier(String numero) {
        return banc.jdbc()
                .sql("select id from dossier where numero = ?")
                .param(numero)
                .query(UUID.class)
                .single();
    }

    private Instant maintenant() {
        return banc.horloge().instant();
    }

    private static void assertRefus(HttpStatus statut, org.assertj.core.api.ThrowableAssert.ThrowingCallable acte) {
        assertThatThrownBy(acte).isInstanceOfSatisfying(RequeteRefusee.class, refus -> assertThat(refus.statut())
                .isEqualTo(statut));
    }
}
