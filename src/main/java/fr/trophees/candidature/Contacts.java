package fr.trophees.candidature;

import fr.trophees.courriel.Concours;
import fr.trophees.courriel.CourrielService;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Who is written to about a dossier, and how that person leaves without the structure's dossier being withdrawn (ORG-2). */
@Service
public class Contacts {

    private final DossierRepository dossiers;
    private final LiensDeDossier liens;
    private final AccesRepository acces;
    private final Appels appels;
    private final RetraitService retraits;
    private final CourrielService courriels;

    Contacts(
            DossierRepository dossiers,
            LiensDeDossier liens,
            AccesRepository acces,
            Appels appels,
            RetraitService retraits,
            CourrielService courriels) {
        this.dossiers = dossiers;
        this.liens = liens;
        this.acces = acces;
        this.appels = appels;
        this.retraits = retraits;
        this.courriels = courriels;
    }

    /**
     * The contact of the dossier that a personal link opens; nobody else changes it until the transaction ends.
     *
     * @throws fr.trophees.base.RequeteRefusee 404 unknown or revoked link, 403 a colleague's
     */
    public Contact verrouiller(String jeton) {
        return dossiers.verrouiller(liens.exigerContact(jeton))
                .map(Contacts::contact)
                .orElseThrow(Dossiers::inconnu);
    }

    /** As {@link #verrouiller}, to read only. */
    public Contact parLien(String jeton) {
        return dossiers.trouver(liens.exigerContact(jeton))
                .map(Contacts::contact)
                .orElseThrow(Dossiers::inconnu);
    }

    public Optional<Contact> parNumero(String numero) {
        return dossiers.trouver(numero).map(Contacts::contact);
    }

    public Optional<Contact> parDossier(UUID dossier) {
        return dossiers.trouver(dossier).map(Contacts::contact);
    }

    /**
     * Forgets the person: a draft is erased; a deposited dossier is kept, its mails, those still to leave too, go to the organiser
     * until the structure names somebody else, and its links stop working. Colleagues keep theirs; what was offered to a successor is withdrawn.
     */
    public void remplacer(UUID id, Instant le) {
        Optional<Dossier> trouve = dossiers.verrouiller(id);
        if (trouve.isEmpty()) {
            return;
        }
        Dossier dossier = trouve.get();
        if (!dossier.depose()) {
            retraits.retirer(id, le);
            return;
        }
        String organisateur = appels.charger(dossier.edition()).concours().contact();
        dossiers.oublierContact(id, organisateur, le);
        courriels.readresser(id, dossier.contactCourriel(), organisateur);
        liens.revoquer(id, le);
        acces.supprimer(id, Acces.Nature.CESSION);
    }

    /** What mails say of an edition's contest. */
    public Concours concours(String edition) {
        return appels.charger(edition).concours();
    }

    /** « vendredi 8 novembre 2024 ». */
    public String jour(LocalDate jour) {
        return Appel.jour(jour);
    }

    private static Contact contact(Dossier dossier) {
        return new Contact(
                dossier.id(), dossier.edition(), dossier.numero(), dossier.structureNom(), dossier.contactCourriel());
    }

    /**
     * @param numero null for a draft
     * @param structureNom null when not typed yet
     */
    public record Contact(UUID dossier, String edition, String numero, String structureNom, String adresse) {}
}
