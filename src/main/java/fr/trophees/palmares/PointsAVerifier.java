package fr.trophees.palmares;

import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.edition.Edition;
import fr.trophees.jury.Jure;
import fr.trophees.jury.JuryService;
import fr.trophees.jury.Presents;
import fr.trophees.vote.Assemblee;
import fr.trophees.vote.DepouillementService;
import fr.trophees.vote.SessionDuJury;
import fr.trophees.vote.TourDepouille;
import fr.trophees.vote.VoteService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is missing from the minutes, or contradicts itself in them, while it can still be put right (JURY-9, ORG-3). */
@Component
class PointsAVerifier {

    private static final Map<String, String> SUJETS = Map.of(
            PalmaresService.DELIBERATION, "la délibération",
            PalmaresService.ARBITRAGE, "le choix de la récompense",
            PalmaresService.COUP_DE_COEUR, "le coup de cœur");

    private final JuryService jury;
    private final SessionDuJury session;
    private final Assemblee assemblee;
    private final VoteService votes;
    private final DepouillementService depouillements;
    private final PalmaresService palmares;
    private final DecisionRepository decisions;

    PointsAVerifier(
            JuryService jury,
            SessionDuJury session,
            Assemblee assemblee,
            VoteService votes,
            DepouillementService depouillements,
            PalmaresService palmares,
            DecisionRepository decisions) {
        this.jury = jury;
        this.session = session;
        this.assemblee = assemblee;
        this.votes = votes;
        this.depouillements = depouillements;
        this.palmares = palmares;
        this.decisions = decisions;
    }

    /** One French sentence each. */
    List<String> relever(Edition edition) {
        List<Jure> membres = jury.membres(edition.id());
        Map<String, Boolean> presences = session.presences(edition.id());
        List<String> points = new ArrayList<>();
        List<String> nonConsignes = membres.stream()
                .filter(membre -> !presences.containsKey(membre.id()))
                .map(Jure::nom)
                .toList();
        if (!nonConsignes.isEmpty()) {
            points.add(
                    (nonConsignes.size() == membres.size()
                                    ? "Aucune présence à la session n’est consignée"
                                    : "La présence à la session n’est pas consignée pour "
                                            + String.join(", ", nonConsignes))
                            + " : le procès-verbal le dira, et elle ne se consigne plus ensuite (bureau, « Session du jury »).");
        }
        if (!session.situee(edition.id())) {
            points.add("Ni lieu ni visioconférence ne sont indiqués pour la session (bureau, « Session du jury »).");
        }
        votes.categoriesDepouillees(edition.id())
                .forEach(categorie -> depouillements.tours(edition.id(), categorie).stream()
                        .filter(TourDepouille::enVigueur)
                        .filter(tour -> !tour.quorumAtteint())
                        .forEach(tour -> points.add(
                                "« " + edition.definition().categorie(categorie).titre()
                                        + " » : quorum non atteint (votants : " + tour.votants() + ", requis : "
                                        + tour.quorum() + ").")));
        decisionsEnVigueur(edition).forEach(decision -> points.addAll(relever(edition, decision, membres, presences)));
        return points;
    }

    private List<Decision> decisionsEnVigueur(Edition edition) {
        List<Long> enVigueur = palmares.decisionsEnVigueur(edition.id());
        List<Decision> prises = new ArrayList<>();
        for (String sujet : List.of(PalmaresService.DELIBERATION, PalmaresService.ARBITRAGE)) {
            decisions.sur(edition.id(), sujet).stream()
                    .filter(decision -> enVigueur.contains(decision.numero()))
                    .forEach(prises::add);
        }
        decisions.sur(edition.id(), PalmaresService.COUP_DE_COEUR).stream()
                .reduce((avant, apres) -> apres)
                .ifPresent(prises::add);
        return prises;
    }

    private List<String> relever(
            Edition edition, Decision decision, List<Jure> membres, Map<String, Boolean> presences) {
        String quoi = SUJETS.get(decision.sujet())
                + (decision.categorie() == null
                        ? ""
                        : " (« "
                                + edition.definition()
                                        .categorie(decision.categorie())
                                        .titre() + " »)");
        Presents presents = Presents.lire(decision.presents());
        List<String> points = new ArrayList<>();
        if (decision.sujet().equals(PalmaresService.DELIBERATION)) {
            List<String> recuses = assemblee.recuses(edition.id(), List.of(decision.categorie()), decision.presents());
            ajouter(points, recuses, "Récusé de la catégorie, et pourtant présent pour " + quoi);
        }
        List<String> ailleurs = presents.parmi(membres).stream()
                .filter(membre -> Boolean.FALSE.equals(presences.get(membre.id())))
                .map(Jure::nom)
                .toList();
        ajouter(points, ailleurs, "N’était pas à la session, et pourtant présent pour " + quoi);
        ajouter(
                points,
                presents.etrangers(membres),
                "N’est le nom d’aucun membre du jury, parmi les présents pour " + quoi);
        return points;
    }

    private static void ajouter(List<String> points, List<String> noms, String constat) {
        if (!noms.isEmpty()) {
            points.add(constat + " : " + noms.stream().collect(Collectors.joining(", ")) + ".");
        }
    }
}
