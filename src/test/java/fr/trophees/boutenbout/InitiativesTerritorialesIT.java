package fr.trophees.boutenbout;

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
}
