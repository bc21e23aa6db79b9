package fr.trophees.jury;

import static org.assertj.core.api.Assertions.assertThat;

import fr.trophees.jury.LiensPossibles.Lieu;
import fr.trophees.jury.LiensPossibles.Membre;
import fr.trophees.jury.LiensPossibles.Nature;
import fr.trophees.jury.LiensPossibles.Personne;
import fr.trophees.jury.LiensPossibles.Rapprochement;
import fr.trophees.jury.LiensPossibles.Structure;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiensPossiblesTest {

    private static final Lieu BRUME = new Lieu("Hauts de Brume", "l’EPCI : Hauts de Brume");

    private static Membre membre(String nom, String structure, String siren, String courriel, Lieu... lieux) {
        return new Membre(nom, structure, siren, courriel, List.of(lieux));
    }

    private static Structure structure(String nom, String courriel, Lieu... lieux) {
        return new Structure("800000010", nom, null, List.of(courriel), List.of(), List.of(lieux));
    }

    private static final Membre INCONNUE =
            membre("Alix Verneuil", "Atelier du Lac", "800000028", "alix@atelier-du-lac.fr");

    @Test
    void JURY_3_rien_de_commun_rien_de_propose() {
        assertThat(LiensPossibles.comparer(INCONNUE, structure("Passerelle Emploi", "contact@passerelle.fr", BRUME)))
                .isEmpty();
    }

    @Test
    void JURY_3_le_meme_SIREN_est_propose_avec_les_deux_faits() {
        assertThat(LiensPossibles.comparer(
                        membre("Alix Verneuil", null, "800000010", null),
                        structure("Passerelle Emploi", "contact@passerelle.fr")))
                .containsExactly(new Rapprochement(Nature.SIREN, "800000010", "800000010"));
    }

    @Test
    void JURY_3_un_nom_de_structure_dans_l_autre_dans_les_deux_sens() {
        Structure longue = structure("PLIE Passerelle-Emploi du Val", "a@b.fr");
        Structure courte = structure("Passerelle Emploi", "a@b.fr");
        assertThat(LiensPossibles.comparer(membre("A B", "PASSERELLE EMPLOI", null, null), longue))
                .extracting(Rapprochement::nature)
                .containsExactly(Nature.STRUCTURE);
        assertThat(LiensPossibles.comparer(membre("A B", "Le PLIE Passerelle Emploi du Val", null, null), courte))
                .extracting(Rapprochement::nature)
                .containsExactly(Nature.STRUCTURE);
        assertThat(LiensPossibles.comparer(membre("A B", "Emploi", null, null), courte))
                .as("un mot ne suffit pas")
                .isEmpty();
    }

    @Test
    void JURY_3_la_collectivite_mandante_est_comparee_aussi() {
        Structure mandatee =
                new Structure("800000010", "Asso", "Ville de Saint-Ombre", List.of(), List.of(), List.of());
        assertThat(LiensPossibles.comparer(membre("A B", "Mairie de Saint Ombre", null, null), mandatee))
                .containsExactly(new Rapprochement(Nature.STRUCTURE, "Mairie de Saint Ombre", "Ville de Saint-Ombre"));
    }

    @Test
    void JURY_3_un_domaine_de_courriel_commun_est_propose_mais_pas_celui_de_tout_le_monde() {
        assertThat(LiensPossibles.comparer(
                        membre("A B", null, null, "alix@valdorme.fr"), structure("X", "contact@emploi.ValdOrme.fr")))
                .containsExactly(new Rapprochement(Nature.DOMAINE, "@valdorme.fr", "@emploi.valdorme.fr"));
        for (String public_ : List.of("orange.fr", "gmail.com", "laposte.net", "example.org")) {
            assertThat(LiensPossibles.comparer(
                            membre("A B", null, null, "alix@" + public_), structure("X", "contact@" + public_)))
                    .isEmpty();
        }
        assertThat(LiensPossibles.comparer(
                        membre("A B", null, null, "alix@orme.fr"), structure("X", "contact@valdorme.fr")))
                .as("la fin d’un mot n’est pas un domaine")
                .isEmpty();
    }

    @Test
    void JURY_3_une_personne_citee_par_un_dossier_n_est_nommee_que_par_son_role() {
        Structure structure = new Structure(
                "800000010",
                "X",
                null,
                List.of(),
                List.of(
                        new Personne("VERNEUIL Alix", "le contact d’un dossier"),
                        new Personne("Claude Martin, Alix Verneuil (vallée)", "un facilitateur cité par un dossier"),
                        new Personne("Alix Vernon", "le signataire d’une attestation")),
                List.of());
        assertThat(LiensPossibles.comparer(membre("Alix Verneuil", null, null, null), structure))
                .containsExactly(
                        new Rapprochement(Nature.PERSONNE, "Alix Verneuil", "le contact d’un dossier"),
                        new Rapprochement(Nature.PERSONNE, "Alix Verneuil", "un facilitateur cité par un dossier"));
    }

    @Test
    void JURY_3_les_territoires_sont_compares_dans_les_deux_sens() {
        assertThat(LiensPossibles.comparer(
                        membre("A B", "Communauté de communes des Hauts-de-Brume", null, null),
                        structure("X", "a@b.fr", BRUME)))
                .containsExactly(new Rapprochement(
                        Nature.TERRITOIRE, "Communauté de communes des Hauts-de-Brume", BRUME.enClair()));
        assertThat(LiensPossibles.comparer(
                        membre("A B", null, "800000028", null, BRUME),
                        structure("Maison de l’emploi des Hauts de Brume", "a@b.fr")))
                .containsExactly(
                        new Rapprochement(Nature.TERRITOIRE, BRUME.enClair(), "Maison de l’emploi des Hauts de Brume"));
        assertThat(LiensPossibles.comparer(
                        membre("A B", null, "800000028", null, BRUME), structure("X", "a@b.fr", BRUME)))
                .containsExactly(new Rapprochement(Nature.TERRITOIRE, BRUME.enClair(), BRUME.enClair()));
    }

    @Test
    void JURY_3_un_fait_ecarte_n_est_plus_propose_les_autres_si() {
        List<Rapprochement> faits = LiensPossibles.comparer(
                membre("A B", "Passerelle Emploi", "800000010", null), structure("Passerelle Emploi", "a@b.fr"));
        assertThat(faits).extracting(Rapprochement::nature).containsExactly(Nature.SIREN, Nature.STRUCTURE);
        assertThat(LiensPossibles.sansLesEcartes(faits, List.of(faits.get(1)))).containsExactly(faits.get(0));
        assertThat(LiensPossibles.sansLesEcartes(faits, faits)).isEmpty();
        assertThat(LiensPossibles.sansLesEcartes(faits, List.of())).isEqualTo(faits);
    }

    @Test
    void JURY_3_un_fait_apparu_depuis_est_propose_meme_si_un_autre_de_sa_nature_est_ecarte() {
        Membre juree = membre("A B", "Mairie de Valbrume", null, null);
        List<Rapprochement> avant = LiensPossibles.comparer(juree, mandatee("Valbrume"));
        assertThat(avant).isNotEmpty();
        Membre passee = membre("A B", "Mairie de Clairbois", null, null);
        assertThat(LiensPossibles.sansLesEcartes(LiensPossibles.comparer(passee, mandatee("Clairbois")), avant))
                .isNotEmpty();
        assertThat(LiensPossibles.sansLesEcartes(LiensPossibles.comparer(juree, mandatee("Valbrume")), avant))
                .isEmpty();
    }

    private static Structure mandatee(String collectivite) {
        return new Structure("800000010", "Passerelle Emploi", collectivite, List.of(), List.of(), List.of());
    }
}
