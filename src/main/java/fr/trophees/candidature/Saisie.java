package fr.trophees.candidature;

import fr.trophees.base.ErreurDeChamp;
import java.util.List;
import java.util.Map;

/**
 * What a save records: the form's fields and what is derived from them.
 *
 * @param formulaire the deployed version by which {@code manque} is said
 */
record Saisie(
        Map<String, Object> donnees,
        List<ErreurDeChamp> manque,
        String formulaire,
        String categorie,
        String siren,
        String structureNom,
        String projetTitre,
        String entiteDistincte,
        String reconnaissance) {}
