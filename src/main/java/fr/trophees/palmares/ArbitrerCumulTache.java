package fr.trophees.palmares;

import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.moteur.ContexteTache;
import fr.trophees.moteur.Nom;
import fr.trophees.moteur.SaisieRefusee;
import fr.trophees.moteur.Tache;
import fr.trophees.vote.Assemblee;
import fr.trophees.vote.DateDeDecision;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Staff records in which category the jury rewards a structure that comes first in several (JURY-5, JURY-9). */
@Component
class ArbitrerCumulTache implements Tache {

    private final PalmaresService palmares;
    private final PalmaresRepository dossiers;
    private final EditionRepository editions;
    private final Assemblee assemblee;

    ArbitrerCumulTache(
            PalmaresService palmares, PalmaresRepository dossiers, EditionRepository editions, Assemblee assemblee) {
        this.palmares = palmares;
        this.dossiers = dossiers;
        this.editions = editions;
        this.assemblee = assemblee;
    }

    @Override
    public String cle() {
        return "userTask_arbitrerCumul";
    }

    @Override
    public Map<String, Object> afficher(ContexteTache tache) {
        Edition edition = editions.charger(tache.texte(Nom.VARIABLE_EDITION));
        Map<String, String> libelles = dossiers.libelles(edition.id());
        Attribution attribution = palmares.attribution(edition.id());
        String structure = structureEnCumul(attribution);
        List<Cumul.Alternative> alternatives = attribution.cumuls().stream()
                .filter(cumul -> cumul.structure().equals(structure))
                .flatMap(cumul -> cumul.alternatives().stream())
                .toList();
        List<String> enCumul =
                attribution.cumuls().stream().map(Cumul::structure).toList();
        Effets effets = palmares.effets(edition);
        return Map.of(
                "presents",
                assemblee.proposer(edition.id(), palmares.categoriesEnCumul(edition.id(), structure)),
                DateDeDecision.CHAMP,
                palmares.jourPropose(edition.id()).toString(),
                "structureNom",
                dossiers.nom(edition.id(), structure),
                "categories",
                alternatives.stream()
                        .map(alternative -> Map.of(
                                "label", effets.titre(alternative.categorieRetenue()),
                                "value", alternative.categorieRetenue()))
                        .toList(),
                "alternatives",
                alternatives.stream()
                        .map(alternative -> Map.of(
                                "categorie", effets.titre(alternative.categorieRetenue()),
                                "effet", effets.de(alternative, enCumul)))
                        .toList(),
                "dossiersTable",
                dossiers.enLice(edition.id()).entrySet().stream()
                        .filter(dossier -> dossier.getValue().structure().equals(structure))
                        .map(dossier -> Map.of(
                                "categorie", effets.titre(dossier.getValue().categorie()),
                                "titre", libelles.get(dossier.getKey())))
                        .toList());
    }

    @Override
    public Map<String, Object> accomplir(ContexteTache tache, Map<String, Object> saisie) {
        String edition = tache.texte(Nom.VARIABLE_EDITION);
        palmares.arbitrer(
                edition,
                structureEnCumul(palmares.attribution(edition)),
                (String) saisie.get("categorieRetenue"),
                (String) saisie.get("motif"),
                (String) saisie.get("presents"),
                (String) saisie.get(DateDeDecision.CHAMP),
                tache.utilisateur());
        return Map.of();
    }

    /** The one that the diagram stopped for: the first to arbitrate. */
    private static String structureEnCumul(Attribution attribution) {
        return attribution
                .cumulSuivant()
                .map(Cumul::structure)
                .orElseThrow(() -> new SaisieRefusee("Il n’y a plus de cumul à arbitrer : rouvrez la tâche."));
    }
}
