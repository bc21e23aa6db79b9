package fr.trophees.espacejury;

import fr.trophees.base.Rejeu;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Edition;
import fr.trophees.edition.Jalon;
import fr.trophees.espacejury.EspaceJury.Visite;
import fr.trophees.espacejury.EspaceJuryController.Erreur;
import fr.trophees.jury.Engagements;
import fr.trophees.jury.LiensPossibles.Rapprochement;
import fr.trophees.jury.Proposition;
import fr.trophees.jury.PropositionsDeLiens;
import fr.trophees.jury.PropositionsDeLiens.StructureCandidate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

/** The member's ties with the structures of the contest: one by one, or none (JURY-3, art. 4.4). */
@Controller
@RequestMapping("/jury/{jeton}/liens")
class LiensController {

    private static final String AUCUN = "aucun";

    private final EspaceJury espace;
    private final Engagements engagements;
    private final PropositionsDeLiens propositions;
    private final Rejeu rejeu;
    private final Clock horloge;

    LiensController(
            EspaceJury espace, Engagements engagements, PropositionsDeLiens propositions, Rejeu rejeu, Clock horloge) {
        this.espace = espace;
        this.engagements = engagements;
        this.propositions = propositions;
        this.rejeu = rejeu;
        this.horloge = horloge;
    }

    @GetMapping
    ModelAndView montrer(@PathVariable String jeton) {
        Visite visite = espace.ouvrir(jeton);
        if (engagements.acceptation(visite.edition(), visite.membre().id()).isEmpty()) {
            return visite.suite("");
        }
        return page(visite, null, null, List.of(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView declarer(@PathVariable String jeton, @RequestParam Map<String, String> champs) {
        Visite visite = espace.ouvrir(jeton);
        if (engagements.acceptation(visite.edition(), visite.membre().id()).isEmpty()) {
            return visite.suite("");
        }
        Set<String> montrees = new TreeSet<>();
        Set<String> liens = new TreeSet<>();
        List<Erreur> erreurs = new ArrayList<>();
        for (Ligne ligne : lignes(visite, champs)) {
            if (!champs.containsKey("montree." + ligne.siren())) {
                continue; // it came while the page was being read: it is asked about next
            }
            montrees.add(ligne.siren());
            if (ligne.lie()) {
                liens.add(ligne.siren());
            } else if (ligne.aTrancher() && !ligne.reponse().equals("non")) {
                erreurs.add(new Erreur(
                        "lien-" + ligne.siren(),
                        "Dites si vous avez un lien avec « " + ligne.nom()
                                + " » : un rapprochement vous est signalé."));
            }
        }
        boolean aucun = champs.containsKey(AUCUN);
        if (erreurs.isEmpty() && aucun && !liens.isEmpty()) {
            erreurs.add(new Erreur(
                    AUCUN, "Vous avez coché des liens et déclaré n’en avoir aucun : corrigez l’un ou l’autre."));
        }
        if (erreurs.isEmpty() && !aucun && liens.isEmpty()) {
            erreurs.add(new Erreur(
                    AUCUN, "Cochez les structures avec lesquelles vous avez un lien, ou déclarez n’en avoir aucun."));
        }
        if (!erreurs.isEmpty()) {
            return page(visite, champs, null, erreurs, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        rejeu.transaction(() ->
                engagements.declarer(visite.edition().id(), visite.membre().id(), montrees, liens));
        return visite.suite("?fait=liens");
    }

    private ModelAndView page(
            Visite visite, Map<String, String> champs, String fait, List<Erreur> erreurs, HttpStatus statut) {
        Edition edition = visite.edition();
        List<Ligne> lignes = lignes(visite, champs);
        ModelMap modele = new ModelMap();
        modele.put("aTrancher", lignes.stream().filter(Ligne::aTrancher).toList());
        modele.put("autres", lignes.stream().filter(ligne -> !ligne.aTrancher()).toList());
        modele.put("erreurs", erreurs);
        modele.put(
                "erreurAucun",
                erreurs.stream()
                        .filter(erreur -> erreur.champ().equals(AUCUN))
                        .map(Erreur::message)
                        .findFirst()
                        .orElse(null));
        modele.put(
                AUCUN,
                champs == null
                        ? engagements
                                        .declareLe(edition.id(), visite.membre().id())
                                        .isPresent()
                                && lignes.stream().noneMatch(Ligne::lie)
                                && lignes.stream().noneMatch(Ligne::nouvelle)
                        : champs.containsKey(AUCUN));
        modele.put(
                "declareLe",
                engagements
                        .declareLe(edition.id(), visite.membre().id())
                        .map(DatesEnFrancais::dateCourteEtHeure)
                        .orElse(null));
        modele.put("fige", fige(edition));
        modele.put(
                "aPreciser",
                engagements.categoriesAPreciser(edition.id(), visite.membre().id()).stream()
                        .map(categorie ->
                                edition.definition().categorie(categorie).titre())
                        .toList());
        return visite.page("liens", "liens", statut, modele);
    }

    private boolean fige(Edition edition) {
        return !horloge.instant().isBefore(edition.calendrier().instant(Jalon.OUVERTURE_VOTES));
    }

    /** @param champs what was submitted, null for what is recorded */
    private List<Ligne> lignes(Visite visite, Map<String, String> champs) {
        Edition edition = visite.edition();
        Map<String, Boolean> reponses =
                engagements.reponses(edition.id(), visite.membre().id());
        Map<String, Proposition> proposees = propositions.pourLeMembre(edition, visite.membre()).stream()
                .collect(Collectors.toMap(
                        Proposition::siren, Function.identity(), (une, autre) -> une, LinkedHashMap::new));
        boolean fige = fige(edition);
        return propositions.structures(edition).stream()
                .map(structure -> ligne(structure, proposees, reponses.get(structure.siren()), champs, fige))
                .toList();
    }

    private static Ligne ligne(
            StructureCandidate structure,
            Map<String, Proposition> proposees,
            Boolean connue,
            Map<String, String> champs,
            boolean fige) {
        boolean tenu = fige && Boolean.TRUE.equals(connue);
        String reponse;
        if (tenu) {
            reponse = "oui";
        } else if (champs != null) {
            reponse = champs.getOrDefault("lien." + structure.siren(), "");
        } else {
            reponse = connue == null ? "" : connue ? "oui" : "non";
        }
        Proposition proposition = proposees.get(structure.siren());
        return new Ligne(
                structure.siren(),
                structure.nom(),
                structure.lieu(),
                proposition == null || tenu ? List.of() : proposition.rapprochements(),
                reponse,
                connue == null,
                tenu);
    }

    /**
     * A structure on the form.
     *
     * @param rapprochements what the system noticed, two facts each; empty for most
     * @param reponse {@code oui}, {@code non}, or empty
     * @param nouvelle the member has said nothing of it yet
     * @param tenu declared before votes opened: taken back by staff only
     */
    record Ligne(
            String siren,
            String nom,
            String lieu,
            List<Rapprochement> rapprochements,
            String reponse,
            boolean nouvelle,
            boolean tenu) {

        public boolean aTrancher() {
            return !rapprochements.isEmpty();
        }

        public boolean lie() {
            return reponse.equals("oui");
        }
    }
}
