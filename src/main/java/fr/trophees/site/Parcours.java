package fr.trophees.site;

import fr.trophees.candidature.EspaceCandidat.AttestationEnvoyee;
import fr.trophees.candidature.EspaceCandidat.Suivi;
import fr.trophees.candidature.EtatDossier;
import fr.trophees.candidature.StatutAttestation;
import fr.trophees.edition.EtatAppel;
import java.util.List;

/** The steps of a dossier from the first word to the results, and where it stands; no result is told by it (JURY-7). */
final class Parcours {

    /** @param mot the state in a word, for who doesn't see the colours */
    record Etape(String libelle, String classe, String mot) {

        boolean arret() {
            return classe.equals("stop");
        }

        public boolean courante() {
            return classe.equals("courant");
        }
    }

    private Parcours() {}

    /** Empty for a dossier that goes nowhere any more. */
    static List<Etape> de(Suivi suivi) {
        EtatDossier etat = suivi.etat();
        boolean brouillon = etat == EtatDossier.BROUILLON;
        if (etat == EtatDossier.RETIRE || suivi.etatAppel() == EtatAppel.ANNULE || brouillon && suivi.apresLimite()) {
            return List.of();
        }
        boolean rempli = !brouillon || suivi.manque().isEmpty();
        boolean recue = suivi.attestations().stream()
                .map(AttestationEnvoyee::statut)
                .anyMatch(statut -> statut == StatutAttestation.A_VERIFIER || statut == StatutAttestation.CONFORME);
        boolean juge = etat == EtatDossier.ADMIS || etat == EtatDossier.REFUSE;
        boolean proclame = suivi.etatAppel() == EtatAppel.PROCLAME;
        List<Etape> etapes = List.of(
                rempli ? fait("Remplir le dossier") : courant("Remplir le dossier"),
                !brouillon ? fait("Le déposer") : rempli ? courant("Le déposer") : aVenir("Le déposer"),
                recue
                        ? fait("Renvoyer l’attestation signée")
                        : etat == EtatDossier.INCOMPLET
                                ? manque("Renvoyer l’attestation signée", suivi.classe())
                                : brouillon
                                        ? aVenir("Renvoyer l’attestation signée")
                                        : courant("Renvoyer l’attestation signée"),
                etat == EtatDossier.REFUSE
                        ? new Etape("Examen par l’équipe", "stop", "non admis")
                        : juge
                                ? fait("Examen par l’équipe")
                                : recue && !brouillon ? courant("Examen par l’équipe") : aVenir("Examen par l’équipe"),
                etat != EtatDossier.ADMIS
                        ? aVenir("Jury et résultats")
                        : proclame ? fait("Jury et résultats") : courant("Jury et résultats"));
        // nothing follows a step where the dossier stopped
        int avant = (int) etapes.stream().takeWhile(etape -> !etape.arret()).count();
        return etapes.subList(0, Math.min(avant + 1, etapes.size()));
    }

    private static Etape fait(String libelle) {
        return new Etape(libelle, "fait", "fait");
    }

    private static Etape courant(String libelle) {
        return new Etape(libelle, "courant", "en cours");
    }

    private static Etape aVenir(String libelle) {
        return new Etape(libelle, "", "à venir");
    }

    /** @param classe staff has recorded what came by mail */
    private static Etape manque(String libelle, boolean classe) {
        return classe
                ? new Etape(libelle, "stop", "non reçue à temps")
                : new Etape(libelle, "courant", "pas reçue sur cette page");
    }
}
