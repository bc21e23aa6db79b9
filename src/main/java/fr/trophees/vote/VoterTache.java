package fr.trophees.vote;

import fr.trophees.base.TropheesProperties;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.jury.Engagements;
import fr.trophees.jury.Obstacle;
import fr.trophees.moteur.ContexteTache;
import fr.trophees.moteur.Nom;
import fr.trophees.moteur.SaisieRefusee;
import fr.trophees.moteur.Tache;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The juror's invitation: hands the ballot to {@link VoteService}; nothing of the choice reaches the engine (JURY-8). */
@Component
class VoterTache implements Tache {

    private final VoteService votes;
    private final ScrutinRepository scrutins;
    private final EditionRepository editions;
    private final Engagements engagements;
    private final TropheesProperties reglages;

    VoterTache(
            VoteService votes,
            ScrutinRepository scrutins,
            EditionRepository editions,
            Engagements engagements,
            TropheesProperties reglages) {
        this.votes = votes;
        this.scrutins = scrutins;
        this.editions = editions;
        this.engagements = engagements;
        this.reglages = reglages;
    }

    @Override
    public String cle() {
        return "userTask_voter";
    }

    @Override
    public Map<String, Object> afficher(ContexteTache tache) {
        Edition edition = editions.charger(tache.texte(Nom.VARIABLE_EDITION));
        String categorie = tache.texte(Nom.VARIABLE_CATEGORIE);
        Scrutin scrutin = scrutins.dernier(edition.id(), categorie).orElseThrow();
        Optional<Obstacle> obstacle =
                tache.assigne() == null ? Optional.empty() : engagements.obstacle(edition, tache.assigne(), categorie);
        List<Map<String, Object>> choix = new ArrayList<>();
        List<EnLice> enLice = obstacle.isEmpty() ? scrutins.enLice(edition.id(), categorie) : List.of();
        for (EnLice dossier : enLice) {
            choix.add(Map.of(
                    "label",
                    dossier.numero() + " – " + dossier.titre() + " (" + dossier.structure() + ")",
                    "value",
                    dossier.numero()));
        }
        if (obstacle.isEmpty()) {
            choix.add(Map.of("label", "Vote blanc", "value", MethodeDeVote.BLANC));
        }
        return Map.of(
                "categorieTitre",
                edition.definition().categorie(categorie).titre(),
                "dossiers",
                choix,
                "dossiersTable",
                enLice,
                "echeance",
                DatesEnFrancais.dateEtHeure(scrutin.fermeture(edition)),
                "alertes",
                obstacle.map(this::expliquer)
                        .orElse(
                                tache.assigne() != null && scrutins.aVote(scrutin, tache.assigne())
                                        ? "Votre bulletin est enregistré. En votant de nouveau, vous le remplacez. Son reçu est"
                                                + " dans votre espace du jury."
                                        : ""));
    }

    /** JURY-3, JURY-9: no dossier is named and no ballot taken before the member accepted and declared. */
    private String expliquer(Obstacle obstacle) {
        return obstacle.message() + " Le lien vous en est donné par courriel ; pour le recevoir de nouveau : "
                + reglages.page("/jury");
    }

    @Override
    public Map<String, Object> accomplir(ContexteTache tache, Map<String, Object> saisie) {
        if (tache.assigne() == null || !tache.assigne().equals(tache.utilisateur())) {
            throw new SaisieRefusee("Ce bulletin est celui d'un autre membre du jury : lui seul peut voter.");
        }
        String edition = tache.texte(Nom.VARIABLE_EDITION);
        String categorie = tache.texte(Nom.VARIABLE_CATEGORIE);
        boolean recuse = Boolean.TRUE.equals(saisie.get("lienProfessionnel"));
        if (recuse) {
            votes.seRecuser(edition, categorie, tache.assigne());
        } else {
            votes.voter(edition, categorie, tache.assigne(), (String) saisie.get("choix"));
        }
        return Map.of("recuse", recuse);
    }
}
