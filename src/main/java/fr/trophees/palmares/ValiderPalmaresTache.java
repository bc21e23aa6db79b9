package fr.trophees.palmares;

import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.moteur.ContexteTache;
import fr.trophees.moteur.Nom;
import fr.trophees.moteur.Tache;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Staff reads the results over before they are frozen (JURY-4, ORG-3). */
@Component
class ValiderPalmaresTache implements Tache {

    private final PalmaresService palmares;
    private final PalmaresRepository dossiers;
    private final RectificationService rectifications;
    private final EditionRepository editions;

    ValiderPalmaresTache(
            PalmaresService palmares,
            PalmaresRepository dossiers,
            RectificationService rectifications,
            EditionRepository editions) {
        this.palmares = palmares;
        this.dossiers = dossiers;
        this.rectifications = rectifications;
        this.editions = editions;
    }

    @Override
    public String cle() {
        return "userTask_validerPalmares";
    }

    @Override
    public Map<String, Object> afficher(ContexteTache tache) {
        Edition edition = editions.charger(tache.texte(Nom.VARIABLE_EDITION));
        Map<String, String> libelles = dossiers.libelles(edition.id());
        List<Map<String, String>> resultats = new ArrayList<>();
        for (ResultatCategorie resultat : palmares.attribution(edition.id()).palmares()) {
            resultats.add(Map.of(
                    "categorie",
                            edition.definition().categorie(resultat.categorie()).titre(),
                    "issue", libelle(resultat),
                    "laureats", resultat.laureats().stream().map(libelles::get).collect(Collectors.joining(", "))));
        }
        String coupDeCoeur = palmares.coupDeCoeur(edition.id());
        resultats.add(Map.of(
                "categorie", "Coup de cœur du jury",
                "issue", coupDeCoeur == null ? "Non décerné" : "Décerné",
                "laureats", coupDeCoeur == null ? "" : libelles.getOrDefault(coupDeCoeur, coupDeCoeur)));
        return Map.of("resultats", resultats, "alertes", rectifications.rappel(edition.id()));
    }

    private static String libelle(ResultatCategorie resultat) {
        return switch (resultat.issue()) {
            case LAUREAT -> "Lauréat";
            case EX_AEQUO -> "Ex-aequo";
            case AUCUN -> "Aucun lauréat";
        };
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
