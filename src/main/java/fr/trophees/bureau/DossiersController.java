package fr.trophees.bureau;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.candidature.DossiersDeLEquipe;
import fr.trophees.candidature.DossiersDeLEquipe.AttestationRecue;
import fr.trophees.candidature.DossiersDeLEquipe.Detail;
import fr.trophees.candidature.DossiersDeLEquipe.Ligne;
import fr.trophees.candidature.DossiersDeLEquipe.PieceRecue;
import fr.trophees.candidature.StatutAttestation;
import fr.trophees.courriel.CourrielRepository;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Decision;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.eligibilite.Issue;
import fr.trophees.eligibilite.Verdict;
import fr.trophees.site.PageDeRefus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ModelMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Deposited dossiers, with everything that staff decides on. Contact details are shown here and nowhere else. */
@Controller
class DossiersController {

    private static final int PAGE = 50;

    private final EditionRepository editions;
    private final DossiersDeLEquipe dossiers;
    private final CourrielRepository courriels;

    DossiersController(EditionRepository editions, DossiersDeLEquipe dossiers, CourrielRepository courriels) {
        this.editions = editions;
        this.dossiers = dossiers;
        this.courriels = courriels;
    }

    @GetMapping("/bureau/editions/{id}/dossiers")
    ModelAndView lister(
            @PathVariable String id,
            @RequestParam(name = "categorie", defaultValue = "") String categorie,
            @RequestParam(name = "apres", defaultValue = "") String apres) {
        Edition edition = editions.charger(id);
        boolean connue = categorie.isEmpty()
                || edition.definition().categories().stream()
                        .anyMatch(une -> une.id().equals(categorie));
        if (!connue || !apres.matches("[A-Z0-9-]*")) {
            throw RequeteRefusee.introuvable("Cette liste n’existe pas.");
        }
        List<Ligne> lignes = dossiers.lister(id, categorie.isEmpty() ? null : categorie, apres, PAGE + 1);
        ModelMap modele = new ModelMap();
        modele.put("edition", edition);
        modele.put("dossiers", lignes.stream().limit(PAGE).map(LigneEnClair::de).toList());
        modele.put("suite", lignes.size() > PAGE ? lignes.get(PAGE - 1).numero() : null);
        modele.put("premiere", apres.isEmpty());
        modele.put("categorie", categorie);
        return new ModelAndView("bureau/dossiers", modele);
    }

    @GetMapping("/bureau/dossiers/{numero}")
    ModelAndView montrer(@PathVariable String numero) {
        Detail detail = dossiers.detail(numero).orElseThrow(DossiersController::inconnu);
        ModelMap modele = new ModelMap();
        modele.put("detail", detail);
        modele.put("dossier", detail.dossier());
        modele.put("deposeLe", seconde(detail.dossier().deposeLe()));
        modele.put("completLe", seconde(detail.dossier().completLe()));
        modele.put("attestationAvant", seconde(detail.dossier().attestationAvant()));
        modele.put("correctionJusqua", seconde(detail.dossier().correctionJusqua()));
        modele.put(
                "verdicts", detail.verdicts().stream().map(VerdictEnClair::de).toList());
        modele.put(
                "attestations",
                detail.attestations().stream().map(AttestationEnClair::de).toList());
        modele.put("pieces", detail.pieces().stream().map(PieceEnClair::de).toList());
        modele.put(
                "decisions",
                detail.decisions().stream().map(DecisionEnClair::de).toList());
        modele.put(
                "courriels",
                courriels.listerDuDossier(detail.dossier().id()).stream()
                        .map(CourrielsController.CourrielEnClair::de)
                        .toList());
        return new ModelAndView("bureau/dossier", modele);
    }

    @ExceptionHandler
    ModelAndView refuser(RequeteRefusee refus) {
        return PageDeRefus.de(refus);
    }

    private static RequeteRefusee inconnu() {
        return RequeteRefusee.introuvable("Aucun dossier ne porte ce numéro.");
    }

    private static String seconde(Instant instant) {
        return instant == null ? null : DatesEnFrancais.aLaSeconde(instant);
    }

    record LigneEnClair(
            String numero,
            String structure,
            String projet,
            String categorie,
            String etat,
            String depose,
            String complet) {

        static LigneEnClair de(Ligne ligne) {
            return new LigneEnClair(
                    ligne.numero(),
                    ligne.structureNom(),
                    ligne.projetTitre(),
                    ligne.categorieTitre(),
                    ligne.etat().libelle(),
                    DatesEnFrancais.dateCourteEtHeure(ligne.deposeLe()),
                    ligne.completLe() == null ? null : DatesEnFrancais.dateCourteEtHeure(ligne.completLe()));
        }
    }

    record VerdictEnClair(String regle, String issue, String motif, String article) {

        private static final Map<Issue, String> ISSUES = Map.of(
                Issue.FAVORABLE, "favorable",
                Issue.A_VERIFIER, "à vérifier",
                Issue.DEFAVORABLE, "défavorable",
                Issue.SANS_OBJET, "sans objet");

        static VerdictEnClair de(Verdict verdict) {
            return new VerdictEnClair(verdict.regle(), ISSUES.get(verdict.issue()), verdict.motif(), verdict.article());
        }
    }

    record AttestationEnClair(
            UUID id,
            String nom,
            String empreinte,
            String recueLe,
            String voie,
            String signataire,
            String statut,
            String motif,
            String verifiee) {

        private static final Map<StatutAttestation, String> STATUTS = Map.of(
                StatutAttestation.A_VERIFIER, "à vérifier",
                StatutAttestation.CONFORME, "conforme",
                StatutAttestation.REFUSEE, "refusée",
                StatutAttestation.REMPLACEE, "remplacée par le candidat",
                StatutAttestation.CADUQUE, "caduque, le dossier a changé depuis");

        static AttestationEnClair de(AttestationRecue recue) {
            return new AttestationEnClair(
                    recue.id(),
                    recue.nom(),
                    recue.empreinte(),
                    seconde(recue.recueLe()),
                    recue.parCourriel()
                            ? "par courriel, enregistrée le " + DatesEnFrancais.dateEtHeure(recue.enregistreeLe())
                            : "déposée sur la page du candidat",
                    Stream.of(recue.signataireNom(), recue.signataireQualite())
                            .filter(partie -> partie != null)
                            .collect(Collectors.joining(", ")),
                    STATUTS.get(recue.statut()) + (recue.sansEffet() ? " ; son arrivée ne compte pas" : ""),
                    recue.motif(),
                    recue.verifieeLe() == null
                            ? null
                            : "le " + DatesEnFrancais.dateEtHeure(recue.verifieeLe()) + " par " + recue.verifieePar());
        }
    }

    /** @param mention whose picture it is and whether it may be published (DEP-4), null when it is none */
    record PieceEnClair(UUID id, String nature, String nom, String recueLe, String mention) {

        private static final Map<String, String> NATURES =
                Map.of("mandat", "mandat", "illustration", "illustration", "autre", "autre document");

        static PieceEnClair de(PieceRecue piece) {
            return new PieceEnClair(
                    piece.id(), NATURES.get(piece.nature()), piece.nom(), seconde(piece.recueLe()), mention(piece));
        }

        private static String mention(PieceRecue piece) {
            if (!piece.nature().equals("illustration")) {
                return null;
            }
            return (piece.credit() == null ? "crédit non indiqué" : "crédit : " + piece.credit())
                    + (piece.accord() ? ", publication acceptée" : ", accord des personnes non confirmé");
        }
    }

    record DecisionEnClair(String sujet, String issue, String motif, String par, String le) {

        private static final Map<String, String> MOTS = Map.ofEntries(
                Map.entry("attestation", "Attestation"),
                Map.entry("reconnaissance", "Reconnaissance par la coordination régionale"),
                Map.entry("hors-delai", "Dossier hors délai"),
                Map.entry("instruction", "Instruction"),
                Map.entry("deplacement", "Changement de catégorie"),
                Map.entry("correction", "Correction demandée"),
                Map.entry("conservation", "Données du dossier"),
                Map.entry("effacees", "effacées au terme de leur conservation"),
                Map.entry("refusee", "refusée"),
                Map.entry("a-completer", "une meilleure est demandée"),
                Map.entry("demandee", "demandée"),
                Map.entry("admettre", "admis"),
                Map.entry("refuser", "refusé"),
                Map.entry("non-reconnue", "non reconnue"));

        static DecisionEnClair de(Decision decision) {
            return new DecisionEnClair(
                    MOTS.getOrDefault(decision.sujet(), decision.sujet()),
                    MOTS.getOrDefault(decision.issue(), decision.issue()),
                    decision.motif(),
                    decision.par(),
                    DatesEnFrancais.dateEtHeure(decision.le()));
        }
    }
}
