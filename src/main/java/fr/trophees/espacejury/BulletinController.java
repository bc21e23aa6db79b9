package fr.trophees.espacejury;

import fr.trophees.base.Rejeu;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.espacejury.EspaceJury.Visite;
import fr.trophees.jury.Engagements;
import fr.trophees.jury.Obstacle;
import fr.trophees.moteur.SaisieRefusee;
import fr.trophees.vote.BulletinVu;
import fr.trophees.vote.DepouillementService;
import fr.trophees.vote.EnLice;
import fr.trophees.vote.FeuilleDeVote;
import fr.trophees.vote.FormeDeBulletin;
import fr.trophees.vote.Invitation;
import fr.trophees.vote.Recepisse;
import fr.trophees.vote.VoteService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The ballot page (JURY-8): the same service and rules as Tasklist's task. A choice travels in the body of a POST and on the juror's
 * own page until the close, nowhere else.
 */
@Controller
@RequestMapping("/jury/{jeton}/vote/{categorie}")
class BulletinController {

    private static final String BLANC = "blanc";
    private static final String REPONSE = "reponse.";
    private static final Duration DERNIERE_MINUTE = Duration.ofMinutes(1);

    private final EspaceJury espace;
    private final VoteService votes;
    private final DepouillementService depouillements;
    private final Engagements engagements;
    private final Rejeu rejeu;
    private final Clock horloge;

    BulletinController(
            EspaceJury espace,
            VoteService votes,
            DepouillementService depouillements,
            Engagements engagements,
            Rejeu rejeu,
            Clock horloge) {
        this.espace = espace;
        this.votes = votes;
        this.depouillements = depouillements;
        this.engagements = engagements;
        this.rejeu = rejeu;
        this.horloge = horloge;
    }

    @GetMapping
    ModelAndView montrer(
            @PathVariable String jeton,
            @PathVariable String categorie,
            @RequestParam(name = "fait", required = false) String fait) {
        return page(espace.ouvrir(jeton), categorie, fait, null, null, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView voter(
            @PathVariable String jeton, @PathVariable String categorie, @RequestParam Map<String, String> champs) {
        Visite visite = espace.ouvrir(jeton);
        exigerCategorie(visite, categorie);
        String edition = visite.edition().id();
        String membre = visite.membre().id();
        String avant = version(votes.bulletin(edition, categorie, membre));
        Recepisse recepisse;
        try {
            Optional<Invitation> invitation = votes.invitation(edition, categorie, membre);
            String choix = champs.get("choix");
            if (champs.containsKey(BLANC)) {
                choix = BLANC;
            } else if (invitation.isPresent() && invitation.get().forme() != FormeDeBulletin.UN_DOSSIER) {
                FeuilleDeVote feuille = votes.composer(edition, feuille(invitation.get(), champs));
                if (!feuille.erreurs().isEmpty()) {
                    return page(
                            visite, categorie, null, Refus.de(feuille, champs), null, HttpStatus.UNPROCESSABLE_ENTITY);
                }
                choix = feuille.choix();
            }
            recepisse = votes.voter(edition, categorie, membre, choix);
        } catch (SaisieRefusee refus) {
            return page(
                    visite,
                    categorie,
                    null,
                    new Refus(refus.getMessage(), Map.of(), champs),
                    null,
                    HttpStatus.UNPROCESSABLE_ENTITY);
        }
        Instant fermeture = votes.bulletin(edition, categorie, membre).fermeture();
        if (horloge.instant().plus(DERNIERE_MINUTE).isAfter(fermeture)) {
            return page(visite, categorie, null, null, recepisse, HttpStatus.OK);
        }
        boolean remplace = !avant.isEmpty() && !avant.equals(champs.get("vu"));
        return visite.suite("/vote/" + categorie + (remplace ? "?fait=remplace" : "?fait=enregistre"));
    }

    /** JURY-3: a tie said while voting, and with whom: no vote here, and none that counts. */
    @PostMapping("/lien")
    ModelAndView declarerUnLien(
            @PathVariable String jeton,
            @PathVariable String categorie,
            @RequestParam(name = "dossier", required = false) List<String> dossiers) {
        Visite visite = espace.ouvrir(jeton);
        exigerCategorie(visite, categorie);
        if (dossiers == null
                || !rejeu.transaction(() -> engagements.declarerEnVotant(
                        visite.edition().id(), visite.membre().id(), categorie, dossiers))) {
            return page(
                    visite,
                    categorie,
                    null,
                    new Refus(
                            "Cochez la structure avec laquelle vous avez un lien professionnel : vous ne voterez alors plus dans"
                                    + " les catégories où elle se présente.",
                            Map.of("lien", ""),
                            Map.of()),
                    null,
                    HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return visite.suite("/vote/" + categorie + "?fait=recuse");
    }

    /** @param recepisse of the ballot just recorded, in the last minute: the page that would follow may find the vote closed */
    private ModelAndView page(
            Visite visite, String categorie, String fait, Refus refus, Recepisse recepisse, HttpStatus statut) {
        exigerCategorie(visite, categorie);
        String edition = visite.edition().id();
        String membre = visite.membre().id();
        BulletinVu bulletin = votes.bulletin(edition, categorie, membre);
        Optional<Obstacle> obstacle = engagements.obstacle(visite.edition(), membre, categorie);
        Invitation invitation = obstacle.isPresent()
                ? null
                : votes.invitation(edition, categorie, membre).orElse(null);
        ModelMap modele = new ModelMap();
        modele.put("categorie", visite.edition().definition().categorie(categorie));
        modele.put("situation", bulletin.situation().name());
        modele.put("fermeture", DatesEnFrancais.echeance(bulletin.fermeture()));
        modele.put("obstacle", obstacle.map(Obstacle::message).orElse(null));
        modele.put("fait", fait);
        modele.put("refus", refus);
        boolean proclame = visite.edition().proclameeLe() != null;
        modele.put("proclame", proclame);
        modele.put(
                "bulletinsComptes",
                proclame && bulletin.situation() == BulletinVu.Situation.CLOS
                        ? depouillements.bulletins(edition, categorie)
                        : List.of());
        modele.put("invitation", invitation);
        modele.put("recepisse", recepisse);
        modele.put("recepisseLe", recepisse == null ? null : DatesEnFrancais.aLaSeconde(recepisse.enregistreLe()));
        modele.put("sansEffet", bulletin.sansEffet());
        if (invitation != null) {
            modele.put("enregistreLe", enregistreLe(bulletin));
            modele.put("vu", version(bulletin));
            modele.put("recu", bulletin.recu());
            modele.put("empreinte", bulletin.empreinte());
            modele.put("tour", bulletin.tour());
            modele.put("actuel", enClair(invitation));
            modele.put("options", options(invitation, refus));
            modele.put(
                    "choix", refus == null ? invitation.choix() : refus.champs().get("choix"));
        }
        modele.put("garde", refus == null ? List.of() : garder(refus.champs(), invitation));
        return visite.page("vote", "vote", statut, modele);
    }

    private static String enregistreLe(BulletinVu bulletin) {
        return bulletin.enregistreLe() == null ? null : DatesEnFrancais.aLaSeconde(bulletin.enregistreLe());
    }

    /** Tells two ballots of the same juror apart, and nothing of what they say. */
    private static String version(BulletinVu bulletin) {
        return bulletin.enregistreLe() == null ? "" : bulletin.enregistreLe().toString();
    }

    private static List<Option> options(Invitation invitation, Refus refus) {
        Map<String, String> reponses = refus == null ? invitation.feuille() : reponses(refus.champs());
        return invitation.dossiers().stream()
                .map(dossier -> new Option(
                        dossier,
                        reponses.getOrDefault(dossier.numero(), ""),
                        refus == null ? null : refus.erreurs().get(dossier.numero())))
                .toList();
    }

    /** An answer for each dossier of the ballot, empty where none was given; a dossier struck since is left out. */
    private static Map<String, String> feuille(Invitation invitation, Map<String, String> champs) {
        Map<String, String> feuille = new TreeMap<>();
        invitation
                .dossiers()
                .forEach(dossier -> feuille.put(dossier.numero(), champs.getOrDefault(REPONSE + dossier.numero(), "")));
        return feuille;
    }

    private static Map<String, String> reponses(Map<String, String> champs) {
        Map<String, String> reponses = new TreeMap<>();
        champs.forEach((champ, valeur) -> {
            if (champ.startsWith(REPONSE)) {
                reponses.put(champ.substring(REPONSE.length()), valeur);
            }
        });
        return reponses;
    }

    /** The ballot in the box, in words. */
    private static List<String> enClair(Invitation invitation) {
        if (invitation.choix() == null) {
            return List.of();
        }
        if (invitation.choix().equals(BLANC)) {
            return List.of("Vote blanc");
        }
        Map<String, EnLice> dossiers = parNumero(invitation);
        if (invitation.forme() == FormeDeBulletin.UN_DOSSIER) {
            EnLice dossier = dossiers.get(invitation.choix());
            return List.of(
                    dossier == null
                            ? "Un dossier qui n’est plus en lice : votez de nouveau."
                            : dossier.numero() + " – " + dossier.titre());
        }
        Map<String, String> libelles = invitation.reponses().stream()
                .collect(Collectors.toMap(FeuilleDeVote.Reponse::valeur, FeuilleDeVote.Reponse::libelle, (a, b) -> a));
        return invitation.dossiers().stream()
                .filter(dossier -> invitation.feuille().containsKey(dossier.numero()))
                .map(dossier -> dossier.numero() + " – " + dossier.titre() + " : "
                        + libelles.getOrDefault(invitation.feuille().get(dossier.numero()), ""))
                .toList();
    }

    /** What a refused form said, when there is no form any more to keep it in. */
    private static List<String> garder(Map<String, String> champs, Invitation invitation) {
        if (invitation != null) {
            return List.of();
        }
        List<String> garde = new ArrayList<>();
        if (champs.containsKey(BLANC) || BLANC.equals(champs.get("choix"))) {
            garde.add("Vote blanc");
        } else if (champs.containsKey("choix")) {
            garde.add(champs.get("choix"));
        }
        reponses(champs).forEach((dossier, reponse) -> {
            if (!reponse.isBlank()) {
                garde.add(dossier + " : " + reponse);
            }
        });
        return garde;
    }

    private static Map<String, EnLice> parNumero(Invitation invitation) {
        return invitation.dossiers().stream().collect(Collectors.toMap(EnLice::numero, Function.identity()));
    }

    private static void exigerCategorie(Visite visite, String categorie) {
        if (visite.edition().definition().categories().stream()
                .noneMatch(connue -> connue.id().equals(categorie))) {
            throw RequeteRefusee.introuvable("Ce concours n’a pas cette catégorie.");
        }
    }

    /** A dossier on a ballot filled in dossier by dossier. */
    record Option(EnLice dossier, String reponse, String erreur) {}

    /**
     * Why a form was refused, and what it said: nothing typed is lost.
     *
     * @param erreurs by dossier, when one is at fault
     */
    record Refus(String message, Map<String, String> erreurs, Map<String, String> champs) {

        static Refus de(FeuilleDeVote feuille, Map<String, String> champs) {
            Map<String, String> erreurs = new TreeMap<>();
            feuille.erreurs().forEach(erreur -> erreurs.put(erreur.champ(), erreur.message()));
            return new Refus(
                    erreurs.getOrDefault(
                            "choix", "Votre bulletin n’a pas été enregistré : corrigez ce qui est signalé."),
                    erreurs,
                    champs);
        }

        /** Without the ballot: a record's own text would tell it to a log. */
        @Override
        public String toString() {
            return "Refus";
        }
    }
}
