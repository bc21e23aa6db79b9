package fr.trophees.candidature;

import fr.trophees.moteur.VisibleDesDiagrammes;
import java.util.Date;
import org.springframework.stereotype.Component;

/** What the timers of {@code candidature} ask for. */
@Component("candidatures")
@VisibleDesDiagrammes
public class CandidaturesDesDiagrammes {

    private final DossierRepository dossiers;
    private final Appels appels;

    CandidaturesDesDiagrammes(DossierRepository dossiers, Appels appels) {
        this.dossiers = dossiers;
        this.appels = appels;
    }

    /**
     * Until when a dossier waits for its attestation: the phrase's date, the limit, or the date that staff gave for a better one
     * (D-5), whichever comes last. Far away while the edition is suspended (ORG-1).
     *
     * @param phrase as on the timer's label, e.g. « 4 jours après la limite, 12 h »
     */
    public Date echeanceAttestation(String numero, String phrase) {
        Dossier dossier =
                dossiers.trouver(numero).orElseThrow(() -> new IllegalStateException("Dossier inconnu : " + numero));
        return appels.charger(dossier.edition()).echeanceAttestation(phrase, dossier.attestationAvant());
    }
}
