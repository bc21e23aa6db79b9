package fr.trophees.seance;

import fr.trophees.edition.Definition;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.jury.Engagements;
import fr.trophees.jury.Jure;
import fr.trophees.jury.JuryService;
import fr.trophees.jury.Obstacle;
import fr.trophees.jury.Proposition;
import fr.trophees.jury.PropositionsDeLiens;
import fr.trophees.palmares.ReservesDeSeance;
import fr.trophees.seance.Seance.Presence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is recorded as sitting, a replacement for one, without what is asked of every member before any dossier opens: their
 * commitment (JURY-9), and what ties they have (JURY-3). Whoever votes can't do without; whoever only deliberates could.
 */
@Service
@Transactional(readOnly = true)
public class ParticipantsARegulariser implements ReservesDeSeance {

    private final SeanceService seances;
    private final JuryService jury;
    private final Engagements engagements;
    private final PropositionsDeLiens propositions;
    private final EditionRepository editions;

    ParticipantsARegulariser(
            SeanceService seances,
            JuryService jury,
            Engagements engagements,
            PropositionsDeLiens propositions,
            EditionRepository editions) {
        this.seances = seances;
        this.jury = jury;
        this.engagements = engagements;
        this.propositions = propositions;
        this.editions = editions;
    }

    @Override
    public List<String> reserves(String id) {
        Edition edition = editions.charger(id);
        Map<String, Presence> presences = seances.lire(id).presences();
        if (presences.isEmpty()) {
            return List.of();
        }
        List<Jure> membres = jury.membres(id);
        Map<String, String> noms = membres.stream().collect(Collectors.toMap(Jure::id, Jure::nom));
        Map<String, String> remplaces = new HashMap<>();
        presences.forEach((jure, presence) -> {
            if (presence.remplacePar() != null) {
                remplaces.merge(presence.remplacePar(), noms.get(jure), (un, autre) -> un + ", " + autre);
            }
        });
        Set<String> rapproches =
                propositions.aTrancher(id).stream().map(Proposition::jure).collect(Collectors.toSet());
        List<String> reserves = new ArrayList<>();
        for (Jure membre : membres) {
            Presence presence = presences.get(membre.id());
            if (remplaces.containsKey(membre.id())
                    || presence != null && presence.statut().siege()) {
                manque(edition, membre.id(), rapproches.contains(membre.id()))
                        .ifPresent(manque -> reserves.add(nommer(membre, remplaces) + " " + manque));
            }
        }
        return reserves;
    }

    private static String nommer(Jure membre, Map<String, String> remplaces) {
        return remplaces.containsKey(membre.id())
                ? membre.nom() + ", qui remplace " + remplaces.get(membre.id()) + ","
                : membre.nom();
    }

    private Optional<String> manque(Edition edition, String jure, boolean rapproche) {
        Set<Obstacle> obstacles = edition.definition().categories().stream()
                .map(Definition.Categorie::id)
                .flatMap(categorie -> engagements.obstacle(edition, jure, categorie).stream())
                .collect(Collectors.toSet());
        if (obstacles.contains(Obstacle.ENGAGEMENT)) {
            return Optional.of("siège sans avoir accepté la confidentialité et l’impartialité ni déclaré ses liens"
                    + " professionnels\u00a0: c’est à faire dans son espace du jury, que son lien personnel ouvre.");
        }
        if (obstacles.contains(Obstacle.DECLARATION)) {
            return Optional.of("siège sans avoir déclaré ses liens professionnels avec chaque structure candidate"
                    + " (article 4.4)\u00a0: c’est à faire dans son espace du jury.");
        }
        return rapproche
                ? Optional.of(
                        "siège, et des liens possibles avec des structures candidates ne sont ni confirmés ni écartés"
                                + " (article 4.4)\u00a0: voyez «\u00a0Liens proposés et écartés\u00a0» au bureau.")
                : Optional.empty();
    }
}
