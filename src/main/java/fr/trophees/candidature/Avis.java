package fr.trophees.candidature;

import fr.trophees.base.ErreurDeChamp;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * What the server says of a dossier as it is typed.
 *
 * @param version of the recorded fields, as in the entity tag
 * @param formulaire id of the form's version: another one than the page shows means that it was redeployed
 * @param erreurs what is wrong in what is there
 * @param manque everything that a deposit would be refused for
 * @param propositions of the eligibility rules: none blocks anything
 * @param lieux what codes of communes and EPCI stand for
 */
record Avis(
        OffsetDateTime maintenant,
        long version,
        String formulaire,
        Situation situation,
        List<ErreurDeChamp> erreurs,
        List<ErreurDeChamp> manque,
        List<Proposition> propositions,
        Map<String, Lieu> lieux) {

    /**
     * @param champ where it is shown, null for the whole dossier
     * @param issue {@code favorable}, {@code a-verifier}, {@code defavorable}
     */
    record Proposition(String champ, String regle, String issue, String motif, String article) {}

    /**
     * A commune or an EPCI.
     *
     * @param code Insee code, or SIREN of the EPCI
     * @param population municipale of {@code annee}, null where nobody is counted
     */
    record Lieu(String code, String nom, String departement, String region, Integer population, int annee) {}
}
