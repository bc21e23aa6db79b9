package fr.trophees.jury;

import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A contest's jury: who sits, who has ties with whom (JURY-1, JURY-3). */
@Service
@Transactional
public class JuryService {

    private final JuryRepository jury;
    private final EditionRepository editions;
    private final ComptesDesJures comptes;
    private final ApplicationEventPublisher evenements;
    private final Clock horloge;

    JuryService(
            JuryRepository jury,
            EditionRepository editions,
            ComptesDesJures comptes,
            ApplicationEventPublisher evenements,
            Clock horloge) {
        this.jury = jury;
        this.editions = editions;
        this.comptes = comptes;
        this.evenements = evenements;
        this.horloge = horloge;
    }

    /** The members who sit, by id. */
    @Transactional(readOnly = true)
    public List<Jure> membres(String edition) {
        return jury.membres(edition);
    }

    @Transactional(readOnly = true)
    public Optional<Jure> membre(String edition, String id) {
        return jury.membre(edition, id);
    }

    /**
     * Replaces the list of members; one who is left out sits no more and votes no more.
     *
     * @return the members who sit from now on
     */
    public List<Jure> composer(String edition, Collection<Jure> membres) {
        editions.charger(edition);
        editions.verrouiller(edition);
        jury.faireSortirLesAutres(edition, membres.stream().map(Jure::id).toList(), horloge.instant());
        for (Jure membre : membres) {
            jury.enregistrer(membre);
            comptes.ouvrir(membre);
        }
        evenements.publishEvent(new JuryModifie(edition));
        return jury.membres(edition);
    }

    /**
     * JURY-3: replaces the ties that people confirmed for a member.
     *
     * @param sirens structures the member has professional ties with, checked SIREN numbers
     */
    public void confirmerLiens(String edition, String jure, Collection<String> sirens, String par) {
        editions.verrouiller(edition);
        jury.confirmerLiens(edition, jure, sirens, par, horloge.instant());
        evenements.publishEvent(new JuryModifie(edition));
    }

    /** JURY-3: the member says, as they vote, that they have ties in this category. */
    public void declarerLien(String edition, String jure, String categorie) {
        jury.declarerLien(edition, jure, categorie, horloge.instant());
    }

    /** Who may not vote where, as ties and dossiers stand now. */
    @Transactional(readOnly = true)
    public Recusations recusations(String edition) {
        return Recusations.deduire(jury.liens(edition), jury.candidats(edition));
    }

    /** JURY-1: what there is to say of the jury's composition. */
    @Transactional(readOnly = true)
    public Composition composition(Edition edition) {
        return Composition.examiner(
                edition.definition().jury().domaines(),
                jury.membres(edition.id()).stream()
                        .map(m -> new Composition.Membre(m.id(), m.domaine(), m.president()))
                        .toList());
    }
}
