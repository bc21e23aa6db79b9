package fr.trophees.candidature;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.edition.DatesEnFrancais;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What can be done with a dossier now, until when, and what it means (D-1, D-5, ORG-1), in the words of the candidate's page.
 *
 * @param modifiable whether a save would be accepted now
 * @param pieces whether a document would be
 * @param deposable whether a deposit would be, its form put aside
 * @param titre where things stand, in a few words
 * @param consignes what can still be done and what it means, or why nothing can
 * @param echeance what the page counts down to, null when nothing runs out
 * @param attestee whether an attestation stands
 * @param attestation what is to be said of it while none does, null for nothing
 * @param imprimes names of the fields whose change asks for a new attestation (DEP-2)
 */
record Situation(
        String etat,
        String numero,
        boolean depose,
        boolean modifiable,
        boolean pieces,
        boolean deposable,
        boolean attestee,
        String attestation,
        String titre,
        List<String> consignes,
        Echeance echeance,
        List<String> imprimes) {

    /** @param libelle what ends then, in words, with the date and « heure de Paris » */
    record Echeance(OffsetDateTime instant, String libelle) {}

    /**
     * @param attestation what is to be said of it, null for nothing
     * @param proposee whether the form's other address has been asked to become the contact, and can still accept
     */
    static Situation de(Dossier dossier, Appel appel, String attestation, boolean proposee, Instant maintenant) {
        EtatDossier etat = EtatDossier.de(dossier, appel.delais(), maintenant);
        String refusDeSaisie = refus(() -> SaisieService.exigerModifiable(dossier, appel, maintenant));
        String refusDeDepot = dossier.depose() ? "" : refus(() -> appel.exigerOuvert(maintenant));
        Texte texte = dossier.depose()
                ? texteDuDepose(dossier, appel, refusDeSaisie, maintenant)
                : texteDuBrouillon(dossier, appel, refusDeSaisie, refusDeDepot, maintenant);
        return new Situation(
                etat.code(),
                dossier.numero(),
                dossier.depose(),
                refusDeSaisie == null,
                refus(() -> PieceService.exigerPossible(dossier, appel, maintenant)) == null,
                refusDeDepot == null,
                dossier.attestation() != null,
                attestation,
                texte.titre(),
                Stream.of(
                                Stream.ofNullable(attestation),
                                texte.consignes().stream(),
                                surLAdresse(dossier, proposee)
                                        .filter(avis -> dossier.depose() || refusDeDepot == null)
                                        .stream())
                        .flatMap(consignes -> consignes)
                        .toList(),
                texte.echeance(),
                SaisieService.IMPRIMES.stream()
                        .filter(appel.formulaire().regles().cles()::contains)
                        .sorted()
                        .toList());
    }

    /** What becomes of the other address that the form gives for the contact; empty when there is none, or nothing to be done. */
    static Optional<String> surLAdresse(Dossier dossier, boolean proposee) {
        return dossier.autreAdresse()
                .filter(adresse -> dossier.instruction() != Instruction.RETIRE)
                .map(adresse -> {
                    if (!dossier.depose()) {
                        return "L’adresse électronique du formulaire, " + adresse
                                + ", n’est pas celle à laquelle nous vous écrivons : " + dossier.contactCourriel()
                                + ". Au dépôt, un message lui demandera de confirmer ; rien ne change avant.";
                    }
                    String ecrite = "nous écrivons à " + dossier.contactCourriel();
                    return proposee
                            ? "L’adresse électronique du contact ne change qu’une fois confirmée : un message le demande à "
                                    + adresse + ". D’ici là, " + ecrite
                                    + ". La page « Accès » permet d’annuler la proposition ou de la renouveler."
                            : "L’adresse électronique du formulaire, " + adresse + ", n’a pas été confirmée : " + ecrite
                                    + ". Pour que le contact change, proposez-le depuis la page « Accès ».";
                });
    }

    private static Texte texteDuBrouillon(
            Dossier dossier, Appel appel, String refusDeSaisie, String refusDeDepot, Instant maintenant) {
        Delais delais = appel.delais();
        if (refusDeSaisie != null) {
            return new Texte(
                    "Ce dossier n’a pas été déposé",
                    List.of(refusDeSaisie, "Rien n’est effacé : vous pouvez copier votre texte ou le télécharger."),
                    null);
        }
        if (refusDeDepot != null) {
            return new Texte(
                    "Brouillon, pas encore déposé",
                    List.of(refusDeDepot, "Vous pouvez continuer à remplir votre dossier : il s’enregistre."),
                    null);
        }
        String cloture = DatesEnFrancais.dateEtHeure(delais.cloture());
        String limite = DatesEnFrancais.echeance(delais.limite());
        boolean attestee = dossier.attestation() != null;
        if (!delais.apresCloture(maintenant)) {
            return new Texte(
                    "Brouillon, pas encore déposé",
                    List.of(
                            attestee
                                    ? "Enregistrer n’est pas déposer : l’attestation signée est arrivée, mais votre dossier ne compte"
                                            + " qu’une fois déposé, au plus tard le " + cloture + " (heure de Paris)."
                                    : "Enregistrer n’est pas déposer : votre dossier ne compte qu’une fois déposé, et l’attestation"
                                            + " signée renvoyée. L’un et l’autre sont à faire au plus tard le "
                                            + cloture
                                            + " (heure de Paris)."),
                    new Echeance(
                            DossierVu.aParis(delais.cloture()),
                            (attestee ? "Pour déposer" : "Pour déposer et renvoyer l’attestation") + " : jusqu’au "
                                    + cloture + " (heure de Paris)"));
        }
        return new Texte(
                "La clôture est passée : votre dossier sera hors délai",
                List.of(
                        "La clôture était le " + cloture + " (heure de Paris). Jusqu’au " + limite
                                + " (heure de Paris), vous pouvez encore compléter votre dossier"
                                + (attestee ? " et le déposer" : ", le déposer et renvoyer l’attestation signée")
                                + " : il sera reçu, et marqué « hors délai ».",
                        "Ce que cela veut dire : Alliance Villes Emploi décidera s’il peut concourir, et vous l’écrira"
                                + articles(appel)
                                + ". Enregistrer n’est pas déposer : un brouillon qui n’est pas déposé à minuit ne sera pas"
                                + " examiné."),
                new Echeance(
                        DossierVu.aParis(delais.limite()),
                        "Dernier moment pour déposer, hors délai : " + limite + " (heure de Paris)"));
    }

    private static String articles(Appel appel) {
        return appel.articleMinuit() == null || appel.articleHeure() == null
                ? ""
                : " (le règlement dit « à minuit » dans son article %s et 16 h dans son article %s)"
                        .formatted(appel.articleMinuit(), appel.articleHeure());
    }

    private static Texte texteDuDepose(Dossier dossier, Appel appel, String refusDeSaisie, Instant maintenant) {
        String titre = "Dossier déposé sous le numéro " + dossier.numero();
        if (refusDeSaisie != null) {
            return new Texte(titre, List.of(refusDeSaisie), null);
        }
        String enregistrer =
                "Vos changements ne s’enregistrent pas tout seuls : relisez-les, puis choisissez « Enregistrer mes changements ».";
        if (SaisieService.correctionPermise(dossier, maintenant)) {
            String avant = DatesEnFrancais.echeance(dossier.correctionJusqua());
            return new Texte(
                    titre,
                    List.of(
                            "L’équipe vous a demandé une correction, à faire avant le " + avant + " (heure de Paris).",
                            enregistrer),
                    new Echeance(
                            DossierVu.aParis(dossier.correctionJusqua()),
                            "Pour corriger : avant le " + avant + " (heure de Paris)"));
        }
        String cloture = DatesEnFrancais.dateEtHeure(appel.delais().cloture());
        return new Texte(
                titre,
                List.of(
                        "Vous pouvez encore le corriger jusqu’au " + cloture + " (heure de Paris). " + enregistrer,
                        "Changer ce qui est imprimé sur l’attestation en demande une nouvelle, signée : l’ancienne est"
                                + " conservée, mais ne vaut plus."),
                new Echeance(
                        DossierVu.aParis(appel.delais().cloture()),
                        "Pour corriger : jusqu’au " + cloture + " (heure de Paris)"));
    }

    private static String refus(Runnable exigence) {
        try {
            exigence.run();
            return null;
        } catch (RequeteRefusee refus) {
            return refus.getMessage();
        }
    }

    private record Texte(String titre, List<String> consignes, Echeance echeance) {}
}
