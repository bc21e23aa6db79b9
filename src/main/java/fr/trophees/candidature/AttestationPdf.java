package fr.trophees.candidature;

import fr.trophees.document.DocumentPdf;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The attestation to sign, filled in, as a tagged PDF (DEP-2). */
@Component
class AttestationPdf {

    private final DocumentPdf documents;

    AttestationPdf(DocumentPdf documents) {
        this.documents = documents;
    }

    byte[] produire(Contenu contenu) {
        return documents.produire("attestation", Map.of("a", contenu));
    }

    /**
     * What the attestation says. Null where the candidate has not typed it yet.
     *
     * @param concours title and year: « Trophées des Initiatives Territoriales 2024 »
     * @param siret in groups of digits
     * @param cloture « vendredi 8 novembre 2024 à 16 h »
     * @param articleReglement number of the article, null where the regulation has none; so for the others
     */
    record Contenu(
            String organisateur,
            String concours,
            String numero,
            String structure,
            String siret,
            String projet,
            String categorie,
            String versionReglement,
            String cloture,
            String adresseRetour,
            String articleReglement,
            String articleImages,
            String articleDepot) {

        /** Whether something that is attested is still missing: what is printed is then only a draft. */
        public boolean isIncomplete() {
            return structure == null || siret == null || projet == null || categorie == null;
        }
    }
}
