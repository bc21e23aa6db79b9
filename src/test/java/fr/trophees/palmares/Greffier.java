package fr.trophees.palmares;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The oracle: what a clerk would do by hand on paper, sharing no code with the product. Dossiers are crossed out of the
 * lists one by one and every category is counted again from its ballots, each time anything is asked.
 */
final class Greffier {

    private final Concours concours;
    private final Set<String> rayes;
    private final Map<String, List<String>> decisions;

    Greffier(Concours concours) {
        this(concours, new HashSet<>(), new HashMap<>());
    }

    private Greffier(Concours concours, Set<String> rayes, Map<String, List<String>> decisions) {
        this.concours = concours;
        this.rayes = rayes;
        this.decisions = decisions;
    }

    Greffier copie() {
        return new Greffier(concours, new HashSet<>(rayes), new HashMap<>(decisions));
    }

    /** Records a deliberation; an empty list means no laureate. */
    void deliberer(String categorie, List<String> laureats) {
        decisions.put(categorie, laureats);
    }

    void arbitrer(String structure, String retenue) {
        concours.urnes().forEach((categorie, urne) -> {
            for (String dossier : urne.dossiers()) {
                if (!categorie.equals(retenue) && Concours.structure(dossier).equals(structure)) {
                    rayes.add(dossier);
                }
            }
        });
    }

    boolean aDelibere(String categorie) {
        return decisions.containsKey(categorie);
    }

    int voix(String categorie, String dossier) {
        return Collections.frequency(concours.urnes().get(categorie).bulletins(), dossier);
    }

    List<String> restants(String categorie) {
        List<String> restants = new ArrayList<>(concours.urnes().get(categorie).dossiers());
        restants.removeAll(rayes);
        return restants;
    }

    /** {@code null} when the jury must deliberate. */
    List<String> laureats(String categorie) {
        Concours.Urne urne = concours.urnes().get(categorie);
        List<String> restants = restants(categorie);
        if (restants.isEmpty()) {
            return List.of();
        }
        if (decisions.containsKey(categorie)) {
            List<String> decision = decisions.get(categorie);
            if (decision.isEmpty()) {
                return List.of();
            }
            List<String> encore = new ArrayList<>(decision);
            encore.retainAll(restants);
            return encore.isEmpty() ? null : encore;
        }
        if (urne.bulletins().size() < urne.quorum()) {
            return null;
        }
        int meilleur = 0;
        List<String> premiers = new ArrayList<>();
        for (String dossier : restants) {
            int voix = voix(categorie, dossier);
            if (voix > meilleur) {
                meilleur = voix;
                premiers.clear();
            }
            if (voix == meilleur) {
                premiers.add(dossier);
            }
        }
        return meilleur == 0 || premiers.size() > 1 ? null : premiers;
    }

    /** Structure → categories in which it is a laureate, for those that are in several. */
    Map<String, Set<String>> cumuls() {
        Map<String, Set<String>> places = new TreeMap<>();
        for (String categorie : concours.urnes().keySet()) {
            List<String> laureats = laureats(categorie);
            if (laureats != null) {
                for (String dossier : laureats) {
                    places.computeIfAbsent(Concours.structure(dossier), s -> new TreeSet<>())
                            .add(categorie);
                }
            }
        }
        places.values().removeIf(categories -> categories.size() < 2);
        return places;
    }
}
