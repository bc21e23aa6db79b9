package fr.trophees.vote;

import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.moteur.ContexteTache;
import fr.trophees.moteur.Nom;
import fr.trophees.moteur.SaisieRefusee;
import fr.trophees.moteur.Tache;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Staff decides what becomes of a category that is left with too few voters (JURY-3, JURY-8). */
@Component
class PallierManqueVotantsTache implements Tache {

    private final VoteService votes;
    private final ScrutinRepository scrutins;
    private final DecisionRepository decisions;
    private final EditionRepository editions;
    private final Clock horloge;

    PallierManqueVotantsTache(
            VoteService votes,
            ScrutinRepository scrutins,
            DecisionRepository decisions,
            EditionRepository editions,
            Clock horloge) {
        this.votes = votes;
        this.scrutins = scrutins;
        this.decisions = decisions;
        this.editions = editions;
        this.horloge = horloge;
    }

    @Override
    public String cle() {
        return "userTask_pallierManqueVotants";
    }

    @Override
    public Annonce annoncer(ContexteTache tache) {
        return new Annonce("Pallier le manque de votants – " + VoteService.titre(editions, tache), null);
    }

    @Override
    public Map<String, Object> afficher(ContexteTache tache) {
        Edition edition = editions.charger(tache.texte(Nom.VARIABLE_EDITION));
        Scrutin scrutin = scrutins.dernier(edition.id(), tache.texte(Nom.VARIABLE_CATEGORIE))
                .orElseThrow();
        int votants = scrutins.invites(scrutin).size();
        int quorum = DepouillementService.quorum(edition).requis(votants);
        return Map.of(
                "categorieTitre",
                edition.definition().categorie(scrutin.categorie()).titre(),
                "echeance",
                DatesEnFrancais.dateEtHeure(scrutin.fermeture(edition)),
                "alertes",
                Quorum.nommer(votants) + " dans cette catégorie"
                        + (quorum > votants ? ", pour un quorum de " + quorum : "") + ".",
                "alternatives",
                List.of(
                        Map.of(
                                "choix",
                                "Nommer d’autres membres (bureau, « Jury et cérémonie »)",
                                "effet",
                                "Ils sont invités aussitôt, les bulletins déposés restent, et cette tâche se referme dès que"
                                        + " les votants suffisent."),
                        Map.of(
                                "choix",
                                "Reporter la fermeture des votes (bureau, calendrier)",
                                "effet",
                                "Tous ont plus de temps (art. 5.1). Le nombre de votants ne change pas."),
                        Map.of("choix", "Poursuivre ainsi", "effet", poursuivre(votants, quorum)),
                        Map.of(
                                "choix",
                                "Faire voter de nouveau",
                                "effet",
                                "N’est pas permis ici : un vote ne recommence que pour un lien professionnel apparu après sa"
                                        + " fermeture (art. 4.4), ou pour un dossier admis après elle (art. 4.2).")));
    }

    private static String poursuivre(int votants, int quorum) {
        if (votants == 0) {
            return "Personne ne vote : à la fermeture, le jury délibère (art. 4.5).";
        }
        return (quorum > votants
                        ? "Le quorum ne peut pas être atteint : à la fermeture, le jury délibère (art. 4.5)."
                        : "À la fermeture, ces bulletins décident.")
                + " Avec si peu de bulletins, le décompte laisse deviner qui a choisi quoi.";
    }

    @Override
    public Map<String, Object> accomplir(ContexteTache tache, Map<String, Object> saisie) {
        boolean poursuivre = Boolean.TRUE.equals(saisie.get("poursuivre"));
        if (poursuivre) {
            String edition = tache.texte(Nom.VARIABLE_EDITION);
            String categorie = tache.texte(Nom.VARIABLE_CATEGORIE);
            String motif = (String) saisie.get("motif");
            if (motif == null || motif.isBlank()) {
                throw new SaisieRefusee("Dites pourquoi le vote se poursuit avec si peu de votants.");
            }
            decisions.consigner(new Decision(
                    0,
                    edition,
                    null,
                    categorie,
                    "votants",
                    "poursuivre",
                    motif,
                    null,
                    tache.utilisateur(),
                    horloge.instant(),
                    Map.of("tour", String.valueOf(votes.tour(edition, categorie)))));
        }
        return Map.of("poursuivre", poursuivre);
    }
}
