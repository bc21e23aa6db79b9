package fr.trophees.palmares;

import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.edition.Definition;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.Jalon;
import fr.trophees.moteur.SaisieRefusee;
import fr.trophees.vote.Assemblee;
import fr.trophees.vote.Attributions;
import fr.trophees.vote.Consequence;
import fr.trophees.vote.DateDeDecision;
import fr.trophees.vote.Deliberation;
import fr.trophees.vote.Depouillement;
import fr.trophees.vote.DepouillementService;
import fr.trophees.vote.VoteService;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * From counted votes to proclaimed results (JURY-4 to JURY-7, ORG-3). Until it is validated a palmarès is stored nowhere:
 * it follows from the votes and from the recorded decisions.
 */
@Service
@Transactional
public class PalmaresService implements Attributions {

    /** Subjects under which decisions of the jury are recorded. */
    static final String ARBITRAGE = "arbitrage";

    static final String DELIBERATION = "deliberation";
    static final String COUP_DE_COEUR = "coup-de-coeur";
    static final String PALMARES = "palmares";
    private static final String A_REVOIR = "a-revoir";
    private static final String VALIDE = "valide";

    static final String LAUREAT_PARTI =
            "Un dossier récompensé a été retiré depuis la validation : consignez une décision du jury (bureau, « Procès-verbal », « Consigner une décision de rectification ») avant de proclamer.";

    private final PalmaresRepository palmares;
    private final VoteService votes;
    private final DepouillementService depouillements;
    private final DecisionRepository decisions;
    private final EditionRepository editions;
    private final Assemblee assemblee;
    private final ApplicationEventPublisher evenements;
    private final Clock horloge;

    PalmaresService(
            PalmaresRepository palmares,
            VoteService votes,
            DepouillementService depouillements,
            DecisionRepository decisions,
            EditionRepository editions,
            Assemblee assemblee,
            ApplicationEventPublisher evenements,
            Clock horloge) {
        this.palmares = palmares;
        this.votes = votes;
        this.depouillements = depouillements;
        this.decisions = decisions;
        this.editions = editions;
        this.assemblee = assemblee;
        this.evenements = evenements;
        this.horloge = horloge;
    }

    @Override
    @Transactional(readOnly = true)
    public String situation(String edition, String categorie) {
        return attribution(edition).situation(categorie).code();
    }

    @Override
    @Transactional(readOnly = true)
    public SortedMap<String, String> admissibles(String edition, String categorie) {
        return attribution(edition).admissibles(categorie);
    }

    /** JURY-5: what each decision that the jury may take on a category entails, as the other categories stand now. */
    @Override
    @Transactional(readOnly = true)
    public List<Consequence> consequences(String id, String categorie) {
        Edition edition = editions.charger(id);
        Attribution avant = attribution(id);
        Effets effets = effets(edition);
        List<Consequence> consequences = new ArrayList<>();
        SortedMap<String, String> admissibles = avant.admissibles(categorie);
        for (String numero : admissibles.keySet()) {
            consequences.add(consequence(
                    "Lauréat : " + effets.libelles().get(numero),
                    new Deliberation(Deliberation.Decision.DEPARTAGER, List.of(numero)),
                    avant,
                    categorie,
                    effets));
        }
        // JURY-8: without the quorum nothing is said of who came first, which so few ballots would tell
        List<String> premiers = avant.situation(categorie) instanceof DeliberationRequise requise
                        && requise.motif() != DeliberationRequise.Motif.QUORUM_NON_ATTEINT
                ? requise.dossiers()
                : List.of();
        boolean structuresDistinctes =
                premiers.stream().map(admissibles::get).distinct().count() == premiers.size();
        if (premiers.size() > 1 && structuresDistinctes) {
            consequences.add(consequence(
                    "Ex-aequo : " + String.join(", ", premiers),
                    new Deliberation(Deliberation.Decision.EX_AEQUO, premiers),
                    avant,
                    categorie,
                    effets));
        }
        consequences.add(consequence(
                "Aucun lauréat",
                new Deliberation(Deliberation.Decision.AUCUN_LAUREAT, List.of()),
                avant,
                categorie,
                effets));
        return consequences;
    }

    private static Consequence consequence(
            String choix, Deliberation deliberation, Attribution avant, String categorie, Effets effets) {
        return new Consequence(choix, effets.entre(avant, avant.deliberer(categorie, deliberation), categorie));
    }

    /** Why the jury must deliberate on a category, in a French sentence; empty when it needn't. */
    @Override
    @Transactional(readOnly = true)
    public String motifDeDeliberation(String edition, String categorie) {
        return attribution(edition).situation(categorie) instanceof DeliberationRequise requise
                ? requise.motif().enClair()
                : "";
    }

    Effets effets(Edition edition) {
        return new Effets(edition, palmares.libelles(edition.id()), structure -> palmares.nom(edition.id(), structure));
    }

    /** Categories to vote in, and those on which the jury must deliberate again (JURY-2, JURY-3, JURY-5). */
    List<String> categoriesAVoter(String edition) {
        Set<String> categories = new TreeSet<>(votes.categoriesAVoter(edition));
        attribution(edition).aDeliberer().forEach(requise -> categories.add(requise.categorie()));
        return List.copyOf(categories);
    }

    /** ORG-3: the validated results reward a dossier that was withdrawn since. */
    @Transactional(readOnly = true)
    public boolean laureatParti(String edition) {
        Edition enCours = editions.charger(edition);
        return enCours.palmaresValideLe() != null && enCours.proclameeLe() == null && palmares.laureatPerdu(edition);
    }

    /** Where the palmarès stands, for the diagram's gateways. Once validated it stays so, whoever withdraws (ORG-3). */
    Etape etablir(String edition) {
        Edition enCours = editions.charger(edition);
        if (enCours.palmaresValideLe() != null) {
            return new Etape(true, false, null);
        }
        Attribution attribution = attribution(edition);
        boolean voteEnCours = !votes.categoriesAVoter(edition).isEmpty();
        Optional<Cumul> cumul = voteEnCours ? Optional.empty() : attribution.cumulSuivant();
        return new Etape(
                false,
                voteEnCours || cumul.isEmpty() && !attribution.aDeliberer().isEmpty(),
                cumul.map(Cumul::structure).orElse(null));
    }

    /**
     * @param valide the results are validated already
     * @param deliberationARendre the jury must vote or deliberate on a category again
     * @param structureEnCumul the structure to arbitrate, or null
     */
    record Etape(boolean valide, boolean deliberationARendre, String structureEnCumul) {}

    @Transactional(readOnly = true)
    Attribution attribution(String edition) {
        return etat(edition).attribution();
    }

    /** @param deliberations category → the jury's decision in force */
    private record Etat(Attribution attribution, Map<String, Decision> deliberations) {}

    private Etat etat(String edition) {
        Map<String, Decision> deliberations = deliberations(edition);
        Map<String, Depouillement> comptes = new TreeMap<>();
        votes.categoriesDepouillees(edition)
                .forEach(categorie -> comptes.put(categorie, depouillements.depouillement(edition, categorie)));
        Map<String, String> structures = palmares.structures(edition);
        Map<String, String> retenues = new HashMap<>();
        arbitrages(edition).forEach((structure, decision) -> retenues.put(structure, decision.categorie()));
        while (true) {
            Attribution attribution = new Attribution(clos(comptes, deliberations), structures, retenues);
            if (!deliberations.values().removeIf(decision -> sansObjet(decision, attribution))) {
                return new Etat(attribution, deliberations);
            }
        }
    }

    private static List<VoteClos> clos(Map<String, Depouillement> comptes, Map<String, Decision> deliberations) {
        return comptes.entrySet().stream()
                .map(compte -> new VoteClos(
                        compte.getKey(),
                        compte.getValue(),
                        Optional.ofNullable(deliberations.get(compte.getKey()))
                                .map(decision -> Deliberation.lire(
                                        decision.issue(), decision.details().get("laureats")))))
                .toList();
    }

    /** JURY-5: the jury deliberated without a dossier that may be rewarded again, since its structure is no more elsewhere. */
    private static boolean sansObjet(Decision deliberation, Attribution attribution) {
        String sans = deliberation.details().getOrDefault("sans", "");
        return !sans.isEmpty()
                && Stream.of(sans.split(",")).anyMatch(attribution.admissibles(deliberation.categorie())::containsKey);
    }

    @Override
    @Transactional(readOnly = true)
    public Set<String> ecartes(String edition, String categorie) {
        return attribution(edition).ecartes(categorie).keySet();
    }

    /** Numbers of the jury's decisions that make the palmarès as it stands. */
    @Transactional(readOnly = true)
    List<Long> decisionsEnVigueur(String edition) {
        Etat etat = etat(edition);
        SortedMap<String, String> appliques = etat.attribution().arbitrages();
        return Stream.concat(
                        etat.deliberations().values().stream(),
                        arbitrages(edition).entrySet().stream()
                                .filter(arbitrage -> appliques.containsKey(arbitrage.getKey()))
                                .map(Map.Entry::getValue))
                .map(Decision::numero)
                .toList();
    }

    /** Category → the jury's decision on it since its last count. */
    private Map<String, Decision> deliberations(String edition) {
        Map<String, Decision> deliberations = new HashMap<>();
        long remiseAZero = remiseAZero(edition);
        for (Decision decision : decisions.sur(edition, DELIBERATION)) {
            if (decision.numero() > remiseAZero
                    && Integer.parseInt(decision.details().get("tour")) == votes.tour(edition, decision.categorie())) {
                deliberations.put(decision.categorie(), decision);
            }
        }
        return deliberations;
    }

    /** Structure → where the jury last decided to reward it. */
    private Map<String, Decision> arbitrages(String edition) {
        long remiseAZero = remiseAZero(edition);
        Map<String, Decision> arbitrages = new HashMap<>();
        for (Decision decision : decisions.sur(edition, ARBITRAGE)) {
            if (decision.numero() > remiseAZero) {
                arbitrages.put(decision.details().get("structure"), decision);
            }
        }
        return arbitrages;
    }

    /** When staff last asked to go over the results again: deliberations and arbitrations before are void. */
    private long remiseAZero(String edition) {
        return decisions.sur(edition, PALMARES).stream()
                .filter(decision -> decision.issue().equals(A_REVOIR))
                .mapToLong(Decision::numero)
                .max()
                .orElse(0);
    }

    /** JURY-5, JURY-9: records in which category the jury rewards a structure that comes first in several. */
    void arbitrer(
            String edition,
            String structure,
            String categorieRetenue,
            String motif,
            String presents,
            String decideLe,
            String par) {
        editions.verrouiller(edition);
        attribution(edition).verifierArbitrage(structure, categorieRetenue).ifPresent(erreur -> {
            throw new SaisieRefusee(erreur.message());
        });
        assemblee.verifier(edition, categoriesEnCumul(edition, structure), presents);
        consigner(
                edition,
                categorieRetenue,
                ARBITRAGE,
                categorieRetenue,
                motif,
                presents,
                par,
                Map.of("structure", structure, DateDeDecision.CHAMP, dater(edition, decideLe)));
    }

    /** Where a structure that the jury has to arbitrate comes first. */
    @Transactional(readOnly = true)
    List<String> categoriesEnCumul(String edition, String structure) {
        return attribution(edition).cumuls().stream()
                .filter(cumul -> cumul.structure().equals(structure))
                .flatMap(cumul -> cumul.categories().stream())
                .toList();
    }

    /** The day that the forms propose for a decision across categories. */
    @Transactional(readOnly = true)
    LocalDate jourPropose(String edition) {
        return DateDeDecision.proposer(editions.charger(edition), aDeciderDepuis(edition), horloge.instant());
    }

    private String dater(String edition, String decideLe) {
        return DateDeDecision.verifier(decideLe, jourPropose(edition), aDeciderDepuis(edition), horloge.instant());
    }

    /** Since the last count; since today when no category had a dossier to vote on. */
    private Instant aDeciderDepuis(String edition) {
        return votes.dernierDepouillement(edition).orElseGet(horloge::instant);
    }

    /** JURY-6, D-7: records the extra prize, or that there is none. */
    void designerCoupDeCoeur(String edition, String choix, String motif, String presents, String decideLe, String par) {
        Edition enCours = editions.charger(edition);
        CoupDeCoeur.verifier(choix, motif, palmares.structures(edition), laureats(edition), regle(enCours))
                .ifPresent(erreur -> {
                    throw new SaisieRefusee(erreur.message());
                });
        consigner(
                edition,
                null,
                COUP_DE_COEUR,
                choix,
                motif,
                presents,
                par,
                Map.of(DateDeDecision.CHAMP, dater(edition, decideLe)));
    }

    /** The dossiers proposed for the extra prize, number → how to name it. */
    @Transactional(readOnly = true)
    Map<String, String> proposesAuCoupDeCoeur(Edition edition) {
        Map<String, String> libelles = palmares.libelles(edition.id());
        libelles.keySet()
                .retainAll(CoupDeCoeur.proposes(
                        palmares.structures(edition.id()), laureats(edition.id()), regle(edition)));
        return libelles;
    }

    private List<String> laureats(String edition) {
        return attribution(edition).palmares().stream()
                .flatMap(resultat -> resultat.laureats().stream())
                .toList();
    }

    static CoupDeCoeur.Laureats regle(Edition edition) {
        return CoupDeCoeur.Laureats.valueOf(
                edition.definition().decisions().d7().name());
    }

    /** The extra prize as last recorded: a number, or null for none. */
    @Transactional(readOnly = true)
    String coupDeCoeur(String edition) {
        List<Decision> prises = decisions.sur(edition, COUP_DE_COEUR);
        String choix = prises.isEmpty()
                ? CoupDeCoeur.AUCUN
                : prises.get(prises.size() - 1).issue();
        return CoupDeCoeur.AUCUN.equals(choix) ? null : choix;
    }

    /** Staff asks to go over the results again: arbitrations come back. */
    void revoir(String edition, String par) {
        consigner(edition, null, PALMARES, A_REVOIR, null, null, par, Map.of());
    }

    void valider(String edition, String par) {
        consigner(edition, null, PALMARES, VALIDE, null, null, par, Map.of());
    }

    /** ORG-3: keeps the validated results; from here on only a recorded decision changes them. */
    void figer(String edition) {
        editions.verrouiller(edition);
        if (editions.charger(edition).palmaresValideLe() == null) {
            palmares.remplacer(edition, attribution(edition).palmares(), coupDeCoeur(edition));
            palmares.dater(edition, "palmares_valide_le", horloge.instant());
            evenements.publishEvent(new PalmaresArrete(edition, derniereValidation(edition)));
        }
    }

    private long derniereValidation(String edition) {
        return decisions.sur(edition, PALMARES).stream()
                .filter(decision -> decision.issue().equals(VALIDE))
                .mapToLong(Decision::numero)
                .max()
                .orElseThrow();
    }

    /** JURY-7, D-8: never before the hour of the ceremony. */
    void verifierHeureDeProclamation(String edition) {
        Edition enCours = editions.charger(edition);
        if (enCours.suspendue()
                || horloge.instant().isBefore(enCours.calendrier().instant(Jalon.CEREMONIE))) {
            throw new SaisieRefusee("L'heure de la cérémonie n'est pas venue : rien ne peut être proclamé.");
        }
    }

    /** ORG-3: a dossier that was withdrawn isn't proclaimed; who takes its place is a recorded decision. */
    void verifierLaureatsPresents(String edition) {
        if (laureatParti(edition)) {
            throw new SaisieRefusee(LAUREAT_PARTI);
        }
    }

    void publier(String edition) {
        editions.verrouiller(edition);
        if (editions.charger(edition).proclameeLe() == null) {
            verifierHeureDeProclamation(edition);
            verifierLaureatsPresents(edition);
            palmares.dater(edition, "proclamee_le", horloge.instant());
            evenements.publishEvent(new ResultatsProclames(edition));
        }
    }

    /** The results, only once proclaimed (JURY-7). */
    @Transactional(readOnly = true)
    public Optional<Palmares> proclame(String edition) {
        Edition enCours = editions.charger(edition);
        if (enCours.proclameeLe() == null) {
            return Optional.empty();
        }
        return Optional.of(arrete(enCours));
    }

    /** What to say of each category where nobody is rewarded: the jury named nobody only where a dossier stood (JURY-4). */
    @Transactional(readOnly = true)
    public Map<String, String> sansLaureat(String edition) {
        Set<String> votees = palmares.votees(edition);
        Set<String> pourvues = palmares.enLice(edition).values().stream()
                .map(Rectification.EnLice::categorie)
                .collect(Collectors.toSet());
        Map<String, String> phrases = new LinkedHashMap<>();
        for (Definition.Categorie categorie :
                editions.charger(edition).definition().categories()) {
            phrases.put(
                    categorie.id(),
                    pourvues.contains(categorie.id())
                            ? "Le jury n’a pas désigné de lauréat."
                            : votees.contains(categorie.id())
                                    ? "Aucun dossier n’est resté en lice dans cette catégorie."
                                    : "Aucun dossier n’a concouru dans cette catégorie.");
        }
        return phrases;
    }

    /** The validated results, proclaimed or not: for those whom staff lets see them, who keep them to themselves (JURY-7). */
    @Transactional(readOnly = true)
    public Optional<Palmares> valide(String edition) {
        Edition enCours = editions.charger(edition);
        return enCours.palmaresValideLe() == null ? Optional.empty() : Optional.of(arrete(enCours));
    }

    private Palmares arrete(Edition edition) {
        List<Palmares.Rectificatif> publies = decisions.sur(edition.id(), RectificationService.SUJET).stream()
                .filter(decision -> decision.details().containsKey(RectificationService.TEXTE_PUBLIE))
                .map(decision -> new Palmares.Rectificatif(
                        decision.le(), decision.details().get(RectificationService.TEXTE_PUBLIE)))
                .toList();
        return Palmares.de(edition, palmares.issues(edition.id()), palmares.laureats(edition.id()), publies);
    }

    private void consigner(
            String edition,
            String categorie,
            String sujet,
            String issue,
            String motif,
            String presents,
            String par,
            Map<String, String> details) {
        decisions.consigner(new Decision(
                0, edition, null, categorie, sujet, issue, motif, presents, par, horloge.instant(), details));
    }
}
