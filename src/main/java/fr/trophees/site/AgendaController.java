package fr.trophees.site;

import fr.trophees.base.TropheesProperties;
import fr.trophees.courriel.Agenda;
import fr.trophees.courriel.Agenda.Certitude;
import fr.trophees.courriel.Agenda.Evenement;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.Jalon;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The calendar in force, for the readers' own calendars: a file taken again after a change takes the place of the former one. */
@Controller
@RequestMapping("/appels/{edition}")
class AgendaController {

    private static final MediaType ICS = MediaType.parseMediaType("text/calendar;charset=UTF-8");

    private final EditionRepository editions;
    private final TropheesProperties reglages;

    AgendaController(EditionRepository editions, TropheesProperties reglages) {
        this.editions = editions;
        this.reglages = reglages;
    }

    @GetMapping("/calendrier.ics")
    ResponseEntity<byte[]> calendrier(@PathVariable String edition) {
        Edition appel = editions.charger(edition);
        List<Evenement> evenements = new ArrayList<>();
        AppelEnClair.jalons(appel).forEach(jalon -> evenements.add(evenement(appel, jalon)));
        return fichier(appel, evenements, "calendrier");
    }

    @GetMapping("/cloture.ics")
    ResponseEntity<byte[]> cloture(@PathVariable String edition) {
        Edition appel = editions.charger(edition);
        return fichier(appel, List.of(evenement(appel, Jalon.CLOTURE)), "cloture");
    }

    private static Evenement evenement(Edition edition, Jalon jalon) {
        Certitude certitude =
                edition.annulee() ? Certitude.ANNULE : edition.suspendue() ? Certitude.SUSPENDU : Certitude.ANNONCE;
        if (jalon == Jalon.CLOTURE) {
            return Agenda.cloture(
                    edition.id(), edition.titre(), edition.calendrier().instant(jalon), certitude);
        }
        return new Evenement(
                jalon.code() + "-" + edition.id(),
                AppelEnClair.libelle(jalon) + " : " + edition.titre(),
                null,
                // an end that is excluded: the last minute of the day before, lest an agenda show it on the next one
                jalon == Jalon.LIMITE
                        ? edition.calendrier().instant(jalon).minus(Duration.ofMinutes(1))
                        : edition.calendrier().instant(jalon),
                jalon == Jalon.CEREMONIE ? edition.definition().lieuCeremonie() : null,
                false,
                certitude);
    }

    private ResponseEntity<byte[]> fichier(Edition edition, List<Evenement> evenements, String nom) {
        return ResponseEntity.ok()
                .contentType(ICS)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(nom + "-" + edition.id() + ".ics")
                                .build()
                                .toString())
                .body(Agenda.publier(
                        evenements,
                        edition.calendrierChangeLe(),
                        reglages.page("/appels/" + edition.id()),
                        reglages.urlPublique().getHost()));
    }
}
