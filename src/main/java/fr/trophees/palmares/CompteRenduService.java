package fr.trophees.palmares;

import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.palmares.CompteRendu.DecisionDuJury;
import fr.trophees.palmares.CompteRendu.Decompte;
import fr.trophees.palmares.CompteRendu.Dossier;
import fr.trophees.palmares.CompteRendu.Ecarte;
import fr.trophees.palmares.CompteRendu.Ligne;
import fr.trophees.palmares.CompteRendu.Tour;
import fr.trophees.vote.DateDeDecision;
import fr.trophees.vote.Deliberation;
import fr.trophees.vote.Depouillement;
import fr.trophees.vote.DepouillementService;
import fr.trophees.vote.NouveauVote;
import fr.trophees.vote.TourDepouille;
import fr.trophees.vote.VoteService;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts for every counted category, from the votes and the recorded decisions: nothing of it is stored (JURY-4). */
@Service
@Transactional(readOnly = true)
public class CompteRenduService {

    private final PalmaresService palmares;
    private final PalmaresRepository dossiers;
    private final VoteService votes;
    private final DepouillementService depouillements;
    private final DecisionRepository decisions;
    private final EditionRepository editions;

    CompteRenduService(
            PalmaresService palmares,
            PalmaresRepository dossiers,
            VoteService votes,
            DepouillementService depouillements,
            DecisionRepository decisions,
            EditionRepository editions) {
        this.palmares = palmares;
        this.dossiers = dossiers;
        this.votes = votes;
        this.depouillements = depouillements;
        this.decisions = decisions;
        this.editions = editions;
    }

    /** The categories whose votes are counted, in the order of the edition; the others are not among them. */
    public List<CompteRendu> comptesRendus(String id) {
        Edition edition = editions.charger(id);
        List<String> depouillees = votes.categoriesDepouillees(id);
        if (depouillees.isEmpty()) {
            return List.of();
        }
        Attribution attribution = palmares.attribution(id);
        Map<String, Dossier> parNumero = dossiers.dossiers(id);
        return edition.definition().categories().stream()
                .filter(categorie -> depouillees.contains(categorie.id()))
                .map(categorie -> compteRendu(edition, categorie.id(), attribution, parNumero))
                .toList();
    }

    /** JURY-8: the categories where so few voted that the count tells a choice, one French line each; none when there are none. */
    List<String> reserves(String id) {
        Edition edition = editions.charger(id);
        List<String> depouillees = votes.categoriesDepouillees(id);
        return edition.definition().categories().stream()
                .filter(categorie -> depouillees.contains(categorie.id()))
                .flatMap(categorie -> depouillements.tours(id, categorie.id()).stream()
                        .map(TourDepouille::reserve)
                        .filter(reserve -> !reserve.isEmpty())
                        .map(reserve -> "« " + categorie.titre() + " » : " + reserve))
                .toList();
    }

    private CompteRendu compteRendu(
            Edition edition, String categorie, Attribution attribution, Map<String, Dossier> parNumero) {
        Situation situation = attribution.situation(categorie);
        List<Ecarte> ecartes = new ArrayList<>();
        attribution
                .ecartes(categorie)
                .forEach((numero, retenue) -> ecartes.add(new Ecarte(parNumero.get(numero), titre(edition, retenue))));
        return new CompteRendu(
                categorie,
                titre(edition, categorie),
                situation.code(),
                situation instanceof ResultatCategorie resultat
                        ? resultat.laureats().stream().map(parNumero::get).toList()
                        : List.of(),
                edition.definition().vote().methode(),
                votes.methode(edition.id()).libelle(),
                votes.methode(edition.id()).regle(),
                regle(attribution, situation),
                ecartes,
                depouillements.tours(edition.id(), categorie).stream()
                        .map(tour -> Tour.de(
                                tour,
                                tour.depouillement()
                                        .map(d -> Decompte.de(d, lignes(d, parNumero)))
                                        .orElse(null)))
                        .toList(),
                decisions(edition.id(), categorie, attribution));
    }

    private static String titre(Edition edition, String categorie) {
        return edition.definition().categorie(categorie).titre();
    }

    private static List<Ligne> lignes(Depouillement depouillement, Map<String, Dossier> parNumero) {
        List<Ligne> lignes = new ArrayList<>();
        for (List<String> palier : depouillement.paliers()) {
            int place = lignes.size() + 1;
            for (String numero : palier) {
                lignes.add(new Ligne(
                        place,
                        parNumero.get(numero),
                        depouillement.voix().get(numero),
                        depouillement.details().get(numero)));
            }
        }
        return lignes;
    }

    private static String regle(Attribution attribution, Situation situation) {
        String categorie = situation.categorie();
        if (situation instanceof DeliberationRequise requise) {
            return requise.motif() == DeliberationRequise.Motif.SECOND_TOUR
                    ? "Aucun dossier n’a plus de la moitié des suffrages exprimés : un second tour a lieu."
                    : requise.motif().enClair() + " Le jury délibère (article 4.5).";
        }
        if (attribution.admissibles(categorie).isEmpty()) {
            return attribution.ecartes(categorie).isEmpty()
                    ? "Il ne reste aucun dossier en lice dans la catégorie : ceux sur lesquels le jury a voté l’ont quittée depuis."
                    : "Les structures des dossiers en lice sont récompensées dans une autre catégorie, et une structure ne"
                            + " l’est que pour un seul de ses projets (article 1.3).";
        }
        if (attribution.deliberation(categorie).isPresent()) {
            return "Le vote ne suffisait pas à décider ; le jury a délibéré (article 4.5).";
        }
        return attribution.premierEcarte(categorie)
                ? "Le dossier en tête du vote est récompensé dans une autre catégorie. Une structure n’est récompensée que"
                        + " pour un seul de ses projets (article 1.3) ; l’usage retenu par le jury fait alors passer la"
                        + " catégorie au dossier suivant."
                : "Le vote du jury désigne le lauréat (articles 4.2 et 4.5).";
    }

    /**
     * JURY-8: what the jury made of votes that were voted again since hints at how these had ended: a tie, or who came first. It
     * stays in the register.
     */
    private static boolean trahirait(Decision decision, NouveauVote nouveauVote) {
        return decision.numero() < nouveauVote.decision()
                && (decision.sujet().equals(PalmaresService.ARBITRAGE)
                        || decision.categorie().equals(nouveauVote.categorie()));
    }

    /** Deliberations on the category, and arbitrations of the structures that stand in it. */
    private List<DecisionDuJury> decisions(String edition, String categorie, Attribution attribution) {
        Stream<Decision> deliberations = decisions.sur(edition, PalmaresService.DELIBERATION).stream()
                .filter(decision -> categorie.equals(decision.categorie()));
        Stream<Decision> arbitrages = decisions.sur(edition, PalmaresService.ARBITRAGE).stream()
                .filter(decision -> attribution
                        .structures(categorie)
                        .contains(decision.details().get("structure")));
        List<Long> enVigueur = palmares.decisionsEnVigueur(edition);
        List<NouveauVote> nouveauxVotes = votes.nouveauxVotes(edition);
        return Stream.concat(deliberations, arbitrages)
                .filter(decision -> enVigueur.contains(decision.numero())
                        || nouveauxVotes.stream().noneMatch(vote -> trahirait(decision, vote)))
                .sorted(Comparator.comparingLong(Decision::numero))
                .map(decision -> new DecisionDuJury(
                        decision.sujet(),
                        decision.issue(),
                        decision.sujet().equals(PalmaresService.DELIBERATION)
                                ? Deliberation.lire(
                                                decision.issue(),
                                                decision.details().get("laureats"))
                                        .laureats()
                                : List.of(),
                        decision.sujet().equals(PalmaresService.ARBITRAGE)
                                ? dossiers.nom(edition, decision.details().get("structure"))
                                : null,
                        decision.motif(),
                        decision.presents(),
                        DateDeDecision.lire(decision),
                        decision.le(),
                        enVigueur.contains(decision.numero())))
                .toList();
    }
}
