package fr.trophees.edition;

import fr.trophees.moteur.ContexteTache;
import fr.trophees.moteur.Nom;
import fr.trophees.moteur.Tache;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Staff reads the dates and the decisions of an edition over before the launch (D-1 to D-8). */
@Component
class VerifierCalendrierTache implements Tache {

    private final EditionRepository editions;
    private final EditionService service;

    VerifierCalendrierTache(EditionRepository editions, EditionService service) {
        this.editions = editions;
        this.service = service;
    }

    @Override
    public String cle() {
        return "userTask_verifierCalendrier";
    }

    @Override
    public Map<String, Object> afficher(ContexteTache tache) {
        Edition edition = editions.charger(tache.texte(Nom.VARIABLE_EDITION));
        return Map.of(
                "edition", edition.titre(),
                "calendrier",
                        Arrays.stream(Jalon.values())
                                .map(jalon -> Map.of(
                                        "jalon", jalon.libelle(),
                                        "date",
                                                DatesEnFrancais.dateEtHeure(
                                                        edition.calendrier().instant(jalon)),
                                        "alerte",
                                                JoursOuvres.alerte(edition.calendrier()
                                                        .aParis(jalon)
                                                        .toLocalDate())))
                                .toList(),
                "decisionsEdition", decisions(edition.definition().decisions()));
    }

    private static List<Map<String, String>> decisions(Definition.Decisions d) {
        return List.of(
                ligne(
                        "D-1",
                        "Dossiers complets après 16 h et avant minuit",
                        "l'équipe décide, proposition : " + d.d1().propositionTardifs()),
                ligne(
                        "D-2",
                        "Les adhérents doivent être reconnus par leur coordination régionale",
                        d.d2().reconnaissanceDesAdherents() ? "oui" : "non"),
                ligne("D-3", "Action terminée", "moins de " + d.d3().ans() + " ans avant la clôture d'abord annoncée"),
                ligne(
                        "D-4",
                        "Milieu rural",
                        "communes de " + d.d4().communeMaximum() + " habitants au plus, ou département de moins de "
                                + d.d4().departementMoinsDe()),
                ligne(
                        "D-5",
                        "Une nouvelle attestation peut être demandée après la date limite",
                        d.d5().nouvelleAttestation() ? "oui" : "non"),
                ligne("D-6", "Une seule récompense par structure", d.d6().recompenseUnique()),
                ligne("D-7", "Coup de cœur à un lauréat", d.d7().laureats()),
                ligne("D-8", "Proclamation", "l'équipe publie, à partir de l'heure de la cérémonie"));
    }

    private static Map<String, String> ligne(String id, String question, String valeur) {
        return Map.of("id", id, "question", question, "valeur", valeur);
    }

    @Override
    public Map<String, Object> accomplir(ContexteTache tache, Map<String, Object> saisie) {
        boolean valide = Boolean.TRUE.equals(saisie.get("valide"));
        if (valide) {
            service.validerCalendrier(tache.texte(Nom.VARIABLE_EDITION), tache.utilisateur());
        }
        return Map.of("valide", valide);
    }
}
