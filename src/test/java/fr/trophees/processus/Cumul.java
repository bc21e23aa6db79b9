package fr.trophees.processus;

import fr.trophees.candidature.Banc.Candidat;
import java.util.Map;

/**
 * A structure that comes first in it1 and in it2; in it1 its two followers are on a par, so that the jury deliberates if it
 * is rewarded in it2 (JURY-5).
 */
record Cumul(String edition, Candidat enIt1, Candidat suivant, Candidat autreSuivant, Candidat enIt2) {

    /** Up to the task that arbitrates. */
    static Cumul preparer(Regie regie) {
        String edition = regie.editionLancee();
        Map<String, Object> enIt1 = regie.banc.saisieIt("it1");
        Map<String, Object> enIt2 = regie.banc.saisieIt("it2");
        enIt2.put("siret", enIt1.get("siret"));
        enIt2.put("structureNom", enIt1.get("structureNom"));
        Cumul cumul = new Cumul(
                edition,
                regie.admis(edition, enIt1),
                regie.admis(edition, "it1"),
                regie.admis(edition, "it1"),
                regie.admis(edition, enIt2));
        regie.ouvrirLesVotes(edition, "jure1", "jure2", "jure3", "jure4");
        regie.voter(edition, "it1", "jure1", cumul.enIt1().numero());
        regie.voter(edition, "it1", "jure2", cumul.enIt1().numero());
        regie.voter(edition, "it1", "jure3", cumul.suivant().numero());
        regie.voter(edition, "it1", "jure4", cumul.autreSuivant().numero());
        regie.voter(edition, "it2", "jure1", cumul.enIt2().numero());
        regie.fermerLesVotes();
        return cumul;
    }
}
