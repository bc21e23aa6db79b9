package fr.trophees.palmares;

import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.Jalon;
import fr.trophees.moteur.ContexteTache;
import fr.trophees.moteur.Nom;
import fr.trophees.moteur.Tache;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Staff releases the results with one action, from the hour of the ceremony (D-8, JURY-7). */
@Component
class ProclamerTache implements Tache {

    private final PalmaresService palmares;
    private final PalmaresRepository dossiers;
    private final EditionRepository editions;

    ProclamerTache(PalmaresService palmares, PalmaresRepository dossiers, EditionRepository editions) {
        this.palmares = palmares;
        this.dossiers = dossiers;
        this.editions = editions;
    }

    @Override
    public String cle() {
        return "userTask_proclamer";
    }

    @Override
    public Map<String, Object> afficher(ContexteTache tache) {
        Edition edition = editions.charger(tache.texte(Nom.VARIABLE_EDITION));
        int candidatures = dossiers.aPrevenir(edition.id());
        return Map.of(
                "echeance",
                DatesEnFrancais.dateEtHeure(edition.calendrier().instant(Jalon.CEREMONIE)),
                "effets",
                "La page publique des résultats s’ouvre, avec les empreintes des bulletins.\n"
                        + (candidatures == 1
                                ? "Une candidature admise reçoit"
                                : candidatures + " candidatures admises reçoivent")
                        + (candidatures == 1 ? " son" : " leur") + " résultat par courriel.\n"
                        + "Les notes personnelles des membres du jury sont effacées.\n"
                        + "Ensuite, seule une décision consignée corrige un résultat, et elle est publiée.",
                "alertes",
                palmares.laureatParti(edition.id()) ? PalmaresService.LAUREAT_PARTI : "");
    }

    @Override
    public Map<String, Object> accomplir(ContexteTache tache, Map<String, Object> saisie) {
        boolean proclamer = Boolean.TRUE.equals(saisie.get("proclamer"));
        if (proclamer) {
            palmares.verifierHeureDeProclamation(tache.texte(Nom.VARIABLE_EDITION));
            palmares.verifierLaureatsPresents(tache.texte(Nom.VARIABLE_EDITION));
        }
        return Map.of("proclamer", proclamer);
    }
}
