package fr.trophees.edition;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.formulaire.Erreur;
import fr.trophees.moteur.Nom;
import fr.trophees.moteur.Ouverture;
import fr.trophees.moteur.SaisieRefusee;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** « Ouvrir une édition »: clones a definition, moves its calendar, asks the ceremony's hour (D-8). */
@Component
class OuvrirEditionOuverture implements Ouverture {

    private final EditionService service;
    private final Definitions definitions;

    OuvrirEditionOuverture(EditionService service, Definitions definitions) {
        this.service = service;
        this.definitions = definitions;
    }

    @Override
    public String processus() {
        return Nom.PROCESSUS_EDITION;
    }

    @Override
    public Demarrage demarrer(Map<String, Object> saisie, String utilisateur) {
        Definition modele = definitions.livrees().stream()
                .filter(definition -> definition.id().equals(saisie.get("modele")))
                .findFirst()
                .orElseThrow(() -> new SaisieRefusee("Choisissez le modèle de l'édition."));
        Definition definition = modele.decaler(new Decalage(
                (String) saisie.get("edition"),
                (String) saisie.get("prefixe"),
                LocalDate.parse((String) saisie.get("lancement")),
                dateEtHeure((String) saisie.get("cloture")),
                dateEtHeure((String) saisie.get("ceremonie")),
                null));
        if (saisie.get("methodeVote") instanceof String methode) {
            definition = definition.avecMethode(methode);
        }
        List<Erreur> erreurs = definitions.verifier(definition);
        if (!erreurs.isEmpty()) {
            throw new SaisieRefusee(erreurs.stream().map(Erreur::message).collect(Collectors.joining(" ")));
        }
        try {
            service.creer(definition);
        } catch (RequeteRefusee refus) {
            throw new SaisieRefusee(refus.erreurs().get(0).message());
        }
        return new Demarrage(definition.id(), Map.of(Nom.VARIABLE_EDITION, definition.id()));
    }

    /** Tasklist sends a date and time with or without an offset; without one it is the wall clock of Paris. */
    private static LocalDateTime dateEtHeure(String valeur) {
        if (valeur == null) {
            return null;
        }
        return valeur.matches(".*(Z|[+-]\\d{2}:\\d{2})$")
                ? OffsetDateTime.parse(valeur)
                        .atZoneSameInstant(Calendrier.PARIS)
                        .toLocalDateTime()
                : LocalDateTime.parse(valeur);
    }
}
