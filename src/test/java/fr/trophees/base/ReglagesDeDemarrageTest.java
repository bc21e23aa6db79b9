package fr.trophees.base;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class ReglagesDeDemarrageTest {

    private final MockEnvironment reglages = new MockEnvironment();

    @Test
    void sans_aucun_reglage_le_produit_demarre() {
        accepte();
    }

    @Test
    void avec_tous_les_reglages_de_production_le_produit_demarre() {
        production();
        accepte();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trophees.url-publique",
                "trophees.expediteur",
                "trophees.secret",
                "trophees.admin.identifiant",
                "trophees.admin.mot-de-passe"
            })
    void avec_une_base_configuree_chaque_reglage_est_obligatoire(String reglage) {
        production();
        reglages.setProperty(reglage, " ");
        refuse("il manque : " + reglage + " (" + reglage.toUpperCase().replaceAll("[.-]", "_") + ")");
    }

    @Test
    void tous_les_reglages_absents_sont_nommes_ensemble() {
        reglages.setProperty("spring.datasource.url", "jdbc:postgresql://base/trophees");
        refuse("TROPHEES_SECRET");
        refuse("TROPHEES_ADMIN_MOT_DE_PASSE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "jdbc:h2:mem:test", "postgresql://base/trophees"})
    void une_adresse_vide_ou_d_un_autre_serveur_est_refusee(String url) {
        production();
        reglages.setProperty("spring.datasource.url", url);
        refuse("n'est pas l'adresse d'une base PostgreSQL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "onze caract", "Administratrice"})
    void un_mot_de_passe_devinable_est_refuse(String motDePasse) {
        production();
        reglages.setProperty("trophees.admin.identifiant", "administratrice");
        reglages.setProperty("trophees.admin.mot-de-passe", motDePasse);
        refuse("trop facile à deviner");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.datasource.username",
                "spring.datasource.password",
                "trophees.admin.identifiant",
                "trophees.admin.mot-de-passe"
            })
    void une_production_dont_la_base_est_oubliee_ne_devient_pas_une_demonstration(String reglage) {
        reglages.setProperty(reglage, "valeur");
        refuse("n'ont pas d'effet : " + reglage);
    }

    @Test
    void un_profil_mal_ecrit_est_refuse() {
        reglages.setActiveProfiles("repetitions");
        refuse("Ce profil n'existe pas : repetitions.");
    }

    @Test
    void l_horloge_de_repetition_ne_touche_pas_une_base_configuree() {
        reglages.setActiveProfiles("repetition");
        accepte();
        production();
        refuse("avance l'horloge");
    }

    private void production() {
        reglages.setProperty("spring.datasource.url", "jdbc:postgresql://base/trophees");
        reglages.setProperty("trophees.url-publique", "https://trophees.example.org");
        reglages.setProperty("trophees.expediteur", "trophees@example.org");
        reglages.setProperty("trophees.secret", "0123456789abcdef0123456789abcdef");
        reglages.setProperty("trophees.admin.identifiant", "responsable");
        reglages.setProperty("trophees.admin.mot-de-passe", "douze caractères");
    }

    private void accepte() {
        assertThatCode(() -> ReglagesDeDemarrage.verifier(reglages)).doesNotThrowAnyException();
    }

    private void refuse(String constat) {
        assertThatThrownBy(() -> ReglagesDeDemarrage.verifier(reglages))
                .isInstanceOf(DemarrageImpossibleException.class)
                .hasMessageContaining(constat);
    }
}
