package fr.trophees.candidature;

import fr.trophees.base.ErreurDeChamp;
import fr.trophees.base.LimiteParHeure;
import fr.trophees.base.Rejeu;
import fr.trophees.base.RequeteRefusee;
import fr.trophees.courriel.Contenu;
import fr.trophees.courriel.Courriel;
import fr.trophees.courriel.CourrielService;
import fr.trophees.edition.Calendrier;
import fr.trophees.edition.Decision;
import fr.trophees.edition.DecisionRepository;
import fr.trophees.formulaire.ReglesCourantes;
import java.time.Instant;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Who may open a dossier: its contact, colleagues with links of their own, a successor once they have accepted. The contact alone
 * decides of it. Whoever becomes the contact, the dossier stays the structure's (ORG-2).
 */
@Service
public class PartageService {

    static final String SUJET_CONTACT = "contact";

    private static final int COLLEGUES_AU_PLUS = 10;
    private static final int MESSAGES_PAR_HEURE = 20;
    static final int MESSAGES_PAR_ADRESSE_ET_PAR_HEURE = 5;
    private static final int RENOUVELLEMENTS_PAR_HEURE = 5;
    private static final Period VALIDITE_CESSION = Period.ofDays(7);
    private static final Set<String> CONTACT = Set.of("contactNom", "contactEmail", "contactTelephone");

    private final Appels appels;
    private final DossierRepository dossiers;
    private final LiensDeDossier liens;
    private final AccesRepository acces;
    private final DecisionRepository decisions;
    private final CourrielService courriels;
    private final LimiteParHeure limites;
    private final Rejeu rejeu;

    PartageService(
            Appels appels,
            DossierRepository dossiers,
            LiensDeDossier liens,
            AccesRepository acces,
            DecisionRepository decisions,
            CourrielService courriels,
            LimiteParHeure limites,
            Rejeu rejeu) {
        this.appels = appels;
        this.dossiers = dossiers;
        this.liens = liens;
        this.acces = acces;
        this.decisions = decisions;
        this.courriels = courriels;
        this.limites = limites;
        this.rejeu = rejeu;
    }

    /** Who has a link, as the dossier's page lists it; empty for an unknown link and for a revoked one. */
    public Optional<Partage> partage(String jeton, Instant maintenant) {
        return liens.porteur(jeton).map(porteur -> {
            Dossier dossier = dossiers.trouver(porteur.dossier()).orElseThrow();
            List<Acces> tous = acces.duDossier(dossier.id(), maintenant);
            return new Partage(
                    dossier.contactCourriel(),
                    porteur.contact(),
                    porteur.courriel(),
                    invites(tous, Acces.Nature.COLLEGUE),
                    invites(tous, Acces.Nature.CESSION).stream().findFirst().orElse(null));
        });
    }

    private static List<Invite> invites(List<Acces> tous, Acces.Nature nature) {
        return tous.stream()
                .filter(un -> un.nature() == nature)
                .map(un -> new Invite(un.id(), un.courriel(), un.nom(), un.creeLe(), un.expireLe()))
                .toList();
    }

    /**
     * Gives a colleague a link of their own, by mail; one who has it already is sent it again.
     *
     * @throws RequeteRefusee 403, 404 link; 409 too many colleagues; 422 address or name; 429
     */
    public void inviter(String jeton, String adresse, String nom, Instant maintenant) {
        String propre = adresse("courriel", adresse);
        String nomPropre = AttestationService.Signataire.propre("nom", nom);
        rejeu.transaction(() -> {
            Dossier dossier = verrouiller(jeton);
            exigerUnAutre(dossier, "courriel", propre);
            limiter("invitation", dossier, propre, maintenant);
            List<Acces> collegues = acces.duDossier(dossier.id(), maintenant).stream()
                    .filter(un -> un.nature() == Acces.Nature.COLLEGUE)
                    .toList();
            Acces sien = collegues.stream()
                    .filter(un -> un.courriel().equalsIgnoreCase(propre))
                    .findFirst()
                    .orElseGet(() -> {
                        if (collegues.size() >= COLLEGUES_AU_PLUS) {
                            throw RequeteRefusee.conflit(
                                    "Trop d’invitations",
                                    "Dix collègues ont déjà accès à ce dossier, le nombre maximal : annulez d’abord un accès.");
                        }
                        return ouvrir(dossier, Acces.Nature.COLLEGUE, propre, nomPropre, maintenant, null);
                    });
            Appel appel = appels.charger(dossier.edition());
            ecrire(
                    dossier,
                    propre,
                    new Contenu.Invitation(
                            sien.id(),
                            dossier.structureNom(),
                            dossier.projetTitre(),
                            brouillon(dossier, appel, maintenant),
                            appel.delais().cloture()));
        });
    }

    /** A colleague's link stops working; one that doesn't exist any more is no error. */
    public void annulerInvitation(String jeton, UUID id) {
        rejeu.transaction(() -> acces.supprimer(verrouiller(jeton).id(), id, Acces.Nature.COLLEGUE));
    }

    /**
     * A colleague gives up their own link.
     *
     * @throws RequeteRefusee 404 unknown link, 409 for the contact
     */
    public void quitter(String jeton) {
        rejeu.transaction(() -> {
            LiensDeDossier.Porteur porteur = liens.porteur(jeton).orElseThrow(Dossiers::inconnu);
            if (porteur.contact()) {
                throw RequeteRefusee.conflit(
                        "Vous êtes le contact", "Un dossier a toujours un contact : confiez-le d’abord à un collègue.");
            }
            acces.supprimer(porteur.dossier(), porteur.acces(), Acces.Nature.COLLEGUE);
        });
    }

    /**
     * Offers the contact's place to a colleague; nothing changes before they accept. An earlier offer is withdrawn.
     *
     * @throws RequeteRefusee 403, 404 link; 422 address; 429
     */
    public void proposerCession(String jeton, String adresse, Instant maintenant) {
        String propre = adresse("successeur", adresse);
        rejeu.transaction(() -> {
            Dossier dossier = verrouiller(jeton);
            exigerUnAutre(dossier, "successeur", propre);
            limiter("cession", dossier, propre, maintenant);
            proposer(dossier, propre, false, maintenant);
        });
    }

    /**
     * The form of a deposited dossier gives another address for the contact: it is offered the place; given back, nothing is. In
     * the caller's transaction, who has locked the dossier.
     */
    void suivreAdresse(Dossier dossier, Instant maintenant) {
        dossier.contactPropose()
                .ifPresentOrElse(
                        adresse -> {
                            limiter("cession", dossier, adresse, maintenant);
                            proposer(dossier, adresse, true, maintenant);
                        },
                        () -> acces.supprimer(dossier.id(), Acces.Nature.CESSION));
    }

    /**
     * As {@link #suivreAdresse}, for the address that the form had when it was deposited, unless it is offered the place already. A
     * deposit never fails for it: an address that was written to too often is not asked, and the dossier's pages say so.
     */
    void proposerAuDepot(Dossier dossier, Instant maintenant) {
        dossier.contactPropose()
                .filter(adresse -> !proposee(dossier, maintenant))
                .filter(adresse ->
                        limites.permet("destinataire", adresse, MESSAGES_PAR_ADRESSE_ET_PAR_HEURE, maintenant))
                .ifPresent(adresse -> proposer(dossier, adresse, true, maintenant));
    }

    /** Whether the form's other address has been asked, and can still accept. */
    boolean proposee(Dossier dossier, Instant maintenant) {
        return dossier.contactPropose()
                .map(adresse -> acces.duDossier(dossier.id(), maintenant).stream()
                        .anyMatch(un -> un.nature() == Acces.Nature.CESSION
                                && un.courriel().equalsIgnoreCase(adresse)))
                .orElse(false);
    }

    /** Its contact is told: a typing error or a theft shows. */
    private void proposer(Dossier dossier, String adresse, boolean parLeFormulaire, Instant maintenant) {
        acces.supprimer(dossier.id(), Acces.Nature.CESSION);
        Acces offre = ouvrir(
                dossier,
                Acces.Nature.CESSION,
                adresse,
                null,
                maintenant,
                maintenant.atZone(Calendrier.PARIS).plus(VALIDITE_CESSION).toInstant());
        ecrire(
                dossier,
                adresse,
                new Contenu.Cession(offre.id(), dossier.structureNom(), dossier.projetTitre(), offre.expireLe()));
        ecrire(
                dossier,
                dossier.contactCourriel(),
                new Contenu.CessionProposee(dossier.projetTitre(), adresse, parLeFormulaire, offre.expireLe()));
    }

    /** Nothing is offered any more; an address that the form already gave as the contact's goes back to what it is. */
    public void annulerCession(String jeton, Instant maintenant) {
        rejeu.transaction(() -> {
            Dossier dossier = verrouiller(jeton);
            acces.supprimer(dossier.id(), Acces.Nature.CESSION);
            if (dossier.contactPropose().isPresent()) {
                Map<String, Object> donnees = new LinkedHashMap<>(dossier.donnees());
                donnees.put("contactEmail", dossier.contactCourriel());
                List<ErreurDeChamp> manque = dossier.manque().stream()
                        .filter(erreur -> !erreur.champ().equals("contactEmail"))
                        .toList();
                dossiers.confier(dossier.id(), dossier.contactCourriel(), donnees, manque, maintenant);
            }
        });
    }

    /** What somebody is asked to take over; empty for a link that is unknown, over or withdrawn. */
    public Optional<Proposition> proposition(String jeton, Instant maintenant) {
        return liens.acces(jeton, Acces.Nature.CESSION, maintenant).map(offre -> {
            Dossier dossier = dossiers.trouver(offre.dossier()).orElseThrow();
            return new Proposition(
                    appels.charger(dossier.edition()).concours().titre(),
                    dossier.numero(),
                    dossier.structureNom(),
                    dossier.projetTitre(),
                    offre.courriel(),
                    offre.expireLe());
        });
    }

    /**
     * The successor becomes the contact: the former one's name, address and telephone leave the dossier, links given before stop
     * working, colleagues' too, and both are told. What was about to be sent to the former contact goes to the new one, but for
     * what is about the person.
     *
     * @throws RequeteRefusee 404 a link that is unknown, over or withdrawn; 422 name or telephone
     */
    public void accepterCession(String jeton, String nom, String telephone, Instant maintenant) {
        rejeu.transaction(() -> {
            UUID id = liens.acces(jeton, Acces.Nature.CESSION, maintenant)
                    .map(Acces::dossier)
                    .orElseThrow(Dossiers::inconnu);
            Dossier avant = dossiers.verrouiller(id).orElseThrow(Dossiers::inconnu);
            Acces offre = liens.acces(jeton, Acces.Nature.CESSION, maintenant).orElseThrow(Dossiers::inconnu);
            Appel appel = appels.charger(avant.edition());
            Map<String, Object> donnees = new LinkedHashMap<>(avant.donnees());
            donnees.keySet().removeAll(CONTACT);
            donnees.putAll(appel.nettoyer(contact(nom, offre.courriel(), telephone)));
            donnees.values().removeIf(java.util.Objects::isNull);
            List<ErreurDeChamp> manque = appel.manque(donnees);
            List<ErreurDeChamp> erreurs = manque.stream()
                    .filter(erreur -> CONTACT.contains(erreur.champ()))
                    .toList();
            if (!erreurs.isEmpty()) {
                throw RequeteRefusee.invalide(erreurs);
            }
            dossiers.confier(id, offre.courriel(), donnees, manque, maintenant);
            acces.supprimer(id, Acces.Nature.COLLEGUE);
            acces.supprimer(id, Acces.Nature.CESSION);
            liens.remplacer(id, offre.courriel(), maintenant);
            decisions.consigner(new Decision(
                    0,
                    avant.edition(),
                    id,
                    avant.categorie(),
                    SUJET_CONTACT,
                    "remplace",
                    null,
                    null,
                    "contact",
                    maintenant,
                    Map.of()));
            courriels.readresser(id, avant.contactCourriel(), offre.courriel());
            ecrire(avant, avant.contactCourriel(), new Contenu.ContactRemplace(avant.projetTitre(), maintenant));
            ecrire(avant, offre.courriel(), nouveauLien(avant, appel, true, maintenant));
        });
    }

    private static Map<String, Object> contact(String nom, String adresse, String telephone) {
        Map<String, Object> contact = new LinkedHashMap<>();
        contact.put("contactNom", nom == null ? "" : nom);
        contact.put("contactEmail", adresse);
        contact.put("contactTelephone", telephone == null ? "" : telephone);
        return contact;
    }

    /**
     * A new link is mailed to the contact; the former ones stop working at once, this one too: whoever asks, only who reads the
     * contact's mailbox goes on.
     *
     * @throws RequeteRefusee 403, 404 link; 429
     */
    public void renouvelerLien(String jeton, Instant maintenant) {
        rejeu.transaction(() -> renouveler(verrouiller(jeton), maintenant));
    }

    /** In the caller's transaction, who has locked the dossier. */
    void renouveler(Dossier dossier, Instant maintenant) {
        limites.exiger("lien", dossier.id().toString(), RENOUVELLEMENTS_PAR_HEURE, maintenant);
        liens.remplacer(dossier.id(), dossier.contactCourriel(), maintenant);
        ecrire(
                dossier,
                dossier.contactCourriel(),
                nouveauLien(dossier, appels.charger(dossier.edition()), false, maintenant));
    }

    private static Contenu nouveauLien(Dossier dossier, Appel appel, boolean reprise, Instant maintenant) {
        return new Contenu.NouveauLien(
                dossier.projetTitre(),
                reprise,
                brouillon(dossier, appel, maintenant),
                appel.delais().cloture());
    }

    /** Not deposited, and it still can be on time. */
    private static boolean brouillon(Dossier dossier, Appel appel, Instant maintenant) {
        return !dossier.depose() && !appel.delais().apresCloture(maintenant);
    }

    private Acces ouvrir(
            Dossier dossier, Acces.Nature nature, String adresse, String nom, Instant maintenant, Instant expireLe) {
        return liens.ouvrirAcces(
                new Acces(UUID.randomUUID(), dossier.id(), nature, adresse, nom, null, maintenant, expireLe));
    }

    private void ecrire(Dossier dossier, String adresse, Contenu contenu) {
        courriels.envoyer(Courriel.a(adresse, appels.charger(dossier.edition()).concours(), contenu)
                .dossier(dossier.id(), dossier.numero()));
    }

    private void limiter(String usage, Dossier dossier, String adresse, Instant maintenant) {
        limites.exiger(usage, dossier.id().toString(), MESSAGES_PAR_HEURE, maintenant);
        limites.exiger("destinataire", adresse, MESSAGES_PAR_ADRESSE_ET_PAR_HEURE, maintenant);
    }

    private Dossier verrouiller(String jeton) {
        return dossiers.verrouiller(liens.exigerContact(jeton)).orElseThrow(Dossiers::inconnu);
    }

    private static void exigerUnAutre(Dossier dossier, String champ, String adresse) {
        if (adresse.equalsIgnoreCase(dossier.contactCourriel())) {
            throw RequeteRefusee.invalide(champ, "Cette adresse est déjà celle du contact du dossier.");
        }
    }

    /** @throws RequeteRefusee 422 */
    static String adresse(String champ, String adresse) {
        String propre = adresse == null ? "" : adresse.strip();
        ReglesCourantes.adresseElectronique(propre).ifPresent(message -> {
            throw RequeteRefusee.invalide(
                    champ, "Indiquez une adresse électronique valable, par exemple nom@structure.fr.");
        });
        return propre;
    }

    /**
     * @param titulaire whether the reader is the contact, who alone may change anything
     * @param lecteur the reader's address
     * @param cession the offer that awaits an answer, null for none
     */
    public record Partage(String contact, boolean titulaire, String lecteur, List<Invite> collegues, Invite cession) {}

    /** @param expireLe null for a colleague */
    public record Invite(UUID id, String courriel, String nom, Instant depuis, Instant expireLe) {}

    /** @param numero null for a draft; so for what is not typed yet */
    public record Proposition(
            String concours, String numero, String structure, String projet, String courriel, Instant expireLe) {}
}
