package fr.trophees.candidature;

import fr.trophees.moteur.ContexteTache;
import fr.trophees.moteur.Tache;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Staff looks at a signed attestation (DEP-2, D-5). */
@Component
class VerifierAttestationTache implements Tache {

    private final Fiche fiche;
    private final InstructionService instruction;

    VerifierAttestationTache(Fiche fiche, InstructionService instruction) {
        this.fiche = fiche;
        this.instruction = instruction;
    }

    @Override
    public String cle() {
        return "userTask_verifierAttestation";
    }

    @Override
    public Map<String, Object> afficher(ContexteTache tache) {
        return fiche.de(tache.cleMetier());
    }

    @Override
    public Map<String, Object> accomplir(ContexteTache tache, Map<String, Object> saisie) {
        boolean conforme = Boolean.TRUE.equals(saisie.get("conforme"));
        String avant = (String) saisie.get("completerAvant");
        instruction.verifierAttestation(
                tache.cleMetier(),
                conforme,
                (String) saisie.get("motif"),
                avant == null ? null : LocalDate.parse(avant),
                tache.utilisateur());
        return Map.of(Drapeaux.CONFORME, conforme);
    }
}
