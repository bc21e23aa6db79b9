package fr.trophees.bureau;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.jury.Engagements;
import fr.trophees.jury.FicheDeMembre;
import fr.trophees.jury.Jure;
import fr.trophees.jury.JuryService;
import fr.trophees.jury.LiensDesMembres;
import fr.trophees.jury.MembresDuJury;
import fr.trophees.jury.PropositionsDeLiens;
import fr.trophees.jury.Recusations;
import fr.trophees.site.PageDeRefus;
import fr.trophees.vote.Participation;
import fr.trophees.vote.VoteService;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * The jury desk (JURY-1, JURY-3): members one by one or from a list, ties and whom they recuse, who accepted confidentiality, who
 * has yet to vote. Never who chose what (JURY-8).
 */
@Controller
@RequestMapping("/bureau/jury/{edition}")
class BureauDuJuryController {

    private final EditionRepository editions;
    private final JuryService jury;
    private final MembresDuJury membres;
    private final PropositionsDeLiens propositions;
    private final LiensDesMembres liens;
    private final Engagements engagements;
    private final VoteService votes;

    BureauDuJuryController(
            EditionRepository editions,
            JuryService jury,
            MembresDuJury membres,
            PropositionsDeLiens propositions,
            LiensDesMembres liens,
            Engagements engagements,
            VoteService votes) {
        this.editions = editions;
        this.jury = jury;
        this.membres = membres;
        this.propositions = propositions;
        this.liens = liens;
        this.engagements = engagements;
        this.votes = votes;
    }

    @GetMapping
    ModelAndView montrer(
            @PathVariable("edition") String id, @RequestParam(name = "fait", defaultValue = "") String fait) {
        return PageDeSaisie.vierge("bureau/jury", modele(id, fait), Map.of());
    }

    @PostMapping("/membres")
    ModelAndView ajouter(@PathVariable("edition") String id, @RequestParam Map<String, String> saisie, Principal par) {
        try {
            membres.ajouter(id, fiche(saisie), par.getName());
        } catch (RequeteRefusee refus) {
            return PageDeSaisie.refusee("bureau/jury", modele(id, ""), saisie, refus);
        }
        return PageDeSaisie.voirEnsuite(chemin(id) + "?fait=ajoute");
    }

    @PostMapping(path = "/liste", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ModelAndView importer(
            @PathVariable("edition") String id,
            @RequestParam(name = "fichier", required = false) MultipartFile fichier,
            @RequestParam(name = "action", defaultValue = "verifier") String action,
            Principal par)
            throws IOException {
        try {
            if (fichier == null || fichier.isEmpty()) {
                throw RequeteRefusee.invalide("fichier", "Choisissez le fichier CSV de la liste.");
            }
            var liste = ListeDeMembres.lire(fichier.getBytes());
            boolean importe = action.equals("importer");
            ModelMap modele = modele(id, "");
            MembresDuJury.Bilan bilan =
                    importe ? membres.importer(id, liste, par.getName()) : membres.verifier(id, liste);
            if (importe) {
                modele = modele(id, "");
            }
            modele.put("bilan", bilan);
            modele.put("importe", importe);
            return PageDeSaisie.vierge("bureau/jury", modele, Map.of());
        } catch (RequeteRefusee refus) {
            String tout = refus.erreurs().isEmpty()
                    ? refus.getMessage()
                    : refus.erreurs().stream().map(ErreurDeChamp::message).collect(Collectors.joining(" "));
            return PageDeSaisie.refusee(
                    "bureau/jury",
                    modele(id, ""),
                    Map.of(),
                    new RequeteRefusee(
                            refus.statut(), refus.titre(), tout, List.of(new ErreurDeChamp("fichier", tout))));
        }
    }

    @GetMapping("/membres/{jure}")
    ModelAndView membre(
            @PathVariable("edition") String id,
            @PathVariable String jure,
            @RequestParam(name = "fait", defaultValue = "") String fait) {
        Jure membre = trouver(id, jure);
        return PageDeSaisie.vierge("bureau/membre", modeleDuMembre(id, membre, fait), saisie(membre));
    }

    @PostMapping("/membres/{jure}")
    ModelAndView modifier(
            @PathVariable("edition") String id,
            @PathVariable String jure,
            @RequestParam Map<String, String> saisie,
            Principal par) {
        try {
            membres.modifier(id, jure, fiche(saisie), par.getName());
        } catch (RequeteRefusee refus) {
            return PageDeSaisie.refusee("bureau/membre", modeleDuMembre(id, trouver(id, jure), ""), saisie, refus);
        }
        return PageDeSaisie.voirEnsuite(chemin(id) + "/membres/" + jure + "?fait=modifie");
    }

    @PostMapping("/membres/{jure}/sortie")
    ModelAndView retirer(
            @PathVariable("edition") String id,
            @PathVariable String jure,
            @RequestParam(name = "motif", defaultValue = "") String motif,
            Principal par) {
        Jure membre = trouver(id, jure);
        try {
            membres.retirer(id, jure, motif, par.getName());
        } catch (RequeteRefusee refus) {
            return PageDeSaisie.refusee("bureau/membre", modeleDuMembre(id, membre, ""), saisie(membre), refus);
        }
        return PageDeSaisie.voirEnsuite(chemin(id) + "?fait=sorti");
    }

    /** A new link goes by mail, the former stops working. */
    @PostMapping("/membres/{jure}/lien")
    ModelAndView renvoyerLeLien(@PathVariable("edition") String id, @PathVariable String jure) {
        jury.remplacerLeLien(id, jure);
        return PageDeSaisie.voirEnsuite(chemin(id) + "/membres/" + jure + "?fait=lien");
    }

    /** JURY-3: what the member told staff. */
    @PostMapping("/membres/{jure}/liens")
    ModelAndView consignerUnLien(
            @PathVariable("edition") String id,
            @PathVariable String jure,
            @RequestParam Map<String, String> champs,
            Principal par) {
        String motif = champs.getOrDefault("motifDuLien", "").strip();
        List<ErreurDeChamp> erreurs = new ArrayList<>();
        if (champs.getOrDefault("sirenLie", "").isEmpty()) {
            erreurs.add(new ErreurDeChamp("siren-lie", "Choisissez la structure."));
        }
        if (motif.isEmpty() || motif.length() > 4000) {
            erreurs.add(new ErreurDeChamp(
                    "motif-lien", "Dites quel lien, et qui vous l’a dit, en 4\u00a0000 caractères au plus."));
        }
        return changerUnLien(id, jure, champs, "lien-consigne", () -> {
            if (!erreurs.isEmpty()) {
                throw RequeteRefusee.invalide(erreurs);
            }
            propositions.confirmer(id, jure, champs.get("sirenLie"), motif, par.getName());
        });
    }

    @PostMapping("/membres/{jure}/liens/retrait")
    ModelAndView retirerUnLien(
            @PathVariable("edition") String id,
            @PathVariable String jure,
            @RequestParam Map<String, String> champs,
            Principal par) {
        return changerUnLien(
                id,
                jure,
                champs,
                "lien-retire",
                () -> liens.retirer(
                        id, jure, champs.getOrDefault("lien", ""), champs.get("motifDuRetrait"), par.getName()));
    }

    private ModelAndView changerUnLien(
            String id, String jure, Map<String, String> champs, String fait, Runnable changement) {
        try {
            changement.run();
        } catch (RequeteRefusee refus) {
            Jure membre = trouver(id, jure);
            Map<String, String> saisie = new HashMap<>(saisie(membre));
            saisie.putAll(champs);
            return PageDeSaisie.refusee("bureau/membre", modeleDuMembre(id, membre, ""), saisie, refus);
        }
        return PageDeSaisie.voirEnsuite(chemin(id) + "/membres/" + jure + "?fait=" + fait);
    }

    @ExceptionHandler
    ModelAndView refuser(RequeteRefusee refus) {
        return PageDeRefus.de(refus);
    }

    @ExceptionHandler
    ModelAndView refuser(MultipartException refus) {
        return PageDeRefus.de(refus);
    }

    private ModelMap modele(String id, String fait) {
        Edition edition = editions.charger(id);
        Recusations recusations = jury.recusations(id);
        List<Jure> tous = jury.membres(id);
        Map<String, String> noms = tous.stream().collect(Collectors.toMap(Jure::id, Jure::nom));
        Map<String, Engagements.Suivi> suivis = engagements.suivis(edition);
        ModelMap modele = new ModelMap();
        modele.put("edition", edition);
        modele.put("fait", fait);
        modele.put("composition", jury.composition(edition));
        modele.put("noms", noms);
        modele.put(
                "membres",
                tous.stream()
                        .map(membre -> MembreEnClair.de(membre, suivis.get(membre.id())))
                        .toList());
        modele.put("aTrancher", propositions.aTrancher(id).size());
        modele.put(
                "recusations",
                edition.definition().categories().stream()
                        .map(categorie -> new RecusesEnClair(
                                categorie.titre(),
                                recusations.jures(categorie.id()).stream()
                                        .map(jure -> noms.getOrDefault(jure, jure))
                                        .collect(Collectors.joining(", "))))
                        .toList());
        modele.put(
                "participations",
                votes.participation(id).stream()
                        .map(participation -> ParticipationEnClair.de(edition, participation))
                        .toList());
        return modele;
    }

    private ModelMap modeleDuMembre(String id, Jure membre, String fait) {
        Edition edition = editions.charger(id);
        Recusations recusations = jury.recusations(id);
        ModelMap modele = new ModelMap();
        modele.put("edition", edition);
        modele.put("membre", membre);
        modele.put("fait", fait);
        modele.put("suivi", MembreEnClair.de(membre, engagements.suivis(edition).get(membre.id())));
        modele.put(
                "liens",
                liens.du(id, membre.id()).stream()
                        .map(lien -> LienEnClair.de(edition, lien))
                        .toList());
        modele.put("structures", propositions.structures(edition));
        modele.put(
                "recusations",
                edition.definition().categories().stream()
                        .filter(categorie -> recusations.recuse(membre.id(), categorie.id()))
                        .map(categorie -> categorie.titre())
                        .toList());
        return modele;
    }

    private Jure trouver(String id, String jure) {
        return jury.membre(id, jure).orElseThrow(() -> RequeteRefusee.introuvable("Ce membre n’est pas du jury."));
    }

    private static String chemin(String id) {
        return "/bureau/jury/" + id;
    }

    private static FicheDeMembre fiche(Map<String, String> saisie) {
        return new FicheDeMembre(
                rien(saisie.get("id")),
                saisie.getOrDefault("nom", "").strip(),
                saisie.getOrDefault("email", "").strip(),
                rien(saisie.get("structureNom")),
                rien(saisie.get("siren")),
                rien(saisie.get("domaine")),
                "oui".equals(saisie.get("president")));
    }

    private static String rien(String texte) {
        return texte == null || texte.isBlank() ? null : texte.strip();
    }

    private static Map<String, String> saisie(Jure membre) {
        return Map.of(
                "nom", membre.nom(),
                "email", membre.courriel(),
                "structureNom", membre.structureNom() == null ? "" : membre.structureNom(),
                "siren", membre.siren() == null ? "" : membre.siren(),
                "domaine", membre.domaine() == null ? "" : membre.domaine(),
                "president", membre.president() ? "oui" : "");
    }

    /** @param engagement when the member accepted confidentiality, null until then; so for the declaration of ties */
    record MembreEnClair(
            String id,
            String nom,
            String structure,
            String domaine,
            boolean president,
            String engagement,
            String declaration) {

        static MembreEnClair de(Jure membre, Engagements.Suivi suivi) {
            return new MembreEnClair(
                    membre.id(),
                    membre.nom(),
                    membre.structureNom(),
                    membre.domaine(),
                    membre.president(),
                    suivi == null ? null : enClair(suivi.accepteLe()),
                    suivi == null ? null : enClair(suivi.declareLe()));
        }

        private static String enClair(Instant instant) {
            return instant == null ? null : DatesEnFrancais.dateCourteEtHeure(instant);
        }
    }

    /** @param cle what its removal names */
    record LienEnClair(String cle, String objet, String origine) {

        static LienEnClair de(Edition edition, LiensDesMembres.LienVu lien) {
            return new LienEnClair(
                    lien.cle(),
                    lien.siren() == null
                            ? "Dans « "
                                    + edition.definition()
                                            .categorie(lien.categorie())
                                            .titre() + " » : " + LiensProposesController.SANS_STRUCTURE
                            : lien.structure(),
                    (lien.declare() ? "Déclaré par le membre, le " : "Consigné par " + lien.par() + ", le ")
                            + DatesEnFrancais.dateCourteEtHeure(lien.le()));
        }
    }

    record RecusesEnClair(String categorie, String noms) {}

    record ParticipationEnClair(
            String categorie, boolean clos, String attendus, String votants, String absents, String recuses) {

        static ParticipationEnClair de(Edition edition, Participation participation) {
            return new ParticipationEnClair(
                    edition.definition().categorie(participation.categorie()).titre()
                            + (participation.tour() > 1 ? " (scrutin n°\u00a0" + participation.tour() + ")" : ""),
                    participation.clos(),
                    noms(participation, Participation.Etat.ATTENDU),
                    noms(participation, Participation.Etat.A_VOTE),
                    noms(participation, Participation.Etat.ABSENT),
                    noms(participation, Participation.Etat.RECUSE));
        }

        private static String noms(Participation participation, Participation.Etat etat) {
            return String.join(", ", participation.membres(etat));
        }
    }
}
