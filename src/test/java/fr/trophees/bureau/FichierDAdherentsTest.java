package fr.trophees.bureau;

import static org.assertj.core.api.Assertions.assertThat;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.bureau.FichierDAdherents.Adherent;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FichierDAdherentsTest {

    private static final String COLONNES = "siren;nom;courriel;offre;region\n";

    @Test
    void DEP_5_une_liste_juste_est_lue_en_entier() {
        FichierDAdherents lu = lire("SIREN;Nom;Courriel;Offre;Region\r\n"
                + "732 829 320;\"Maison; de l'emploi\";Contact@Maison.example.org;Toute;Bretagne\r\n"
                + "\r\n"
                + "404833048;PLIE de la Côte;;clause;\r\n");

        assertThat(lu.erreurs()).isEmpty();
        assertThat(lu.adherents())
                .containsExactly(
                        new Adherent(
                                "732829320", "Maison; de l'emploi", "contact@maison.example.org", "toute", "Bretagne"),
                        new Adherent("404833048", "PLIE de la Côte", "", "clause", null));
    }

    @Test
    void DEP_5_une_liste_enregistree_par_Excel_garde_ses_accents() {
        byte[] excel = (COLONNES + "404833048;PLIE de la Côte;;clause;\n").getBytes(Charset.forName("windows-1252"));
        byte[] marque = ("\uFEFF" + COLONNES + "404833048;PLIE de la Côte;;clause;\n").getBytes(StandardCharsets.UTF_8);

        assertThat(FichierDAdherents.lire(excel).adherents())
                .extracting(Adherent::nom)
                .containsExactly("PLIE de la Côte");
        assertThat(FichierDAdherents.lire(marque).adherents())
                .extracting(Adherent::nom)
                .containsExactly("PLIE de la Côte");
    }

    @Test
    void ELIG_2_chaque_ligne_fausse_est_dite_avec_son_numero_et_sans_sa_valeur() {
        FichierDAdherents lu = lire(COLONNES
                + "732829320;Juste;;toute;\n"
                + "732829321;Clé fausse;;toute;\n"
                + "404833048;;pas une adresse;parfois;\n"
                + "404833048;Trop de colonnes;;toute;;\n"
                + "732829320;Juste encore;;toute;\n");

        assertThat(lu.erreurs())
                .extracting(ErreurDeChamp::champ)
                .containsExactly("ligne 3", "ligne 4", "ligne 4", "ligne 4", "ligne 5", "ligne 6");
        assertThat(lu.erreurs())
                .extracting(ErreurDeChamp::message)
                .noneMatch(message -> message.contains("pas une adresse") || message.contains("parfois"));
    }

    @Test
    void DEP_5_un_fichier_sans_les_bonnes_colonnes_ou_vide_est_refuse() {
        assertThat(lire("siren,nom,courriel,offre,region\n732829320,X,,toute,\n")
                        .erreurs())
                .hasSize(1);
        assertThat(lire("siren;nom;courriel;offre;region;telephone\n").erreurs())
                .hasSize(1);
        assertThat(lire("").erreurs()).hasSize(1);
        assertThat(lire(COLONNES).erreurs()).hasSize(1);
        assertThat(lire(COLONNES + "732829320;\"jamais fermé;;toute;\n").erreurs())
                .hasSize(1);
    }

    @Test
    void DEP_5_les_erreurs_dites_sont_bornees() {
        FichierDAdherents lu = lire(COLONNES + "1;X;;toute;\n".repeat(500));

        assertThat(lu.erreurs()).hasSize(101);
        assertThat(lu.erreurs().get(100).message()).contains("400 autres erreurs");
    }

    private static FichierDAdherents lire(String csv) {
        return FichierDAdherents.lire(csv.getBytes(StandardCharsets.UTF_8));
    }
}
