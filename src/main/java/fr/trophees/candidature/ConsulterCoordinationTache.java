package fr.trophees.candidature;

import fr.trophees.moteur.ContexteTache;
import fr.trophees.moteur.Tache;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Staff asks the coordination régionale and records its answer (ELIG-2, D-2). */
@Component
class ConsulterCoordinationTache implements Tache {

    private final Fiche fiche;
    private final InstructionService instruction;

    ConsulterCoordinationTache(Fiche fiche, InstructionService instruction) {
        this.fiche = fiche;
        this.instruction = instruction;
    }

    @Override
    public String cle() {
        return "userTask_consulterCoordination";
    }

    @Override
    public Map<String, Object> afficher(ContexteTache tache) {
        return fiche.de(tache.cleMetier());
    }

    @Override
    public Map<String, Object> accomplir(ContexteTache tache, Map<String, Object> saisie) {
        boolean reconnue = Boolean.TRUE.equals(saisie.get("reconnue"));
        instruction.reconnaitre(tache.cleMetier(), reconnue, (String) saisie.get("motif"), tache.utilisateur());
        return Map.of(Drapeaux.RECONNAISSANCE_A_DEMANDER, false);
    }
}
