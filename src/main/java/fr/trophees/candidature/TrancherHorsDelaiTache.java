package fr.trophees.candidature;

import fr.trophees.moteur.ContexteTache;
import fr.trophees.moteur.Tache;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Staff decides on a late candidature: article 3.1 against 4.3 (D-1). */
@Component
class TrancherHorsDelaiTache implements Tache {

    private final Fiche fiche;
    private final InstructionService instruction;

    TrancherHorsDelaiTache(Fiche fiche, InstructionService instruction) {
        this.fiche = fiche;
        this.instruction = instruction;
    }

    @Override
    public String cle() {
        return "userTask_trancherHorsDelai";
    }

    @Override
    public Map<String, Object> afficher(ContexteTache tache) {
        Map<String, Object> affichage = new LinkedHashMap<>(fiche.de(tache.cleMetier()));
        affichage.put("proposition", fiche.propositionTardifs(tache.cleMetier()));
        affichage.put("decisionsPrecedentes", fiche.retardsTranches(tache.cleMetier()));
        return affichage;
    }

    @Override
    public Map<String, Object> accomplir(ContexteTache tache, Map<String, Object> saisie) {
        String decision = (String) saisie.get("decision");
        instruction.trancherRetard(tache.cleMetier(), decision, (String) saisie.get("motif"), tache.utilisateur());
        return Map.of(Drapeaux.RETARD_ADMIS, InstructionService.ADMETTRE.equals(decision), Drapeaux.HORS_DELAI, false);
    }
}
