package fr.trophees.boutenbout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/** Trophées des Initiatives Territoriales 2024. */
class InitiativesTerritorialesIT extends UneEditionEntiere {

    InitiativesTerritorialesIT() {
        super("initiatives-territoriales-2024", "it", List.of("jure1", "jure2", "jure3", "jure4", "jure5"));
    }

    @Override
    Map<String, Object> champsDuConcours(int categorie) {
        return Map.of();
    }

    @Override
    boolean deuxAnsRefusee() {
        return true;
    }

    @Override
    Map<String, Object> champsDUnEpci() {
        return Map.of("structureType", "epci");
    }

    @Override
    void epciReconnu(Candidat epci) {
        assertThat(verdict(epci, "ELIG-1")).isEqualTo("favorable");
        assertThat(motif(epci, "ELIG-1"))
                .contains("le SIREN 200 039 022 est celui d’un EPCI, CA Vitré Communauté (données officielles 4.0.0)");
    }
}
