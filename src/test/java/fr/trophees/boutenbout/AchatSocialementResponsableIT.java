package fr.trophees.boutenbout;

import java.util.List;
import java.util.Map;

/** Trophées de l'Achat Socialement Responsable 2024. */
class AchatSocialementResponsableIT extends UneEditionEntiere {

    AchatSocialementResponsableIT() {
        super("achat-socialement-responsable-2024", "asr", List.of("jure3", "jure4", "jure5", "jure6", "jure7"));
    }

    @Override
    Map<String, Object> champsDuConcours(int categorie) {
        return categorie == 5
                ? Map.of("facilitateurs", "Maud Tessier", "territoireDepartement", "48")
                : Map.of("facilitateurs", "Maud Tessier");
    }
}
