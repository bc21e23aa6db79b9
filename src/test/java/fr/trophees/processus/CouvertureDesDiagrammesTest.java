package fr.trophees.processus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Runs after all other test classes: together, the process tests pass every flow node and every sequence flow of every
 * diagram. Alone, it fails: run it with {@code -Dtest='*ProcessTest,CouvertureDesDiagrammesTest'}.
 */
@EssaiDeProcessus
@Order(Integer.MAX_VALUE)
class CouvertureDesDiagrammesTest {

    @Autowired
    private RepositoryService diagrammes;

    @Test
    void chaque_element_de_chaque_diagramme_est_passe_par_un_essai() {
        Map<String, Boolean> elements = Couverture.elements(diagrammes);
        List<String> oublies = elements.keySet().stream()
                .filter(element -> !elements.get(element))
                .toList();
        Map<String, Long> parProcessus = elements.keySet().stream()
                .collect(Collectors.groupingBy(element -> element.split("/")[0], TreeMap::new, Collectors.counting()));

        System.out.printf(
                "Couverture des diagrammes : %d éléments sur %d (%.2f %%) : %s%n",
                elements.size() - oublies.size(),
                elements.size(),
                100.0 * (elements.size() - oublies.size()) / elements.size(),
                parProcessus);
        assertThat(parProcessus).containsOnlyKeys("candidature", "demande-rgpd", "edition", "vote");
        assertThat(oublies).as("éléments qu'aucun essai ne passe").isEmpty();
    }
}
