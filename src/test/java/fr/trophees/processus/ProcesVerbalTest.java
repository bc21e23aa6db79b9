package fr.trophees.processus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.trophees.candidature.Banc.Candidat;
import fr.trophees.jury.Jure;
import fr.trophees.jury.JuryService;
import fr.trophees.seance.ProcesVerbal;
import fr.trophees.seance.SeanceService;
import java.io.IOException;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The minutes explain what happened, and what staff records of the jury's decisions is true of the session (JURY-9). */
@EssaiDeProcessus
class ProcesVerbalTest {

    private static final String[] JURY = {"jure1", "jure2", "jure3", "jure4", "jure5"};

    @Autowired
    private Regie regie;

    @Autowired
    private ProcesVerbal procesVerbaux;

    @Autowired
    private SeanceService seances;

    @Autowired
    private JuryService jury;

    private String edition;

    @BeforeEach
    void tableRase() {
        regie.tableRase();
        edition = regie.editionLancee();
    }

    @Test
    void JURY_3_le_proces_verbal_dit_qui_est_recuse_pourquoi_et_ce_qui_a_change_pendant_le_vote() throws IOException {
        Candidat premier = regie.admis(edition, "it1");
        Candidat second = regie.admis(edition, "it1");
        Candidat retire = regie.admis(edition, "it1");
        Candidat deplace = regie.admis(edition, "it1");
        regie.admis(edition, "it2");
        Candidat voisin = regie.admis(edition, "it3");
        regie.composer(edition, JURY);
        regie.lier(edition, "jure4", voisin);
        regie.ouvrirLesVotes(edition, JURY);
        jury.composer(
                edition,
                jury.membres(edition).stream()
                        .map(membre -> membre.id().equals("jure2") ? ailleurs(membre) : membre)
                        .toList(),
                "equipe");
        regie.retirer(retire);
        regie.deplacer(deplace, "it2");
        regie.deplacer(voisin, "it2");
        for (String jure : JURY) {
            regie.voter(edition, "it1", jure, premier.numero());
        }
        regie.fermerLesVotes();
        regie.deliberer(edition, "it2", "aucun-laureat", "");
        regie.lier(edition, "jure5", second);
        for (int i = 0; i < 4; i++) {
            regie.voter(edition, "it1", JURY[i], premier.numero());
        }
        regie.avancer("2024-12-06T00:00:00");
        regie.sansCoupDeCoeur(edition);
        regie.valider(edition);

        assertThat(procesVerbal())
                .containsPattern("changé l’adresse électronique[^.]*\\sMembre jure2, le ")
                .contains("Membre jure5", "lien confirmé par l’équipe le 2 décembre 2024")
                .contains("après le vote : la catégorie a été votée de nouveau sans ce membre")
                .contains("Un lien professionnel est apparu", "Membre concerné : Membre jure5")
                .containsPattern("Membre jure4[^;]*après l’ouverture du vote")
                .contains("Aucun dossier n’est resté en lice dans cette catégorie.")
                .contains("le dossier " + retire.numero(), "est retiré par son candidat")
                .contains("le dossier " + deplace.numero(), "est déplacé vers « Actions d’aller vers »")
                .contains("Le projet relève de cette catégorie.")
                .contains("du 25 novembre 2024 à 9 h au 2 décembre 2024 à 12 h, remplacé par un nouveau vote")
                .contains("Les bulletins sans effet", "sont publiées avec les résultats");
    }

    @Test
    void JURY_5_le_choix_d_une_recompense_nomme_la_structure_une_seule_fois_et_ne_donne_pas_l_usage_pour_le_reglement()
            throws IOException {
        Cumul cumul = Cumul.preparer(regie);
        edition = cumul.edition();
        regie.accomplir(
                edition,
                "userTask_arbitrerCumul",
                Map.of("categorieRetenue", "it2", "motif", "Le jury préfère ce projet.", "presents", "Membre jure1"));
        regie.deliberer(edition, "it1", "departager", cumul.suivant().numero());
        regie.sansCoupDeCoeur(edition);
        regie.valider(edition);

        String procesVerbal = procesVerbal();
        assertThat(procesVerbal)
                .contains("Structures en tête de plusieurs catégories", "Le jury récompense ")
                .containsOnlyOnce("Le jury préfère ce projet.")
                .doesNotContain("articles 1.3 et 4.2", "Une structure arrivée en tête");
    }

    @Test
    void JURY_9_la_date_de_la_decision_n_est_pas_celle_de_sa_consignation() throws IOException {
        egaliteEnIt1();
        regie.avancer("2024-12-04T09:00:00");
        assertThat(regie.texteAffiche(edition + "/it1", "userTask_deliberer", "decideLe"))
                .isEqualTo("2024-12-02");
        assertThatThrownBy(() -> deliberer("Membre jure1", "2024-12-05")).hasMessageContaining("à venir");
        assertThatThrownBy(() -> deliberer("Membre jure1", "2024-12-01")).hasMessageContaining("précède la fermeture");
        deliberer("Membre jure1", "2024-12-03");
        regie.sansCoupDeCoeur(edition);
        regie.valider(edition);

        assertThat(procesVerbal())
                .contains("Décision du mardi 3 décembre 2024, consignée le mercredi 4 décembre 2024 à 9 h.")
                .contains("Décision du lundi 2 décembre 2024, consignée le mercredi 4 décembre 2024 à 9 h.");
    }

    @Test
    void JURY_3_un_recuse_ne_se_consigne_pas_parmi_ceux_qui_deliberent() {
        egaliteEnIt1();
        seances.consignerPresences(
                edition, Map.of("jure1", "present", "jure2", "excuse", "jure5", "a-distance"), Map.of(), "equipe");
        assertThat(regie.texteAffiche(edition + "/it1", "userTask_deliberer", "presents"))
                .as("ceux de la session qui peuvent décider ici")
                .isEqualTo("Membre jure1");

        assertThatThrownBy(() -> deliberer("Membre jure1, membre JURE5", "2024-12-02"))
                .hasMessageContaining("Membre jure5")
                .hasMessageContaining("article 4.4");

        assertThat(regie.tachesDe(edition + "/it1")).containsExactly("userTask_deliberer");
    }

    @Test
    void JURY_9_la_validation_dit_ce_qui_manque_au_proces_verbal_ou_s_y_contredit() {
        egaliteEnIt1();
        seances.consignerPresences(edition, Map.of("jure1", "present", "jure2", "excuse"), Map.of(), "equipe");
        deliberer("Membre jure2, Monsieur Inconnu", "2024-12-02");
        regie.sansCoupDeCoeur(edition);

        assertThat(regie.texteAffiche(edition, "userTask_validerPalmares", "alertes"))
                .contains("n’est pas consignée pour Membre jure3, Membre jure4, Membre jure5")
                .contains("N’était pas à la session", "Membre jure2")
                .contains("N’est le nom d’aucun membre du jury", "Monsieur Inconnu");
    }

    @Test
    void JURY_9_une_deliberation_mal_consignee_se_consigne_de_nouveau_avant_la_validation() throws IOException {
        egaliteEnIt1();
        deliberer("Membre jure1", "2024-12-02");
        regie.sansCoupDeCoeur(edition);

        regie.accomplir(edition, "userTask_validerPalmares", Map.of("valide", false));

        assertThat(regie.tachesDe(edition + "/it1")).containsExactly("userTask_deliberer");
        deliberer("Membre jure2", "2024-12-02");
        regie.sansCoupDeCoeur(edition);
        regie.valider(edition);
        assertThat(procesVerbal()).containsPattern("remplacée depuis[^P]*[^:]*: Débat. Présents : Membre jure1");
    }

    @Test
    void JURY_1_le_proces_verbal_nomme_un_membre_qu_une_nouvelle_liste_ne_compte_plus() throws IOException {
        egaliteEnIt1();
        regie.composer(edition, "jure1", "jure3", "jure4", "jure5");
        deliberer("Membre jure1", "2024-12-02");
        regie.sansCoupDeCoeur(edition);
        regie.valider(edition);

        assertThat(procesVerbal())
                .containsPattern("Ont quitté le jury[^.]*Membre jure2, le [^.]*Une nouvelle liste du jury");
    }

    private static Jure ailleurs(Jure membre) {
        return new Jure(
                membre.edition(),
                membre.id(),
                membre.nom(),
                "ailleurs@jury.example.org",
                membre.structureNom(),
                membre.siren(),
                membre.domaine(),
                membre.president());
    }

    private void egaliteEnIt1() {
        Candidat premier = regie.admis(edition, "it1");
        Candidat second = regie.admis(edition, "it1");
        regie.composer(edition, JURY);
        regie.lier(edition, "jure5", premier);
        regie.ouvrirLesVotes(edition, JURY);
        regie.voter(edition, "it1", "jure1", premier.numero());
        regie.voter(edition, "it1", "jure2", premier.numero());
        regie.voter(edition, "it1", "jure3", second.numero());
        regie.voter(edition, "it1", "jure4", second.numero());
        regie.fermerLesVotes();
    }

    private void deliberer(String presents, String decideLe) {
        regie.accomplir(
                edition + "/it1",
                "userTask_deliberer",
                Map.of("decision", "aucun-laureat", "motif", "Débat.", "presents", presents, "decideLe", decideLe));
    }

    private String procesVerbal() throws IOException {
        try (PDDocument document =
                Loader.loadPDF(procesVerbaux.fichier(edition, 1).orElseThrow())) {
            PDFTextStripper lecteur = new PDFTextStripper();
            return lecteur.getText(document).replaceAll("[\\s\\u00a0]+", " ");
        }
    }
}
