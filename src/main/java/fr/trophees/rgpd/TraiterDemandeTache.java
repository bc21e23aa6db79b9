package fr.trophees.rgpd;

import fr.trophees.base.TropheesProperties;
import fr.trophees.candidature.Contacts;
import fr.trophees.moteur.ContexteTache;
import fr.trophees.moteur.Tache;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Staff answers a request on personal data; or asks first for two more months, or for a proof of identity
 * on reasonable doubt (ORG-2). */
@Component
class TraiterDemandeTache implements Tache {

    private static final Map<String, String> NATURES = Map.of(
            "acces", "accès aux données",
            "rectification", "rectification",
            "opposition", "opposition au traitement",
            "effacement", "effacement");

    private static final Map<String, String> VOIES =
            Map.of("page", "la page du dossier", "courriel", "courriel", "courrier", "courrier");

    private final DemandeService demandes;
    private final Contacts contacts;
    private final TropheesProperties reglages;

    TraiterDemandeTache(DemandeService demandes, Contacts contacts, TropheesProperties reglages) {
        this.demandes = demandes;
        this.contacts = contacts;
        this.reglages = reglages;
    }

    @Override
    public String cle() {
        return "userTask_traiterDemande";
    }

    @Override
    public Map<String, Object> afficher(ContexteTache tache) {
        Demande demande = demandes.charger(tache.texte(DemandeService.VARIABLE_DEMANDE));
        Map<String, Object> affichage = new LinkedHashMap<>();
        affichage.put("nature", NATURES.get(demande.nature()));
        affichage.put("voie", VOIES.get(demande.voie()));
        affichage.put(
                "recueLe",
                contacts.jour(
                        demande.recueLe().atZone(ZoneId.of("Europe/Paris")).toLocalDate()));
        affichage.put("echeance", contacts.jour(EcheanceDeDemande.dernierJour(demande.echeance())));
        affichage.put("numero", demande.numero() == null ? "" : demande.numero());
        affichage.put(
                "structureNom",
                demande.dossier() == null
                        ? ""
                        : contacts.parDossier(demande.dossier())
                                .map(Contacts.Contact::structureNom)
                                .orElse(""));
        affichage.put(
                "lienDossier",
                demande.numero() == null
                        ? ""
                        : reglages.page("/bureau/dossiers/" + demande.numero()).toString());
        affichage.put("alertes", demande.message() == null ? "" : "Message de la personne : " + demande.message());
        return affichage;
    }

    @Override
    public Map<String, Object> accomplir(ContexteTache tache, Map<String, Object> saisie) {
        String demande = tache.texte(DemandeService.VARIABLE_DEMANDE);
        String decision = (String) saisie.get("decision");
        String motif = (String) saisie.get("motif");
        switch (decision) {
            case "prolonger" -> demandes.prolonger(demande, motif);
            case "identite" -> demandes.demanderIdentite(demande, motif);
            default -> {
                demandes.trancher(demande, decision, motif, tache.utilisateur());
                return Map.of(DemandeService.VARIABLE_TRANCHEE, true);
            }
        }
        return Map.of(DemandeService.VARIABLE_TRANCHEE, false);
    }
}
