package fr.trophees.courriel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RedactionTest {

    private static final URI DOSSIER = URI.create("https://trophees.example.org/dossiers/jeton");
    private static final Liens LIENS = new Liens(
            DOSSIER,
            URI.create("https://trophees.example.org/jury/jeton"),
            URI.create("https://trophees.example.org/appels/initiatives-territoriales-2024"),
            URI.create("https://trophees.example.org/camunda/app/tasklist/"),
            URI.create("https://trophees.example.org/bureau"),
            URI.create("https://trophees.example.org/desinscription/jeton"));
    private static final Liens SANS_LIENS = new Liens(null, null, null, LIENS.taches(), null, null);

    private final Redaction redaction = new Redaction();

    @ParameterizedTest
    @EnumSource
    void chaque_courriel_est_dans_la_liste_de_la_documentation(TypeCourriel type) throws Exception {
        assertThat(Files.readString(Path.of("docs/courriels.md"))).contains("`" + type.code() + "`");
    }

    @ParameterizedTest
    @EnumSource
    void chaque_courriel_complet_se_redige(TypeCourriel type) {
        CourrielRendu rendu = rediger(type, Exemples.complet(type));

        assertThat(rendu.sujet())
                .contains("Trophées des Initiatives Territoriales 2024")
                .doesNotContain("{");
        assertThat(rendu.texte()).contains("Bonjour", "Vous recevez ce message parce qu");
        assertThat(rendu.html()).contains("<!DOCTYPE html>", "lang=\"fr\"", "Vous recevez ce message parce qu");
        assertCorrect(rendu);
    }

    @ParameterizedTest
    @EnumSource
    void chaque_courriel_se_redige_avec_le_minimum(TypeCourriel type) {
        CourrielRendu rendu = redaction.rediger(
                type, parametres(type, Exemples.minimal(type)), SANS_LIENS, null, false, Exemples.MAINTENANT);

        assertThat(rendu.texte()).contains("Bonjour").doesNotContain("« »", "()", "n° ", "(article");
        assertThat(rendu.html()).doesNotContain("href=\"\"");
        assertCorrect(rendu);
    }

    @ParameterizedTest
    @EnumSource
    void le_texte_hostile_d_un_candidat_reste_du_texte(TypeCourriel type) {
        String hostile =
                "<script>alert(1)</script>\r\nBcc: x@example.org\u0000\u202E \"'><img src=x onerror=y> ${1+1} [[${1}]] &amp;";

        CourrielRendu rendu = rediger(type, Exemples.avec(type, hostile));

        assertThat(rendu.html()).doesNotContain("<script", "<img", "\u0000", "\u202E");
        assertThat(rendu.texte()).doesNotContain("\u0000", "\u202E");
        assertThat(rendu.sujet()).doesNotContain("\r", "\n", "\u0000");
        if (rendu.texte().contains("<script>")) {
            assertThat(rendu.texte()).contains("${1+1} [[${1}]] &amp;");
            assertThat(rendu.html()).contains("&lt;script&gt;");
        }
    }

    @ParameterizedTest
    @EnumSource
    void un_titre_de_candidat_ne_fait_pas_de_ligne_a_lui(TypeCourriel type) {
        CourrielRendu rendu = rediger(type, Exemples.avec(type, "a\nLIGNE"));

        boolean texteLibre = Exemples.avec(type, "").toString().matches(".*(motif|message|reponse)=.*");
        if (!texteLibre) {
            assertThat(rendu.texte().lines()).noneMatch(ligne -> ligne.equals("LIGNE"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void le_lien_personnel_figure_une_seule_fois_dans_le_texte(TypeCourriel type) {
        CourrielRendu rendu = rediger(type, Exemples.complet(type));

        assertThat(rendu.texte().split(DOSSIER.toString(), -1)).hasSize(2);
        assertThat(rendu.html()).contains("href=\"" + DOSSIER + "\"");
    }

    @ParameterizedTest
    @EnumSource
    void ORG_3_aucun_courriel_ne_dit_sans_recours(TypeCourriel type) {
        assertThat(rediger(type, Exemples.complet(type)).texte()).doesNotContainIgnoringCase("sans recours");
    }

    @ParameterizedTest
    @EnumSource
    void DEP_5_aucun_courriel_ne_charge_rien_du_reseau(TypeCourriel type) {
        assertThat(rediger(type, Exemples.complet(type)).html())
                .doesNotContain("<img", "<link", "src=", "url(", "@import");
    }

    @ParameterizedTest
    @EnumSource(names = "APPEL", mode = EnumSource.Mode.EXCLUDE)
    void DEP_5_seul_l_appel_propose_la_desinscription(TypeCourriel type) {
        Liens commeComposes = new Liens(DOSSIER, null, LIENS.appel(), LIENS.taches(), null, null);
        CourrielRendu rendu = redaction.rediger(
                type, parametres(type, Exemples.complet(type)), commeComposes, null, false, Exemples.MAINTENANT);

        assertThat(rendu.texte()).doesNotContain("desinscription");
        assertThat(rediger(TypeCourriel.APPEL, Exemples.complet(TypeCourriel.APPEL))
                        .texte())
                .contains(LIENS.desinscription().toString());
    }

    @Test
    void la_relance_dit_ce_qui_manque_combien_de_temps_reste_et_qu_enregistrer_n_est_pas_deposer() {
        CourrielRendu rendu = rediger(
                TypeCourriel.RELANCE,
                new Contenu.Relance(
                        "Titre",
                        false,
                        false,
                        false,
                        null,
                        List.of("Le SIRET", "La date de début"),
                        Exemples.CLOTURE,
                        "art. 3.1"));

        assertThat(lisible(rendu.texte()))
                .contains("Il reste 7 jours")
                .contains("vendredi 8 novembre 2024 à 16 h (heure de Paris)")
                .contains("- Le SIRET\n- La date de début\n")
                .contains("Enregistrer n’est pas déposer")
                .contains("(article 3.1 du règlement)");
    }

    @Test
    void la_relance_d_un_brouillon_vide_dit_que_faire_si_la_demande_ne_vient_pas_de_soi() {
        assertThat(rediger(
                                TypeCourriel.RELANCE,
                                new Contenu.Relance(null, false, true, false, null, List.of(), Exemples.CLOTURE, "3.1"))
                        .texte())
                .contains("Si la demande ne vient pas de vous", "effacez le brouillon depuis sa page");
        assertThat(rediger(
                                TypeCourriel.RELANCE,
                                new Contenu.Relance(
                                        "Titre", false, false, false, null, List.of(), Exemples.CLOTURE, "3.1"))
                        .texte())
                .doesNotContain("Si la demande ne vient pas de vous");
    }

    @Test
    void la_relance_ne_reclame_pas_une_attestation_deja_arrivee() {
        CourrielRendu rendu = rediger(
                TypeCourriel.RELANCE,
                new Contenu.Relance("P", true, false, true, null, List.of(), Exemples.CLOTURE, "3.1"));

        assertThat(rendu.sujet()).endsWith("votre attestation va être vérifiée");
        assertThat(rendu.texte())
                .contains("votre attestation nous est parvenue")
                .doesNotContain("article 3.1", "Faites-la signer", "renoncez");
    }

    @Test
    void un_article_se_cite_de_la_meme_facon_quelle_que_soit_son_ecriture() {
        for (String article : new String[] {"4.4", "art. 4.4", "article 4.4"}) {
            assertThat(rediger(
                                    TypeCourriel.RECUSATION,
                                    new Contenu.Recusation("N", List.of("C"), null, null, article, false))
                            .texte())
                    .contains("(article 4.4 du règlement)");
        }
        assertThat(rediger(TypeCourriel.RECUSATION, new Contenu.Recusation("N", List.of("C"), null, null, "", false))
                        .texte())
                .doesNotContain("article");
    }

    @Test
    void ELIG_7_un_premier_dossier_venu_d_ailleurs_dit_ce_que_devient_la_categorie_qu_il_quitte() {
        assertThat(lisible(pourvue("B", false).texte()))
                .contains("« A » n’avait pas de dossier", "vient de la catégorie « B »", "vous pouvez voter ou changer")
                .contains("Le premier de ces votes ferme");
        assertThat(lisible(pourvue("B", true).texte()))
                .contains("« B », qui n’en a plus", "Les votes de cette catégorie ferment");
        assertThat(lisible(pourvue(null, false).texte()))
                .doesNotContain("vient de la catégorie")
                .contains("Les votes de cette catégorie ferment");
    }

    private CourrielRendu pourvue(String origine, boolean vide) {
        return rediger(
                TypeCourriel.JURY_RELANCE,
                new Contenu.JuryRelance(
                        "N",
                        List.of("A"),
                        Exemples.CLOTURE,
                        Contenu.JuryRelance.Motif.CATEGORIE_POURVUE,
                        origine,
                        vide));
    }

    @Test
    void D_5_l_attestation_refusee_dit_pourquoi_et_jusqu_a_quand() {
        CourrielRendu rendu = rediger(
                TypeCourriel.ATTESTATION_REFUSEE,
                new Contenu.AttestationRefusee(
                        null,
                        "La page est floue.\nLa signature manque.",
                        Exemples.LIMITE,
                        Exemples.AVANT,
                        null,
                        null,
                        "3.1"));

        assertThat(lisible(rendu.texte()))
                .contains("La page est floue.\nLa signature manque.")
                .contains("jusqu’au vendredi 8 novembre 2024 à minuit (heure de Paris)")
                .contains("de la première, le vendredi 1er novembre 2024 à 10 h 15, qui comptera")
                .doesNotContain("article");
    }

    @Test
    void D_1_l_attestation_refusee_apres_la_cloture_dit_que_la_suivante_serait_en_retard() {
        CourrielRendu rendu = rediger(
                TypeCourriel.ATTESTATION_REFUSEE,
                new Contenu.AttestationRefusee(null, "Floue.", Exemples.LIMITE, null, Exemples.CLOTURE, null, "3.1"));

        for (String partie : List.of(rendu.texte(), rendu.html())) {
            assertThat(lisible(partie)).contains("signalée hors délai").doesNotContain("incomplet");
        }
    }

    @Test
    void DEP_2_l_attestation_refusee_apres_la_limite_dit_aussitot_que_le_dossier_est_incomplet() {
        CourrielRendu rendu = rediger(
                TypeCourriel.ATTESTATION_REFUSEE,
                new Contenu.AttestationRefusee(null, "Floue.", null, null, null, Exemples.LIMITE, "3.1"));

        for (String partie : List.of(rendu.texte(), rendu.html())) {
            assertThat(lisible(partie.replaceAll("<[^>]+>", "")))
                    .contains("depuis le vendredi 8 novembre 2024 à minuit (heure de Paris)")
                    .contains("votre dossier est donc incomplet")
                    .contains("la candidature ne prend pas effet (article 3.1 du règlement)")
                    .contains("un dernier message vous confirmera")
                    .doesNotContain("reste déposé");
        }
    }

    @Test
    void DEP_2_le_classement_incomplet_rappelle_l_attestation_refusee() {
        String jamaisVenue =
                lisible(rediger(TypeCourriel.INCOMPLET, new Contenu.Incomplet(null, Exemples.CLOTURE, null, "3.1"))
                        .texte());
        String refusee = lisible(
                rediger(TypeCourriel.INCOMPLET, new Contenu.Incomplet(null, Exemples.CLOTURE, Exemples.AVANT, "3.1"))
                        .texte());

        assertThat(jamaisVenue).contains("ne nous est pas parvenue").doesNotContain("retenue");
        assertThat(refusee)
                .contains("pour la raison que nous vous avons écrite le vendredi 1er novembre 2024")
                .doesNotContain("ne nous est pas parvenue");
    }

    @Test
    void D_1_le_depot_apres_la_cloture_le_dit() {
        Contenu aLheure = depot(Exemples.CLOTURE.plusMillis(999));
        Contenu apres = depot(Exemples.CLOTURE.plusSeconds(1));

        assertThat(rediger(TypeCourriel.DEPOT, aLheure).texte()).doesNotContain("hors délai");
        assertThat(rediger(TypeCourriel.DEPOT, apres).texte()).contains("hors délai");
    }

    @Test
    void JURY_7_le_sujet_du_resultat_est_le_meme_pour_tous() {
        assertThat(List.of(Contenu.Resultat.Issue.values()))
                .extracting(issue -> rediger(
                                TypeCourriel.RESULTAT,
                                new Contenu.Resultat("P", "C", issue, false, false, null, null, null, null))
                        .sujet())
                .containsOnly("Trophées des Initiatives Territoriales 2024\u00a0: les résultats");
    }

    @Test
    void ORG_3_le_sujet_dit_que_les_resultats_sont_rectifies_et_rien_de_plus() {
        assertThat(List.of(Contenu.Resultat.Issue.values()))
                .extracting(issue -> rediger(
                                TypeCourriel.RESULTAT,
                                new Contenu.Resultat("P", "C", issue, false, false, null, null, null, "Texte publié."))
                        .sujet())
                .containsOnly("Trophées des Initiatives Territoriales 2024\u00a0: résultats rectifiés");
    }

    @Test
    void le_resultat_dit_laureat_ex_aequo_coup_de_coeur_ou_non() {
        assertThat(resultat(Contenu.Resultat.Issue.LAUREAT, false, false))
                .contains("félicitations", "« P » lauréat de la catégorie « C »", "article 5.2")
                .doesNotContain("Coup de cœur");
        assertThat(resultat(Contenu.Resultat.Issue.EX_AEQUO, true, false))
                .contains("lauréat ex æquo", "Il reçoit aussi le « Coup de cœur du jury »");
        assertThat(resultat(Contenu.Resultat.Issue.NON_LAUREAT, true, false))
                .contains("félicitations", "Votre projet « P » reçoit le « Coup de cœur du jury »")
                .doesNotContain("n’est pas lauréat");
        assertThat(resultat(Contenu.Resultat.Issue.NON_LAUREAT, false, false))
                .contains("n’est pas lauréat")
                .doesNotContain("félicitations", "5.2", "Coup de cœur");
        assertThat(resultat(Contenu.Resultat.Issue.NON_LAUREAT, false, true))
                .contains("le jury n’a pas désigné de lauréat");
    }

    @Test
    void ORG_2_le_refus_d_une_demande_indique_la_CNIL() {
        for (Contenu.Rgpd.Etape etape : Contenu.Rgpd.Etape.values()) {
            String texte = rediger(
                            TypeCourriel.RGPD,
                            new Contenu.Rgpd(
                                    Contenu.Rgpd.Nature.OPPOSITION,
                                    etape,
                                    Exemples.AVANT,
                                    Exemples.CEREMONIE,
                                    "Message."))
                    .texte();

            assertThat(texte).contains("votre demande d’opposition", "Message.");
            assertThat(texte.contains("CNIL")).isEqualTo(etape == Contenu.Rgpd.Etape.REFUSEE);
        }
    }

    @Test
    void ORG_1_un_jure_est_averti_sans_qu_on_lui_parle_de_son_dossier() {
        Liens jure = new Liens(null, null, LIENS.appel(), LIENS.taches(), null, null);
        CourrielRendu rendu = redaction.rediger(
                TypeCourriel.SUSPENSION,
                parametres(TypeCourriel.SUSPENSION, Exemples.complet(TypeCourriel.SUSPENSION)),
                jure,
                null,
                true,
                Exemples.MAINTENANT);

        assertThat(rendu.texte()).contains("membre du jury").doesNotContain("votre dossier");
    }

    @Test
    void un_refus_cite_l_article_ou_l_appel_a_candidatures() {
        String critere = "Appel à candidatures, critères d’éligibilité";

        assertThat(rediger(TypeCourriel.REFUS, new Contenu.Refus("P", "Motif", null, critere))
                        .texte())
                .contains("(" + critere + ")");
        assertThat(rediger(TypeCourriel.REFUS, new Contenu.Refus("P", "Motif", "1.2", "Article 1.2"))
                        .texte())
                .contains("(article 1.2 du règlement)")
                .doesNotContain("Article 1.2");
    }

    @Test
    void la_ponctuation_est_insecable() {
        CourrielRendu rendu = rediger(TypeCourriel.REFUS, new Contenu.Refus("P", "Pourquoi ? Parce que !", null, null));

        assertThat(rendu.texte()).contains("«\u00a0P\u00a0»", "Pourquoi\u00a0?", "que\u00a0!");
        assertThat(rendu.html()).contains("Pourquoi\u00a0?").doesNotContain(" ?", " :");
    }

    private static Contenu depot(Instant deposeLe) {
        return new Contenu.Depot("S", "P", "C", deposeLe, Exemples.CLOTURE, null, true, null);
    }

    @Test
    void JURY_5_le_resultat_dit_ou_la_structure_est_recompensee_a_la_place() {
        String ailleurs = lisible(rediger(
                        TypeCourriel.RESULTAT,
                        new Contenu.Resultat(
                                "P", "C", Contenu.Resultat.Issue.NON_LAUREAT, false, false, "B", "1.3", null, null))
                .texte());
        assertThat(ailleurs)
                .contains(
                        "récompensée dans la catégorie « B » : une structure ne l’est que pour un seul de ses projets (article 1.3 du règlement).");
        assertThat(resultat(Contenu.Resultat.Issue.NON_LAUREAT, false, false)).doesNotContain("récompensée dans");
    }

    private String resultat(Contenu.Resultat.Issue issue, boolean coupDeCoeur, boolean sansLaureat) {
        return lisible(rediger(
                        TypeCourriel.RESULTAT,
                        new Contenu.Resultat("P", "C", issue, coupDeCoeur, sansLaureat, null, null, "5.2", null))
                .texte());
    }

    private CourrielRendu rediger(TypeCourriel type, Contenu contenu) {
        return redaction.rediger(type, parametres(type, contenu), LIENS, "IT2024-0042", false, Exemples.MAINTENANT);
    }

    /** As they come out of the database. */
    private static Parametres parametres(TypeCourriel type, Contenu contenu) {
        return Parametres.lire(type, Exemples.IT.edition(), CourrielService.parametres(Exemples.IT, contenu));
    }

    private static void assertCorrect(CourrielRendu rendu) {
        String corps = rendu.html().substring(rendu.html().indexOf("<body>"));
        for (String partie : List.of(rendu.texte(), corps)) {
            assertThat(partie).doesNotContain("null", "th:", "[#", "[/]", "[(", "${", "…", " ,", " .");
        }
        assertThat(rendu.texte()).doesNotContain("\n\n\n", " \n").doesNotContain("<", ">");
    }

    private static String lisible(String texte) {
        return texte.replace('\u00a0', ' ');
    }
}
