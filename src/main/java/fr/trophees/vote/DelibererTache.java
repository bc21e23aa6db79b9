package fr.trophees.vote;

import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.moteur.ContexteTache;
import fr.trophees.moteur.Nom;
import fr.trophees.moteur.SaisieRefusee;
import fr.trophees.moteur.Tache;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.springframework.stereotype.Component;

/** Staff records what the jury decided in session on a category that its votes don't settle (JURY-4, JURY-9). */
@Component
class DelibererTache implements Tache {

    /** In a decision's details: the dossiers that were struck when it was taken, numbers separated by commas. */
    private static final String SANS = "sans";

    private final VoteService votes;
    private final DepouillementService depouillements;
    private final ScrutinRepository scrutins;
    private final Attributions attributions;
    private final DecisionRepository decisions;
    private final EditionRepository editions;
    private final Assemblee assemblee;
    private final Clock horloge;

    DelibererTache(
            VoteService votes,
            DepouillementService depouillements,
            ScrutinRepository scrutins,
            Attributions attributions,
            DecisionRepository decisions,
            EditionRepository editions,
            Assemblee assemblee,
            Clock horloge) {
        this.votes = votes;
        this.depouillements = depouillements;
        this.scrutins = scrutins;
        this.attributions = attributions;
        this.decisions = decisions;
        this.editions = editions;
        this.assemblee = assemblee;
        this.horloge = horloge;
    }

    @Override
    public String cle() {
        return "userTask_deliberer";
    }

    @Override
    public Annonce annoncer(ContexteTache tache) {
        return new Annonce("Délibérer – " + VoteService.titre(editions, tache), null);
    }

    @Override
    public Map<String, Object> afficher(ContexteTache tache) {
        Edition edition = editions.charger(tache.texte(Nom.VARIABLE_EDITION));
        String categorie = tache.texte(Nom.VARIABLE_CATEGORIE);
        Depouillement depouillement = depouillements.depouillement(edition.id(), categorie);
        SortedMap<String, String> admissibles = attributions.admissibles(edition.id(), categorie);
        List<EnLice> enLice = scrutins.enLice(edition.id(), categorie);
        boolean secret = depouillements.tours(edition.id(), categorie).stream()
                .anyMatch(tour -> tour.enVigueur() && tour.depouillement().isEmpty());
        return Map.of(
                "presents",
                assemblee.proposer(edition.id(), List.of(categorie)),
                DateDeDecision.CHAMP,
                DateDeDecision.proposer(edition, depuis(edition.id(), categorie), horloge.instant())
                        .toString(),
                "categorieTitre",
                edition.definition().categorie(categorie).titre(),
                "depouillement",
                enLice.stream()
                        .map(dossier -> Map.of(
                                "dossier",
                                dossier.numero() + " – " + dossier.titre() + " (" + dossier.structure() + ")",
                                "voix",
                                secret ? "–" : depouillement.voix().getOrDefault(dossier.numero(), 0),
                                "detail",
                                secret ? "" : depouillement.details().getOrDefault(dossier.numero(), "")))
                        .toList(),
                "dossiersTable",
                enLice.stream()
                        .filter(dossier -> admissibles.containsKey(dossier.numero()))
                        .toList(),
                "consequences",
                attributions.consequences(edition.id(), categorie),
                "alertes",
                attributions.motifDeDeliberation(edition.id(), categorie) + " " + participation(depouillement) + " "
                        + (secret ? "" : decompte(depouillement))
                        + (depouillement.reserve().isEmpty() ? "" : "\n" + depouillement.reserve()));
    }

    private static String participation(Depouillement depouillement) {
        return "Inscrits : " + depouillement.inscrits() + ", récusés : " + depouillement.recuses() + ", absents : "
                + depouillement.absents() + ", votants : " + depouillement.votants()
                + (depouillement.quorum() == 0 ? "" : " (quorum : " + depouillement.quorum() + ")") + ".";
    }

    /** The ballots are as many as the voters. */
    private static String decompte(Depouillement depouillement) {
        return "Suffrages exprimés : " + depouillement.exprimes() + ", blancs : " + depouillement.blancs()
                + ", sans effet (leur dossier n’est plus en lice) : " + depouillement.annules() + ".";
    }

    @Override
    public Map<String, Object> accomplir(ContexteTache tache, Map<String, Object> saisie) {
        String edition = tache.texte(Nom.VARIABLE_EDITION);
        String categorie = tache.texte(Nom.VARIABLE_CATEGORIE);
        String issue = (String) saisie.get("decision");
        String laureats = (String) saisie.getOrDefault("laureats", "");
        Deliberation.verifier(issue, laureats, attributions.admissibles(edition, categorie))
                .ifPresent(erreur -> {
                    throw new SaisieRefusee(erreur.message());
                });
        assemblee.verifier(edition, List.of(categorie), (String) saisie.get("presents"));
        Instant depuis = depuis(edition, categorie);
        Instant maintenant = horloge.instant();
        String decideLe = DateDeDecision.verifier(
                (String) saisie.get(DateDeDecision.CHAMP),
                DateDeDecision.proposer(editions.charger(edition), depuis, maintenant),
                depuis,
                maintenant);
        decisions.consigner(new Decision(
                0,
                edition,
                null,
                categorie,
                "deliberation",
                issue,
                (String) saisie.get("motif"),
                (String) saisie.get("presents"),
                tache.utilisateur(),
                maintenant,
                Map.of(
                        "tour",
                        String.valueOf(votes.tour(edition, categorie)),
                        "laureats",
                        laureats,
                        SANS,
                        String.join(",", attributions.ecartes(edition, categorie)),
                        DateDeDecision.CHAMP,
                        decideLe)));
        return Map.of("issue", attributions.situation(edition, categorie));
    }

    private Instant depuis(String edition, String categorie) {
        return scrutins.dernier(edition, categorie).orElseThrow().depouilleLe();
    }
}
