package fr.trophees.palmares;

import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.moteur.ContexteTache;
import fr.trophees.moteur.Nom;
import fr.trophees.moteur.Tache;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Staff records in which category the jury rewards a structure that comes first in several (JURY-5, JURY-9). */
@Component
class ArbitrerCumulTache implements Tache {

    private final PalmaresService palmares;
    private final PalmaresRepository dossiers;
    private final EditionRepository editions;

    ArbitrerCumulTache(PalmaresService palmares, PalmaresRepository dossiers, EditionRepository editions) {
        this.palmares = palmares;
        this.dossiers = dossiers;
        this.editions = editions;
    }

    @Override
    public String cle() {
        return "userTask_arbitrerCumul";
    }

    @Override
    public Map<String, Object> afficher(ContexteTache tache) {
        Edition edition = editions.charger(tache.texte(Nom.VARIABLE_EDITION));
        Map<String, String> libelles = dossiers.libelles(edition.id());
        String structure = tache.texte("structureEnCumul");
        Map<String, String> structures = dossiers.structures(edition.id());
        Attribution attribution = palmares.attribution(edition.id());
        List<Cumul.Alternative> alternatives = attribution.cumuls().stream()
                .filter(cumul -> cumul.structure().equals(structure))
                .flatMap(cumul -> cumul.alternatives().stream())
                .toList();
        return Map.of(
                "structureNom",
                dossiers.nom(edition.id(), structure),
                "categories",
                alternatives.stream()
                        .map(alternative -> Map.of(
                                "label", titre(edition, alternative.categorieRetenue()),
                                "value", alternative.categorieRetenue()))
                        .toList(),
                "alternatives",
                alternatives.stream()
                        .map(alternative -> Map.of(
                                "categorie", titre(edition, alternative.categorieRetenue()),
                                "effet", effets(edition, alternative, libelles)))
                        .toList(),
                "dossiersTable",
                structures.entrySet().stream()
                        .filter(dossier -> dossier.getValue().equals(structure))
                        .map(dossier -> Map.of("numero", dossier.getKey(), "titre", libelles.get(dossier.getKey())))
                        .toList());
    }

    private static String effets(Edition edition, Cumul.Alternative alternative, Map<String, String> libelles) {
        String effets = alternative.effets().stream()
                .map(situation -> titre(edition, situation.categorie()) + " : " + effet(situation, libelles))
                .collect(Collectors.joining(" ; "));
        return effets.isEmpty() ? "Aucune autre catégorie ne change." : effets;
    }

    private static String effet(Situation situation, Map<String, String> libelles) {
        if (situation instanceof ResultatCategorie resultat) {
            return resultat.laureats().isEmpty()
                    ? "aucun lauréat"
                    : resultat.laureats().stream().map(libelles::get).collect(Collectors.joining(", "));
        }
        return "le jury délibère";
    }

    private static String titre(Edition edition, String categorie) {
        return edition.definition().categorie(categorie).titre();
    }

    @Override
    public Map<String, Object> accomplir(ContexteTache tache, Map<String, Object> saisie) {
        palmares.arbitrer(
                tache.texte(Nom.VARIABLE_EDITION),
                tache.texte("structureEnCumul"),
                (String) saisie.get("categorieRetenue"),
                (String) saisie.get("motif"),
                (String) saisie.get("presents"),
                tache.utilisateur());
        return Map.of();
    }
}
