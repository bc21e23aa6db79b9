package fr.trophees.rgpd;

import fr.trophees.base.Rejeu;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.candidature.Contacts;
import fr.trophees.courriel.Contenu;
import fr.trophees.courriel.Contenu.Rgpd;
import fr.trophees.courriel.Courriel;
import fr.trophees.courriel.CourrielService;
import fr.trophees.edition.EditionRepository;
import fr.trophees.moteur.Nom;
import fr.trophees.moteur.SaisieRefusee;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Requests on personal data: registered, answered within a month, applied (ORG-2). */
@Service
public class DemandeService {

    static final String VARIABLE_DEMANDE = "demande";
    static final String VARIABLE_NATURE = "nature";

    /** Whether staff has decided; otherwise the person was told something, and the task comes back. */
    static final String VARIABLE_TRANCHEE = "tranchee";

    public static final Set<String> NATURES = Set.of("acces", "rectification", "opposition", "effacement");

    private static final int LONGUEUR_MESSAGE = 4000;
    private static final int OUVERTES_AU_PLUS = 10;
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final DemandeRepository demandes;
    private final Contacts contacts;
    private final EditionRepository editions;
    private final CourrielService courriels;
    private final RuntimeService moteur;
    private final Rejeu rejeu;
    private final Clock horloge;

    DemandeService(
            DemandeRepository demandes,
            Contacts contacts,
            EditionRepository editions,
            CourrielService courriels,
            RuntimeService moteur,
            Rejeu rejeu,
            Clock horloge) {
        this.demandes = demandes;
        this.contacts = contacts;
        this.editions = editions;
        this.courriels = courriels;
        this.moteur = moteur;
        this.rejeu = rejeu;
        this.horloge = horloge;
    }

    /**
     * Registers what the contact of a dossier asks on its page, and starts the process. The same request again, while the first
     * awaits its answer, is the same request.
     *
     * @throws RequeteRefusee 404 unknown link, 403 a colleague's, 409 too many await an answer, 422
     */
    public void demander(String jeton, String nature, String message, Instant recue) {
        if (nature == null || !NATURES.contains(nature)) {
            throw RequeteRefusee.invalide(
                    "nature", "Choisissez la nature de la demande : accès, rectification, opposition ou effacement.");
        }
        if (message != null && message.codePointCount(0, message.length()) > LONGUEUR_MESSAGE) {
            throw RequeteRefusee.invalide("message", "Ce message est trop long (4 000 caractères au plus).");
        }
        String propre = message == null || message.isBlank() ? null : message.strip();
        rejeu.transaction(() -> {
            Contacts.Contact contact = contacts.verrouiller(jeton);
            List<Demande> ouvertes = demandes.ouvertes(contact.dossier());
            if (ouvertes.stream().anyMatch(d -> d.nature().equals(nature) && Objects.equals(d.message(), propre))) {
                return;
            }
            if (ouvertes.size() >= OUVERTES_AU_PLUS) {
                throw RequeteRefusee.conflit(
                        "Demandes en cours",
                        "Plusieurs demandes attendent déjà notre réponse : nous les traitons au plus vite.");
            }
            Demande demande =
                    enregistrer(contact.edition(), contact.dossier(), contact.numero(), nature, propre, "page", recue);
            accuser(demande, contact);
            moteur.startProcessInstanceByKey(Nom.PROCESSUS_DEMANDE, demande.id().toString(), variables(demande));
        });
    }

    /**
     * What was asked about a dossier, oldest first, for its contact.
     *
     * @throws RequeteRefusee 404 unknown link, 403 a colleague's
     */
    @Transactional(readOnly = true)
    public List<Suivie> duDossier(String jeton) {
        return demandes.toutes(contacts.parLien(jeton).dossier()).stream()
                .map(demande -> new Suivie(
                        demande.nature(),
                        demande.message(),
                        demande.voie(),
                        demande.recueLe(),
                        demande.echeance(),
                        demande.decision(),
                        demande.motif()))
                .toList();
    }

    /**
     * A request as who made it follows it.
     *
     * @param echeance exclusive: by when it is answered
     * @param decision {@code accepter} or {@code refuser}, null before
     */
    public record Suivie(
            String nature,
            String message,
            String voie,
            Instant recueLe,
            Instant echeance,
            String decision,
            String motif) {}

    /**
     * Registers a request that came by mail or by post; its process is started by the caller.
     *
     * @param numero the dossier concerned, or null
     * @param edition needed without a number
     * @param recueLe the day it reached us
     * @throws SaisieRefusee when it names nothing that exists
     */
    @Transactional
    Demande enregistrer(String nature, String voie, LocalDate recueLe, String numero, String edition) {
        if (recueLe.isAfter(LocalDate.now(horloge.withZone(PARIS)))) {
            throw new SaisieRefusee("La date de réception est dans l’avenir : corrigez-la.");
        }
        Instant recue = recueLe.atStartOfDay(PARIS).toInstant();
        if (numero != null) {
            Contacts.Contact contact = contacts.parNumero(numero)
                    .orElseThrow(() -> new SaisieRefusee("Aucun dossier ne porte ce numéro."));
            return enregistrer(contact.edition(), contact.dossier(), contact.numero(), nature, null, voie, recue);
        }
        if (edition == null || editions.trouver(edition).isEmpty()) {
            throw new SaisieRefusee("Aucune édition ne porte cet identifiant.");
        }
        return enregistrer(edition, null, null, nature, null, voie, recue);
    }

    private Demande enregistrer(
            String edition, UUID dossier, String numero, String nature, String message, String voie, Instant recue) {
        Demande demande = new Demande(
                UUID.randomUUID(),
                edition,
                dossier,
                numero,
                nature,
                message,
                voie,
                recue,
                EcheanceDeDemande.pour(recue),
                null,
                null);
        demandes.ajouter(demande);
        return demande;
    }

    /** The business key is the request's id; the variables are ids. */
    static Map<String, Object> variables(Demande demande) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(VARIABLE_DEMANDE, demande.id().toString());
        variables.put(VARIABLE_NATURE, demande.nature());
        variables.put(Nom.VARIABLE_EDITION, demande.edition());
        variables.put(Nom.VARIABLE_NUMERO, demande.numero());
        return variables;
    }

    /** @throws IllegalStateException for an unknown id */
    Demande charger(String id) {
        return demandes.trouver(UUID.fromString(id)).orElseThrow(() -> new IllegalStateException("Demande inconnue"));
    }

    /** @throws SaisieRefusee without a reason for refusing (GDPR 12.4) */
    @Transactional
    void trancher(String id, String decision, String motif, String par) {
        if ("refuser".equals(decision)) {
            exigerMotif(motif, "Dites pourquoi la demande est refusée : la personne doit le savoir.");
        }
        demandes.trancher(UUID.fromString(id), decision, motif, par, horloge.instant());
    }

    /**
     * ORG-2, GDPR 12.3: two more months for a complex request, announced with the reason while the first still runs.
     *
     * @throws SaisieRefusee without a reason, after the month, or a second time
     */
    @Transactional
    void prolonger(String id, String motif) {
        Demande demande = charger(id);
        exigerMotif(motif, "Dites pourquoi il faut plus de temps : la personne doit le savoir.");
        Instant maintenant = horloge.instant();
        if (!maintenant.isBefore(EcheanceDeDemande.pour(demande.recueLe()))) {
            throw new SaisieRefusee(
                    "Le délai d’un mois est passé : une prolongation ne peut plus être annoncée. Répondez au plus vite.");
        }
        Instant echeance = EcheanceDeDemande.prolongee(demande.recueLe());
        if (!demandes.prolonger(demande.id(), echeance, maintenant)) {
            throw new SaisieRefusee("Le délai de cette demande a déjà été prolongé : il ne peut l’être qu’une fois.");
        }
        avertir(demande, Rgpd.Etape.PROLONGEE, echeance, motif, "prolongee");
    }

    /**
     * ORG-2: asks who writes to prove who they are, on reasonable doubt only; the time to answer doesn't stop.
     *
     * @throws SaisieRefusee without what is doubtful and what is awaited
     */
    @Transactional
    void demanderIdentite(String id, String motif) {
        Demande demande = charger(id);
        exigerMotif(motif, "Dites d’où vient le doute, et ce que vous attendez : la personne doit le savoir.");
        Instant maintenant = horloge.instant();
        demandes.demanderIdentite(demande.id(), maintenant);
        avertir(demande, Rgpd.Etape.IDENTITE, null, motif, "identite/" + maintenant);
    }

    private static void exigerMotif(String motif, String message) {
        if (motif == null || motif.isBlank()) {
            throw new SaisieRefusee(message);
        }
    }

    /** A person without a dossier is told the way the request came. */
    private void avertir(Demande demande, Rgpd.Etape etape, Instant echeance, String motif, String cle) {
        if (demande.dossier() == null) {
            return;
        }
        contacts.parDossier(demande.dossier())
                .ifPresent(contact -> ecrire(
                        demande,
                        contact,
                        new Rgpd(
                                nature(demande),
                                etape,
                                demande.recueLe(),
                                echeance == null ? null : echeance.minusMillis(1),
                                motif),
                        "rgpd/%s/%s".formatted(demande.id(), cle)));
    }

    /** Mails the answer to the contact; a person without a dossier is answered the way the request came. */
    @Transactional
    void repondre(String id) {
        Demande demande = charger(id);
        if (demande.dossier() == null) {
            return;
        }
        Rgpd.Etape etape = accordee(demande) ? Rgpd.Etape.ACCEPTEE : Rgpd.Etape.REFUSEE;
        contacts.parDossier(demande.dossier())
                .ifPresent(contact -> ecrire(
                        demande,
                        contact,
                        new Rgpd(nature(demande), etape, demande.recueLe(), null, demande.motif()),
                        "rgpd/%s/reponse".formatted(demande.id())));
    }

    /**
     * Does what was granted. When a person opposes or leaves, the contact of a deposited dossier is replaced: the structure's dossier
     * is not withdrawn. A draft is erased.
     */
    @Transactional
    void appliquer(String id) {
        Demande demande = charger(id);
        boolean depart =
                demande.nature().equals("opposition") || demande.nature().equals("effacement");
        if (accordee(demande) && depart && demande.dossier() != null) {
            contacts.remplacer(demande.dossier(), horloge.instant());
        }
    }

    /** Tells the team that a request still awaits its answer, unless it has just acted on it; names nobody. */
    @Transactional
    void alerter(String id) {
        Demande demande = charger(id);
        if (demandes.avertieDepuis(demande.id(), horloge.instant().minus(Duration.ofHours(12)))) {
            return;
        }
        String dernierJour = contacts.jour(EcheanceDeDemande.dernierJour(demande.echeance()));
        courriels.envoyer(Courriel.a(
                        contacts.concours(demande.edition()).contact(),
                        contacts.concours(demande.edition()),
                        new Contenu.AlerteEquipe(
                                "une demande sur des données personnelles attend sa réponse",
                                "Une demande enregistrée n’a pas encore reçu de réponse. Elle doit en recevoir une au plus tard le "
                                        + dernierJour + ".",
                                null))
                .cle("alerte-equipe/%s/%s".formatted(demande.id(), LocalDate.now(horloge.withZone(PARIS)))));
    }

    private void accuser(Demande demande, Contacts.Contact contact) {
        ecrire(
                demande,
                contact,
                new Rgpd(
                        nature(demande),
                        Rgpd.Etape.RECUE,
                        demande.recueLe(),
                        demande.echeance().minusMillis(1),
                        null),
                "rgpd/%s/recue".formatted(demande.id()));
    }

    private void ecrire(Demande demande, Contacts.Contact contact, Rgpd contenu, String cle) {
        Courriel courriel = Courriel.a(contact.adresse(), contacts.concours(demande.edition()), contenu)
                .cle(cle);
        // a draft may be erased with its mails before this one leaves
        courriels.envoyer(contact.numero() == null ? courriel : courriel.dossier(contact.dossier(), contact.numero()));
    }

    private static boolean accordee(Demande demande) {
        return "accepter".equals(demande.decision());
    }

    private static Rgpd.Nature nature(Demande demande) {
        return Rgpd.Nature.valueOf(demande.nature().toUpperCase(java.util.Locale.ROOT));
    }
}
