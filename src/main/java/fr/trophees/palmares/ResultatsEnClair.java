package fr.trophees.palmares;

import fr.trophees.edition.Edition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The provisional results in the words of the forms that staff completes. */
@Component
class ResultatsEnClair {

    private final PalmaresService palmares;
    private final PalmaresRepository dossiers;

    ResultatsEnClair(PalmaresService palmares, PalmaresRepository dossiers) {
        this.palmares = palmares;
        this.dossiers = dossiers;
    }

    /** One line for each category. */
    List<Map<String, String>> categories(Edition edition) {
        Map<String, String> libelles = dossiers.libelles(edition.id());
        return palmares.attribution(edition.id()).palmares().stream()
                .map(resultat -> Map.of(
                        "categorie",
                                edition.definition()
                                        .categorie(resultat.categorie())
                                        .titre(),
                        "issue", libelle(resultat),
                        "laureats",
                                resultat.laureats().stream().map(libelles::get).collect(Collectors.joining(", "))))
                .toList();
    }

    /** The same, and the extra prize (JURY-6). */
    List<Map<String, String>> avecCoupDeCoeur(Edition edition) {
        List<Map<String, String>> resultats = new ArrayList<>(categories(edition));
        String coupDeCoeur = palmares.coupDeCoeur(edition.id());
        resultats.add(Map.of(
                "categorie", edition.definition().coupDeCoeur().titre(),
                "issue", coupDeCoeur == null ? "Non décerné" : "Décerné",
                "laureats",
                        coupDeCoeur == null
                                ? ""
                                : dossiers.libelles(edition.id()).getOrDefault(coupDeCoeur, coupDeCoeur)));
        return resultats;
    }

    /** The results as they are validated, with the extra prize: what is proclaimed (ORG-3). */
    List<Map<String, String>> valides(Edition edition) {
        Palmares valide = palmares.valide(edition.id()).orElseThrow();
        Map<String, String> noms = dossiers.noms(edition.id());
        List<Map<String, String>> resultats = new ArrayList<>();
        for (Palmares.Categorie categorie : valide.categories()) {
            resultats.add(Map.of(
                    "categorie", edition.definition().categorie(categorie.id()).titre(),
                    "issue",
                            libelle(ResultatCategorie.de(
                                    categorie.id(),
                                    categorie.laureats().stream()
                                            .map(Palmares.Laureat::numero)
                                            .toList())),
                    "laureats",
                            categorie.laureats().stream()
                                    .map(laureat -> noms.get(laureat.numero()))
                                    .collect(Collectors.joining(", "))));
        }
        resultats.add(Map.of(
                "categorie", edition.definition().coupDeCoeur().titre(),
                "issue", valide.coupDeCoeur() == null ? "Non décerné" : "Décerné",
                "laureats",
                        valide.coupDeCoeur() == null
                                ? ""
                                : noms.get(valide.coupDeCoeur().numero())));
        return resultats;
    }

    private static String libelle(ResultatCategorie resultat) {
        return switch (resultat.issue()) {
            case LAUREAT -> "Lauréat";
            case EX_AEQUO -> "Ex-aequo";
            case AUCUN -> "Aucun lauréat";
        };
    }
}
