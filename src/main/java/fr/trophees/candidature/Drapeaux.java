package fr.trophees.candidature;

import fr.trophees.moteur.Nom;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The flags that the gateways of {@code candidature} read. */
final class Drapeaux {

    static final String ATTESTATION = "attestation";
    static final String HORS_DELAI = "horsDelai";
    static final String RECONNAISSANCE_A_DEMANDER = "reconnaissanceADemander";
    static final String DELAI_PASSE = "delaiPasse";
    static final String RETARD_ADMIS = "retardAdmis";
    static final String CONFORME = "conforme";
    static final String DECISION = "decision";
    static final String ISSUE = "issue";
    static final String RECOMPENSEE = "recompensee";

    private Drapeaux() {}

    static void poser(DelegateExecution execution, InstructionService.Constat constat) {
        execution.setVariable(ATTESTATION, constat.attestation());
        execution.setVariable(HORS_DELAI, constat.horsDelai());
        execution.setVariable(RECONNAISSANCE_A_DEMANDER, constat.reconnaissanceADemander());
        execution.setVariable(Nom.VARIABLE_CATEGORIE, constat.categorie());
    }
}
