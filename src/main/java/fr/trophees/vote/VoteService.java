package fr.trophees.vote;

import fr.trophees.candidature.DossierDeplace;
import fr.trophees.candidature.DossierRetire;
import fr.trophees.candidature.FinDuVote;
import fr.trophees.edition.Calendrier;
import fr.trophees.edition.Echeance;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.Jalon;
import fr.trophees.jury.Engagements;
import fr.trophees.jury.Jure;
import fr.trophees.jury.JuryModifie;
import fr.trophees.jury.JuryService;
import fr.trophees.jury.Recusations;
import fr.trophees.moteur.SaisieRefusee;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The vote of each category (JURY-2, JURY-3, JURY-8): who may vote, ballots, the close, the count. A ballot is a row
 * here; the engine only knows that a juror is invited.
 */
@Service
@Transactional
public class VoteService implements FinDuVote {

    private static final SecureRandom HASARD = new SecureRandom();

    private final ScrutinRepository scrutins;
    private final JuryService jury;
    private final Engagements engagements;
    private final EditionRepository editions;
    private final VoteProcess processus;
    private final MessagesAuxJures messages;
    private final Clock horloge;

    VoteService(
            ScrutinRepository scrutins,
            JuryService jury,
            Engagements engagements,
            EditionRepository editions,
            VoteProcess processus,
            MessagesAuxJures messages,
            Clock horloge) {
        this.scrutins = scrutins;
        this.jury = jury;
        this.engagements = engagements;
        this.editions = editions;
        this.processus = processus;
        this.messages = messages;
        this.horloge = horloge;
    }

    /**
     * Opens a category's vote, or brings the list of its voters up to date.
     *
     * @return ids of the jurors to invite; null when the votes are counted already and only the outcome is awaited
     */
    List<String> ouvrir(String edition, String categorie) {
        editions.verrouiller(edition);
        Scrutin scrutin = scrutins.dernier(edition, categorie).orElse(null);
        if (scrutin == null) {
            scrutins.ouvrir(edition, categorie, 1, horloge.instant(), null);
            scrutin = scrutins.dernier(edition, categorie).orElseThrow();
        }
        if (scrutin.depouille()) {
            return null;
        }
        lister(scrutin, jury.membres(edition), jury.recusations(edition));
        return scrutins.enLice(edition, categorie).isEmpty()
                ? List.of()
                : scrutins.emargement(scrutin).entrySet().stream()
                        .filter(ligne -> ligne.getValue().equals("invite"))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .toList();
    }

    /**
     * What a juror is invited to vote on in a category now, with the ballot in the box if there is one (JURY-8: for that
     * juror alone).
     *
     * @return nothing unless the category's vote is open and the juror votes in it; something while the edition is
     *     suspended, although {@link #voter} then refuses
     */
    @Transactional(readOnly = true)
    public Optional<Invitation> invitation(String edition, String categorie, String jure) {
        Edition enCours = editions.charger(edition);
        return scrutins.dernier(edition, categorie)
                .filter(scrutin -> ouvert(enCours, scrutin))
                .filter(scrutin -> "invite".equals(scrutins.emargement(scrutin).get(jure)))
                .map(scrutin -> inviter(enCours, scrutin, jure));
    }

    private Invitation inviter(Edition edition, Scrutin scrutin, String jure) {
        MethodeDeVote<?> methode = methode(edition);
        List<EnLice> dossiers = candidats(scrutin);
        String choix = scrutins.choix(scrutin, jure).orElse(null);
        Map<String, String> feuille = new TreeMap<>();
        if (methode.forme() != FormeDeBulletin.UN_DOSSIER && choix != null && !choix.equals(MethodeDeVote.BLANC)) {
            feuille.putAll(methode.feuille(choix));
            feuille.keySet().retainAll(numeros(dossiers));
        }
        return new Invitation(
                methode.id(),
                methode.libelle(),
                methode.regle(),
                methode.forme(),
                scrutin.secondTour(),
                dossiers,
                methode.reponses(dossiers.size()),
                fermeture(edition, scrutin),
                choix,
                feuille);
    }

    /**
     * Makes one ballot of a sheet filled in dossier by dossier, for methods whose ballots are.
     *
     * @param feuille number → one of the answers of {@link Invitation#reponses()}; empty for none
     * @return a ballot for {@link #voter}, which checks it, or what is wrong with the sheet
     */
    @Transactional(readOnly = true)
    public FeuilleDeVote composer(String edition, Map<String, String> feuille) {
        return methode(editions.charger(edition)).composer(feuille);
    }

    /**
     * JURY-8: records or changes a juror's ballot.
     *
     * @param choix {@code blanc}, or what the edition's method asks: a dossier's number, a ranking
     *     ({@code IT2024-0003>IT2024-0001=IT2024-0002}), grades ({@code IT2024-0003:tres-bien,IT2024-0001:bien})
     * @throws SaisieRefusee when the juror may not vote here, or the vote is not open, or the choice is none
     */
    public void voter(String edition, String categorie, String jure, String choix) {
        Scrutin scrutin = pourVoter(edition, categorie, jure);
        Edition enCours = editions.charger(edition);
        engagements.obstacle(enCours, jure, categorie).ifPresent(obstacle -> {
            throw new SaisieRefusee(obstacle.message());
        });
        MethodeDeVote<?> methode = methode(enCours);
        methode.verifier(choix, numeros(candidats(scrutin))).ifPresent(erreur -> {
            throw new SaisieRefusee(erreur.message());
        });
        boolean blanc = MethodeDeVote.BLANC.equals(choix);
        String contenu = blanc ? choix : methode.canonique(choix);
        String recu = Recu.tirer(HASARD);
        scrutins.deposer(
                scrutin, jure, blanc ? null : contenu, horloge.instant(), recu, Recu.empreinte(scrutin, contenu, recu));
    }

    /** The dossiers that a round is about, as they stand now. */
    private List<EnLice> candidats(Scrutin scrutin) {
        return scrutins.enLice(scrutin.edition(), scrutin.categorie()).stream()
                .filter(dossier ->
                        scrutin.retenus() == null || scrutin.retenus().contains(dossier.numero()))
                .toList();
    }

    private static SortedSet<String> numeros(List<EnLice> dossiers) {
        return dossiers.stream().map(EnLice::numero).collect(Collectors.toCollection(TreeSet::new));
    }

    /** JURY-3: the juror says that they have professional ties in this category: no vote, and none that counts. */
    public void seRecuser(String edition, String categorie, String jure) {
        Scrutin scrutin = pourVoter(edition, categorie, jure);
        boolean avaitVote = scrutins.aVote(scrutin, jure);
        jury.declarerLien(edition, jure, categorie);
        scrutins.lister(scrutin, jure, "recuse");
        messages.recusation(editions.charger(edition), categorie, jure, avaitVote);
    }

    /** JURY-3: as {@link #seRecuser}, away from Tasklist: the invitation there closes too. */
    public void declarerUnLien(String edition, String categorie, String jure) {
        seRecuser(edition, categorie, jure);
        processus.recuser(edition, categorie, jure);
    }

    /**
     * Where a juror stands in a category, for that juror alone. The ballot is told until the close and never after, even before
     * the ballots are separated (JURY-8).
     */
    @Transactional(readOnly = true)
    public BulletinVu bulletin(String edition, String categorie, String jure) {
        Edition enCours = editions.charger(edition);
        Scrutin scrutin = scrutins.dernier(edition, categorie).orElse(null);
        if (scrutin == null) {
            return BulletinVu.sansBulletin(
                    BulletinVu.Situation.A_VENIR, enCours.calendrier().instant(Jalon.FERMETURE_VOTES), 0);
        }
        Instant fermeture = fermeture(enCours, scrutin);
        BulletinVu.Situation situation = situation(
                enCours, scrutin, fermeture, scrutins.emargement(scrutin).get(jure));
        if (situation != BulletinVu.Situation.OUVERT && situation != BulletinVu.Situation.SUSPENDU) {
            return BulletinVu.sansBulletin(situation, fermeture, scrutin.tour());
        }
        return scrutins.bulletin(scrutin, jure)
                .map(depot -> new BulletinVu(
                        situation,
                        fermeture,
                        scrutin.tour(),
                        depot.le(),
                        depot.recu(),
                        depot.empreinte() == null ? null : HexFormat.of().formatHex(depot.empreinte())))
                .orElseGet(() -> BulletinVu.sansBulletin(situation, fermeture, scrutin.tour()));
    }

    private BulletinVu.Situation situation(Edition edition, Scrutin scrutin, Instant fermeture, String presence) {
        if (edition.annulee()) {
            return BulletinVu.Situation.CLOS;
        }
        if ("recuse".equals(presence)) {
            return BulletinVu.Situation.RECUSE;
        }
        if (scrutin.depouille() || !edition.suspendue() && !horloge.instant().isBefore(fermeture)) {
            return BulletinVu.Situation.CLOS;
        }
        if (!"invite".equals(presence)) {
            return BulletinVu.Situation.A_VENIR;
        }
        return edition.suspendue() ? BulletinVu.Situation.SUSPENDU : BulletinVu.Situation.OUVERT;
    }

    /** JURY-8: who has yet to vote in each category, never who chose what nor when. */
    @Transactional(readOnly = true)
    public List<Participation> participation(String edition) {
        Map<String, String> noms = jury.membres(edition).stream().collect(Collectors.toMap(Jure::id, Jure::nom));
        return scrutins.derniers(edition).stream()
                .map(scrutin -> participation(scrutin, noms))
                .toList();
    }

    private Participation participation(Scrutin scrutin, Map<String, String> noms) {
        Set<String> sansBulletin = Set.copyOf(scrutins.sansBulletin(scrutin));
        Map<Participation.Etat, List<String>> parEtat = new EnumMap<>(Participation.Etat.class);
        new TreeMap<>(scrutins.emargement(scrutin)).forEach((jure, presence) -> parEtat.computeIfAbsent(
                        Participation.Etat.de(presence, sansBulletin.contains(jure)), etat -> new ArrayList<>())
                .add(noms.getOrDefault(jure, jure)));
        return new Participation(scrutin.categorie(), scrutin.tour(), scrutin.depouille(), parEtat);
    }

    /** JURY-8: the hashes of the votes that count, by category; published with the results, never before. */
    @Transactional(readOnly = true)
    public SortedMap<String, List<Empreintes>> empreintes(String edition) {
        SortedMap<String, List<Empreintes>> empreintes = new TreeMap<>();
        if (editions.charger(edition).proclameeLe() == null) {
            return empreintes;
        }
        for (Scrutin dernier : scrutins.derniers(edition)) {
            empreintes.put(
                    dernier.categorie(),
                    scrutins.tours(edition, dernier.categorie()).stream()
                            .filter(scrutin -> scrutin.tour() == dernier.tour()
                                    || dernier.secondTour() && scrutin.tour() == dernier.tour() - 1)
                            .map(scrutin -> new Empreintes(
                                    scrutin.tour(),
                                    scrutins.empreintes(scrutin).stream()
                                            .map(HexFormat.of()::formatHex)
                                            .toList()))
                            .toList());
        }
        return empreintes;
    }

    /** @param valeurs hexadecimal, one for each vote of the round, in their own order */
    public record Empreintes(int tour, List<String> valeurs) {}

    private Scrutin pourVoter(String edition, String categorie, String jure) {
        Edition enCours = editions.charger(edition);
        Scrutin scrutin = scrutins.dernierPourVoter(edition, categorie)
                .filter(s -> ouvert(enCours, s))
                .orElseThrow(() -> new SaisieRefusee(
                        "Le vote de cette catégorie n'est pas ouvert : votre bulletin n'a pas été enregistré."));
        if (enCours.suspendue()) {
            throw new SaisieRefusee("Le concours est suspendu : vous pourrez voter à sa reprise.");
        }
        if (!scrutins.presencePourVoter(scrutin, jure).filter("invite"::equals).isPresent()) {
            throw new SaisieRefusee("Vous ne votez pas dans cette catégorie.");
        }
        return scrutin;
    }

    private boolean ouvert(Edition edition, Scrutin scrutin) {
        return !scrutin.depouille() && horloge.instant().isBefore(fermeture(edition, scrutin));
    }

    /** When a round closes: its own closing for a later round, else the calendar's. */
    static Instant fermeture(Edition edition, Scrutin scrutin) {
        return scrutin.fermeLe() != null
                ? scrutin.fermeLe()
                : edition.calendrier().instant(Jalon.FERMETURE_VOTES);
    }

    /** ORG-1: the calendar decides whether the vote is over, whatever woke the diagram. */
    @Transactional(readOnly = true)
    boolean fermetureAtteinte(String edition, String categorie) {
        Edition enCours = editions.charger(edition);
        return !enCours.suspendue()
                && scrutins.dernier(edition, categorie)
                        .map(s -> s.depouille() || !horloge.instant().isBefore(fermeture(enCours, s)))
                        .orElse(true);
    }

    /** ELIG-7: whether the vote of a category is over. */
    @Override
    @Transactional(readOnly = true)
    public boolean close(String edition, String categorie) {
        return scrutins.dernier(edition, categorie).filter(Scrutin::depouille).isPresent();
    }

    /** JURY-8: separates ballots from voters, once for each round. */
    void clore(String edition, String categorie) {
        Scrutin scrutin = scrutins.dernierPourClore(edition, categorie).orElseThrow();
        if (!scrutin.depouille()) {
            scrutins.separer(scrutin, horloge.instant());
        }
    }

    /** The count of a category's last round, on the dossiers that stand now (JURY-4). */
    @Transactional(readOnly = true)
    public Depouillement depouillement(String edition, String categorie) {
        Edition enCours = editions.charger(edition);
        Scrutin scrutin = scrutins.dernier(edition, categorie).orElseThrow();
        Collection<String> presences = scrutins.emargement(scrutin).values();
        return methode(enCours)
                .depouiller(
                        scrutins.enLice(edition, categorie).stream()
                                .map(EnLice::numero)
                                .toList(),
                        scrutins.suffrages(scrutin),
                        presences.size(),
                        (int) presences.stream().filter("recuse"::equals).count(),
                        quorum(enCours));
    }

    /** Reminds the jurors whose ballot is awaited, once for each date of a reminder. */
    void relancer(String id, String categorie, String element, String phrase) {
        Edition edition = editions.charger(id);
        Scrutin scrutin = scrutins.dernier(id, categorie).orElseThrow();
        Instant echeance =
                Echeance.lire(phrase).instant(calendrier(edition, scrutin)).toInstant();
        Instant maintenant = horloge.instant();
        boolean opportune = !edition.suspendue()
                && !scrutin.depouille()
                && !maintenant.isBefore(echeance)
                && echeance.isAfter(scrutin.ouvertLe());
        if (opportune && editions.accomplir(id, categorie + "/" + element, echeance, maintenant)) {
            messages.relancer(
                    edition, categorie, scrutins.sansBulletin(scrutin), fermeture(edition, scrutin), echeance);
        }
    }

    /** JURY-8: every voter reads the same words, whatever they chose. */
    void annoncerDepart(String id, String categorie) {
        Scrutin scrutin = scrutins.dernier(id, categorie).orElseThrow();
        Edition edition = editions.charger(id);
        messages.relancer(
                edition,
                categorie,
                List.copyOf(invites(scrutins.emargement(scrutin))),
                fermeture(edition, scrutin),
                horloge.instant());
    }

    /** ORG-1: the votes under way follow the calendar. */
    public void suivreLeCalendrier(String edition) {
        scrutins.derniers(edition).stream()
                .filter(scrutin -> !scrutin.depouille())
                .forEach(scrutin -> processus.recomposer(edition, scrutin.categorie()));
    }

    /** The edition's calendar, with the round's own closing when it has one. */
    static Calendrier calendrier(Edition edition, Scrutin scrutin) {
        return scrutin.fermeLe() == null
                ? edition.calendrier()
                : edition.calendrier().avec(Map.of(Jalon.FERMETURE_VOTES, scrutin.fermeLe()));
    }

    /** Categories whose votes are counted, by category. */
    @Transactional(readOnly = true)
    public List<String> categoriesDepouillees(String edition) {
        return scrutins.derniers(edition).stream()
                .filter(Scrutin::depouille)
                .map(Scrutin::categorie)
                .toList();
    }

    /** The number of a category's last round. */
    @Transactional(readOnly = true)
    public int tour(String edition, String categorie) {
        return scrutins.dernier(edition, categorie).map(Scrutin::tour).orElse(0);
    }

    /** Categories to vote in now: those with a dossier and no round, and those with a round that isn't counted. */
    public List<String> categoriesAVoter(String edition) {
        Set<String> categories = new TreeSet<>(scrutins.categoriesPourvues(edition));
        for (Scrutin scrutin : scrutins.derniers(edition)) {
            if (scrutin.depouille()) {
                categories.remove(scrutin.categorie());
            } else {
                categories.add(scrutin.categorie());
            }
        }
        return new ArrayList<>(categories);
    }

    @EventListener
    void revoirLeJury(JuryModifie evenement) {
        reviser(evenement.edition());
    }

    @EventListener
    void revoirApresDeplacement(DossierDeplace evenement) {
        signalerDepart(evenement.edition(), evenement.ancienne());
        boolean votesOuverts = !scrutins.derniers(evenement.edition()).isEmpty();
        if (votesOuverts
                && scrutins.dernier(evenement.edition(), evenement.nouvelle()).isEmpty()) {
            processus.pourvoir(evenement.edition(), evenement.nouvelle());
        }
        reviser(evenement.edition());
    }

    @EventListener
    void revoirApresRetrait(DossierRetire evenement) {
        if (evenement.categorie() != null) {
            signalerDepart(evenement.edition(), evenement.categorie());
        }
        reviser(evenement.edition());
    }

    private void signalerDepart(String edition, String categorie) {
        scrutins.dernier(edition, categorie).ifPresent(scrutin -> {
            if (scrutin.depouille()) {
                processus.recompter(edition, categorie);
            } else {
                processus.signalerDepart(edition, categorie);
            }
        });
    }

    /** JURY-3: applies to every vote what ties, members and dossiers have become. */
    private void reviser(String edition) {
        List<Scrutin> ouverts = scrutins.derniers(edition);
        if (ouverts.isEmpty()) {
            return;
        }
        editions.verrouiller(edition);
        Edition enCours = editions.charger(edition);
        List<Jure> membres = jury.membres(edition);
        Recusations recusations = jury.recusations(edition);
        for (Scrutin scrutin : ouverts) {
            if (scrutin.depouille()) {
                revoterSansLesRecuses(enCours, scrutin, recusations);
            } else {
                reviser(enCours, scrutin, membres, recusations);
            }
        }
    }

    private void reviser(Edition edition, Scrutin scrutin, List<Jure> membres, Recusations recusations) {
        Map<String, String> avant = scrutins.emargement(scrutin);
        Set<String> sansBulletin = Set.copyOf(scrutins.sansBulletin(scrutin));
        lister(scrutin, membres, recusations);
        Map<String, String> apres = scrutins.emargement(scrutin);
        Set<String> entrants = invites(apres);
        entrants.removeAll(invites(avant));
        Set<String> sortants = invites(avant);
        sortants.removeAll(invites(apres));
        for (String jure : sortants) {
            processus.recuser(edition.id(), scrutin.categorie(), jure);
            if (apres.containsKey(jure)) {
                messages.recusation(edition, scrutin.categorie(), jure, !sansBulletin.contains(jure));
            }
        }
        if (!entrants.isEmpty()) {
            processus.recomposer(edition.id(), scrutin.categorie());
        }
    }

    /** Ballots are separated already: nobody can take one out, so the category is voted again without the member. */
    private void revoterSansLesRecuses(Edition edition, Scrutin scrutin, Recusations recusations) {
        Set<String> ontVoteRecuses = scrutins.emargement(scrutin).entrySet().stream()
                .filter(ligne ->
                        ligne.getValue().equals("a-vote") && recusations.recuse(ligne.getKey(), scrutin.categorie()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        if (ontVoteRecuses.isEmpty()) {
            return;
        }
        if (edition.palmaresValideLe() != null) {
            messages.alerterRecusationApresValidation(edition, scrutin.categorie());
            return;
        }
        Instant maintenant = horloge.instant();
        Instant fermeture =
                Echeance.dansJours(maintenant, edition.definition().vote().nouveauScrutinJours());
        scrutins.ouvrir(edition.id(), scrutin.categorie(), scrutin.tour() + 1, maintenant, fermeture);
        for (String jure : ontVoteRecuses) {
            messages.recusation(edition, scrutin.categorie(), jure, true);
        }
        processus.revoter(edition.id(), scrutin.categorie());
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

    private static Set<String> invites(Map<String, String> emargement) {
        return emargement.entrySet().stream()
                .filter(ligne -> ligne.getValue().equals("invite"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static MethodeDeVote<?> methode(Edition edition) {
        return MethodeDeVote.nommee(edition.definition().vote().methode());
    }

    private static Quorum quorum(Edition edition) {
        var quorum = edition.definition().vote().quorum();
        return new Quorum(quorum.minimum(), quorum.pourcentage());
    }
}
