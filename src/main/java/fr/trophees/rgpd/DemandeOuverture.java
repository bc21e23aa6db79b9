package fr.trophees.rgpd;

import fr.trophees.moteur.Nom;
import fr.trophees.moteur.Ouverture;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Staff registers a request that came by mail or by post (ORG-2). */
@Component
class DemandeOuverture implements Ouverture {

    private final DemandeService demandes;

    DemandeOuverture(DemandeService demandes) {
        this.demandes = demandes;
    }

    @Override
    public String processus() {
        return Nom.PROCESSUS_DEMANDE;
    }

    @Override
    public Demarrage demarrer(Map<String, Object> saisie, String utilisateur) {
        Demande demande = demandes.enregistrer(
                (String) saisie.get("nature"),
                (String) saisie.get("voie"),
                LocalDate.parse((String) saisie.get("recueLe")),
                (String) saisie.get("numero"),
                (String) saisie.get("edition"));
        return new Demarrage(demande.id().toString(), DemandeService.variables(demande));
    }
}
