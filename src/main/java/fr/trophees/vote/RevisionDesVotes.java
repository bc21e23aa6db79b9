package fr.trophees.vote;

import fr.trophees.candidature.DossierAdmis;
import fr.trophees.candidature.DossierDeplace;
import fr.trophees.candidature.DossierRetire;
import fr.trophees.courriel.Contenu.JuryRelance.Motif;
import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.edition.Echeance;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionAnnulee;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.EditionReprise;
import fr.trophees.edition.Jalon;
import fr.trophees.jury.Jure;
import fr.trophees.jury.JuryModifie;
import fr.trophees.jury.JuryService;
import fr.trophees.jury.Recusations;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of the votes when ties, members, dossiers or dates change under them (JURY-3, ELIG-7, ORG-1). */
@Service
@Transactional
class RevisionDesVotes {

    private static final String DEPLACEMENT = VoteProcess.DEPLACEMENT;
    private static final String SCRUTIN = "scrutin";
    private static final String NOUVEAU_VOTE = "nouveau-vote";

    private final ScrutinRepository scrutins;
    private final DepouillementService depouillements;
    private final JuryService jury;
    private final EditionRepository editions;
    private final DecisionRepository decisions;
    private final VoteProcess processus;
    private final MessagesAuxJures messages;
    private final Clock horloge;

    RevisionDesVotes(
            ScrutinRepository scrutins,
            DepouillementService depouillements,
            JuryService jury,
            EditionRepository editions,
            DecisionRepository decisions,
            VoteProcess processus,
            MessagesAuxJures messages,
            Clock horloge) {
        this.scrutins = scrutins;
        this.depouillements = depouillements;
        this.jury = jury;
        this.editions = editions;
        this.decisions = decisions;
        this.processus = processus;
        this.messages = messages;
        this.horloge = horloge;
    }

    @EventListener
    void revoirLeJury(JuryModifie evenement) {
        reviser(evenement.edition(), null, new TreeMap<>());
    }

    @EventListener
    void revoirApresDeplacement(DossierDeplace evenement) {
        editions.verrouiller(evenement.edition()); // what follows reads rounds that may be opening or closing
        Long deplacement = decisions.sur(evenement.edition(), DEPLACEMENT).stream()
                .map(Decision::numero)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        boolean enLice = scrutins.enLice(evenement.edition(), evenement.nouvelle()).stream()
                .anyMatch(dossier -> dossier.numero().equals(evenement.numero()));
        if (enLice) {
            signalerDepart(evenement.edition(), evenement.ancienne(), deplacement);
            if (!pourvoir(evenement.edition(), evenement.nouvelle(), evenement.ancienne(), deplacement)) {
                processus.signalerChangement(evenement.edition(), evenement.nouvelle(), deplacement);
            }
        }
        reviser(evenement.edition(), deplacement, new TreeMap<>());
    }

    @EventListener
    void revoirApresAdmission(DossierAdmis evenement) {
        editions.verrouiller(evenement.edition()); // what follows reads rounds that may be opening or closing
        Map<String, Suites> suites = new TreeMap<>();
        signalerAdmission(evenement.edition(), evenement.categorie(), suites);
        reviser(evenement.edition(), null, suites);
    }

    @EventListener
    void revoirApresRetrait(DossierRetire evenement) {
        editions.verrouiller(evenement.edition()); // what follows reads rounds that may be opening or closing
        if (evenement.categorie() != null) {
            signalerDepart(evenement.edition(), evenement.categorie(), null);
        }
        reviser(evenement.edition(), null, new TreeMap<>());
    }

    /** JURY-8: no vote of a cancelled contest will ever be counted, so its ballots don't stay beside their voters' names. */
    @EventListener
    void interrompre(EditionAnnulee evenement) {
        Instant maintenant = horloge.instant();
        scrutins.derniers(evenement.edition()).stream()
                .filter(scrutin -> !scrutin.depouille())
                .forEach(scrutin -> scrutins.interrompre(scrutin, maintenant));
    }

    /** ORG-1: a suspension puts off the rounds that have their own closing as it does the calendar. */
    @EventListener
    void reporter(EditionReprise evenement) {
        Edition edition = editions.charger(evenement.edition());
        for (Scrutin scrutin : scrutins.derniers(evenement.edition())) {
            if (!scrutin.depouille() && scrutin.fermeLe() != null) {
                scrutins.reporter(
                        scrutin,
                        scrutin.calendrier(edition)
                                .apresPause(evenement.suspendueLe(), evenement.repriseLe())
                                .instant(Jalon.FERMETURE_VOTES));
            }
        }
    }

    private void signalerAdmission(String id, String categorie, Map<String, Suites> suites) {
        if (pourvoir(id, categorie, null, null)) {
            return;
        }
        Scrutin scrutin = scrutins.dernier(id, categorie).orElse(null);
        if (scrutin == null) {
            return;
        }
        Edition edition = editions.charger(id);
        if (scrutin.clos(edition, horloge.instant()) || scrutin.secondTour()) {
            voterDeNouveau(edition, scrutin, suites);
        } else {
            processus.signalerChangement(id, categorie, null);
        }
    }

    /**
     * JURY-2: opens the vote of a category that nobody stood in when the others opened, with its own closing once theirs is past.
     *
     * @param ancienne the category that the dossier comes from, null when it was just admitted
     * @return false when there is nothing to open: no category is voted on yet, or this one is already
     */
    private boolean pourvoir(String id, String categorie, String ancienne, Long deplacement) {
        if (scrutins.dernier(id, categorie).isPresent()) {
            return false;
        }
        Edition edition = editions.charger(id);
        if (edition.palmaresValideLe() != null) {
            messages.alerterApresValidation(edition, categorie, Set.of(), Motif.DOSSIER_ADMIS);
            return true;
        }
        boolean votesPasses = processus.palmaresEnCours(id);
        if (scrutins.derniers(id).isEmpty() && !votesPasses) {
            return false;
        }
        Instant maintenant = horloge.instant();
        boolean ferme = !edition.suspendue()
                && !maintenant.isBefore(edition.calendrier().instant(Jalon.FERMETURE_VOTES));
        if (ferme || votesPasses) {
            scrutins.ouvrir(id, categorie, 1, maintenant, ferme ? prochaineFermeture(edition, maintenant) : null);
            convoquer(edition, categorie, Motif.CATEGORIE_POURVUE);
            processus.revoter(id, categorie);
        } else {
            annoncerUneCategoriePourvue(edition, categorie, ancienne, deplacement);
            processus.pourvoir(id, categorie);
        }
        return true;
    }

    private void annoncerUneCategoriePourvue(Edition edition, String categorie, String ancienne, Long deplacement) {
        Instant fermeture = edition.calendrier().instant(Jalon.FERMETURE_VOTES);
        if (!horloge.instant().isBefore(fermeture)) {
            return;
        }
        Recusations recusations = jury.recusations(edition.id());
        List<String> votants = jury.membres(edition.id()).stream()
                .map(Jure::id)
                .filter(membre -> !recusations.recuse(membre, categorie))
                .toList();
        if (deplacement == null) {
            messages.prevenir(edition, categorie, votants, Motif.CATEGORIE_POURVUE, fermeture, horloge.instant());
            return;
        }
        Scrutin quitte = scrutins.dernier(edition.id(), ancienne)
                .filter(scrutin -> !scrutin.depouille())
                .orElse(null);
        MessagesAuxJures.Origine origine = quitte == null
                ? null
                : new MessagesAuxJures.Origine(
                        ancienne, scrutins.candidats(quitte).isEmpty());
        Set<String> concernes = quitte == null ? Set.of() : scrutins.invites(quitte);
        for (String jure : votants) {
            boolean concerne = concernes.contains(jure);
            messages.prevenirDUneCategoriePourvue(
                    edition,
                    categorie,
                    concerne ? origine : null,
                    jure,
                    concerne ? premiere(fermeture, quitte.fermeture(edition)) : fermeture,
                    evenement(deplacement));
        }
    }

    private static Instant premiere(Instant une, Instant autre) {
        return une.isBefore(autre) ? une : autre;
    }

    /**
     * JURY-2: a dossier that is admitted once the vote has closed (after a prolongation, ORG-1, or at the very closing) is voted on
     * as the others: the category is voted again, from the first round.
     *
     * @param suites what each juror must be told of, which this completes: ties with this dossier recuse from the new vote
     */
    private void voterDeNouveau(Edition edition, Scrutin scrutin, Map<String, Suites> suites) {
        boolean enCoursDeVote = !scrutin.depouille();
        Set<String> recusesAvant = scrutins.recuses(scrutin);
        Set<String> sansBulletin = Set.copyOf(scrutins.sansBulletin(scrutin));
        Map<String, String> avant = scrutins.emargement(scrutin);
        if (recommencer(edition, scrutin, Set.of(), Motif.DOSSIER_ADMIS)) {
            scrutins.recuses(scrutins.dernier(edition.id(), scrutin.categorie()).orElseThrow()).stream()
                    .filter(jure -> avant.containsKey(jure) && !recusesAvant.contains(jure))
                    .forEach(jure -> {
                        Suites siennes = suites.computeIfAbsent(jure, cle -> new Suites());
                        siennes.quittees().add(scrutin.categorie());
                        if (!sansBulletin.contains(jure) && !"absent".equals(avant.get(jure))) {
                            siennes.annules().add(scrutin.categorie());
                        }
                    });
            faireVoterDeNouveau(scrutin, enCoursDeVote);
        }
    }

    private void faireVoterDeNouveau(Scrutin scrutin, boolean enCoursDeVote) {
        if (enCoursDeVote) {
            processus.recomposer(scrutin.edition(), scrutin.categorie());
        } else {
            processus.revoter(scrutin.edition(), scrutin.categorie());
        }
    }

    private void signalerDepart(String edition, String categorie, Long deplacement) {
        scrutins.dernier(edition, categorie).ifPresent(scrutin -> {
            if (scrutin.depouille()) {
                Edition enCours = editions.charger(edition);
                if (enCours.palmaresValideLe() != null) {
                    messages.alerterDepartApresValidation(enCours, categorie, horloge.instant());
                }
                processus.recompter(edition, categorie);
            } else {
                renommerLesFinalistes(scrutin);
                processus.signalerChangement(edition, categorie, deplacement);
            }
        });
    }

    /** A dossier of a second round has left: the next of the first round takes its place. */
    private void renommerLesFinalistes(Scrutin scrutin) {
        if (scrutin.secondTour()) {
            Scrutin premierTour =
                    scrutins.premierTour(scrutin.edition(), scrutin.categorie()).orElseThrow();
            scrutins.retenir(
                    scrutin,
                    DeuxTours.finalistes(depouillements.compter(editions.charger(scrutin.edition()), premierTour)));
        }
    }

    /**
     * JURY-3: applies to every vote what ties, members and dossiers have become.
     *
     * @param suites what the event has changed for each juror already, which this completes and tells
     */
    private void reviser(String edition, Long deplacement, Map<String, Suites> suites) {
        List<Scrutin> derniers = scrutins.derniers(edition);
        if (derniers.isEmpty()) {
            return;
        }
        editions.verrouiller(edition);
        Edition enCours = editions.charger(edition);
        List<Jure> membres = jury.membres(edition);
        Recusations recusations = jury.recusations(edition);
        for (Scrutin scrutin : derniers) {
            Set<String> recuses = recusesDontLeBulletinEstSepare(scrutin, recusations);
            if (!recuses.isEmpty()) {
                boolean enCoursDeVote = !scrutin.depouille();
                if (recommencer(enCours, scrutin, recuses, Motif.NOUVEAU_VOTE)) {
                    for (String jure : recuses) {
                        Suites siennes = suites.computeIfAbsent(jure, cle -> new Suites());
                        siennes.quittees().add(scrutin.categorie());
                        siennes.annules().add(scrutin.categorie());
                    }
                    faireVoterDeNouveau(scrutin, enCoursDeVote);
                }
            } else if (!scrutin.depouille()) {
                reviser(enCours, scrutin, membres, recusations, suites);
            }
        }
        String evenement = deplacement == null ? null : evenement(deplacement);
        suites.forEach((jure, siennes) -> {
            if (!siennes.quittees().isEmpty()) {
                messages.recusation(enCours, jure, siennes, false, evenement);
            } else {
                messages.prevenir(
                        enCours,
                        siennes.retrouvees(),
                        jure,
                        Motif.RECUSATION_LEVEE,
                        derniers.stream()
                                .filter(scrutin -> siennes.retrouvees().contains(scrutin.categorie()))
                                .map(scrutin -> scrutin.fermeture(enCours))
                                .min(Comparator.naturalOrder())
                                .orElseThrow(),
                        evenement == null
                                ? "levee/" + String.join("+", siennes.retrouvees()) + "/" + horloge.instant()
                                : evenement);
            }
        });
    }

    private static String evenement(Long deplacement) {
        return DEPLACEMENT + "/" + deplacement;
    }

    /** @param suites what each juror must be told of, which this completes */
    private void reviser(
            Edition edition, Scrutin scrutin, List<Jure> membres, Recusations recusations, Map<String, Suites> suites) {
        Set<String> avant = scrutins.invites(scrutin);
        Set<String> recusesAvant = scrutins.recuses(scrutin);
        Set<String> sansBulletin = Set.copyOf(scrutins.sansBulletin(scrutin));
        lister(scrutin, membres, recusations);
        Set<String> apres = scrutins.invites(scrutin);
        Set<String> entrants = new TreeSet<>(apres);
        entrants.removeAll(avant);
        Set<String> sortants = new TreeSet<>(avant);
        sortants.removeAll(apres);
        Set<String> listes = scrutins.emargement(scrutin).keySet();
        for (String jure : sortants) {
            processus.recuser(edition.id(), scrutin.categorie(), jure);
            if (listes.contains(jure)) {
                Suites siennes = suites.computeIfAbsent(jure, cle -> new Suites());
                siennes.quittees().add(scrutin.categorie());
                if (!sansBulletin.contains(jure)) {
                    siennes.annules().add(scrutin.categorie());
                }
            }
        }
        if (!entrants.isEmpty()) {
            processus.recomposer(edition.id(), scrutin.categorie());
            entrants.removeIf(
                    jure -> !recusesAvant.contains(jure)); // who joins the jury reads it with the personal link
            entrants.forEach(jure -> suites.computeIfAbsent(jure, cle -> new Suites())
                    .retrouvees()
                    .add(scrutin.categorie()));
        }
        if (!sortants.isEmpty()) {
            surveillerLesVotants(edition, scrutin);
        }
    }

    /**
     * JURY-3: what follows when a member recuses themselves as they vote, whose line is struck already. The diagram ends their
     * invitation by itself, and the others' stay good for whatever round is the last.
     */
    void apresRecusation(Scrutin scrutin, String jure) {
        Edition edition = editions.charger(scrutin.edition());
        Set<String> recuses = recusesDontLeBulletinEstSepare(scrutin, jury.recusations(edition.id()));
        if (!recuses.contains(jure) || !recommencer(edition, scrutin, recuses, Motif.NOUVEAU_VOTE)) {
            surveillerLesVotants(edition, scrutin);
        }
    }

    /** The recused members who voted in a round of the vote in force whose ballots are separated: no one can take theirs out. */
    private Set<String> recusesDontLeBulletinEstSepare(Scrutin dernier, Recusations recusations) {
        int premier = scrutins.premierTour(dernier.edition(), dernier.categorie())
                .map(Scrutin::tour)
                .orElseThrow();
        Set<String> recuses = new TreeSet<>();
        for (Scrutin tour : scrutins.tours(dernier.edition(), dernier.categorie())) {
            if (tour.tour() >= premier && tour.depouille()) {
                scrutins.emargement(tour).forEach((jure, presence) -> {
                    if (presence.equals("a-vote") && recusations.recuse(jure, dernier.categorie())) {
                        recuses.add(jure);
                    }
                });
            }
        }
        return recuses;
    }

    /**
     * JURY-2, JURY-3: the category is voted again, from the first round, without the recused; that is recorded, and what had been
     * voted is destroyed (JURY-8).
     *
     * @param recuses because of whom it is
     * @return false when the results are validated: only a recorded decision can then take the fact into account (ORG-3)
     */
    private boolean recommencer(Edition edition, Scrutin dernier, Set<String> recuses, Motif motif) {
        if (edition.palmaresValideLe() != null) {
            messages.alerterApresValidation(edition, dernier.categorie(), recuses, motif);
            return false;
        }
        Instant maintenant = horloge.instant();
        if (!dernier.depouille()) {
            scrutins.interrompre(dernier, maintenant);
        }
        scrutins.detruireLesSuffrages(edition.id(), dernier.categorie());
        scrutins.ouvrir(
                edition.id(),
                dernier.categorie(),
                dernier.tour() + 1,
                maintenant,
                prochaineFermeture(edition, maintenant));
        consignerLeNouveauVote(dernier, motif, recuses, maintenant);
        Scrutin nouveau = convoquer(edition, dernier.categorie(), motif);
        surveillerLesVotants(edition, nouveau);
        return true;
    }

    private void consignerLeNouveauVote(Scrutin dernier, Motif motif, Set<String> recuses, Instant maintenant) {
        decisions.consigner(new Decision(
                0,
                dernier.edition(),
                null,
                dernier.categorie(),
                SCRUTIN,
                NOUVEAU_VOTE,
                motif == Motif.DOSSIER_ADMIS
                        ? "Un dossier a été admis dans la catégorie après la fermeture de son vote : le jury vote sur tous les"
                                + " dossiers admis (art. 4.2)."
                        : "Un lien professionnel est apparu quand les bulletins étaient déjà séparés des votants : la catégorie"
                                + " est votée de nouveau sans ce membre (art. 4.4).",
                null,
                "systeme",
                maintenant,
                Map.of("tour", String.valueOf(dernier.tour() + 1), "recuses", String.join(",", recuses))));
    }

    @Transactional(readOnly = true)
    List<NouveauVote> nouveauxVotes(String edition) {
        return decisions.sur(edition, SCRUTIN).stream()
                .filter(decision -> decision.issue().equals(NOUVEAU_VOTE))
                .map(decision -> new NouveauVote(
                        decision.numero(),
                        decision.categorie(),
                        Integer.parseInt(decision.details().get("tour")),
                        decision.le(),
                        decision.motif(),
                        Stream.of(decision.details().getOrDefault("recuses", "").split(","))
                                .filter(jure -> !jure.isEmpty())
                                .collect(Collectors.toCollection(TreeSet::new))))
                .toList();
    }

    /** The second round that follows a first one, on some dossiers; none when there are no dossiers. */
    void ouvrirSecondTour(Scrutin dernier, List<String> retenus) {
        if (retenus.isEmpty()) {
            return;
        }
        Edition edition = editions.charger(dernier.edition());
        Instant maintenant = horloge.instant();
        scrutins.ouvrirSecondTour(dernier, retenus, maintenant, prochaineFermeture(edition, maintenant));
        convoquer(edition, dernier.categorie(), Motif.SECOND_TOUR);
    }

    private static Instant prochaineFermeture(Edition edition, Instant maintenant) {
        return Echeance.dansJours(maintenant, edition.definition().vote().nouveauScrutinJours());
    }

    /** Lists the voters of a round that was just opened and tells them why it is. */
    private Scrutin convoquer(Edition edition, String categorie, Motif motif) {
        Scrutin scrutin = scrutins.dernier(edition.id(), categorie).orElseThrow();
        lister(scrutin);
        prevenir(edition, scrutin, motif);
        return scrutin;
    }

    /**
     * Each voter reads once what a move changes, in both categories, unless their recusal told them already.
     *
     * @param deplacement number of the decision of a move, null when it is something else
     */
    void annoncerChangement(Scrutin scrutin, Long deplacement) {
        if (scrutin.depouille()) {
            return;
        }
        Edition edition = editions.charger(scrutin.edition());
        if (deplacement == null) {
            prevenir(edition, scrutin, changement(List.of(scrutin)));
            return;
        }
        List<Scrutin> touches = touches(scrutin, deplacement);
        Set<String> votants = new TreeSet<>();
        touches.forEach(touche -> votants.addAll(scrutins.invites(touche)));
        for (String jure : votants) {
            List<Scrutin> siens = touches.stream()
                    .filter(touche -> scrutins.invites(touche).contains(jure))
                    .toList();
            messages.prevenir(
                    edition,
                    siens.stream().map(Scrutin::categorie).toList(),
                    jure,
                    changement(siens),
                    siens.stream()
                            .map(touche -> touche.fermeture(edition))
                            .min(Comparator.naturalOrder())
                            .orElseThrow(),
                    evenement(deplacement));
        }
    }

    private Motif changement(List<Scrutin> touches) {
        return touches.stream().allMatch(touche -> scrutins.candidats(touche).isEmpty())
                ? Motif.PLUS_DE_DOSSIER
                : Motif.DOSSIERS_CHANGES;
    }

    /** The votes under way in the two categories of a move, less one that was opened again because of it. */
    private List<Scrutin> touches(Scrutin scrutin, Long deplacement) {
        Decision decision = decisions.sur(scrutin.edition(), DEPLACEMENT).stream()
                .filter(autre -> autre.numero() == deplacement)
                .findFirst()
                .orElseThrow();
        return Stream.of("ancienne", "nouvelle")
                .map(decision.details()::get)
                .flatMap(categorie -> scrutins.dernier(scrutin.edition(), categorie).stream())
                .filter(autre -> !autre.depouille() && !autre.ouvertLe().isAfter(decision.le()))
                .toList();
    }

    /** JURY-8: every voter reads the same words, whatever they chose. */
    private void prevenir(Edition edition, Scrutin scrutin, Motif motif) {
        messages.prevenir(
                edition,
                scrutin.categorie(),
                scrutins.invites(scrutin),
                motif,
                scrutin.fermeture(edition),
                horloge.instant());
    }

    /** JURY-3: recusals may leave a category with too few voters: staff must know while something can be done. */
    private void surveillerLesVotants(Edition edition, Scrutin scrutin) {
        int votants = scrutins.invites(scrutin).size();
        if (!DepouillementService.quorum(edition).suffisent(votants)) {
            messages.alerterTropPeuDeVotants(edition, scrutin, votants);
            processus.recompterLesVotants(edition.id(), scrutin.categorie());
        }
    }

    /** Brings the list of a round's voters up to date. */
    void lister(Scrutin scrutin) {
        lister(scrutin, jury.membres(scrutin.edition()), jury.recusations(scrutin.edition()));
    }

    private void lister(Scrutin scrutin, List<Jure> membres, Recusations recusations) {
        Map<String, String> listes = scrutins.emargement(scrutin);
        Set<String> partis = new TreeSet<>(listes.keySet());
        for (Jure membre : membres) {
            partis.remove(membre.id());
            String presence = recusations.recuse(membre.id(), scrutin.categorie()) ? "recuse" : "invite";
            if (!presence.equals(listes.get(membre.id()))) {
                scrutins.lister(scrutin, membre.id(), presence);
            }
        }
        partis.forEach(jure -> scrutins.radier(scrutin, jure));
    }
}
