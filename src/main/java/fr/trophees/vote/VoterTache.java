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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The juror's invitation: hands the ballot to {@link VoteService}; nothing of the choice reaches the engine (JURY-8). */
@Component
class VoterTache implements Tache {

    /** What the form's conditions call each kind of ballot. */
    private static final Map<FormeDeBulletin, String> MODES = Map.of(
            FormeDeBulletin.UN_DOSSIER, "un-dossier",
            FormeDeBulletin.CLASSEMENT, "classement",
            FormeDeBulletin.MENTIONS, "mentions");

    /** The answer of {@code choix} that says: my ballot is in the lists below. */
    private static final String DETAIL = "bulletin";

    /** How many ranks the form has: {@code rang1} to {@code rang12}. */
    private static final int RANGS = 12;

    private static final Map<String, Mention> MENTIONS = Map.of(
            "mentionExcellent", Mention.EXCELLENT,
            "mentionTresBien", Mention.TRES_BIEN,
            "mentionBien", Mention.BIEN,
            "mentionAssezBien", Mention.ASSEZ_BIEN,
            "mentionPassable", Mention.PASSABLE,
            "mentionInsuffisant", Mention.INSUFFISANT,
            "mentionARejeter", Mention.A_REJETER);

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

    /**
     * Ballots of several categories stand side by side in the list of tasks. The name doesn't follow the ballot: a task renamed by a
     * ballot of the page would have the engine refuse one that Tasklist submits at the same instant (JURY-8); the form tells it.
     */
    @Override
    public Annonce annoncer(ContexteTache tache) {
        Edition edition = editions.charger(tache.texte(Nom.VARIABLE_EDITION));
        Scrutin scrutin = scrutins.dernier(edition.id(), tache.texte(Nom.VARIABLE_CATEGORIE))
                .orElseThrow();
        return new Annonce(
                "Voter – " + edition.definition().categorie(scrutin.categorie()).titre(), scrutin.fermeture(edition));
    }

    @Override
    public Map<String, Object> afficher(ContexteTache tache) {
        Edition edition = editions.charger(tache.texte(Nom.VARIABLE_EDITION));
        String categorie = tache.texte(Nom.VARIABLE_CATEGORIE);
        Scrutin scrutin = scrutins.dernier(edition.id(), categorie).orElseThrow();
        Optional<Obstacle> obstacle =
                tache.assigne() == null ? Optional.empty() : engagements.obstacle(edition, tache.assigne(), categorie);
        MethodeDeVote<?> methode = DepouillementService.methode(edition);
        List<EnLice> candidats = obstacle.isEmpty() ? scrutins.candidats(scrutin) : List.of();
        Map<String, Object> affichage = new HashMap<>();
        affichage.put(
                "categorieTitre", edition.definition().categorie(categorie).titre());
        affichage.put("secondTour", scrutin.secondTour());
        affichage.put("mode", MODES.get(methode.forme()));
        affichage.put("consigne", consigne(methode.forme()));
        affichage.put("regle", methode.regle());
        affichage.put("dossiers", candidats.isEmpty() ? List.of() : choix(methode.forme(), candidats));
        affichage.put("dossiersTable", candidats);
        affichage.put(
                "dossiersAJuger", methode.forme() == FormeDeBulletin.UN_DOSSIER ? List.of() : reponses(candidats));
        affichage.put("echeance", DatesEnFrancais.dateEtHeure(scrutin.fermeture(edition)));
        affichage.put(
                "alertes",
                obstacle.map(this::expliquer)
                        .orElseGet(() -> candidats.isEmpty()
                                ? VoteService.RIEN_A_VOTER
                                : dejaVote(edition, scrutin, candidats, tache.assigne())));
        return affichage;
    }

    private String dejaVote(Edition edition, Scrutin scrutin, List<EnLice> candidats, String jure) {
        BulletinVu bulletin = votes.bulletin(edition, scrutin, jure, () -> candidats);
        if (bulletin.enregistreLe() == null) {
            return "";
        }
        return bulletin.sansEffet()
                ? "Le dossier que vous aviez choisi n’est plus en lice : votre bulletin ne compte pour aucun dossier. Votez de"
                        + " nouveau."
                : "Votre bulletin est enregistré depuis le " + DatesEnFrancais.aLaSeconde(bulletin.enregistreLe())
                        + ". En votant de nouveau, vous le remplacez. Ce que vous avez choisi et son reçu sont dans votre espace"
                        + " du jury.";
    }

    private static String consigne(FormeDeBulletin forme) {
        return switch (forme) {
            case UN_DOSSIER -> "Choisissez un dossier, ou votez blanc.";
            case CLASSEMENT -> "Donnez un rang aux dossiers, ou votez blanc.";
            case MENTIONS -> "Donnez une mention à chaque dossier, ou votez blanc.";
        };
    }

    private static List<Map<String, String>> choix(FormeDeBulletin forme, List<EnLice> candidats) {
        List<Map<String, String>> choix = new ArrayList<>();
        switch (forme) {
            case UN_DOSSIER -> choix.addAll(reponses(candidats));
            case CLASSEMENT -> choix.add(Map.of("label", "Je classe les dossiers", "value", DETAIL));
            case MENTIONS -> choix.add(Map.of("label", "Je donne une mention à chaque dossier", "value", DETAIL));
        }
        choix.add(Map.of("label", "Vote blanc", "value", MethodeDeVote.BLANC));
        return choix;
    }

    private static List<Map<String, String>> reponses(List<EnLice> candidats) {
        return candidats.stream()
                .map(dossier -> Map.of(
                        "label",
                        dossier.numero() + " – " + dossier.titre() + " (" + dossier.structure() + ")",
                        "value",
                        dossier.numero()))
                .toList();
    }

    /** JURY-3, JURY-9: no dossier is named and no ballot taken before the member accepted and declared. */
    private String expliquer(Obstacle obstacle) {
        return obstacle == Obstacle.RECUSATION
                ? obstacle.message()
                : obstacle.message()
                        + " Ouvrez-le par le lien personnel de votre convocation (reçue par courriel),"
                        + " puis revenez ici voter. Pour recevoir ce lien de nouveau : " + reglages.page("/jury");
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
            voter(edition, categorie, tache.assigne(), saisie);
        }
        return Map.of("recuse", recuse);
    }

    private void voter(String edition, String categorie, String jure, Map<String, Object> saisie) {
        String choix = (String) saisie.get("choix");
        try {
            votes.voter(
                    edition,
                    categorie,
                    jure,
                    () -> DETAIL.equals(choix) ? composer(edition, categorie, saisie) : choix);
        } catch (VoteEmpeche empeche) {
            throw new SaisieRefusee("Votre bulletin n’a pas été enregistré. " + expliquer(empeche.obstacle()));
        }
    }

    /** One ballot of the lists filled in below: those of the ranks, or those of the grades. */
    private String composer(String edition, String categorie, Map<String, Object> saisie) {
        Map<String, String> feuille = new TreeMap<>();
        if (votes.methode(edition).forme() == FormeDeBulletin.MENTIONS) {
            Scrutin scrutin = scrutins.dernier(edition, categorie).orElseThrow();
            scrutins.candidats(scrutin).forEach(dossier -> feuille.put(dossier.numero(), ""));
        }
        for (int rang = 1; rang <= RANGS; rang++) {
            ranger(feuille, saisie.get("rang" + rang), String.valueOf(rang));
        }
        MENTIONS.forEach((champ, mention) -> ranger(feuille, saisie.get(champ), mention.code()));
        FeuilleDeVote composee = votes.composer(edition, feuille);
        if (!composee.erreurs().isEmpty()) {
            // a refusal may be logged on its way: it names no dossier (JURY-8)
            long sansMention = composee.erreurs().stream()
                    .filter(erreur -> feuille.containsKey(erreur.champ()))
                    .count();
            throw new SaisieRefusee(
                    sansMention > 0
                            ? "Donnez une mention à chaque dossier : il en manque " + sansMention + "."
                            : composee.erreurs().get(0).message());
        }
        return composee.choix();
    }

    private static void ranger(Map<String, String> feuille, Object dossiers, String reponse) {
        if (dossiers instanceof List<?> liste) {
            for (Object dossier : liste) {
                String precedente = feuille.put((String) dossier, reponse);
                if (precedente != null && !precedente.isEmpty()) {
                    throw new SaisieRefusee("Un dossier est donné deux fois : laissez chacun à un seul endroit.");
                }
            }
        }
    }
}
