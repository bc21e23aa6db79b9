package fr.trophees.candidature;

import fr.trophees.document.DocumentPdf;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.territoire.Siret;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The attestation to sign, filled in, as a PDF (DEP-2). */
@Component
public class AttestationPdf {

    private static final int NOM_IMPRIME = 400;

    private final DossierRepository dossiers;
    private final Appels appels;
    private final DocumentPdf documents;
    private final Clock horloge;

    AttestationPdf(DossierRepository dossiers, Appels appels, DocumentPdf documents, Clock horloge) {
        this.dossiers = dossiers;
        this.appels = appels;
        this.documents = documents;
        this.horloge = horloge;
    }

    byte[] produire(Dossier dossier) {
        Contenu contenu = Contenu.de(dossier, appels.charger(dossier.edition()), horloge.instant());
        return documents.produire(
                "attestation", Map.of("a", contenu), dossier.depose() ? dossier.deposeLe() : dossier.creeLe());
    }

    /**
     * What the attestation says. Null where the candidate has not typed it yet.
     *
     * @param concours title and year: « Trophées des Initiatives Territoriales 2024 »
     * @param siret in groups of digits
     * @param jusqua « vendredi 8 novembre 2024 à 16 h »: the closing, then the limit; the date that staff gave (D-5)
     * @param tard the closing has passed: what comes is late (D-1)
     * @param articleReglement number of the article, null where the regulation has none; so for the others
     */
    public record Contenu(
            String organisateur,
            String concours,
            String numero,
            String structure,
            String siret,
            String projet,
            String categorie,
            String versionReglement,
            String jusqua,
            boolean tard,
            String adresseRetour,
            String articleReglement,
            String articleImages,
            String articleDepot) {

        /** Whether something that is attested is still missing: what is printed is then only a draft. */
        public boolean isIncomplete() {
            return structure == null || siret == null || projet == null || categorie == null;
        }

        static Contenu de(Dossier dossier, Appel appel, Instant maintenant) {
            Instant jusqua = SignatureService.attendueAvant(dossier, appel, maintenant);
            return new Contenu(
                    appel.concours().organisateur(),
                    appel.concours().titre(),
                    dossier.numero(),
                    surQuelquesLignes(dossier.structureNom()),
                    Siret.lire(String.valueOf(dossier.texte("siret")))
                            .map(Siret::enClair)
                            .orElse(null),
                    surQuelquesLignes(dossier.projetTitre()),
                    dossier.categorie() == null ? null : appel.titreCategorie(dossier.categorie()),
                    dossier.reglementVersion() == null ? appel.versionReglement() : dossier.reglementVersion(),
                    DatesEnFrancais.echeance(jusqua),
                    jusqua.equals(appel.delais().limite()) && appel.delais().apresCloture(maintenant),
                    appel.concours().contact(),
                    appel.article("DEP-3"),
                    appel.article("DEP-4"),
                    appel.article("DEP-2"));
        }

        /** A draft may hold more than any form accepts at deposit. */
        private static String surQuelquesLignes(String nom) {
            return nom == null || nom.length() <= NOM_IMPRIME ? nom : nom.substring(0, NOM_IMPRIME) + "…";
        }
    }
}
