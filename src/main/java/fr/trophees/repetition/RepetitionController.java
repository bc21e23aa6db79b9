package fr.trophees.repetition;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The virtual clock over HTTP, for rehearsals and end-to-end checks; exists in the profile {@code repetition} only. */
@RestController
@org.springframework.context.annotation.Profile("repetition")
@RequestMapping("/repetition/horloge")
class RepetitionController {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private final RepetitionService repetition;

    RepetitionController(RepetitionService repetition) {
        this.repetition = repetition;
    }

    @GetMapping
    Map<String, OffsetDateTime> lire() {
        return Map.of("maintenant", enHeureDeParis(repetition.maintenant()));
    }

    @PutMapping
    Map<String, Object> avancer(@RequestBody Demande demande) {
        if (demande.maintenant() == null) {
            throw new IllegalArgumentException();
        }
        RepetitionService.Bilan bilan = repetition.avancer(demande.maintenant().toInstant());
        return Map.of(
                "maintenant", enHeureDeParis(bilan.maintenant()),
                "travaux", bilan.travaux(),
                "courriels", bilan.courriels(),
                "incidents", bilan.incidents());
    }

    @ExceptionHandler(RepetitionService.RetourEnArriereException.class)
    ProblemDetail refuserLeRetour() {
        ProblemDetail probleme = ProblemDetail.forStatusAndDetail(
                HttpStatus.CONFLICT, "L'horloge virtuelle n'avance que vers l'avenir : donnez un instant plus tardif.");
        probleme.setTitle("Retour en arrière refusé");
        return probleme;
    }

    @ExceptionHandler(IllegalArgumentException.class)
    ProblemDetail refuserLeVide() {
        ProblemDetail probleme = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "Donnez « maintenant », un instant ISO 8601 avec son décalage, par exemple 2024-10-14T09:00:00+02:00.");
        probleme.setTitle("Instant attendu");
        return probleme;
    }

    private static OffsetDateTime enHeureDeParis(Instant instant) {
        return instant.atZone(PARIS).toOffsetDateTime();
    }

    record Demande(OffsetDateTime maintenant) {}
}
