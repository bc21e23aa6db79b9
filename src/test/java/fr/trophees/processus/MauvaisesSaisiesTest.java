package fr.trophees.processus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.trophees.candidature.Banc;
import fr.trophees.candidature.Banc.Candidat;
import fr.trophees.candidature.Banc.Reponse;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Everything wrong that can be sent, over HTTP: it is refused in French, on the field at fault, and what was there before is there
 * after.
 */
@EssaiDeProcessus
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MauvaisesSaisiesTest {

    private static final String INCONNU = "A".repeat(43);
    private static final String LONG = "a".repeat(20_000);

    @Autowired
    private Regie regie;

    private Banc banc;
    private String edition;
    private String brouillon;
    private Candidat depose;

    @BeforeAll
    void ouvrir() {
        banc = regie.banc;
        regie.tableRase();
        edition = regie.editionLancee();
        brouillon = banc.brouillon(edition);
        banc.put("/api/dossiers/" + brouillon, banc.saisieIt("it1"));
        depose = banc.depose(edition, banc.saisieIt("it2"));
        regie.composer(edition, "jure1");
        regie.travailler();
    }

    /** What is sent, the status expected, the field at fault ("" when none is). */
    record Cas(String nom, Function<MauvaisesSaisiesTest, Reponse> envoi, int statut, String champ) {

        @Override
        public String toString() {
            return nom;
        }
    }

    private static Cas cas(String nom, int statut, String champ, Function<MauvaisesSaisiesTest, Reponse> envoi) {
        return new Cas(nom, envoi, statut, champ);
    }

    private Reponse enregistrer(Object corps) {
        return banc.put("/api/dossiers/" + brouillon, corps);
    }

    private Reponse demander(Object corps) {
        return banc.post("/api/appels/" + edition + "/brouillons", corps);
    }

    private Reponse attester(Map<String, String> champs, String nom, byte[] fichier) {
        return banc.multipart("/api/dossiers/" + brouillon + "/attestation", champs, nom, fichier);
    }

    private Reponse joindre(Map<String, String> champs, byte[] fichier) {
        return banc.multipart("/api/dossiers/" + brouillon + "/pieces", champs, "piece.pdf", fichier);
    }

    private Reponse calendrier(Object corps) {
        return banc.postDeLEquipe("/api/editions/" + edition + "/calendrier", corps);
    }

    private Reponse jury(Object corps) {
        return banc.put("/api/editions/" + edition + "/jury", corps, "Authorization", Banc.basique());
    }

    private Reponse deplacer(String numero, Object corps) {
        return banc.postDeLEquipe("/api/bureau/dossiers/" + numero + "/deplacement", corps);
    }

    static Stream<Cas> mauvaisEnvois() {
        return Stream.of(
                // not JSON, or not the JSON that is expected
                cas("JSON coupé", 400, "", t -> t.enregistrer("{\"projetTitre\": \"Un")),
                cas("JSON vide", 400, "", t -> t.enregistrer("")),
                cas("deux documents JSON", 400, "", t -> t.enregistrer("{} {}")),
                cas("du texte", 400, "", t -> t.enregistrer("bonjour")),
                cas("un tableau", 422, "", t -> t.enregistrer(List.of(1))),
                cas("null", 422, "", t -> t.enregistrer("null")),
                cas(
                        "octets qui ne sont pas de l'UTF-8",
                        400,
                        "",
                        t -> t.banc.envoyer(
                                t.banc.requete("/api/dossiers/" + t.brouillon, "Content-Type", "application/json")
                                        .PUT(BodyPublishers.ofByteArray(
                                                new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'})))),
                cas("imbriqué sans fin", 400, "", t -> t.enregistrer("{\"a\":" + "[".repeat(5000))),
                cas("un envoi de 300 Kio", 413, "", t -> t.enregistrer(Map.of("projetResume", "a".repeat(300_000)))),
                cas(
                        "un formulaire web",
                        415,
                        "",
                        t -> t.banc.envoyer(t.banc.requete(
                                        "/api/dossiers/" + t.brouillon,
                                        "Content-Type",
                                        "application/x-www-form-urlencoded")
                                .PUT(BodyPublishers.ofString("projetTitre=x")))),
                cas("champ inconnu", 422, "montant", t -> t.enregistrer(Map.of("montant", 3))),
                cas("nombre au lieu d'un texte", 422, "projetTitre", t -> t.enregistrer(Map.of("projetTitre", 3))),
                cas(
                        "texte au lieu d'une case",
                        422,
                        "reglementAccepte",
                        t -> t.enregistrer(Map.of("reglementAccepte", "oui"))),
                cas("objet au lieu d'un texte", 422, "siret", t -> t.enregistrer(Map.of("siret", Map.of("a", 1)))),
                cas("caractère nul", 422, "projetTitre", t -> t.enregistrer("{\"projetTitre\": \"a\\u0000b\"}")),
                cas("demi-caractère", 422, "projetTitre", t -> t.enregistrer("{\"projetTitre\": \"a\\ud800b\"}")),
                cas(
                        "version périmée",
                        412,
                        "",
                        t -> t.banc.put(
                                "/api/dossiers/" + t.brouillon, Map.of("projetTitre", "x"), "If-Match", "\"0\"")),
                // asking for a link
                cas(
                        "édition inconnue",
                        404,
                        "",
                        t -> t.banc.post("/api/appels/trophees-1900/brouillons", Map.of("email", "a@b.example.org"))),
                cas("demande sans adresse", 422, "email", t -> t.demander(Map.of())),
                cas("adresse qui n'en est pas une", 422, "email", t -> t.demander(Map.of("email", "a@"))),
                cas(
                        "adresse sur deux lignes",
                        422,
                        "email",
                        t -> t.demander(Map.of("email", "a@b.example.org\r\nBcc: c@d.example.org"))),
                cas("adresse interminable", 422, "email", t -> t.demander(Map.of("email", LONG + "@b.example.org"))),
                cas("adresse qui est un nombre", 422, "email", t -> t.demander(Map.of("email", 12))),
                cas("demande illisible", 400, "", t -> t.demander("{")),
                cas(
                        "demande avec autre chose",
                        422,
                        "",
                        t -> t.demander(Map.of("email", "a@b.example.org", "admin", true))),
                // links
                cas("lien inconnu", 404, "", t -> t.banc.get("/api/dossiers/" + INCONNU)),
                cas("lien trop court", 404, "", t -> t.banc.get("/api/dossiers/x")),
                cas("lien trop long", 404, "", t -> t.banc.get("/api/dossiers/" + "A".repeat(4000))),
                cas("saisie par un lien inconnu", 404, "", t -> t.banc.put("/api/dossiers/" + INCONNU, Map.of())),
                cas(
                        "dépôt par un lien inconnu",
                        404,
                        "",
                        t -> t.banc.post("/api/dossiers/" + INCONNU + "/depot", Map.of())),
                cas("retrait par un lien inconnu", 404, "", t -> t.banc.delete("/api/dossiers/" + INCONNU)),
                cas(
                        "attestation par un lien inconnu",
                        404,
                        "",
                        t -> t.banc.multipart(
                                "/api/dossiers/" + INCONNU + "/attestation", Map.of(), "a.pdf", Banc.pdf())),
                cas(
                        "opération inconnue",
                        404,
                        "",
                        t -> t.banc.post("/api/dossiers/" + t.brouillon + "/envoi", Map.of())),
                cas("méthode refusée", 405, "", t -> t.banc.post("/api/dossiers/" + t.brouillon, Map.of())),
                cas(
                        "demande RGPD sans nature",
                        422,
                        "nature",
                        t -> t.banc.post(
                                "/api/dossiers/" + t.depose.jeton() + "/demandes", Map.of("message", "Bonjour"))),
                cas(
                        "demande RGPD d'une autre nature",
                        422,
                        "nature",
                        t -> t.banc.post(
                                "/api/dossiers/" + t.depose.jeton() + "/demandes",
                                Map.of("nature", "vengeance", "message", "Bonjour"))),
                cas(
                        "demande RGPD interminable",
                        422,
                        "message",
                        t -> t.banc.post(
                                "/api/dossiers/" + t.depose.jeton() + "/demandes",
                                Map.of("nature", "acces", "message", LONG))),
                // files
                cas(
                        "programme nommé PDF",
                        415,
                        "fichier",
                        t -> t.attester(Map.of(), "a.pdf", "MZ programme".getBytes())),
                cas("page web nommée PDF", 415, "fichier", t -> t.attester(Map.of(), "a.pdf", "<html>".getBytes())),
                cas("fichier vide", 422, "fichier", t -> t.attester(Map.of(), "a.pdf", new byte[0])),
                cas("aucun fichier", 422, "fichier", t -> t.attester(Map.of("signataireNom", "x"), null, null)),
                cas(
                        "fichier d'un octet de trop",
                        413,
                        "fichier",
                        t -> t.attester(Map.of(), "a.pdf", pdf(10 * 1024 * 1024 + 1))),
                cas("fichier de 13 Mio", 413, "", t -> t.attester(Map.of(), "a.pdf", pdf(13 * 1024 * 1024))),
                cas(
                        "signataire interminable",
                        422,
                        "signataireNom",
                        t -> t.attester(Map.of("signataireNom", LONG), "a.pdf", Banc.pdf())),
                cas(
                        "attestation en JSON",
                        415,
                        "",
                        t -> t.banc.post("/api/dossiers/" + t.brouillon + "/attestation", Map.of())),
                cas("pièce sans nature", 422, "nature", t -> t.joindre(Map.of(), Banc.pdf())),
                cas("pièce d'une autre nature", 422, "nature", t -> t.joindre(Map.of("nature", "facture"), Banc.pdf())),
                cas(
                        "pièce d'un mauvais type",
                        415,
                        "fichier",
                        t -> t.joindre(Map.of("nature", "mandat"), "GIF89a".getBytes())),
                // staff
                cas("calendrier illisible", 400, "", t -> t.calendrier("{")),
                cas("calendrier qui est un tableau", 422, "", t -> t.calendrier(List.of())),
                cas(
                        "date qui n'existe pas",
                        422,
                        "cloture",
                        t -> t.calendrier(Map.of("cloture", "2024-11-31T16:00:00+01:00", "motif", "Essai"))),
                cas(
                        "date en toutes lettres",
                        422,
                        "cloture",
                        t -> t.calendrier(Map.of("cloture", "demain", "motif", "Essai"))),
                cas(
                        "date qui est un nombre",
                        422,
                        "cloture",
                        t -> t.calendrier(Map.of("cloture", 12, "motif", "Essai"))),
                cas(
                        "jalon inconnu",
                        422,
                        "",
                        t -> t.calendrier(Map.of("aperitif", "2024-11-30T16:00:00+01:00", "motif", "Essai"))),
                cas(
                        "calendrier sans motif",
                        422,
                        "motif",
                        t -> t.calendrier(Map.of("cloture", "2024-11-12T16:00:00+01:00"))),
                cas(
                        "motif interminable",
                        422,
                        "motif",
                        t -> t.calendrier(Map.of("cloture", "2024-11-12T16:00:00+01:00", "motif", LONG))),
                cas(
                        "motif avec un caractère nul",
                        422,
                        "motif",
                        t -> t.calendrier("{\"cloture\": \"2024-11-12T16:00:00+01:00\", \"motif\": \"a\\u0000\"}")),
                cas(
                        "jalons en désordre",
                        422,
                        "cloture",
                        t -> t.calendrier(Map.of("cloture", "2024-12-20T16:00:00+01:00", "motif", "Essai"))),
                cas(
                        "calendrier d'une édition inconnue",
                        404,
                        "",
                        t -> t.banc.postDeLEquipe(
                                "/api/editions/trophees-1900/calendrier",
                                Map.of("cloture", "2024-11-12T16:00:00+01:00", "motif", "Essai"))),
                cas(
                        "suspension sans motif",
                        422,
                        "motif",
                        t -> t.banc.postDeLEquipe("/api/editions/" + t.edition + "/suspension", Map.of())),
                cas(
                        "suspension illisible",
                        400,
                        "",
                        t -> t.banc.postDeLEquipe("/api/editions/" + t.edition + "/suspension", "motif")),
                cas(
                        "annulation d'une édition inconnue",
                        404,
                        "",
                        t -> t.banc.postDeLEquipe("/api/editions/trophees-1900/annulation", Map.of("motif", "Essai"))),
                cas("jury illisible", 400, "", t -> t.jury("[{")),
                cas("jury qui n'est pas une liste", 422, "", t -> t.jury(Map.of("id", "x"))),
                cas(
                        "membre sans adresse",
                        422,
                        "[0].email",
                        t -> t.jury(List.of(Map.of("id", "jure1", "nom", "Membre", "domaine", "emploi")))),
                cas(
                        "membre au SIREN faux",
                        422,
                        "[0].siren",
                        t -> t.jury(List.of(Map.of(
                                "id",
                                "jure1",
                                "nom",
                                "Membre",
                                "email",
                                "j@example.org",
                                "domaine",
                                "emploi",
                                "siren",
                                "123456789")))),
                cas(
                        "membre avec une clé inconnue",
                        422,
                        "[0].telephone",
                        t -> t.jury(List.of(
                                Map.of("id", "jure1", "nom", "Membre", "email", "j@example.org", "telephone", "1")))),
                cas(
                        "membre dont la présidence est un texte",
                        422,
                        "[0].president",
                        t -> t.jury(List.of(
                                Map.of("id", "jure1", "nom", "Membre", "email", "j@example.org", "president", "si")))),
                cas("membre qui n'en est pas un", 422, "[0]", t -> t.jury("[null]")),
                cas(
                        "liens au SIREN faux",
                        422,
                        "siren",
                        t -> t.banc.put(
                                "/api/editions/" + t.edition + "/jury/jure1/liens",
                                List.of("123456789"),
                                "Authorization",
                                Banc.basique())),
                cas(
                        "déplacement d'un dossier inconnu",
                        404,
                        "",
                        t -> t.deplacer("IT1900-0001", Map.of("categorie", "it3", "motif", "Essai"))),
                cas(
                        "déplacement vers une catégorie inconnue",
                        422,
                        "categorie",
                        t -> t.deplacer(t.depose.numero(), Map.of("categorie", "asr1", "motif", "Essai"))),
                cas(
                        "déplacement sans motif",
                        422,
                        "motif",
                        t -> t.deplacer(t.depose.numero(), Map.of("categorie", "it3"))),
                cas(
                        "attestation reçue à un instant illisible",
                        422,
                        "recueLe",
                        t -> t.banc.multipart(
                                "/api/bureau/dossiers/" + t.depose.numero() + "/attestation",
                                Map.of("recueLe", "hier"),
                                "a.pdf",
                                Banc.pdf(),
                                "Authorization",
                                Banc.basique())),
                cas(
                        "correction jusqu'à une date qui n'existe pas",
                        422,
                        "jusqua",
                        t -> t.banc.postDeLEquipe(
                                "/api/bureau/dossiers/" + t.depose.numero() + "/correction",
                                Map.of("jusqua", "2024-11-31T16:00:00+01:00", "motif", "Essai"))));
    }

    private static byte[] pdf(int taille) {
        return java.util.Arrays.copyOf(Banc.pdf(), taille);
    }

    @ParameterizedTest
    @MethodSource("mauvaisEnvois")
    void un_mauvais_envoi_est_refuse_en_francais_sur_le_bon_champ_et_rien_n_est_perdu(Cas cas) {
        String avant = traces();

        Reponse reponse = cas.envoi().apply(this);

        JsonNode probleme = reponse.probleme(cas.statut());
        assertThat(probleme.path("detail").asText() + probleme.path("erreurs"))
                .doesNotContainIgnoringCase("exception", "invalid", "required", "unexpected", "must", "java.");
        assertThat(reponse.champs().stream().filter(champ -> !champ.isEmpty()))
                .containsExactlyElementsOf(cas.champ().isEmpty() ? List.of() : List.of(cas.champ()));
        assertThat(traces()).isEqualTo(avant);
    }

    /** Everything that the wrong requests could have touched. */
    private String traces() {
        return banc.get("/api/dossiers/" + brouillon).texte()
                + banc.get("/api/dossiers/" + depose.jeton()).texte()
                + banc.get("/api/appels/" + edition).texte()
                + banc.jdbc()
                        .sql(
                                """
                                select (select count(*) from dossier) || '/' || (select count(*) from attestation) || '/'
                                  || (select count(*) from piece) || '/' || (select count(*) from courriel) || '/'
                                  || (select count(*) from jure) || '/' || (select count(*) from decision)
                                """)
                        .query(String.class)
                        .single();
    }

    static Stream<Arguments> mauvaisesValeurs() {
        return Stream.of(
                Arguments.of("dateDebut", "2024-02-30"),
                Arguments.of("dateDebut", "30/01/2024"),
                Arguments.of("dateDebut", "0024-01-30"),
                Arguments.of("dateFin", "2019-01-01"),
                Arguments.of("siret", "12345678901234"),
                Arguments.of("siret", "123"),
                Arguments.of("siret", "x".repeat(14)),
                Arguments.of("projetTitre", LONG),
                Arguments.of("projetTitre", "deux\nlignes"),
                Arguments.of("projetTitre", "cloche \u0007"),
                Arguments.of("projetTitre", "à l'envers \u202e"),
                Arguments.of("projetDescription", "a".repeat(60_000)),
                Arguments.of("projetDescription", "échappement \u001b[31m"),
                Arguments.of("contactEmail", "pas une adresse"),
                Arguments.of("contactTelephone", "appelez-moi"),
                Arguments.of("communeInsee", "99999"),
                Arguments.of("categorie", "asr1"),
                Arguments.of("structureType", "entreprise"),
                Arguments.of("reglementAccepte", false),
                Arguments.of("projetResume", "   "));
    }

    @ParameterizedTest
    @MethodSource("mauvaisesValeurs")
    void une_mauvaise_valeur_se_garde_dans_le_brouillon_et_se_refuse_au_depot_sur_son_champ(
            String champ, Object valeur) {
        String jeton = banc.brouillon(edition);
        Map<String, Object> saisie = banc.saisieIt("it3");
        saisie.put(champ, valeur);

        Reponse gardee = banc.put("/api/dossiers/" + jeton, saisie);
        assertThat(gardee.statut()).as(gardee.texte()).isEqualTo(200);
        assertThat(gardee.json().path("manque").findValuesAsText("champ")).containsExactly(champ);

        Reponse depot = banc.post("/api/dossiers/" + jeton + "/depot", Map.of());
        JsonNode erreur = depot.probleme(422).path("erreurs").get(0);
        assertThat(depot.champs()).containsExactly(champ);
        assertThat(erreur.path("message").asText()).startsWith("«").endsWith(".");
        JsonNode apres = banc.get("/api/dossiers/" + jeton).json();
        assertThat(apres.path("etat").asText()).isEqualTo("brouillon");
        assertThat(apres.path("donnees").path("structureNom").asText()).isEqualTo(saisie.get("structureNom"));
        if (!String.valueOf(valeur).isBlank()) {
            assertThat(apres.path("donnees").path(champ).asText())
                    .isEqualTo(String.valueOf(valeur).strip());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "*/*"})
    void un_refus_de_l_api_est_un_probleme_quel_que_soit_le_format_demande(String format) {
        banc.get("/api/dossiers/" + INCONNU, "Accept", format).probleme(404);
    }

    @Test
    void un_lien_revoque_ou_d_un_dossier_supprime_est_inconnu() {
        String jeton = banc.brouillon(edition);
        assertThat(banc.delete("/api/dossiers/" + jeton).statut()).isEqualTo(204);

        banc.get("/api/dossiers/" + jeton).probleme(404);
        banc.put("/api/dossiers/" + jeton, Map.of("projetTitre", "Encore")).probleme(404);
        assertThat(banc.get("/dossiers/" + jeton).statut()).isEqualTo(404);
    }
}
