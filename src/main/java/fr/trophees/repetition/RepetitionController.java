package fr.trophees.repetition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.trophees.base.CorpsJson;
import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.RequeteRefusee;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The virtual clock over HTTP, for rehearsals and end-to-end checks; exists in the profile {@code repetition} only. */
@RestController
@org.springframework.context.annotation.Profile("repetition")
@RequestMapping("/repetition/horloge")
class RepetitionController {

    private static final String MAINTENANT = "maintenant";
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
    Map<String, Object> avancer(HttpServletRequest requete) throws IOException {
        RepetitionService.Bilan bilan = repetition.avancer(instant(CorpsJson.objet(requete)));
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

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refuser(RequeteRefusee refus) {
        ProblemDetail probleme = refus.getBody();
        probleme.setProperty("erreurs", refus.erreurs());
        return ResponseEntity.status(refus.statut()).body(probleme);
    }

    /** A text with its offset: a number could be seconds or milliseconds, and the clock never comes back. */
    private static Instant instant(ObjectNode corps) {
        List<ErreurDeChamp> erreurs = new ArrayList<>();
        corps.fieldNames().forEachRemaining(cle -> {
            if (!cle.equals(MAINTENANT)) {
                erreurs.add(new ErreurDeChamp(cle, "Ce champ n’existe pas : seul « maintenant » est attendu."));
            }
        });
        Instant instant = null;
        try {
            instant = OffsetDateTime.parse(
                            corps.path(MAINTENANT).isTextual()
                                    ? corps.path(MAINTENANT).textValue()
                                    : "")
                    .toInstant();
        } catch (DateTimeParseException illisible) {
            erreurs.add(
                    new ErreurDeChamp(
                            MAINTENANT,
                            "Donnez « maintenant », un instant ISO 8601 avec son décalage, par exemple 2024-10-14T09:00:00+02:00."));
        }
        if (!erreurs.isEmpty()) {
            throw RequeteRefusee.invalide(erreurs);
        }
        return instant;
    }

    private static OffsetDateTime enHeureDeParis(Instant instant) {
        return instant.atZone(PARIS).toOffsetDateTime();
    }
}
