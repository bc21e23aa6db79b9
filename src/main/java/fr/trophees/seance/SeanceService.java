package fr.trophees.seance;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.courriel.Concours;
import fr.trophees.courriel.Contenu;
import fr.trophees.courriel.Courriel;
import fr.trophees.courriel.CourrielService;
import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.edition.Edition;
import fr.trophees.edition.EditionRepository;
import fr.trophees.edition.EditionService;
import fr.trophees.edition.Jalon;
import fr.trophees.jury.Jure;
import fr.trophees.jury.JuryService;
import fr.trophees.jury.Recusations;
import fr.trophees.seance.Seance.Presence;
import fr.trophees.seance.Seance.Statut;
import fr.trophees.vote.SessionDuJury;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The jury's session: where and when it meets, who is called, who came, in which order it takes the categories (JURY-9). */
@Service
@Transactional
public class SeanceService implements SessionDuJury {

    private static final String ARTICLE_LIENS = "art. 4.4";
    private static final int LONGUEUR = 500;

    private final JdbcClient jdbc;
    private final EditionRepository editions;
    private final EditionService calendriers;
    private final JuryService jury;
    private final DecisionRepository decisions;
    private final CourrielService courriels;
    private final Clock horloge;

    SeanceService(
            JdbcClient jdbc,
            EditionRepository editions,
            EditionService calendriers,
            JuryService jury,
            DecisionRepository decisions,
            CourrielService courriels,
            Clock horloge) {
        this.jdbc = jdbc;
        this.editions = editions;
        this.calendriers = calendriers;
        this.jury = jury;
        this.decisions = decisions;
        this.courriels = courriels;
        this.horloge = horloge;
    }

    @Transactional(readOnly = true)
    public Seance lire(String id) {
        Edition edition = editions.charger(id);
        Ligne ligne = ligne(edition);
        return new Seance(
                id,
                edition.calendrier().instant(Jalon.SESSION_JURY),
                ligne.lieu(),
                ligne.visio(),
                ligne.minutes(),
                ligne.convoqueeLe(),
                ligne.sequence(),
                consignees(id));
    }

    /**
     * Sets where and when the jury meets. The date is the calendar's: moving it is a change of calendar, told to those concerned
     * (ORG-1). Members who were called already get a new notice, which takes the place of the former.
     *
     * @param lieu place, blank for none
     * @param visio link of a video conference, blank for none
     * @param motif why, asked for when the date moves
     * @throws RequeteRefusee 409 too late, 422
     */
    public void regler(String id, Instant debut, String lieu, String visio, int minutes, String motif, String par) {
        editions.verrouiller(id);
        Edition edition = editions.charger(id);
        exigerAVenir(edition);
        List<ErreurDeChamp> erreurs = new ArrayList<>();
        if (debut == null) {
            erreurs.add(new ErreurDeChamp("debut", "Donnez la date et l’heure de la session."));
        }
        if (!ligneSure(lieu)) {
            erreurs.add(new ErreurDeChamp("lieu", "Donnez le lieu sur une ligne, en 500 caractères au plus."));
        }
        if (!ligneSure(visio) || !vide(visio) && !adresseSure(visio.strip())) {
            erreurs.add(new ErreurDeChamp(
                    "visio", "Donnez l’adresse complète de la visioconférence : elle commence par https://."));
        }
        if (vide(lieu) && vide(visio)) {
            erreurs.add(new ErreurDeChamp("lieu", "Donnez un lieu, une visioconférence, ou les deux."));
        }
        if (minutes < 15 || minutes > 1440) {
            erreurs.add(new ErreurDeChamp("minutes", "Donnez une durée de 15 à 1\u00a0440 minutes."));
        }
        boolean deplacee = debut != null && !debut.equals(edition.calendrier().instant(Jalon.SESSION_JURY));
        if (deplacee && vide(motif)) {
            erreurs.add(
                    new ErreurDeChamp("motif", "La date change : dites pourquoi, les participants en sont prévenus."));
        }
        if (!erreurs.isEmpty()) {
            throw RequeteRefusee.invalide(erreurs);
        }
        if (deplacee) {
            try {
                calendriers.changerCalendrier(id, Map.of(Jalon.SESSION_JURY, debut), motif.strip(), par);
            } catch (RequeteRefusee refus) {
                throw new RequeteRefusee(
                        refus.statut(),
                        refus.titre(),
                        refus.getMessage(),
                        List.of(new ErreurDeChamp("debut", refus.getMessage())));
            }
        }
        jdbc.sql(
                        """
                insert into seance (edition, lieu, visio, duree) values (?, ?, ?, ?)
                on conflict (edition) do update set lieu = excluded.lieu, visio = excluded.visio, duree = excluded.duree
                """)
                .params(id, vide(lieu) ? "" : lieu.strip(), vide(visio) ? null : visio.strip(), minutes)
                .update();
        actualiser(id);
    }

    private static boolean vide(String texte) {
        return texte == null || texte.isBlank();
    }

    private static boolean ligneSure(String texte) {
        return texte == null || texte.length() <= LONGUEUR && texte.chars().noneMatch(Character::isISOControl);
    }

    private static boolean adresseSure(String adresse) {
        try {
            URI uri = new URI(adresse);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException aucune) {
            return false;
        }
    }

    private static void exigerAVenir(Edition edition) {
        if (edition.annulee() || edition.palmaresValideLe() != null) {
            throw RequeteRefusee.conflit(
                    "Session passée",
                    edition.annulee()
                            ? "L’édition est annulée : la session n’aura pas lieu."
                            : "Le palmarès est validé : la session ne change plus.");
        }
    }

    /** JURY-9: calls the members who have not been called to the session as it is now. */
    public void convoquer(String id) {
        editions.verrouiller(id);
        Edition edition = editions.charger(id);
        Ligne avant = ligne(edition);
        String annonce = annonce(edition, avant);
        boolean changee = avant.annonce() != null && !avant.annonce().equals(annonce);
        int sequence = avant.sequence() + (changee ? 1 : 0);
        jdbc.sql(
                        """
                insert into seance (edition, annonce, sequence, convoquee_le) values (:edition, :annonce, :sequence, :le)
                on conflict (edition) do update set annonce = excluded.annonce, sequence = excluded.sequence,
                    convoquee_le = coalesce(seance.convoquee_le, excluded.convoquee_le)
                """)
                .param("edition", id)
                .param("annonce", annonce)
                .param("sequence", sequence)
                .param("le", maintenant())
                .update();
        for (Jure membre : jury.membres(id)) {
            courriels.envoyer(
                    Courriel.a(membre.courriel(), Concours.de(edition), convocation(edition, membre, sequence))
                            .jure(membre.id())
                            .cle("jury-convocation/" + id + "/" + membre.id() + (sequence == 0 ? "" : "/" + sequence)));
        }
    }

    /**
     * Calls the members again when they were called to a session that is not any more the one they were told.
     *
     * @return whether they were
     */
    public boolean actualiser(String id) {
        Edition edition = editions.charger(id);
        Ligne ligne = ligne(edition);
        if (ligne.annonce() == null || ligne.annonce().equals(annonce(edition, ligne))) {
            return false;
        }
        convoquer(id);
        return true;
    }

    /** Names of the members to whom no notice of the session as it is now was written. */
    @Transactional(readOnly = true)
    public List<String> nonConvoques(String id) {
        Seance seance = lire(id);
        if (seance.convoqueeLe() == null) {
            return List.of();
        }
        Map<String, Jure> parCle = jury.membres(id).stream()
                .collect(Collectors.toMap(
                        membre -> "jury-convocation/" + id + "/" + membre.id()
                                + (seance.sequence() == 0 ? "" : "/" + seance.sequence()),
                        Function.identity(),
                        (un, autre) -> un,
                        LinkedHashMap::new));
        parCle.keySet()
                .removeAll(jdbc.sql("select cle from courriel where cle = any (?)")
                        .param(parCle.keySet().toArray(String[]::new))
                        .query(String.class)
                        .list());
        return parCle.values().stream().map(Jure::nom).toList();
    }

    private Contenu.JuryConvocation convocation(Edition edition, Jure membre, int sequence) {
        var dates = edition.calendrier();
        Ligne seance = ligne(edition);
        return new Contenu.JuryConvocation(
                membre.nom(),
                dates.instant(Jalon.LECTURE_DOSSIERS),
                dates.instant(Jalon.OUVERTURE_VOTES),
                dates.instant(Jalon.FERMETURE_VOTES),
                dates.instant(Jalon.SESSION_JURY),
                seance.lieu(),
                ARTICLE_LIENS,
                seance.visio(),
                seance.minutes(),
                sequence);
    }

    private static String annonce(Edition edition, Ligne seance) {
        return edition.calendrier().instant(Jalon.SESSION_JURY) + "|" + seance.lieu() + "|" + seance.visio() + "|"
                + seance.minutes();
    }

    /**
     * Records where members were during the session; those who are not named keep what was recorded of them.
     *
     * @param statuts account → code of the {@link Statut}, blank to take back what was recorded
     * @param remplacants account → account of who sits instead
     * @throws RequeteRefusee 409 once the results are validated, 422
     */
    public void consignerPresences(
            String id, Map<String, String> statuts, Map<String, String> remplacants, String par) {
        editions.verrouiller(id);
        exigerAVenir(editions.charger(id));
        Map<String, String> noms = jury.membres(id).stream().collect(Collectors.toMap(Jure::id, Jure::nom));
        List<ErreurDeChamp> erreurs = new ArrayList<>();
        Map<String, Presence> lues = new HashMap<>();
        statuts.forEach((jure, code) -> {
            Optional<Statut> statut = statut(code);
            String remplacant = remplacants.getOrDefault(jure, "");
            if (!noms.containsKey(jure) || !vide(code) && statut.isEmpty()) {
                erreurs.add(new ErreurDeChamp("presence-" + jure, "Choisissez où était ce membre du jury."));
            } else if (statut.filter(s -> s == Statut.REMPLACE).isPresent()
                    && (!noms.containsKey(remplacant) || remplacant.equals(jure))) {
                erreurs.add(new ErreurDeChamp(
                        "remplace-" + jure,
                        "Dites quel membre du jury a remplacé " + noms.get(jure) + " : ajoutez-le d’abord au jury."));
            } else {
                lues.put(
                        jure,
                        statut.map(s -> new Presence(s, s == Statut.REMPLACE ? remplacant : null))
                                .orElse(null));
            }
        });
        if (!erreurs.isEmpty()) {
            throw RequeteRefusee.invalide(erreurs);
        }
        Map<String, Presence> avant = consignees(id);
        Map<String, String> changements = new HashMap<>();
        lues.forEach((jure, presence) -> {
            if (!Objects.equals(presence, avant.get(jure))) {
                enregistrer(id, jure, presence, par);
                changements.put(jure, presence == null ? "" : presence.statut().code());
            }
        });
        if (!changements.isEmpty()) {
            decisions.consigner(new Decision(
                    0, id, null, null, "presences", "consignees", null, null, par, horloge.instant(), changements));
        }
    }

    private void enregistrer(String id, String jure, Presence presence, String par) {
        jdbc.sql("delete from presence_en_seance where edition = ? and jure = ?")
                .params(id, jure)
                .update();
        if (presence != null) {
            jdbc.sql(
                            """
                    insert into presence_en_seance (edition, jure, statut, remplace_par, le, par) values (?, ?, ?, ?, ?, ?)
                    """)
                    .params(id, jure, presence.statut().code(), presence.remplacePar(), maintenant(), par)
                    .update();
        }
    }

    /** The agenda: categories where a dossier stands, so that recused members leave the room as few times as possible. */
    @Transactional(readOnly = true)
    public OrdreDuJour ordreDuJour(String id) {
        Edition edition = editions.charger(id);
        Recusations recusations = jury.recusations(id);
        Set<String> pourvues = new HashSet<>(
                jdbc.sql("select distinct categorie from dossier where edition = ? and instruction = 'admis'")
                        .param(id)
                        .query(String.class)
                        .list());
        Set<String> ailleurs = consignees(id).entrySet().stream()
                .filter(presence -> !presence.getValue().statut().siege())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return OrdreDuJour.etablir(edition.definition().categories().stream()
                .filter(categorie -> pourvues.contains(categorie.id()))
                .map(categorie -> {
                    Set<String> recuses = new HashSet<>(recusations.jures(categorie.id()));
                    recuses.removeAll(ailleurs);
                    return new OrdreDuJour.Sujet(categorie.id(), recuses);
                })
                .toList());
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Boolean> presences(String edition) {
        Map<String, Boolean> sieges = new HashMap<>();
        lire(edition)
                .presences()
                .forEach((jure, presence) -> sieges.put(jure, presence.statut().siege()));
        return sieges;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean situee(String edition) {
        Seance seance = lire(edition);
        return seance.lieu() != null || seance.visio() != null;
    }

    private Map<String, Presence> consignees(String id) {
        Map<String, Presence> presences = new HashMap<>();
        jdbc.sql(
                        """
                select p.jure, p.statut, p.remplace_par from presence_en_seance p
                join jure j on j.edition = p.edition and j.id = p.jure and j.parti_le is null where p.edition = ?
                """)
                .param(id)
                .query((ligne, n) -> presences.put(
                        ligne.getString(1),
                        new Presence(statut(ligne.getString(2)).orElseThrow(), ligne.getString(3))))
                .list();
        return presences;
    }

    private static Optional<Statut> statut(String code) {
        return Arrays.stream(Statut.values())
                .filter(statut -> statut.code().equals(code))
                .findFirst();
    }

    /** The place that the edition's definition gives holds until staff sets one, even none. */
    private Ligne ligne(Edition edition) {
        return jdbc.sql("select lieu, visio, duree, sequence, annonce, convoquee_le from seance where edition = ?")
                .param(edition.id())
                .query((ligne, n) -> lire(ligne, edition))
                .optional()
                .orElseGet(() -> new Ligne(edition.definition().lieuSessionJury(), null, 180, 0, null, null));
    }

    private static Ligne lire(ResultSet ligne, Edition edition) throws SQLException {
        String lieu = ligne.getString("lieu");
        Timestamp convoquee = ligne.getTimestamp("convoquee_le");
        return new Ligne(
                lieu == null ? edition.definition().lieuSessionJury() : lieu.isEmpty() ? null : lieu,
                ligne.getString("visio"),
                ligne.getInt("duree"),
                ligne.getInt("sequence"),
                ligne.getString("annonce"),
                convoquee == null ? null : convoquee.toInstant());
    }

    private record Ligne(String lieu, String visio, int minutes, int sequence, String annonce, Instant convoqueeLe) {}

    private OffsetDateTime maintenant() {
        return horloge.instant().atOffset(ZoneOffset.UTC);
    }
}
