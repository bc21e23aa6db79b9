package fr.trophees.boutenbout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Trophées de l'Achat Socialement Responsable 2024: the same course, and what this contest alone asks for. */
class AchatSocialementResponsableIT extends UneEditionEntiere {

    private static final String LOZERE = "48";
    private static final String ILLE_ET_VILAINE = "35";
    private static final String VITRE = "35360";
    private static final String SAINT_MALO = "35288";

    AchatSocialementResponsableIT() {
        super("achat-socialement-responsable-2024", "asr", List.of("jure3", "jure4", "jure5", "jure6", "jure7"));
    }

    @Override
    Map<String, Object> champsDuConcours(int categorie) {
        return categorie == 5
                ? Map.of("facilitateurs", "Maud Tessier", "territoireDepartement", LOZERE)
                : Map.of("facilitateurs", "Maud Tessier");
    }

    @Override
    boolean deuxAnsRefusee() {
        return false;
    }

    @Override
    Map<String, Object> champsDUnEpci() {
        Map<String, Object> champs = new HashMap<>(Map.of("territoireCommunes", List.of(EPCI)));
        champs.put("territoireDepartement", null);
        return champs;
    }

    /** Ille-et-Vilaine is too populated: the communes of the EPCI alone make its territory rural. */
    @Override
    void epciReconnu(Candidat epci) {
        assertThat(verdict(epci, "ELIG-4")).isEqualTo("favorable");
        assertThat(motif(epci, "ELIG-4"))
                .contains("La plus peuplée des 46 communes, Vitré (35, Ille-et-Vilaine), compte 18 998 habitants");
    }

    @Test
    @Order(5)
    void ELIG_4_un_territoire_rural_se_mesure_a_ses_communes_ou_a_son_departement_D_4() {
        rural("petitecommune", 21, Map.of("territoireCommunes", List.of(VITRE)), "favorable");
        rural("grandecommune", 22, Map.of("territoireCommunes", List.of(SAINT_MALO)), "défavorable");
        rural("uneseulegrande", 23, Map.of("territoireCommunes", List.of(VITRE, SAINT_MALO)), "défavorable");
        rural("petitdepartement", 24, Map.of("territoireDepartement", LOZERE), "favorable");
        rural("granddepartement", 25, Map.of("territoireDepartement", ILLE_ET_VILAINE), "défavorable");
    }

    private void rural(String nom, int structure, Map<String, Object> territoire, String attendu) {
        Map<String, Object> champs = new HashMap<>(territoire);
        champs.putIfAbsent("territoireDepartement", null);
        Candidat candidat = deposer(nom, structure, 5, champs);
        candidat.envoyerAttestation().exiger(201);
        horloge.vider();
        bureau.verifierAttestation(candidat);
        assertThat(verdict(candidat, "ELIG-4")).as(nom).isEqualTo(attendu);
        bureau.instruire(candidat, "refuser", "Retenu ou non, ce projet n'est pas de cette histoire.");
    }

    @Test
    @Order(5)
    void ELIG_2_qui_n_est_pas_adherent_est_reconnu_par_sa_coordination_D_2() {
        Candidat candidat = deposer("nonreconnu", 26, 1, Map.of());
        candidat.envoyerAttestation().exiger(201);
        horloge.vider();
        bureau.terminer(candidat.numero(), "userTask_verifierAttestation", Map.of("conforme", true));
        bureau.terminer(
                candidat.numero(),
                "userTask_consulterCoordination",
                Map.of("reconnue", false, "motif", "La coordination ne connaît pas cette structure."));
        assertThat(verdict(candidat, "ELIG-2")).isEqualTo("défavorable");
        bureau.instruire(candidat, "refuser", "Ni adhérente, ni reconnue : ELIG-2.");
        assertThat(candidat.etat()).isEqualTo("refuse");
    }
}
