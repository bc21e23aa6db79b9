package fr.trophees.candidature;

import fr.trophees.candidature.AttestationRepository.Attestation;
import fr.trophees.edition.DatesEnFrancais;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What a candidate is told of the attestation as long as none stands: a signature that is missing is easily forgotten (DEP-2). */
final class ConsigneDAttestation {

    private ConsigneDAttestation() {}

    /**
     * Null when one stands, or when none can be sent any more; for a draft, also while none has come.
     *
     * @param recues all those received, the latest first
     */
    static String pour(Dossier dossier, Appel appel, List<Attestation> recues, Instant maintenant) {
        if (dossier.attestation() != null
                || dossier.instruit()
                || dossier.instruction() == Instruction.RETIRE
                || appel.delais().attestationTropTard(maintenant, dossier.attestationAvant())) {
            return null;
        }
        String avant = " avant le "
                + DatesEnFrancais.echeance(SignatureService.attendueAvant(dossier, appel, maintenant))
                + " (heure de Paris), depuis la page « Attestation »."
                + (appel.delais().apresCloture(maintenant) && dossier.attestationAvant() == null
                        ? " La clôture est passée : la candidature sera marquée hors délai, et l’équipe décidera si elle peut"
                                + " concourir."
                        : "");
        if (recues.isEmpty()) {
            return dossier.depose()
                    ? "L’attestation signée n’est pas encore arrivée : sans elle, votre candidature ne prend pas effet."
                            + " Renvoyez-la" + avant
                    : null;
        }
        Attestation derniere = recues.get(0);
        if (derniere.statut() == StatutAttestation.REFUSEE) {
            return "L’attestation reçue a été refusée : " + derniere.motif() + " Renvoyez-en une autre" + avant
                    + (dossier.attestationAvant() == null || derniere.sansEffet()
                            ? ""
                            : " L’heure d’arrivée de la première compte toujours.");
        }
        String changes = SaisieService.IMPRIMES.stream()
                .filter(champ -> !derniere.imprime().isEmpty())
                .filter(champ -> !Objects.equals(
                        derniere.imprime().get(champ), dossier.donnees().get(champ)))
                .filter(appel.formulaire().regles().cles()::contains)
                .sorted()
                .map(champ -> "« " + appel.formulaire().regles().libelle(champ) + " »")
                .collect(Collectors.joining(", "));
        return "L’attestation déjà reçue ne vaut plus : ce qui y est imprimé a changé"
                + (changes.isEmpty() ? "" : " (" + changes + ")")
                + ". Remettez ce qui a été signé, ou renvoyez une nouvelle attestation" + avant;
    }
}
