package fr.trophees.edition;

import fr.trophees.moteur.ContexteTache;
import fr.trophees.moteur.Nom;
import fr.trophees.moteur.Tache;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Staff reads the dates and the decisions of an edition over before the launch (D-1 to D-8), and how many voters it asks for (JURY-8). */
@Component
class VerifierCalendrierTache implements Tache {

    private final EditionRepository editions;
    private final EditionService service;
    private final Clock horloge;

    VerifierCalendrierTache(EditionRepository editions, EditionService service, Clock horloge) {
        this.editions = editions;
        this.service = service;
        this.horloge = horloge;
    }

    @Override
    public String cle() {
        return "userTask_verifierCalendrier";
    }

    @Override
    public Map<String, Object> afficher(ContexteTache tache) {
        Edition edition = editions.charger(tache.texte(Nom.VARIABLE_EDITION));
        List<Calendrier.Alerte> alertes = edition.calendrier().alertes(List.of());
        return Map.of(
                "edition", edition.titre(),
                "calendrier",
                        Arrays.stream(Jalon.values())
                                .map(jalon -> Map.of(
                                        "jalon", jalon.libelle(),
                                        "date",
                                                DatesEnFrancais.dateEtHeure(
                                                        edition.calendrier().instant(jalon)),
                                        "alerte", alerte(edition.calendrier(), alertes, jalon)))
                                .toList(),
                "decisionsEdition", edition.decisionsEnClair(),
                "alertes",
                        Typographie.insecables(
                                edition.definition().vote().quorum().alerte()));
    }

    private String alerte(Calendrier calendrier, List<Calendrier.Alerte> alertes, Jalon jalon) {
        if (calendrier.atteint(jalon, horloge.instant())) {
            return jalon == Jalon.LANCEMENT
                    ? "Cette date est passée : l’appel est ouvert, et sera annoncé dès que vous validerez le calendrier."
                    : "Cette date est passée.";
        }
        return alertes.stream()
                .filter(alerte -> alerte.champ().equals(jalon.code()))
                .map(Calendrier.Alerte::message)
                .findFirst()
                .orElse("");
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
