package fr.trophees.palmares;

import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.Jalon;
import fr.trophees.moteur.ContexteTache;
import fr.trophees.moteur.Nom;
import fr.trophees.moteur.Tache;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Staff reads the results over before they are frozen (JURY-4, ORG-3), where too few voted (JURY-8), and who sat (JURY-9). */
@Component
class ValiderPalmaresTache implements Tache {

    private final PalmaresService palmares;
    private final ResultatsEnClair resultats;
    private final CompteRenduService comptesRendus;
    private final PointsAVerifier points;
    private final ReservesDeSeance seance;
    private final EditionRepository editions;
    private final ApplicationEventPublisher evenements;

    ValiderPalmaresTache(
            PalmaresService palmares,
            ResultatsEnClair resultats,
            CompteRenduService comptesRendus,
            PointsAVerifier points,
            ReservesDeSeance seance,
            EditionRepository editions,
            ApplicationEventPublisher evenements) {
        this.palmares = palmares;
        this.resultats = resultats;
        this.comptesRendus = comptesRendus;
        this.points = points;
        this.seance = seance;
        this.editions = editions;
        this.evenements = evenements;
    }

    @Override
    public String cle() {
        return "userTask_validerPalmares";
    }

    @Override
    public Map<String, Object> afficher(ContexteTache tache) {
        Edition edition = editions.charger(tache.texte(Nom.VARIABLE_EDITION));
        if (tache.utilisateur() != null) {
            evenements.publishEvent(new ResultatsConsultes(
                    edition.id(), "la tâche «\u00a0Valider le palmarès\u00a0»", tache.utilisateur()));
        }
        return Map.of(
                "resultats",
                resultats.avecCoupDeCoeur(edition),
                "echeance",
                DatesEnFrancais.dateEtHeure(edition.calendrier().instant(Jalon.CEREMONIE)),
                "alertes",
                Stream.of(comptesRendus.reserves(edition.id()), points.relever(edition), seance.reserves(edition.id()))
                        .flatMap(List::stream)
                        .collect(Collectors.joining("\n")));
    }

    @Override
    public Map<String, Object> accomplir(ContexteTache tache, Map<String, Object> saisie) {
        boolean valide = Boolean.TRUE.equals(saisie.get("valide"));
        if (valide) {
            palmares.valider(tache.texte(Nom.VARIABLE_EDITION), tache.utilisateur());
        } else {
            palmares.revoir(tache.texte(Nom.VARIABLE_EDITION), tache.utilisateur());
        }
        return Map.of("valide", valide);
    }
}
