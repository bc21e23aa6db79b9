package fr.trophees.rgpd;

import fr.trophees.moteur.VisibleDesDiagrammes;
import java.util.Date;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the timers of {@code demande-rgpd} ask for. */
@Component("demandes")
@VisibleDesDiagrammes
public class DemandesDesDiagrammes {

    private final DemandeRepository demandes;

    DemandesDesDiagrammes(DemandeRepository demandes) {
        this.demandes = demandes;
    }

    /**
     * When staff is warned that a request awaits its answer.
     *
     * @param phrase as on the timer's label, e.g. « 7 jours avant l’échéance, 9 h », on the Paris wall clock
     */
    public Date rappel(String demande, String phrase) {
        Demande registree = demandes.trouver(UUID.fromString(demande))
                .orElseThrow(() -> new IllegalStateException("Demande inconnue"));
        return Date.from(EcheanceDeDemande.lire(phrase, registree.echeance()));
    }
}
