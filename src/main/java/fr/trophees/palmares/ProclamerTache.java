package fr.trophees.palmares;

import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.Jalon;
import fr.trophees.moteur.ContexteTache;
import fr.trophees.moteur.Nom;
import fr.trophees.moteur.Tache;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Staff releases the results with one action, from the hour of the ceremony (D-8, JURY-7). */
@Component
class ProclamerTache implements Tache {

    private final PalmaresService palmares;
    private final ResultatsEnClair resultats;
    private final RectificationService rectifications;
    private final PalmaresRepository dossiers;
    private final EditionRepository editions;

    ProclamerTache(
            PalmaresService palmares,
            ResultatsEnClair resultats,
            RectificationService rectifications,
            PalmaresRepository dossiers,
            EditionRepository editions) {
        this.palmares = palmares;
        this.resultats = resultats;
        this.rectifications = rectifications;
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
                "resultats",
                resultats.valides(edition),
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
                String.join("\n", changements(edition)));
    }

    /** ORG-3: what happened to the results since they were validated, one French sentence each. */
    private List<String> changements(Edition edition) {
        List<String> changements = new ArrayList<>();
        if (palmares.laureatParti(edition.id())) {
            changements.add(PalmaresService.LAUREAT_PARTI);
        }
        List<String> retires = dossiers.retiresDepuis(edition.id(), edition.palmaresValideLe());
        if (!retires.isEmpty()) {
            changements.add((retires.size() == 1 ? "Dossier retiré" : "Dossiers retirés") + " depuis la validation : "
                    + String.join(", ", retires) + ".");
        }
        rectifications
                .faites(edition.id())
                .forEach(decision ->
                        changements.add("Palmarès rectifié depuis la validation par une décision du jury, consignée le "
                                + DatesEnFrancais.dateEtHeure(decision.le()) + "."));
        return changements;
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
