package fr.trophees.edition;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.formulaire.Erreur;
import fr.trophees.moteur.Nom;
import fr.trophees.moteur.Ouverture;
import fr.trophees.moteur.SaisieRefusee;
import java.time.Clock;
import java.time.Instant;
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
    private final Clock horloge;

    OuvrirEditionOuverture(EditionService service, Definitions definitions, Clock horloge) {
        this.service = service;
        this.definitions = definitions;
        this.horloge = horloge;
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
        if (saisie.get("quorum") instanceof String votants) {
            definition = definition.avecVotantsAuMoins(Integer.parseInt(votants));
        }
        refuserLePasse(definition.calendrier(), saisie.get("cloture") != null);
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

    /**
     * ORG-1: nothing is retroactive. A call that would be closed as it opens is a slip of the pen, most often the year; one whose
     * launch alone is past may still receive dossiers.
     *
     * @param clotureDonnee the closing was typed; else it is the model's, moved by the launch
     */
    private void refuserLePasse(Calendrier calendrier, boolean clotureDonnee) {
        Instant maintenant = horloge.instant();
        String cloture = DatesEnFrancais.dateEtHeure(calendrier.instant(Jalon.CLOTURE));
        if (calendrier.atteint(Jalon.CLOTURE, maintenant)) {
            throw new SaisieRefusee(Typographie.insecables(
                    clotureDonnee
                            ? "« Clôture annoncée » : le " + cloture
                                    + " est déjà passé, plus aucun dossier ne serait reçu. Donnez une date à venir ; vérifiez"
                                    + " l’année."
                            : "« Lancement de l’appel » : avec ce jour, la clôture tomberait le " + cloture
                                    + ", qui est déjà passé. Donnez un jour plus tardif, ou indiquez la clôture ; vérifiez"
                                    + " l’année."));
        }
        if (calendrier.atteint(Jalon.CEREMONIE, maintenant)) {
            throw new SaisieRefusee(Typographie.insecables("« Remise des trophées » : le "
                    + DatesEnFrancais.dateEtHeure(calendrier.instant(Jalon.CEREMONIE))
                    + " est déjà passé. Donnez une date à venir ; vérifiez l’année."));
        }
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
