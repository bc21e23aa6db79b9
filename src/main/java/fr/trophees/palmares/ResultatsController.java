package fr.trophees.palmares;

import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import java.security.Principal;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How each counted category was decided, for staff; under embargo until the proclamation (JURY-7). */
@RestController
@RequestMapping("/api/editions/{edition}/resultats")
class ResultatsController {

    private final CompteRenduService comptesRendus;
    private final PalmaresService palmares;
    private final EditionRepository editions;
    private final ApplicationEventPublisher evenements;

    ResultatsController(
            CompteRenduService comptesRendus,
            PalmaresService palmares,
            EditionRepository editions,
            ApplicationEventPublisher evenements) {
        this.comptesRendus = comptesRendus;
        this.palmares = palmares;
        this.editions = editions;
        this.evenements = evenements;
    }

    /** Changes nothing; under embargo a look leaves its trace in the register, by the API as elsewhere (JURY-7). */
    @GetMapping
    ResponseEntity<Vue> resultats(@PathVariable String edition, Principal lecteur) {
        Edition enCours = editions.charger(edition);
        List<CompteRendu> comptes = comptesRendus.comptesRendus(edition);
        if (!comptes.isEmpty()) {
            evenements.publishEvent(new ResultatsConsultes(edition, "les résultats (par l’API)", lecteur.getName()));
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Vue(
                        enCours.id(),
                        enCours.palmaresValideLe() != null,
                        comptes,
                        palmares.coupDeCoeur(edition),
                        palmares.valide(edition).orElse(null)));
    }

    /**
     * @param valide the results are validated: only a recorded decision changes them (ORG-3)
     * @param categories those whose votes are counted
     * @param coupDeCoeur number of the dossier as last recorded, null for none
     * @param enVigueur the validated results as the minutes say them, null until then: a dossier that is withdrawn later changes the
     *     account of {@code categories}, never these
     */
    record Vue(String edition, boolean valide, List<CompteRendu> categories, String coupDeCoeur, Palmares enVigueur) {}
}
