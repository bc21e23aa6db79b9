package fr.trophees.palmares;

import fr.trophees.moteur.ContexteTache;
import fr.trophees.moteur.Nom;
import fr.trophees.moteur.Tache;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Staff releases the results with one action, from the hour of the ceremony (D-8, JURY-7). */
@Component
class ProclamerTache implements Tache {

    private final PalmaresService palmares;

    ProclamerTache(PalmaresService palmares) {
        this.palmares = palmares;
    }

    @Override
    public String cle() {
        return "userTask_proclamer";
    }

    @Override
    public Map<String, Object> afficher(ContexteTache tache) {
        return Map.of();
    }

    @Override
    public Map<String, Object> accomplir(ContexteTache tache, Map<String, Object> saisie) {
        boolean proclamer = Boolean.TRUE.equals(saisie.get("proclamer"));
        if (proclamer) {
            palmares.verifierHeureDeProclamation(tache.texte(Nom.VARIABLE_EDITION));
        }
        return Map.of("proclamer", proclamer);
    }
}
