package fr.trophees.demonstration;

import fr.trophees.edition.Definition;
import fr.trophees.edition.Definitions;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.EditionService;
import fr.trophees.jury.JuryService;
import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** In a rehearsal both contests of 2024 are open from the first start, on their real dates, each with its jury. */
@Component
@Profile("repetition")
@Order(2)
class EditionsDeRepetition implements ApplicationRunner {

    private final EditionRepository editions;
    private final EditionService service;
    private final JuryService jury;
    private final Definitions definitions;

    EditionsDeRepetition(
            EditionRepository editions, EditionService service, JuryService jury, Definitions definitions) {
        this.editions = editions;
        this.service = service;
        this.jury = jury;
        this.definitions = definitions;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!editions.toutes().isEmpty()) {
            return;
        }
        for (Definition definition : definitions.livrees()) {
            if (definition.annee() == 2024) {
                service.ouvrir(definition);
                List<String> domaines = definition.jury().domaines();
                boolean initiatives = definition.prefixe().startsWith("IT");
                jury.composer(
                        definition.id(),
                        JuryDeDemonstration.membres(
                                definition.id(), initiatives ? 1 : 3, initiatives ? 5 : 7, domaines),
                        "produit");
            }
        }
    }
}
