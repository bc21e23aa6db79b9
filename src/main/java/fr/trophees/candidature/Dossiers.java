package fr.trophees.candidature;

import fr.trophees.base.RequeteRefusee;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Dossiers, to read. */
@Service
public class Dossiers {

    private final DossierRepository dossiers;
    private final Appels appels;
    private final Clock horloge;

    Dossiers(DossierRepository dossiers, Appels appels, Clock horloge) {
        this.dossiers = dossiers;
        this.appels = appels;
        this.horloge = horloge;
    }

    public Optional<Dossier> trouver(UUID id) {
        return dossiers.trouver(id);
    }

    public Optional<Dossier> trouver(String numero) {
        return dossiers.trouver(numero);
    }

    /** Where a dossier stands now: the calendar decides, so this changes without anything being written. */
    public EtatDossier etat(Dossier dossier) {
        return EtatDossier.de(dossier, appels.charger(dossier.edition()).delais(), horloge.instant());
    }

    static RequeteRefusee inconnu() {
        return RequeteRefusee.introuvable("Ce lien n’ouvre aucun dossier : il est incomplet, ou n’est plus valable.");
    }

    static RequeteRefusee fichierInconnu() {
        return RequeteRefusee.introuvable("Ce dossier n’a pas ce document.");
    }

    static RequeteRefusee numeroInconnu() {
        return RequeteRefusee.introuvable("Aucun dossier ne porte ce numéro.");
    }
}
