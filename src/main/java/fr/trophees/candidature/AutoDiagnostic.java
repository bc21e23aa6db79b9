package fr.trophees.candidature;

import fr.trophees.eligibilite.Adhesion;
import fr.trophees.eligibilite.Aire;
import fr.trophees.eligibilite.Coordination;
import fr.trophees.eligibilite.DossierExamine;
import fr.trophees.eligibilite.EntiteDistincte;
import fr.trophees.eligibilite.Issue;
import fr.trophees.eligibilite.ReglesEligibilite;
import fr.trophees.eligibilite.TypeStructure;
import fr.trophees.eligibilite.Verdict;
import fr.trophees.territoire.Siren;
import fr.trophees.territoire.Territoires;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * « Puis-je candidater ? »: the eligibility rules themselves, on a few answers. Keeps nothing, and reads nothing of other
 * dossiers nor of the list of members: anybody may ask about any SIREN.
 */
@Service
public class AutoDiagnostic {

    /** What depends on other dossiers can't be said to somebody unknown. */
    private static final Set<String> RESERVEES = Set.of("ELIG-5", "ELIG-6");

    private final Appels appels;

    AutoDiagnostic(Appels appels) {
        this.appels = appels;
    }

    /** The verdicts of the rules that concern this contest and can be told; ELIG-5 and ELIG-6 are left to the deposit. */
    public List<Verdict> examiner(String edition, Reponses reponses) {
        Appel appel = appels.charger(edition);
        return appel.citer(ReglesEligibilite.examiner(dossier(reponses), appel.contexte(List.of()))).stream()
                .filter(verdict -> !RESERVEES.contains(verdict.regle()))
                .map(verdict -> sansFacilitateurs(verdict, reponses))
                .toList();
    }

    /** Who says that they carry none isn't whom the call is for (ELIG-2); on a dossier only names are looked for. */
    private static Verdict sansFacilitateurs(Verdict verdict, Reponses reponses) {
        boolean aucun = verdict.issue() != Issue.SANS_OBJET && reponses.facilitateurs() == Facilitateurs.NON;
        return verdict.regle().equals("ELIG-2") && aucun
                ? new Verdict(
                        verdict.regle(),
                        Issue.DEFAVORABLE,
                        "Ce concours s’adresse aux structures qui portent des facilitateurs.",
                        verdict.article())
                : verdict;
    }

    /** Number of the article that keeps an applicant to one project in a category, null where this regulation has none (ELIG-6). */
    public String articleUnProjet(String edition) {
        return appels.charger(edition).article("ELIG-6");
    }

    /** The official figures that the edition goes by (D-4). */
    public Territoires territoires(String edition) {
        return appels.charger(edition).territoires();
    }

    private static DossierExamine dossier(Reponses reponses) {
        return new DossierExamine(
                null,
                reponses.siren(),
                null,
                reponses.structureType(),
                reponses.collectiviteMandante(),
                false,
                reponses.adherente(),
                Adhesion.inconnue(),
                Coordination.aDemander(),
                reponses.facilitateurs() == Facilitateurs.OUI ? "oui" : null,
                null,
                reponses.categorie(),
                null,
                reponses.debut(),
                reponses.fin(),
                EntiteDistincte.NON_DEMANDEE,
                reponses.aire());
    }

    /** Whether the structure carries any. */
    public enum Facilitateurs {
        OUI,
        NON,
        INCONNU
    }

    /**
     * @param siren null when not told
     * @param collectiviteMandante null when not told
     * @param debut null when not told
     * @param fin null while the action runs
     */
    public record Reponses(
            TypeStructure structureType,
            Siren siren,
            String collectiviteMandante,
            boolean adherente,
            Facilitateurs facilitateurs,
            String categorie,
            LocalDate debut,
            LocalDate fin,
            Aire aire) {}
}
