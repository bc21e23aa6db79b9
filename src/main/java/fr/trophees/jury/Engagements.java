package fr.trophees.jury;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.edition.Definition;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.Jalon;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a member does before any dossier opens: accepts confidentiality and impartiality (JURY-9), declares ties with the
 * structures of the contest, one by one or none (JURY-3, art. 4.4). Whoever shows a dossier or takes a ballot asks
 * {@link #obstacle}.
 */
@Service
@Transactional
public class Engagements {

    private final EngagementRepository engagements;
    private final JuryRepository jury;
    private final PropositionsDeLiens propositions;
    private final EditionRepository editions;
    private final ApplicationEventPublisher evenements;
    private final Clock horloge;

    Engagements(
            EngagementRepository engagements,
            JuryRepository jury,
            PropositionsDeLiens propositions,
            EditionRepository editions,
            ApplicationEventPublisher evenements,
            Clock horloge) {
        this.engagements = engagements;
        this.jury = jury;
        this.propositions = propositions;
        this.editions = editions;
        this.evenements = evenements;
        this.horloge = horloge;
    }

    /** What still keeps the category closed to the member, the first thing to do first; empty when nothing does. */
    @Transactional(readOnly = true)
    public Optional<Obstacle> obstacle(Edition edition, String jure, String categorie) {
        EngagementRepository.Demarches demarches = engagements.demarches(
                edition.id(), jure, edition.definition().jury().engagement().version(), categorie);
        if (!demarches.accepte()) {
            return Optional.of(Obstacle.ENGAGEMENT);
        }
        if (!demarches.declare()) {
            return Optional.of(Obstacle.DECLARATION);
        }
        return demarches.lie() && recuse(edition.id(), jure, categorie)
                ? Optional.of(Obstacle.RECUSATION)
                : Optional.empty();
    }

    private boolean recuse(String edition, String jure, String categorie) {
        return Recusations.deduire(jury.liens(edition, jure), jury.candidatsLies(edition, jure))
                .recuse(jure, categorie);
    }

    /** When the member accepted the text now in force, empty until then. */
    @Transactional(readOnly = true)
    public Optional<Instant> acceptation(Edition edition, String jure) {
        return engagements.accepteLe(
                edition.id(), jure, edition.definition().jury().engagement().version());
    }

    /** What each member who sits has done, by member. */
    @Transactional(readOnly = true)
    public Map<String, Suivi> suivis(Edition edition) {
        return engagements.suivis(
                edition.id(), edition.definition().jury().engagement().version());
    }

    /**
     * @param accepteLe when the member accepted the text now in force, null until then
     * @param declareLe null while the member has declared nothing
     */
    public record Suivi(Instant accepteLe, Instant declareLe) {}

    @Transactional(readOnly = true)
    public Optional<Instant> declareLe(String edition, String jure) {
        return engagements.declareLe(edition, jure);
    }

    /** SIREN of the contest's structures of which the member has said nothing yet. */
    @Transactional(readOnly = true)
    public List<String> sansReponse(String edition, String jure) {
        Set<String> dites = engagements.reponses(edition, jure).keySet();
        return engagements.structures(edition).stream()
                .filter(siren -> !dites.contains(siren))
                .toList();
    }

    /** What the member said of each structure, by SIREN: a tie or none. */
    @Transactional(readOnly = true)
    public Map<String, Boolean> reponses(String edition, String jure) {
        return engagements.reponses(edition, jure);
    }

    /**
     * JURY-9: the member accepts the text they read.
     *
     * @throws RequeteRefusee 409 when the text changed since
     */
    public void accepter(String edition, String jure, String version) {
        Definition.Engagement texte =
                editions.charger(edition).definition().jury().engagement();
        if (!texte.version().equals(version)) {
            throw RequeteRefusee.conflit(
                    "Texte modifié",
                    "Le texte de l’engagement a changé depuis que vous l’avez lu : relisez-le avant de l’accepter.");
        }
        engagements.accepter(edition, jure, version, horloge.instant());
    }

    /**
     * JURY-3: the member's word on structures they were shown. A tie recuses at once, and annuls a ballot already cast; where no
     * tie is declared, the facts that were proposed are dismissed. Once votes are open a declared tie is taken back by staff
     * only.
     *
     * @param montrees SIREN of the structures shown: one that came since isn't answered
     * @param liens SIREN of those with which the member has ties
     */
    public void declarer(String id, String jure, Set<String> montrees, Set<String> liens) {
        editions.verrouiller(id);
        Edition edition = editions.charger(id);
        Instant maintenant = horloge.instant();
        boolean fige = !maintenant.isBefore(edition.calendrier().instant(Jalon.OUVERTURE_VOTES));
        Map<String, Boolean> avant = engagements.reponses(id, jure);
        Map<String, Boolean> nouvelles = new TreeMap<>();
        Set<String> connues = new TreeSet<>(engagements.structures(id));
        connues.retainAll(montrees);
        for (String siren : connues) {
            boolean lien = liens.contains(siren) || fige && Boolean.TRUE.equals(avant.get(siren));
            if (!Boolean.valueOf(lien).equals(avant.get(siren))) {
                nouvelles.put(siren, lien);
            }
        }
        nouvelles.forEach((siren, lien) -> {
            jury.declarer(id, jure, siren, lien, maintenant);
            if (!lien) {
                propositions.ecarterParLeMembre(edition, jure, siren);
            }
        });
        jury.remplacerLesLiensPrecises(id, jure);
        engagements.daterDeclaration(id, jure, false, maintenant);
        if (!nouvelles.isEmpty()) {
            evenements.publishEvent(new JuryModifie(id));
        }
    }

    /**
     * JURY-3: a tie that the member tells as they vote: with whom, so that it follows the structure and can be explained.
     *
     * @param numeros dossiers of the structures concerned
     * @return false when none of them stands in the category: nothing is declared
     */
    public boolean declarerEnVotant(String edition, String jure, String categorie, Collection<String> numeros) {
        Set<String> sirens = Set.copyOf(engagements.structures(edition, categorie, numeros));
        if (!sirens.isEmpty()) {
            declarer(edition, jure, sirens, sirens);
        }
        return !sirens.isEmpty();
    }

    /** Categories in which the member said in Tasklist that they have a tie, and not yet with whom. */
    @Transactional(readOnly = true)
    public List<String> categoriesAPreciser(String edition, String jure) {
        return jury.categoriesAPreciser(edition, jure);
    }

    /** Demonstration data only: the member has accepted, and has no ties with whoever will apply. */
    public void donnerDAvance(String edition, String jure) {
        String version =
                editions.charger(edition).definition().jury().engagement().version();
        engagements.accepter(edition, jure, version, horloge.instant());
        engagements.daterDeclaration(edition, jure, true, horloge.instant());
    }
}
