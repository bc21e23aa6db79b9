package fr.trophees.vote;

import fr.trophees.candidature.FinDuVote;
import fr.trophees.edition.DatesEnFrancais;
import fr.trophees.edition.Echeance;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.Jalon;
import fr.trophees.jury.Engagements;
import fr.trophees.jury.Jure;
import fr.trophees.jury.JuryService;
import fr.trophees.moteur.ContexteTache;
import fr.trophees.moteur.Nom;
import fr.trophees.moteur.SaisieRefusee;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The vote of each category (JURY-2, JURY-3, JURY-8): its opening, ballots, reminders, the close. A ballot is a row here;
 * the engine only knows that a juror is invited. What the ballots say is {@link DepouillementService}'s business.
 */
@Service
@Transactional
public class VoteService implements FinDuVote {

    static final String RIEN_A_VOTER =
            "Plus aucun dossier n’est en lice dans cette catégorie\u00a0: il n’y a rien à y voter.";

    private static final SecureRandom HASARD = new SecureRandom();

    private final ScrutinRepository scrutins;
    private final DepouillementService depouillements;
    private final RevisionDesVotes revision;
    private final JuryService jury;
    private final Engagements engagements;
    private final EditionRepository editions;
    private final VoteProcess processus;
    private final MessagesAuxJures messages;
    private final Clock horloge;

    VoteService(
            ScrutinRepository scrutins,
            DepouillementService depouillements,
            RevisionDesVotes revision,
            JuryService jury,
            Engagements engagements,
            EditionRepository editions,
            VoteProcess processus,
            MessagesAuxJures messages,
            Clock horloge) {
        this.scrutins = scrutins;
        this.depouillements = depouillements;
        this.revision = revision;
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
        revision.lister(scrutin);
        return scrutins.candidats(scrutin).isEmpty() ? List.of() : List.copyOf(scrutins.invites(scrutin));
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
                .filter(scrutin -> scrutin.ouvert(enCours, horloge.instant()))
                .filter(scrutin -> scrutins.invites(scrutin).contains(jure))
                .map(scrutin -> inviter(enCours, scrutin, jure));
    }

    private Invitation inviter(Edition edition, Scrutin scrutin, String jure) {
        MethodeDeVote<?> methode = DepouillementService.methode(edition);
        List<EnLice> dossiers = scrutins.candidats(scrutin);
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
                scrutin.fermeture(edition),
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
        return methode(edition).composer(feuille);
    }

    /**
     * JURY-8: records or changes a juror's ballot.
     *
     * @param choix {@code blanc}, or what the edition's method asks: a dossier's number, a ranking
     *     ({@code IT2024-0003>IT2024-0001=IT2024-0002}), grades ({@code IT2024-0003:tres-bien,IT2024-0001:bien})
     * @throws SaisieRefusee when the juror may not vote here, or the vote is not open, or the choice is none
     */
    public Recepisse voter(String edition, String categorie, String jure, String choix) {
        return voter(edition, categorie, jure, () -> choix);
    }

    /** @param bulletin asked for once the juror may vote here: the ballot */
    Recepisse voter(String edition, String categorie, String jure, Supplier<String> bulletin) {
        Edition enCours = editions.charger(edition);
        Scrutin scrutin = pourVoter(enCours, categorie, jure);
        engagements.obstacle(enCours, jure, categorie).ifPresent(obstacle -> {
            throw new VoteEmpeche(obstacle);
        });
        SortedSet<String> candidats = numeros(scrutins.candidats(scrutin));
        if (candidats.isEmpty()) {
            throw new SaisieRefusee(RIEN_A_VOTER);
        }
        MethodeDeVote<?> methode = DepouillementService.methode(enCours);
        String choix = bulletin.get();
        methode.verifier(choix, candidats).ifPresent(erreur -> {
            throw new SaisieRefusee(erreur.message());
        });
        boolean blanc = MethodeDeVote.BLANC.equals(choix);
        String contenu = blanc ? choix : methode.canonique(choix);
        String recu = Recu.tirer(HASARD);
        byte[] empreinte = Recu.empreinte(scrutin, contenu, recu);
        Instant maintenant = horloge.instant();
        scrutins.deposer(scrutin, jure, blanc ? null : contenu, maintenant, recu, empreinte);
        return new Recepisse(
                maintenant, scrutin.tour(), contenu, recu, HexFormat.of().formatHex(empreinte));
    }

    private static SortedSet<String> numeros(List<EnLice> dossiers) {
        return dossiers.stream().map(EnLice::numero).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * JURY-3: the juror says in Tasklist that they have professional ties in this category: no vote, and none that counts. With
     * whom is asked on their own page.
     */
    void seRecuser(String edition, String categorie, String jure) {
        editions.verrouiller(edition); // a revision of the jury at the same instant would still believe that they vote
        Edition enCours = editions.charger(edition);
        Scrutin scrutin = pourVoter(enCours, categorie, jure);
        boolean avaitVote = scrutins.aVote(scrutin, jure);
        jury.declarerLien(edition, jure, categorie);
        scrutins.lister(scrutin, jure, "recuse");
        List<String> ici = List.of(categorie);
        messages.recusation(enCours, jure, new Suites(ici, avaitVote ? ici : List.of(), List.of()), true, null);
        revision.apresRecusation(scrutin, jure);
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
        return bulletin(enCours, scrutin, jure, () -> scrutins.candidats(scrutin));
    }

    /** @param candidats the dossiers that the round is about */
    BulletinVu bulletin(Edition enCours, Scrutin scrutin, String jure, Supplier<List<EnLice>> candidats) {
        Instant fermeture = scrutin.fermeture(enCours);
        ScrutinRepository.Place place = scrutins.place(scrutin, jure);
        BulletinVu.Situation situation = situation(enCours, scrutin, place.presence());
        if (situation != BulletinVu.Situation.OUVERT && situation != BulletinVu.Situation.SUSPENDU) {
            return BulletinVu.sansBulletin(situation, fermeture, scrutin.tour());
        }
        ScrutinRepository.Depot depot = place.depot();
        return depot == null
                ? BulletinVu.sansBulletin(situation, fermeture, scrutin.tour())
                : new BulletinVu(
                        situation,
                        fermeture,
                        scrutin.tour(),
                        depot.le(),
                        depot.recu(),
                        depot.empreinte() == null ? null : HexFormat.of().formatHex(depot.empreinte()),
                        depot.choix() != null && sansEffet(enCours, depot.choix(), candidats.get()));
    }

    private static boolean sansEffet(Edition edition, String choix, List<EnLice> candidats) {
        MethodeDeVote<?> methode = DepouillementService.methode(edition);
        SortedSet<String> enLice = numeros(candidats);
        return methode.forme() == FormeDeBulletin.UN_DOSSIER
                ? !enLice.contains(choix)
                : methode.feuille(choix).keySet().stream().noneMatch(enLice::contains);
    }

    private BulletinVu.Situation situation(Edition edition, Scrutin scrutin, String presence) {
        if (edition.annulee()) {
            return BulletinVu.Situation.CLOS;
        }
        if ("recuse".equals(presence)) {
            return BulletinVu.Situation.RECUSE;
        }
        if (scrutin.clos(edition, horloge.instant())) {
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

    /** The categories that were voted again, oldest first. */
    @Transactional(readOnly = true)
    public List<NouveauVote> nouveauxVotes(String edition) {
        return revision.nouveauxVotes(edition);
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
                            .filter(scrutin -> scrutin.depouille() && scrutin.tour() >= premierTour(dernier))
                            .map(scrutin -> new Empreintes(
                                    scrutin.tour(),
                                    scrutins.empreintes(scrutin).stream()
                                            .map(HexFormat.of()::formatHex)
                                            .toList()))
                            .toList());
        }
        return empreintes;
    }

    /** Number of the first round of the vote that a round belongs to. */
    private int premierTour(Scrutin scrutin) {
        return scrutins.premierTour(scrutin.edition(), scrutin.categorie())
                .map(Scrutin::tour)
                .orElseThrow();
    }

    /** @param valeurs hexadecimal, one for each vote of the round, in their own order */
    public record Empreintes(int tour, List<String> valeurs) {}

    /** Title of the category that a task is about. */
    static String titre(EditionRepository editions, ContexteTache tache) {
        return editions.charger(tache.texte(Nom.VARIABLE_EDITION))
                .definition()
                .categorie(tache.texte(Nom.VARIABLE_CATEGORIE))
                .titre();
    }

    private Scrutin pourVoter(Edition enCours, String categorie, String jure) {
        Scrutin scrutin = scrutins.dernierPourVoter(enCours.id(), categorie)
                .orElseThrow(() -> new SaisieRefusee(
                        "Le vote de cette catégorie n’est pas ouvert : votre bulletin n’a pas été enregistré."));
        if (!scrutin.ouvert(enCours, horloge.instant())) {
            throw new SaisieRefusee("Le vote de cette catégorie est fermé (il s’arrêtait le "
                    + DatesEnFrancais.echeance(scrutin.fermeture(enCours))
                    + ") : votre bulletin n’a pas été enregistré.");
        }
        if (enCours.suspendue()) {
            throw new SaisieRefusee("Le concours est suspendu : vous pourrez voter à sa reprise.");
        }
        if (!scrutins.presencePourVoter(scrutin, jure).filter("invite"::equals).isPresent()) {
            throw new SaisieRefusee("Vous ne votez pas dans cette catégorie.");
        }
        return scrutin;
    }

    /** ORG-1: the calendar decides whether the vote is over, whatever woke the diagram. */
    @Transactional(readOnly = true)
    boolean fermetureAtteinte(String edition, String categorie) {
        Edition enCours = editions.charger(edition);
        return !enCours.suspendue()
                && scrutins.dernier(edition, categorie)
                        .map(scrutin -> scrutin.clos(enCours, horloge.instant()))
                        .orElse(true);
    }

    /** ELIG-7: whether the vote of a category is over; so it is for moves from the close of the first of two rounds. */
    @Override
    @Transactional(readOnly = true)
    public boolean close(String edition, String categorie) {
        Edition enCours = editions.charger(edition);
        return scrutins.dernier(edition, categorie)
                .filter(scrutin -> scrutin.clos(enCours, horloge.instant()) || scrutin.secondTour())
                .isPresent();
    }

    /** JURY-3, JURY-8: enough members vote in the category for the quorum and for the secrecy of their ballots. */
    @Transactional(readOnly = true)
    boolean votantsSuffisants(String edition, String categorie) {
        Scrutin scrutin = scrutins.dernier(edition, categorie).orElseThrow();
        return scrutin.depouille()
                || DepouillementService.quorum(editions.charger(edition))
                        .suffisent(scrutins.invites(scrutin).size());
    }

    /**
     * JURY-8: separates ballots from voters, once for each round.
     *
     * @return false when a new round was opened in the meantime: its ballots are awaited
     */
    boolean clore(String edition, String categorie) {
        editions.verrouiller(edition);
        Scrutin scrutin = scrutins.dernierPourClore(edition, categorie).orElseThrow();
        if (scrutin.depouille()) {
            return true;
        }
        if (scrutin.ouvert(editions.charger(edition), horloge.instant())) {
            return false;
        }
        scrutins.separer(scrutin, horloge.instant());
        return true;
    }

    /** Opens the second round that the first calls for, once, with its own closing. */
    void ouvrirSecondTour(String id, String categorie) {
        editions.verrouiller(id);
        Scrutin dernier = scrutins.dernier(id, categorie).orElseThrow();
        if (dernier.depouille()) {
            revision.ouvrirSecondTour(
                    dernier, depouillements.depouillement(id, categorie).secondTour());
        }
    }

    /**
     * Reminds the jurors whose ballot is awaited, once for each date of a reminder, and in one mail for all the categories that are
     * due then: the first of them to get here speaks for the others. One that a change of dates overtook isn't late.
     */
    void relancer(String id, String categorie, String element, String phrase) {
        editions.verrouiller(id);
        Edition edition = editions.charger(id);
        Instant maintenant = horloge.instant();
        Scrutin sien = scrutins.dernier(id, categorie).orElseThrow();
        Instant echeance = echeance(edition, sien, phrase);
        SortedMap<String, List<String>> attendus = new TreeMap<>();
        for (Scrutin scrutin : scrutins.derniers(id)) {
            boolean opportune = !edition.suspendue()
                    && !scrutins.candidats(scrutin).isEmpty()
                    && !scrutin.depouille()
                    && echeance(edition, scrutin, phrase).equals(echeance)
                    && !maintenant.isBefore(echeance)
                    && !echeance.isBefore(edition.calendrierChangeLe())
                    && echeance.isAfter(scrutin.ouvertLe());
            if (opportune && editions.accomplir(id, scrutin.categorie() + "/" + element, echeance, maintenant)) {
                scrutins.sansBulletin(scrutin).forEach(jure -> attendus.computeIfAbsent(jure, j -> new ArrayList<>())
                        .add(scrutin.categorie()));
            }
        }
        attendus.forEach(
                (jure, categories) -> messages.relancer(edition, categories, jure, sien.fermeture(edition), echeance));
    }

    private static Instant echeance(Edition edition, Scrutin scrutin, String phrase) {
        return Echeance.lire(phrase).instant(scrutin.calendrier(edition)).toInstant();
    }

    /**
     * The dossiers of a category that is being voted on have changed: every voter is told.
     *
     * @param deplacement number of the decision when it is a move between two categories, which one mail tells; else null
     */
    void annoncerChangement(String edition, String categorie, Long deplacement) {
        revision.annoncerChangement(scrutins.dernier(edition, categorie).orElseThrow(), deplacement);
    }

    /** ORG-1: the votes under way follow the calendar. */
    public void suivreLeCalendrier(String edition) {
        scrutins.derniers(edition).stream()
                .filter(scrutin -> !scrutin.depouille())
                .forEach(scrutin -> processus.recomposer(edition, scrutin.categorie()));
    }

    /** The voting method of an edition. */
    @Transactional(readOnly = true)
    public MethodeDeVote<?> methode(String edition) {
        return DepouillementService.methode(editions.charger(edition));
    }

    /** Categories whose votes are counted, by category. */
    @Transactional(readOnly = true)
    public List<String> categoriesDepouillees(String edition) {
        return scrutins.derniers(edition).stream()
                .filter(Scrutin::depouille)
                .map(Scrutin::categorie)
                .toList();
    }

    /** When the ballots of the latest round counted so far were; nothing when no category was voted on. */
    @Transactional(readOnly = true)
    public Optional<Instant> dernierDepouillement(String edition) {
        return scrutins.derniers(edition).stream()
                .map(Scrutin::depouilleLe)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
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
}
