package fr.trophees.espacejury;

import fr.trophees.candidature.DossiersDuJury.Lecture;
import fr.trophees.document.DocumentPdf;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Edition;
import fr.trophees.eligibilite.Issue;
import fr.trophees.espacejury.LectureService.CategorieLisible;
import fr.trophees.jury.Jure;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The booklet of the dossiers that one juror may read, each page bearing their name: never how to reach anybody (ORG-4). */
@Component
class LivretPdf {

    private static final Map<Issue, String> ISSUES =
            Arrays.stream(Issue.values()).collect(Collectors.toMap(Function.identity(), LectureController::enClair));

    private final DocumentPdf documents;
    private final Clock horloge;

    LivretPdf(DocumentPdf documents, Clock horloge) {
        this.documents = documents;
        this.horloge = horloge;
    }

    byte[] produire(Edition edition, Jure membre, Map<CategorieLisible, List<Lecture>> categories) {
        return documents.produire(
                "livret",
                Map.of(
                        "concours", edition.titre(),
                        "membre", membre.nom(),
                        "pied", pied(membre.nom()),
                        "issues", ISSUES,
                        "le", DatesEnFrancais.dateCourteEtHeure(horloge.instant()),
                        "categories", categories));
    }

    /** As a string of the style sheet: nothing in a name may end it. */
    private static String pied(String nom) {
        return "confidentiel – " + nom.replaceAll("[\"\\\\\\n\\r<>&{}]", " ");
    }
}
