package fr.trophees.jury;

import fr.trophees.base.RequeteRefusee;
import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A contest's jury: who sits, who has ties with whom (JURY-1, JURY-3). */
@Service
@Transactional
public class JuryService {

    private final JuryRepository jury;
    private final EditionRepository editions;
    private final ComptesDesJures comptes;
    private final LiensDeJure liens;
    private final MessagesDuJury messages;
    private final DecisionRepository decisions;
    private final ApplicationEventPublisher evenements;
    private final Clock horloge;

    JuryService(
            JuryRepository jury,
            EditionRepository editions,
            ComptesDesJures comptes,
            LiensDeJure liens,
            MessagesDuJury messages,
            DecisionRepository decisions,
            ApplicationEventPublisher evenements,
            Clock horloge) {
        this.jury = jury;
        this.editions = editions;
        this.comptes = comptes;
        this.liens = liens;
        this.messages = messages;
        this.decisions = decisions;
        this.evenements = evenements;
        this.horloge = horloge;
    }

    /** The members who sit, by id. */
    @Transactional(readOnly = true)
    public List<Jure> membres(String edition) {
        return jury.membres(edition);
    }

    @Transactional(readOnly = true)
    public Optional<Jure> membre(String edition, String id) {
        return jury.membre(edition, id);
    }

    /** Nobody else composes the jury before this transaction ends: who changes the list of members reads it after this. */
    void verrouiller(String edition) {
        editions.verrouiller(edition);
    }

    /**
     * Replaces the list of members; one who is left out sits no more and votes no more. Each has a personal link; whose address
     * changes gets a new one, and the former stops working; the former address and the president are told, and the change is
     * written down (JURY-8). Once the jury is called, who joins it gets the link at once,
     * and who leaves it is told.
     *
     * @param par user id of who composes it
     * @return the members who sit from now on
     * @throws RequeteRefusee 409 once the results are validated, or the edition cancelled; 422 when two members have one address, or preside
     */
    public List<Jure> composer(String edition, Collection<Jure> membres, String par) {
        editions.verrouiller(edition);
        Edition enCours = editions.charger(edition);
        exigerModifiable(enCours);
        exigerDesAdressesDistinctes(membres);
        exigerUneSeulePresidence(membres);
        Instant maintenant = horloge.instant();
        Map<String, Jure> avant =
                jury.membres(edition).stream().collect(Collectors.toMap(Jure::id, Function.identity()));
        Set<String> restants = membres.stream().map(Jure::id).collect(Collectors.toSet());
        jury.faireSortirLesAutres(edition, restants, maintenant);
        for (Jure parti : avant.values()) {
            if (!restants.contains(parti.id())) {
                liens.revoquer(edition, parti.id(), maintenant);
                if (enCours.juryCompletLe() != null) {
                    messages.depart(enCours, parti);
                }
                evenements.publishEvent(new MembreParti(edition, parti.id()));
            }
        }
        for (Jure membre : membres) {
            jury.enregistrer(membre);
            comptes.ouvrir(membre);
            boolean autreAdresse = avant.containsKey(membre.id()) && !memeAdresse(avant.get(membre.id()), membre);
            donnerUnLien(enCours, avant.get(membre.id()), membre, autreAdresse, maintenant);
            if (autreAdresse) {
                changerDAdresse(enCours, avant.get(membre.id()), membre, avant.values(), par, maintenant);
            }
        }
        evenements.publishEvent(new JuryModifie(edition));
        return jury.membres(edition);
    }

    /** JURY-8: a link goes to one person, who has one ballot. */
    private static void exigerDesAdressesDistinctes(Collection<Jure> membres) {
        Map<String, String> noms = new HashMap<>();
        for (Jure membre : membres) {
            String autre = noms.putIfAbsent(membre.courriel().toLowerCase(Locale.ROOT), membre.nom());
            if (autre != null) {
                throw RequeteRefusee.invalide(
                        "email",
                        autre + " et " + membre.nom()
                                + " ont la même adresse : chaque membre vote avec son propre lien, donnez à chacun la sienne.");
            }
        }
    }

    /** JURY-1. */
    private static void exigerUneSeulePresidence(Collection<Jure> membres) {
        List<String> presidents =
                membres.stream().filter(Jure::president).map(Jure::nom).toList();
        if (presidents.size() > 1) {
            throw RequeteRefusee.invalide(
                    "president",
                    "Une seule personne préside le jury (" + String.join(", ", presidents)
                            + ") : décochez d’abord « Préside le jury » sur la fiche de qui ne préside plus.");
        }
    }

    /** ORG-3: validated results are those of the jury as it was. */
    private static void exigerModifiable(Edition edition) {
        if (edition.annulee() || edition.palmaresValideLe() != null) {
            throw RequeteRefusee.conflit(
                    "Composition arrêtée",
                    edition.annulee()
                            ? "L’édition est annulée : le jury ne change plus."
                            : "Le palmarès est validé : la composition du jury ne change plus.");
        }
    }

    private static boolean memeAdresse(Jure avant, Jure apres) {
        return avant.courriel().equalsIgnoreCase(apres.courriel());
    }

    /** Told to those who sat before: a president named by the same change is not who watches over it. */
    private void changerDAdresse(
            Edition edition, Jure avant, Jure apres, Collection<Jure> jury, String par, Instant maintenant) {
        if (comptes.propreAuJury(apres.id())) {
            comptes.oublierMotDePasse(
                    apres.id()); // it may have been chosen through the link of an address that is no more
        }
        Optional<Jure> president = jury.stream().filter(Jure::president).findFirst();
        messages.adresse(edition, avant, apres, president, maintenant);
        decisions.consigner(new Decision(
                0,
                edition.id(),
                null,
                null,
                "jury",
                "adresse",
                null,
                null,
                par,
                maintenant,
                Map.of("jure", apres.id(), "nom", apres.nom())));
    }

    private void donnerUnLien(Edition edition, Jure avant, Jure membre, boolean autreAdresse, Instant maintenant) {
        if (autreAdresse) {
            liens.remplacer(edition.id(), membre.id(), maintenant);
        } else {
            liens.assurer(edition.id(), membre.id(), maintenant);
        }
        if (edition.juryCompletLe() != null && (avant == null || autreAdresse)) {
            messages.lien(edition, membre, autreAdresse, null);
        }
    }

    /** The member asks for a new link, or staff does for them: the former ones stop working, the new one goes by mail. */
    public void remplacerLeLien(String edition, String jure) {
        Edition enCours = editions.charger(edition);
        Jure membre = jury.membre(edition, jure)
                .orElseThrow(() -> RequeteRefusee.introuvable("Ce membre n'est pas du jury."));
        liens.remplacer(edition, jure, horloge.instant());
        messages.lien(enCours, membre, true, null);
    }

    /** Mails their link again to whoever sits under this address, once an hour at most; the caller can't tell whether anybody does. */
    public void renvoyerLesLiens(String courriel) {
        long heure = horloge.instant().truncatedTo(ChronoUnit.HOURS).getEpochSecond();
        for (Jure membre : jury.parCourriel(courriel)) {
            Edition edition = editions.charger(membre.edition());
            if (!edition.annulee()) {
                liens.assurer(edition.id(), membre.id(), horloge.instant());
                messages.lien(edition, membre, false, "jury-lien/" + edition.id() + "/" + membre.id() + "/" + heure);
            }
        }
    }

    /**
     * JURY-3: replaces the ties that people confirmed for a member.
     *
     * @param sirens structures the member has professional ties with, checked SIREN numbers
     */
    public void confirmerLiens(String edition, String jure, Collection<String> sirens, String par) {
        editions.verrouiller(edition);
        jury.confirmerLiens(edition, jure, sirens, par, horloge.instant());
        evenements.publishEvent(new JuryModifie(edition));
    }

    /** JURY-3: the member says, as they vote, that they have ties in this category. */
    public void declarerLien(String edition, String jure, String categorie) {
        jury.declarerLien(edition, jure, categorie, horloge.instant());
    }

    /** Thanks every member who sits, once the results are proclaimed (JURY-7). */
    public void remercier(String id) {
        Edition edition = editions.charger(id);
        if (edition.proclameeLe() == null) {
            throw new IllegalStateException("Les résultats ne sont pas proclamés");
        }
        jury.membres(id).forEach(membre -> messages.remercier(edition, membre));
    }

    /** Who may not vote where, as ties and dossiers stand now. */
    @Transactional(readOnly = true)
    public Recusations recusations(String edition) {
        return Recusations.deduire(jury.liens(edition), jury.candidats(edition));
    }

    /** JURY-1: what there is to say of the jury's composition. */
    @Transactional(readOnly = true)
    public Composition composition(Edition edition) {
        return Composition.examiner(
                edition.definition().jury().domaines(),
                jury.membres(edition.id()).stream()
                        .map(m -> new Composition.Membre(m.id(), m.domaine(), m.president()))
                        .toList());
    }
}
