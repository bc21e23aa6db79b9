package fr.trophees.vote;

import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What separated ballots say, on the dossiers that stand now (JURY-4, JURY-8). Nothing of it is stored: it is counted. */
@Service
@Transactional(readOnly = true)
public class DepouillementService {

    private final ScrutinRepository scrutins;
    private final EditionRepository editions;

    DepouillementService(ScrutinRepository scrutins, EditionRepository editions) {
        this.scrutins = scrutins;
        this.editions = editions;
    }

    /** The count of a category's vote, both rounds as one when there are two. */
    public Depouillement depouillement(String edition, String categorie) {
        Edition enCours = editions.charger(edition);
        Scrutin dernier = scrutins.dernier(edition, categorie).orElseThrow();
        if (!dernier.secondTour()) {
            return compter(enCours, dernier);
        }
        Depouillement premierTour =
                compter(enCours, scrutins.premierTour(edition, categorie).orElseThrow());
        // those of the second round have all left: the first round says who comes next
        return scrutins.candidats(dernier).isEmpty()
                ? premierTour
                : DeuxTours.reunir(premierTour, compter(enCours, dernier));
    }

    /** Every round of a category that is counted, in order, with who voted in it. */
    public List<TourDepouille> tours(String edition, String categorie) {
        Edition enCours = editions.charger(edition);
        int premierEnVigueur =
                scrutins.premierTour(edition, categorie).map(Scrutin::tour).orElse(1);
        return scrutins.tours(edition, categorie).stream()
                .filter(Scrutin::depouille)
                .map(scrutin -> tour(enCours, scrutin, scrutin.tour() >= premierEnVigueur))
                .toList();
    }

    /**
     * What {@link #tours} counts, ballot by ballot: the rounds in force, without those in which so few voted that this would tell
     * who chose what (JURY-8).
     */
    public List<BulletinsComptes> bulletins(String edition, String categorie) {
        Set<Integer> lisibles = tours(edition, categorie).stream()
                .filter(tour -> tour.depouillement().isPresent())
                .map(TourDepouille::tour)
                .collect(Collectors.toSet());
        return scrutins.tours(edition, categorie).stream()
                .filter(scrutin -> lisibles.contains(scrutin.tour()))
                .map(scrutin ->
                        new BulletinsComptes(scrutin.tour(), scrutin.rang(), scrutins.bulletinsComptes(scrutin)))
                .toList();
    }

    private TourDepouille tour(Edition edition, Scrutin scrutin, boolean enVigueur) {
        SortedMap<String, String> presences = new TreeMap<>(scrutins.emargement(scrutin));
        Depouillement depouillement = compter(edition, scrutin);
        return new TourDepouille(
                scrutin.tour(),
                scrutin.rang(),
                enVigueur,
                scrutin.ouvertLe(),
                scrutin.fermeture(edition),
                scrutin.depouilleLe(),
                presences,
                depouillement.quorum(),
                enVigueur && !depouillement.trahirait() ? Optional.of(depouillement) : Optional.empty(),
                enVigueur ? depouillement.reserve() : "");
    }

    Depouillement compter(Edition edition, Scrutin scrutin) {
        Collection<String> presences = scrutins.emargement(scrutin).values();
        Depouillement depouillement = methode(edition)
                .depouiller(
                        scrutins.candidats(scrutin).stream().map(EnLice::numero).toList(),
                        scrutins.suffrages(scrutin),
                        presences.size(),
                        (int) presences.stream().filter("recuse"::equals).count(),
                        quorum(edition));
        return scrutin.secondTour() ? depouillement.appelant(List.of()) : depouillement;
    }

    static MethodeDeVote<?> methode(Edition edition) {
        return MethodeDeVote.nommee(edition.definition().vote().methode());
    }

    static Quorum quorum(Edition edition) {
        var quorum = edition.definition().vote().quorum();
        return new Quorum(quorum.minimum(), quorum.pourcentage());
    }
}
