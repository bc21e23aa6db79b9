package fr.trophees.deroulement;

import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.EditionService;
import fr.trophees.jury.Composition;
import fr.trophees.jury.Jure;
import fr.trophees.jury.JuryService;
import fr.trophees.moteur.ContexteTache;
import fr.trophees.moteur.Nom;
import fr.trophees.moteur.SaisieRefusee;
import fr.trophees.moteur.Tache;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Staff says that the jury is complete; what article 4.1 would have otherwise is flagged, never imposed (JURY-1). */
@Component
class ComposerJuryTache implements Tache {

    private final JuryService jury;
    private final EditionRepository editions;
    private final EditionService service;

    ComposerJuryTache(JuryService jury, EditionRepository editions, EditionService service) {
        this.jury = jury;
        this.editions = editions;
        this.service = service;
    }

    @Override
    public String cle() {
        return "userTask_composerJury";
    }

    @Override
    public Map<String, Object> afficher(ContexteTache tache) {
        Edition edition = editions.charger(tache.texte(Nom.VARIABLE_EDITION));
        return Map.of(
                "jury",
                jury.membres(edition.id()).stream()
                        .map(ComposerJuryTache::ligne)
                        .toList(),
                "alertes",
                alertes(jury.composition(edition)));
    }

    private static Map<String, Object> ligne(Jure jure) {
        return Map.of(
                "nom", jure.nom(),
                "structure", jure.structureNom() == null ? "" : jure.structureNom(),
                "domaine", jure.domaine() == null ? "à renseigner" : jure.domaine(),
                "president", jure.president() ? "oui" : "",
                "compte", jure.id());
    }

    private static String alertes(Composition composition) {
        List<String> alertes = new ArrayList<>();
        if (!composition.domainesManquants().isEmpty()) {
            alertes.add("Domaines de l'article 4.1 que personne ne représente : "
                    + String.join(", ", composition.domainesManquants()) + ".");
        }
        if (!composition.membresSansDomaine().isEmpty()) {
            alertes.add("Membres dont le domaine n'est pas renseigné : "
                    + String.join(", ", composition.membresSansDomaine()) + ".");
        }
        if (!composition.membresHorsDomaines().isEmpty()) {
            alertes.add("Membres d'un autre domaine que ceux de l'article 4.1 : "
                    + String.join(", ", composition.membresHorsDomaines()) + ".");
        }
        if (composition.presidents() != 1) {
            alertes.add("Un membre préside le jury : il y en a " + composition.presidents() + ".");
        }
        return String.join(" ", alertes);
    }

    @Override
    public Map<String, Object> accomplir(ContexteTache tache, Map<String, Object> saisie) {
        String edition = tache.texte(Nom.VARIABLE_EDITION);
        boolean complet = Boolean.TRUE.equals(saisie.get("juryComplet"));
        if (complet && jury.membres(edition).isEmpty()) {
            throw new SaisieRefusee("Le jury n'a aucun membre : enregistrez sa composition d'abord.");
        }
        if (complet) {
            service.declarerJuryComplet(edition, tache.utilisateur());
        }
        return Map.of("juryComplet", complet);
    }
}
