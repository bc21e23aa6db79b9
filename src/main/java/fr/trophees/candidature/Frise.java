package fr.trophees.candidature;

import fr.trophees.candidature.AttestationRepository.Attestation;
import fr.trophees.candidature.AttestationRepository.Voie;
import fr.trophees.courriel.Contenu;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.edition.Jalon;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The life of a dossier as its candidate may know it, in words. It is made of a closed list of facts: what the jury does is none of
 * them before the proclamation (JURY-7), and staff is never named.
 */
@Component
class Frise {

    private final AttestationRepository attestations;
    private final DecisionRepository decisions;
    private final ExamenService examens;

    Frise(AttestationRepository attestations, DecisionRepository decisions, ExamenService examens) {
        this.attestations = attestations;
        this.decisions = decisions;
        this.examens = examens;
    }

    /** What has happened, oldest first. */
    List<Evenement> faits(Dossier dossier, Appel appel) {
        List<Evenement> faits = new ArrayList<>();
        faits.add(new Evenement(dossier.creeLe(), "Brouillon commencé", null));
        if (dossier.depose()) {
            faits.add(new Evenement(
                    dossier.deposeLe(),
                    "Dossier déposé",
                    "Numéro " + dossier.numero() + ". Règlement accepté : version " + dossier.reglementVersion()
                            + "."));
        }
        attestations.toutes(dossier.id()).forEach(recue -> attestation(recue, faits));
        if (dossier.completLe() != null) {
            boolean tard = appel.delais().apresCloture(dossier.completLe());
            faits.add(new Evenement(
                    dossier.completLe(),
                    tard ? "Candidature complète, après la clôture" : "Candidature complète",
                    "Le dossier et l’attestation sont arrivés tous les deux."));
        }
        decisions.surDossier(dossier.id()).forEach(decision -> surLeDossier(decision, appel, faits));
        List.of("calendrier", "suspension", "annulation")
                .forEach(sujet -> decisions.sur(dossier.edition(), sujet).stream()
                        .filter(decision -> !decision.le().isBefore(dossier.creeLe()))
                        .forEach(decision -> surLeConcours(decision, faits)));
        if (dossier.instruction() == Instruction.RETIRE && dossier.decideLe() != null) {
            faits.add(new Evenement(dossier.decideLe(), "Dossier retiré", "Il ne concourt plus."));
        }
        if (appel.proclame()) {
            faits.add(new Evenement(appel.edition().proclameeLe(), Evenement.RESULTATS, resultat(dossier, appel)));
        }
        faits.sort(Comparator.comparing(Evenement::le));
        return faits;
    }

    private static void attestation(Attestation recue, List<Evenement> faits) {
        String voie = recue.voie() == Voie.COURRIEL
                ? "Envoyée par courriel, et enregistrée par l’équipe."
                : "Fichier « " + recue.nom() + " ».";
        faits.add(new Evenement(recue.recueLe(), "Attestation reçue", voie));
    }

    private static void surLeDossier(Decision decision, Appel appel, List<Evenement> faits) {
        String titre =
                switch (decision.sujet() + "/" + decision.issue()) {
                    case "attestation/conforme" -> "Attestation vérifiée";
                    case "attestation/refusee" -> "Attestation refusée";
                    case "attestation/a-completer" -> "Attestation refusée, une meilleure est attendue";
                    case "hors-delai/admettre" -> "Retard admis";
                    case "hors-delai/refuser" -> "Dossier non admis, en raison du retard";
                    case "reconnaissance/reconnue" -> "Structure reconnue par la coordination régionale";
                    case "reconnaissance/non-reconnue" -> "Structure non reconnue par la coordination régionale";
                    case "instruction/admettre" -> "Dossier admis à concourir";
                    case "instruction/refuser" -> "Dossier non admis à concourir";
                    case "correction/demandee" -> "Correction demandée par l’équipe";
                    case "contact/remplace" -> "Contact du dossier remplacé";
                    default ->
                        decision.sujet().equals(InstructionService.SUJET_DEPLACEMENT)
                                ? "Dossier déplacé dans une autre catégorie"
                                : null;
                };
        if (titre == null) {
            return;
        }
        List<String> detail = new ArrayList<>();
        if (decision.sujet().equals(InstructionService.SUJET_DEPLACEMENT)) {
            detail.add("De « %s » à « %s ». Aucune attestation nouvelle n’est demandée."
                    .formatted(
                            appel.titreCategorie(decision.details().get("ancienne")),
                            appel.titreCategorie(decision.details().get("nouvelle"))));
        }
        if (decision.motif() != null && !decision.motif().isBlank()) {
            detail.add(decision.motif());
        }
        faits.add(new Evenement(decision.le(), titre, detail.isEmpty() ? null : String.join("\n", detail)));
    }

    private static void surLeConcours(Decision decision, List<Evenement> faits) {
        String titre =
                switch (decision.sujet() + "/" + decision.issue()) {
                    case "calendrier/modifie" -> "Calendrier modifié";
                    case "suspension/suspendue" -> "Concours suspendu";
                    case "suspension/reprise" -> "Concours repris";
                    case "annulation/annulee" -> "Concours annulé";
                    default -> null;
                };
        if (titre == null) {
            return;
        }
        List<String> detail = new ArrayList<>();
        for (Jalon jalon : Jalon.values()) {
            String dates = decision.details().get(jalon.code());
            if (dates != null) {
                String[] avantApres = dates.split(" ");
                detail.add("%s : %s, au lieu du %s."
                        .formatted(
                                majuscule(jalon.libelle()),
                                enClair(jalon, Instant.parse(avantApres[1])),
                                enClair(jalon, Instant.parse(avantApres[0]))));
            }
        }
        if (decision.motif() != null && !decision.motif().isBlank()) {
            detail.add(decision.motif());
        }
        faits.add(new Evenement(decision.le(), titre, detail.isEmpty() ? null : String.join("\n", detail)));
    }

    /** Only the limit is an end that is excluded: midnight is then that of the day before. */
    private static String enClair(Jalon jalon, Instant date) {
        return jalon == Jalon.LIMITE ? DatesEnFrancais.echeance(date) : DatesEnFrancais.dateEtHeure(date);
    }

    /** What the proclaimed results say of an admitted dossier; null for others. */
    private String resultat(Dossier dossier, Appel appel) {
        if (dossier.instruction() != Instruction.ADMIS) {
            return null;
        }
        Contenu.Resultat resultat = examens.resultat(dossier, appel);
        String prix =
                switch (resultat.resultat()) {
                    case LAUREAT -> "Votre projet est lauréat de la catégorie « " + resultat.categorie() + " ».";
                    case EX_AEQUO ->
                        "Votre projet est lauréat ex æquo de la catégorie « " + resultat.categorie() + " ».";
                    case NON_LAUREAT -> resultat.coupDeCoeur() ? "" : "Votre projet n’a pas été récompensé cette fois.";
                };
        return (prix + (resultat.coupDeCoeur() ? " Il reçoit le coup de cœur du jury." : "")).strip();
    }

    /** The dates that lie ahead for a dossier, nearest first. */
    static List<Evenement> aVenir(Dossier dossier, EtatDossier etat, Appel appel, Instant maintenant) {
        if (appel.edition().annulee() || appel.proclame()) {
            return List.of();
        }
        Map<Jalon, String> jalons =
                switch (etat) {
                    case BROUILLON, ATTESTATION_ATTENDUE ->
                        Map.of(
                                Jalon.CLOTURE, "Clôture : dossier déposé et attestation signée reçue",
                                Jalon.LIMITE,
                                        "Fin de toute réception : ce qui arrive entre la clôture et cette heure est hors délai");
                    case REFUSE, INCOMPLET, RETIRE -> Map.of();
                    default ->
                        Map.of(
                                Jalon.CLOTURE, "Clôture des candidatures",
                                Jalon.LECTURE_DOSSIERS, "Le jury commence à lire les dossiers admis",
                                Jalon.CEREMONIE, "Remise des trophées : les résultats sont proclamés");
                };
        return jalons.entrySet().stream()
                .filter(jalon ->
                        appel.edition().calendrier().instant(jalon.getKey()).isAfter(maintenant))
                .sorted(Map.Entry.comparingByKey())
                .map(jalon ->
                        new Evenement(appel.edition().calendrier().instant(jalon.getKey()), jalon.getValue(), null))
                .toList();
    }

    private static String majuscule(String texte) {
        return Character.toUpperCase(texte.charAt(0)) + texte.substring(1);
    }
}
