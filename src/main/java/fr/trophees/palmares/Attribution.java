package fr.trophees.palmares;

import fr.trophees.formulaire.Erreur;
import fr.trophees.vote.Deliberation;
import fr.trophees.vote.Depouillement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * From the votes of all categories to the palmarès: who is rewarded where, with one reward for each structure (JURY-5).
 *
 * <p>A structure that comes first in several categories is a {@link Cumul}: the jury retains one category, and the
 * structure's dossiers are struck from all the others, those where it isn't first included, so it can't come back later.
 * Each category it leaves passes to its next dossier. A next dossier without a vote, or several on a par, or a decision
 * of the jury of which nobody is left, call for a deliberation; a decision without laureate stays. A category in which
 * no dossier is left has no laureate.
 *
 * <p>The state is the counts, the jury's decisions and the categories retained; everything else follows from them and is
 * never stored. Values are immutable. Each arbitration settles one structure for good, so a contest takes at most as
 * many arbitrations as it has structures. Which of several pending structures is settled first makes no difference to
 * the other ones' choices: an arbitration never takes a first place from anybody else. It can give one, so the jury
 * settles them one by one, in the order of {@link #cumuls()}, and settles these before it deliberates: a tie may vanish
 * on the way.
 *
 * <p>D-6: a structure is rewarded once among the categories given. Those of one contest, as a rule; those of two
 * contests together apply the stricter reading of article 1.3.
 */
public final class Attribution {

    private final SortedMap<String, VoteClos> votes;
    private final Map<String, String> structures;
    private final SortedMap<String, String> arbitrages;
    private final SortedSet<String> caducs;
    private final SortedMap<String, Situation> situations;

    /**
     * @param votes one for each category
     * @param structures number → structure, for every dossier that still stands: one that isn't a key has been withdrawn
     *     or refused since the count and is left out. Two dossiers have the same structure when they have the same
     *     applicant: the SIREN, or another key for an entity recognised as distinct (ELIG-5).
     * @param arbitrages structure → category the jury last retained for it, as recorded; one that has lost its object,
     *     because the structure is rewarded no more in that category after a withdrawal or a new vote, is left out: the
     *     structure has all its chances again
     * @throws IllegalArgumentException if a category is given twice
     */
    public Attribution(Collection<VoteClos> votes, Map<String, String> structures, Map<String, String> arbitrages) {
        this(parCategorie(votes), Map.copyOf(structures), new TreeMap<>(arbitrages));
    }

    private Attribution(
            SortedMap<String, VoteClos> votes, Map<String, String> structures, SortedMap<String, String> arbitrages) {
        this.votes = votes;
        this.structures = structures;
        this.arbitrages = arbitrages;
        this.caducs = new TreeSet<>();
        SortedMap<String, Situation> calculees = calculer();
        for (Set<String> sansObjet = sansObjet(calculees); !sansObjet.isEmpty(); sansObjet = sansObjet(calculees)) {
            caducs.addAll(sansObjet);
            arbitrages.keySet().removeAll(sansObjet);
            calculees = calculer();
        }
        this.situations = calculees;
    }

    /** Where each category stands, by category. */
    public List<Situation> situations() {
        return List.copyOf(situations.values());
    }

    /** @throws IllegalArgumentException for an unknown category */
    public Situation situation(String categorie) {
        vote(categorie);
        return situations.get(categorie);
    }

    /** The categories on which the jury must deliberate before there can be a palmarès. */
    public List<DeliberationRequise> aDeliberer() {
        return situations.values().stream()
                .filter(DeliberationRequise.class::isInstance)
                .map(DeliberationRequise.class::cast)
                .toList();
    }

    /** The structures to arbitrate, by structure: each first in several categories. */
    public List<Cumul> cumuls() {
        List<Cumul> cumuls = new ArrayList<>();
        premieresPlaces()
                .forEach((structure, categories) -> cumuls.add(new Cumul(
                        structure,
                        categories.stream()
                                .map(categorie -> alternative(structure, categorie))
                                .toList())));
        return cumuls;
    }

    /** The next structure to arbitrate ({@code userTask_arbitrerCumul} comes once for each). */
    public Optional<Cumul> cumulSuivant() {
        return cumuls().stream().findFirst();
    }

    /** Nothing is left to arbitrate nor to deliberate on. */
    public boolean achevee() {
        return aDeliberer().isEmpty() && premieresPlaces().isEmpty();
    }

    /**
     * The result of each category, by category.
     *
     * @throws IllegalStateException unless {@link #achevee()}
     */
    public List<ResultatCategorie> palmares() {
        if (!achevee()) {
            throw new IllegalStateException("Le palmarès n’est pas arrêté : il reste à arbitrer ou à délibérer.");
        }
        return situations.values().stream().map(ResultatCategorie.class::cast).toList();
    }

    /** Structure → category retained, for the arbitrations in force. */
    public SortedMap<String, String> arbitrages() {
        return Collections.unmodifiableSortedMap(arbitrages);
    }

    /** The structures whose recorded arbitration has lost its object. */
    public SortedSet<String> arbitragesCaducs() {
        return Collections.unmodifiableSortedSet(caducs);
    }

    /**
     * The dossiers of a category that may be rewarded, number → structure: what {@link Deliberation#verifier} takes.
     * Those withdrawn or refused, and those struck because their structure is rewarded elsewhere, are not among them.
     *
     * @throws IllegalArgumentException for an unknown category
     */
    public SortedMap<String, String> admissibles(String categorie) {
        SortedMap<String, String> admissibles = new TreeMap<>();
        vote(categorie).depouillement().voix().keySet().stream()
                .filter(admissible(categorie))
                .forEach(dossier -> admissibles.put(dossier, structures.get(dossier)));
        return admissibles;
    }

    /**
     * The dossiers of a category that are struck because their structure is rewarded elsewhere, number → category retained
     * for it.
     *
     * @throws IllegalArgumentException for an unknown category
     */
    public SortedMap<String, String> ecartes(String categorie) {
        SortedMap<String, String> ecartes = new TreeMap<>();
        for (String dossier : vote(categorie).depouillement().voix().keySet()) {
            String structure = structures.get(dossier);
            if (structure != null && !admissible(categorie).test(dossier)) {
                ecartes.put(dossier, arbitrages.get(structure));
            }
        }
        return ecartes;
    }

    /** Whether a dossier that the votes rank first in a category is among {@link #ecartes}. */
    boolean premierEcarte(String categorie) {
        return vote(categorie).depouillement().premiers().stream().anyMatch(ecartes(categorie)::containsKey);
    }

    /** The jury's decision on a category, if it took one since its count. */
    Optional<Deliberation> deliberation(String categorie) {
        return vote(categorie).deliberation();
    }

    /** The structures that stand in a category. */
    Set<String> structures(String categorie) {
        Set<String> siennes = new HashSet<>();
        vote(categorie).depouillement().voix().keySet().forEach(dossier -> siennes.add(structures.get(dossier)));
        return siennes;
    }

    /** Checks what staff records in {@code userTask_arbitrerCumul} for a structure. */
    public Optional<Erreur> verifierArbitrage(String structure, String categorieRetenue) {
        List<String> categories = premieresPlaces().getOrDefault(structure, List.of());
        if (categories.isEmpty()) {
            return Optional.of(new Erreur(
                    "categorieRetenue",
                    "Cette structure n’arrive plus en tête de plusieurs catégories. Il n’y a plus rien à choisir."));
        }
        return categories.contains(categorieRetenue)
                ? Optional.empty()
                : Optional.of(new Erreur(
                        "categorieRetenue", "Choisissez l’une des catégories où la structure arrive en tête."));
    }

    /**
     * The state once the jury has retained a category for a structure (JURY-5).
     *
     * @throws IllegalArgumentException if {@link #verifierArbitrage} has something to say
     */
    public Attribution arbitrer(String structure, String categorieRetenue) {
        verifierArbitrage(structure, categorieRetenue).ifPresent(erreur -> {
            throw new IllegalArgumentException(erreur.message());
        });
        SortedMap<String, String> suivants = new TreeMap<>(arbitrages);
        suivants.put(structure, categorieRetenue);
        return new Attribution(votes, structures, suivants);
    }

    /**
     * The state once the jury has decided on a category; an earlier decision on it is replaced.
     *
     * @throws IllegalArgumentException for an unknown category
     */
    public Attribution deliberer(String categorie, Deliberation deliberation) {
        SortedMap<String, VoteClos> suivants = new TreeMap<>(votes);
        suivants.put(categorie, new VoteClos(categorie, vote(categorie).depouillement(), Optional.of(deliberation)));
        return new Attribution(suivants, structures, new TreeMap<>(arbitrages));
    }

    /** The categories whose situation isn't what it was in {@code avant}, by category. */
    List<Situation> effets(Attribution avant) {
        return situations.values().stream()
                .filter(situation -> !situation.equals(avant.situations.get(situation.categorie())))
                .toList();
    }

    private SortedMap<String, Situation> calculer() {
        SortedMap<String, Situation> calculees = new TreeMap<>();
        votes.forEach((categorie, vote) -> calculees.put(categorie, calculer(vote)));
        return calculees;
    }

    private Situation calculer(VoteClos vote) {
        String categorie = vote.categorie();
        Predicate<String> admissible = admissible(categorie);
        List<String> premiers = vote.depouillement().paliers().stream()
                .map(palier -> palier.stream().filter(admissible).toList())
                .filter(palier -> !palier.isEmpty())
                .findFirst()
                .orElse(List.of());
        if (premiers.isEmpty()) {
            return ResultatCategorie.de(categorie, List.of());
        }
        return vote.deliberation()
                .map(deliberation -> apresDeliberation(categorie, deliberation, admissible, premiers))
                .orElseGet(() -> apresVote(categorie, vote.depouillement(), premiers));
    }

    private Situation apresDeliberation(
            String categorie, Deliberation deliberation, Predicate<String> admissible, List<String> premiers) {
        if (deliberation.decision() == Deliberation.Decision.AUCUN_LAUREAT) {
            return ResultatCategorie.de(categorie, List.of());
        }
        List<String> laureats =
                deliberation.laureats().stream().filter(admissible).toList();
        if (laureats.isEmpty()) {
            return new DeliberationRequise(categorie, DeliberationRequise.Motif.LAUREATS_ECARTES, premiers);
        }
        if (laureats.stream().map(structures::get).distinct().count() < laureats.size()) {
            return new DeliberationRequise(categorie, DeliberationRequise.Motif.STRUCTURE_EN_DOUBLE, premiers);
        }
        return ResultatCategorie.de(categorie, laureats);
    }

    private static Situation apresVote(String categorie, Depouillement depouillement, List<String> premiers) {
        if (!depouillement.quorumAtteint()) {
            return new DeliberationRequise(categorie, DeliberationRequise.Motif.QUORUM_NON_ATTEINT, premiers);
        }
        if (!depouillement.secondTour().isEmpty()) {
            return new DeliberationRequise(
                    categorie, DeliberationRequise.Motif.SECOND_TOUR, depouillement.secondTour());
        }
        if (depouillement.voix().get(premiers.get(0)) == 0) {
            return new DeliberationRequise(categorie, DeliberationRequise.Motif.SANS_SUFFRAGE, premiers);
        }
        if (premiers.size() > 1) {
            return new DeliberationRequise(categorie, DeliberationRequise.Motif.EGALITE, premiers);
        }
        return ResultatCategorie.de(categorie, premiers);
    }

    /** Stands still, and isn't struck because its structure is rewarded in another category. */
    private Predicate<String> admissible(String categorie) {
        return dossier -> {
            String structure = structures.get(dossier);
            return structure != null
                    && arbitrages.getOrDefault(structure, categorie).equals(categorie);
        };
    }

    /**
     * Arbitrations whose structure is, for sure, not rewarded in the category retained for it. Leaving them out brings
     * dossiers back, which may take the object of others: it is asked again until none is found.
     */
    private Set<String> sansObjet(SortedMap<String, Situation> calculees) {
        Set<String> sansObjet = new HashSet<>();
        arbitrages.forEach((structure, categorie) -> {
            Situation situation = calculees.get(categorie);
            boolean recompensePossible = situation instanceof ResultatCategorie resultat
                    ? resultat.laureats().stream().anyMatch(dossier -> structure.equals(structures.get(dossier)))
                    : situation != null && admissibles(categorie).containsValue(structure);
            if (!recompensePossible) {
                sansObjet.add(structure);
            }
        });
        return sansObjet;
    }

    /** For each structure that comes first in several categories, these, in order. */
    private SortedMap<String, List<String>> premieresPlaces() {
        SortedMap<String, List<String>> places = new TreeMap<>();
        for (Situation situation : situations.values()) {
            if (situation instanceof ResultatCategorie resultat) {
                for (String dossier : resultat.laureats()) {
                    places.computeIfAbsent(structures.get(dossier), s -> new ArrayList<>())
                            .add(resultat.categorie());
                }
            }
        }
        places.values().removeIf(categories -> categories.size() < 2);
        return places;
    }

    private Cumul.Alternative alternative(String structure, String categorieRetenue) {
        Attribution apres = arbitrer(structure, categorieRetenue);
        return new Cumul.Alternative(categorieRetenue, apres.effets(this), apres.premieresPlaces());
    }

    private VoteClos vote(String categorie) {
        VoteClos vote = votes.get(categorie);
        if (vote == null) {
            throw new IllegalArgumentException("Catégorie inconnue.");
        }
        return vote;
    }

    private static SortedMap<String, VoteClos> parCategorie(Collection<VoteClos> votes) {
        SortedMap<String, VoteClos> parCategorie = new TreeMap<>();
        for (VoteClos vote : votes) {
            if (parCategorie.put(vote.categorie(), vote) != null) {
                throw new IllegalArgumentException("Une catégorie est donnée deux fois.");
            }
        }
        return parCategorie;
    }
}
