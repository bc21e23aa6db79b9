package fr.trophees.candidature;

import fr.trophees.base.TropheesProperties;
import fr.trophees.candidature.AttestationRepository.Attestation;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.eligibilite.Issue;
import fr.trophees.eligibilite.ReglesEligibilite;
import fr.trophees.eligibilite.Verdict;
import fr.trophees.territoire.Siret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What staff's forms show of a dossier: enough to decide, nothing of the contact. */
@Component
class Fiche {

    static final Map<String, String> STRUCTURES = Map.of(
            "plie", "PLIE",
            "mde", "Maison de l’emploi",
            "collectivite", "collectivité territoriale",
            "epci", "EPCI",
            "organisation-mandatee", "organisation mandatée",
            "structure-porteuse", "structure porteuse de facilitateurs",
            "autre", "autre");

    private static final Map<Issue, String> ISSUES = Map.of(
            Issue.FAVORABLE, "favorable",
            Issue.A_VERIFIER, "à vérifier",
            Issue.DEFAVORABLE, "défavorable",
            Issue.SANS_OBJET, "sans objet");

    private static final Map<String, String> DECISIONS = Map.of("admettre", "admis", "refuser", "refusé");

    private final Appels appels;
    private final DossierRepository dossiers;
    private final AttestationRepository attestations;
    private final ExamenService examens;
    private final DecisionRepository decisions;
    private final TropheesProperties reglages;
    private final ObjectProvider<FinDuVote> votes;

    Fiche(
            Appels appels,
            DossierRepository dossiers,
            AttestationRepository attestations,
            ExamenService examens,
            DecisionRepository decisions,
            TropheesProperties reglages,
            ObjectProvider<FinDuVote> votes) {
        this.appels = appels;
        this.dossiers = dossiers;
        this.attestations = attestations;
        this.examens = examens;
        this.decisions = decisions;
        this.reglages = reglages;
        this.votes = votes;
    }

    Map<String, Object> de(String numero) {
        Dossier dossier =
                dossiers.trouver(numero).orElseThrow(() -> new IllegalStateException("Dossier inconnu : " + numero));
        Appel appel = appels.charger(dossier.edition());
        List<Verdict> verdicts = examens.verdicts(dossier);
        List<Attestation> recues = attestations.toutes(dossier.id());
        String page = reglages.page("/bureau/dossiers/" + numero).toString();

        Map<String, Object> fiche = new LinkedHashMap<>();
        fiche.put("numero", numero);
        fiche.put("structureNom", texte(dossier.structureNom()));
        fiche.put("structureType", STRUCTURES.getOrDefault(texte(dossier.texte("structureType")), ""));
        fiche.put(
                "siret",
                Siret.lire(texte(dossier.texte("siret"))).map(Siret::enClair).orElse(""));
        fiche.put("commune", appel.commune(dossier.texte("communeInsee")));
        fiche.put("projetTitre", texte(dossier.projetTitre()));
        fiche.put("projetResume", texte(dossier.texte("projetResume")));
        fiche.put("categorieTitre", appel.titreCategorie(dossier.categorie()));
        fiche.put("verdicts", verdicts.stream().map(Fiche::ligne).toList());
        fiche.put("proposition", proposition(verdicts));
        fiche.put("depot", dossier.deposeLe() == null ? "" : DatesEnFrancais.aLaSeconde(dossier.deposeLe()));
        fiche.put("completude", dossier.completLe() == null ? "" : DatesEnFrancais.aLaSeconde(dossier.completLe()));
        fiche.put("lienDossier", page);
        fiche.put("lienAttestation", page + "/attestation");
        fiche.put("signataire", recues.isEmpty() ? "" : signataire(recues.get(0)));
        fiche.put("alertes", alertes(dossier, appel, recues));
        fiche.put(
                "categories",
                appel.categories().entrySet().stream()
                        .filter(categorie -> !categorie.getKey().equals(dossier.categorie()))
                        .map(categorie -> Map.of("value", categorie.getKey(), "label", categorie.getValue()))
                        .toList());
        return fiche;
    }

    /** What was decided about the edition's other late dossiers: the same line holds for all (D-1). */
    String retardsTranches(String numero) {
        String edition = dossiers.trouver(numero).orElseThrow().edition();
        List<Decision> tranches = decisions.sur(edition, InstructionService.SUJET_HORS_DELAI);
        return tranches.subList(Math.max(0, tranches.size() - 5), tranches.size()).stream()
                .map(decision -> "%s : %s"
                        .formatted(DECISIONS.getOrDefault(decision.issue(), decision.issue()), decision.motif()))
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /** What the edition proposes for late candidatures (D-1). */
    String propositionTardifs(String numero) {
        return appels.charger(dossiers.trouver(numero).orElseThrow().edition()).propositionTardifs();
    }

    private static Map<String, String> ligne(Verdict verdict) {
        return Map.of(
                "regle", verdict.regle(),
                "issue", ISSUES.get(verdict.issue()),
                "motif", verdict.motif(),
                "article", verdict.article());
    }

    private static String proposition(List<Verdict> verdicts) {
        return switch (ReglesEligibilite.proposer(verdicts).sens()) {
            case ADMETTRE -> "admettre";
            case REFUSER -> "refuser";
            case A_DECIDER -> "à décider : des points restent à vérifier";
        };
    }

    private static String signataire(Attestation attestation) {
        return String.join(
                ", ",
                List.of(texte(attestation.signataireNom()), texte(attestation.signataireQualite())).stream()
                        .filter(partie -> !partie.isEmpty())
                        .toList());
    }

    private String alertes(Dossier dossier, Appel appel, List<Attestation> recues) {
        List<String> alertes = new ArrayList<>();
        if (EtatDossier.horsDelai(dossier, appel.delais())) {
            alertes.add(
                    "Complet après la clôture (" + appel.moment(appel.delais().cloture()) + ").");
        }
        if (dossier.texte("entiteDistincte") != null) {
            alertes.add("Entité distincte invoquée : " + dossier.texte("entiteDistincte"));
        }
        for (Attestation precedente : recues) {
            if (precedente.statut() == StatutAttestation.REMPLACEE) {
                alertes.add("Une autre attestation, reçue le %s, a été remplacée par le candidat avant d’être vérifiée."
                        .formatted(appel.moment(precedente.recueLe())));
            } else if (precedente.statut() == StatutAttestation.REFUSEE) {
                alertes.add("Une attestation reçue le %s a été refusée : %s"
                        .formatted(appel.moment(precedente.recueLe()), texte(precedente.motif())));
            } else if (precedente.statut() == StatutAttestation.CADUQUE) {
                alertes.add("L’attestation reçue le %s ne vaut plus : le dossier a changé depuis."
                        .formatted(appel.moment(precedente.recueLe())));
            }
        }
        if (!dossier.manque().isEmpty()) {
            alertes.add("Depuis le dépôt, le candidat a enregistré une saisie à corriger : "
                    + dossier.manque().stream().map(erreur -> erreur.message()).collect(Collectors.joining(" ")));
        }
        FinDuVote vote = votes.getIfAvailable();
        if (dossier.instruction() == Instruction.EN_COURS
                && dossier.categorie() != null
                && vote != null
                && vote.close(dossier.edition(), dossier.categorie())) {
            alertes.add(
                    "Le vote de cette catégorie est clos. Admettre ce dossier y ouvre un nouveau vote de tout le jury, et les"
                            + " bulletins déjà remis ne comptent plus (art. 4.2) ; si les résultats sont validés, seule une décision"
                            + " consignée du jury peut en tenir compte.");
        }
        return String.join("\n", alertes);
    }

    private static String texte(String texte) {
        return texte == null ? "" : texte;
    }
}
