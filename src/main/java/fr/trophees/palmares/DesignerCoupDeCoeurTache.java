package fr.trophees.palmares;

import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.moteur.ContexteTache;
import fr.trophees.moteur.Nom;
import fr.trophees.moteur.Tache;
import fr.trophees.vote.Assemblee;
import fr.trophees.vote.DateDeDecision;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Staff records the extra prize that the jury gives, or that it gives none (JURY-6, D-7). */
@Component
class DesignerCoupDeCoeurTache implements Tache {

    private final PalmaresService palmares;
    private final ResultatsEnClair resultats;
    private final EditionRepository editions;
    private final Assemblee assemblee;

    DesignerCoupDeCoeurTache(
            PalmaresService palmares, ResultatsEnClair resultats, EditionRepository editions, Assemblee assemblee) {
        this.palmares = palmares;
        this.resultats = resultats;
        this.editions = editions;
        this.assemblee = assemblee;
    }

    @Override
    public String cle() {
        return "userTask_designerCoupDeCoeur";
    }

    @Override
    public Map<String, Object> afficher(ContexteTache tache) {
        Edition edition = editions.charger(tache.texte(Nom.VARIABLE_EDITION));
        List<Map<String, String>> proposes = palmares.proposesAuCoupDeCoeur(edition).entrySet().stream()
                .map(dossier -> Map.of("numero", dossier.getKey(), "titre", dossier.getValue()))
                .toList();
        return Map.of(
                "presents",
                assemblee.proposer(edition.id(), List.of()),
                DateDeDecision.CHAMP,
                palmares.jourPropose(edition.id()).toString(),
                "resultats",
                resultats.categories(edition),
                "dossiersTable",
                proposes,
                "regleDesLaureats",
                switch (PalmaresService.regle(edition)) {
                    case PROPOSES -> "Un lauréat d’une catégorie peut aussi recevoir ce prix.";
                    case SUR_MOTIF ->
                        "Les lauréats d’une catégorie, et les autres projets de leurs structures, ne sont pas proposés : le jury"
                                + " peut en retenir un, en disant pourquoi. (décision D-7)";
                    case EXCLUS -> "Les lauréats d’une catégorie ne peuvent pas recevoir ce prix. (décision D-7)";
                });
    }

    @Override
    public Map<String, Object> accomplir(ContexteTache tache, Map<String, Object> saisie) {
        palmares.designerCoupDeCoeur(
                tache.texte(Nom.VARIABLE_EDITION),
                (String) saisie.get("coupDeCoeur"),
                (String) saisie.get("motif"),
                (String) saisie.get("presents"),
                (String) saisie.get(DateDeDecision.CHAMP),
                tache.utilisateur());
        return Map.of();
    }
}
