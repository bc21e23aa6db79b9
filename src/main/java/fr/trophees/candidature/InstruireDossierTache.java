package fr.trophees.candidature;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.moteur.ContexteTache;
import fr.trophees.moteur.Nom;
import fr.trophees.moteur.SaisieRefusee;
import fr.trophees.moteur.Tache;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Staff admits, refuses or moves a dossier (ELIG-1 to ELIG-7). */
@Component
class InstruireDossierTache implements Tache {

    private final Fiche fiche;
    private final InstructionService instruction;
    private final DeplacementService deplacements;

    InstruireDossierTache(Fiche fiche, InstructionService instruction, DeplacementService deplacements) {
        this.fiche = fiche;
        this.instruction = instruction;
        this.deplacements = deplacements;
    }

    @Override
    public String cle() {
        return "userTask_instruireDossier";
    }

    @Override
    public Map<String, Object> afficher(ContexteTache tache) {
        return fiche.de(tache.cleMetier());
    }

    @Override
    public Map<String, Object> accomplir(ContexteTache tache, Map<String, Object> saisie) {
        String decision = (String) saisie.get("decision");
        String motif = (String) saisie.get("motif");
        switch (decision) {
            case InstructionService.ADMETTRE -> instruction.admettre(tache.cleMetier(), motif, tache.utilisateur());
            case InstructionService.REFUSER -> instruction.refuser(tache.cleMetier(), motif, tache.utilisateur());
            default -> {
                return deplacer(tache, (String) saisie.get("categorie"), motif);
            }
        }
        return Map.of(Drapeaux.DECISION, decision);
    }

    private Map<String, Object> deplacer(ContexteTache tache, String categorie, String motif) {
        try {
            deplacements.deplacerEnInstruction(tache.cleMetier(), categorie, motif, tache.utilisateur());
        } catch (RequeteRefusee refus) {
            throw new SaisieRefusee(refus.getMessage());
        }
        return Map.of(Drapeaux.DECISION, "deplacer", Nom.VARIABLE_CATEGORIE, categorie);
    }
}
