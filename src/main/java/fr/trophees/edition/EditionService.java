package fr.trophees.edition;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.formulaire.Erreur;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens editions, and changes their course (ORG-1). Tables first; diagrams are told in the same transaction. */
@Service
@Transactional
public class EditionService {

    private final EditionRepository editions;
    private final EditionProcess processus;
    private final DecisionRepository decisions;
    private final ApplicationEventPublisher evenements;
    private final Clock horloge;

    EditionService(
            EditionRepository editions,
            EditionProcess processus,
            DecisionRepository decisions,
            ApplicationEventPublisher evenements,
            Clock horloge) {
        this.editions = editions;
        this.processus = processus;
        this.decisions = decisions;
        this.evenements = evenements;
        this.horloge = horloge;
    }

    /**
     * Opens an edition and starts its process; it waits for staff to check the calendar.
     *
     * @throws RequeteRefusee 422 if an edition has this id or this prefix already
     */
    public void ouvrir(Definition definition) {
        creer(definition);
        processus.demarrer(definition.id());
    }

    /** Creates the edition's rows; its process instance is the caller's. */
    void creer(Definition definition) {
        List<Edition> existantes = editions.toutes();
        if (existantes.stream().anyMatch(e -> e.id().equals(definition.id()))) {
            throw RequeteRefusee.invalide(
                    "edition", "Une édition porte déjà cet identifiant : choisissez-en un autre.");
        }
        if (existantes.stream().anyMatch(e -> e.prefixe().equals(definition.prefixe()))) {
            throw RequeteRefusee.invalide(
                    "prefixe", "Une édition numérote déjà ses dossiers ainsi : choisissez un autre préfixe.");
        }
        editions.creer(definition, definition.calendrier(), horloge.instant());
    }

    /**
     * ORG-1: prolongs, shortens, moves milestones. Never retroactive.
     *
     * @param changements the new dates of the milestones that change
     * @return the edition with the calendar in force
     * @throws RequeteRefusee 422 with an error on each date at fault, 409 when it comes too late
     */
    public Edition changerCalendrier(String id, Map<Jalon, Instant> changements, String motif, String par) {
        editions.verrouiller(id);
        Edition edition = editions.charger(id);
        exigerEnCours(edition);
        if (edition.suspendue()) {
            throw conflit("L'édition est suspendue : reprenez-la d'abord, puis changez ses dates.");
        }
        Instant maintenant = horloge.instant();
        List<Erreur> tropTard = edition.calendrier().tropTard(changements, maintenant);
        if (!tropTard.isEmpty()) {
            throw new RequeteRefusee(
                    HttpStatus.CONFLICT,
                    "Changement trop tardif",
                    tropTard.get(0).message(),
                    enChamps(tropTard));
        }
        List<Erreur> erreurs = edition.calendrier().refusDeChangement(changements, maintenant);
        if (!erreurs.isEmpty()) {
            throw RequeteRefusee.invalide(enChamps(erreurs));
        }
        Calendrier nouveau = edition.calendrier().avec(changements);
        editions.changerCalendrier(id, nouveau, edition.calendrier().atteint(Jalon.LANCEMENT, maintenant), maintenant);
        consigner(id, "calendrier", "modifie", motif, par, differences(edition.calendrier(), nouveau));
        processus.signalerCalendrier(id);
        return editions.charger(id);
    }

    /** ORG-1: deposits stop, milestones ahead wait. */
    public Edition suspendre(String id, String motif, String par) {
        editions.verrouiller(id);
        Edition edition = editions.charger(id);
        exigerEnCours(edition);
        if (edition.suspendue()) {
            throw conflit("L'édition est déjà suspendue.");
        }
        editions.dater(id, "suspendue_le", horloge.instant());
        consigner(id, "suspension", "suspendue", motif, par, Map.of());
        processus.signalerSuspension(id);
        return editions.charger(id);
    }

    /** ORG-1: milestones that were ahead at the suspension are moved by its length, on the Paris wall clock. */
    public Edition reprendre(String id, String motif, String par) {
        editions.verrouiller(id);
        Edition edition = editions.charger(id);
        exigerEnCours(edition);
        if (!edition.suspendue()) {
            throw conflit("L'édition n'est pas suspendue.");
        }
        Instant maintenant = horloge.instant();
        Calendrier nouveau = edition.calendrier().apresPause(edition.suspendueLe(), maintenant);
        boolean annonce = edition.calendrier().atteint(Jalon.LANCEMENT, edition.suspendueLe());
        editions.changerCalendrier(id, nouveau, annonce, maintenant);
        editions.dater(id, "suspendue_le", null);
        consigner(id, "suspension", "reprise", motif, par, differences(edition.calendrier(), nouveau));
        evenements.publishEvent(new EditionReprise(id, edition.suspendueLe(), maintenant));
        processus.signalerReprise(id);
        return editions.charger(id);
    }

    /** ORG-1: the contest ends here; nothing deposited is lost. */
    public Edition annuler(String id, String motif, String par) {
        editions.verrouiller(id);
        exigerEnCours(editions.charger(id));
        editions.dater(id, "annulee_le", horloge.instant());
        consigner(id, "annulation", "annulee", motif, par, Map.of());
        evenements.publishEvent(new EditionAnnulee(id));
        processus.signalerAnnulation(id);
        return editions.charger(id);
    }

    void validerCalendrier(String id, String par) {
        editions.dater(id, "calendrier_valide_le", horloge.instant());
        consigner(id, "calendrier", "valide", null, par, Map.of());
    }

    /** JURY-1: staff says that the jury is complete. */
    public void declarerJuryComplet(String id, String par) {
        editions.dater(id, "jury_complet_le", horloge.instant());
        consigner(id, "jury", "complet", null, par, Map.of());
    }

    private static RequeteRefusee conflit(String detail) {
        return RequeteRefusee.conflit("Changement impossible", detail);
    }

    private static List<ErreurDeChamp> enChamps(List<Erreur> erreurs) {
        return erreurs.stream()
                .map(erreur -> new ErreurDeChamp(erreur.champ(), erreur.message(), null))
                .toList();
    }

    private static void exigerEnCours(Edition edition) {
        if (edition.annulee()) {
            throw conflit("L'édition est annulée : plus rien ne peut y changer.");
        }
        if (edition.proclameeLe() != null) {
            throw conflit("Les résultats sont proclamés : le calendrier ne change plus.");
        }
    }

    private static Map<String, String> differences(Calendrier avant, Calendrier apres) {
        return java.util.Arrays.stream(Jalon.values())
                .filter(jalon -> !avant.instant(jalon).equals(apres.instant(jalon)))
                .collect(Collectors.toMap(Jalon::code, jalon -> avant.instant(jalon) + " " + apres.instant(jalon)));
    }

    private void consigner(
            String edition, String sujet, String issue, String motif, String par, Map<String, String> details) {
        decisions.consigner(
                new Decision(0, edition, null, null, sujet, issue, motif, null, par, horloge.instant(), details));
    }
}
