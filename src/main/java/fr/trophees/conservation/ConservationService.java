package fr.trophees.conservation;

import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.Jalon;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Erases what has been kept long enough and records that it did. Results, minutes, categories, numbers and the names of structures
 * and projects stay: they tell what the contest was, of no person.
 */
@Service
public class ConservationService {

    static final String SUJET = "conservation";
    private static final String PAR = "produit";

    private final EditionRepository editions;
    private final DecisionRepository decisions;
    private final List<Oubli> oublis;
    private final TransactionTemplate transaction;
    private final Clock horloge;

    ConservationService(
            EditionRepository editions,
            DecisionRepository decisions,
            List<Oubli> oublis,
            PlatformTransactionManager transactions,
            Clock horloge) {
        this.editions = editions;
        this.decisions = decisions;
        this.oublis = oublis;
        this.transaction = new TransactionTemplate(transactions);
        this.horloge = horloge;
    }

    /** Every edition, one transaction each. Any number of nodes may do so at once, and again. */
    public void effacerCeQuiEstEchu() {
        for (Edition edition : editions.toutes()) {
            effacerCeQuiEstEchu(edition.id(), horloge.instant());
        }
        transaction.executeWithoutResult(statut -> oublis.forEach(oubli -> oubli.oublierLePerime(horloge.instant())));
    }

    void effacerCeQuiEstEchu(String id, Instant maintenant) {
        transaction.executeWithoutResult(statut -> {
            editions.verrouiller(id);
            Edition edition = editions.charger(id);
            for (Terme terme : Terme.values()) {
                if (echu(edition, terme, maintenant)) {
                    effacer(edition, terme, maintenant);
                }
            }
        });
    }

    /** What an edition keeps until when, and what was erased of it. */
    public List<Etape> etapes(Edition edition) {
        List<Decision> faits = decisions.sur(edition.id(), SUJET);
        List<Etape> etapes = new ArrayList<>();
        for (Terme terme : Terme.values()) {
            etapes.add(new Etape(
                    terme,
                    le(edition, terme),
                    faits.stream()
                            .filter(fait ->
                                    fait.dossier() == null && fait.issue().equals(terme.name()))
                            .map(fait -> new Effacement(fait.le(), fait.motif()))
                            .toList()));
        }
        return etapes;
    }

    private void effacer(Edition edition, Terme terme, Instant maintenant) {
        Map<String, Integer> effaces = new TreeMap<>();
        oublis.forEach(oubli -> oubli.oublier(edition.id(), terme, maintenant)
                .forEach((quoi, combien) -> effaces.merge(quoi, combien, Integer::sum)));
        if (effaces.isEmpty()) {
            return;
        }
        String motif = effaces.entrySet().stream()
                .map(efface -> efface.getKey() + "\u00A0: " + efface.getValue())
                .collect(Collectors.joining(", ", "", "."));
        decisions.consigner(new Decision(
                0,
                edition.id(),
                null,
                null,
                SUJET,
                terme.name(),
                "Gardé jusqu’au " + DatesEnFrancais.jour(le(edition, terme)) + ". Effacé – " + motif,
                null,
                PAR,
                maintenant,
                Map.of()));
    }

    /**
     * What may still serve a contest that isn't over is kept: only drafts go, nobody can deposit them any more; unless it is
     * suspended, since its dates will be moved by the pause (ORG-1).
     */
    private static boolean echu(Edition edition, Terme terme, Instant maintenant) {
        boolean finie = edition.proclameeLe() != null || edition.annulee();
        boolean sansSuite = terme == Terme.BROUILLONS && !edition.suspendue();
        return (finie || sansSuite) && !maintenant.isBefore(le(edition, terme));
    }

    private static Instant le(Edition edition, Terme terme) {
        return terme.le(
                edition.calendrier().instant(Jalon.CEREMONIE),
                edition.definition().conservation());
    }

    /** @param le from when on it is erased, at the next nightly round */
    public record Etape(Terme terme, Instant le, List<Effacement> effacements) {}

    /** @param quoi in words, with numbers and without names */
    public record Effacement(Instant le, String quoi) {}
}
