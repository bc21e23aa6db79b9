package fr.trophees.bureau;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.edition.Calendrier;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.jury.Jure;
import fr.trophees.jury.JuryService;
import fr.trophees.seance.OrdreDuJour;
import fr.trophees.seance.ParticipantsARegulariser;
import fr.trophees.seance.Seance;
import fr.trophees.seance.SeanceService;
import fr.trophees.site.PageDeRefus;
import java.security.Principal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The jury's session on the desk (JURY-9): where and when, notices, attendance, agenda to print. */
@Controller
@RequestMapping("/bureau/jury/{edition}/seance")
class SeanceController {

    private static final DateTimeFormatter SAISIE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

    private final EditionRepository editions;
    private final SeanceService seances;
    private final JuryService jury;
    private final ParticipantsARegulariser participants;

    SeanceController(
            EditionRepository editions,
            SeanceService seances,
            JuryService jury,
            ParticipantsARegulariser participants) {
        this.editions = editions;
        this.seances = seances;
        this.jury = jury;
        this.participants = participants;
    }

    @GetMapping
    ModelAndView montrer(
            @PathVariable("edition") String id, @RequestParam(name = "fait", defaultValue = "") String fait) {
        return PageDeSaisie.vierge("bureau/seance", modele(id, fait), saisie(seances.lire(id)));
    }

    @PostMapping
    ModelAndView regler(@PathVariable("edition") String id, @RequestParam Map<String, String> saisie, Principal par) {
        try {
            seances.regler(
                    id,
                    instant(saisie.get("debut")),
                    saisie.get("lieu"),
                    saisie.get("visio"),
                    minutes(saisie.get("minutes")),
                    saisie.get("motif"),
                    par.getName());
        } catch (RequeteRefusee refus) {
            Map<String, String> toute = new LinkedHashMap<>(saisie(seances.lire(id)));
            toute.putAll(saisie);
            return PageDeSaisie.refusee("bureau/seance", modele(id, ""), toute, refus);
        }
        return PageDeSaisie.voirEnsuite("/bureau/jury/" + id + "/seance?fait=reglee");
    }

    @PostMapping("/convocations")
    ModelAndView convoquer(@PathVariable("edition") String id) {
        seances.convoquer(id);
        return PageDeSaisie.voirEnsuite("/bureau/jury/" + id + "/seance?fait=convoques");
    }

    @PostMapping("/presences")
    ModelAndView consigner(
            @PathVariable("edition") String id, @RequestParam Map<String, String> saisie, Principal par) {
        try {
            seances.consignerPresences(id, parJure(saisie, "presence-"), parJure(saisie, "remplace-"), par.getName());
        } catch (RequeteRefusee refus) {
            Map<String, String> toute = new LinkedHashMap<>(saisie(seances.lire(id)));
            toute.putAll(saisie);
            return PageDeSaisie.refusee("bureau/seance", modele(id, ""), toute, refus);
        }
        return PageDeSaisie.voirEnsuite("/bureau/jury/" + id + "/seance?fait=presences");
    }

    @ExceptionHandler
    ModelAndView refuser(RequeteRefusee refus) {
        return PageDeRefus.de(refus);
    }

    private ModelMap modele(String id, String fait) {
        Edition edition = editions.charger(id);
        Seance seance = seances.lire(id);
        List<Jure> membres = jury.membres(id);
        Map<String, String> noms = membres.stream().collect(Collectors.toMap(Jure::id, Jure::nom));
        OrdreDuJour ordre = seances.ordreDuJour(id);
        ModelMap modele = new ModelMap();
        modele.put("edition", edition);
        modele.put("seance", seance);
        modele.put("fait", fait);
        modele.put("quand", DatesEnFrancais.dateEtHeure(seance.debut()));
        modele.put(
                "convoqueeLe", seance.convoqueeLe() == null ? null : DatesEnFrancais.dateEtHeure(seance.convoqueeLe()));
        modele.put("nonConvoques", seances.nonConvoques(id));
        modele.put("membres", membres);
        modele.put("aRegulariser", participants.reserves(id));
        modele.put("statuts", Seance.Statut.values());
        modele.put("modifiable", edition.palmaresValideLe() == null && !edition.annulee());
        modele.put("sorties", ordre.sorties());
        modele.put(
                "etapes",
                ordre.etapes().stream()
                        .map(etape -> new EtapeEnClair(
                                edition.definition()
                                        .categorie(etape.categorie())
                                        .titre(),
                                noms(etape.sortent(), noms),
                                noms(etape.reviennent(), noms),
                                noms(etape.dehors(), noms)))
                        .toList());
        return modele;
    }

    private static String noms(Collection<String> jures, Map<String, String> noms) {
        return jures.stream().map(jure -> noms.getOrDefault(jure, jure)).collect(Collectors.joining(", "));
    }

    private static Map<String, String> saisie(Seance seance) {
        Map<String, String> saisie = new LinkedHashMap<>();
        saisie.put("debut", SAISIE.format(seance.debut().atZone(Calendrier.PARIS)));
        saisie.put("lieu", seance.lieu() == null ? "" : seance.lieu());
        saisie.put("visio", seance.visio() == null ? "" : seance.visio());
        saisie.put("minutes", String.valueOf(seance.minutes()));
        seance.presences().forEach((jure, presence) -> {
            saisie.put("presence-" + jure, presence.statut().code());
            if (presence.remplacePar() != null) {
                saisie.put("remplace-" + jure, presence.remplacePar());
            }
        });
        return saisie;
    }

    private static Map<String, String> parJure(Map<String, String> saisie, String prefixe) {
        return saisie.entrySet().stream()
                .filter(champ -> champ.getKey().startsWith(prefixe))
                .collect(Collectors.toMap(champ -> champ.getKey().substring(prefixe.length()), Map.Entry::getValue));
    }

    /** A date and hour on the wall of Paris, as the browser sends it; null when it is none. */
    static Instant instant(String texte) {
        try {
            return LocalDateTime.parse(String.valueOf(texte))
                    .atZone(Calendrier.PARIS)
                    .toInstant();
        } catch (DateTimeParseException aucune) {
            return null;
        }
    }

    private static int minutes(String texte) {
        return texte != null && texte.strip().matches("\\d{1,4}") ? Integer.parseInt(texte.strip()) : 0;
    }

    /** Names, empty for nobody. */
    record EtapeEnClair(String categorie, String sortent, String reviennent, String dehors) {}
}
