package fr.trophees.edition;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.RequeteRefusee;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Staff changes the course of an edition (ORG-1). */
@RestController
@RequestMapping("/api/editions/{edition}")
class EditionsController {

    private static final int MOTIF_MAXIMUM = 4000;
    private final EditionService service;

    EditionsController(EditionService service) {
        this.service = service;
    }

    /** @param corps milestone → instant with its offset, and {@code motif} */
    @PostMapping("/calendrier")
    Map<String, Object> changerCalendrier(
            @PathVariable String edition, @RequestBody Map<String, Object> corps, Principal par) {
        List<ErreurDeChamp> erreurs = new ArrayList<>();
        Map<Jalon, Instant> changements = new EnumMap<>(Jalon.class);
        corps.forEach((cle, valeur) -> {
            if (cle.equals("motif") || valeur == null) {
                return;
            }
            try {
                Jalon jalon = Jalon.deCode(cle);
                changements.put(
                        jalon, OffsetDateTime.parse(String.valueOf(valeur)).toInstant());
            } catch (DateTimeException e) {
                erreurs.add(new ErreurDeChamp(
                        cle, "Donnez un instant avec son décalage, par exemple 2024-11-15T16:00:00+01:00."));
            } catch (IllegalArgumentException e) {
                erreurs.add(new ErreurDeChamp("", "Une des dates n'est pas un jalon du calendrier."));
            }
        });
        String motif = motif(corps.get("motif"), erreurs);
        if (!erreurs.isEmpty()) {
            throw RequeteRefusee.invalide(erreurs);
        }
        return vue(service.changerCalendrier(edition, changements, motif, par.getName()));
    }

    @PostMapping("/suspension")
    Map<String, Object> suspendre(@PathVariable String edition, @RequestBody Motif corps, Principal par) {
        return vue(service.suspendre(edition, corps.exige(), par.getName()));
    }

    @PostMapping("/reprise")
    Map<String, Object> reprendre(@PathVariable String edition, @RequestBody Motif corps, Principal par) {
        return vue(service.reprendre(edition, corps.exige(), par.getName()));
    }

    @PostMapping("/annulation")
    Map<String, Object> annuler(@PathVariable String edition, @RequestBody Motif corps, Principal par) {
        return vue(service.annuler(edition, corps.exige(), par.getName()));
    }

    private static Map<String, Object> vue(Edition edition) {
        Map<String, Object> calendrier = new LinkedHashMap<>();
        Arrays.stream(Jalon.values())
                .forEach(jalon -> calendrier.put(
                        jalon.code(), edition.calendrier().aParis(jalon).toOffsetDateTime()));
        return Map.of(
                "id", edition.id(),
                "suspendue", edition.suspendue(),
                "annulee", edition.annulee(),
                "calendrier", calendrier);
    }

    static String motif(Object valeur, List<ErreurDeChamp> erreurs) {
        if (valeur instanceof String texte
                && !texte.isBlank()
                && texte.length() <= MOTIF_MAXIMUM
                && texte.indexOf(0) < 0) {
            return texte.strip();
        }
        erreurs.add(new ErreurDeChamp(
                "motif", "Indiquez le motif, en 4 000 caractères au plus : il est envoyé aux participants."));
        return null;
    }

    /** A body that only says why; anything else in it is an error. */
    static final class Motif {

        private final Map<String, Object> valeurs = new LinkedHashMap<>();

        @JsonAnySetter
        void lire(String cle, Object valeur) {
            valeurs.put(cle, valeur);
        }

        private String exige() {
            List<ErreurDeChamp> erreurs = new ArrayList<>();
            if (!Set.of("motif").containsAll(valeurs.keySet())) {
                erreurs.add(new ErreurDeChamp("", "Seul le motif (« motif ») est attendu."));
            }
            String motif = motif(valeurs.get("motif"), erreurs);
            if (!erreurs.isEmpty()) {
                throw RequeteRefusee.invalide(erreurs);
            }
            return motif;
        }
    }
}
