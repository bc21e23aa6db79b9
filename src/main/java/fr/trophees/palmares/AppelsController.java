package fr.trophees.palmares;

import fr.trophees.edition.Definition;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionInconnueException;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.Jalon;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Calls and proclaimed results, for everybody. */
@RestController
@RequestMapping("/api/appels/{edition}")
class AppelsController {

    private final EditionRepository editions;
    private final PalmaresService palmares;
    private final Clock horloge;

    AppelsController(EditionRepository editions, PalmaresService palmares, Clock horloge) {
        this.editions = editions;
        this.palmares = palmares;
        this.horloge = horloge;
    }

    @GetMapping
    Vue appel(@PathVariable String edition) {
        return Vue.de(editions.charger(edition), horloge);
    }

    /** JURY-7: before the proclamation this answers as if there were nothing. */
    @GetMapping("/palmares")
    ResponseEntity<Palmares> palmares(@PathVariable String edition) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(palmares.proclame(edition).orElseThrow(EditionInconnueException::new));
    }

    record Categorie(String id, String titre, String texte) {}

    record Vue(
            String id, String titre, String etat, Map<String, OffsetDateTime> calendrier, List<Categorie> categories) {

        static Vue de(Edition edition, Clock horloge) {
            Map<String, OffsetDateTime> dates = new LinkedHashMap<>();
            Arrays.stream(Jalon.values())
                    .forEach(jalon -> dates.put(
                            jalon.code(), edition.calendrier().aParis(jalon).toOffsetDateTime()));
            return new Vue(
                    edition.id(),
                    edition.titre(),
                    edition.etat(horloge.instant()).code(),
                    dates,
                    edition.definition().categories().stream()
                            .map((Definition.Categorie c) -> new Categorie(c.id(), c.titre(), c.texte()))
                            .toList());
        }
    }
}
